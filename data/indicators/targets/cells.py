"""Targets as rows: those that an import reads back, and those that are read on screen."""

from collections.abc import Iterable, Mapping, Sequence

from data.base.chart import Cell, Table
from data.indicators import tables
from data.indicators.confidentiality import WORD
from data.indicators.targets import columns
from data.indicators.targets import words as said
from data.indicators.targets.states import TargetState
from data.indicators.views import IndicatorLine
from data.indicators.views.targets import TargetLine

TARGET_COLUMNS = (
    tables.OF,
    tables.TERRITORY,
    columns.BASELINE_YEAR,
    columns.BASELINE_VALUE,
    columns.DUE,
    columns.TARGET,
    columns.UPPER,
    tables.UNIT,
    columns.REFERENCE,
    columns.DECIDED,
)
_FOUND = (
    "Année de la dernière valeur",
    "Niveau connu",
    "Niveau attendu",
    "Écart au chemin",
    "Progression faite",
    "État de la cible",
    "Au rythme actuel",
    "Cible simulée",
)
_READ = (
    "Territoire",
    "Cible",
    "Échéance",
    "État",
    "Départ",
    "Dernière valeur",
    "Chemin attendu",
    "Progression",
    "Au rythme actuel",
    "Référence",
)


def targets_table(catalogue: Mapping[str, IndicatorLine], targets: Iterable[TargetLine]) -> Table:
    """Return targets under the columns that an import reads."""
    found = list(targets)
    small = _small(catalogue, found)
    return Table(
        TARGET_COLUMNS,
        tuple(_cells(one, catalogue[one.indicator].unit, one.indicator in small) for one in found),
    )


def states_data(states: Sequence[TargetState], line: IndicatorLine) -> Table:
    """Return targets in force as an import reads them, then what is found of each."""
    small = _small({line.code: line}, [one.target for one in states])
    rows = []
    for one in states:
        last = one.last
        rows.append(
            (
                *_cells(one.target, line.unit, line.code in small),
                last.data_year if last else None,
                last.value if last else None,
                one.expected,
                one.gap,
                one.progress,
                said.state_text(one, line),
                said.outlook_text(one),
                "oui" if one.target.is_simulated else "non",
            )
        )
    return Table((*TARGET_COLUMNS, *_FOUND), tuple(rows))


def states_table(states: Sequence[TargetState], line: IndicatorLine) -> Table:
    """Return targets in force as they are read."""
    return Table(
        _READ,
        tuple(
            (
                one.ground.name,
                said.aim_text(one.target, line),
                str(one.target.due_year),
                said.state_text(one, line),
                said.start_text(one, line),
                said.last_text(one, line),
                said.path_text(one, line),
                said.progress_text(one),
                said.outlook_text(one),
                said.reference_text(one, line),
            )
            for one in states
        ),
    )


def _cells(one: TargetLine, unit: str, is_small: bool) -> tuple[Cell, ...]:
    return (
        one.indicator,
        one.subject,
        one.baseline_year,
        WORD if one.withheld else _cell(one.baseline_value, is_small),
        one.due_year,
        _cell(one.value, is_small),
        _cell(one.upper_value, is_small),
        unit,
        one.reference,
        one.decided_on,
    )


def _cell(value: float | None, is_small: bool) -> Cell:
    return f"{value!r} %".replace(".", ",") if is_small and value is not None else value


def _small(catalogue: Mapping[str, IndicatorLine], targets: Iterable[TargetLine]) -> set[str]:
    """Return the indicators in % whose numbers are all from 0 to 1: an import would doubt them."""
    values: dict[str, list[float]] = {}
    for one in targets:
        if catalogue[one.indicator].unit == "%":
            known = (one.baseline_value, one.value, one.upper_value)
            values.setdefault(one.indicator, []).extend(v for v in known if v is not None)
    return {code for code, some in values.items() if all(0 <= value <= 1 for value in some)}
