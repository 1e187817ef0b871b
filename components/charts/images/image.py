"""A chart as a PNG or SVG file that says by itself what it shows, of when and from whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from textwrap import wrap
from threading import Lock
from typing import Any

from components.charts.images.bodies import body_height, draw_body
from components.charts.images.look import FONT_SIZE, INCH_LETTERS, SETTINGS, WIDTH
from components.palette import LIGHT
from data.base.chart import Chart

_DOTS_PER_INCH = 150
_EDGE = 0.35
_BARE_EDGE = 0.12
_TITLE_SIZE, _SMALL = 16, 10
_LINE = 1.45 / 72
"""Height in inches of a line of text, for each point of its size."""
_ONE_AT_A_TIME = Lock()
"""The library keeps its settings for the whole server: pictures are made one after the other."""


class ImageFormat(StrEnum):
    """What the picture may be taken away as."""

    PNG = "png"
    SVG = "svg"


@dataclass(frozen=True)
class _Words:
    """Lines of text around the picture, wrapped to its width."""

    title: list[str]
    subtitle: list[str]
    foot: list[str]

    @property
    def above(self) -> float:
        """Inches that the title and the subtitle take."""
        lines = len(self.title) * _TITLE_SIZE + len(self.subtitle) * FONT_SIZE
        return _EDGE + lines * _LINE + 0.12

    @property
    def below(self) -> float:
        """Inches that the foot takes."""
        return _EDGE + len(self.foot) * _SMALL * _LINE + 0.1


def image(chart: Chart, state: str, kind: ImageFormat) -> bytes:
    """Return the file of a chart: its finding, its measure, the picture, its source, its date.

    Args:
        chart: what the picture says.
        state: the day looked at, as written.
        kind: of file.
    """
    import matplotlib as library
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    words = _words(chart, state)
    height = words.above + body_height(chart) + words.below
    content = BytesIO()
    with _ONE_AT_A_TIME, library.rc_context(SETTINGS):
        figure = Figure(figsize=(WIDTH, height), dpi=_DOTS_PER_INCH, facecolor=LIGHT.paper)
        FigureCanvasAgg(figure)
        _write(figure, words, height)
        draw_body(chart, figure, (words.below / height, 1 - words.above / height))
        figure.savefig(content, format=kind.value, metadata=_metadata(chart, kind))
    return content.getvalue()


def bare_image(chart: Chart) -> bytes:
    """Return the picture alone, as PNG: for a document that writes the words around it."""
    import matplotlib as library
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    height = body_height(chart) + 2 * _BARE_EDGE
    content = BytesIO()
    with _ONE_AT_A_TIME, library.rc_context(SETTINGS):
        figure = Figure(figsize=(WIDTH, height), dpi=_DOTS_PER_INCH, facecolor="#FFFFFF")
        FigureCanvasAgg(figure)
        draw_body(chart, figure, (_BARE_EDGE / height, 1 - _BARE_EDGE / height))
        figure.savefig(content, format=ImageFormat.PNG.value, metadata={"Software": None})
    return content.getvalue()


def foot_text(chart: Chart, state: str) -> str:
    """Return the words at the foot of a picture."""
    simulated = " · données simulées" if chart.is_simulated else ""
    return f"Source : {chart.source}\nÉtat au {state}{simulated}"


def _words(chart: Chart, state: str) -> _Words:
    return _Words(
        _wrapped([chart.title], _TITLE_SIZE),
        _wrapped([chart.subtitle], FONT_SIZE),
        _wrapped(foot_text(chart, state).split("\n"), _SMALL),
    )


def _wrapped(texts: Sequence[str], size: float) -> list[str]:
    letters = round((WIDTH - 2 * _EDGE) * INCH_LETTERS / size)
    return [line for text in texts for line in wrap(text, letters)]


def _write(figure: Any, words: _Words, height: float) -> None:
    top = 1 - _EDGE / height
    common = {"x": _EDGE / WIDTH, "ha": "left", "va": "top"}
    figure.text(
        y=top, s="\n".join(words.title), size=_TITLE_SIZE, weight="bold", color=LIGHT.ink, **common
    )
    top -= len(words.title) * _TITLE_SIZE * _LINE / height
    figure.text(y=top, s="\n".join(words.subtitle), size=FONT_SIZE, color=LIGHT.muted, **common)
    figure.text(
        x=_EDGE / WIDTH,
        y=_EDGE / 2 / height,
        s="\n".join(words.foot),
        ha="left",
        va="bottom",
        size=_SMALL,
        color=LIGHT.muted,
    )


def _metadata(chart: Chart, kind: ImageFormat) -> dict[str, str | None]:
    said: dict[str, str | None] = {"Title": chart.title, "Description": chart.alt}
    if kind is ImageFormat.SVG:
        return said | {"Creator": None, "Date": None}
    return said | {"Software": None}
