"""Lists of actions, and everything known of one."""

from dataclasses import dataclass
from datetime import date

from data.base.views import SourceLine
from data.mandate.views.plans import DelegationLine, PlanLine
from data.mandate.views.states import ActionState, Check, DeadlineState
from data.mandate.vocabulary import (
    ActionNature,
    Confidence,
    Stage,
)


@dataclass(frozen=True)
class ActionFilters:
    """What the actions page keeps; empty means everything.

    ``stage`` is a declared one; ``is_unreported`` keeps what was never declared at all.
    """

    search: str = ""
    delegation: str | None = None
    stage: Stage | None = None
    is_unreported: bool = False
    nature: ActionNature | None = None
    check: Check | None = None
    due_by: date | None = None
    partner: str | None = None


@dataclass(frozen=True)
class ActionsView:
    """The actions that match, and how many there are in all."""

    plan: PlanLine
    answer: str
    total: int
    actions: tuple[ActionState, ...]
    delegations: tuple[DelegationLine, ...]
    is_simulated: bool
    partners: tuple[str, ...] = ()


@dataclass(frozen=True)
class JournalLine:
    """One dated line of an action's journal, as written then."""

    effective_on: date
    recorded_on: date
    author: str
    stage: Stage
    progress_pct: int | None
    confidence: Confidence | None
    comment: str | None
    is_simulated: bool


@dataclass(frozen=True)
class LinkedAction:
    """An action of another plan that this one contributes to, or that contributes to it."""

    plan_code: str
    plan_title: str
    code: str
    title: str
    reason: str


@dataclass(frozen=True)
class ActionSheet:
    """Everything known of one action on a day.

    Attributes:
        path: its headings from the top of the plan, when the plan has several levels.
        wording: the document's own text, when an import kept it.
    """

    plan: PlanLine
    action: ActionState
    journal: tuple[JournalLine, ...]
    deadlines: tuple[DeadlineState, ...]
    places: tuple[str, ...]
    links: tuple[LinkedAction, ...]
    source: SourceLine | None
    path: tuple[str, ...] = ()
    wording: str | None = None


@dataclass(frozen=True)
class LocatedAction:
    """An action that happens in a territory."""

    plan_code: str
    plan_title: str
    code: str
    title: str
    theme: str
    pilots: tuple[str, ...]
    stage: Stage
    has_report: bool
    is_nearby: bool
    is_simulated: bool
