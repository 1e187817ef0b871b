"""The contract's only door: each function opens a session and returns a frozen view."""

from collections import Counter
from collections.abc import Sequence

from sqlmodel import Session

from data.base.database import reading
from data.base.queries import list_sources
from data.base.views import Scope
from data.indicators.service import outlined_quarters
from data.mandate.contract import charts, queries, reviewing, rules, sentences
from data.mandate.contract.committee import committee_sheet
from data.mandate.contract.history import crossing_history
from data.mandate.contract.reading import ContractReading, read_contract
from data.mandate.contract.saving import save_crossings
from data.mandate.contract.views import (
    ContractLink,
    ContractView,
    Dimension,
    Investment,
    InvestmentFilters,
    InvestmentsView,
    LinkEnd,
    LinksView,
    Reason,
    ReviewView,
)
from data.mandate.errors import UnknownPlanError
from data.mandate.queries import list_action_states
from data.mandate.views import ActionState
from data.mandate.vocabulary import PlanKind
from data.mandate.words import STAGES, UNREPORTED
from data.territories.views import MapView

__all__ = [
    "contract_view",
    "has_contract",
    "investments_view",
    "links_view",
    "review_view",
    "save_crossings",
]

NO_OUTLINE = (
    "Pas de carte : aucun contour de quartier prioritaire n’est connu. Le fichier des contours "
    "s’importe depuis la page « Imports »."
)
NO_QUARTER = (
    "Pas de carte : le document situe ses investissements par un nom qui n’est celui d’aucun "
    "quartier connu de la base."
)


def has_contract(scope: Scope) -> bool:
    """Tell whether the organisation has a contrat de ville."""
    with reading() as session:
        return queries.find_contract(session, scope.organisation) is not None


def contract_view(scope: Scope) -> ContractView | None:
    """Return the contract as a whole on a day; nothing without one."""
    with reading() as session:
        read = read_contract(session, scope)
        if read is None:
            return None
        row = read.plan.row
        sources = list_sources(session, {row.source_id} if row.source_id else set())
        history = crossing_history(session, row.id or 0)
        links = read_links(session, scope, read)
    plan = read.plan.plan
    review = read_review(read, scope, None)
    return ContractView(
        plan=plan,
        on=scope.on,
        answer=sentences.contract_answer(read.matrix, read.investments),
        matrix=read.matrix,
        matrix_answer=sentences.matrix_answer(read.matrix),
        progress=rules.ambitions_progress(read.matrix),
        is_demonstration=read.is_demonstration,
        simulated=read.simulated,
        history=history,
        year=review.year,
        sheet=committee_sheet(read.matrix, read.investments, links, review),
        source=sources[0] if sources else None,
        is_simulated=charts.is_simulated(read.investments),
    )


def investments_view(
    scope: Scope, filters: InvestmentFilters, dimension: Dimension = Dimension.QUARTER
) -> InvestmentsView:
    """Return the investments that the filters keep, counted by a dimension and on the map.

    Raises:
        UnknownPlanError: the organisation has no contract.
    """
    with reading() as session:
        read = _read(session, scope)
    everything = read.investments
    found = tuple(rules.kept(everything, filters))
    drawn, no_map = _map(scope, everything, filters)
    places = {where.code: where.name for one in everything for where in rules.places_of(one)}
    return InvestmentsView(
        plan=read.plan.plan,
        answer=sentences.investments_answer(len(found), len(everything)),
        total=len(everything),
        investments=found,
        places=tuple(sorted(places.items(), key=lambda place: (not place[0], place[1]))),
        pilots=tuple(sorted({name for one in everything for name in rules.pilots_of(one)})),
        themes=tuple(dict.fromkeys(one.theme for one in everything)),
        chart=charts.investments_chart(read.plan.plan, scope, found, dimension),
        map=drawn,
        no_map=no_map,
        is_simulated=charts.is_simulated(found),
    )


def _read(session: Session, scope: Scope) -> ContractReading:
    read = read_contract(session, scope)
    if read is None:
        raise UnknownPlanError(PlanKind.CITY_CONTRACT)
    return read


def _map(
    scope: Scope, investments: Sequence[Investment], filters: InvestmentFilters
) -> tuple[MapView | None, str]:
    """Return the map, or why there is none; it keeps every quarter, whichever is chosen."""
    outlined = outlined_quarters(scope)
    if outlined is None:
        return None, NO_OUTLINE
    elsewhere = InvestmentFilters(
        None, filters.pilot, filters.theme, filters.stage, filters.is_unreported
    )
    counts = Counter(
        code
        for one in rules.kept(investments, elsewhere)
        for code in {where.code for where in one.places if where.is_quarter}
    )
    if not any(where.is_quarter for one in investments for where in one.places):
        return None, NO_QUARTER
    return charts.counts_map(outlined, counts, filters.place), ""


def links_view(scope: Scope) -> LinksView:
    """Return the links between the contract and the other plans.

    Raises:
        UnknownPlanError: the organisation has no contract.
    """
    with reading() as session:
        return read_links(session, scope, _read(session, scope))


def read_links(session: Session, scope: Scope, read: ContractReading) -> LinksView:
    """Return the links of a contract that was read."""
    row, mine = read.plan.row, {one.id: one for one in read.plan.actions}
    pairs = queries.list_contract_links(session, row.id or 0)
    plans = {plan.id: plan for *_, plan, _ in pairs}
    others = {
        one.id: one
        for plan_id in plans
        for one in list_action_states(
            session, plan_id or 0, scope.on, only=[other for _, other, *_ in pairs]
        )
    }
    links = tuple(
        ContractLink(
            _end(row.code, row.title, mine[key]),
            _end(plan.code, plan.title, others[other]),
            reason,
        )
        for key, other, plan, reason in pairs
        if key in mine and other in others
    )
    joined = {link.investment.code for link in links}
    view = LinksView("", links, len(mine), len(mine) - len(joined))
    return LinksView(sentences.links_answer(view), links, view.investments, view.alone)


def _end(plan_code: str, plan_title: str, action: ActionState) -> LinkEnd:
    return LinkEnd(
        plan_code,
        plan_title,
        action.code,
        action.title,
        STAGES[action.report.stage] if action.report else UNREPORTED,
        bool(action.report and action.report.is_simulated),
    )


def review_view(scope: Scope, reason: Reason | None = None) -> ReviewView:
    """Return what the update of the contract must look at, for one reason or all.

    Raises:
        UnknownPlanError: the organisation has no contract.
    """
    with reading() as session:
        return read_review(_read(session, scope), scope, reason)


def read_review(read: ContractReading, scope: Scope, reason: Reason | None) -> ReviewView:
    """Return what the update must look at, of a contract that was read."""
    lines = reviewing.review_lines(read.matrix, read.investments, read.programme, scope.on)
    counts = reviewing.reason_counts(lines, read.matrix, len(read.investments), len(read.programme))
    year = rules.update_year(read.plan.plan.starts_on, read.plan.plan.ends_on)
    return ReviewView(
        year=year,
        answer=sentences.review_answer(year, scope.on, counts),
        counts=counts,
        total=len(lines),
        lines=tuple(line for line in lines if reason is None or reason in line.reasons),
    )
