"""What the neighbourhoods' page says of the demonstration."""

import json
import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from data.base.database import engine
from data.base.history import unit_of_work
from data.base.models import (
    Source,
)
from data.base.settings import settings
from data.indicators.models import (
    Indicator,
    Observation,
)
from data.indicators.rules import CARD_PERIOD
from data.indicators.service import neighbourhoods_view, small_map_view, territory_figures
from data.indicators.views import NeighbourhoodsView, QuarterCard
from data.territories.models import (
    Territory,
)
from data.territories.views import MapStatus, MapView
from tests.quarters import CENTRE_HISTORIQUE, QUAI_DU_COMMERCE, SAINT_EXUPERY, SCOPE

pytestmark = pytest.mark.usefixtures("quarters")
INCOME = "median_disposable_income"


def plain(text: str) -> str:
    """Return a text with ordinary spaces, to compare it."""
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def map_of(view: NeighbourhoodsView | MapView) -> MapView:
    found = view if isinstance(view, MapView) else view.map
    assert found is not None
    return found


def card_of(view: NeighbourhoodsView) -> QuarterCard:
    assert view.card is not None
    return view.card


@pytest.mark.parametrize(
    ("year", "expected"),
    [("2014", "10 916 €"), ("2016", "11 174 €"), ("2018", "11 770 €")],
)
def test_published_values_come_out_as_they_went_in(year: str, expected: str) -> None:
    card = card_of(neighbourhoods_view(SCOPE, INCOME, year, SAINT_EXUPERY))
    assert plain(card.figure.text) == expected
    assert card.figure.data_year == int(year)
    assert card.figure.edition == str(int(year) + 3)
    assert card.figure.perimeter == "périmètre 2015"
    assert card.figure.age_years == 2029 - int(year)
    assert card.figure.concept == "revenu disponible par unité de consommation"
    assert card.figure.citation.startswith("INSEE")


def test_the_answer_says_that_the_effect_cannot_be_measured_yet() -> None:
    answer = plain(neighbourhoods_view(SCOPE).answer)
    assert answer.startswith("**Pas encore mesurable**")
    assert "(2024)" in answer
    assert "2 820 à 6 300 € de moins** que leurs communes" in answer


def test_each_comparator_is_named_with_its_gap() -> None:
    card = card_of(neighbourhoods_view(SCOPE, INCOME, "2018", SAINT_EXUPERY))
    assert {one.name: one.gap for one in card.comparisons if one.gap is not None} == {
        "Saint-Omer": -4960,
        "Arques": -6300,
        "Longuenesse": -6240,
    }
    assert card.comparisons[0].name == "Saint-Omer"
    assert "4 960 € de moins que Saint-Omer" in plain(card.gap_sentence)
    assert "6 300 € de moins qu’Arques" in plain(card.gap_sentence)


def test_the_agglomeration_and_the_country_compare_the_year_they_are_published() -> None:
    comparisons = card_of(neighbourhoods_view(SCOPE, INCOME, "2016", SAINT_EXUPERY)).comparisons
    values = {one.name: one.figure.value for one in comparisons}
    assert values["CA du Pays de Saint-Omer (CAPSO)"] == 18585
    assert values["Ensemble des QPV (France)"] == 13101


def test_what_came_before_the_contract_is_told_apart() -> None:
    sentence = plain(card_of(neighbourhoods_view(SCOPE, INCOME)).trend_sentence)
    assert "n’est **pas encore mesurable**" in sentence
    assert "de 2014 à 2018" in sentence
    assert "s’était creusé (4 525 €, puis 4 960 €)" in sentence


def test_a_count_is_not_compared() -> None:
    card = card_of(neighbourhoods_view(SCOPE, "population"))
    assert all(one.gap is None for one in card.comparisons)
    assert "ne se compare pas" in card.gap_sentence


