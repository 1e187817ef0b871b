"""Everything that the report draws on, read once on its day, from the worlds' own doors."""

from dataclasses import dataclass, replace
from datetime import date

from data.base.views import Scope
from data.indicators.gap_analysis import cells
from data.indicators.gap_analysis.loading import GapKnowledge, gap_knowledge
from data.indicators.gap_analysis.pairs import PairGaps, options, pairs
from data.indicators.knowledge import Knowledge, knowledge
from data.indicators.sentences import contract_year
from data.indicators.views import GapCell, GapMeasure
from data.mandate.aims.service import all_aims
from data.mandate.aims.views import Aims
from data.mandate.contract.programme.service import programme_view
from data.mandate.contract.programme.views import ProgrammeView
from data.mandate.contract.service import (
    contract_view,
    investments_view,
    links_view,
    review_view,
)
from data.mandate.contract.views import (
    ContractView,
    InvestmentFilters,
    InvestmentsView,
    LinksView,
    ReviewView,
)
from data.mandate.service import located_by_territory
from data.mandate.views import LocatedAction
from data.territories.views import Quarter


@dataclass(frozen=True)
class TracedGap:
    """A gap as the page of gaps shows it, with the readings that it is made from."""

    cell: GapCell
    gaps: PairGaps


@dataclass(frozen=True)
class Facts:
    """What is known of the contract and of its quarters on the report's day.

    Attributes:
        since: the year after which a value counts as « since the contract ».
        gaps: by quarter, then by indicator and comparator.
        located: the actions of every plan, by quarter.
    """

    scope: Scope
    year: int
    known: Knowledge
    contract: ContractView
    investments: InvestmentsView
    links: LinksView
    review: ReviewView
    programme: ProgrammeView | None
    aims: Aims
    since: int
    gaps: dict[str, tuple[TracedGap, ...]]
    located: dict[str, tuple[LocatedAction, ...]]

    @property
    def quarters(self) -> tuple[Quarter, ...]:
        """The priority quarters of that day."""
        return self.known.places.quarters


def last_day(year: int, on: date) -> date:
    """Return the day that a report on a year sees things from: its last one, or today."""
    return min(date(year, 12, 31), on)


def read_facts(scope: Scope, year: int) -> Facts | None:
    """Read what the report on a year needs; nothing without a contract."""
    then = replace(scope, on=last_day(year, scope.on))
    contract = contract_view(then)
    if contract is None:
        return None
    known = knowledge(then)
    since = max((contract_year(one) for one in known.places.quarters), default=0)
    since = since or contract.plan.starts_on.year
    return Facts(
        scope=then,
        year=year,
        known=known,
        contract=contract,
        investments=investments_view(then, InvestmentFilters()),
        links=links_view(then),
        review=review_view(then),
        programme=programme_view(then, year),
        aims=all_aims(then),
        since=since,
        gaps=_gaps(gap_knowledge(then), since),
        located=located_by_territory(then, [one.code for one in known.places.quarters]),
    )


def _gaps(gaps: GapKnowledge, since: int) -> dict[str, tuple[TracedGap, ...]]:
    """Return the gaps of each quarter to its communes, else to the first body that has one."""
    if not gaps.known.places.quarters:
        return {}
    offered, _ = options(gaps)
    for option in offered:
        board = cells.board(gaps.known, pairs(gaps, option.code))
        traced = [
            TracedGap(cells.cell(one, since, GapMeasure.DIFFERENCE), one)
            for some in board.values()
            if any(one.points for one in some)
            for one in some
        ]
        if traced:
            return {
                quarter.code: tuple(
                    one for one in traced if one.cell.column.quarter == quarter.code
                )
                for quarter in gaps.known.places.quarters
            }
    return {}
