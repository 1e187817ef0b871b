"""A table of actions becomes a plan, or says everything that is wrong in it."""

import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data.base.problems import RefusedFileError
from data.importers.formats import Reading, Town
from data.importers.tables.actions import read, score
from data.mandate.drafts import (
    ActionDraft,
    DeadlineDraft,
    DelegationDraft,
    PartyDraft,
    PlanDraft,
    ReportDraft,
)
from data.mandate.vocabulary import (
    ActionNature,
    Confidence,
    DeadlinePrecision,
    PartyRole,
    Stage,
)
from tests.data.importers.tables.files import TOWN, Rows, a_csv, an_ods, an_xlsx, opened

CULTURE = DelegationDraft("CUL", "Culture", "Culture et patrimoine", "adjoint", ("le patrimoine",))
SPORTS = DelegationDraft("SPO", "Sports", "Sports", "adjoint")
KNOWING = replace(TOWN, delegations=(CULTURE, SPORTS))


def reading(path: Path, rows: Rows, town: Town = KNOWING) -> Reading:
    return read(opened(an_xlsx(path / "a.xlsx", {"Suivi": rows})), town)


def plan(path: Path, rows: Rows, town: Town = KNOWING) -> PlanDraft:
    content = reading(path, rows, town).content
    assert isinstance(content, PlanDraft)
    return content


def one(path: Path, headings: list[str], cells: list[Any], town: Town = KNOWING) -> ActionDraft:
    (action,) = plan(path, [headings, cells], town).actions
    return action


def errors(path: Path, rows: Rows, town: Town = KNOWING) -> list[str]:
    with pytest.raises(RefusedFileError) as caught:
        reading(path, rows, town)
    return [str(problem).replace("\u00a0", " ") for problem in caught.value.problems]


def test_a_whole_row_is_read(tmp_path: Path) -> None:
    headings = [
        "Code", "Action", "Rubrique", "Volet", "Nature", "Pilote", "En appui", "Partenaires",
        "Échéance", "Statut", "Avancement (%)", "Météo", "Mise à jour le", "Commentaire",
        "Texte d’origine", "Lieux",
    ]  # fmt: skip
    cells = [
        "C-1", "Rénover", "Lecture", "Externe", "projet", "culture", "Sports ; CAF", "Région\nÉtat",
        date(2029, 6, 30), "lancée", 40, "Objectifs atteignables", date(2028, 9, 1), "Ça avance.",
        "Nous rénoverons.", "Quai ; Halle",
    ]  # fmt: skip
    draft = plan(tmp_path, [headings, cells])
    (action,) = draft.actions
    assert replace(action, where=action.where) == ActionDraft(
        code="C-1",
        title="Rénover",
        wording="Nous rénoverons.",
        nature=ActionNature.PROJECT,
        locator="Feuille «\u00a0Suivi\u00a0», ligne 2",
        origin="table",
        scope="Externe",
        headings=("R1",),
        parties=(
            PartyDraft(PartyRole.PILOT, delegation="CUL"),
            PartyDraft(PartyRole.SUPPORT, delegation="SPO"),
            PartyDraft(PartyRole.SUPPORT, body="CAF"),
            PartyDraft(PartyRole.PARTNER, body="Région"),
            PartyDraft(PartyRole.PARTNER, body="État"),
        ),
        deadline=DeadlineDraft(date(2029, 6, 30), DeadlinePrecision.DAY, "30/06/2029"),
        places=("Quai", "Halle"),
        report=ReportDraft(
            Stage.IN_PROGRESS, date(2028, 9, 1), 40, Confidence.REACHABLE, "Ça avance."
        ),
        where=action.where,
    )
    assert [heading.title for heading in draft.headings] == ["Lecture"]
    assert set(draft.given or ()) == {
        "code", "title", "headings", "scope", "nature", "parties", "deadline", "report",
        "wording", "places",
    }  # fmt: skip


def test_only_the_columns_that_are_there_are_given_and_empty_cells_are_unsaid(
    tmp_path: Path,
) -> None:
    rows = [
        ["Code", "Action", "Statut", "Nature", "Échéance"],
        ["A", "Rénover", None, None, None],
        ["B", "Créer", "fini", "projet", "2029"],
    ]
    draft = plan(tmp_path, rows)
    assert set(draft.given or ()) == {"code", "title", "report", "nature", "deadline"}
    first, second = draft.actions
    assert (first.report, first.deadline) == (None, None)
    assert first.unsaid == {"report", "nature", "deadline"}
    assert second.unsaid == frozenset()


