"""The indicators' page: the demonstration, a town of one's own, nothing yet, unknown, hostile."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from components.indicators.sheet_parts import PARTS
from data.base.database import migrate
from data.base.history import unit_of_work
from data.base.models import Actor, ImportBatch, Source
from data.base.views import Scope
from data.indicators import saving
from data.indicators.drafts import IndicatorDraft, IndicatorsDraft, ObservationDraft
from data.indicators.service import indicators_view
from data.indicators.vocabulary import Absence, Direction
from data.overview.service import start_town
from tests.hostile import PAYLOAD, poison
from tests.pages.screens import (
    DATES,
    links,
    markup,
    moved,
    opened,
    parameters_of,
    read,
    said,
    tables,
    troubles,
)
from tests.pages.test_every_page import english

QUESTION = "Que mesure-t-on, et où en est-on ?"
DANGERS = ("<b>x", "[lien](", ":red[y]")


@pytest.fixture
def own_town(no_base: Path) -> None:
    """Give the test a town of its own, without any content."""
    migrate()
    start_town("Saint-Omer", "62765", date(2026, 3, 23), date(2032, 3, 31))


def imported(title: str = "Part du bio", **parts: Any) -> None:
    """Save an indicator and its values, as an import does."""
    values: list[tuple[str, int, float | None]] = [
        ("62765", 2024, 20.0),
        ("62765", 2026, 42.5),
        ("62765", 2027, None),
        ("62040", 2024, 10.0),
        ("62040", 2026, 12.0),
        ("200069037", 2026, 0.0),
    ]
    draft = IndicatorsDraft(
        (
            IndicatorDraft(
                "BIO-1",
                title,
                unit="%",
                decimals=1,
                **({"theme": "cantines", "direction": Direction.UP} | parts),
            ),
        ),
        tuple(
            ObservationDraft(
                "BIO-1",
                territory,
                year,
                value,
                None if value is not None else Absence.NOT_PUBLISHED,
            )
            for territory, year, value in values
        ),
    )
    with unit_of_work(reason="essai") as session:
        actor = Actor(code="essai", label="Essai")
        source = Source(code="essai", title="Bilan des cantines", producer="Saint-Omer")
        session.add_all([actor, source])
        session.flush()
        batch = ImportBatch(
            format="indicateurs",
            file_name="bio.xlsx",
            sha256="",
            recorded_at=datetime.now(UTC),
            actor_id=actor.id or 0,
        )
        session.add(batch)
        session.flush()
        stored = saving.read_stored(session, draft)
        saving.write_indicators(
            session,
            saving.reconciled(draft, stored),
            stored,
            batch_id=batch.id or 0,
            source_id=source.id or 0,
        )


def first_table(screen: AppTest) -> list[dict[str, Any]]:
    """Return the first table, of the list."""
    rows: list[dict[str, Any]] = tables(screen.main)[0].to_dict("records")
    return rows


def values_read(screen: AppTest) -> list[dict[str, Any]]:
    """Return the values of a sheet as they are read, not those to take away."""
    return next(
        found.to_dict("records")
        for found in tables(screen.main)
        if "Valeur" in found.columns and "Simulé" not in found.columns
    )


@pytest.mark.parametrize("on", DATES)
@pytest.mark.usefixtures("demo_base")
def test_the_demonstration_lists_what_is_measured(on: str) -> None:
    screen = opened("indicators", au=on)
    assert troubles(screen) == []
    assert read(screen.title[0].value) == QUESTION
    assert "34 indicateurs ont une valeur" in said(screen.main)
    assert len(first_table(screen)) == 34
    assert english(said(screen.main)) == []


@pytest.mark.usefixtures("demo_base")
def test_search_and_theme_stand_in_the_address() -> None:
    screen = opened("indicators", theme="emploi", recherche="rsa")
    assert troubles(screen) == []
    assert [row["Indicateur"] for row in first_table(screen)] == [
        "Demandeurs d’emploi A, B et C bénéficiaires du RSA"
    ]
    assert "Tout afficher" in said(screen.main)
    screen = opened("indicators", recherche="zzz")
    assert "Aucun indicateur mesuré ne correspond" in said(screen.main)


@pytest.mark.usefixtures("demo_base")
def test_the_list_of_titles_opens_a_sheet_and_comes_back_as_it_was() -> None:
    screen = opened("indicators", theme="revenus")
    screen.selectbox(key="indicator-picker").select("median_disposable_income").run()
    assert troubles(screen) == []
    assert parameters_of(screen)["indicateur"] == "median_disposable_income"
    assert read(screen.title[0].value) == "Niveau de vie médian"
    text = said(screen.main)
    assert "Saint-Omer : 16 730 € en 2018, soit 1 289 € de plus qu’en 2014" in text
    assert "Sens favorable : à la hausse" in text
    assert "QPV 2015" in text
    assert english(text) == []
    back = next(one for one in links(screen.main) if one[0] == "Tous les indicateurs")
    assert "indicateur" not in back[2]
    screen = moved(screen, "indicators")
    assert len(first_table(screen)) == 7


@pytest.mark.usefixtures("demo_base")
def test_every_sheet_of_the_demonstration_opens() -> None:
    view = indicators_view(Scope("62765", "FDR", date(2029, 6, 30)))
    screen = opened("indicators")
    titles = {line.code: line.title for line in view.lines}
    assert len(titles) == 34
    for code, title in titles.items():
        screen = moved(screen, "indicators", indicateur=code)
        assert troubles(screen) == []
        assert read(screen.title[0].value) == title


@pytest.mark.usefixtures("demo_base")
def test_a_sheet_opens_with_its_answer_and_what_aims_at_it_then_its_parts() -> None:
    screen = opened("indicators", indicateur="median_disposable_income")
    assert [one.label for one in screen.tabs] == list(PARTS.values())
    text = said(screen.main)
    assert text.count("2 actions visent cet indicateur") == 1
    assert text.index("2 actions visent") < text.index("Ce qu’il mesure")
    assert "Méthode" in said(screen.tabs[4])
    assert "Méthode :" not in said(screen.tabs[0])


@pytest.mark.usefixtures("demo_base")
def test_the_address_says_which_part_of_a_sheet_is_in_front() -> None:
    code = "median_disposable_income"
    screen = opened("indicators", indicateur=code, partie="cibles")
    assert troubles(screen) == []
    assert screen.session_state[f"sheet-parts-{code}"] == "Cibles"
    screen = opened("indicators", indicateur=code, partie="ailleurs")
    assert "« ailleurs »" in said(screen.main)
    assert screen.session_state[f"sheet-parts-{code}"] == "Évolution"


@pytest.mark.usefixtures("demo_base")
def test_an_unknown_code_gets_a_kind_word() -> None:
    screen = opened("indicators", indicateur="bonheur")
    assert troubles(screen) == []
    assert "Aucun indicateur n’a le code « bonheur »." in said(screen.main)
    assert "Voir tous les indicateurs" in said(screen.main)


@pytest.mark.usefixtures("own_town")
def test_a_town_without_values_is_told_what_to_import() -> None:
    screen = opened("indicators", au="2028-01-01")
    assert troubles(screen) == []
    assert "Aucun indicateur n’est encore décrit" in said(screen.main)
    assert ("Importer des indicateurs", "imports") in [one[:2] for one in links(screen.main)]
    assert english(said(screen.main)) == []


@pytest.mark.usefixtures("own_town")
def test_a_town_sees_the_values_that_it_imported() -> None:
    imported()
    screen = opened("indicators", au="2028-01-01")
    assert troubles(screen) == []
    (row,) = first_table(screen)
    shown = {name: read(str(cell)) for name, cell in row.items()}
    assert (shown["Indicateur"], shown["Dernière valeur"]) == ("Part du bio", "42,5 %")
    assert (shown["Année"], shown["Territoire"], shown["Valeurs"]) == ("2026", "Saint-Omer", "5")
    assert "simulé" not in said(screen.main)
    screen = moved(screen, "indicators", indicateur="BIO-1", au="2028-01-01")
    assert troubles(screen) == []
    text = said(screen.main)
    assert "42,5 % en 2026, soit 22,5 points de plus qu’en 2024, dans le sens favorable" in text
    assert "Depuis : non publié en" in text
    written = {row["Valeur"] for row in values_read(screen)}
    assert {"non publié", "0,0\u00a0%"} < written


@pytest.mark.usefixtures("own_town")
def test_a_year_after_the_day_looked_at_is_not_shown() -> None:
    imported()
    screen = opened("indicators", indicateur="BIO-1", au="2025-06-01")
    assert troubles(screen) == []
    assert {row["Année"] for row in values_read(screen)} == {"2024"}
    assert "Une seule année est connue" in said(screen.main)


@pytest.mark.usefixtures("own_town")
def test_hostile_titles_are_read_as_typed() -> None:
    parts = dict.fromkeys(("theme", "definition", "concept", "periodicity", "limits"), PAYLOAD)
    imported(f"# {PAYLOAD}", **parts)
    for parameters in ({}, {"indicateur": "BIO-1"}, {"recherche": PAYLOAD}, {"theme": PAYLOAD}):
        screen = opened("indicators", au="2028-01-01", **parameters)
        assert troubles(screen) == []
        texts = [text for text in markup(screen.main) if any(one in text for one in DANGERS)]
        assert texts == []
    sheet = opened("indicators", au="2028-01-01", indicateur="BIO-1")
    assert f"# {PAYLOAD}" in said(sheet.main)


@pytest.mark.parametrize(
    "parameters",
    [{}, {"indicateur": "population"}, {"indicateur": PAYLOAD}, {"theme": PAYLOAD}],
)
def test_no_text_of_the_base_becomes_markup(parameters: dict[str, str], demo_copy: Path) -> None:
    poison(demo_copy)
    screen = opened("indicators", **parameters)
    assert troubles(screen) == []
    assert not [text for text in markup(screen.main) if any(one in text for one in DANGERS)]
