"""The rows of voted against executed: rates, totals, and what a town calls its equipment. Pure."""

from collections.abc import Sequence
from decimal import Decimal

from data.finances.opening.chapters import UNRATED, chapter_title
from data.finances.opening.choices import INVESTMENT
from data.finances.opening.rules import share_pct
from data.finances.opening.views import ExecutionRow
from data.finances.opening.voted import Sums, added

_CHAPTER_UNKNOWN = "sans chapitre"
_EQUIPMENT = frozenset({"20", "204", "21", "23"})


def execution_row(section: str, side: str, kind: str, chapter: str, amounts: Sums) -> ExecutionRow:
    """Return a chapter with its rates; a total has none."""
    is_rated = chapter not in UNRATED
    return ExecutionRow(
        section,
        side,
        kind,
        chapter or _CHAPTER_UNKNOWN,
        chapter_title(chapter),
        amounts.voted_eur,
        amounts.realised_eur,
        amounts.remaining_eur,
        _rate(amounts.realised_eur, amounts.voted_eur) if is_rated else None,
        _rate(_with_remaining(amounts), amounts.voted_eur) if is_rated else None,
    )


def total_of(rows: Sequence[ExecutionRow], section: str, side: str) -> ExecutionRow | None:
    """Return the total of the real operations of a section and a side."""
    return next(
        (
            row
            for row in rows
            if not row.chapter and (row.section, row.side, row.kind) == (section, side, "réel")
        ),
        None,
    )


def equipment(rows: Sequence[ExecutionRow]) -> ExecutionRow | None:
    """Return the sum of chapters 20, 204, 21 and 23: what the town calls its equipment."""
    mine = [
        row
        for row in rows
        if row.chapter in _EQUIPMENT and row.side == "dépenses" and row.kind == "réel"
    ]
    total = Sums()
    for row in mine:
        total = added(total, Sums(row.voted_eur, row.realised_eur, row.remaining_eur))
    return execution_row(INVESTMENT, "dépenses", "réel", "équipement", total) if mine else None


def _with_remaining(amounts: Sums) -> Decimal | None:
    if amounts.realised_eur is None or amounts.remaining_eur is None:
        return amounts.realised_eur
    return amounts.realised_eur + amounts.remaining_eur


def _rate(done: Decimal | None, voted: Decimal | None) -> Decimal | None:
    return None if done is None or voted is None else share_pct(done, voted)
