"""The PPI's only door: each function opens a session and returns frozen views."""

from dataclasses import replace

from sqlmodel import Session

from data.base.database import reading
from data.base.formats import typeset
from data.base.queries import first_organisation, is_demonstration, list_sources
from data.base.views import Scope
from data.finances.investments import rules
from data.finances.investments.charts import years_chart
from data.finances.investments.errors import UnknownOperationError
from data.finances.investments.maps import euros_map
from data.finances.investments.reading import (
    operation_history,
    read_choices,
    read_operations,
    read_programmes,
)
from data.finances.investments.saving import save_operation
from data.finances.investments.sentences import gap_sentences, investments_answer, span
from data.finances.investments.typed import OperationEdit
from data.finances.investments.views import (
    InvestmentChoices,
    InvestmentFilters,
    InvestmentsView,
    Measure,
    Operation,
    OperationTotal,
    OperationView,
    UnpaidAction,
)
from data.finances.investments.words import NO_PPI
from data.indicators.service import outlined_quarters
from data.mandate.errors import UnknownPlanError
from data.mandate.service.reading import plan_reading
from data.mandate.vocabulary import ActionNature, PartyRole
from data.territories.views import MapView

__all__ = [
    "OperationEdit",
    "held_operations",
    "investment_choices",
    "investments_map",
    "investments_view",
    "list_money",
    "operation_view",
    "save_operation",
]

EVERYTHING = InvestmentFilters()
_TYPED = "Saisie à l’écran"


def list_money(scope: Scope) -> tuple[Operation, ...]:
    """Return every operation with its money by year, its actions and its territories.

    As seen on the day looked at: nothing observed after its year. What reads across the PPI
    (a map of euros, the environmental rating) starts from here.
    """
    with reading() as session:
        return seen_operations(session, scope)


def seen_operations(session: Session, scope: Scope) -> tuple[Operation, ...]:
    """Return the same in an open session."""
    found = read_operations(session, scope.organisation, scope.on)
    return tuple(rules.seen_in(one, scope.on.year) for one in found)


def investments_view(scope: Scope, filters: InvestmentFilters = EVERYTHING) -> InvestmentsView:
    """Return the PPI as the filters keep it; its answer says so when there is none."""
    with reading() as session:
        everything = seen_operations(session, scope)
        programmes = read_programmes(session, scope.organisation)
        cited = _cited(session, everything)
        town = first_organisation(session)
        is_demo = town is not None and is_demonstration(session, town)
    kept = rules.kept(everything, filters)
    year = scope.on.year
    total = rules.total_of("Ensemble", kept, year)
    is_simulated = any(one.is_simulated for one in kept)
    source = _source(cited)
    unpaid, projects = _unpaid(scope, everything) if everything else ((), 0)
    totals = rules.by_operation(kept, year)
    return InvestmentsView(
        answer=typeset(investments_answer(rules.years_of(kept), total) if everything else NO_PPI),
        programmes=programmes,
        years=rules.years_of(everything),
        territories=tuple(dict.fromkeys(place for one in everything for place in one.territories)),
        total=total,
        by_programme=rules.by_programme(kept, year),
        operations=totals,
        by_territory=rules.by_territory(kept, year),
        chart=years_chart(kept, total, scope, filters, source, is_simulated=is_simulated),
        unpaid=unpaid,
        projects=projects,
        unlinked=tuple(one for one in totals if not one.operation.actions),
        gaps=tuple(map(typeset, gap_sentences(kept))),
        from_accounts=sum(money.is_from_accounts for one in kept for money in one.years),
        cited=tuple(cited.items()),
        source=source,
        is_simulated=is_simulated,
        is_demonstration=is_demo,
    )


def investments_map(
    scope: Scope, measure: Measure, filters: InvestmentFilters = EVERYTHING
) -> MapView | None:
    """Return the euros of each quarter on the map; nothing when no quarter has an outline.

    Every quarter is kept, whichever territory the filters keep.
    """
    outlined = outlined_quarters(scope)
    if outlined is None:
        return None
    with reading() as session:
        everything = seen_operations(session, scope)
        cited = _cited(session, everything)
    kept = rules.kept(everything, replace(filters, territory=""))
    years = rules.years_of(kept)
    return euros_map(
        outlined,
        rules.by_territory(kept, scope.on.year),
        measure,
        span(years) if years else "aucun exercice",
        _source(cited),
        is_simulated=any(one.is_simulated for one in kept),
    )


def operation_view(scope: Scope, code: str) -> OperationView:
    """Return one operation opened.

    Raises:
        UnknownOperationError: the town has none of this number.
    """
    with reading() as session:
        held = next(
            (
                one
                for one in read_operations(session, scope.organisation, scope.on)
                if one.code == code
            ),
            None,
        )
        if held is None:
            raise UnknownOperationError(code)
        history = operation_history(session, held)
        cited = _cited(session, (held,))
        town = first_organisation(session)
        is_demo = town is not None and is_demonstration(session, town)
    seen = rules.seen_in(held, scope.on.year)
    total = rules.total_of(seen.title, [seen], scope.on.year)
    return OperationView(
        seen=OperationTotal(seen, total),
        held=held,
        gaps=tuple(map(typeset, gap_sentences([seen]))),
        history=history,
        source=_source(cited),
        is_demonstration=is_demo,
    )


def investment_choices(scope: Scope) -> InvestmentChoices:
    """Return what an operation may be linked to."""
    with reading() as session:
        return read_choices(session, scope.organisation)


def held_operations(scope: Scope) -> tuple[tuple[Operation, ...], dict[int, str]]:
    """Return all that the base holds, whatever the day, and how each source is cited."""
    with reading() as session:
        found = read_operations(session, scope.organisation)
        return found, _cited(session, found)


def _cited(session: Session, operations: tuple[Operation, ...]) -> dict[int, str]:
    """Return how each source of operations is cited, by its identifier."""
    ids = sorted({key for one in operations for key in one.sources})
    return {key: line.citation for key in ids for line in list_sources(session, {key})}


def _source(cited: dict[int, str]) -> str:
    return " ; ".join(dict.fromkeys(cited.values())) or _TYPED


def _unpaid(
    scope: Scope, operations: tuple[Operation, ...]
) -> tuple[tuple[UnpaidAction, ...], int]:
    """Return the projects of the plan that no operation pays for, and how many projects it has."""
    paid = {
        action.code for one in operations for action in one.actions if action.plan == scope.plan
    }
    try:
        plan = plan_reading(scope)
    except UnknownPlanError:
        return (), 0
    projects = [one for one in plan.actions if one.nature is ActionNature.PROJECT]
    unpaid = tuple(
        UnpaidAction(
            one.code,
            one.title,
            ", ".join(party.name for party in one.parties if party.role is PartyRole.PILOT),
        )
        for one in projects
        if one.code not in paid
    )
    return unpaid, len(projects)