def test_ods_and_csv_are_read_as_well(tmp_path: Path) -> None:
    rows = [["N°", "Projet", "État"], ["A", "Rénover", "terminé"]]
    text = "\r\n".join(";".join(row) for row in rows)
    for path in (an_ods(tmp_path / "a.ods", rows), a_csv(tmp_path / "a.csv", text, "cp1252")):
        content = read(opened(path), KNOWING).content
        assert isinstance(content, PlanDraft)
        assert content.actions[0].report == ReportDraft(Stage.DONE)


def test_all_errors_of_a_file_are_said_at_once_in_order(tmp_path: Path) -> None:
    rows = [
        ["Code", "Action", "Statut", "Avancement (%)", "Échéance"],
        ["A", "Un", "presque", 40, date(1900, 1, 31)],
        ["B", "Deux", "fini", 140, "01/01/2106"],
        ["A", "Trois", "fini", "beaucoup", "un jour"],
    ]
    found = errors(tmp_path, rows)
    assert [text.split(" : ")[0] for text in found] == [
        "Feuille « Suivi », ligne 2, colonne « Échéance »",
        "Feuille « Suivi », ligne 2, colonne « Statut »",
        "Feuille « Suivi », ligne 2",
        "Feuille « Suivi », ligne 3, colonne « Échéance »",
        "Feuille « Suivi », ligne 3, colonne « Avancement (%) »",
        "Feuille « Suivi », ligne 4, colonne « Échéance »",
        "Feuille « Suivi », ligne 4, colonne « Avancement (%) »",
        "Feuille « Suivi », ligne 4",
    ]
    assert "« 31/01/1900 » n’est pas une date possible ici" in found[0]
    assert "« presque » n’est pas connu ; attendu : Réalisé, En cours" in found[1]
    assert "le code « A » sert à plusieurs actions (aussi ligne 4)" in found[2]
    assert "« 140 » est hors des limites" in found[4]


def test_one_code_may_serve_in_two_scopes(tmp_path: Path) -> None:
    rows = [["Code", "Action", "Volet"], [1, "Un", "Interne"], [1, "Deux", "Externe"]]
    assert [(a.scope, a.code) for a in plan(tmp_path, rows).actions] == [
        ("Interne", "1"),
        ("Externe", "1"),
    ]


def test_fractions_are_read_as_percentages_with_a_warning(tmp_path: Path) -> None:
    rows = [["Code", "Action", "Statut", "Avancement"], ["A", "Un", "en cours", 0.42]]
    read_ = reading(tmp_path, rows)
    assert isinstance(read_.content, PlanDraft)
    report = read_.content.actions[0].report
    assert report is not None
    assert report.progress_pct == 42
    assert "de 0 à 1" in str(read_.warnings[0])
    written = [*rows[:1], ["A", "Un", "en cours", "42 %"], ["B", "Deux", "en cours", "0,4 %"]]
    drafts = plan(tmp_path, written).actions
    assert [a.report.progress_pct for a in drafts if a.report] == [42, 0]
    mixed = [*rows, ["B", "Deux", "en cours", 80]]
    assert "une part ou un pourcentage" in errors(tmp_path, mixed)[0]


def test_codes_are_given_to_actions_that_have_none(tmp_path: Path) -> None:
    read_ = reading(tmp_path, [["Action", "Statut"], ["Un", "fini"], ["Deux", "fini"]])
    assert isinstance(read_.content, PlanDraft)
    assert [action.code for action in read_.content.actions] == ["A1", "A2"]
    assert "code" not in (read_.content.given or ())
    assert "2\u00a0actions sans code" in str(read_.warnings[0])


def test_an_unknown_pilot_is_a_new_delegation(tmp_path: Path) -> None:
    rows = [
        ["Code", "Action", "Pilote", "En appui"],
        ["A", "Un", "Eau", "Mer"],
        ["B", "Deux", "Mer", None],
    ]
    read_ = reading(tmp_path, rows)
    assert isinstance(read_.content, PlanDraft)
    assert [(d.code, d.title) for d in read_.content.delegations] == [
        ("EAU", "Eau"),
        ("MER", "Mer"),
    ]
    assert PartyDraft(PartyRole.SUPPORT, delegation="MER") in read_.content.actions[0].parties
    assert len(read_.warnings) == 2


