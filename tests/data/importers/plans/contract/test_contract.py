"""Contrats de ville in several layouts, all of them invented."""

from datetime import date
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.base.problems import RefusedFileError
from data.importers.files import IncomingFile
from data.importers.formats import Reading, Town
from data.importers.opened import OpenedFile
from data.importers.plans.contract import reader
from data.importers.plans.contract.cell_names import Names, is_person
from data.mandate.drafts import ActionDraft, ActionField, PlanDraft
from data.mandate.vocabulary import ActionNature, PlanKind, TownRole

TOWN = Town(date(2026, 1, 1), name="Port-Clair")

WHOLE = """CONTRAT DE VILLE 2024-2030

Sommaire
Nos quartiers\t3
Les ambitions\t7

La politique de la ville concerne deux quartiers prioritaires.

Nos objectifs sont structurés en 3 ambitions :

- Mieux vivre ensemble dans les quartiers
- Apprendre et travailler près de chez soi

Page tournée : vu et annexé à la délibération.

- Respirer un air plus sain

6 objectifs identifiés

LES AMBITIONS

Mieux vivre ensemble dans les quartiers

Beaucoup reste à faire.

Objectifs identifiés :

1. Ouvrir les halls
2. Soutenir les fêtes de voisins

DES INVESTISSEMENTS STRUCTURANTS

PROJET\tPILOTE(S)\tQUARTIER(S)
Cadre de vie\t\t
Réseau de chaleur des Tilleuls\tAGGLO\tLes Tilleuls
Rénovation urbaine : - Îlot Nord : 12 lots - Îlot Sud\tAGGLO/ Ville de Port-Clair\tLes Tilleuls
Voies vertes - Boucle du port - Boucle du bois\tD99 AGGLO Villes\tEnsemble des quartiers
Haltes de bus\tAGGLO\tGare de Port-Clair
PROJET\tPILOTE(S)\tQUARTIER(S)
Emploi / insertion\t\t
Maison des métiers\tVille de Port-Clair\tLe Port/La Grève
Atelier de quartier\tVille de Rocheval\tLe Port/ La Greve
Recyclerie – étude\tHabitat du Littoral, AGGLO et Ville de Port-Clair\tLe Port/La Grève Les Tilleuls

ANNEXE : TABLEAU SYNTHETIQUE DES OBJECTIFS

Ce tableau sera complété.

Axe\tObjectifs\tAMBITIONS\t\t
\t\tVivre ensemble\tTravailler\tRespirer
LIEN SOCIAL\tOuvrir les halls aux associations\tx\t\t
\tSoutenir les fêtes de voisins\t\t\t
EMPLOI\tRapprocher les jeunes des entreprises\t\t●\t

Ce tableau sera complété.

Axe\tObjectifs\tAMBITIONS\t\t
\t\tVivre ensemble\tTravailler\tRespirer
ECOLOGIE\tPlanter des haies\t\t\t✔
\tIsoler les logements\t\t\t
"""


def read(tmp_path: Path, text: str, town: Town = TOWN) -> Reading:
    path = tmp_path / "contrat.txt"
    path.write_text(text, encoding="utf-8")
    return reader.read(OpenedFile(IncomingFile(path.name, path)), town)


def plan(reading: Reading) -> PlanDraft:
    assert isinstance(reading.content, PlanDraft)
    return reading.content


def action(reading: Reading, rank: int) -> ActionDraft:
    return plan(reading).actions[rank - 1]


def titles(reading: Reading, level: str) -> list[str]:
    return [heading.title for heading in plan(reading).headings if heading.level == level]


def messages(reading: Reading) -> str:
    return "\n".join(problem.message for problem in reading.warnings)


def bodies(draft: ActionDraft) -> list[str | None]:
    return [party.body for party in draft.parties]


def test_ambitions_axes_objectives_and_investments_are_counted(tmp_path: Path) -> None:
    reading = read(tmp_path, WHOLE)
    expected = {
        "ambitions": 3, "strategic_objectives": 3, "axes": 3, "objectives": 5,
        "operational_objectives": 5, "headings": 13, "actions": 7, "investments": 7,
        "milestones": 4, "territories": 2, "crossings": 3, "empty_crossings": 12,
    }  # fmt: skip
    assert {name: reading.counts[name] for name in expected} == expected
    assert reading.format == "contrat-de-ville"


