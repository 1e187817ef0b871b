"""Formulas applied to the lines of an account set. Pure; money is ``Decimal``, exact."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from data.finances.engine.formulas import Take, Term, Variant, formulas, formulas_by_code
from data.finances.engine.ledger import Flow, Ledger, family
from data.finances.vocabulary import Support

_ZERO = Decimal(0)
_SIDES: dict[Take, Callable[[Flow], Decimal]] = {
    Take.DEBIT: lambda flow: flow.debit,
    Take.CREDIT: lambda flow: flow.credit,
    Take.NET_DEBIT: lambda flow: flow.debit - flow.credit,
    Take.NET_CREDIT: lambda flow: flow.credit - flow.debit,
    Take.CLOSING_CREDIT: lambda flow: flow.closing_credit - flow.closing_debit,
    Take.CLOSING_DEBIT: lambda flow: flow.closing_debit - flow.closing_credit,
}
_CLOSING = frozenset({Take.CLOSING_CREDIT, Take.CLOSING_DEBIT})
_OPERATING = ("6", "7")
"""Classes of the operating section: a budget that lives has real lines in both."""


class Why(StrEnum):
    """Why an amount cannot be computed.

    Attributes:
        NO_LINES: accounts are missing, and no line of the operating section is known.
    """

    NO_FORMULA = "no_formula"
    NO_BALANCE = "no_balance"
    NO_LOANS = "no_loans"
    NO_LINES = "no_lines"


@dataclass(frozen=True)
class Computed:
    """An amount in euros and the formula it was made with, or the reason why there is none."""

    value: Decimal | None
    why: Why | None = None
    variant: Variant | None = None


@dataclass(frozen=True)
class AccountPart:
    """What one account brings to an amount, signed, in euros; ``chapter`` is empty in a balance."""

    account: str
    chapter: str
    amount_eur: Decimal


def computed(ledger: Ledger) -> dict[str, Computed]:
    """Return every amount that has a formula, by its code."""
    name = family(ledger.nomenclature)
    found: dict[str, Computed] = {}
    for formula in formulas():
        variant = formula.variant(name, ledger.support, ledger.year)
        found[formula.code] = _amount(variant, ledger, found)
    return found


def opened(ledger: Ledger, code: str) -> tuple[AccountPart, ...]:
    """Return the accounts that make an amount, by account; their sum is the amount.

    The debt of an annex has no account here: its loans stand in the annex.
    """
    parts: defaultdict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for sign, term in _leaves(ledger, code, 1):
        for flow, amount in _taken(term, ledger):
            parts[flow.account, flow.chapter] += sign * amount
    return tuple(
        AccountPart(account, chapter, amount)
        for (account, chapter), amount in sorted(parts.items())
        if amount
    )


def term_parts(term: Term, ledger: Ledger) -> tuple[AccountPart, ...]:
    """Return what one term of accounts takes of each of them, before its sign, by account."""
    parts: defaultdict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for flow, amount in _taken(term, ledger):
        parts[flow.account, flow.chapter] += amount
    return tuple(
        AccountPart(account, chapter, amount)
        for (account, chapter), amount in sorted(parts.items())
    )


def _leaves(ledger: Ledger, code: str, sign: int) -> Iterator[tuple[int, Term]]:
    """Walk down to the terms of accounts that an amount is made of, with their sign."""
    variant = formulas_by_code()[code].variant(
        family(ledger.nomenclature), ledger.support, ledger.year
    )
    for term in variant.terms if variant else ():
        if term.amount:
            yield from _leaves(ledger, term.amount, sign * term.sign)
        else:
            yield sign * term.sign, term


def _amount(variant: Variant | None, ledger: Ledger, found: dict[str, Computed]) -> Computed:
    if variant is None:
        return Computed(None, Why.NO_FORMULA)
    total = _ZERO
    for term in variant.terms:
        part = found[term.amount] if term.amount else _term(term, ledger)
        if part.value is None:
            return Computed(None, part.why, variant)
        total += term.sign * part.value
    return Computed(total, variant=variant)


def _term(term: Term, ledger: Ledger) -> Computed:
    if term.take is Take.OUTSTANDING:
        missing = ledger.outstanding_eur is None
        return Computed(ledger.outstanding_eur, Why.NO_LOANS if missing else None)
    if term.take in _CLOSING and ledger.support is Support.ACT:
        return Computed(None, Why.NO_BALANCE)
    classes = {account[:1] for account in term.accounts}.intersection(_OPERATING)
    if not all(ledger.tells(one) for one in classes):
        return Computed(None, Why.NO_LINES)
    return Computed(sum((amount for _, amount in _taken(term, ledger)), _ZERO))


def _taken(term: Term, ledger: Ledger) -> Iterator[tuple[Flow, Decimal]]:
    """Return the flows that a term counts and what it takes of each."""
    if term.take in (None, Take.OUTSTANDING):
        return
    if term.take is Take.LEAST:
        yield from _least(term, ledger)
        return
    side = _SIDES[Take(term.take or "")]
    for prefix in term.accounts:
        for flow in ledger.starting(prefix):
            if term.counts(flow.account, flow.is_order):
                yield flow, side(flow)


def _least(term: Term, ledger: Ledger) -> Iterator[tuple[Flow, Decimal]]:
    """Take the smaller side of each account prefix as a whole, whatever lines it is made of."""
    for prefix in term.accounts:
        flows = ledger.starting(prefix)
        mine = [one for one in flows if term.counts(one.account, one.is_order)]
        debit = sum((flow.debit for flow in mine), _ZERO)
        credit = sum((flow.credit for flow in mine), _ZERO)
        if mine:
            yield Flow(prefix, "", is_order=False), min(debit, credit)
