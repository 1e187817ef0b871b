"""The three targets, and what would bring back the ones that are missed."""

from collections.abc import Sequence

from components.chart_frame import draw
from components.texts import note, plain
from data.base.chart import Bullets


def targets_panel(targets: Bullets, ways: Sequence[str]) -> None:
    """Draw the bullet bars, then a sentence a missed target."""
    draw(targets, key="cibles")
    for sentence in ways:
        note(plain(sentence))
