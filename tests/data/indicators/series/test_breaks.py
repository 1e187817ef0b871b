"""Breaks part series, their trends and their sentences; an exceptional year is set apart."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from data.indicators.catalogue import catalogue_rows
from data.indicators.progress import Outlook
from data.indicators.series.breaks.packaged import packaged_breaks
from data.indicators.series.charts import series_chart
from data.indicators.series.lines import all_series, since_break, unbroken
from data.indicators.sheets.sheet import indicator_sheet
from data.indicators.targets.states import NoProgress, target_state
from data.indicators.views.targets import TargetLine
from data.indicators.vocabulary import BreakKind, ObservationStatus
from tests.data.indicators.series.made import LINE, QUARTER, TOWN, rupture, series

VALUES = {2015: 30.0, 2016: 29.0, 2017: 28.0, 2018: 27.0, 2019: 20.0, 2020: 19.0}


def aim(start: int) -> TargetLine:
    return TargetLine(
        "rate", TOWN.code, start, VALUES[start], 2030, 10.0, None, "Contrat", date(2025, 1, 1)
    )


@given(st.sets(st.integers(2000, 2030), min_size=1), st.sets(st.integers(2000, 2030)))
def test_nothing_parts_the_last_stretch(years: set[int], parted_at: set[int]) -> None:
    own = series(dict.fromkeys(years, 1.0), *(rupture(year) for year in sorted(parted_at)))
    kept = [one.data_year or 0 for one in own.last_stretch]
    assert kept[-1] == max(years)
    assert not any(kept[0] < year <= kept[-1] for year in parted_at)
    assert kept == [year for year in sorted(years) if year >= since_break(years, parted_at)]


@given(st.sets(st.integers(2000, 2030), min_size=1), st.sets(st.integers(2000, 2030)))
def test_stretches_keep_every_point_once(years: set[int], parted_at: set[int]) -> None:
    own = series(dict.fromkeys(years, 1.0), *(rupture(year) for year in sorted(parted_at)))
    chart = series_chart([own], LINE, "%", indicator_sheet(LINE, own.readings, [TOWN]).values_data)
    pieces = chart.lines[0].stretches
    assert [point for piece in pieces for point in piece] == list(chart.lines[0].points)


def test_a_break_is_marked_between_the_years_it_parts() -> None:
    own = series(VALUES, rupture(2019), rupture(2040))
    sheet = indicator_sheet(LINE, own.readings, [TOWN], breaks=own.breaks)
    assert sheet.chart is not None
    assert [mark.label for mark in sheet.chart.breaks] == ["2019 : rupture de méthode"]
    assert len(sheet.chart.lines[0].stretches) == 2
    assert "Le questionnaire change" in sheet.chart.alt


def test_the_tables_say_the_break_on_its_year() -> None:
    own = series(VALUES, rupture(2019))
    sheet = indicator_sheet(LINE, own.readings, [TOWN], breaks=own.breaks)
    for table, year in ((sheet.values, "2019"), (sheet.values_data, 2019)):
        rank, years = table.columns.index("Rupture"), table.columns.index("Année")
        said = {row[years]: row[rank] for row in table.rows if row[rank]}
        assert said == {year: "rupture de méthode"}


def test_the_answer_never_tells_a_change_across_a_break() -> None:
    own = series(VALUES, rupture(2019))
    said = indicator_sheet(LINE, own.readings, [TOWN], breaks=own.breaks).answer
    assert "qu’en 2019" in said
    assert "2015" not in said
    alone = series({2018: 27.0, 2019: 20.0}, rupture(2019))
    answer = indicator_sheet(LINE, alone.readings, [TOWN], breaks=alone.breaks).answer
    assert "sans comparaison avec les années d’avant la rupture de 2019" in answer


def test_an_exceptional_year_is_hollow_and_joined() -> None:
    own = series(VALUES, rupture(2017, BreakKind.EXCEPTIONAL))
    sheet = indicator_sheet(LINE, own.readings, [TOWN], breaks=own.breaks)
    assert sheet.chart is not None
    line = sheet.chart.lines[0]
    assert len(line.stretches) == 1
    assert [point.x for point in line.points if point.is_hollow] == [2017]
    assert not sheet.chart.breaks[0].is_parting


def test_a_value_that_may_change_is_hollow_and_says_so() -> None:
    own = series(VALUES, status=ObservationStatus.PROVISIONAL)
    sheet = indicator_sheet(LINE, own.readings, [TOWN])
    assert sheet.chart is not None
    assert all(point.is_hollow for point in sheet.chart.lines[0].points)
    assert sheet.chart.lines[0].points[0].detail == "édition 2021, provisoire"


def test_a_trend_never_crosses_a_break() -> None:
    own = series(VALUES, rupture(2019))
    assert [one.data_year for one in unbroken(own)] == [2019, 2020]
    state = target_state(LINE, aim(2015), TOWN, [own])
    assert state.why is NoProgress.BREAK
    assert state.projection is not None
    assert state.projection.outlook is Outlook.TOO_FEW


def test_two_values_give_no_date() -> None:
    own = series({2015: 30.0, 2016: 29.0})
    projection = target_state(LINE, aim(2015), TOWN, [own]).projection
    assert projection is not None
    assert projection.outlook is Outlook.TOO_FEW
    assert projection.earliest is None


def test_a_trend_leaves_out_an_exceptional_year() -> None:
    own = series(VALUES, rupture(2017, BreakKind.EXCEPTIONAL))
    assert 2017 not in [one.data_year for one in unbroken(own)]


def test_a_break_holds_where_it_says() -> None:
    town, quarter = series(VALUES), series(VALUES, ground=QUARTER)
    readings = [*town.readings, *quarter.readings]
    breaks = [rupture(2018, only_quarters=True), rupture(2016, subject=TOWN.code)]
    found = all_series(readings, [TOWN, QUARTER], breaks)
    assert [one.parted_at for one in found] == [(2016,), (2018,)]


def test_each_packaged_break_is_said_by_the_limits_of_its_indicators() -> None:
    rows = {row.code: row for row in catalogue_rows()}
    for one in packaged_breaks():
        assert set(one.indicators) <= rows.keys()
        concerned = [row for row in rows.values() if one.concerns(row.code, row.source_family)]
        assert concerned
        for row in concerned:
            said = f"{row.definition} {row.limits}"
            assert str(one.year) in said, (row.code, one.year)
