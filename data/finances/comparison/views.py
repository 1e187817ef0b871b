"""What the comparison with other towns shows."""

from dataclasses import dataclass, field

from data.base.chart import GroupedBars, Lines
from data.base.views import SourceLine


@dataclass(frozen=True)
class Trend:
    """One amount over the years, here and there."""

    code: str
    title: str
    lines: Lines


@dataclass(frozen=True)
class Beside:
    """Who the town is held beside in the last year known of both, and the picture of it.

    The picture's title says what operating costs there and here, per inhabitant.

    Attributes:
        code: « strate », or the INSEE code of a commune.
        title: for the list of choices.
        pairs: each main amount, the town's and theirs.
        trends: each main amount known of both in two years at least.
        notes: what to keep in mind, one sentence each.
    """

    code: str
    title: str
    year: int
    pairs: GroupedBars
    trends: tuple[Trend, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class PeerLine:
    """A commune that the town chose: the years whose amounts the base holds, said in French."""

    commune: str
    name: str
    version: int
    years: str


@dataclass(frozen=True)
class ComparisonView:
    """The town beside its stratum and the communes that it chose.

    Attributes:
        why_empty: what is missing and what brings it, when there is nothing to hold beside.
        published: where the means that the DGFiP publishes stand; empty without any.
    """

    year: int | None = None
    why_empty: str = ""
    beside: tuple[Beside, ...] = ()
    peers: tuple[PeerLine, ...] = ()
    published: str = ""
    sources: tuple[SourceLine, ...] = field(default=())
    is_simulated: bool = False
    is_demonstration: bool = False

    @property
    def is_empty(self) -> bool:
        """Tell that there is nothing to hold the town beside."""
        return not self.beside
