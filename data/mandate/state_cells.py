"""The state of an action as cells of a spreadsheet, which an import reads back unchanged."""

from collections.abc import Iterable

from data.base.chart import Cell
from data.base.tables import joined
from data.mandate.tables import (
    CODE,
    CONFIDENCE,
    DATED_MILESTONE,
    DEADLINE,
    HEADING,
    INDICATORS,
    MILESTONES_DONE,
    NATURE,
    NEVER_UPDATED,
    OTHERS,
    OUTSIDE,
    PARTNERS,
    PILOT,
    PROGRESS,
    STAGE,
    SUPPORT,
    TITLE,
    UPDATED_ON,
)
from data.mandate.views import ActionState, Party
from data.mandate.vocabulary import PartyRole
from data.mandate.words import CONFIDENCES, NATURES, ROLES, STAGES

STATE_COLUMNS = (
    CODE,
    TITLE,
    HEADING,
    NATURE,
    PILOT,
    SUPPORT,
    PARTNERS,
    DEADLINE,
    STAGE,
    PROGRESS,
    CONFIDENCE,
    UPDATED_ON,
    INDICATORS,
    DATED_MILESTONE,
    MILESTONES_DONE,
    OTHERS,
)
"""What the state of an action says of it; the last three tell more and are not read back."""


def state_cells(action: ActionState) -> tuple[Cell, ...]:
    """Return the state of an action under ``STATE_COLUMNS``."""
    report, deadline = action.report, action.deadline
    done = sum(part.done_on is not None for part in action.milestones)
    return (
        action.code,
        action.title,
        joined(action.headings) or None,
        NATURES[action.nature],
        parties_text(action, PartyRole.PILOT),
        parties_text(action, PartyRole.SUPPORT),
        parties_text(action, PartyRole.PARTNER),
        deadline.latest_on if deadline else None,
        STAGES[report.stage] if report else NEVER_UPDATED,
        action.progress_pct,
        CONFIDENCES[report.confidence] if report and report.confidence else None,
        report.effective_on if report else None,
        joined(action.indicators) or None,
        _dated_part(action),
        f"{done} sur {len(action.milestones)}" if action.milestones else None,
        joined(_others(action)) or None,
    )


def _dated_part(action: ActionState) -> str | None:
    """Return the part of an action that its next deadline dates; none when it dates the whole."""
    if action.own_deadline is not None or action.deadline is None:
        return None
    parts = (part.title for part in action.milestones if part.deadline == action.deadline)
    return next(parts, action.deadline.milestone)


def parties_text(action: ActionState, role: PartyRole) -> str | None:
    """Return the names of those who hold a role, as an import reads them; none when nobody does."""
    return joined(_named(party) for party in action.parties if party.role is role) or None


def _named(party: Party) -> str:
    if party.delegation or party.role is PartyRole.PARTNER:
        return party.name
    return f"{party.name} {OUTSIDE}"


def _others(action: ActionState) -> Iterable[str]:
    columns = {PartyRole.PILOT, PartyRole.SUPPORT, PartyRole.PARTNER}
    return [
        f"{party.name} ({ROLES[party.role].lower()})"
        for party in action.parties
        if party.role not in columns
    ]
