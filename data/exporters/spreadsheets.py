"""The town's spreadsheets, empty to fill in or full to take away: an import reads both."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from data.base.chart import Cell, Table
from data.exporters.workbooks import add_guide, add_table, workbook
from data.finances.investments import words as ppi_words
from data.finances.investments.columns import OPERATIONS, YEARS
from data.importers.formats import FormatCode
from data.indicators import tables as indicators
from data.indicators.targets.cells import targets_table
from data.indicators.targets.columns import TARGETS
from data.indicators.views import IndicatorLine, Reading, TargetLine
from data.mandate import tables as actions
from data.mandate.contract.programme.columns import PROGRAMME
from data.mandate.state_cells import STATE_COLUMNS, state_cells
from data.mandate.views import ActionState

ACTIONS_SHEET = "Actions"
CATALOGUE_SHEET = "Indicateurs"
VALUES_SHEET = "Valeurs"
TARGETS_SHEET = "Cibles"
PROGRAMME_SHEET = "Programmation"

_LINE_COLUMNS = (
    indicators.CODE,
    indicators.TITLE,
    indicators.THEME,
    indicators.DEFINITION,
    indicators.UNIT,
    indicators.DECIMALS,
    indicators.DIRECTION,
    indicators.KIND,
    indicators.CONCEPT,
    indicators.PERIODICITY,
    indicators.LIMITS,
    indicators.SOURCE_FAMILY,
    indicators.METHOD,
    indicators.OWNER,
    indicators.NEXT_UPDATE,
    indicators.SMALLEST_COUNT,
    indicators.OWN,
)
_READING_COLUMNS = (
    indicators.OF,
    indicators.TERRITORY,
    indicators.YEAR,
    indicators.EDITION,
    indicators.VALUE,
    indicators.ABSENCE,
    indicators.STATUS,
    indicators.PERIMETER,
    indicators.NOTE,
    indicators.SOURCE,
)

_GUIDED = (*indicators.CATALOGUE, *indicators.VALUES, *TARGETS[3:8], *TARGETS[9:])
_PPI_SHEETS = ((ppi_words.OPERATIONS_SHEET, OPERATIONS), (ppi_words.YEARS_SHEET, YEARS))
_PPI_GUIDED = (*OPERATIONS, *YEARS[1:])


def template(format_code: str, path: Path) -> None:
    """Write the workbook to fill in for a format, its columns explained and no row.

    Raises:
        ValueError: the format has no spreadsheet of ours.
    """
    if format_code == FormatCode.ACTIONS:
        with workbook(path) as book:
            names = [column.name for column in actions.COLUMNS]
            add_table(book, ACTIONS_SHEET, names, actions.COLUMNS)
            add_guide(book, actions.COLUMNS)
    elif format_code == FormatCode.INDICATORS:
        with workbook(path) as book:
            for name, columns in (
                (CATALOGUE_SHEET, indicators.CATALOGUE),
                (VALUES_SHEET, indicators.VALUES),
                (TARGETS_SHEET, TARGETS),
            ):
                add_table(book, name, [column.name for column in columns], columns)
            add_guide(book, _GUIDED)
    elif format_code == FormatCode.PROGRAMME:
        with workbook(path) as book:
            add_table(book, PROGRAMME_SHEET, [column.name for column in PROGRAMME], PROGRAMME)
            add_guide(book, PROGRAMME)
    elif format_code == FormatCode.PPI:
        with workbook(path) as book:
            for name, columns in _PPI_SHEETS:
                add_table(book, name, [column.name for column in columns], columns)
            add_guide(book, _PPI_GUIDED)
    else:
        raise ValueError(format_code)


def export_actions(states: Iterable[ActionState], path: Path) -> None:
    """Write actions as they stand; read back unchanged, the file changes nothing."""
    table = actions_table(states)
    with workbook(path) as book:
        columns = (*actions.COLUMNS, *actions.MARKS)
        add_table(book, ACTIONS_SHEET, table.columns, columns, table.rows)
        add_guide(book, columns)


def actions_table(states: Iterable[ActionState]) -> Table:
    """Return actions as they stand under the columns that an import reads."""
    return Table(STATE_COLUMNS, tuple(state_cells(state) for state in states))


def export_programme(table: Table, path: Path) -> None:
    """Write the projects of a programme; read back unchanged, the file changes nothing."""
    with workbook(path) as book:
        add_table(book, PROGRAMME_SHEET, table.columns, PROGRAMME, table.rows)
        add_guide(book, PROGRAMME)


def export_investments(tables: Sequence[Table], path: Path) -> None:
    """Write the sheets of the PPI; read back unchanged, the file changes nothing."""
    with workbook(path) as book:
        for (name, columns), table in zip(_PPI_SHEETS, tables, strict=True):
            add_table(book, name, table.columns, columns, table.rows)
        add_guide(book, _PPI_GUIDED)


def export_indicators(
    catalogue: Iterable[IndicatorLine],
    readings: Iterable[Reading],
    path: Path,
    aimed: Mapping[str, IndicatorLine] | None = None,
    targets: Sequence[TargetLine] = (),
) -> None:
    """Write a catalogue, what was observed, and targets if any; read back, nothing changes.

    ``aimed`` is what the targets are of; it joins the catalogue.
    """
    lines = list({line.code: line for line in (*catalogue, *(aimed or {}).values())}.values())
    aims = targets_table(aimed or {}, targets) if targets else None
    values = values_table(lines, readings)
    with workbook(path) as book:
        add_table(
            book,
            CATALOGUE_SHEET,
            _LINE_COLUMNS,
            indicators.CATALOGUE,
            [_line_cells(line) for line in lines],
        )
        add_table(book, VALUES_SHEET, values.columns, indicators.VALUES, values.rows)
        if aims is not None:
            add_table(book, TARGETS_SHEET, aims.columns, TARGETS, aims.rows)
        add_guide(book, _GUIDED)


def values_table(catalogue: Iterable[IndicatorLine], readings: Iterable[Reading]) -> Table:
    """Return what was observed under the columns that an import reads."""
    units = {line.code: line.unit for line in catalogue}
    observed = list(readings)
    small = _small(observed, units)
    return Table(
        _READING_COLUMNS,
        tuple(_reading_cells(one, is_small=one.indicator in small) for one in observed),
    )


def _small(readings: Sequence[Reading], units: dict[str, str]) -> set[str]:
    """Return the indicators in % whose values are all from 0 to 1: an import would doubt them."""
    values: dict[str, list[float]] = {}
    for one in readings:
        if one.value is not None and units.get(one.indicator) == "%":
            values.setdefault(one.indicator, []).append(one.value)
    return {
        code
        for code, some in values.items()
        if all(0 <= value <= 1 for value in some) and any(0 < value < 1 for value in some)
    }


def _line_cells(line: IndicatorLine) -> tuple[Cell, ...]:
    return (
        line.code,
        line.title,
        line.theme,
        line.definition,
        line.unit,
        line.decimals,
        indicators.DIRECTIONS[line.direction],
        indicators.KINDS[line.kind],
        line.concept,
        line.periodicity,
        line.limits,
        line.source_family,
        line.method,
        line.owner,
        line.next_update_on,
        line.smallest_count,
        indicators.YES if line.is_own else indicators.NO,
    )


def _reading_cells(one: Reading, *, is_small: bool) -> tuple[Cell, ...]:
    value: Cell = one.value
    if is_small and one.value is not None:
        value = f"{one.value!r} %".replace(".", ",")
    return (
        one.indicator,
        one.subject,
        one.data_year,
        one.edition,
        value,
        indicators.absence_cell(one),
        indicators.STATUSES[one.status],
        one.perimeter,
        one.note,
        one.source.code,
    )
