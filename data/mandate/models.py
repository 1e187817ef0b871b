"""Tables of plans, delegations, actions and their dated journal."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import JSON
from sqlmodel import Field, UniqueConstraint

from data.base.columns import Dated, Instant, Money, Tracked
from data.mandate.vocabulary import (
    ActionNature,
    Confidence,
    CreditKind,
    DeadlineOrigin,
    DeadlinePrecision,
    Finding,
    PartyRole,
    PlanKind,
    PlanStatus,
    Stage,
    TownRole,
)


class Plan(Tracked, table=True):
    """A document that promises, with its own words for its levels and its people."""

    organisation_id: int = Field(foreign_key="organisation.id", index=True)
    code: str
    kind: PlanKind
    title: str
    status: PlanStatus
    starts_on: date
    ends_on: date
    owner: str
    words: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    note: str | None = None


class Heading(Tracked, table=True):
    """A node of the plan's own tree: theme, section, ambition, axis, objective."""

    plan_id: int = Field(foreign_key="plan.id", index=True)
    parent_id: int | None = Field(default=None, foreign_key="heading.id")
    code: str
    level: str
    order: int
    title: str


class Delegation(Tracked, Dated, table=True):
    """The portfolio of an elected member: never a person's name."""

    organisation_id: int = Field(foreign_key="organisation.id", index=True)
    code: str
    order: int
    title: str
    full_title: str
    holder: str
    has_roadmap: bool


class DelegationAlias(Tracked, table=True):
    """A way in which documents name a delegation (« adjoint en charge du patrimoine »)."""

    __tablename__ = "delegation_alias"

    delegation_id: int = Field(foreign_key="delegation.id", index=True)
    wording: str


class Action(Tracked, Dated, table=True):
    """What is promised. ``code`` is unique in its plan and numbering scope.

    ``wording`` is the document's own text; ``to_review`` names the fields that were read from it
    with too little certainty and that nobody has confirmed yet.
    """

    __table_args__ = (UniqueConstraint("plan_id", "scope", "code"),)

    plan_id: int = Field(foreign_key="plan.id", index=True)
    scope: str = ""
    code: str
    order: int
    title: str
    detail: str | None = None
    nature: ActionNature
    town_role: TownRole
    origin: str
    source_locator: str
    wording: str | None = None
    to_review: list[str] = Field(
        default_factory=list, sa_type=JSON, sa_column_kwargs={"server_default": "[]"}
    )


class ActionHeading(Tracked, table=True):
    """An action stands under a heading; under several, it is counted once."""

    __tablename__ = "action_heading"

    action_id: int = Field(foreign_key="action.id", index=True)
    heading_id: int = Field(foreign_key="heading.id", index=True)


class ActionParty(Tracked, Dated, table=True):
    """A delegation or an outside body takes part in an action, in a role, for a time."""

    __tablename__ = "action_party"

    action_id: int = Field(foreign_key="action.id", index=True)
    role: PartyRole
    delegation_id: int | None = Field(default=None, foreign_key="delegation.id", index=True)
    body_name: str | None = None
    wording: str | None = None


class ActionLocation(Tracked, table=True):
    """Where an action happens: in a territory, or at a named place."""

    __tablename__ = "action_location"

    action_id: int = Field(foreign_key="action.id", index=True)
    territory_id: int | None = Field(default=None, foreign_key="territory.id", index=True)
    place_id: int | None = Field(default=None, foreign_key="place.id")
    is_nearby: bool = False


class ActionLink(Tracked, table=True):
    """An action contributes to one of another plan; totals never cross plans."""

    __tablename__ = "action_link"

    action_id: int = Field(foreign_key="action.id", index=True)
    contributes_to_id: int = Field(foreign_key="action.id", index=True)
    reason: str


class Milestone(Tracked, table=True):
    """A part of an action; ``done_on`` is the day it was done."""

    action_id: int = Field(foreign_key="action.id", index=True)
    order: int
    title: str
    done_on: date | None = None


class Deadline(Tracked, table=True):
    """A day by which an action, or one of its milestones, is promised.

    In the text's words, or by a later decision; ``decided_on`` is the day from which it counts.
    """

    action_id: int = Field(foreign_key="action.id", index=True)
    milestone_id: int | None = Field(default=None, foreign_key="milestone.id")
    latest_on: date
    precision: DeadlinePrecision
    wording: str
    origin: DeadlineOrigin
    decided_on: date


class ProgressReport(Tracked, table=True):
    """One dated, signed line of an action's journal.

    ``effective_on`` is the day it is true from, ``recorded_at`` the moment it became known.
    ``held_count`` counts the occurrences of a recurrence since the start of the mandate;
    ``is_kept_up`` says whether a mission is assured.
    """

    __tablename__ = "progress_report"

    action_id: int = Field(foreign_key="action.id", index=True)
    effective_on: date = Field(index=True)
    recorded_at: datetime = Field(sa_type=Instant)
    actor_id: int = Field(foreign_key="actor.id")
    stage: Stage
    progress_pct: int | None = None
    confidence: Confidence | None = None
    is_kept_up: bool | None = None
    held_count: int | None = None
    due_count: int | None = None
    comment: str | None = None


class Crossing(Tracked, table=True):
    """Whether an objective of a contrat de ville serves an ambition, as an officer filled it in.

    Without a row the crossing is « à renseigner »: the document left it empty.
    """

    __table_args__ = (UniqueConstraint("ambition_id", "objective_id"),)

    ambition_id: int = Field(foreign_key="heading.id", index=True)
    objective_id: int = Field(foreign_key="heading.id", index=True)
    is_linked: bool


class IndicatorLink(Tracked, table=True):
    """An action or an objective aims at an indicator; ``expected`` says what is hoped for.

    A link is an intention that somebody declared, never a proof of an effect.
    """

    __tablename__ = "indicator_link"
    __table_args__ = (UniqueConstraint("indicator_id", "action_id", "heading_id"),)

    indicator_id: int = Field(foreign_key="indicator.id", index=True)
    action_id: int | None = Field(default=None, foreign_key="action.id", index=True)
    heading_id: int | None = Field(default=None, foreign_key="heading.id", index=True)
    expected: str | None = None


class ProgrammeLine(Tracked, table=True):
    """A project of the yearly programme of a contrat de ville, and who pays for it, in euros.

    An amount that nobody gave is missing, not zero.
    """

    __tablename__ = "programme_line"

    plan_id: int = Field(foreign_key="plan.id", index=True)
    year: int = Field(index=True)
    order: int
    title: str
    bearer: str
    objective_id: int | None = Field(default=None, foreign_key="heading.id", index=True)
    territory_id: int | None = Field(default=None, foreign_key="territory.id", index=True)
    credit: CreditKind
    state_eur: Decimal | None = Field(default=None, sa_type=Money)
    epci_eur: Decimal | None = Field(default=None, sa_type=Money)
    town_eur: Decimal | None = Field(default=None, sa_type=Money)
    other_eur: Decimal | None = Field(default=None, sa_type=Money)
    outcome: str | None = None


class EvaluationAnswer(Tracked, table=True):
    """What was gathered for one question of the contract's final evaluation.

    ``question`` is the code of a packaged question; ``evidence`` is in the evaluator's words.
    """

    __tablename__ = "evaluation_answer"
    __table_args__ = (UniqueConstraint("plan_id", "question"),)

    plan_id: int = Field(foreign_key="plan.id", index=True)
    question: str
    finding: Finding
    evidence: str
    answered_on: date
