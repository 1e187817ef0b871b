"""Official files on the screens, without a browser: previewed, saved together, drawn."""

import json
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.base.database import migrate
from data.importers.service import batch_lines, preview_file, save
from data.territories.vocabulary import TerritoryKind
from tests.data.importers.made import own_town
from tests.data.importers.made_files import FILES, written
from tests.hostile import PAYLOAD
from tests.pages.screens import links, markup, opened, said, tables, troubles

QUARTERS = "QP2024_France_Hexagonale_Outre_Mer_WGS84.geojson"
COMMUNES = "communes-62-pas-de-calais.geojson"
CORRESPONDENCE = "liste-correspondance-qp2024-qp2015.csv"
INCOMES = "REVN_2021.csv"
POPULATIONS = "populations_legales_2022_communes.csv"
SCHOOLS = "fr-en-ips_ecoles_2021-2022.csv"
ACCOUNTS = "ofgl-base-communes.csv"
DANGERS = ("<b>x", "[lien](", ":red[y]")


@pytest.fixture(autouse=True)
def town(no_base: Path) -> None:
    """Give each test a town that was just created."""
    migrate()
    own_town()


def dropped(*files: tuple[str, bytes]) -> AppTest:
    """Drop files on the Imports page, by name and content."""
    screen = opened("imports")
    uploaded = [(name, content, "application/octet-stream") for name, content in files]
    return screen.file_uploader[0].set_value(uploaded).run()


def official(*names: str) -> AppTest:
    return dropped(*((name, FILES[name]) for name in names))


def pressed(screen: AppTest, label: str) -> AppTest:
    return next(one for one in screen.main.button if label in one.label).click().run()


def imported(folder: Path, *names: str) -> None:
    for name in names:
        save(preview_file(written(folder, name), name))


def test_a_published_file_says_what_it_is_and_what_is_kept() -> None:
    screen = official(QUARTERS)
    assert troubles(screen) == []
    text = said(screen.main)
    assert "Contours des quartiers prioritaires de la politique de la ville 2024, ANCT." in text
    assert "Trouvé : 3 territoires" in text
    assert "Ce qui est gardé" in text
    assert "3 quartiers prioritaires de la CA du Pays de Saint-Omer" in text
    assert "1 ligne ne concerne ni votre commune ni ses points de comparaison" in text
    assert "Relire et corriger" not in text
    assert "colonnes" not in text.split("Partir d’un modèle")[0]


def test_its_edition_is_said_beside_its_producer() -> None:
    text = said(official(INCOMES).main)
    assert "(QPV 2015), édition 2021, INSEE" in text
    assert "Dont 1 valeur n’est pas publiée : absentes ici aussi, jamais comptées zéro." in text


def test_two_years_of_one_publication_are_told_apart() -> None:
    screen = dropped((INCOMES, FILES[INCOMES]), ("REVN_2019.csv", FILES[INCOMES]))
    ready = said(screen.main).split("Chacun fait")[0].splitlines()
    titles = [line.rsplit(", ", 1)[-1] for line in ready if line.startswith("- «")]
    assert titles == ["édition 2021", "édition 2019"]


def test_accounts_are_counted_by_year_of_a_budget() -> None:
    screen = official(ACCOUNTS)
    found = re.search(r"(\d+) exercices? de budget ajoutés?\.", said(screen.main))
    assert found
    text = said(pressed(screen, "Enregistrer").main)
    assert f"est enregistré : {found[0]}" in text
    assert "ligne ajoutée" not in text


def test_a_file_that_is_nothing_known_points_at_the_list_of_formats() -> None:
    text = said(dropped(("photo.csv", b"abc")).main)
    assert "n’est pas reconnu : rien n’a été changé" in text
    assert "dans la liste ci-dessus" in text
    assert "Formats lus" not in text


def test_formats_are_told_apart_by_family() -> None:
    screen = official(QUARTERS)
    picker = next(one for one in screen.selectbox if one.label == "Format reconnu")
    assert "Document · Contrat de ville" in picker.options
    assert "Tableur · Tableau de suivi des actions" in picker.options
    assert "Fichier officiel · Acte budgétaire (TOTEM, XML)" in picker.options


