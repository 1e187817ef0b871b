"""One quarter a code: a file that says one twice says the same, or is refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from data.base.problems import Where
from data.importers.outlines.drawing import Notes, are_same, boundary, surface
from data.territories.drafts import BoundaryDraft
from data.territories.vocabulary import TerritoryKind
from geo.reading import Feature

if TYPE_CHECKING:
    from shapely import Geometry


@dataclass(frozen=True)
class QuarterRow:
    """A row of a priority quarter.

    Attributes:
        communes: INSEE codes of today that it stands on.
        boundary: missing until its shape is drawn.
    """

    code: str
    kind: TerritoryKind
    name: str
    communes: tuple[str, ...]
    feature: Feature
    boundary: BoundaryDraft | None = None

    @property
    def who(self) -> str:
        """Name it in a message."""
        return f"{self.code} ({self.name})" if self.name else self.code


def one_each(rows: Iterable[QuarterRow], notes: Notes) -> Iterator[QuarterRow]:
    """Give each quarter once, with its boundary.

    Some portals repeat a quarter for each of its communes: the same shape under the same name is
    one quarter on all of them.
    """
    by_code: dict[str, list[QuarterRow]] = {}
    for row in rows:
        by_code.setdefault(row.code, []).append(row)
    for same in by_code.values():
        joined = _joined(same, notes)
        if joined is not None:
            yield joined


def _joined(same: list[QuarterRow], notes: Notes) -> QuarterRow | None:
    first = same[0]
    shape = surface(first.feature, first.who, notes)
    if shape is None:
        return None
    for other in same[1:]:
        if not _is_repeated(first, shape, other, notes):
            return None
    where = Where(line=first.feature.line)
    drawn = boundary(shape, first.who, where, notes)
    if drawn is None:
        return None
    if not first.name:
        notes.warn(f"{first.code} n’a pas de nom dans le fichier.", where)
    communes = dict.fromkeys(code for row in same for code in row.communes)
    return replace(first, communes=tuple(communes), boundary=drawn)


def _is_repeated(first: QuarterRow, shape: Geometry, other: QuarterRow, notes: Notes) -> bool:
    """Tell whether a second row says the same quarter as the first, else note that it does not."""
    other_shape = surface(other.feature, other.who, Notes())
    if other_shape is not None and other.name == first.name and are_same(shape, other_shape):
        return True
    difference = "un autre nom" if other.name != first.name else "une autre forme"
    notes.refuse(
        f"{first.code} est décrit deux fois, avec {difference} : ligne {first.feature.line} "
        f"({first.name or 'sans nom'}) et ligne {other.feature.line} "
        f"({other.name or 'sans nom'}). Attendu : une seule ligne par quartier. Supprimez celle "
        "qui n’est pas bonne.",
        Where(line=other.feature.line),
    )
    return False
