"""The three targets, and what would bring back the ones that are missed."""

from collections.abc import Collection, Sequence

from components.chart_frame import chart_footer, draw, picture
from components.texts import note, plain
from data.base.chart import Bullets
from data.finances.views import Way
from data.finances.vocabulary import Ratio

_KEY = "cibles"


def targets_panel(targets: Bullets, *, is_said: bool) -> None:
    """Draw the bullet bars; ``is_said`` tells that the page's answer already says their finding."""
    if not is_said:
        draw(targets, key=_KEY)
        return
    note(plain(targets.subtitle))
    picture(targets, key=_KEY)
    chart_footer(targets, key=_KEY)


def ways_back(ways: Sequence[Way], ratios: Collection[Ratio]) -> None:
    """Say what would bring back the targets missed among some ratios."""
    for way in ways:
        if way.ratio in ratios:
            note(plain(way.sentence))