def test_a_withheld_value_is_missing_and_says_why() -> None:
    view = neighbourhoods_view(SCOPE, "jobseekers_abc", "2020", SAINT_EXUPERY)
    feature = next(one for one in map_of(view).features if one.code == SAINT_EXUPERY)
    assert feature.status is MapStatus.MISSING
    assert feature.value is None
    assert feature.class_index is None
    assert card_of(view).figure.absence == "non publié (qualité insuffisante)"
    assert [entry.count for entry in map_of(view).legend] == [1, 1, 1]


def test_no_missing_value_is_ever_a_zero() -> None:
    view = neighbourhoods_view(SCOPE)
    for indicator in view.indicators:
        for period in neighbourhoods_view(SCOPE, indicator.code).periods:
            shown = map_of(neighbourhoods_view(SCOPE, indicator.code, period.code))
            for feature in shown.features:
                assert (feature.value is None) == (feature.status is not MapStatus.PRESENT)
                assert feature.value != 0


def test_the_newest_value_shown_says_what_was_withheld_since() -> None:
    figures = {one.figure.indicator: one for one in card_of(neighbourhoods_view(SCOPE)).key_figures}
    jobseekers = figures["jobseekers_abc"].figure
    assert (jobseekers.value, jobseekers.data_year) == (544, 2018)
    assert jobseekers.note is not None
    assert "2019 et 2020" in jobseekers.note


def test_the_card_of_the_contract_stands_apart() -> None:
    statistic = card_of(neighbourhoods_view(SCOPE, "median_declared_income", "2018"))
    printed = card_of(neighbourhoods_view(SCOPE, "median_declared_income", CARD_PERIOD))
    assert statistic.figure.value == 6560
    assert printed.figure.value == 7040
    assert printed.figure.perimeter == "périmètre 2014"
    assert printed.figure.year_text == "année non précisée"
    assert printed.chart is not None
    assert all(point.y != 7040 for line in printed.chart.lines for point in line.points)


def test_the_comparator_printed_in_the_card_is_used() -> None:
    comparisons = card_of(neighbourhoods_view(SCOPE, "precarious_jobs_share")).comparisons
    assert [(one.name, one.figure.value) for one in comparisons] == [
        ("CA du Pays de Saint-Omer (CAPSO)", 15.2)
    ]


def test_the_series_draws_one_perimeter_a_line() -> None:
    chart = card_of(neighbourhoods_view(SCOPE, INCOME)).chart
    assert chart is not None
    main = [line for line in chart.lines if line.role == "main"]
    assert [[point.x for point in line.points] for line in main] == [[2014, 2016, 2018]]
    assert chart.gap_between == ("Quartier", "Saint-Omer")
    assert not chart.is_simulated


def test_schools_show_their_index_or_say_that_it_is_not_known() -> None:
    card = card_of(neighbourhoods_view(SCOPE, quarter=CENTRE_HISTORIQUE))
    rows = {str(row[0]): row for row in card.schools.rows}
    assert "81,6" in rows["Centre"]
    rows = {
        str(row[0]): row
        for row in card_of(neighbourhoods_view(SCOPE, quarter=SAINT_EXUPERY)).schools.rows
    }
    assert "non renseigné" in rows["Louis Blériot"]


def test_the_map_frames_the_quarter_chosen_and_names_those_outside() -> None:
    shown = map_of(neighbourhoods_view(SCOPE, quarter=QUAI_DU_COMMERCE))
    assert shown.selected == QUAI_DU_COMMERCE
    assert "Centre historique (Aire-sur-la-Lys)" in shown.outside
    assert "Saint-Exupéry" not in shown.outside


def test_the_small_map_frames_the_town_s_own_quarters() -> None:
    town = small_map_view(SCOPE)
    assert town is not None
    assert town.selected is None
    assert "Centre historique" in town.outside
    agglomeration = small_map_view(replace(SCOPE, organisation="200069037"))
    assert agglomeration is not None
    assert agglomeration.outside == ""
    assert agglomeration.bounds[1] < town.bounds[1]


