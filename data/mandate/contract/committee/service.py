"""The sheet's own door: the contract, its gaps and its programme, on a day."""

from collections import Counter
from collections.abc import Sequence

from data.base.chart import Cell, Table
from data.base.formats import counted, listed
from data.base.views import Scope
from data.indicators.gap_analysis.service import gap_analysis_view
from data.indicators.gap_analysis.words import VERDICTS
from data.indicators.views import GapAnalysisView, GapVerdict
from data.mandate.contract.committee.views import (
    CommitteeCount,
    CommitteeGap,
    CommitteeMeans,
    CommitteeView,
)
from data.mandate.contract.programme.service import programme_view
from data.mandate.contract.programme.views import ProgrammeView
from data.mandate.contract.programme.words import FINANCERS
from data.mandate.contract.service import contract_view, investments_view, review_view
from data.mandate.contract.views import InvestmentFilters, InvestmentsView
from data.mandate.vocabulary import Stage

_MEASURED = (GapVerdict.CLOSING, GapVerdict.WIDENING, GapVerdict.INDISTINCT)


def committee_view(scope: Scope) -> CommitteeView | None:
    """Return the annual committee's sheet; nothing without a contract."""
    contract = contract_view(scope)
    if contract is None:
        return None
    investments = investments_view(scope, InvestmentFilters())
    gaps = gap_analysis_view(scope)
    programme = programme_view(scope, scope.on.year)
    review = review_view(scope)
    told, means = _gaps(gaps), _means(programme)
    return CommitteeView(
        on=scope.on,
        year=scope.on.year,
        answer=_answer(investments, gaps),
        counts=_counts(investments, gaps),
        chart=investments.chart,
        gaps=told,
        since=gaps.start,
        projects=len(programme.lines) if programme else 0,
        means=means,
        update_year=review.year,
        decide=tuple(one for one in review.counts if one[1]),
        data=_data(contract.sheet, told, means, scope.on.year),
        is_simulated=(
            contract.is_simulated
            or gaps.is_simulated
            or bool(programme and programme.lines and programme.is_simulated)
        ),
    )


def _verdicts(gaps: GapAnalysisView) -> Counter[GapVerdict]:
    """Count the gaps of a common year by verdict."""
    cells = (cell for row in gaps.rows for cell in row.cells if cell.year is not None)
    return Counter(cell.verdict for cell in cells)


def _stage_count(investments: InvestmentsView, stage: Stage) -> int:
    reports = (one.action.report for one in investments.investments)
    return sum(report is not None and report.stage is stage for report in reports)


def _counts(investments: InvestmentsView, gaps: GapAnalysisView) -> tuple[CommitteeCount, ...]:
    total, verdicts = investments.total, _verdicts(gaps)
    silent = sum(one.action.report is None for one in investments.investments)
    known = sum(verdicts.values())
    measured = sum(verdicts[one] for one in _MEASURED)
    return (
        CommitteeCount("Investissements réalisés", _stage_count(investments, Stage.DONE), total),
        CommitteeCount("En cours", _stage_count(investments, Stage.IN_PROGRESS), total),
        CommitteeCount("Sans mise à jour", silent, total),
        CommitteeCount("Écarts mesurables", measured, known),
    )


def _answer(investments: InvestmentsView, gaps: GapAnalysisView) -> str:
    """Say how far the investments are and whether an effect can be measured."""
    done = _stage_count(investments, Stage.DONE)
    verb = "est réalisé" if done < 2 else "sont réalisés"
    start = (
        f"**{done} des {counted(investments.total, 'investissement')} {verb}**"
        if investments.total
        else "**Aucun investissement n’est connu**"
    )
    verdicts = _verdicts(gaps)
    moved = [
        f"{counted(verdicts[one], 'écart')} {VERDICTS[one]}" for one in _MEASURED if verdicts[one]
    ]
    if moved:
        return f"{start} ; depuis {gaps.start}, {listed(moved)}."
    if verdicts:
        return f"{start} ; l’effet du contrat n’est **pas encore mesurable** depuis {gaps.start}."
    return f"{start} ; aucun écart n’est calculable."


def _gaps(gaps: GapAnalysisView) -> tuple[CommitteeGap, ...]:
    """Return the gaps of a common year, quarter by quarter."""
    names = list(dict.fromkeys(one.quarter_name for one in gaps.columns))
    found = [
        CommitteeGap(
            cell.column.quarter_name,
            row.title,
            cell.column.comparator_name,
            cell.text,
            cell.year,
            VERDICTS[cell.verdict],
        )
        for row in gaps.rows
        for cell in row.cells
        if cell.year is not None
    ]
    return tuple(sorted(found, key=lambda one: names.index(one.quarter)))


def _means(programme: ProgrammeView | None) -> tuple[CommitteeMeans, ...]:
    if programme is None or not programme.lines:
        return ()
    return tuple(
        CommitteeMeans(FINANCERS[financer], total.known_eur, total.missing)
        for financer, total in programme.overall.by_financer
    )


def _data(
    sheet: Table, gaps: Sequence[CommitteeGap], means: Sequence[CommitteeMeans], year: int
) -> Table:
    """Return the counts of the contract, then its gaps and its means, a row a figure."""
    empty: tuple[Cell, ...] = (None, None)
    rows: list[tuple[Cell, ...]] = [(*row, *empty) for row in sheet.rows]
    rows += [
        (
            f"Écarts : {one.quarter}",
            f"{one.indicator}, comparé à {one.comparator}",
            None,
            None,
            f"{one.text} ({one.year})",
            one.verdict,
        )
        for one in gaps
    ]
    rows += [
        (
            f"Programmation {year}",
            f"{one.financer} (€)",
            float(one.amount_eur) if one.amount_eur is not None else None,
            None,
            None,
            f"{counted(one.missing, 'montant')} non renseignés" if one.missing else None,
        )
        for one in means
    ]
    return Table((*sheet.columns, "Écart (année)", "Verdict ou précision"), tuple(rows))