def test_the_list_of_ambitions_is_found_on_both_pages(tmp_path: Path) -> None:
    assert titles(read(tmp_path, WHOLE), "ambition") == [
        "Mieux vivre ensemble dans les quartiers",
        "Apprendre et travailler près de chez soi",
        "Respirer un air plus sain",
    ]


def test_an_axis_printed_once_holds_the_rows_below_it(tmp_path: Path) -> None:
    reading = read(tmp_path, WHOLE)
    assert titles(reading, "axe") == ["Lien social", "Emploi", "Ecologie"]
    tree = {heading.title: heading for heading in plan(reading).headings}
    assert tree["Isoler les logements"].level == "objectif:axe"
    assert tree["Isoler les logements"].parent == tree["Ecologie"].code
    codes = [heading.code for heading in plan(reading).headings]
    assert len(set(codes)) == len(codes)


def test_empty_crossings_are_told_and_never_inferred(tmp_path: Path) -> None:
    reading = read(tmp_path, WHOLE)
    assert "12\u00a0cases sur 15" in messages(reading)
    assert "3\u00a0cases cochées relient" in messages(reading)
    assert "à renseigner" in (plan(reading).note or "")


def test_a_total_that_disagrees_is_told(tmp_path: Path) -> None:
    reading = read(tmp_path, WHOLE)
    assert "6\u00a0objectifs" in messages(reading)
    assert "5 ont été trouvés" in messages(reading)
    assert "annonce 3\u00a0ambitions" not in messages(reading)


def test_a_contract_has_its_years_and_kind(tmp_path: Path) -> None:
    draft = plan(read(tmp_path, WHOLE))
    assert draft.kind is PlanKind.CITY_CONTRACT
    assert draft.title == "Contrat de ville 2024-2030"
    assert (draft.starts_on, draft.ends_on) == (date(2024, 1, 1), date(2030, 12, 31))


def test_a_row_becomes_a_project_under_its_theme(tmp_path: Path) -> None:
    reading = read(tmp_path, WHOLE)
    first = action(reading, 1)
    assert (first.code, first.origin, first.nature) == ("INV-01", "table", ActionNature.PROJECT)
    assert titles(reading, "investissements") == ["Cadre de vie", "Emploi / insertion"]
    assert first.locator == "Tableau des investissements, «\u00a0Cadre de vie\u00a0», ligne 1"
    assert action(reading, 5).headings == ("INV2",)
    assert action(reading, 5).locator.endswith("ligne 1")


def test_the_parts_of_a_project_are_milestones(tmp_path: Path) -> None:
    reading = read(tmp_path, WHOLE)
    urban = action(reading, 2)
    assert urban.title == "Rénovation urbaine"
    assert [part.title for part in urban.milestones] == [
        "Îlot Nord : 12 lots",
        "Îlot Sud",
    ]
    assert [part.title for part in action(reading, 3).milestones] == [
        "Boucle du port",
        "Boucle du bois",
    ]
    assert not action(reading, 7).milestones


def test_pilots_are_parted_by_signs_and_by_known_names(tmp_path: Path) -> None:
    reading = read(tmp_path, WHOLE)
    assert bodies(action(reading, 2)) == ["AGGLO", "Ville de Port-Clair"]
    assert bodies(action(reading, 3)) == ["D99", "AGGLO", "Villes"]
    assert bodies(action(reading, 7)) == ["Habitat du Littoral", "AGGLO", "Ville de Port-Clair"]


@pytest.mark.parametrize(
    ("rank", "role"),
    [
        (1, TownRole.FOLLOWS),
        (2, TownRole.PILOTS),
        (3, TownRole.PILOTS),
        (5, TownRole.PILOTS),
        (6, TownRole.FOLLOWS),
    ],
)
def test_the_town_only_pilots_what_names_it(tmp_path: Path, rank: int, role: TownRole) -> None:
    assert action(read(tmp_path, WHOLE), rank).town_role is role


def test_quarters_keep_the_slash_of_their_name(tmp_path: Path) -> None:
    reading = read(tmp_path, WHOLE)
    assert action(reading, 5).territories == ("Le Port/La Grève",)
    assert action(reading, 6).territories == ("Le Port/La Grève",)
    assert action(reading, 7).territories == ("Le Port/La Grève", "Les Tilleuls")
    assert action(reading, 3).territories == ("Les Tilleuls", "Le Port/La Grève")
    assert action(reading, 4).places == ("Gare de Port-Clair",)
    assert action(reading, 4).territories == ()


