"""What every picture carries: its finding, its source, its words, its figures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

Cell = str | int | float | date | None


@dataclass(frozen=True)
class Table:
    """Rows under named columns, as exported: raw numbers, ``None`` where a value is missing."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Chart:
    """What every picture carries.

    Attributes:
        title: the finding, in one French sentence.
        subtitle: measure, unit, territory, date.
        source: producer, vintage and perimeter of the figures.
        alt: the picture in words, for who cannot see it.
        table: the figures behind the picture.
        is_simulated: one figure at least was made up for demonstration.
    """

    title: str
    subtitle: str
    source: str
    alt: str
    table: Table
    is_simulated: bool


@dataclass(frozen=True)
class Mark:
    """A horizontal line to read against: a target or a « repère »."""

    value: float
    label: str
    role: str


@dataclass(frozen=True)
class Segment:
    """A part of a bar: its ``role`` (a stage code, « elapsed »…) gives its colour."""

    role: str
    label: str
    value: float


def roles_shown(parts: Iterable[Segment], order: Sequence[str]) -> tuple[str, ...]:
    """Return the roles that some parts show, in the legend's order, then as they come."""
    shown = dict.fromkeys(part.role for part in parts)
    listed = [role for role in order if role in shown]
    return tuple(dict.fromkeys([*listed, *shown]))
