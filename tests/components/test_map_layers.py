"""The layers over the map: each with its own line, and nothing typed becomes markup."""

from dataclasses import replace

from components.map_layers import add_lines
from data.territories.views import LineLayer, LineStyle, MapPoint, Outline
from tests.components.test_territory_map import SHAPE, make_feature, make_view, script_of

PLAIN = make_view(make_feature())
OURS = Outline("QV-1", "<i>Nord</i>", SHAPE, (2.5, 50.5))


def lined(style: LineStyle) -> str:
    return script_of(replace(PLAIN, lines=(LineLayer(style, (OURS,)),)))


def test_no_two_styles_draw_the_same_line() -> None:
    import folium

    drawn = set()
    for style in LineStyle:
        figure = folium.Map()
        add_lines(figure, style, (OURS,))
        layers = [one for one in figure._children.values() if isinstance(one, folium.GeoJson)]
        drawn.add(tuple(str(sorted(one.style_function(one.data).items())) for one in layers))
    assert len(drawn) == len(LineStyle)


def test_the_name_of_a_territory_is_text() -> None:
    script = lined(LineStyle.MIXED)
    assert "Nord" in script
    assert "<i>Nord" not in script


def test_a_line_takes_no_click_from_the_quarter_under_it() -> None:
    assert '"interactive": false' in lined(LineStyle.DOTTED)


def test_a_school_says_its_name_and_index_as_text() -> None:
    school = MapPoint("0620001A", "<b>École</b>", (2.5, 50.5), "IPS 85,2")
    script = script_of(replace(PLAIN, points=(school,)))
    assert "IPS 85,2" in script
    assert "circleMarker" in script or "CircleMarker" in script
    assert "<b><b>" not in script


def test_the_map_is_framed_before_its_shapes_are_drawn() -> None:
    script = script_of(PLAIN)
    assert script.index("fitBounds") < script.index('"FeatureCollection"')
