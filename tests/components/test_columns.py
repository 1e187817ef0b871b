"""Columns and waterfalls: from zero, projected drawn apart, missing said in a word."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.charts.columns import extent
from components.charts.style import SCREEN
from components.palette import LIGHT
from data.base.chart import Columns, Step, Waterfall
from tests.components.test_charts import COMMON, bullet, column, drawn, steps, years

Value = st.floats(-1e9, 1e9)


def notes(chart: Any) -> dict[str, Any]:
    """Return what is written on a figure, by its words."""
    return {one["text"]: one for one in drawn(chart)["layout"]["annotations"]}


def test_parts_stand_on_their_year_in_the_order_of_the_legend() -> None:
    traces = drawn(years(order=("part_2", "part_1")))["data"]
    assert [trace["x"] for trace in traces] == [[0, 2, 3], [0, 2, 3]]
    assert [trace["y"] for trace in traces] == [[4, -1, 6], [8, 9, 9]]
    assert traces[0]["marker"]["color"] == LIGHT.fills["part_2"]


def test_a_projected_year_is_hatched_pale_and_named() -> None:
    marker = drawn(years())["data"][0]["marker"]
    assert marker["pattern"]["shape"] == ["", "", "/"]
    assert marker["opacity"][:2] == [1, 1]
    assert marker["opacity"][2] < 1
    assert "projeté" in notes(years())
    assert "(projeté)" in drawn(years())["data"][0]["hovertext"][2]


def test_a_year_without_value_has_its_word_and_no_bar() -> None:
    assert all(1 not in trace["x"] for trace in drawn(years())["data"])
    word = notes(years("négatif"))["négatif"]
    assert (word["x"], word["y"]) == (2 - 0.5, 1) or word["textangle"] == -90


def test_what_changes_between_two_years_is_marked_and_said() -> None:
    chart = years(marks=(), columns=(column(2026, 8), column(2027, 9, parting="M57")))
    assert "M57" in notes(chart)
    assert [one["x0"] for one in drawn(chart)["layout"]["shapes"]] == [0.5]


def test_marks_are_named_beside_the_columns_and_never_on_each_other() -> None:
    found = notes(years("Cible"))
    assert found["Repère"]["y"] > found["Cible"]["y"]


def test_the_number_inside_a_thin_or_a_single_part_is_left_to_the_hover() -> None:
    wide, thin = drawn(years(columns=(column(2026, 100, 1),), marks=()))["data"]
    assert (wide["text"], thin["text"]) == (["100"], [""])
    assert drawn(years(columns=(column(2026, 100),), marks=()))["data"][0]["text"] == [""]


@given(st.lists(st.lists(Value, max_size=4), max_size=6))
def test_the_axis_holds_zero_and_every_column(values: list[list[float]]) -> None:
    columns = tuple(column(2020 + rank, *parts) for rank, parts in enumerate(values))
    low, high = extent(Columns(**COMMON, columns=columns, unit="€"))
    assert low <= 0 <= high
    assert low < high
    assert all(low <= one.depth and one.height <= high for one in columns)


def test_each_step_starts_where_the_last_one_ended() -> None:
    assert steps().spans == ((0, 10), (10, 2), (0, 2), (2, -1))
    bars = drawn(steps())["data"]
    assert [(one["base"], one["x"]) for one in bars] == [
        ([0], [10]),
        ([10], [-8]),
        ([0], [2]),
        ([2], [-3]),
    ]


def test_a_step_not_known_is_said_and_stops_the_chain_until_a_total() -> None:
    missing = Step("m", "Intérêts", None, "n. d.", "spending")
    chart = replace(steps(), steps=(steps().steps[0], missing, *steps().steps[1:]))
    assert chart.spans == ((0, 10), None, None, (0, 2), (2, -1))
    assert "<b>n. d.</b>" in notes(chart)


@given(st.lists(Value, min_size=1, max_size=8))
def test_changes_add_up_to_where_the_waterfall_ends(changes: list[float]) -> None:
    found = tuple(Step(str(rank), "", one, "", "main") for rank, one in enumerate(changes))
    spans = Waterfall(**COMMON, steps=found, unit="€").spans
    assert spans[-1] is not None
    assert spans[-1][1] == pytest.approx(sum(changes), abs=1e-3)


def test_a_distance_has_a_line_of_its_own_under_the_target() -> None:
    chart = bullet(12, 15)
    far = replace(chart, bullets=(replace(chart.bullets[0], distance_text="il manque 3 k€"),))
    assert any("<br>il manque" in text for text in notes(far))
    assert drawn(far)["layout"]["height"] > drawn(chart)["layout"]["height"] + SCREEN.font
