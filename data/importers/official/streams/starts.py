"""Where the headings of an official table stand: under titles, at times beside French labels."""

import re
from collections.abc import Sequence

from data.base.formats import number
from data.base.problems import Where
from data.importers.tables.messages import refused

HEAD_ROWS = 60
"""Rows looked at: INSEE writes eight lines of titles at most."""
HEAD_LINES = 300
"""Lines looked at, blank ones included."""
SAMPLE_ROWS = 20
_MOST_COLUMNS = 5_000
_NEAR = 3
"""Rows between French labels and the codes under them, at most."""
_CODE = re.compile(r"(?!\D*\d{5})[A-Za-z_]\w*")
"""A heading that is a code, ``POP_MUN``; a code of place holds five figures in a row."""
_FIRST_CODE = re.compile(r"(cod|qp|iris|com|dep|reg|epci|uai|id|num)\w*", re.IGNORECASE)


def heading_rank(rows: Sequence[Sequence[str]]) -> int | None:
    """Return which of the first rows holds the headings; none when nothing looks like a table.

    It is the first row that is at least half as filled as the others, so titles and grouped
    headings are passed; codes that stand just under French labels are preferred to them.
    """
    filled = [sum(map(bool, row)) for row in rows]
    # One broken row, wider than all others, must not pass for the headings.
    most = max(sorted(filled, reverse=True)[:2][-1:], default=0)
    likely = [rank for rank, count in enumerate(filled) if count > 1 and 2 * count >= most]
    if not likely:
        return None
    near = [rank for rank in likely if rank <= likely[0] + _NEAR]
    return next((rank for rank in near if _are_codes(rows[rank])), likely[0])


def _are_codes(row: Sequence[str]) -> bool:
    """Tell a row of codes, ``CODGEO``, ``LIBGEO``, ``POP_MUN``, from labels and from values."""
    cells = [cell for cell in row if cell]
    is_known = bool(cells) and _FIRST_CODE.fullmatch(cells[0]) is not None
    return is_known and len(set(cells)) == len(cells) and all(map(_CODE.fullmatch, cells))


def headings(name: str, where: Where, row: Sequence[str]) -> tuple[str, ...]:
    """Return the headings of a row, without the empty ones at its end.

    Raises:
        RefusedFileError: more columns than any official table has.
    """
    last = len(row)
    while last and not row[last - 1]:
        last -= 1
    if last > _MOST_COLUMNS:
        message = (
            f"{number(last)} colonnes ; la limite est de {number(_MOST_COLUMNS)}. Téléchargez de"
            " nouveau le fichier, ou n’y gardez que le tableau."
        )
        raise refused(name, message, where)
    return tuple(row[:last])


def fitted(name: str, where: Where, cells: list[str], width: int) -> tuple[str, ...] | None:
    """Return the cells of a row under its headings, stripped; none for a blank row.

    Raises:
        RefusedFileError: it has more cells than there are headings.
    """
    cells = list(map(str.strip, cells))
    if len(cells) > width:
        if any(cells[width:]):
            message = (
                f"{number(len(cells))} valeurs pour {number(width)} colonnes. Un séparateur de trop"
                " décale les valeurs : téléchargez de nouveau le fichier, ou corrigez cette ligne."
            )
            raise refused(name, message, where)
        del cells[width:]
    return padded(cells, width) if any(cells) else None


def padded(cells: Sequence[str], width: int) -> tuple[str, ...]:
    """Return as many cells as there are headings."""
    return (*cells[:width], *[""] * (width - len(cells)))
