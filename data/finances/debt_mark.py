"""The capacité de désendettement as the CGCT writes it (article D. 1611-41). Pure.

It is the condition of joining a lender, the Agence France Locale, and binds no town: a mark to read
against. It is the mean of the last three years, on the principal and annexe budgets, where savings
of zero or less count as one euro.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from data.finances.rules import Reason, Result

MARK_YEARS = Decimal(12)
"""For communes; regions and departments have their own."""
SPAN = 3
_ONE_EURO = Decimal(1)


@dataclass(frozen=True)
class YearOfDebt:
    """What one year brings, in euros; missing amounts are ``None``."""

    debt_eur: Decimal | None
    savings_eur: Decimal | None


@dataclass(frozen=True)
class DebtMark:
    """The mean of three years, and the years that it lacks.

    Attributes:
        result: a number of years; « exceeded » without a number when it rests on savings that count
            as one euro.
        years: first and last year of the mean.
        missing: years without debt or savings.
    """

    result: Result
    years: tuple[int, int]
    missing: tuple[int, ...] = ()


def debt_mark(known: Mapping[int, YearOfDebt], year: int) -> DebtMark:
    """Return the mean of the three years that end with ``year``, of the yearly ratios."""
    span = range(year - SPAN + 1, year + 1)
    bounds = span[0], span[-1]
    rows = [(one, known.get(one)) for one in span]
    missing = tuple(one for one, row in rows if row is None or _lacks(row))
    if missing:
        return DebtMark(Result(None, Reason.MISSING), bounds, missing)
    given = [(row.debt_eur or Decimal(0), row.savings_eur or Decimal(0)) for _, row in rows if row]
    if any(debt < 0 for debt, _ in given):
        return DebtMark(Result(None, Reason.NEGATIVE_DEBT), bounds)
    mean = sum((debt / max(savings, _ONE_EURO) for debt, savings in given), Decimal(0)) / SPAN
    is_conventional = any(savings <= 0 for _, savings in given)
    if is_conventional and mean >= MARK_YEARS:
        return DebtMark(Result(None, Reason.EXCEEDED), bounds)
    return DebtMark(Result(mean), bounds)


def _lacks(row: YearOfDebt) -> bool:
    return row.debt_eur is None or row.savings_eur is None