def test_delegations_are_known_by_code_title_and_alias(tmp_path: Path) -> None:
    for text in ("CUL", "culture", "Culture et patrimoine", "Le patrimoine", "Cultures"):
        assert one(tmp_path, ["Code", "Action", "Pilote"], ["A", "Un", text]).parties == (
            PartyDraft(PartyRole.PILOT, delegation="CUL"),
        )
    both = one(tmp_path, ["Code", "Action", "Pilote"], ["A", "Un", "Culture, Sports"])
    assert [party.delegation for party in both.parties] == ["CUL", "SPO"]
    outside = ["A", "Un", "CAPSO (organisme extérieur)"]
    assert one(tmp_path, ["Code", "Action", "Pilote"], outside).parties == (
        PartyDraft(PartyRole.PILOT, body="CAPSO"),
    )


def test_a_misspelt_delegation_is_asked_about_and_a_choice_settles_it(tmp_path: Path) -> None:
    rows = [["Code", "Action", "Pilote"], ["A", "Un", "Cullture"]]
    assert "vouliez-vous dire « Culture »" in errors(tmp_path, rows)[0]
    chosen = replace(KNOWING, value_choices={"Pilote": {"Cullture": "Culture"}})
    assert plan(tmp_path, rows, chosen).actions[0].parties[0].delegation == "CUL"
    new = replace(KNOWING, value_choices={"Pilote": {"Cullture": "Cullture"}})
    assert [one.title for one in plan(tmp_path, rows, new).delegations] == ["Cullture"]


def test_a_persons_name_is_refused(tmp_path: Path) -> None:
    rows = [["Code", "Action", "Pilote"], ["A", "Un", "Mme Durand"]]
    assert "semble un nom de personne" in errors(tmp_path, rows)[0]


def test_titles_are_plain_text_whatever_they_hold(tmp_path: Path) -> None:
    titles = ["<script>alert(1)</script>", "[x](javascript:alert(1))", "=1+1", "**gras**"]
    rows = [["Code", "Action"], *([f"A{i}", title] for i, title in enumerate(titles))]
    assert [action.title for action in plan(tmp_path, rows).actions] == titles


def test_a_milestones_deadline_and_progress_are_not_the_actions_own(tmp_path: Path) -> None:
    headings = [
        "Code",
        "Action",
        "Échéance",
        "Jalon daté",
        "Statut",
        "Avancement (%)",
        "Jalons faits",
    ]
    cells = ["A", "Un", date(2029, 1, 1), "Étape", "en cours", 50, "1 sur 2"]
    action = one(tmp_path, headings, cells)
    assert action.deadline is None
    assert action.report == ReportDraft(Stage.IN_PROGRESS)
    assert {"deadline"} <= action.unsaid


def test_flaws_matter_only_in_columns_that_are_read(tmp_path: Path) -> None:
    rows = [["Code", "Action", "Statut", "Coût"], ["A", "Un", "fini", "#REF!"]]
    assert plan(tmp_path, rows).actions[0].title == "Un"
    rows[1][2] = "#N/A"
    (problem,) = errors(tmp_path, rows)
    assert problem.startswith("Feuille « Suivi », ligne 2, colonne « Statut »")
    assert "#N/A" in problem


def test_progress_without_a_stage_is_said_not_to_be_read(tmp_path: Path) -> None:
    read_ = reading(tmp_path, [["Code", "Action", "Avancement"], ["A", "Un", 40]])
    assert any("faute de statut" in str(warning) for warning in read_.warnings)


def test_several_sheets_make_one_plan_and_others_are_left_out(tmp_path: Path) -> None:
    rows = [["Code", "Action"], ["A", "Un"]]
    sheets = {"Un": rows, "Notes": [["x", "y"], ["a", "b"]], "Deux": [rows[0], ["B", "Deux"]]}
    content = read(opened(an_xlsx(tmp_path / "a.xlsx", sheets)), KNOWING).content
    assert isinstance(content, PlanDraft)
    assert [action.code for action in content.actions] == ["A", "B"]
    twice = {"Un": rows, "Deux": rows}
    with pytest.raises(RefusedFileError) as caught:
        read(opened(an_xlsx(tmp_path / "b.xlsx", twice)), KNOWING)
    assert "feuille «\u00a0Deux\u00a0», ligne 2" in str(caught.value)