def test_without_a_table_the_lists_of_the_text_stand_in(tmp_path: Path) -> None:
    text = WHOLE[: WHOLE.index("ANNEXE")]
    reading = read(tmp_path, text)
    assert titles(reading, "objectif:ambition") == [
        "Ouvrir les halls",
        "Soutenir les fêtes de voisins",
    ]
    parents = [h.parent for h in plan(reading).headings if h.level == "objectif:ambition"]
    assert parents == ["A1", "A1"]


LABELLED = """# Contrat de ville « Quartiers 2030 » 2024-2030

## Ambition n° 1 : Grandir ici

Objectif 1.1 : Lire dès la crèche

Objectif 1.2 : Faire du sport

## Ambition n° 2 : Vieillir ici

Objectif 2.1 : Adapter les logements

| Opération | Maître d’ouvrage | Secteur | Livraison prévisionnelle | Coût |
|---|---|---|---|---|
| Crèche des Lilas | Commune | Les Lilas | décembre 2027 | 2 M€ |
| Halle des sports | Mme Untel | Les Lilas / Le Bourg | 2028 | 5 M€ |
| Résidence du Bourg | LOGEO SA3B | Le Bourg | | |
"""


def test_other_words_for_the_same_columns(tmp_path: Path) -> None:
    reading = read(tmp_path, LABELLED)
    assert reading.counts["ambitions"] == 2
    assert titles(reading, "objectif:ambition") == [
        "Lire dès la crèche",
        "Faire du sport",
        "Adapter les logements",
    ]
    assert reading.counts["actions"] == 3
    assert action(reading, 1).town_role is TownRole.PILOTS
    deadline = action(reading, 1).deadline
    assert deadline
    assert deadline.latest_on == date(2027, 12, 31)
    assert action(reading, 2).territories == ("Les Lilas", "Le Bourg")


def test_the_name_of_a_person_is_never_kept(tmp_path: Path) -> None:
    reading = read(tmp_path, LABELLED)
    assert "Untel" not in repr(reading.content)
    assert "Untel" not in messages(reading)
    assert "est une personne" in messages(reading)


def test_pilots_that_may_be_two_are_to_be_reviewed(tmp_path: Path) -> None:
    reading = read(tmp_path, LABELLED)
    assert bodies(action(reading, 3)) == ["LOGEO SA3B"]
    assert ActionField.PARTIES in action(reading, 3).to_review


def test_axes_and_their_objectives_in_the_text(tmp_path: Path) -> None:
    text = LABELLED.replace("Ambition n°", "Axe")
    reading = read(tmp_path, text)
    assert titles(reading, "axe") == ["Grandir ici", "Vieillir ici"]
    assert len(titles(reading, "objectif:axe")) == 3
    assert reading.counts["ambitions"] == 0


def test_a_theme_may_have_its_column(tmp_path: Path) -> None:
    text = (
        "Contrat de ville\n\nThématique\tIntitulé du projet\tPorteur\tQPV\n"
        "Santé\tMaison médicale\tCCAS\tNord\nSanté\tCentre de soins\tCCAS\tSud\n"
        "Sport\tGymnase\tVille\tSud\n"
    )
    reading = read(tmp_path, text)
    assert titles(reading, "investissements") == ["Santé", "Sport"]
    assert [action(reading, rank).headings for rank in (1, 2, 3)] == [
        ("INV1",),
        ("INV1",),
        ("INV2",),
    ]


def test_rows_cut_by_a_page_are_joined(tmp_path: Path) -> None:
    text = WHOLE.replace(
        "Maison des métiers\tVille de Port-Clair",
        "Maison des métiers de\tVille de\tLe Port/\nla mer\tPort-Clair\tLa Grève\n"
        "Phare à rénover\tVille de Port-Clair",
    ).replace("Planter des haies\t\t\t✔", "Planter des\t\t\t✔\n\thaies le long des rues\t\t\t")
    reading = read(tmp_path, text)
    assert reading.counts["actions"] == 8
    assert action(reading, 5).wording == "Maison des métiers de la mer"
    assert bodies(action(reading, 5)) == ["Ville de Port-Clair"]
    assert action(reading, 5).territories == ("Le Port/La Grève",)
    assert "Planter des haies le long des rues" in titles(reading, "objectif:axe")