def test_only_spreadsheets_have_a_template() -> None:
    screen = opened("imports")
    labels = [label for label in said(screen.main).splitlines() if label.startswith("Modèle")]
    assert labels == [
        "Modèle : tableau de suivi des actions",
        "Modèle : indicateurs et valeurs",
        "Modèle : programmation annuelle du contrat de ville",
        "Modèle : programme pluriannuel d’investissement (PPI)",
    ]


def test_the_uploader_takes_what_portals_give() -> None:
    uploader = opened("imports").file_uploader[0]
    assert {".geojson", ".json", ".gpkg", ".zip", ".gz", ".xml"} <= set(uploader.allowed_type)


def test_a_year_that_nothing_says_is_asked_for_then_kept() -> None:
    screen = dropped(("donnees_communes.csv", FILES[POPULATIONS]))
    assert troubles(screen) == []
    assert "rien n’y dit l’année de l’édition" in said(screen.main)
    assert "--edition" not in said(screen.main)
    screen.number_input[0].set_value(2022)
    screen = pressed(screen, "Relire avec cette année")
    assert troubles(screen) == []
    assert "Populations de référence des communes, 2022" in said(screen.main)
    screen = pressed(screen, "Enregistrer")
    assert "est enregistré" in said(screen.main)


def test_no_year_typed_asks_again() -> None:
    screen = pressed(dropped(("donnees_communes.csv", FILES[POPULATIONS])), "Relire avec cette")
    assert troubles(screen) == []
    assert "rien n’y dit l’année de l’édition" in said(screen.main)


def test_a_kind_of_territory_that_nothing_says_is_asked_for_then_kept() -> None:
    shape = {"type": "Polygon", "coordinates": [[[2.25, 50.74], [2.26, 50.74], [2.26, 50.75],
             [2.25, 50.74]]]}  # fmt: skip
    one = {"type": "Feature", "properties": {"name": "Centre"}, "geometry": shape}
    content = json.dumps({"type": "FeatureCollection", "features": [one]})
    screen = dropped(("dessin.geojson", content.encode()))
    assert troubles(screen) == []
    assert "rien n’y dit de quelle nature sont ses territoires" in said(screen.main)
    assert "--kind" not in said(screen.main)
    picker = next(box for box in screen.selectbox if box.label == "Nature des territoires")
    picker.set_value(TerritoryKind.NEIGHBOURHOOD)
    screen = pressed(screen, "Relire avec cette nature")
    assert troubles(screen) == []
    screen = pressed(screen, "Enregistrer")
    assert "est enregistré" in said(screen.main)


def test_several_files_are_saved_at_once_each_its_own_import() -> None:
    names = (INCOMES, ACCOUNTS, CORRESPONDENCE, COMMUNES, QUARTERS)
    screen = official(*names)
    assert "5 fichiers sont prêts" in said(screen.main)
    screen.text_input(key="import-author-together").input("Observatoire").run()
    screen = pressed(screen, "Enregistrer les 5 fichiers prêts")
    assert troubles(screen) == []
    text = said(screen.main)
    assert "5 fichiers enregistrés" in text
    assert all(f"« {name} » est enregistré" in text.replace("\\", "") for name in names)
    assert {one.file_name for one in batch_lines()} == set(names)
    assert {one.author for one in batch_lines()} == {"Observatoire"}
    pages = {page for _, page, _ in links(screen.main)}
    assert {"quartiers", "indicateurs", "finances", "premiers-pas"} <= pages
    screen = pressed(screen, "Fermer ces comptes rendus")
    assert "fichiers enregistrés" not in said(screen.main)


def test_what_was_refused_waits_apart() -> None:
    screen = dropped(
        (QUARTERS, FILES[QUARTERS]), (COMMUNES, FILES[COMMUNES]), ("x.csv", b"a;b\n1;2\n")
    )
    screen = pressed(screen, "Enregistrer les 2 fichiers prêts")
    assert "2 fichiers enregistrés" in said(screen.main)
    assert len(batch_lines()) == 2
    assert "n’est pas reconnu" in screen.error[0].value


