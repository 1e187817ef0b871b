"""The Imports page, without a browser: read, correct, match, save, take back."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from components.imports.corrections import Column
from components.imports.work import Work
from data.base.database import migrate
from data.base.problems import Problem, RefusedFileError, Where
from data.base.service import base_view
from data.base.views import Scope
from data.importers import registry
from data.importers.formats import Reading, Town
from data.importers.opened import OpenedFile
from data.importers.service import batch_lines
from data.mandate.drafts import (
    ActionDraft,
    ActionField,
    DeadlineDraft,
    DelegationDraft,
    Guess,
    PartyDraft,
    PlanDraft,
    Sureness,
)
from data.mandate.service import actions_view
from data.mandate.views import ActionFilters, ActionState
from data.mandate.vocabulary import ActionNature, DeadlinePrecision, PartyRole, PlanKind
from data.overview.service import start_town
from tests.hostile import PAYLOAD
from tests.pages.screens import links, markup, moved, opened, read, said, tables, troubles

DOCUMENT = ("feuille.txt", "Avant l’été 2026, des caméras.".encode(), "text/plain")
SHEET = (
    "suivi.csv",
    "Code;Action;Statut\nSEC-1;Installer des caméras;Blabla\nSEC-2;Nettoyer;Réalisé\n".encode(),
    "text/csv",
)
DANGERS = ("<b>x", "[lien](", ":red[y]")


def action(code: str, title: str, **fields: Any) -> ActionDraft:
    return ActionDraft(
        code=code,
        title=title,
        wording=f"{title}, en lien avec l’adjointe.",
        nature=ActionNature.PROJECT,
        locator=f"Sécurité, point {code}",
        parties=(PartyDraft(PartyRole.PILOT, delegation="SEC"),),
        **fields,
    )


PLAN = PlanDraft(
    PlanKind.MANDATE_CONTRACT,
    "Feuille de route",
    (
        action(
            "SEC-1",
            "Installer des caméras",
            deadline=DeadlineDraft(date(2026, 6, 30), DeadlinePrecision.SEASON, "avant l’été 2026"),
            guesses=(Guess(ActionField.TITLE, Sureness.UNSURE, "des caméras"),),
        ),
        action("SEC-2", "Nettoyer", guesses=(Guess(ActionField.NATURE, Sureness.LIKELY, "sera"),)),
        action("SEC-3", "Ouvrir", guesses=(Guess(ActionField.TITLE, Sureness.UNSURE, "ouvrir"),)),
    ),
    delegations=(DelegationDraft("SEC", "Sécurité", "Sécurité et propreté", "adjoint"),),
    note="Le document annonce 4 engagements.",
)


@pytest.fixture
def town(no_base: Path) -> None:
    """Give the test a town that was just created."""
    migrate()
    start_town("Villeneuve", "59009", date(2026, 3, 23), date(2032, 3, 31))


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> "Reads":
    """Let texts be read as a plan of the test's own."""
    reader = Reads()
    code = "feuille-de-route"
    one = replace(registry.FORMATS[code], score=lambda _: 1.0, read=reader)
    kept = {code: one, "actions": registry.FORMATS["actions"]}
    monkeypatch.setattr(registry, "FORMATS", kept)
    for module in ("data.importers.pipeline", "data.importers.service", "data.importers.asking"):
        monkeypatch.setattr(f"{module}.FORMATS", kept)
    return reader


class Reads:
    """A reader whose answer the test chooses."""

    def __init__(self) -> None:
        self.plan = PLAN
        self.problems: tuple[Problem, ...] = ()
        self.warnings: tuple[Problem, ...] = ()
        self.count = 0

    def __call__(self, opened: OpenedFile, town: Town) -> Reading:
        self.count += 1
        if self.problems:
            raise RefusedFileError(opened.file.name, self.problems)
        counts = {"actions": len(self.plan.actions), "delegations": len(self.plan.delegations)}
        return Reading("feuille-de-route", self.plan, counts, self.warnings)


def brought(*files: tuple[str, bytes, str]) -> AppTest:
    screen = opened("imports")
    return screen.file_uploader[0].set_value(list(files)).run()


def work_of(screen: AppTest) -> Work:
    works: Mapping[str, Work] = screen.session_state["import-works"]
    return next(iter(works.values()))


