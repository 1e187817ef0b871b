"""Frozen answers about targets: what is aimed at, and where it stands."""

from dataclasses import dataclass
from datetime import date

from data.base.chart import Bullets, Table


@dataclass(frozen=True)
class TargetLine:
    """A dated target as it was decided.

    Attributes:
        subject: code of the territory.
        value: the target; the lower end of a range that ``upper_value`` closes.
        reference: the document that sets it.
        withheld: why the start stays in the base; empty when it is shown, or when there is none.
    """

    indicator: str
    subject: str
    baseline_year: int | None
    baseline_value: float | None
    due_year: int
    value: float
    upper_value: float | None
    reference: str
    decided_on: date
    is_simulated: bool = False
    withheld: str = ""


@dataclass(frozen=True)
class TargetCard:
    """A target and where it stands, in words.

    Attributes:
        verdict: « met », « ahead », « late », « missed » or « unknown ».
        state: the verdict in words.
        facts: start, last value, path, progress, outlook, reference: name and text.
    """

    title: str
    verdict: str
    state: str
    facts: tuple[tuple[str, str], ...]
    is_simulated: bool


@dataclass(frozen=True)
class TargetsPart:
    """The targets of an indicator, on all territories.

    Attributes:
        chart: how much of the way is done, a bar a target; nothing where none is computed.
        table: as read.
        data: to take away; an import reads its targets back without any change.
    """

    cards: tuple[TargetCard, ...]
    chart: Bullets | None
    table: Table
    data: Table


NO_TARGETS = TargetsPart((), None, Table((), ()), Table((), ()))
