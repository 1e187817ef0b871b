"""The key figures on paper: a row each, its columns as high as the fullest of them."""

from dataclasses import dataclass
from typing import Any

from data.exporters.quarter_card.paper import (
    BLUE,
    INK,
    MARGIN,
    MUTED,
    folded,
    leading,
    letters,
    put,
    rule,
    write,
)
from data.indicators.views.identity import IdentityLine, Move, QuarterIdentity
from data.indicators.words import lowered

SIZE, SMALL = 7.6, 6.5
_WIDTHS = (58.0, 34.0, 51.0, 45.0)
_GAP = 2.5
_MOST_LINES = 3
_ARROWS = {Move.UP: "↑ ", Move.DOWN: "↓ ", Move.LITTLE: "≈ ", Move.UNKNOWN: ""}


@dataclass(frozen=True)
class _Part:
    """A text of a cell, its letters, and on how many lines it may go."""

    text: str
    size: float = SIZE
    bold: bool = False
    most: int = _MOST_LINES
    colour: tuple[int, int, int] = INK


def figures_table(pdf: Any, card: QuarterIdentity, y: float) -> float:
    """Draw the key figures; return where they end."""
    heads = ("Chiffre clé", "Valeur et évolution", "Ailleurs", f"Écart depuis {card.start}, rang")
    for head, x, width in zip(heads, _places(), _WIDTHS, strict=True):
        put(pdf, head, x, y, width - _GAP, size=SMALL, bold=True, colour=MUTED)
    y += leading(SMALL) + 0.8
    for line in card.lines:
        rule(pdf, y)
        y = _row(pdf, _cells(line), y + 0.9) + 0.7
    rule(pdf, y)
    return y


def _places() -> tuple[float, ...]:
    return tuple(MARGIN + sum(_WIDTHS[:rank]) for rank in range(len(_WIDTHS)))


def _cells(line: IdentityLine) -> tuple[tuple[_Part, ...], ...]:
    simulated = " (simulé)" if line.is_simulated else ""
    gaps = [
        part
        for one in line.verdicts
        for part in (_Part(one.word, bold=True, most=1), _Part(one.gaps, SMALL, most=5))
    ]
    return (
        (
            _Part(line.title, bold=True, most=2),
            _Part(line.dated, SMALL, most=1, colour=MUTED),
            _Part(line.about, SMALL, most=2, colour=MUTED),
            _Part(line.note, SMALL, most=3, colour=MUTED),
        ),
        (
            _Part(f"{line.text}{simulated}", SIZE + 1.4, bold=True, most=1, colour=BLUE),
            _Part(f"{_ARROWS[line.change.move]}{line.change.text}", SMALL),
        ),
        (_Part(line.beside, SMALL, most=6),),
        (
            *(gaps or [_Part(f"Sans écart : {line.no_verdict}", SMALL, colour=MUTED)]),
            _Part(f"Rang : {lowered(line.rank)}" if line.rank else "", SMALL, most=2),
        ),
    )


def _row(pdf: Any, cells: tuple[tuple[_Part, ...], ...], y: float) -> float:
    bottom = y
    for parts, x, width in zip(cells, _places(), _WIDTHS, strict=True):
        down = y
        for part in parts:
            if part.text:
                with letters(pdf, part.size, bold=part.bold, colour=part.colour):
                    lines = folded(pdf, part.text, width - _GAP, part.most)
                    down = write(pdf, lines, x, down, part.size)
        bottom = max(bottom, down)
    return bottom