def typed(screen: AppTest, rank: int, **cells: object) -> AppTest:
    """Type in a row of the correction table."""
    widget = next(reversed(work_of(screen).editors))
    named = {Column[name.upper()].value: cell for name, cell in cells.items()}
    screen.session_state[widget] = {
        "edited_rows": {rank: named},
        "added_rows": [],
        "deleted_rows": [],
    }
    return screen.run()


def pressed(screen: AppTest, label: str) -> AppTest:
    button = next(one for one in screen.main.button if label in one.label)
    return button.click().run()


def saved_actions() -> dict[str, ActionState]:
    scope = Scope("59009", "FDR", date(2026, 6, 1))
    return {one.code: one for one in actions_view(scope, ActionFilters()).actions}


@pytest.mark.usefixtures("town")
def test_nothing_came_in_yet() -> None:
    screen = opened("imports")
    assert troubles(screen) == []
    text = said(screen.main)
    assert "Aucun fichier n’a encore été importé" in text
    assert "50 Mo au plus par fichier" in text
    assert "python -m data import FICHIER" in text
    uploader = screen.file_uploader[0]
    assert {".docx", ".pdf", ".xlsx"} <= set(uploader.allowed_type)
    assert "Modèle : tableau de suivi des actions" in text


@pytest.mark.usefixtures("town")
def test_a_document_is_read_and_said(reads: Reads) -> None:
    reads.warnings = (Problem("le numéro 3 manque.", Where(page=2)),)
    screen = brought(DOCUMENT)
    assert troubles(screen) == []
    text = said(screen.main)
    assert "Trouvé : 1 délégation et 3 actions" in text
    assert "Le document annonce 4 engagements." in text
    assert "1 point à vérifier dans ce fichier" in text
    assert "Page 2 : le numéro 3 manque." in text
    assert "2 actions gardent un point à relire sur 3" in text
    assert list(tables(screen.main)[0][Column.CODE]) == ["SEC-1", "SEC-3"]
    assert "4 lignes ajoutées" in text
    assert base_view().version == work_of(screen).preview.data_version  # type: ignore[union-attr]


@pytest.mark.usefixtures("town")
def test_corrections_are_kept_then_saved(reads: Reads) -> None:
    screen = brought(DOCUMENT)
    screen = typed(screen, 0, title="Installer 40 caméras", deadline="31/12/2027")
    assert troubles(screen) == []
    assert "1 action garde un point à relire sur 3" in said(screen.main)

    screen = screen.main.button_group[0].set_value("toutes").run()
    codes = list(tables(screen.main)[0][Column.CODE])
    assert codes == ["SEC-1", "SEC-2", "SEC-3"]
    assert tables(screen.main)[0][Column.TITLE][0] == "Installer 40 caméras"
    screen = typed(screen, 1, kept=False, nature="Mission permanente")
    assert "3 lignes ajoutées et 1 écartée par vous" in said(screen.main)

    screen = moved(moved(screen, "overview"), "imports")
    assert "3 lignes ajoutées et 1 écartée par vous" in said(screen.main)
    assert reads.count == 1

    screen.text_input(key="import-author").input(PAYLOAD).run()
    screen = pressed(screen, "Enregistrer")
    assert troubles(screen) == []
    assert "est enregistré : 3 lignes ajoutées" in said(screen.main)
    assert {page for _, page, _ in links(screen.main)} >= {"", "delegations", "actions"}
    kept = saved_actions()
    assert set(kept) == {"SEC-1", "SEC-3"}
    assert kept["SEC-1"].title == "Installer 40 caméras"
    deadline = kept["SEC-1"].deadline
    assert deadline is not None
    assert deadline.latest_on == date(2027, 12, 31)
    assert batch_lines()[0].author == PAYLOAD
    assert not any(danger in text for text in markup(screen.main) for danger in DANGERS)
    assert PAYLOAD in said(screen.main)


@pytest.mark.usefixtures("town")
def test_reading_again_goes_down_the_list(reads: Reads) -> None:
    screen = pressed(brought(DOCUMENT), "Relu, passer à la suivante")
    text = said(screen.main)
    assert "1 action garde un point à relire" in text
    assert "Ouvrir, en lien avec l’adjointe." in text
    screen = pressed(screen, "Tout marquer comme relu")
    assert "Rien ne reste à relire" in said(screen.main)
    assert troubles(screen) == []


@pytest.mark.usefixtures("town")
def test_a_delegation_is_renamed(reads: Reads) -> None:
    screen = brought(DOCUMENT)
    field = next(one for one in screen.text_input if "SEC" in one.label)
    screen = field.input("Tranquillité").run()
    screen = pressed(screen, "Enregistrer")
    assert troubles(screen) == []
    assert saved_actions()["SEC-1"].parties[0].name == "Tranquillité"