def test_empty_tables_are_refused_in_french(tmp_path: Path) -> None:
    assert "aucun tableau" in errors(tmp_path, [])[0]
    assert "aucune action" in errors(tmp_path, [["Code", "Action"]])[0]
    missing = errors(tmp_path, [["Code", "Chose"], ["A", "b"]])[0]
    assert "la colonne « Action » manque" in missing
    assert "« Chose »" in missing


def test_fifty_thousand_actions_are_refused_fast(tmp_path: Path) -> None:
    rows = [
        ["Code", "Action", "Statut"],
        *([f"A{i}", f"Action {i}", "fini"] for i in range(50_000)),
    ]
    path = an_xlsx(tmp_path / "a.xlsx", rows)
    started = time.monotonic()
    with pytest.raises(RefusedFileError, match="limite est de 20") as caught:
        read(opened(path), KNOWING)
    assert time.monotonic() - started < 10
    assert caught.value.count == 1


def test_problems_are_capped_and_counted(tmp_path: Path) -> None:
    rows = [["Code", "Action", "Statut"], *([f"A{i}", "x", "zut"] for i in range(300))]
    with pytest.raises(RefusedFileError) as caught:
        reading(tmp_path, rows)
    assert (len(caught.value.problems), caught.value.count) == (100, 300)


def test_a_table_of_actions_scores_above_anything_else(tmp_path: Path) -> None:
    def scored(*headings: str) -> float:
        return score(opened(an_xlsx(tmp_path / "s.xlsx", [headings, ["x"] * len(headings)])))

    assert scored("Code", "Action", "Pilote", "Statut") > 0.8
    assert scored("N°", "Projet", "État") > 0.5
    assert scored("Code", "Indicateur", "Thème", "Définition", "Unité") < 0.3
    assert scored("Compte", "Libellé", "Montant") == 0
    assert scored("CODE", "LIBELLE") == scored("CODE", "LIBELLE", "SECTION") == 0
    assert scored("Code", "Intitulé", "Échéance") > 0.5
    assert (
        score(opened(a_csv(tmp_path / "a.txt", "Bonjour, voici le plan.\nIl dit, et redit."))) == 0
    )


def test_an_office_s_own_headings_are_known(tmp_path: Path) -> None:
    headings = ["N°", "Intitulé de l’action", "Etat d’avancement", "%", "Élu référent",
                "Date butoir", "Budget"]  # fmt: skip
    rows = [headings, ["A", "Rénover", "en cours", 40, "Culture", date(2029, 6, 30), 3]]
    found = reading(tmp_path, rows)
    assert isinstance(found.content, PlanDraft)
    (action,) = found.content.actions
    assert action.report == ReportDraft(Stage.IN_PROGRESS, None, 40)
    assert action.parties == (PartyDraft(PartyRole.PILOT, delegation="CUL"),)
    (warning,) = found.warnings
    assert "colonne non lue : « Budget »" in warning.message.replace("\u00a0", " ")
    assert "associez-la à l’une des nôtres" in warning.message


def test_columns_that_hold_nothing_or_are_our_own_need_no_word(tmp_path: Path) -> None:
    rows = [["Code", "Action", "Statut", "Autres acteurs", "Vide"], ["A", "B", "fini", "CAF", None]]
    assert reading(tmp_path, rows).warnings == ()


def test_the_same_thing_to_know_is_said_once_with_its_lines(tmp_path: Path) -> None:
    rows: Rows = [["Code", "Action", "Statut", "Mise à jour le"]]
    rows = [*rows, *([f"A{rank}", "B", "fini", date(2031, 1, rank)] for rank in range(1, 11))]
    (warning,) = reading(tmp_path, rows).warnings
    assert warning.where.line == 2
    told = warning.message.replace("\u00a0", " ")
    assert "est une date à venir. De même pour 9 autres lignes (3, 4, 5, 6, 7, 8…)." in told
