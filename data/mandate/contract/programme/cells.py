"""The programme as a table to take away, under the columns that an import reads."""

from collections.abc import Mapping, Sequence

from data.base.chart import Table
from data.mandate.contract.programme import words
from data.mandate.contract.programme.columns import SIMULATED
from data.mandate.contract.programme.typed import named
from data.mandate.contract.programme.views import ProgrammeRow


def lines_table(
    lines: Sequence[ProgrammeRow], objectives: Mapping[str, str], quarters: Mapping[str, str]
) -> Table:
    """Return the projects, a row each; an amount that nobody gave is an empty cell.

    Args:
        lines: the projects, in order.
        objectives: titles of the contract's objectives, by code.
        quarters: names of the quarters, by code.
    """
    aims, places = named(objectives), named(quarters)
    return Table(
        (*words.COLUMNS, SIMULATED),
        tuple(
            (
                line.year,
                line.title,
                line.bearer,
                aims.get(line.objective, line.objective),
                places.get(line.territory, line.territory),
                words.CREDITS[line.credit],
                *(None if euros is None else float(euros) for _, euros in line.amounts_eur),
                line.outcome,
                "oui" if line.is_simulated else "non",
            )
            for line in lines
        ),
    )
