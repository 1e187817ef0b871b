"""The figures that can be opened, in groups, and how each is called."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from data.finances.aggregates import by_code
from data.finances.engine import formulas, formulas_by_code
from data.finances.opening.quotients import quotients
from data.finances.vocabulary import AccountOrigin, Method

OPERATING, SAVINGS, DEBT, INVESTMENT, BALANCE, LEGAL = (
    "Fonctionnement",
    "Épargne",
    "Dette",
    "Investissement",
    "Équilibre et trésorerie",
    "Ratios légaux",
)
DEFAULT = "gross_savings"
_SAVINGS = frozenset(
    {
        "management_savings",
        "gross_savings",
        "gross_savings_before_in_house_works",
        "net_savings",
        "gross_savings_rate",
    }
)
_DEBT = frozenset(
    {
        "loan_repayments",
        "net_debt_flow",
        "debt",
        "bank_debt",
        "deposits_received",
        "debt_annuity",
        "debt_years",
        "risky_loans_support",
        "new_loans",
    }
)
_BALANCE = frozenset(
    {
        "total_revenue",
        "total_revenue_without_loans",
        "total_spending",
        "total_spending_without_repayments",
        "financing_balance",
        "working_capital_change",
        "working_capital",
        "treasury_loans",
        "treasury_deposits",
    }
)
_INVESTMENT_WORDS = ("investment", "equipment", "vat_compensation", "disposals")
_ORDER = (OPERATING, SAVINGS, DEBT, INVESTMENT, BALANCE, LEGAL)


@dataclass(frozen=True)
class Entry:
    """A figure that can be opened."""

    code: str
    group: str
    title: str


@lru_cache(maxsize=1)
def entries() -> Mapping[str, Entry]:
    """Return every figure by its code, group by group."""
    codes = [one.code for one in by_code().values() if one.publisher is AccountOrigin.OFGL]
    codes += [one.code for one in formulas()] + list(quotients())
    found = [Entry(code, _group(code), title_of(code)) for code in dict.fromkeys(codes)]
    found.sort(key=lambda one: _ORDER.index(one.group))
    return MappingProxyType({one.code: one for one in found})


def title_of(code: str) -> str:
    """Name a figure."""
    if code in quotients():
        return quotients()[code].title
    if code in formulas_by_code():
        return formulas_by_code()[code].title
    return by_code()[code].title


def definition_of(code: str) -> str:
    """Return what the publisher says that an amount is; empty for the others."""
    return by_code()[code].definition if code in by_code() else ""


def _group(code: str) -> str:
    formula = formulas_by_code().get(code)
    is_legal = code in quotients() and quotients()[code].is_legal
    if is_legal or (formula and formula.method is Method.LEGAL):
        return LEGAL
    for group, codes in ((SAVINGS, _SAVINGS), (DEBT, _DEBT), (BALANCE, _BALANCE)):
        if code in codes:
            return group
    return INVESTMENT if any(word in code for word in _INVESTMENT_WORDS) else OPERATING
