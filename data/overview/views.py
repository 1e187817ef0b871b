"""What reads across the worlds: the slides of the projected display."""

from dataclasses import dataclass

from data.base.chart import Chart
from data.territories.views import MapView


@dataclass(frozen=True)
class BigFigure:
    """A figure written large, with the words that make it mean something."""

    value: str
    words: str


@dataclass(frozen=True)
class Slide:
    """One message for a room: a finding, and at most one picture, list or set of figures.

    Everything in it is cleared for the public: no comment of a journal, public stage words.

    Attributes:
        key: names the slide, whatever its rank.
    """

    key: str
    title: str
    source: str
    is_simulated: bool
    subtitle: str = ""
    chart: Chart | None = None
    map: MapView | None = None
    figures: tuple[BigFigure, ...] = ()
    lines: tuple[str, ...] = ()