@pytest.mark.usefixtures("town")
def test_the_same_file_again_says_so_and_changes_nothing(reads: Reads) -> None:
    pressed(brought(DOCUMENT), "Enregistrer")
    version = base_view().version
    screen = brought(DOCUMENT)
    text = said(screen.main)
    assert "c’est exactement le même fichier" in text
    assert "la base dit déjà tout ce que dit ce fichier" in text
    button = next(one for one in screen.main.button if one.label == "Enregistrer")
    assert button.disabled
    assert base_view().version == version


@pytest.mark.usefixtures("town")
def test_many_problems_do_not_fill_the_page(reads: Reads) -> None:
    reads.problems = tuple(Problem("le code manque.", Where(line=line)) for line in range(2, 19))
    screen = brought(DOCUMENT)
    assert [len(one.value) for one in screen.table] == [10, 7]
    assert any("Et 7" in one.label for one in screen.expander)


@pytest.mark.usefixtures("town")
def test_a_refused_file_lists_all_of_its_problems(reads: Reads) -> None:
    reads.problems = (
        Problem("le code manque.", Where(line=3)),
        Problem(f"« {PAYLOAD} » n’est pas connu.", Where(line=9, column=PAYLOAD)),
    )
    screen = brought(DOCUMENT)
    assert "2 problèmes à corriger" in screen.error[0].value.replace("\u00a0", " ")
    text = said(screen.main)
    assert "ligne 3" in text
    assert "le code manque." in text
    assert not any(danger in one for one in markup(screen.main) for danger in DANGERS)
    assert not any(one.label == "Enregistrer" for one in screen.main.button)


@pytest.mark.usefixtures("town")
def test_a_file_that_nothing_reads_is_said_kindly() -> None:
    screen = brought(("notes.csv", b"a;b\n1;2\n", "text/csv"))
    assert not screen.exception
    assert "n’est pas reconnu" in screen.error[0].value


@pytest.mark.usefixtures("town")
def test_a_hostile_document_stays_text(reads: Reads) -> None:
    hostile = replace(
        PLAN.actions[0],
        title=PAYLOAD,
        wording=PAYLOAD,
        locator=PAYLOAD,
        guesses=(Guess(ActionField.TITLE, Sureness.UNSURE, PAYLOAD),),
    )
    delegation = replace(PLAN.delegations[0], title=PAYLOAD, full_title=PAYLOAD)
    reads.plan = replace(
        PLAN, title=PAYLOAD, note=PAYLOAD, actions=(hostile,), delegations=(delegation,)
    )
    reads.warnings = (Problem(PAYLOAD),)
    screen = brought((f"{PAYLOAD}.txt".replace("/", " "), b"x", "text/plain"))
    assert troubles(screen) == []
    assert not any(danger in one for one in markup(screen.main) for danger in DANGERS)
    screen = pressed(screen, "Enregistrer")
    assert troubles(screen) == []
    assert not any(danger in one for one in markup(screen.main) for danger in DANGERS)


@pytest.mark.usefixtures("demo_base")
def test_the_demonstration_previews_and_refuses_to_save(reads: Reads) -> None:
    screen = brought(DOCUMENT)
    assert troubles(screen) == []
    assert "La base contient la démonstration" in screen.warning[0].value
    assert not any(one.label == "Enregistrer" for one in screen.main.button)
    assert "premiers-pas" in {page for _, page, _ in links(screen.main)}


@pytest.mark.usefixtures("town")
def test_a_spreadsheet_asks_what_its_words_mean() -> None:
    screen = brought(SHEET)
    assert "1 problème à corriger" in screen.error[0].value.replace("\u00a0", " ")
    asked = next(one for one in screen.selectbox if "Blabla" in one.label)
    asked.select("En cours")
    screen = pressed(screen, "Relire avec ces choix")
    assert troubles(screen) == []
    assert "2 lignes ajoutées" in said(screen.main)
    assert "Vos choix, retenus pour le prochain fichier" in said(screen.main)
    screen = pressed(screen, "Enregistrer")
    assert troubles(screen) == []
    assert set(saved_actions()) == {"SEC-1", "SEC-2"}
    assert troubles(brought(SHEET)) == []  # the word is known from now on


