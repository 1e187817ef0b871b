"""The officer's columns that nothing reads: never dropped without a word."""

from collections.abc import Collection, Sequence

from data.base.formats import listed
from data.importers.tables.columns import Matching
from data.importers.tables.rows import SheetRows
from data.importers.tables.words import quoted

_MOST_NAMED = 20


def warn_of_unread(one: SheetRows, others: Sequence[Matching], silent: Collection[str]) -> None:
    """Say which columns of a sheet hold something and are not read.

    Args:
        one: the sheet, as read.
        others: other readings of the same sheet, which may use more of its columns.
        silent: headings that need no word: our own exports', or read in another way.
    """
    names = [name for name in unread(one, others) if name not in silent]
    if not names:
        return
    shown = [f"« {quoted(name)} »" for name in names[:_MOST_NAMED]]
    more = ["d’autres encore"] if len(names) > _MOST_NAMED else []
    many = len(names) > 1
    one.findings.warn(
        f"{'colonnes non lues' if many else 'colonne non lue'} : {listed(shown + more)}. Pour "
        f"{'les' if many else 'la'} reprendre, associez-{'les' if many else 'la'} à l’une des "
        "nôtres, sous « Vos colonnes et les nôtres » (page « Imports »), ou renommez-"
        f"{'les' if many else 'la'}.",
        one.where(),
    )


def unread(one: SheetRows, others: Sequence[Matching] = ()) -> list[str]:
    """Return the headings of the columns that hold something and that no reading uses."""
    # What is proposed and not settled is told on its own.
    doubted = {match.heading for match in one.matching.matches if match.heading}
    used = {match.heading for other in others for match in other.matches if match.heading}
    ranks = {heading: rank for rank, heading in enumerate(one.sheet.headings)}
    return [
        heading
        for heading in one.matching.unused
        if heading not in doubted | used
        and any(row.cells[ranks[heading]] is not None for row in one.sheet.rows)
    ]
