"""The locator map as SVG: what the screen shows, and what the printed page draws."""

from html import escape

from data.indicators.views.identity import Locator, LocatorShape

WIDTH = 1000
INK, BLUE = "#1A2230", "#17496B"
_STYLES = {
    "commune": 'fill="#F6F4EF" stroke="#8A94A3" stroke-width="2"',
    "quarter": 'fill="#C3CCDA" stroke="#5A6675" stroke-width="3"',
    "selected": f'fill="{BLUE}" stroke="{INK}" stroke-width="4"',
}
LABEL_SIZE = 34


def locator_svg(locator: Locator, *, with_names: bool = True) -> str:
    """Return the map as SVG. Names may be left out, for who writes them with its own letters."""
    shapes = "".join(_path(one) for one in locator.shapes)
    names = "".join(
        f'<text x="{one.x}" y="{one.y}" font-size="{LABEL_SIZE}" font-family="sans-serif" '
        f'font-weight="600" text-anchor="middle" fill="{INK}" stroke="#FFFFFF" stroke-width="6" '
        f'paint-order="stroke">{escape(one.text)}</text>'
        for one in (locator.labels if with_names else ())
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {locator.height}" '
        f'width="{WIDTH}" height="{locator.height}">'
        f'<rect width="{WIDTH}" height="{locator.height}" fill="#E8EDF3"/>{shapes}{names}</svg>'
    )


def _path(shape: LocatorShape) -> str:
    rings = "".join(
        "M" + "L".join(f"{x},{y}" for x, y in ring) + "Z" for ring in shape.rings if ring
    )
    return f'<path d="{rings}" fill-rule="evenodd" {_STYLES[shape.role]}/>'
