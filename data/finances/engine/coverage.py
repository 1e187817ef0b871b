"""Where each line of an account set goes: into an amount, aside for a reason, or nowhere. Pure.

A line that no formula counts and no reason sets aside is told, never swallowed.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

import yaml

from data.finances.engine.account_plan import is_known
from data.finances.engine.formulas import Operations, Take, Term, formulas_by_code
from data.finances.engine.ledger import Flow, Ledger, family

_FILE = Path(__file__).resolve().parents[2] / "reference" / "accounts" / "coverage.yaml"
_ZERO = Decimal(0)
_NET = frozenset({Take.NET_DEBIT, Take.NET_CREDIT})
_DEBITS = _NET | {Take.DEBIT}
_CREDITS = _NET | {Take.CREDIT}


class CoverageState(StrEnum):
    """What became of a line."""

    COUNTED = "counted"
    LEFT_OUT = "left_out"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class CoverageLine:
    """What became of the dépenses, or of the recettes, of an account under a chapter.

    Attributes:
        is_spending: a debit; a credit otherwise.
        codes: the base amounts that count it, even when its account is not in the plan.
        reason: why it was left out, in French; empty otherwise.
        is_in_plan: the nomenclature has such an account.
    """

    account: str
    chapter: str
    is_order: bool
    is_spending: bool
    amount_eur: Decimal
    state: CoverageState
    codes: tuple[str, ...] = ()
    reason: str = ""
    is_in_plan: bool = True


@dataclass(frozen=True)
class Coverage:
    """Every line of an account set with an amount, by account."""

    lines: tuple[CoverageLine, ...]

    def of(self, state: CoverageState) -> tuple[CoverageLine, ...]:
        """Return the lines of a state."""
        return tuple(line for line in self.lines if line.state is state)

    def total_eur(self, state: CoverageState) -> Decimal:
        """Add up the lines of a state, dépenses and recettes alike, in euros."""
        return sum((line.amount_eur for line in self.of(state)), _ZERO)

    @property
    def unknown(self) -> tuple[CoverageLine, ...]:
        """The lines that nothing explains."""
        return self.of(CoverageState.UNKNOWN)


@dataclass(frozen=True)
class _Reason:
    words: str
    accounts: tuple[str, ...]
    operations: Operations

    def holds(self, account: str, is_order: bool) -> bool:
        is_wanted = is_order == (self.operations is Operations.ORDER)
        return account.startswith(self.accounts) and (
            self.operations is Operations.ALL or is_wanted
        )


def coverage(ledger: Ledger) -> Coverage:
    """Say of each line with an amount where it goes; together they are all the lines."""
    amounts: defaultdict[tuple[str, str, bool, bool], Decimal] = defaultdict(Decimal)
    for flow in ledger.flows:
        amounts[flow.account, flow.chapter, flow.is_order, True] += flow.debit
        amounts[flow.account, flow.chapter, flow.is_order, False] += flow.credit
    terms = tuple(_terms(ledger))
    return Coverage(
        tuple(
            _line(ledger, terms, key, amount) for key, amount in sorted(amounts.items()) if amount
        )
    )


def _line(
    ledger: Ledger,
    terms: tuple[tuple[str, Term], ...],
    key: tuple[str, str, bool, bool],
    amount: Decimal,
) -> CoverageLine:
    account, chapter, is_order, is_spending = key
    flow = Flow(account, chapter, is_order)
    codes = dict.fromkeys(code for code, term in terms if _counts(term, flow, is_spending))
    is_in_plan = is_known(ledger.nomenclature, account)
    reason = "" if codes else _reason(account, is_order)
    state = CoverageState.COUNTED if codes else CoverageState.LEFT_OUT
    if not is_in_plan or not (codes or reason):
        state = CoverageState.UNKNOWN
    return CoverageLine(
        account, chapter, is_order, is_spending, amount, state, tuple(codes), reason, is_in_plan
    )


def _terms(ledger: Ledger) -> Iterator[tuple[str, Term]]:
    for code in _rules()[0]:
        variant = formulas_by_code()[code].variant(
            family(ledger.nomenclature), ledger.support, ledger.year
        )
        for term in variant.terms if variant else ():
            yield code, term


def _counts(term: Term, flow: Flow, is_spending: bool) -> bool:
    return (
        term.take in (_DEBITS if is_spending else _CREDITS)
        and flow.account.startswith(term.accounts)
        and term.counts(flow.account, flow.is_order)
    )


def _reason(account: str, is_order: bool) -> str:
    return next((one.words for one in _rules()[1] if one.holds(account, is_order)), "")


@lru_cache(maxsize=1)
def _rules() -> tuple[tuple[str, ...], tuple[_Reason, ...]]:
    """Return the base amounts and the reasons of the packaged file."""
    entry = yaml.safe_load(_FILE.read_text("utf-8"))
    reasons = tuple(
        _Reason(
            one["reason"],
            tuple(one["accounts"]),
            Operations(one.get("operations", Operations.ALL)),
        )
        for one in entry["left_out"]
    )
    return tuple(entry["base"]), reasons
