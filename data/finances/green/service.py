"""The door of the « budget vert »: the annex of a year as known on a day."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from sqlmodel import Session

from data.base.database import reading
from data.base.formats import listed, typeset
from data.base.queries import first_organisation, is_demonstration
from data.base.views import Scope
from data.finances.green.axes import green_law
from data.finances.green.charts import axes_chart
from data.finances.green.queries import list_changes, list_marks
from data.finances.green.rules import RatedSpending, apart, axis_total
from data.finances.green.saving import save_marks
from data.finances.green.typed import MarkEdit
from data.finances.green.views import GivenMark, GreenChange, GreenRow, GreenView
from data.finances.green.words import (
    MARK_TITLES,
    NO_INVESTMENT,
    apart_note,
    chart_title,
    green_answer,
    law_notes,
    unknown_note,
)
from data.finances.investments.reading import NOBODY
from data.finances.investments.service import seen_operations
from data.finances.investments.views import Measure, Operation
from data.finances.models import GreenRating
from data.finances.publications import stages_said
from data.finances.queries import sources_by_id
from data.finances.town import town_accounts
from data.finances.views import TownAccounts
from data.finances.vocabulary import GreenMark
from data.finances.words import cited

__all__ = ["MarkEdit", "green_view", "save_marks"]

_INVESTMENT = "investment_spending_without_repayments"


def green_view(scope: Scope, year: int | None = None) -> GreenView:
    """Return the annex of a year: the last one whose accounts are known, unless told.

    A year that has no executed investment gives way to that one.
    """
    law = green_law()
    with reading() as session:
        operations = seen_operations(session, scope)
        accounts = town_accounts(session, scope)
        spent = _spent(accounts)
        years = _years(operations, spent, law.first_year)
        town = first_organisation(session)
        is_demo = town is not None and is_demonstration(session, town)
        chosen = year if year in years else _usual(years, spent)
        marks = list_marks(session, [one.id for one in operations], chosen or 0)
        history = _history(session, operations, chosen or 0)
        keys = {key for one in operations for key in one.sources}
        sources = cited(list(sources_by_id(session, keys).values()))
    if chosen is None:
        return _empty(is_demonstration=is_demo)
    rows, unknown = _rows(operations, marks, chosen)
    axes = law.due(chosen)
    accounts_eur = spent.get(chosen)
    apart_eur = apart(accounts_eur, [row.executed_eur for row in rows])
    rated = [
        RatedSpending(
            row.executed_eur, {one.axis: one.mark for one in row.marks if one.mark is not None}
        )
        for row in rows
    ]
    totals = tuple(axis_total(axis.number, rated, apart_eur) for axis in axes)
    figures = [one for one in accounts.figures if one.year == chosen and one.set_id]
    is_simulated = any(row.is_simulated for row in rows)
    is_simulated |= any(one.is_simulated for one in figures)
    stage = listed(sorted({stages_said(one.stage) for one in figures}))
    source = _source(accounts, sources, chosen)
    answer = green_answer(chosen, axes, totals)
    known_eur = sum((row.executed_eur for row in rows), Decimal(0))
    notes = [apart_note(apart_eur, accounts_eur, known_eur, stage)]
    notes += [unknown_note(unknown)] if unknown else []
    notes += law_notes(
        law, chosen, max((one.population or 0 for one in figures), default=0) or None
    )
    return GreenView(
        answer=typeset(answer),
        year=chosen,
        years=years,
        law=law,
        axes=axes,
        rows=rows,
        unknown=unknown,
        accounts_eur=accounts_eur,
        apart_eur=apart_eur,
        totals=totals,
        chart=axes_chart(
            typeset(chart_title(chosen, totals)),
            chosen,
            axes,
            totals,
            source,
            is_simulated=is_simulated,
        ),
        stage=stage,
        notes=tuple(map(typeset, notes)),
        history=history,
        source=source,
        is_simulated=is_simulated,
        is_demonstration=is_demo,
    )


def _spent(accounts: TownAccounts) -> dict[int, Decimal]:
    """Return the real investment spending of every budget by year, loan repayments left out.

    A year that lacks the accounts of one budget has no total.
    """
    found: dict[int, Decimal] = {}
    for year in sorted({one.year for one in accounts.figures}):
        figures = [one for one in accounts.figures if one.year == year and one.set_id]
        amounts = [one.net.get(_INVESTMENT) for one in figures]
        if not accounts.missing.get(year) and None not in amounts:
            found[year] = sum((one for one in amounts if one is not None), Decimal(0))
    return found


def _years(
    operations: Sequence[Operation], spent: Mapping[int, Decimal], first: int
) -> tuple[int, ...]:
    executed = {
        money.year
        for one in operations
        for money in one.years
        if money.amount(Measure.EXECUTED) is not None
    }
    return tuple(sorted((year for year in {*executed, *spent} if year >= first), reverse=True))


def _usual(years: Sequence[int], spent: Mapping[int, Decimal]) -> int | None:
    """Return the last year with accounts: the annex goes with them."""
    return next((year for year in years if year in spent), next(iter(years), None))


def _rows(
    operations: Sequence[Operation], marks: Sequence[GreenRating], year: int
) -> tuple[tuple[GreenRow, ...], tuple[str, ...]]:
    """Return the operations that executed something, then those whose amount is not known."""
    rows, unknown = [], []
    for one in operations:
        money = next((money for money in one.years if money.year == year), None)
        executed = money.amount(Measure.EXECUTED) if money else None
        if money is not None and executed is None:
            unknown.append(one.title)
        if not executed:
            continue
        given = [mark for mark in marks if mark.operation_id == one.id]
        rows.append(
            GreenRow(
                id=one.id,
                code=one.code,
                title=one.title,
                programme=one.programme.title,
                budget=one.budget_title,
                executed_eur=executed,
                marks=tuple(
                    GivenMark(mark.axis, mark.mark, mark.note or "", mark.version) for mark in given
                ),
                is_simulated=one.is_simulated or any(mark.is_simulated for mark in given),
            )
        )
    return tuple(rows), tuple(unknown)


def _history(
    session: Session, operations: Sequence[Operation], year: int
) -> tuple[GreenChange, ...]:
    titles = {one.id: one.title for one in operations}
    found = []
    for moment, author, reason, row, is_given in list_changes(session, year):
        title = titles.get(row["operation_id"])
        if title is None:
            continue
        said = MARK_TITLES[GreenMark(row["mark"]) if is_given else None].lower()
        what = f"« {title} », axe {row['axis']} : {said}"
        found.append(GreenChange(moment, author or NOBODY, reason or "", typeset(what)))
    return tuple(found)


def _source(accounts: TownAccounts, sources: Sequence[str], year: int) -> str:
    codes = {code for one in accounts.figures if one.year == year for code in one.sources}
    told = cited([source for source in accounts.sources if source.code in codes])
    return listed(list(dict.fromkeys([*sources, *told])))


def _empty(*, is_demonstration: bool) -> GreenView:
    return GreenView(
        answer=typeset(NO_INVESTMENT),
        year=None,
        years=(),
        law=green_law(),
        axes=(),
        rows=(),
        unknown=(),
        accounts_eur=None,
        apart_eur=Decimal(0),
        totals=(),
        chart=None,
        stage="",
        notes=(),
        history=(),
        source="",
        is_simulated=False,
        is_demonstration=is_demonstration,
    )
