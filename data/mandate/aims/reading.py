"""The links read on a day: what every view of them starts from."""

from collections import defaultdict

from sqlmodel import Session

from data.base.views import Scope
from data.mandate import queries as mandate
from data.mandate.aims import queries
from data.mandate.aims.views import (
    AimEnd,
    AimingAction,
    AimingHeading,
    AimKind,
    AimPlace,
    Aims,
    AimTie,
)
from data.mandate.models import Heading, IndicatorLink, Plan
from data.mandate.rules import reference
from data.mandate.views import ActionState
from data.mandate.vocabulary import PartyRole, PlanKind
from data.mandate.words import STAGES, UNREPORTED
from data.territories.vocabulary import TerritoryKind

_QUARTERS = frozenset({TerritoryKind.QPV_2015, TerritoryKind.QPV_2024})
_OBJECTIVE = "objectif"
MOST_OFFERED = 2_000
"""Actions, and headings, that a list may hold before it weighs on the screen."""


def read_aims(session: Session, scope: Scope, indicator: str | None = None) -> Aims:
    """Return what aims at an indicator, or at any, on a day.

    An action that is not valid that day is left out; its links stay in the base.
    """
    links = queries.list_action_links(session, scope.organisation, indicator)
    plans = {row.id: row for row in mandate.list_plans(session, scope.organisation)}
    keys = {link.action_id for _, link, _ in links if link.action_id is not None}
    states = {
        state.id: state
        for plan in {plan for *_, plan in links}
        for state in mandate.list_action_states(session, plan, scope.on, only=keys)
    }
    places: defaultdict[int, list[AimPlace]] = defaultdict(list)
    for action, territory, is_nearby in queries.list_quarters_of(session, keys):
        if territory.kind in _QUARTERS:
            places[action].append(AimPlace(territory.code, territory.name, is_nearby))
    actions = tuple(
        _action(code, link, plans[plan], states[link.action_id], tuple(places[link.action_id]))
        for code, link, plan in links
        if link.action_id in states
    )
    return Aims(actions, _headings(session, scope, indicator))


def _headings(session: Session, scope: Scope, indicator: str | None) -> tuple[AimingHeading, ...]:
    rows = queries.list_heading_links(session, scope.organisation, indicator)
    counts = queries.count_under(session, {heading.id or 0 for *_, heading, _ in rows})
    return tuple(
        AimingHeading(code, heading_end(plan, heading), tie_of(link), counts[heading.id or 0])
        for code, link, heading, plan in rows
    )


def _action(
    indicator: str,
    link: IndicatorLink,
    plan: Plan,
    state: ActionState,
    places: tuple[AimPlace, ...],
) -> AimingAction:
    deadline = state.deadline
    return AimingAction(
        indicator=indicator,
        end=AimEnd(AimKind.ACTION, plan.code, plan.title, state.code, state.title),
        tie=tie_of(link),
        pilots=tuple(one.name for one in state.parties if one.role is PartyRole.PILOT),
        stage=STAGES[state.report.stage] if state.report else UNREPORTED,
        deadline=deadline.latest_on if deadline else None,
        places=places,
        is_state_simulated=bool(
            (state.report and state.report.is_simulated) or (deadline and deadline.is_simulated)
        ),
    )


def tie_of(link: IndicatorLink) -> AimTie:
    """Return a link as a writer must have seen it."""
    return AimTie(link.id or 0, link.version, link.expected or "", link.is_simulated)


def heading_end(plan: Plan, heading: Heading) -> AimEnd:
    """Return a heading as a picker names it."""
    level = heading.level.split(":")[0].replace("_", " ")
    return AimEnd(
        AimKind.HEADING,
        plan.code,
        plan.title,
        heading.code,
        heading.title,
        level or _OBJECTIVE,
        plan.kind is PlanKind.CITY_CONTRACT,
    )


def offered_ends(
    session: Session, scope: Scope, taken: Aims, search: str
) -> tuple[tuple[AimEnd, ...], bool]:
    """Return the actions and headings that do not aim at an indicator yet, and if some are left.

    Plan by plan; of a very long plan, those that hold the words searched.
    """
    held = {one.end for one in taken.actions} | {one.end for one in taken.headings}
    headings, actions = queries.list_ends(
        session, scope.organisation, scope.on, search, MOST_OFFERED + 1
    )
    is_cut = max(len(headings), len(actions)) > MOST_OFFERED
    found = [
        *(
            AimEnd(AimKind.ACTION, plan.code, plan.title, reference(row.scope, row.code), row.title)
            for plan, row in actions[:MOST_OFFERED]
        ),
        *(heading_end(plan, row) for plan, row in headings[:MOST_OFFERED]),
    ]
    return tuple(dict.fromkeys(one for one in found if one not in held)), is_cut
