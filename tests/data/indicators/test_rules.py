"""Rules on figures, on both sides of each boundary."""

from datetime import date
from typing import Any

import pytest

from data.base.views import SourceLine
from data.indicators import rules
from data.indicators.rules import Trend
from data.indicators.views import Reading
from data.indicators.vocabulary import (
    Absence,
)

SOURCE = SourceLine("s", "Titre", "INSEE", "2021", None, None, None, False)


def make_reading(**changes: Any) -> Reading:
    known: dict[str, Any] = {
        "indicator": "median_disposable_income",
        "subject": "QP062036",
        "data_year": 2018,
        "edition": "2021",
        "value": 11770.0,
        "absence": None,
        "perimeter": "2015",
        "note": None,
        "source": SOURCE,
        "is_simulated": False,
    }
    return Reading(**(known | changes))


def test_a_gap_needs_both_values() -> None:
    assert rules.gap(11770, 16730) == -4960
    assert rules.gap(0.0, 5.0) == -5.0
    assert rules.gap(None, 16730) is None
    assert rules.gap(11770, None) is None


def test_only_values_free_of_size_are_compared() -> None:
    assert rules.is_comparable("%")
    assert rules.is_comparable("€/an")
    assert not rules.is_comparable("personnes")


@pytest.mark.parametrize(
    ("gaps", "expected"),
    [
        ({2014: -4525, 2018: -4960}, Trend.NOT_MEASURABLE),  # nothing since the contract
        ({2024: -5000}, Trend.NOT_MEASURABLE),  # the year it began still counts as before
        ({2025: -5000}, Trend.NOT_MEASURABLE),  # nothing before
        ({2024: -5000, 2025: -4700}, Trend.INDISTINCT),  # equal to the noise
        ({2024: -5000, 2025: -4699}, Trend.CLOSING),
        ({2024: -5000, 2025: -5300}, Trend.INDISTINCT),
        ({2024: -5000, 2025: -5301}, Trend.WIDENING),
        ({2024: 23.0, 2026: -400.0}, Trend.WIDENING),  # on the other side, and further
        ({}, Trend.NOT_MEASURABLE),
    ],
)
def test_trend_since_the_contract(gaps: dict[int, float], expected: Trend) -> None:
    assert rules.trend(gaps, since=2024, noise=300) is expected


def test_noise_is_relative_for_money_and_absolute_for_shares() -> None:
    assert rules.noise("€/an", 15_000) == pytest.approx(300)
    assert rules.noise("%", 15.2) == 2.0


def test_age_is_counted_on_the_day_looked_at() -> None:
    assert rules.age_years(2018, date(2029, 6, 30)) == 11
    assert rules.age_years(None, date(2029, 6, 30)) is None


def test_the_last_edition_replaces_the_others() -> None:
    older = make_reading(data_year=2013, edition="2017", value=2896.0)
    newer = make_reading(data_year=2013, edition="2018", value=2900.0)
    assert rules.latest_editions([newer, older]) == [newer]


def test_readings_of_two_perimeters_are_never_merged() -> None:
    of_2015 = make_reading(data_year=2021, perimeter="2015", value=12000.0)
    of_2024 = make_reading(data_year=2021, perimeter="2024", value=12500.0)
    kept = rules.latest_editions([of_2015, of_2024])
    assert len(kept) == 2
    assert rules.series(kept, "2015") == [of_2015]
    assert rules.series(kept, "2024") == [of_2024]


def test_cards_stand_apart_from_statistics() -> None:
    card = make_reading(data_year=None, perimeter=rules.CARD_PERIMETER)
    statistic = make_reading()
    assert rules.statistics([card, statistic]) == [statistic]
    assert rules.card_figures([card, statistic]) == [card]


def test_the_latest_value_is_kept_when_newer_ones_are_withheld() -> None:
    known = make_reading(data_year=2018, value=544.0)
    withheld = make_reading(data_year=2019, value=None, absence=Absence.QUALITY)
    assert rules.latest([known, withheld]) == known
    assert rules.withheld_since([known, withheld], 2018) == {Absence.QUALITY: [2019]}
    assert rules.withheld_since([known, withheld], 2019) == {}
    assert rules.latest([withheld]) == withheld
    assert rules.latest([]) is None


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], ()),
        ([7.0, 7.0], ((7.0, 7.0),)),
        ([3.0, 1.0, 2.0], ((1.0, 1.0), (2.0, 2.0), (3.0, 3.0))),
        ([1, 2, 3, 4, 5, 6], ((1, 1), (2, 2), (3, 3), (4, 4), (5, 6))),
    ],
)
def test_classes_follow_distinct_values(
    values: list[float], expected: tuple[tuple[float, float], ...]
) -> None:
    assert rules.class_bounds(values) == expected


def test_every_value_has_one_class_and_a_missing_one_none() -> None:
    values = [float(value) for value in range(1, 38)]
    bounds = rules.class_bounds(values)
    assert len(bounds) == 5
    assert {rules.class_of(value, bounds) for value in values} == {0, 1, 2, 3, 4}
    assert rules.class_of(None, bounds) is None
    assert rules.class_of(0.0, ((0.0, 0.0),)) == 0


def test_the_contract_and_insee_name_one_perimeter() -> None:
    assert rules.vintage(rules.CARD_PERIMETER) == rules.vintage("2015") == "2015"
    assert rules.vintage("2024") == "2024"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, True),
        ({"value": 11771.0}, False),
        ({"data_year": 2016}, False),
        ({"data_year": None}, False),
        ({"value": None}, False),
        ({"perimeter": "2024"}, False),
    ],
)
def test_a_card_repeats_a_statistic_of_the_same_year_value_and_ground(
    changes: dict[str, Any], expected: bool
) -> None:
    printed = make_reading(**({"perimeter": rules.CARD_PERIMETER} | changes))
    assert rules.is_same_figure(make_reading(), printed) is expected


def test_noise_of_an_index_follows_its_level() -> None:
    assert rules.noise("indice", 100) == pytest.approx(2)
    assert rules.noise("indice", 1.3) == pytest.approx(0.026)