def test_a_word_document_with_merged_cells_gives_the_same(tmp_path: Path) -> None:
    made = docx.Document()
    run: list[list[str]] = []
    for line in [*WHOLE.split("\n"), ""]:
        if "\t" in line:
            run.append(line.split("\t"))
            continue
        if run:
            table = made.add_table(len(run), max(map(len, run)))
            for rank, row in enumerate(run):
                for place, cell in enumerate(row):
                    table.cell(rank, place).text = cell
                if len(row) == 3 and row[0] and not any(row[1:]):
                    table.cell(rank, 0).merge(table.cell(rank, 2))
            run = []
        if line.startswith("- "):
            made.add_paragraph(line[2:], style="List Bullet")
        elif line:
            made.add_paragraph(line)
    path = tmp_path / "contrat.docx"
    made.save(str(path))
    found = reader.read(OpenedFile(IncomingFile(path.name, path)), TOWN)
    assert found.counts == read(tmp_path, WHOLE).counts
    assert titles(found, "ambition") == titles(read(tmp_path, WHOLE), "ambition")


def test_a_table_that_is_named_and_not_recognised_is_told(tmp_path: Path) -> None:
    text = WHOLE.replace("Axe\tObjectifs\tAMBITIONS", "Lettre\tTexte\tNote")
    assert "n’a pas été reconnu" in messages(read(tmp_path, text))


def test_a_document_without_any_of_it_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedFileError, match="ni objectifs ni tableau"):
        read(tmp_path, "Le contrat de ville sera signé demain.\n")


@pytest.mark.parametrize("text", [WHOLE, LABELLED])
def test_a_contract_looks_like_one(tmp_path: Path, text: str) -> None:
    path = tmp_path / "contrat.md"
    path.write_text(text, encoding="utf-8")
    assert reader.score(OpenedFile(IncomingFile(path.name, path))) >= 0.4


def test_another_document_does_not(tmp_path: Path) -> None:
    path = tmp_path / "lettre.txt"
    path.write_text("Madame,\n\nVoici nos projets.\n", encoding="utf-8")
    assert reader.score(OpenedFile(IncomingFile(path.name, path))) < 0.3


@pytest.mark.parametrize(
    ("name", "expected"),
    [("M. Martin", True), ("Mme Durand", True), ("Maison médicale", False), ("Mairie", False)],
)
def test_persons_are_told_by_their_civility(name: str, expected: bool) -> None:
    assert is_person(name) is expected


known_names = st.lists(
    st.sampled_from(["AGGLO", "Ville de Port-Clair", "CCAS", "Habitat 62", "Région", "Les Amis"]),
    min_size=1,
    max_size=3,
    unique=True,
)


@given(known_names, st.sampled_from(["/", " / ", ", ", " ; ", " et ", " - ", " "]))
def test_names_known_elsewhere_are_parted_whatever_the_sign(names: list[str], sign: str) -> None:
    cell = sign.join(names)
    column = ["AGGLO", "Ville de Port-Clair", "CCAS", "Habitat 62", "Région", "Les Amis", cell]
    assert list(Names(column).of(cell)[0]) == names


@settings(deadline=None)
@given(st.text(max_size=60), st.lists(st.text(max_size=20), max_size=4))
def test_no_cell_breaks_the_parting_of_names(cell: str, others: list[str]) -> None:
    found, _ = Names([cell, *others]).of(cell)
    assert all(name.strip() for name in found)
    assert len(set(found)) == len(found)


def test_a_table_whose_columns_are_lost_is_read_line_by_line(tmp_path: Path) -> None:
    head = "Axe Objectifs AMBITIONS\n\nVivre ensemble Travailler Respirer\n\n"
    text = (
        "Contrat de ville\n\nCe tableau sera complété.\n\n"
        f"{head}LIEN SOCIAL Ouvrir les halls\n\nSoutenir les fêtes\n\n"
        f"Ce tableau sera complété.\n\n{head}EMPLOI Rapprocher les jeunes des entreprises\n\n"
        "Former aux métiers\n\n"
    )
    reading = read(tmp_path, text)
    assert titles(reading, "axe") == ["Lien social", "Emploi"]
    assert len(titles(reading, "objectif:axe")) == 4
    assert "lues une à une" in messages(reading)
