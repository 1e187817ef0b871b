"""How big a spreadsheet may be, so that a hostile or mistaken file cannot stop the machine."""

from data.base.formats import number
from data.base.problems import Where
from data.importers.tables.messages import refused

MOST_LINES = 200_000
MOST_COLUMNS = 2_000
MOST_CELLS = 5_000_000
"""Of the rectangle that holds all of a sheet, filled or not."""
MOST_SHEETS = 200
MOST_BYTES = 60_000_000
"""Of a text file."""


def check_extent(file_name: str, sheet: str, lines: int, columns: int) -> None:
    """Raise ``RefusedFileError`` for a sheet that reaches too far."""
    if lines > MOST_LINES:
        message = f"{number(lines)} lignes ; la limite est de {number(MOST_LINES)}."
    elif columns > MOST_COLUMNS:
        message = f"{number(columns)} colonnes ; la limite est de {number(MOST_COLUMNS)}."
    elif lines * columns > MOST_CELLS:
        message = (
            f"feuille trop étendue, {number(lines)} lignes sur {number(columns)} colonnes ; la "
            f"limite est de {number(MOST_CELLS)} cases."
        )
    else:
        return
    advice = (
        " Gardez le tableau seul : supprimez les lignes et les colonnes inutiles, ou coupez-le."
    )
    raise refused(file_name, message + advice, Where(sheet=sheet or None))