def test_the_map_is_light_and_whole() -> None:
    shown = map_of(neighbourhoods_view(SCOPE))
    shapes = [one.geometry for one in shown.features] + [one.geometry for one in shown.outlines]
    assert len(json.dumps(shapes)) <= 60_000
    assert {one.code for one in shown.features} == {
        SAINT_EXUPERY,
        QUAI_DU_COMMERCE,
        CENTRE_HISTORIQUE,
    }
    assert {"62765", "62525", "62040", "62014"} <= {one.code for one in shown.outlines}
    assert [entry.count for entry in shown.legend] == [1, 1, 1]
    assert all(one.name in shown.alt for one in shown.features)
    assert "périmètre 2015" in shown.source


def test_an_unknown_choice_is_replaced_and_said() -> None:
    view = neighbourhoods_view(SCOPE, "bonheur", "1850", "QN99999X")
    assert view.indicator is not None
    assert view.indicator.code == INCOME
    assert view.period == "2018"
    assert card_of(view).code == SAINT_EXUPERY
    assert "« bonheur »" in view.notice


def test_what_is_later_than_the_day_is_not_known() -> None:
    view = neighbourhoods_view(replace(SCOPE, on=date(2024, 6, 30)), "population")
    assert card_of(view).figure.age_years == 6


def test_figures_stand_on_their_own_perimeter() -> None:
    figures = {one["code"]: one for one in territory_figures(SCOPE)}
    of_2015 = {one["code"]: one for one in figures["QP062036"]["indicators"]}
    of_2024 = {one["code"]: one for one in figures[SAINT_EXUPERY]["indicators"]}
    assert of_2015[INCOME] == {"code": INCOME, "value": 11770, "year": 2018, "absence": None}
    assert INCOME not in of_2024
    assert of_2024["single_parent_families_share"]["value"] is None
    assert of_2024["single_parent_families_share"]["absence"] == "unknown"
    assert figures["FR-QPV"]["kind"] == "national_qpv"
    country = {one["code"]: one for one in figures["FR-QPV"]["indicators"]}
    assert country["poverty_rate_60"]["value"] is None
    assert country["poverty_rate_60"]["absence"] == "not_published"


def test_every_text_of_the_page_is_written_with_french_apostrophes() -> None:
    view = neighbourhoods_view(SCOPE)
    assert not re.search(r"\w'\w", repr(view.card) + repr(view.sources) + view.answer)


def test_a_series_of_2024_is_never_chained_to_the_one_of_2015(
    quarters_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = shutil.copy(quarters_url.removeprefix("sqlite:///"), tmp_path / "base.db")
    monkeypatch.setenv("MANDASCOPE_DATABASE_URL", f"sqlite:///{copy}")
    settings.cache_clear()
    add_reading_of_2024(SAINT_EXUPERY, 2021, 12500.0)
    add_reading_of_2024(SAINT_EXUPERY, 2025, 13000.0)

    card = card_of(neighbourhoods_view(SCOPE, INCOME, "2021", SAINT_EXUPERY))
    assert card.figure.perimeter == "périmètre 2024"
    assert card.chart is not None
    main = {line.name: line for line in card.chart.lines if line.role == "main"}
    assert [point.x for point in main["Quartier 2015"].points] == [2014, 2016, 2018]
    assert [point.x for point in main["Quartier 2024"].points] == [2021, 2025]
    assert card.chart.gap_between == ("Quartier 2015", "Saint-Omer")
    engine().dispose()


def add_reading_of_2024(territory: str, year: int, value: float) -> None:
    with unit_of_work() as session:
        place = session.exec(select(Territory).where(Territory.code == territory)).one()
        indicator = session.exec(select(Indicator).where(Indicator.code == INCOME)).one()
        source = session.exec(select(Source).where(Source.code == "insee-revn-2021")).one()
        session.add(
            Observation(
                indicator_id=indicator.id or 0,
                territory_id=place.id,
                data_year=year,
                value=value,
                perimeter="2024",
                source_id=source.id,
            )
        )


def test_an_empty_base_says_so(empty_base: None) -> None:
    assert neighbourhoods_view(SCOPE).is_empty
    assert small_map_view(SCOPE) is None
    assert territory_figures(SCOPE) == []
