"""The map of euros: every quarter is on it, and a missing amount is not a zero."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from data.base.views import Scope
from data.finances.investments.maps import euros_map
from data.finances.investments.rules import by_territory
from data.finances.investments.service import investments_map
from data.finances.investments.views import InvestmentFilters, Measure, Operation
from data.territories.views import MapStatus, MapView
from tests.data.finances.investments.made import NORTH, SOUTH, an_operation, money

TOWN = Scope("62765", "FDR", date(2029, 6, 30))
QUARTERS = ("QN06236M", "QN06237M", "QN06256M")


@pytest.fixture
def outlined(demo_base: Path) -> MapView:
    drawn = investments_map(TOWN, Measure.PLANNED)
    assert drawn is not None
    codes = {"QN06236M": "Q1", "QN06237M": "Q2", "QN06256M": "Q3"}
    features = tuple(replace(one, code=codes[one.code], value=None) for one in drawn.features)
    rows = tuple((codes[str(row[0])], *row[1:-2]) for row in drawn.table.rows)
    table = replace(drawn.table, columns=drawn.table.columns[:-2], rows=rows)
    return replace(drawn, features=features, table=table)


def a_map(outlined: MapView, *operations: Operation, on_year: int = 2028) -> MapView:
    totals = by_territory(operations, on_year)
    return euros_map(outlined, totals, Measure.PLANNED, "2027", "Source", is_simulated=False)


def test_a_shared_operation_counts_whole_in_each_quarter(outlined: MapView) -> None:
    alone = an_operation(money(2027, planned=100), territories=(NORTH,))
    shared = an_operation(money(2027, planned=50), code="0102", territories=(NORTH, SOUTH))
    drawn = a_map(outlined, alone, shared)
    found = {one.code: (one.status, one.value) for one in drawn.features}
    assert found["Q1"] == (MapStatus.PRESENT, 150)
    assert found["Q2"] == (MapStatus.PRESENT, 50)
    assert found["Q3"] == (MapStatus.NOT_APPLICABLE, None)
    assert "dont 1 partagée" in next(one.detail for one in drawn.features if one.code == "Q1")
    assert [row[-2:] for row in sorted(drawn.table.rows)] == [(150, 1), (50, 1), (None, None)]


def test_an_amount_that_nobody_gave_is_missing_and_never_zero(outlined: MapView) -> None:
    drawn = a_map(outlined, an_operation(money(2027, opened=9), territories=(NORTH,)))
    (first,) = (one for one in drawn.features if one.code == "Q1")
    assert (first.status, first.value, first.class_index) == (MapStatus.MISSING, None, None)
    assert "non renseigné" in first.value_text
    assert drawn.title.startswith("Aucun des 3")


def test_the_title_names_the_quarter_that_has_the_most(outlined: MapView) -> None:
    small = an_operation(money(2027, planned=1_000), territories=(NORTH,))
    big = an_operation(money(2027, planned=9_000), code="0102", territories=(SOUTH,))
    names = {one.code: one.name for one in outlined.features}
    title = a_map(outlined, small, big).title
    assert title.startswith("2")
    assert names["Q2"] in title
    assert names["Q1"] not in title


def test_an_operation_that_nobody_placed_is_not_on_the_map(outlined: MapView) -> None:
    drawn = a_map(outlined, an_operation(money(2027, planned=5)))
    assert all(one.value is None for one in drawn.features)


@pytest.mark.usefixtures("demo_base")
def test_every_quarter_stays_whichever_territory_is_looked_at() -> None:
    kept = InvestmentFilters(territory=QUARTERS[0])
    whole = investments_map(TOWN, Measure.PLANNED)
    filtered = investments_map(TOWN, Measure.PLANNED, kept)
    assert whole is not None
    assert filtered is not None
    assert [one.value for one in whole.features] == [one.value for one in filtered.features]


@pytest.mark.usefixtures("demo_base")
def test_each_measure_and_year_has_its_own_amounts() -> None:
    maps = [
        investments_map(TOWN, measure, InvestmentFilters(year=year))
        for measure in (Measure.PLANNED, Measure.EXECUTED)
        for year in (2027, 2028)
    ]
    found = {tuple(one.value for one in drawn.features) for drawn in maps if drawn is not None}
    assert len(found) == len(maps)
