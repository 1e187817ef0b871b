"""The programme's only door: each function opens a session and returns a frozen view."""

from sqlmodel import Session

from data.base.database import reading
from data.base.queries import first_organisation, is_demonstration
from data.base.views import Scope
from data.mandate.contract.programme import rules
from data.mandate.contract.programme.charts import programme_chart
from data.mandate.contract.programme.reading import (
    objective_titles,
    programme_history,
    quarters_of,
    read_lines,
)
from data.mandate.contract.programme.saving import save_programme
from data.mandate.contract.programme.sentences import programme_answer
from data.mandate.contract.programme.typed import ProgrammeEdit
from data.mandate.contract.programme.views import Breakdown, ProgrammeView
from data.mandate.contract.queries import find_contract
from data.mandate.service.reading import plan_line

__all__ = ["ProgrammeEdit", "programme_view", "save_programme"]


def programme_view(
    scope: Scope, year: int | None = None, by: Breakdown = Breakdown.QUARTER
) -> ProgrammeView | None:
    """Return the programme of a year of the contract, or of all; nothing without a contract.

    Its amounts are those of the contract alone: they are never added to another plan's.
    """
    with reading() as session:
        return read_programme(session, scope, year, by)


def read_programme(
    session: Session, scope: Scope, year: int | None, by: Breakdown = Breakdown.QUARTER
) -> ProgrammeView | None:
    """Return the same in an open session."""
    row = find_contract(session, scope.organisation)
    if row is None:
        return None
    plan, everything = plan_line(row), read_lines(session, row.id or 0)
    town = first_organisation(session)
    lines = rules.kept(everything, year)
    overall = rules.total_of("Ensemble", lines)
    totals = {one: rules.totals_by(lines, one) for one in Breakdown}
    is_simulated = any(line.is_simulated for line in lines)
    return ProgrammeView(
        plan=plan,
        on=scope.on,
        year=year,
        years=tuple(sorted({line.year for line in everything})),
        answer=programme_answer(year, overall),
        lines=lines,
        overall=overall,
        by_credit=totals[Breakdown.CREDIT],
        by_quarter=totals[Breakdown.QUARTER],
        by_objective=totals[Breakdown.OBJECTIVE],
        by_year=totals[Breakdown.YEAR],
        objectives=objective_titles(session, row),
        quarters={code: one.name for code, one in quarters_of(session, row).items()},
        chart=programme_chart(
            plan, scope, totals[by], overall, by, year=year, is_simulated=is_simulated
        ),
        history=programme_history(session, row.id or 0),
        is_demonstration=town is not None and is_demonstration(session, town),
        is_simulated=is_simulated,
    )
