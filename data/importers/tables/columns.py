"""Which of the officer's columns is which of ours: surely, likely, or to be asked."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from data.base.tables import Column
from data.importers.tables.cleaning import key
from data.importers.tables.words import quoted
from data.mandate.drafts import Sureness

_CLOSE = 0.82
_MOST_COMPARED = 100
"""Headings compared letter by letter; those that are equal to ours are all looked at."""
_NUMBERED = re.compile(r" \(\d+\)$")


@dataclass(frozen=True)
class ColumnMatch:
    """One of our columns, and theirs.

    Attributes:
        heading: theirs; when nothing is settled, the one to propose first. None when none looks
            like it, or when the officer said that there is none.
        index: its rank in the sheet, from 0.
        sureness: sure when it has our name or was chosen, likely for a synonym, unsure when only
            its letters look like ours, or when several could be it. None without heading.
        rivals: their other headings that could be it.
    """

    column: Column
    heading: str | None = None
    index: int | None = None
    sureness: Sureness | None = None
    rivals: tuple[str, ...] = ()

    @property
    def is_settled(self) -> bool:
        """Tell whether the column can be read without asking."""
        return self.sureness in {Sureness.SURE, Sureness.LIKELY}


@dataclass(frozen=True)
class Matching:
    """All of our columns in a sheet, and the headings of theirs that no column uses."""

    sheet: str
    headings: tuple[str, ...]
    matches: tuple[ColumnMatch, ...]
    unused: tuple[str, ...]

    def index(self, name: str) -> int | None:
        """Return the rank of the column that is settled for one of ours; none without."""
        return next(
            (one.index for one in self.matches if one.column.name == name and one.is_settled), None
        )

    @property
    def settled(self) -> tuple[ColumnMatch, ...]:
        """Return what can be read without asking."""
        return tuple(one for one in self.matches if one.is_settled)

    def questions(self) -> tuple[str, ...]:
        """Say in French what must be answered before reading; empty when nothing must."""
        asked = []
        for one in self.matches:
            if one.rivals:
                both = ", ".join(f"« {quoted(name)} »" for name in (one.heading, *one.rivals))
                asked.append(
                    f"plusieurs colonnes peuvent être « {one.column.name} » : {both}. Choisissez "
                    "laquelle, ou renommez les autres."
                )
            elif one.column.is_mandatory and not one.is_settled:
                asked.append(self._missing(one))
        return tuple(asked)

    def _missing(self, match: ColumnMatch) -> str:
        found = ", ".join(f"« {quoted(name, 40)} »" for name in self.headings[:30])
        if len(self.headings) > 30:
            found += "…"
        doubt = f" Est-ce « {quoted(match.heading)} » ?" if match.heading else ""
        return (
            f"la colonne « {match.column.name} » manque.{doubt} Colonnes trouvées : {found}. "
            "Choisissez celle qui la remplace, ou renommez-la."
        )

    def doubts(self) -> tuple[str, ...]:
        """Say in French which columns look like ours and were not read."""
        return tuple(
            f"la colonne « {quoted(one.heading)} » ressemble à « {one.column.name} » et n’est pas "
            "lue : choisissez-la, ou renommez-la, si c’est elle."
            for one in self.matches
            if one.heading and not one.is_settled and not one.rivals
            if not one.column.is_mandatory
        )


def matched(
    sheet: str, headings: Sequence[str], columns: Sequence[Column], choices: Mapping[str, str]
) -> Matching:
    """Match the columns of a sheet with ours.

    Args:
        sheet: its name.
        headings: theirs, in order.
        columns: ours, in order: a heading that could be two of them is the first one.
        choices: the officer's heading for each of ours; an empty one says that there is none.
    """
    keys = [key(_NUMBERED.sub("", heading)) for heading in headings]
    found: dict[str, ColumnMatch] = {}
    free = set(range(len(headings)))

    def take(column: Column, ranks: Sequence[int], sureness: Sureness) -> None:
        rivals = tuple(headings[rank] for rank in ranks[1:])
        found[column.name] = ColumnMatch(
            column, headings[ranks[0]], ranks[0], Sureness.UNSURE if rivals else sureness, rivals
        )
        free.difference_update(ranks)

    def sweep(wanted: Callable[[Column], set[str]], sureness: Sureness) -> None:
        for column in columns:
            if column.name not in found:
                names = wanted(column)
                if ranks := [rank for rank in sorted(free) if keys[rank] in names]:
                    take(column, ranks, sureness)

    for column in columns:
        if (choice := _choice(column, choices)) is not None:
            rank = next((r for r in sorted(free) if headings[r] == choice), None)
            if rank is None and choice:
                rank = next((r for r in sorted(free) if keys[r] == key(choice)), None)
            if rank is not None:
                take(column, [rank], Sureness.SURE)
            elif not choice:
                found[column.name] = ColumnMatch(column)
    sweep(lambda column: {key(column.name)}, Sureness.SURE)
    sweep(lambda column: set(map(key, column.synonyms)), Sureness.LIKELY)
    for column in columns:
        if column.name not in found:
            rank = _closest(column, keys, sorted(free)[:_MOST_COMPARED])
            if rank is None:
                found[column.name] = ColumnMatch(column)
            else:
                found[column.name] = ColumnMatch(column, headings[rank], rank, Sureness.UNSURE)
    unused = tuple(headings[rank] for rank in sorted(free))
    return Matching(sheet, tuple(headings), tuple(found[one.name] for one in columns), unused)


def _choice(column: Column, choices: Mapping[str, str]) -> str | None:
    if column.name in choices:
        return choices[column.name]
    return next((theirs for ours, theirs in choices.items() if key(ours) == key(column.name)), None)


def _closest(column: Column, keys: Sequence[str], ranks: Sequence[int]) -> int | None:
    """Return the rank of the heading whose letters look most like one of a column's names."""
    best, closest = _CLOSE, None
    for name in map(key, (column.name, *column.synonyms)):
        if len(name) < 4:
            continue
        matcher = SequenceMatcher(b=name)
        for rank in ranks:
            if not 0.6 < len(keys[rank]) / len(name) < 1.7:
                continue
            matcher.set_seq1(keys[rank])
            if matcher.quick_ratio() > best and (ratio := matcher.ratio()) > best:
                best, closest = ratio, rank
    return closest
