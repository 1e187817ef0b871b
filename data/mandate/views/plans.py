"""A plan as a whole: its groups, its deadlines, what changed."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from data.base.chart import StackedBars
from data.base.views import SourceLine
from data.mandate.views.states import NO_GROUP, ActionState, Check, Completion, StageCount
from data.mandate.vocabulary import (
    PlanKind,
    PlanStatus,
)


@dataclass(frozen=True)
class PlanWords:
    """A plan's own words, as sentences need them.

    Attributes:
        term: the time it covers (« mandat », « législature »), with its article in ``the_term``.
        group: what its actions are counted by (« délégation », « thème »…), then its plural.
        reporters: who declares the updates.
    """

    term: str
    the_term: str
    closed: str
    group: str
    groups: str
    group_is_feminine: bool
    reporters: str


@dataclass(frozen=True)
class PlanLine:
    """A plan as offered in the sidebar."""

    code: str
    title: str
    kind: PlanKind
    status: PlanStatus
    starts_on: date
    ends_on: date
    owner: str
    note: str | None
    has_delegations: bool
    words: PlanWords


@dataclass(frozen=True)
class DelegationLine:
    """A delegation and its results on a day; ``stages`` are the declared ones."""

    code: str
    order: int
    title: str
    full_title: str
    holder: str
    has_roadmap: bool
    actions: int
    completion: Completion
    stages: tuple[StageCount, ...]
    checks: tuple[tuple[Check, int], ...]
    supports_given: int


class ChangeKind(StrEnum):
    """What can happen to an action between two days, most telling first."""

    DONE = "done"
    BLOCKED = "blocked"
    POSTPONED = "postponed"
    DROPPED = "dropped"
    PAUSED = "paused"
    RESUMED = "resumed"
    STARTED = "started"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class Change:
    """What happened to an action between two days, and the action as it stands since."""

    kind: ChangeKind
    action: ActionState


@dataclass(frozen=True)
class ChangesView:
    """What happened to a plan between two days."""

    since: date
    on: date
    changes: tuple[Change, ...]

    def counted(self, kind: ChangeKind) -> int:
        """Count the changes of a kind."""
        return sum(change.kind is kind for change in self.changes)


@dataclass(frozen=True)
class MandateView:
    """The plan as a whole on a day.

    Attributes:
        stages: projects by declared stage; ``completion.unreported`` are those without any.
        is_silent: it holds actions, and nothing was ever declared of any of them.
        shared: how many actions are shared with each outside body, where the plan lists them.
    """

    plan: PlanLine
    on: date
    question: str
    see_groups: str
    answer: str
    method: str
    elapsed_pct: float
    completion: Completion
    stages: tuple[StageCount, ...]
    delegations: tuple[DelegationLine, ...]
    checks: tuple[tuple[Check, int], ...]
    next_deadlines: tuple[ActionState, ...]
    progress_chart: StackedBars
    groups_chart: StackedBars
    is_simulated: bool
    is_silent: bool
    actions: int
    shared: tuple[tuple[str, int], ...]
    sources: tuple[SourceLine, ...]

    @property
    def is_told(self) -> bool:
        """Tell whether something was declared of its actions."""
        return self.actions > 0 and not self.is_silent


@dataclass(frozen=True)
class MatrixCell:
    """How many actions piloted by ``pilot`` name ``support`` in support."""

    pilot: str
    support: str
    count: int


@dataclass(frozen=True)
class DelegationsView:
    """All delegations of a plan, and who works with whom."""

    plan: PlanLine
    question: str
    answer: str
    stages: tuple[StageCount, ...]
    delegations: tuple[DelegationLine, ...]
    portfolios: tuple[DelegationLine, ...]
    cells: tuple[MatrixCell, ...]
    chart: StackedBars
    is_simulated: bool

    @property
    def is_empty(self) -> bool:
        """Tell whether no action is known that day."""
        return not any(line.actions for line in self.delegations)


@dataclass(frozen=True)
class DelegationView:
    """One delegation on a day: what it pilots, what it supports."""

    plan: PlanLine
    line: DelegationLine
    answer: str
    actions: tuple[ActionState, ...]
    supported: tuple[ActionState, ...]
    chart: StackedBars
    is_simulated: bool

    @property
    def is_delegation(self) -> bool:
        """Tell whether somebody pilots: a theme does not, nor what has no delegation."""
        return self.plan.has_delegations and self.line.code != NO_GROUP


@dataclass(frozen=True)
class ContractObjectives:
    """The objectives of a contrat de ville as its synthesis table lists them."""

    ambitions: tuple[tuple[str, tuple[str, ...]], ...]
    axes: tuple[tuple[str, tuple[str, ...]], ...]
    note: str | None
    source: SourceLine | None
