"""The one map: drawn without network, and safe whatever a name holds."""

from dataclasses import replace
from typing import Any

import pytest
from streamlit_folium import _get_map_string

from components.map_legend import class_colours, entry_words, fill_of
from components.territory_map import CLICKED, clicked_code, drawn, tooltip
from data.base.chart import Table
from data.territories.views import LegendEntry, MapFeature, MapMark, MapStatus, MapView, Outline

SHAPE = {"type": "Polygon", "coordinates": [[[2, 50], [3, 50], [3, 51], [2, 50]]]}


def make_feature(**changes: Any) -> MapFeature:
    known: dict[str, Any] = {
        "code": "QN1",
        "name": "Centre",
        "geometry": SHAPE,
        "status": MapStatus.PRESENT,
        "value": 1.0,
        "value_text": "1 €",
        "detail": "2018, périmètre 2015",
        "class_index": 0,
    }
    return MapFeature(**(known | changes))


def make_view(*features: MapFeature, selected: str | None = None) -> MapView:
    return MapView(
        title="Titre",
        features=features,
        outlines=(Outline("62", "<b>L’Île</b>", SHAPE, (2.5, 50.5)),),
        class_bounds=((1.0, 1.0),),
        legend=(),
        bounds=(2, 50, 3, 51),
        outside="",
        selected=selected,
        source="",
        alt="",
        table=Table((), ()),
    )


def script_of(view: MapView, *, basemap: bool = False, with_values: bool = False) -> str:
    figure = drawn(view, basemap=basemap, with_values=with_values)
    figure.get_root().render()
    return str(_get_map_string(figure))


def test_nothing_is_fetched_from_outside() -> None:
    figure = drawn(make_view(make_feature()))
    links = [link for _, link in (*figure.default_js, *figure.default_css)]
    assert links
    assert all(link.startswith("../../app/static/") for link in links)
    assert "http" not in script_of(make_view(make_feature()))


def test_the_plan_of_the_ign_is_asked_only_when_wanted() -> None:
    assert "data.geopf.fr" in script_of(make_view(make_feature()), basemap=True)


def test_hovering_says_name_value_and_year_as_safe_html() -> None:
    said = tooltip(make_feature(name="<img src=x onerror=alert(1)>", value_text="<i>"))
    assert "<img" not in said
    assert "&lt;img" in said
    assert "&lt;i&gt;" in said
    assert "2018, périmètre 2015" in said


def test_names_written_on_the_map_are_escaped() -> None:
    script = script_of(make_view(make_feature()))
    assert "<b>L" not in script
    assert "&lt;b&gt;L" in script.replace("\\u0026", "&")


def test_what_is_written_never_asks_for_the_image_of_a_pin() -> None:
    script = script_of(make_view(make_feature(label=(2.5, 51.0))), with_values=True)
    assert script.count("L.marker(") == script.count('"icon": L.divIcon(') == 2
    assert "setIcon" not in script


def test_values_are_written_where_nobody_can_point() -> None:
    shown = make_feature(short_name="<i>Centre", label=(2.5, 51.0))
    away = make_feature(code="QN2", short_name="Loin", label=(9, 9), is_framed=False)
    script = script_of(make_view(shown, away), with_values=True).replace("\\u0026", "&")
    assert "&lt;i&gt;Centre" in script
    assert "Loin" not in script
    assert "Agrandir" not in script
    assert "Centre" not in script_of(make_view(make_feature(name="", short_name="Centre")))


@pytest.mark.parametrize(
    ("outside", "expected"),
    [
        (0, "11 770 € (2)"),
        (1, "11 770 € (2, dont 1 hors du cadre)"),
        (2, "11 770 € (2, hors du cadre)"),
    ],
)
def test_the_legend_says_what_the_frame_does_not_show(outside: int, expected: str) -> None:
    assert entry_words(LegendEntry("11 770 €", 2, MapStatus.PRESENT, 0, outside)) == expected


def test_the_scale_is_metric_and_the_zoom_speaks_french() -> None:
    script = script_of(make_view(make_feature()))
    assert '"imperial": false' in script
    assert "Agrandir" in script


def test_the_one_selected_is_drawn_last_and_thicker() -> None:
    view = make_view(make_feature(), make_feature(code="QN2"), selected="QN1")
    script = script_of(view)
    assert script.index('"code": "QN2"') < script.index('"code": "QN1"')
    assert '"weight": 4' in script


def test_missing_and_not_applicable_differ() -> None:
    missing = fill_of(MapStatus.MISSING, None, 3)
    hatched = fill_of(MapStatus.NOT_APPLICABLE, None, 3)
    assert missing != hatched
    assert hatched == "url(#hatch)"
    assert missing not in class_colours(5)


@pytest.mark.parametrize("count", range(1, 6))
def test_there_are_as_many_colours_as_classes(count: int) -> None:
    assert len(set(class_colours(count))) == count


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (None, None),
        ({}, None),
        ({CLICKED: None}, None),
        ({CLICKED: {"properties": {"code": "QN1"}}}, "QN1"),
        ({CLICKED: {"properties": {"code": "62765"}}}, None),
        ({CLICKED: {"properties": {}}}, None),
    ],
)
def test_a_click_gives_a_known_code_or_nothing(answer: object, expected: str | None) -> None:
    assert clicked_code(answer, {"QN1"}) == expected


def test_perimeters_of_before_are_dashed_and_hide_no_colour() -> None:
    view = replace(make_view(make_feature()), earlier=(Outline("QP1", "Avant", SHAPE, None),))
    script = script_of(view)
    assert '"dashArray": "6 5"' in script
    assert '"fill": false' in script


def test_counts_are_written_on_the_map_as_safe_html() -> None:
    mark = MapMark("QN1", (2.5, 50.5), "<i>3 actions", "trois")
    script = script_of(replace(make_view(make_feature()), marks=(mark,)))
    assert "<i>3" not in script
    assert "&lt;i&gt;3 actions" in script.replace("\\u0026", "&")


def test_a_lighter_shape_is_drawn_in_place_of_the_whole_one() -> None:
    light = {"type": "Polygon", "coordinates": [[[7, 7], [8, 7], [8, 8], [7, 7]]]}
    script = script_of(replace(make_view(make_feature(sketch=light)), outlines=()))
    assert "[7, 7]" in script
    assert "[3, 51]" not in script