@pytest.mark.usefixtures("town")
def test_another_column_is_chosen() -> None:
    content = "Code;Libellé A;Libellé B\nA-1;Un;Deux\n".encode()
    screen = brought(("colonnes.csv", content, "text/csv"))
    field = next((one for one in screen.selectbox if one.label.startswith("Action")), None)
    if field is None:
        picker = next(one for one in screen.selectbox if one.label.startswith("Lire ce fichier"))
        screen = picker.select("actions").run()
        field = next(one for one in screen.selectbox if one.label.startswith("Action"))
    field.select("Libellé B")
    screen = pressed(screen, "Relire avec ces choix")
    assert troubles(screen) == []
    screen = pressed(screen, "Enregistrer")
    assert [one.title for one in saved_actions().values()] == ["Deux"]


@pytest.mark.usefixtures("town")
def test_files_are_chosen_one_by_one_and_let_go(reads: Reads) -> None:
    screen = brought(DOCUMENT, ("autre.txt", b"Autre.", "text/plain"))
    picker = next(one for one in screen.selectbox if one.label == "Fichier à relire")
    assert [label.split(" (")[0] for label in picker.options] == ["1. feuille.txt", "2. autre.txt"]
    screen = pressed(screen, "Abandonner ce fichier")
    assert troubles(screen) == []
    assert not any(one.label == "Fichier à relire" for one in screen.selectbox)


@pytest.mark.usefixtures("town")
def test_another_format_reads_the_file_again(reads: Reads) -> None:
    screen = brought(DOCUMENT)
    picker = next(one for one in screen.selectbox if one.label == "Format reconnu")
    screen = picker.select("actions").run()
    assert not screen.exception
    assert screen.error
    picker = next(one for one in screen.selectbox if one.label == "Format choisi")
    screen = picker.select("feuille-de-route").run()
    assert troubles(screen) == []
    assert reads.count == 2


@pytest.mark.usefixtures("town")
def test_past_imports_are_listed_and_one_is_asked_about(reads: Reads) -> None:
    screen = pressed(brought(DOCUMENT), "Enregistrer")
    listed = tables(screen.main)[-1]
    assert list(listed["Fichier"]) == ["feuille.txt"]
    assert list(listed["État"]) == ["en vigueur"]
    assert len(listed["Empreinte"][0]) == 8
    screen = pressed(screen, "Annuler cet import")
    assert troubles(screen) == []
    assert "Annuler l’import" in said(screen.main) + "".join(one.label for one in screen.button)


@pytest.mark.usefixtures("town")
def test_titles_that_would_change_are_said_before_saving() -> None:
    first = ("a.csv", "Code;Action;Statut\nA-1;Planter mille arbres;Réalisé\n".encode(), "text/csv")
    again = ("b.csv", "Code;Action;Statut;Coût\nA-1;Arbres;Réalisé;3\n".encode(), "text/csv")
    pressed(brought(first), "Enregistrer")
    screen = brought(again)
    assert troubles(screen) == []
    warned = read("\n".join(one.value for one in screen.warning))
    assert "1 titre change" in warned
    assert "« Planter mille arbres » devient « Arbres »" in warned
    assert "colonne non lue : « Coût »" in warned
    assert list(tables(screen.main)[0]["Champ"]) == ["Action"]


@pytest.mark.usefixtures("town")
def test_new_indicators_are_declared_and_lead_to_their_page() -> None:
    content = "Indicateur;Territoire;Année;Valeur;Unité\nArbres;59009;2026;12;arbres\n".encode()
    screen = brought(("valeurs.csv", content, "text/csv"))
    assert "1 indicateur nouveau" in said(screen.main)
    screen = pressed(screen, "Enregistrer")
    assert troubles(screen) == []
    assert {page for _, page, _ in links(screen.main)} == {"indicateurs", "premiers-pas"}


@pytest.mark.usefixtures("demo_base")
def test_the_demonstration_is_no_import_of_the_officer_s() -> None:
    screen = opened("imports")
    assert troubles(screen) == []
    assert "Aucun fichier n’a encore été importé" in said(screen.main)
    assert tables(screen.main) == []


@pytest.mark.usefixtures("town")
def test_a_day_that_no_calendar_has_is_said_and_kept_out(reads: Reads) -> None:
    screen = typed(brought(DOCUMENT), 0, deadline="31/02/2027")
    assert troubles(screen) == []
    warned = read("".join(one.value for one in screen.warning))
    assert "Échéance illisible : SEC-1 (« 31/02/2027 »)" in warned
