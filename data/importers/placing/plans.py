"""A plan beside the base."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from data.base.models import Organisation
from data.base.problems import Problem
from data.base.service import today
from data.importers.placing.destination import Destination, Signature
from data.mandate.drafts import PlanDraft
from data.mandate.models import Action, Plan
from data.mandate.saving.compare import absent, compared
from data.mandate.saving.reconcile import key_of, reconciled
from data.mandate.saving.signing import Writing
from data.mandate.saving.stored import StoredPlan, read_stored
from data.mandate.saving.writing import write_plan
from data.mandate.vocabulary import PlanKind


def plan_destination(
    session: Session, organisation: Organisation | None, draft: PlanDraft, *, is_corrected: bool
) -> Destination:
    """Place a plan beside the one that it speaks of, or as a new one."""
    if organisation is None:
        stored = StoredPlan()
    else:
        stored = read_stored(session, organisation, _target(session, organisation, draft))
    content = draft if is_corrected else reconciled(draft, stored)

    def write(by: Signature) -> None:
        assert organisation is not None
        write_plan(
            Writing(session, organisation, today(), by.actor_id, by.batch_id, by.source_id),
            content,
            stored,
        )

    return Destination(
        content=content,
        comparison=compared(content, stored),
        write=write,
        problems=tuple(_codes_said_twice(content)),
        absent=absent(content, stored) if draft.given is None else (),
    )


def _codes_said_twice(draft: PlanDraft) -> list[Problem]:
    seen: set[tuple[str, str]] = set()
    found = []
    for action in draft.actions:
        if key_of(action) in seen:
            found.append(
                Problem(
                    f"Le code « {action.code} » désigne deux actions. Attendu : un code par "
                    "action ; changez l’un des deux.",
                    action.where,
                )
            )
        seen.add(key_of(action))
    return found


def _target(session: Session, organisation: Organisation, draft: PlanDraft) -> Plan | None:
    """Return the plan that a draft speaks of, or nothing when it is a new one."""
    plans = session.exec(
        select(Plan).where(Plan.organisation_id == organisation.id).order_by(col(Plan.id))
    ).all()
    if draft.given is not None:
        return _most_named(session, plans, draft)
    same_kind = next((plan for plan in plans if plan.kind is draft.kind), None)
    if same_kind is None and draft.kind is PlanKind.PST:
        # A Walloon town starts with an empty mandate plan, which its PST then fills.
        return next((plan for plan in plans if not _codes(session, plan)), None)
    return same_kind


def _most_named(session: Session, plans: Sequence[Plan], draft: PlanDraft) -> Plan | None:
    """Return the plan that shares the most codes with a spreadsheet; the first one if none does."""
    keys = {key_of(action) for action in draft.actions}
    return max(plans, key=lambda plan: len(keys & _codes(session, plan)), default=None)


def _codes(session: Session, plan: Plan) -> set[tuple[str, str]]:
    rows = session.exec(select(Action.scope, Action.code).where(Action.plan_id == plan.id))
    return {(scope, code) for scope, code in rows}
