"""Which declared layout a table is in, and where each of its columns stands there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from data.importers.official.codes import is_key
from data.importers.official.headings import (
    HeadingMatch,
    Headings,
    answers_to_any,
    folded_heading,
)
from data.importers.official.layouts import Column, Flag, Layout
from data.importers.official.tables import OfficialTable

_MOST_UNSURE = 0.5
"""Score of a table that has all but one of the headings: forced by the officer, then refused."""
_DESCRIPTIONS = ("meta", "metadata", "dictionnaire", "varmod", "lisez", "readme")
_NAME_WORDS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class BoundColumn:
    """A column of the layout where it stands in a table; ``year`` and ``edition`` if it says so."""

    position: int
    heading: str
    column: Column
    year: int | None = None
    edition: int | None = None
    flag: tuple[int, Flag] | None = None


@dataclass(frozen=True)
class BoundMeasure:
    """In a long table, the positions of its parts; ``categories`` by folded wording."""

    position: int
    published: int | None
    categories: dict[str, tuple[BoundColumn, ...]]


@dataclass(frozen=True)
class Match:
    """A table in the layout that it is in, with the positions of what is read from it.

    Attributes:
        unknown: headings that the layout says nothing of, as written.
    """

    layout: Layout
    table: OfficialTable
    key: int
    name: int | None
    communes: int | None
    year: int | None
    zone: int | None
    sector: int | None
    columns: tuple[BoundColumn, ...]
    measure: BoundMeasure | None
    unknown: tuple[str, ...]
    longitude: int | None = None
    latitude: int | None = None
    nature: int | None = None


def is_description(table: OfficialTable) -> bool:
    """Tell a table that describes another one, ``meta_DEMO_2021.csv``."""
    return bool(_words(table.name) & set(_DESCRIPTIONS))


def likeness(table: OfficialTable, layout: Layout) -> float:
    """Tell from 0 to 1 how much a table looks like a layout: 1 when all that it requires is there.

    The first rows must be called by the codes of the layout, for many official tables share their
    headings.
    """
    headings = Headings.of(table.headings)
    met = sum(headings.has_any(group) for group in layout.requires)
    if not met or headings.has_any(layout.forbids):
        return 0.0
    if _words(table.name) & {one.casefold() for one in layout.excluded_names}:
        return 0.0
    if met < len(layout.requires):
        return _MOST_UNSURE * met / len(layout.requires)
    key = headings.find(layout.key)
    return 1.0 if key is not None and _has_keys(table, layout, key) else 0.0


def _has_keys(table: OfficialTable, layout: Layout, key: int) -> bool:
    cells = [row.cells[key] for row in table.sample if key < len(row.cells)]
    written = [cell for cell in cells if cell.strip()]
    right = sum(is_key(layout, cell) for cell in written)
    # The row of labels under the headings of some workbooks, or a note, is no code.
    return not written or (right > 0 and right * 2 >= len(written) - 1)


def _words(name: str) -> set[str]:
    words = set(_NAME_WORDS.split(name.casefold()))
    # « BV2012 » is the zone « BV » as well.
    return words | {word.rstrip("0123456789") for word in words}


def matches(tables: Sequence[OfficialTable], layouts: Sequence[Layout]) -> list[Match]:
    """Return the tables that are in one of the layouts, the first one that suits each."""
    found = []
    for table in tables:
        if is_description(table):
            continue
        layout = next((one for one in layouts if likeness(table, one) == 1.0), None)
        if layout is not None:
            found.append(_bound(table, layout))
    return found


@dataclass(frozen=True)
class Nearest:
    """The layout that a file comes closest to: the headings that it lacks, or its odd code."""

    table: OfficialTable
    layout: Layout
    missing: tuple[str, ...]
    code: str


def nearest(tables: Sequence[OfficialTable], layouts: Sequence[Layout]) -> Nearest | None:
    """Return the table and the layout that are closest, for a message; none without a table."""
    pairs = [
        _compared(table, layout)
        for table in tables
        if not is_description(table)
        for layout in layouts
    ]
    return min(pairs, key=lambda one: len(one.missing) / len(one.layout.requires), default=None)


def _compared(table: OfficialTable, layout: Layout) -> Nearest:
    headings = Headings.of(table.headings)
    missing = tuple(group[0] for group in layout.requires if not headings.has_any(group))
    key = headings.find(layout.key)
    first = table.sample[0].cells[key] if table.sample and key is not None else ""
    return Nearest(table, layout, missing, first)


def _bound(table: OfficialTable, layout: Layout) -> Match:
    headings = Headings.of(table.headings)
    key = headings.find(layout.key)
    assert key is not None, "a table in this layout has its key"
    measure = _measure(layout, headings)
    columns = () if layout.measure else _columns(table, layout, headings)
    year = headings.find(layout.measure.year if layout.measure else layout.year)
    return Match(
        layout=layout,
        table=table,
        key=key,
        name=headings.find(layout.name),
        communes=headings.find(layout.communes),
        year=year,
        zone=headings.find(layout.zone),
        sector=headings.find(layout.sector),
        longitude=headings.find(layout.longitude),
        latitude=headings.find(layout.latitude),
        nature=headings.find(layout.nature),
        columns=columns,
        measure=measure,
        unknown=_unknown(table, layout, headings),
    )


def _columns(table: OfficialTable, layout: Layout, headings: Headings) -> tuple[BoundColumn, ...]:
    return tuple(
        BoundColumn(
            position=position,
            heading=table.headings[position].strip(),
            column=column,
            year=match.year,
            edition=match.edition,
            flag=_flag(layout, headings, column),
        )
        for column in layout.columns
        for position, match in _places(column, headings)
    )


def _places(column: Column, headings: Headings) -> list[tuple[int, HeadingMatch]]:
    """Return where a column stands: once for each year, else under the first of its names."""
    found: list[tuple[int, HeadingMatch]] = []
    for name in column.names:
        there = headings.all(name)
        if all(match.year is not None for _, match in there):
            found += there
        elif not found:
            found = there
    return found


def _flag(layout: Layout, headings: Headings, column: Column) -> tuple[int, Flag] | None:
    if column.flag is None:
        return None
    position = headings.find((column.flag,))
    return None if position is None else (position, layout.flags[column.flag])


def _measure(layout: Layout, headings: Headings) -> BoundMeasure | None:
    measure = layout.measure
    if measure is None:
        return None
    position = headings.find(measure.column)
    numbers = {word: headings.find(names) for word, names in measure.numbers.items()}
    categories: dict[str, list[BoundColumn]] = {}
    for column in layout.columns:
        for name in column.names:
            category, _, word = name.rpartition("|")
            where = numbers[word]
            if where is not None:
                one = BoundColumn(where, f"{category}, {word}", column)
                categories.setdefault(folded_heading(category), []).append(one)
    assert position is not None, "a long table in this layout has its measure"
    return BoundMeasure(
        position=position,
        published=headings.find(measure.published),
        categories={category: tuple(found) for category, found in categories.items()},
    )


def _unknown(table: OfficialTable, layout: Layout, headings: Headings) -> tuple[str, ...]:
    """Return the headings that say something and that the layout does not know."""
    known: list[str] = [
        *layout.key,
        *layout.name,
        *layout.communes,
        *layout.year,
        *layout.zone,
        *layout.sector,
        *layout.longitude,
        *layout.latitude,
        *layout.nature,
        *layout.flags,
        *layout.known,
        *_measure_headings(layout),
    ]
    if layout.measure is None:
        known += [name for column in layout.columns for name in column.names]
    return tuple(
        heading.strip()
        for heading, folded in zip(table.headings, headings.folded, strict=True)
        if folded and not folded.startswith("unnamed") and not answers_to_any(known, folded)
    )


def _measure_headings(layout: Layout) -> list[str]:
    if layout.measure is None:
        return []
    numbers = [name for names in layout.measure.numbers.values() for name in names]
    one = layout.measure
    return [*one.column, *one.year, *one.published, *one.unit, *numbers]


def is_active(bound: BoundColumn, edition: int | None) -> bool:
    """Tell whether a column means what is declared in this edition."""
    if bound.edition is not None and edition is not None and bound.edition != edition:
        return False
    return not bound.column.editions or edition in bound.column.editions
