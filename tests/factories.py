"""Small makers of views and rows: a test names what matters to it, the rest is ordinary."""

from datetime import UTC, date, datetime, time
from typing import Any

from sqlmodel import Session, select

from data.base.columns import Tracked
from data.base.models import Actor, Organisation
from data.base.views import Scope
from data.base.vocabulary import OrganisationKind
from data.mandate.models import (
    Action,
    ActionParty,
    Deadline,
    Delegation,
    Milestone,
    Plan,
    ProgressReport,
)
from data.mandate.views import ActionState, DeadlineState, MilestoneState, Party, ReportState
from data.mandate.vocabulary import (
    ActionNature,
    Confidence,
    DeadlineOrigin,
    DeadlinePrecision,
    PartyRole,
    PlanKind,
    PlanStatus,
    Stage,
    TownRole,
)

STARTS_ON = date(2026, 3, 23)
ENDS_ON = date(2032, 3, 31)
TOWN = "00000"
PLAN = "FDR"


def scope_on(on: date) -> Scope:
    """Look at the small town's plan on a day."""
    return Scope(TOWN, PLAN, on)


def a_deadline(latest_on: date) -> DeadlineState:
    """Return a deadline in force since the start of the plan."""
    return DeadlineState(
        latest_on, DeadlinePrecision.DAY, "d’ici là", DeadlineOrigin.TEXT, STARTS_ON
    )


def a_milestone(done_on: date | None = None, latest_on: date | None = None) -> MilestoneState:
    """Return a part of an action, dated or not."""
    return MilestoneState("Étape", done_on, a_deadline(latest_on) if latest_on else None)


def a_report(
    stage: Stage = Stage.IN_PROGRESS,
    *,
    on: date = date(2028, 6, 1),
    progress_pct: int | None = None,
    confidence: Confidence | None = None,
    is_kept_up: bool | None = None,
) -> ReportState:
    """Return the last declaration about an action."""
    return ReportState(on, stage, progress_pct, confidence, is_kept_up, None, None, False)


def an_action(
    stage: Stage | None = Stage.IN_PROGRESS,
    *,
    key: int = 1,
    nature: ActionNature = ActionNature.PROJECT,
    report: ReportState | None = None,
    latest_on: date | None = None,
    first_latest_on: date | None = None,
    milestones: tuple[MilestoneState, ...] = (),
    parties: tuple[Party, ...] = (Party(PartyRole.PILOT, "AAA", "Alpha"),),
    headings: tuple[str, ...] = ("Thème",),
    title: str = "Une action",
    code: str | None = None,
) -> ActionState:
    """Return an action; ``stage`` missing means that nothing was ever declared."""
    own = a_deadline(latest_on) if latest_on else None
    first = a_deadline(first_latest_on) if first_latest_on else own
    return ActionState(
        id=key,
        code=code or f"AAA-{key}",
        title=title,
        detail=None,
        nature=nature,
        town_role=TownRole.PILOTS,
        source_locator="Section 1, n° 1",
        headings=headings,
        parties=parties,
        milestones=milestones,
        report=report or (a_report(stage) if stage else None),
        own_deadline=own,
        first_deadline=first,
    )


def saved(session: Session, row: Tracked) -> int:
    """Add a row and return its identifier."""
    session.add(row)
    session.flush()
    assert row.id is not None
    return row.id


def add_plan(session: Session, **values: Any) -> int:
    """Add a town and its roadmap; return the plan's identifier."""
    session.add(Actor(code="test", label="Service des tests"))
    town = saved(session, Organisation(code=TOWN, name="Petiteville", kind=OrganisationKind.TOWN))
    details: dict[str, Any] = {
        "organisation_id": town,
        "code": PLAN,
        "kind": PlanKind.MANDATE_CONTRACT,
        "title": "Feuille de route",
        "status": PlanStatus.ADOPTED,
        "starts_on": STARTS_ON,
        "ends_on": ENDS_ON,
        "owner": "Petiteville",
    }
    return saved(session, Plan(**(details | values)))


def add_delegation(session: Session, code: str, **values: Any) -> int:
    """Add a delegation with a roadmap; return its identifier."""
    town = session.exec(select(Organisation.id)).one()
    details: dict[str, Any] = {
        "organisation_id": town,
        "code": code,
        "order": ord(code[0]),
        "title": f"Délégation {code}",
        "full_title": f"Délégation {code} et le reste",
        "holder": "adjoint",
        "has_roadmap": True,
    }
    return saved(session, Delegation(**(details | values)))


def add_action(
    session: Session,
    plan_id: int,
    code: str,
    *,
    pilot: int | None = None,
    nature: ActionNature = ActionNature.PROJECT,
    **values: Any,
) -> int:
    """Add an action, piloted by a delegation when it is given; return its identifier."""
    key = saved(
        session,
        Action(
            plan_id=plan_id,
            code=code,
            order=values.pop("order", 1),
            title=values.pop("title", f"Action {code}"),
            nature=nature,
            town_role=TownRole.PILOTS,
            origin="numbered",
            source_locator="Section 1, n° 1",
            **values,
        ),
    )
    if pilot is not None:
        add_party(session, key, pilot, PartyRole.PILOT)
    return key


def add_party(
    session: Session, action_id: int, delegation_id: int, role: PartyRole, **values: Any
) -> int:
    """Let a delegation take part in an action."""
    party = ActionParty(action_id=action_id, delegation_id=delegation_id, role=role, **values)
    return saved(session, party)


def add_report(session: Session, action_id: int, on: date, stage: Stage, **values: Any) -> int:
    """Add a line to an action's journal, known the same day unless told."""
    actor = session.exec(select(Actor.id)).first()
    recorded = values.pop("recorded_on", on)
    report = ProgressReport(
        action_id=action_id,
        effective_on=on,
        recorded_at=datetime.combine(recorded, time(9), UTC),
        actor_id=actor or 0,
        stage=stage,
        **values,
    )
    return saved(session, report)


def add_deadline(
    session: Session,
    action_id: int,
    latest_on: date,
    *,
    decided_on: date = STARTS_ON,
    milestone_id: int | None = None,
) -> int:
    """Add a deadline to an action or to one of its milestones."""
    origin = DeadlineOrigin.TEXT if decided_on == STARTS_ON else DeadlineOrigin.DECISION
    deadline = Deadline(
        action_id=action_id,
        milestone_id=milestone_id,
        latest_on=latest_on,
        precision=DeadlinePrecision.DAY,
        wording="d’ici là",
        origin=origin,
        decided_on=decided_on,
    )
    return saved(session, deadline)


def add_milestone(session: Session, action_id: int, done_on: date | None = None) -> int:
    """Add a part to an action."""
    return saved(session, Milestone(action_id=action_id, order=1, title="Étape", done_on=done_on))
