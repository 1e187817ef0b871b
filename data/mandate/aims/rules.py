"""What is told of the links: which first, which gaps none aims at. Free of database and clock."""

from collections.abc import Iterable, Sequence

from data.base.chart import Cell, Table
from data.mandate.aims.views import AimingAction, Aims
from data.mandate.rules import folded

AIMED = "Actions qui visent l’indicateur"
AIMED_HERE = "Dont situées dans le quartier"
_INDICATOR, _QUARTER = "Code de l’indicateur", "Code du quartier"


def holds(text: str, search: str) -> bool:
    """Tell whether a text holds every word searched, accents and capitals aside."""
    where = folded(text)
    return all(word in where for word in folded(search).split())


def is_here(action: AimingAction, quarter: str) -> bool:
    """Tell whether an action happens in a quarter; near it is not in it."""
    return any(one.code == quarter and not one.is_nearby for one in action.places)


def is_near(action: AimingAction, quarter: str) -> bool:
    """Tell whether an action happens in a quarter or beside it."""
    return any(one.code == quarter for one in action.places)


def located_first(actions: Iterable[AimingAction], quarter: str) -> tuple[AimingAction, ...]:
    """Return the actions, those in a quarter first, those near it next, in the plans' order."""
    return tuple(
        sorted(actions, key=lambda one: (not is_here(one, quarter), not is_near(one, quarter)))
    )


def unaimed(indicators: Iterable[str], aims: Aims) -> frozenset[str]:
    """Return the indicators that no action aims at; an objective alone does nothing."""
    return frozenset(indicators) - {one.indicator for one in aims.actions}


def counted_table(table: Table, aims: Aims) -> Table:
    """Add to rows of gaps how many actions aim at each, and how many of them in the quarter.

    A table without the codes of the indicator and of the quarter comes back as it is.
    """
    if not {_INDICATOR, _QUARTER} <= set(table.columns):
        return table
    indicator, quarter = table.columns.index(_INDICATOR), table.columns.index(_QUARTER)
    return Table(
        (*table.columns, AIMED, AIMED_HERE),
        tuple((*row, *_counts(row, indicator, quarter, aims)) for row in table.rows),
    )


def _counts(row: Sequence[Cell], indicator: int, quarter: int, aims: Aims) -> tuple[int, int]:
    found = aims.of(str(row[indicator])).actions
    return len(found), sum(is_here(one, str(row[quarter])) for one in found)
