"""What the budgets of a town pay each other, so that it is not counted twice in their sum. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from data.finances.engine.compute import computed
from data.finances.engine.formulas import Evidence, formulas_by_code
from data.finances.engine.ledger import Flow, Ledger, family
from data.finances.vocabulary import Method

_FILE = Path(__file__).resolve().parents[2] / "reference" / "accounts" / "cross_flows.yaml"
_ZERO = Decimal(0)


class Side(StrEnum):
    """Whose books an internal payment stands in: the budget that pays, or the one that gets it."""

    PAID = "paid"
    RECEIVED = "received"


@dataclass(frozen=True)
class CrossFlowKind:
    """A way in which budgets pay each other.

    Attributes:
        accounts: what the accounts of a side begin with, by family of nomenclatures.
        wide: sides whose accounts also hold what outsiders pay or get.
    """

    code: str
    title: str
    accounts: Mapping[Side, Mapping[str, tuple[str, ...]]]
    wide: frozenset[Side]
    evidence: Evidence


@dataclass(frozen=True)
class CrossFlowPart:
    """What one account of one budget holds, in euros."""

    budget: str
    side: Side
    account: str
    amount_eur: Decimal


@dataclass(frozen=True)
class CrossFlow:
    """What budgets paid each other in one way, in euros.

    Attributes:
        matched_eur: what both sides say, taken out of the sum of the budgets.
        gap_eur: received and answered by no payment, less paid and answered by no receipt; what
            stands on a wide side is no gap.
    """

    kind: CrossFlowKind
    received_eur: Decimal
    paid_eur: Decimal
    parts: tuple[CrossFlowPart, ...]

    @property
    def matched_eur(self) -> Decimal:
        """The smaller of both sides."""
        return max(min(self.received_eur, self.paid_eur), _ZERO)

    @property
    def gap_eur(self) -> Decimal:
        """Received less paid, where accounts hold nothing but payments between budgets."""
        gap = self.received_eur - self.paid_eur
        larger = Side.RECEIVED if gap > 0 else Side.PAID
        return _ZERO if larger in self.kind.wide else gap


@dataclass(frozen=True)
class CrossFlows:
    """What the budgets of a town paid each other in a year.

    Attributes:
        is_known: every budget has lines; nothing is taken out of the sum otherwise.
        unknown: codes of the budgets without lines.
        removed: what is taken out of the sum of the budgets, in euros, by code of net amount.
    """

    is_known: bool
    unknown: tuple[str, ...] = ()
    flows: tuple[CrossFlow, ...] = ()
    removed: Mapping[str, Decimal] = field(default_factory=dict)

    @property
    def revenue_eur(self) -> Decimal:
        """What is taken out of the revenue of all budgets together."""
        return sum((one.matched_eur for one in self.flows), _ZERO)

    @property
    def spending_eur(self) -> Decimal:
        """What is taken out of the spending of all budgets together: as much as of revenue."""
        return self.revenue_eur

    @property
    def gap_eur(self) -> Decimal:
        """What one budget says and no other answers, received less paid."""
        return sum((one.gap_eur for one in self.flows), _ZERO)

    @property
    def agrees(self) -> bool:
        """Both sides of each flow say the same."""
        return all(one.gap_eur == 0 for one in self.flows)

    def consolidated(self, sums: Mapping[str, Decimal]) -> dict[str, Decimal]:
        """Take the flows out of net amounts that were added up budget by budget."""
        return {code: amount - self.removed.get(code, _ZERO) for code, amount in sums.items()}


def cross_flows(ledgers: Mapping[str, Ledger | None]) -> CrossFlows:
    """Return what budgets paid each other, from the lines of all of them in one year.

    ``ledgers`` are by code of the budget; nothing stands for a budget whose lines are not known.
    """
    known = {code: ledger for code, ledger in ledgers.items() if ledger is not None}
    unknown = tuple(code for code in ledgers if code not in known)
    if unknown:
        return CrossFlows(is_known=False, unknown=unknown)
    if len(known) < 2:
        return CrossFlows(is_known=True)
    found = tuple(_flow(kind, known) for kind in cross_flow_kinds())
    flows = tuple(one for one in found if one.parts)
    return CrossFlows(is_known=True, flows=flows, removed=_removed(flows, known))


def _flow(kind: CrossFlowKind, ledgers: Mapping[str, Ledger]) -> CrossFlow:
    parts = tuple(
        part
        for budget, ledger in ledgers.items()
        for side in Side
        for part in _parts(kind, budget, ledger, side)
    )
    totals = {
        side: sum((one.amount_eur for one in parts if one.side is side), _ZERO) for side in Side
    }
    return CrossFlow(kind, totals[Side.RECEIVED], totals[Side.PAID], parts)


def _parts(kind: CrossFlowKind, budget: str, ledger: Ledger, side: Side) -> Iterator[CrossFlowPart]:
    sign = 1 if side is Side.PAID else -1
    amounts: dict[str, Decimal] = {}
    for prefix in kind.accounts[side].get(family(ledger.nomenclature), ()):
        for flow in ledger.starting(prefix):
            if not flow.is_order:
                net = sign * (flow.debit - flow.credit)
                amounts[flow.account] = amounts.get(flow.account, _ZERO) + net
    for account, amount in sorted(amounts.items()):
        if amount:
            yield CrossFlowPart(budget, side, account, amount)


def _removed(flows: tuple[CrossFlow, ...], ledgers: Mapping[str, Ledger]) -> dict[str, Decimal]:
    """Compute each net amount on what is matched alone: formulas add up, so it can be taken out."""
    taken: dict[str, list[Flow]] = {code: [] for code in ledgers}
    for one in flows:
        left = dict.fromkeys(Side, one.matched_eur)
        for part in one.parts:
            amount = min(part.amount_eur, left[part.side])
            if amount <= _ZERO:
                # A correction below zero already lessens what is matched.
                continue
            left[part.side] -= amount
            name = "debit" if part.side is Side.PAID else "credit"
            taken[part.budget].append(Flow(part.account, "", False, **{name: amount}))
    total: dict[str, Decimal] = {}
    methods = formulas_by_code()
    for code, matched in taken.items():
        if not matched:
            continue
        for name, found in computed(
            replace(ledgers[code], flows=tuple(matched), outstanding_eur=None, is_whole=True)
        ).items():
            if methods[name].method is Method.NET and found.value:
                total[name] = total.get(name, _ZERO) + found.value
    return {name: amount for name, amount in total.items() if amount}


@lru_cache(maxsize=1)
def cross_flow_kinds() -> tuple[CrossFlowKind, ...]:
    """Return the known ways in which budgets pay each other.

    Raises:
        KeyError: an entry of the packaged file lacks a field.
    """
    return tuple(_kind(entry) for entry in yaml.safe_load(_FILE.read_text("utf-8")))


def _kind(entry: Mapping[str, Any]) -> CrossFlowKind:
    return CrossFlowKind(
        code=entry["code"],
        title=entry["title"],
        accounts={
            side: {name: tuple(accounts) for name, accounts in entry[side].items()} for side in Side
        },
        wide=frozenset(Side(one) for one in entry["wide"]),
        evidence=Evidence(entry["verified"], entry["against"]),
    )
