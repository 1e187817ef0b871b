"""Vertical bars from zero, a year each most often."""

from dataclasses import dataclass

from data.base.chart.common import Chart, Mark, Segment, roles_shown


@dataclass(frozen=True)
class Column:
    """A vertical bar: a year, most often.

    Attributes:
        label: written under it.
        parts: from zero up, those below zero going down; none when there is no value.
        text: written above it, short (the unit is in the subtitle); without parts, the word that
            stands in place of the bar: « non calculable », « n. d. ».
        detail: what else is read of it in a hover.
        is_projected: not observed: drawn apart, pale and hatched.
        parting: what changes before it (source, nomenclature, perimeter), in a few words.
    """

    key: str
    label: str
    parts: tuple[Segment, ...]
    text: str = ""
    detail: str = ""
    is_projected: bool = False
    parting: str = ""

    @property
    def height(self) -> float:
        """Return where the parts above zero end."""
        return sum(part.value for part in self.parts if part.value > 0)

    @property
    def depth(self) -> float:
        """Return where the parts below zero end, zero or less."""
        return sum(part.value for part in self.parts if part.value < 0)


@dataclass(frozen=True, kw_only=True)
class Columns(Chart):
    """Vertical bars from zero, on one scale, with marks to read them against.

    ``decimals`` are those of the numbers inside the parts. ``order`` lists the roles as the legend
    does, which stands above when there are several. ``projected_label`` names what is hatched.
    """

    columns: tuple[Column, ...]
    unit: str
    decimals: int = 0
    marks: tuple[Mark, ...] = ()
    order: tuple[str, ...] = ()
    projected_label: str = "projeté"

    @property
    def roles(self) -> tuple[str, ...]:
        """Return the roles that the bars show, in the legend's order, then as they come."""
        return roles_shown((part for column in self.columns for part in column.parts), self.order)
