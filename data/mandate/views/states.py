"""An action as it stood on a day, and what counts such actions."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from data.mandate.vocabulary import (
    ActionNature,
    Confidence,
    DeadlineOrigin,
    DeadlinePrecision,
    PartyRole,
    Stage,
    TownRole,
)

NO_GROUP = "sans"
"""Code of the group that counts what no delegation (or no theme) of the plan does."""


class Check(StrEnum):
    """Something that deserves a look."""

    OVERDUE = "overdue"
    BLOCKED = "blocked"
    DUE_SOON = "due_soon"
    CONTRADICTION = "contradiction"
    STALE = "stale"
    NEVER_UPDATED = "never_updated"
    NO_CONFIDENCE = "no_confidence"
    NO_DEADLINE = "no_deadline"
    TO_REVIEW = "to_review"


@dataclass(frozen=True)
class DeadlineState:
    """A deadline in force; ``milestone`` names the part it dates, when it is not the whole."""

    latest_on: date
    precision: DeadlinePrecision
    wording: str
    origin: DeadlineOrigin
    decided_on: date
    is_simulated: bool = False
    milestone: str | None = None


@dataclass(frozen=True)
class Party:
    """Who takes part: a delegation (by code) or an outside body (by name)."""

    role: PartyRole
    delegation: str | None
    name: str


@dataclass(frozen=True)
class MilestoneState:
    """A part of an action; ``done_on`` is missing while it is not done."""

    title: str
    done_on: date | None
    deadline: DeadlineState | None = None


@dataclass(frozen=True)
class ReportState:
    """The last declared state of an action."""

    effective_on: date
    stage: Stage
    progress_pct: int | None
    confidence: Confidence | None
    is_kept_up: bool | None
    held_count: int | None
    due_count: int | None
    is_simulated: bool


@dataclass(frozen=True)
class Theme:
    """The heading by which a PST is read: a strategic objective.

    ``part`` is the volet above it.
    """

    code: str
    title: str
    part: str = ""


@dataclass(frozen=True)
class ActionState:
    """An action as it stood on a day.

    Attributes:
        code: the reference that names it everywhere, its numbering scope included (« E-58 »).
        report: the last declaration known for that day; missing when there is none, and the
            stage is then « à venir » by default.
        own_deadline: the one in force for the action as a whole; ``first_deadline`` the one
            it started with.
        theme: the strategic objective above its headings; missing where the plan has none.
        to_review: fields read from a document with too little certainty.
        is_ungrouped: in a plan counted by delegation, none of that day pilots it.
        indicators: codes of those that it aims at.
    """

    id: int
    code: str
    title: str
    detail: str | None
    nature: ActionNature
    town_role: TownRole
    source_locator: str
    headings: tuple[str, ...]
    parties: tuple[Party, ...]
    milestones: tuple[MilestoneState, ...]
    report: ReportState | None
    own_deadline: DeadlineState | None
    first_deadline: DeadlineState | None
    checks: frozenset[Check] = frozenset()
    theme: Theme | None = None
    to_review: tuple[str, ...] = ()
    is_ungrouped: bool = False
    indicators: tuple[str, ...] = ()

    @property
    def stage(self) -> Stage:
        """Where the action stands."""
        return self.report.stage if self.report else Stage.UPCOMING

    @property
    def confidence(self) -> Confidence | None:
        """The declared weather, if any."""
        return self.report.confidence if self.report else None

    @property
    def progress_pct(self) -> int | None:
        """A project's progress 0-100: from its milestones when it has some, else as declared.

        Missing when nothing was ever declared: milestones as first read are not a zero.
        """
        if self.nature is not ActionNature.PROJECT:
            return None
        done = sum(milestone.done_on is not None for milestone in self.milestones)
        if self.milestones and (self.report is not None or done):
            return round(100 * done / len(self.milestones))
        return self.report.progress_pct if self.report else None

    @property
    def deadline(self) -> DeadlineState | None:
        """The deadline to meet next: the action's own, or its earliest unmet milestone's."""
        if self.own_deadline is not None:
            return self.own_deadline
        pending = [
            milestone.deadline
            for milestone in self.milestones
            if milestone.deadline and milestone.done_on is None
        ]
        return min(pending, key=lambda deadline: deadline.latest_on, default=None)

    @property
    def has_deadline(self) -> bool:
        """Tell whether any day was ever set, for the action or for one of its milestones."""
        return self.own_deadline is not None or any(part.deadline for part in self.milestones)

    @property
    def pilot(self) -> Party | None:
        """The first delegation or body that pilots."""
        return next((party for party in self.parties if party.role is PartyRole.PILOT), None)

    @property
    def group(self) -> str:
        """Code of the group that counts it: the piloting delegation, else its theme."""
        if self.is_ungrouped:
            return NO_GROUP
        if self.pilot is not None and self.pilot.delegation is not None:
            return self.pilot.delegation
        if self.theme is not None:
            return self.theme.code
        return self.headings[0] if self.headings else NO_GROUP

    @property
    def partners(self) -> tuple[str, ...]:
        """Names of the outside bodies with which it is shared."""
        return tuple(party.name for party in self.parties if party.role is PartyRole.PARTNER)

    @property
    def supports(self) -> tuple[str, ...]:
        """Codes of the supporting delegations."""
        return tuple(
            party.delegation
            for party in self.parties
            if party.role is PartyRole.SUPPORT and party.delegation
        )

    @property
    def slippage_days(self) -> int:
        """Days between the first deadline and the one in force."""
        if self.own_deadline is None or self.first_deadline is None:
            return 0
        return (self.own_deadline.latest_on - self.first_deadline.latest_on).days


@dataclass(frozen=True)
class Completion:
    """Projects done over projects kept, with what is counted apart.

    Attributes:
        unreported: kept projects of which nothing was ever declared.
    """

    done: int
    kept: int
    dropped: int
    missions: int
    missions_kept_up: int
    missions_unknown: int
    recurring: int
    mean_progress_pct: int | None
    without_progress: int
    unreported: int

    @property
    def pct(self) -> float | None:
        """Share of the kept projects that are done, 0-100; missing when none is kept."""
        return 100 * self.done / self.kept if self.kept else None

    @property
    def known_pct(self) -> float | None:
        """The same share, missing also when nothing was ever declared of any of them."""
        return self.pct if self.kept > self.unreported else None


@dataclass(frozen=True)
class StageCount:
    """How many projects stand at a stage."""

    stage: Stage
    count: int
