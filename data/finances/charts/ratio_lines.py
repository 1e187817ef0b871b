"""A ratio over the years, a line a budget."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from data.base.chart import Line, Table
from data.finances.cells import ratio_text, threshold_text
from data.finances.charts.common import (
    PROOF,
    UNITS,
    break_marks,
    exact,
    footer,
    marks_of,
    proof,
    ratio_point,
)
from data.finances.views import TOGETHER, BudgetFigures, RatioCell, TownAccounts
from data.finances.vocabulary import Ratio
from data.finances.words import RATIOS, short_title


def ratio_lines(
    accounts: TownAccounts, ratio: Ratio, codes: Sequence[str], year: int
) -> dict[str, Any]:
    """Return what the charts of a ratio share: the first code is the main line."""
    series = [(code, accounts.series(code)) for code in codes]
    drawn = [row for _, rows in series for row in rows]
    return {
        "unit": UNITS[ratio],
        "source": footer(accounts, drawn, TOGETHER if TOGETHER in codes else codes[0]),
        "alt": " ".join(ratio_words(accounts.title(code), ratio, rows) for code, rows in series),
        "table": _ratio_table(accounts, ratio, codes),
        "is_simulated": any(row.is_simulated for row in drawn),
        "lines": tuple(
            Line(
                short_title(accounts.title(code)),
                "main" if code == codes[0] else "comparator",
                tuple(ratio_point(row, ratio) for row in rows),
            )
            for code, rows in series
        ),
        "marks": marks_of(accounts, ratio, year),
        "breaks": break_marks(accounts.series(codes[0])),
    }


def _ratio_table(accounts: TownAccounts, ratio: Ratio, codes: Sequence[str]) -> Table:
    titles = (f"{accounts.title(code)} ({UNITS[ratio]})" for code in codes)
    drawn = [row for code in codes for row in accounts.series(code)]
    lines = []
    for year in sorted({row.year for row in drawn}):
        values = (exact(_value(accounts.at(code, year), ratio)) for code in codes)
        shown = [row for row in drawn if row.year == year]
        lines.append((year, *values, *proof(accounts, shown)))
    return Table(("Exercice", *titles, *PROOF), tuple(lines))


def ratio_words(title: str, ratio: Ratio, series: Sequence[BudgetFigures]) -> str:
    """Say a ratio year after year, for who cannot see the picture."""
    said = [f"{row.year} : {ratio_text(row, ratio)}" for row in series]
    return f"{title}, {RATIOS[ratio].lower()} : {' ; '.join(said)}."


def _value(row: BudgetFigures | None, ratio: Ratio) -> Decimal | None:
    return row.ratios.value(ratio) if row else None


def against(cell: RatioCell) -> str:
    """Say the verdict and the target, between brackets."""
    return f" ({cell.verdict_text} : {threshold_text(cell.target)})" if cell.target else ""
