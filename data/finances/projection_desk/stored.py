"""Scenarios read from the base, with the versions that a writer begins from."""

from collections import defaultdict
from collections.abc import Mapping

from sqlmodel import Session

from data.finances.models import Hypothesis, PlannedLoan, Scenario
from data.finances.projection.types import HypothesisValue, LoanPlan
from data.finances.projection_desk import queries
from data.finances.projection_desk.content import Content, Seen, StoredScenario
from data.finances.queries import list_budgets


def stored_scenarios(session: Session, organisation: str) -> tuple[StoredScenario, ...]:
    """Return every scenario of an organisation, in its order, with all that it holds."""
    rows = queries.list_scenarios(session, organisation)
    ids = [row.id or 0 for row in rows]
    supposed: defaultdict[int, list[Hypothesis]] = defaultdict(list)
    for line in queries.list_hypotheses(session, ids):
        supposed[line.scenario_id].append(line)
    loans: defaultdict[int, list[PlannedLoan]] = defaultdict(list)
    for loan in queries.list_planned_loans(session, ids):
        loans[loan.scenario_id].append(loan)
    codes = queries.budgets_by_id(list_budgets(session, organisation))
    return tuple(_stored(row, supposed[row.id or 0], loans[row.id or 0], codes) for row in rows)


def _stored(
    row: Scenario,
    supposed: list[Hypothesis],
    loans: list[PlannedLoan],
    codes: Mapping[int | None, str],
) -> StoredScenario:
    rows: list[Scenario | Hypothesis | PlannedLoan] = [row, *supposed, *loans]
    return StoredScenario(
        code=row.code,
        row_id=row.id or 0,
        content=Content(
            title=row.title,
            note=row.note or "",
            supposed=tuple(supposed_of(line, codes) for line in supposed),
            loans=tuple(loan_of(loan, codes) for loan in loans),
        ),
        seen=seen_of(rows),
        is_simulated=any(one.is_simulated for one in rows),
    )


def supposed_of(line: Hypothesis, codes: Mapping[int | None, str]) -> HypothesisValue:
    """Return a stored hypothesis as content."""
    budget = codes[line.budget_id] if line.budget_id is not None else None
    return HypothesisValue(line.line, line.year, line.value, budget)


def loan_of(loan: PlannedLoan, codes: Mapping[int | None, str]) -> LoanPlan:
    """Return a stored loan as content."""
    return LoanPlan(
        budget=codes[loan.budget_id],
        year=loan.year,
        amount_eur=loan.amount_eur,
        rate_pct=loan.rate_pct,
        years=loan.years,
        profile=loan.profile,
        deferred_years=loan.deferred_years,
    )


def seen_of(rows: list[Scenario | Hypothesis | PlannedLoan]) -> Seen:
    """Return the version of each row of a scenario."""
    return tuple(sorted((str(row.__tablename__), row.id or 0, row.version) for row in rows))
