"""How the programme is pictured: what each financer gives, group by group."""

from collections.abc import Sequence

from data.base.chart import BarRow, Cell, Segment, StackedBars, Table
from data.base.formats import long_date
from data.base.views import Scope
from data.mandate.contract.programme.sentences import (
    amount_text,
    missing_by_financer,
    missing_text,
)
from data.mandate.contract.programme.views import Breakdown, Financer, ProgrammeTotal
from data.mandate.contract.programme.words import BREAKDOWNS, FINANCERS
from data.mandate.views import PlanLine

_ROOM = 1.2
"""Amounts are longer than counts: what is written after a bar needs room."""
_SMALLEST_WRITTEN = 0.12


def programme_chart(
    plan: PlanLine,
    scope: Scope,
    totals: Sequence[ProgrammeTotal],
    overall: ProgrammeTotal,
    by: Breakdown,
    *,
    year: int | None,
    is_simulated: bool,
) -> StackedBars | None:
    """Return the known amounts by group, parted by financer; nothing when none is known."""
    if overall.total.known_eur is None:
        return None
    rows = tuple(BarRow(one.name, one.name, _segments(one), _end(one)) for one in totals)
    when = f"programmation {year}" if year else "toutes années"
    label = BREAKDOWNS[by]
    return StackedBars(
        title=_finding(overall),
        subtitle=(
            f"Montants connus par {label.lower()} et par financeur, en euros, {when}, au "
            f"{long_date(scope.on)} ; {missing_text(overall)}"
        ),
        source=f"{plan.title}, programmation saisie",
        alt=" ; ".join(f"{one.name} : {_in_words(one)}" for one in totals)
        + f". {missing_by_financer(overall)}",
        table=totals_table(label, (*totals, overall)),
        is_simulated=is_simulated,
        rows=rows,
        order=tuple(one.value for one in Financer),
        maximum=_ROOM * max(sum(part.value for part in row.segments) for row in rows) or 1.0,
        smallest_written=_SMALLEST_WRITTEN,
    )


def _segments(total: ProgrammeTotal) -> tuple[Segment, ...]:
    return tuple(
        Segment(one.value, FINANCERS[one], float(found.known_eur))
        for one, found in total.by_financer
        if found.known_eur
    )


def _end(total: ProgrammeTotal) -> str:
    told = amount_text(total.total)
    return f"{told} *" if total.total.missing and total.total.known else told


def _in_words(total: ProgrammeTotal) -> str:
    return ", ".join(f"{FINANCERS[one]} {amount_text(found)}" for one, found in total.by_financer)


_SUBJECTS: dict[Financer, str] = {
    Financer.STATE: "L’État apporte",
    Financer.EPCI: "L’EPCI apporte",
    Financer.TOWN: "La commune apporte",
    Financer.OTHER: "Les autres financeurs apportent",
}


def _finding(overall: ProgrammeTotal) -> str:
    first, found = max(overall.by_financer, key=lambda one: one[1].known_eur or 0)
    return (
        f"{_SUBJECTS[first]} {amount_text(found)} des {amount_text(overall.total)} connus, "
        "la part la plus élevée"
    )


def totals_table(label: str, totals: Sequence[ProgrammeTotal]) -> Table:
    """Return the totals to read and to take away; an unknown total is empty, not zero."""
    columns = (
        label,
        "Projets",
        *(f"{one} (€)" for one in FINANCERS.values()),
        "Total connu (€)",
        "Non renseignés",
        "Attendus",
    )
    return Table(columns, tuple(_row(one) for one in totals))


def _row(total: ProgrammeTotal) -> tuple[Cell, ...]:
    sums = (*(found for _, found in total.by_financer), total.total)
    euros = [None if one.known_eur is None else float(one.known_eur) for one in sums]
    return (total.name, total.lines, *euros, total.total.missing, total.total.expected)
