"""The foot of the page: schools, actions and what residents said, each as far as room goes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from data.base.formats import counted
from data.exporters.quarter_card.paper import (
    INK,
    INNER,
    MARGIN,
    MUTED,
    folded,
    leading,
    letters,
    put,
    write,
)
from data.overview.quarter_sheet.views import QuarterSheet

_GAP = 5.0
_SIZE, _HEAD = 6.9, 8.4
_MOST_LINES, _MOST_HEADING = 2, 3
_MOST_REMARKS = 8
_AIR = 0.25
"""Between two lines of a list, in millimetres."""

_SCHOOLS_SHARE = 0.55
"""Of the first column; facts have the rest, and what schools leave."""


@dataclass(frozen=True)
class Item:
    """A line of a list. A heading is not counted among what is left out."""

    text: str
    is_heading: bool = False


@dataclass(frozen=True)
class _Column:
    """Where a list is written, in millimetres, and how low it may go."""

    x: float
    width: float
    bottom: float


def three_columns(pdf: Any, sheet: QuarterSheet, y: float, bottom: float) -> None:
    """Draw the three lists side by side, each saying how many lines it leaves out."""
    widths = _widths((0.28, 0.36, 0.36))
    places = (MARGIN, MARGIN + widths[0] + _GAP, MARGIN + widths[0] + widths[1] + 2 * _GAP)
    _schools_and_facts(pdf, sheet, _Column(places[0], widths[0], bottom), y)
    _titled(pdf, "Actions et investissements", list(_promised(sheet)), "action",
            _Column(places[1], widths[1], bottom), y)  # fmt: skip
    column = _Column(places[2], widths[2], bottom)
    told = _told_remarks(pdf, sheet, column.width, bottom - y - 2 * leading(_HEAD))
    more = _count_remarks(sheet) - sum(not one.is_heading for one in told)
    _titled(pdf, "Ce qu’en disent les habitants", told, "remarque", column, y, more)


def _schools_and_facts(pdf: Any, sheet: QuarterSheet, column: _Column, y: float) -> None:
    """Draw the schools, then the facts in the room that they leave."""
    facts = list(_facts(sheet))
    share = _SCHOOLS_SHARE if facts else 1.0
    upper = replace(column, bottom=y + (column.bottom - y) * share)
    title, schools = "Écoles et collèges (IPS)", list(_schools(sheet))
    y = _titled(pdf, title, schools, "établissement", upper, y)
    if facts:
        _titled(pdf, "Le quartier en faits", facts, "fait", column, y + 1.6)


def _titled(
    pdf: Any,
    title: str,
    items: Sequence[Item],
    noun: str,
    column: _Column,
    y: float,
    more: int = 0,
) -> float:
    """Draw a list under its title; return where it ends."""
    y = put(pdf, title, column.x, y, column.width, size=_HEAD, bold=True) + 0.6
    return _list(pdf, items, column, y, noun, more)


def _widths(shares: Sequence[float]) -> list[float]:
    room = INNER - _GAP * (len(shares) - 1)
    return [room * share for share in shares]


def _schools(sheet: QuarterSheet) -> Iterator[Item]:
    if not sheet.identity.schools:
        yield Item("Aucun établissement connu ici.", is_heading=True)
    for one in sheet.identity.schools:
        yield Item(f"{one.name} ({one.about}) : {one.ips}")


def _facts(sheet: QuarterSheet) -> Iterator[Item]:
    for group in sheet.identity.facts:
        yield Item(group.title, is_heading=True)
        yield from (Item(line) for line in group.lines)


def _promised(sheet: QuarterSheet) -> Iterator[Item]:
    if not sheet.promised:
        yield Item("Aucun document ne situe d’action dans ce quartier.", is_heading=True)
    for group in sheet.promised:
        mark = " (simulé)" if group.is_simulated else ""
        yield Item(f"{group.title}{mark} : {group.counts}", is_heading=True)
        for one in group.lines:
            near = ", à proximité" if one.is_nearby else ""
            yield Item(f"{one.code} {one.title} : {one.stage.lower()}{near}")


def _told_remarks(pdf: Any, sheet: QuarterSheet, width: float, room: float) -> list[Item]:
    """Return as many remarks of each side of each theme as a column can hold, evenly."""
    told: list[Item] = []
    for most in range(_MOST_REMARKS, 0, -1):
        told = list(_remarks(sheet, most))
        if sum(leading(_SIZE) * len(_folded(pdf, one, width)) + _AIR for one in told) <= room:
            break
    return told


def _remarks(sheet: QuarterSheet, most: int) -> Iterator[Item]:
    if not sheet.identity.remarks:
        yield Item("Aucune remarque d’habitants n’est connue.", is_heading=True)
    for group in sheet.identity.remarks:
        strong, weak = len(group.strengths), len(group.weaknesses)
        counts = f"{counted(strong, 'force')}, {counted(weak, 'faiblesse')}"
        yield Item(f"{group.theme} : {counts}", is_heading=True)
        yield from (Item(f"+ {one}") for one in group.strengths[:most])
        yield from (Item(f"− {one}") for one in group.weaknesses[:most])


def _count_remarks(sheet: QuarterSheet) -> int:
    return sum(len(one.strengths) + len(one.weaknesses) for one in sheet.identity.remarks)


def _folded(pdf: Any, item: Item, width: float) -> list[str]:
    most = _MOST_HEADING if item.is_heading else _MOST_LINES
    with letters(pdf, _SIZE, bold=item.is_heading):
        return folded(pdf, item.text, width, most)


def _list(
    pdf: Any, items: Sequence[Item], column: _Column, y: float, noun: str, more: int
) -> float:
    """Write what fits, then how many lines are left out, ``more`` included."""
    shown = 0
    for item in items:
        lines = _folded(pdf, item, column.width)
        # The last line of the column is kept for what is left out.
        if y + leading(_SIZE) * (len(lines) + 1) > column.bottom + 0.01:
            break
        with letters(pdf, _SIZE, bold=item.is_heading, colour=MUTED if item.is_heading else INK):
            y = write(pdf, lines, column.x, y, _SIZE) + _AIR
        shown += not item.is_heading
    left = sum(not item.is_heading for item in items) - shown + more
    if not left:
        return y
    others = f"et {counted(left, f'autre {noun}', f'autres {noun}s')}, à l’écran"
    return put(pdf, others, column.x, y, column.width, size=_SIZE, colour=MUTED)
