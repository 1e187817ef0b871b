"""Every kind of chart is drawn from its description, and its words stay words."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from components.charts.figures import figure
from components.charts.style import SCREEN, SLIDE, Style
from components.palette import DARK, LIGHT, Palette
from data.base.chart import (
    BarRow,
    Bullet,
    Bullets,
    Chart,
    Column,
    Columns,
    Line,
    Lines,
    Mark,
    Point,
    Segment,
    StackedBars,
    Step,
    Table,
    Waterfall,
)
from data.base.views import Scope
from data.finances.service import finances_view
from data.mandate.service import delegations_view, mandate_view

EVIL = '<a href="javascript:alert(1)">x</a> & <b>'
LOOKS = [(SCREEN, LIGHT), (SCREEN, DARK), (SLIDE, LIGHT), (SLIDE, DARK)]
COMMON: dict[str, Any] = {
    "title": "Titre",
    "subtitle": "Mesure",
    "source": "Source",
    "alt": "En mots",
    "table": Table((), ()),
    "is_simulated": False,
}


def bars(label: str = "Sécurité", **values: Any) -> StackedBars:
    segments = (Segment("done", label, 12), Segment("blocked", label, 1))
    rows = (BarRow("SEC", label, segments, label), BarRow("ATT", "Vide", (), "n. d."))
    return StackedBars(**COMMON, rows=rows, maximum=40, **values)


def bullet(value: float | None, threshold: float | None = 15, text: str = "Texte") -> Bullets:
    one = Bullet("k", text, value, text, threshold, text, "missed" if value else "unknown", 20)
    return Bullets(**COMMON, bullets=(one,))


def curve(name: str = "Recettes", **values: Any) -> Lines:
    points = (Point(2026, 1.0, name), Point(2027, None, "n. d."), Point(2028, 3.5, name))
    other = tuple(Point(year, 2.0, "2") for year in (2026, 2027, 2028))
    both = (Line(name, "main", points), Line("Dépenses", "spending", other))
    return Lines(**COMMON, lines=both, unit="%", marks=(Mark(2.5, name, "target"),), **values)


def column(year: int, *values: float, **details: Any) -> Column:
    parts = tuple(
        Segment(f"part_{rank}", f"Part {rank}", value) for rank, value in enumerate(values, start=1)
    )
    return Column(str(year), str(year), parts, **({"text": "Total"} | details))


def years(word: str = "non calculable", **values: Any) -> Columns:
    shown = (
        column(2026, 8, 4),
        column(2027, text=word),
        column(2028, 9, -1, parting=word),
        column(2029, 9, 6, is_projected=True),
    )
    marks = (Mark(10, word, "target"), Mark(12, "Repère", "mark"))
    return Columns(**COMMON, **({"columns": shown, "unit": "M€", "marks": marks} | values))


def steps(label: str = "Dépenses") -> Waterfall:
    found = (
        Step("a", "Recettes", 10, "10 M€", "revenue", is_total=True),
        Step("b", label, -8, label, "spending"),
        Step("c", "Reste", 2, "2 M€", "main", is_total=True),
        Step("d", "Remboursements", -3, "-3 M€", "spending"),
    )
    return Waterfall(**COMMON, steps=found, unit="M€")


def drawn(chart: Chart, style: Style = SCREEN, colours: Palette = LIGHT) -> dict[str, Any]:
    """Return the figure as the browser receives it."""
    found: dict[str, Any] = json.loads(figure(chart, style, colours).to_json())
    return found


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for item in value.values():
            yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, str):
        yield value


@pytest.mark.parametrize(("style", "colours"), LOOKS)
@pytest.mark.parametrize(
    "chart",
    [
        pytest.param(bars(), id="bars"),
        pytest.param(bars(is_share=True), id="shares"),
        pytest.param(StackedBars(**COMMON, rows=(), maximum=1), id="no bar"),
        pytest.param(bullet(12), id="bullets"),
        pytest.param(Bullets(**COMMON, bullets=()), id="no bullet"),
        pytest.param(curve(), id="lines"),
        pytest.param(curve(gap_between=("Recettes", "Dépenses")), id="gap"),
        pytest.param(Lines(**COMMON, lines=(), unit="ans"), id="no line"),
        pytest.param(years(), id="columns"),
        pytest.param(years(columns=(), marks=()), id="no column"),
        pytest.param(steps(), id="waterfall"),
        pytest.param(Waterfall(**COMMON, steps=(), unit="M€"), id="no step"),
    ],
)
def test_every_chart_is_drawn_in_every_look(chart: Chart, style: Style, colours: Palette) -> None:
    found = drawn(chart, style, colours)
    assert found["layout"]["height"] > 0
    assert found["layout"]["font"]["size"] == style.font
    assert found["layout"]["separators"] == ",\u202f"


def test_a_gap_is_shaded_over_the_years_that_both_lines_know() -> None:
    early = Line("Tôt", "main", tuple(Point(year, 1.0, "1") for year in (2013, 2015, 2017)))
    late = Line(
        "Tard",
        "comparator",
        tuple(Point(year, 2.0, "2") for year in (2014, 2015, 2016, 2017, 2018)),
    )
    chart = Lines(**COMMON, lines=(early, late), unit="%", gap_between=("Tôt", "Tard"))
    shaded = [trace["x"] for trace in drawn(chart)["data"] if trace["mode"] == "lines"]
    assert shaded == [[2015, 2016, 2017], [2015, 2017]]


def test_a_value_without_target_is_said_and_not_drawn_to_a_scale() -> None:
    found = drawn(bullet(12, None))
    assert found["data"] == []
    assert any("Texte" in text for text in texts(found["layout"]["annotations"]))


def test_the_name_of_a_line_goes_down_a_line_rather_than_out_of_the_picture() -> None:
    written = [one["text"] for one in drawn(curve("Ensemble des QPV"))["layout"]["annotations"]]
    assert any(text.startswith("<b>Ensemble des<br>QPV</b>") for text in written)


@pytest.mark.parametrize(
    "chart", [bars(EVIL), bullet(12, 15, EVIL), curve(EVIL), years(EVIL), steps(EVIL)]
)
def test_words_of_a_chart_are_never_markup(chart: Chart) -> None:
    found = drawn(chart)
    del found["layout"]["template"]
    assert any("&lt;a href=" in text for text in texts(found))
    assert not any("<a " in text or "& <" in text for text in texts(found))


def test_a_kind_without_drawing_is_an_error() -> None:
    with pytest.raises(TypeError, match="no drawing"):
        figure(Chart(**COMMON), SCREEN, LIGHT)


class TestBars:
    def test_segments_are_as_long_as_their_values_in_the_colour_of_their_role(self) -> None:
        traces = drawn(bars())["data"]
        assert [trace["x"] for trace in traces] == [[12], [1]]
        assert [trace["y"] for trace in traces] == [[1], [1]]
        assert [trace["marker"]["color"] for trace in traces] == [
            LIGHT.fills["done"],
            LIGHT.fills["blocked"],
        ]
        assert traces[0]["marker"]["line"]["color"] == LIGHT.outline

    def test_a_narrow_segment_keeps_its_number_for_the_hover(self) -> None:
        wide, narrow = drawn(bars())["data"]
        assert (wide["text"], narrow["text"]) == (["12"], [""])
        assert "Sécurité : 1" in narrow["hovertext"][0]

    def test_a_click_names_the_bar(self) -> None:
        assert drawn(bars())["data"][0]["customdata"] == [["SEC", "done"]]

    def test_the_first_row_stands_at_the_top(self) -> None:
        annotations = drawn(bars())["layout"]["annotations"]
        heights = {note["text"]: note["y"] for note in annotations}
        assert heights["Sécurité"] > heights["Vide"]


class TestBullets:
    def test_a_value_against_its_target(self) -> None:
        found = drawn(bullet(10))
        assert [trace["x"] for trace in found["data"]] == [[1], [0.5]]
        assert found["data"][1]["marker"]["color"] == LIGHT.fills["missed"]
        (tick,) = found["layout"]["shapes"]
        assert tick["x0"] == tick["x1"] == 0.75

    def test_what_is_not_computable_has_no_bar(self) -> None:
        found = drawn(bullet(None))
        assert [trace["x"] for trace in found["data"]] == [[1]]
        assert any("?" in note["text"] for note in found["layout"]["annotations"])

    def test_without_a_target_there_is_no_tick_nor_verdict(self) -> None:
        found = drawn(bullet(10, None))
        assert "shapes" not in found["layout"]
        assert not any("✕" in note["text"] for note in found["layout"]["annotations"])

    @pytest.mark.parametrize(("value", "length"), [(25, 1), (20, 1), (-5, 0)])
    def test_a_bar_never_leaves_its_scale(self, value: float, length: float) -> None:
        assert drawn(bullet(value))["data"][1]["x"] == [length]

    def test_a_negative_value_goes_left_of_zero(self) -> None:
        one = Bullet("k", "Épargne", -5, "−5", 0, "> 0", "missed", 15, -5)
        bar = drawn(Bullets(**COMMON, bullets=(one,)))["data"][1]
        assert (bar["base"], bar["x"]) == ([0.25], [-0.25])


class TestLines:
    def test_a_long_word_gets_the_room_that_a_short_one_leaves_to_the_lines(self) -> None:
        short, long = (drawn(curve(name)) for name in ("Ville", "Stationnement"))
        assert short["layout"]["margin"]["r"] == 0
        assert long["layout"]["margin"]["r"] > 30

    def test_a_missing_value_breaks_the_line(self) -> None:
        trace = drawn(curve())["data"][0]
        assert trace["y"] == [1.0, None, 3.5]
        assert trace["connectgaps"] is False

    def test_each_line_is_named_with_its_last_value(self) -> None:
        notes = [note["text"] for note in drawn(curve())["layout"]["annotations"]]
        assert "<b>Dépenses</b><br>2" in notes
        assert "<b>Recettes</b><br>Recettes" in notes

    def test_a_mark_is_a_line_in_words(self) -> None:
        layout = drawn(curve())["layout"]
        assert [shape["y0"] for shape in layout["shapes"]] == [2.5]
        low, high = layout["yaxis"]["range"]
        assert low < 1 <= 3.5 < high

    def test_a_line_without_any_value_has_no_label(self) -> None:
        empty = Line("Vide", "main", (Point(2026, None, "n. d."),))
        layout = drawn(Lines(**COMMON, lines=(empty,), unit="%"))["layout"]
        assert not any("Vide" in note["text"] for note in layout.get("annotations", []))


def test_the_charts_of_the_demonstration_are_drawn(demo_base: None) -> None:
    scope = Scope("62765", "FDR", date(2029, 6, 30))
    mandate, finances = mandate_view(scope), finances_view(scope)
    charts: list[Chart] = [
        mandate.progress_chart,
        mandate.groups_chart,
        delegations_view(scope).chart,
        finances.targets,
        finances.scissors,
        finances.savings_rate,
        finances.debt_years,
    ]
    for chart in charts:
        assert drawn(chart)["data"]
        assert chart.alt
        assert chart.is_simulated
        assert chart.title[0] == chart.title[0].upper()
