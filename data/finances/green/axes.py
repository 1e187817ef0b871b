"""The axes of the annex, and from which year each is due, as the packaged file says."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

_FILE = Path(__file__).resolve().parents[2] / "reference" / "green_axes.yaml"


@dataclass(frozen=True)
class GreenAxis:
    """An environmental axis, due in the annex from ``from_year`` on; ``short`` is a word of it."""

    number: int
    short: str
    title: str
    from_year: int


@dataclass(frozen=True)
class GreenLaw:
    """What the texts ask for.

    Attributes:
        is_verified: read in the official text; else ``against`` says what would check it.
        least_population: above which the annex is due.
        partial_until: last year in which only some accounts are in it.
    """

    axes: tuple[GreenAxis, ...]
    reference: str
    is_verified: bool
    against: str
    least_population: int
    partial_until: int

    def due(self, year: int) -> tuple[GreenAxis, ...]:
        """Return the axes that the annex of a year must rate."""
        return tuple(axis for axis in self.axes if axis.from_year <= year)

    @property
    def first_year(self) -> int:
        """Return the first year that has an annex."""
        return min(axis.from_year for axis in self.axes)


@lru_cache(maxsize=1)
def green_law() -> GreenLaw:
    """Return what the packaged file says.

    Raises:
        KeyError: an entry of the file lacks a field.
    """
    found = yaml.safe_load(_FILE.read_text("utf-8"))
    return GreenLaw(
        axes=tuple(
            GreenAxis(one["number"], one["short"], one["title"], one["from_year"])
            for one in found["axes"]
        ),
        reference=found["reference"],
        is_verified=found["verified"],
        against=found["against"],
        least_population=found["least_population"],
        partial_until=found["partial_until"],
    )
