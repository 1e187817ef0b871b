"""Frozen answers about the cells that meet the rule of the contrat de ville."""

from dataclasses import dataclass

from data.base.chart import Table
from data.base.views import SourceLine
from data.territories.views import MapView

_NO_TABLE = Table((), ())


@dataclass(frozen=True)
class Choices:
    """What the reader may set, as the address says it; the first values are the contract's.

    Attributes:
        ratio: how many times the agglomeration's poverty rate, written ``2`` or ``1.5``.
        contact: ``cotes``, or ``coins`` to join cells that meet at a corner.
        imputed: ``avec``, or ``sans`` to leave out imputed cells.
        vintage: year of the data; the newest when empty or not known.
        group: number of the group that the map frames; all of them when empty or not known.
    """

    ratio: str = "2"
    households: str = "50"
    people: str = "100"
    contact: str = "cotes"
    imputed: str = "avec"
    vintage: str = ""
    group: str = ""


@dataclass(frozen=True)
class GridView:
    """The candidate cells of an agglomeration for a rule.

    Attributes:
        answer: the result in one sentence.
        vintages: years of data known on that day, the newest first; nothing else without any.
        rule: the rule in words, with the thresholds that it gives.
        named_groups: number and name of the most peopled groups, which the map may frame.
        groups, cells: the tables to read and to take away.
        quarters: what keeps these cells apart from the quarters that elected members chose.
    """

    answer: str
    vintages: tuple[int, ...] = ()
    vintage: int | None = None
    rule: str = ""
    named_groups: tuple[tuple[str, str], ...] = ()
    map: MapView | None = None
    groups: Table = _NO_TABLE
    cells: Table = _NO_TABLE
    quarters: str = ""
    method: str = ""
    sources: tuple[SourceLine, ...] = ()
    source: str = ""
    is_simulated: bool = False

    @property
    def is_empty(self) -> bool:
        """Tell that the base holds no grid on that day."""
        return self.vintage is None

    def group_of(self, code: str) -> str | None:
        """Return the number of the group that a feature of the map is, or is in, if it is named."""
        names = {row[1]: str(row[0]) for row in self.cells.rows}
        written = names.get(code, code)
        number = written.rpartition("\u00a0" if code in names else "-")[2]
        return number if number in dict(self.named_groups) else None