def test_one_file_is_not_offered_twice() -> None:
    assert "prêts" not in said(official(QUARTERS).main)


def test_what_was_not_shown_is_never_replaced() -> None:
    first = b"Code;Action\nA-1;Planter\n"
    again = b"Code;Action\nA-1;Abattre\n"
    screen = dropped(("un.csv", first), ("deux.csv", again))
    screen = pressed(screen, "Enregistrer les 2 fichiers prêts")
    assert [one.file_name for one in batch_lines()] == ["un.csv"]
    assert "« deux.csv » : La base a changé depuis cet aperçu" in said(screen.main)
    assert "1 titre change" in said(screen.main)


def test_a_hostile_quarter_stays_text() -> None:
    content = json.loads(FILES[QUARTERS])
    for one in content["features"]:
        one["properties"]["lib_qp"] = PAYLOAD
    screen = dropped((f"QP2024 {PAYLOAD}.geojson".replace("/", " "), json.dumps(content).encode()))
    assert not screen.exception
    assert not any(danger in one for one in markup(screen.main) for danger in DANGERS)
    screen = pressed(screen, "Enregistrer")
    assert troubles(screen) == []
    screen = opened("neighbourhoods")
    assert not screen.exception
    assert not any(danger in one for one in markup(screen.main) for danger in DANGERS)


def test_outlines_alone_are_drawn_and_ask_for_statistics(tmp_path: Path) -> None:
    imported(tmp_path, QUARTERS, COMMUNES)
    screen = opened("neighbourhoods")
    assert troubles(screen) == []
    text = said(screen.main)
    assert "les contours de 3 quartiers prioritaires sont connus. Rien n’y est encore" in text
    assert "Les statistiques des quartiers prioritaires" in text
    assert "Pas encore mesuré (3)" in text


def test_statistics_alone_ask_for_outlines(tmp_path: Path) -> None:
    imported(tmp_path, INCOMES)
    text = said(opened("neighbourhoods").main)
    assert "Des statistiques sont là, pour des quartiers de 2015" in text
    assert "Les contours des quartiers prioritaires et des communes" in text
    assert "Les statistiques de la commune" not in text


def test_outlines_and_statistics_of_another_perimeter_ask_for_the_correspondence(
    tmp_path: Path,
) -> None:
    imported(tmp_path, QUARTERS, INCOMES)
    screen = opened("neighbourhoods")
    assert troubles(screen) == []
    text = said(screen.main)
    assert "la liste de correspondance entre quartiers de 2015 et de 2024 (CSV" in text
    assert "Les contours des quartiers prioritaires et des communes" not in text
    assert any(page == "imports" for _, page, _ in links(screen.main))


def test_outlines_correspondence_and_statistics_fill_the_page(tmp_path: Path) -> None:
    imported(tmp_path, QUARTERS, CORRESPONDENCE, INCOMES)
    screen = opened("neighbourhoods")
    assert troubles(screen) == []
    text = said(screen.main)
    assert "11 000 €" in text
    assert "Ce qui remplira cette page" not in text


def test_a_figure_with_nothing_to_compare_it_with_has_no_comparison_table(tmp_path: Path) -> None:
    imported(tmp_path, QUARTERS, CORRESPONDENCE, INCOMES)
    screen = opened("neighbourhoods")
    assert troubles(screen) == []
    assert not any("Écart" in one.columns for one in tables(screen.main))


def test_schools_have_a_row_each_and_a_missing_value_its_reason(tmp_path: Path) -> None:
    imported(tmp_path, SCHOOLS)
    screen = opened("indicators", indicateur="school_ips")
    assert troubles(screen) == []
    table = next(one for one in tables(screen.main) if "Établissement" in one.columns)
    values = list(table["Valeur"])
    assert "110,5" in values
    assert len([one for one in values if not one[0].isdigit()]) == 1
    assert "Aucune valeur n’est connue" not in said(screen.main)
