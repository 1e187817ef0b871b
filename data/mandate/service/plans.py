"""Views of a plan as a whole."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlmodel import Session

from data.base.database import reading
from data.base.queries import list_sources
from data.base.views import Scope, SourceLine
from data.mandate import charts, queries, rules, sentences
from data.mandate.figures import MandateFigures, mandate_figures
from data.mandate.models import Heading
from data.mandate.service.groups import by_group, groups_of
from data.mandate.service.reading import PlanReading, plan_line, plan_reading
from data.mandate.views import (
    ChangesView,
    ContractObjectives,
    MandateView,
    PlanLine,
)
from data.mandate.vocabulary import PlanKind
from data.territories.queries import find_territory, list_linked
from data.territories.vocabulary import LinkKind

_BELGIUM = "BE"


def plan_lines(organisation: str) -> tuple[PlanLine, ...]:
    """Return the plans of an organisation; none when the base is empty."""
    with reading() as session:
        return tuple(plan_line(row) for row in queries.list_plans(session, organisation))


def is_belgian(scope: Scope) -> bool:
    """Tell whether the French schemes (priority quarters, ratios) mean nothing for the town.

    Its territory says so, else its documents: only Walloon communes hold a PST.
    """
    with reading() as session:
        home = find_territory(session, scope.organisation)
        above = list_linked(session, {home.id or 0}, LinkKind.MEMBER_OF) if home else []
        plans = queries.list_plans(session, scope.organisation)
    return any(other.code == _BELGIUM for _, other in above) or any(
        plan.kind is PlanKind.PST for plan in plans
    )


def mandate_view(scope: Scope) -> MandateView:
    """Return the plan as a whole on a day.

    Raises:
        UnknownPlanError: the organisation has no such plan.
    """
    read = plan_reading(scope)
    with reading() as session:
        sources = _sources(session, read)
    elapsed = rules.elapsed_pct(read.plan.starts_on, read.plan.ends_on, scope.on)
    completion = rules.completion(read.actions)
    counts = rules.check_counts(read.actions)
    groups = groups_of(read)
    return MandateView(
        plan=read.plan,
        on=scope.on,
        question=sentences.question(read.plan),
        see_groups=sentences.see_groups(read.plan),
        method=sentences.method(completion, read.actions),
        answer=_answer(read, scope, elapsed),
        elapsed_pct=elapsed,
        completion=completion,
        stages=rules.declared_counts(read.actions),
        delegations=groups,
        checks=counts,
        next_deadlines=rules.next_deadlines(read.actions, scope.on),
        progress_chart=charts.progress_chart(
            read.plan, scope, elapsed, completion, read.is_simulated, is_silent=read.is_silent
        ),
        groups_chart=charts.groups_chart(
            read.plan, scope, groups, read.is_simulated, is_silent=read.is_silent
        ),
        is_simulated=read.is_simulated,
        is_silent=read.is_silent,
        actions=len(read.actions),
        shared=read.shared,
        sources=sources,
    )


def _answer(read: PlanReading, scope: Scope, elapsed: float) -> str:
    counts = rules.check_counts(read.actions)
    if not read.actions:
        return sentences.EMPTY_ANSWER
    if read.is_silent:
        return sentences.silent_answer(read.plan, scope.on, read.actions, counts)
    return sentences.mandate_answer(
        elapsed,
        rules.completion(read.actions),
        counts,
        sentences.last_news(read.actions, scope.on),
    )


def _sources(session: Session, read: PlanReading) -> tuple[SourceLine, ...]:
    ids = {read.row.source_id, *queries.report_source_ids(session, read.row.id or 0)}
    return list_sources(session, {key for key in ids if key is not None})


def plan_figures(scope: Scope) -> tuple[MandateFigures, tuple[MandateFigures, ...], bool]:
    """Return a plan's headline figures, those of its delegations, and whether they are simulated.

    A plan without delegations has none.
    """
    read = plan_reading(scope)
    whole = mandate_figures(read.plan.code, read.plan.kind.value, read.actions)
    parted = by_group(read.actions)
    parts = tuple(
        mandate_figures(delegation.code, "", parted[delegation.code])
        for delegation in read.delegations
        if delegation.has_roadmap and read.plan.has_delegations
    )
    return whole, parts, read.is_simulated


def changes_view(scope: Scope, since: date) -> ChangesView:
    """Return what happened to a plan between two days."""
    after = plan_reading(scope).actions
    before = plan_reading(replace(scope, on=since)).actions
    return ChangesView(since, scope.on, rules.changes(before, after))


def contract_objectives(scope: Scope) -> ContractObjectives | None:
    """Return the objectives of the organisation's contrat de ville, or nothing without one."""
    with reading() as session:
        plans = queries.list_plans(session, scope.organisation)
        contract = next((row for row in plans if row.kind is PlanKind.CITY_CONTRACT), None)
        if contract is None or contract.id is None:
            return None
        headings = queries.list_headings(session, contract.id)
        sources = list_sources(session, {contract.source_id} if contract.source_id else set())
    return ContractObjectives(
        ambitions=_children(headings, "ambition"),
        axes=_children(headings, "axe"),
        note=contract.note,
        source=sources[0] if sources else None,
    )


def _children(headings: Sequence[Heading], level: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(
        (
            heading.title,
            tuple(child.title for child in headings if child.parent_id == heading.id),
        )
        for heading in headings
        if heading.level == level
    )
