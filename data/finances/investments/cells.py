"""The PPI as tables: to read on the page, and to take away as an import reads it back."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from data.base.chart import Cell, Table
from data.base.formats import typeset
from data.base.tables import joined
from data.finances.investments import words
from data.finances.investments.columns import OPERATIONS, SIMULATED, SOURCE, YEARS
from data.finances.investments.sentences import rate_text, sum_text
from data.finances.investments.views import (
    Measure,
    Operation,
    OperationTotal,
    Programme,
    TerritoryTotal,
    Total,
)

TOTAL_COLUMNS = (
    words.SHORT[Measure.PLANNED],
    words.SHORT[Measure.OPENED],
    words.SHORT[Measure.EXECUTED],
    "Réalisé ÷ CP",
    words.SHORT[Measure.REMAINING],
    "(Réalisé + RAR) ÷ CP",
    words.SHORT[Measure.COMMITTED],
    words.SHORT[Measure.SUBSIDIES_PLANNED],
    words.SHORT[Measure.SUBSIDIES_RECEIVED],
)
"""What is read first comes first: a narrow screen cuts the others, which are scrolled to."""


def total_cells(total: Total) -> tuple[str, ...]:
    """Return a total as the page writes it, in the order of ``TOTAL_COLUMNS``."""
    return (
        sum_text(total.sum(Measure.PLANNED)),
        sum_text(total.sum(Measure.OPENED)),
        sum_text(total.sum(Measure.EXECUTED)),
        rate_text(total.executed_rate),
        sum_text(total.sum(Measure.REMAINING)),
        rate_text(total.engaged_rate),
        sum_text(total.sum(Measure.COMMITTED)),
        sum_text(total.sum(Measure.SUBSIDIES_PLANNED)),
        sum_text(total.sum(Measure.SUBSIDIES_RECEIVED)),
    )


def _euros(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def operation_cells(one: Operation) -> tuple[Cell, ...]:
    """Return an operation under the columns of the sheet « Opérations »."""
    return (
        one.programme.code,
        one.programme.title,
        _euros(one.programme.authorised_eur),
        one.programme.authorised_on,
        one.code,
        one.title,
        one.budget or None,
        joined(action.reference for action in one.actions) or None,
        joined(place.code for place in one.territories) or None,
    )


def _year_cells(one: Operation) -> Iterable[tuple[Cell, ...]]:
    for money in one.years:
        amounts = [_euros(money.typed(measure)) for measure in Measure]
        if any(amount is not None for amount in amounts):
            yield (money.year, *amounts)


def _marks(one: Operation, sources: Mapping[int, str]) -> tuple[Cell, ...]:
    cited = " ; ".join(sources[key] for key in one.sources if key in sources)
    return ("oui" if one.is_simulated else "non", cited or None)


def workbook_tables(
    operations: Sequence[Operation], sources: Mapping[int, str]
) -> tuple[Table, Table]:
    """Return the sheets « Opérations » and « Années », with what an import does not read last.

    An amount that the accounts alone give is not written: it is not the PPI's.
    """
    first = Table(
        (*(column.name for column in OPERATIONS), SIMULATED, SOURCE),
        tuple((*operation_cells(one), *_marks(one, sources)) for one in operations),
    )
    second = Table(
        (*(column.name for column in YEARS), SIMULATED, SOURCE),
        tuple(
            (one.code, *cells, *_marks(one, sources))
            for one in operations
            for cells in _year_cells(one)
        ),
    )
    return first, second


def flat_table(operations: Sequence[Operation], sources: Mapping[int, str]) -> Table:
    """Return both sheets in one: a row an operation and a year, read back as they are."""
    years = [column.name for column in YEARS[1:]]
    rows: list[tuple[Cell, ...]] = []
    for one in operations:
        for cells in list(_year_cells(one)) or [(None,) * len(years)]:
            rows.append((*operation_cells(one), *cells, *_marks(one, sources)))
    return Table((*(column.name for column in OPERATIONS), *years, SIMULATED, SOURCE), tuple(rows))


def programme_name(programme: Programme) -> str:
    """Return how a programme is listed."""
    return f"{programme.code} · {programme.title}"


def operations_table(operations: Sequence[OperationTotal]) -> Table:
    """Return operations with their totals, as the page lists them."""
    columns = ("Programme", "Opération", "Intitulé", *TOTAL_COLUMNS, "Actions", "Territoires")
    return Table(
        columns,
        tuple(
            (
                programme_name(one.operation.programme),
                one.operation.code,
                one.operation.title,
                *total_cells(one.total),
                joined(action.reference for action in one.operation.actions) or "aucune",
                territories_text(one.operation) or "aucun",
            )
            for one in operations
        ),
    )


def territories_text(operation: Operation) -> str:
    """Name the territories of an operation, said « partagée » when there are several."""
    names = ", ".join(place.name for place in operation.territories)
    return f"{names} ({words.SHARED})" if operation.is_shared else names


def territories_table(territories: Sequence[TerritoryTotal], overall: Total) -> Table:
    """Return the totals by territory, then the whole, where each operation counts once."""
    columns = ("Territoire", "Opérations", "dont partagées", *TOTAL_COLUMNS)
    rows: list[tuple[Cell, ...]] = [
        (
            one.territory.name if one.territory else words.NO_TERRITORY,
            one.total.operations,
            one.shared,
            *total_cells(one.total),
        )
        for one in territories
    ]
    whole = typeset("Ensemble, chaque opération comptée une fois")
    rows.append((whole, overall.operations, None, *total_cells(overall)))
    return Table(columns, tuple(rows))
