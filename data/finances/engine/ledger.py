"""What the lines of an account set say, act or balance alike: debits and credits by account."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from data.finances.vocabulary import Support

_ZERO = Decimal(0)
_FAMILIES = ("M57", "M14", "M4", "M22")


@dataclass(frozen=True)
class Flow:
    """What moved on one account, in euros.

    A dépense of an act is a debit, a recette a credit. Of a balance, ``debit`` and ``credit`` are
    the budget's operations.

    Attributes:
        account: nature, as the nomenclature numbers it.
        chapter: that the act voted it under; empty in a balance.
        is_order: an « opération d’ordre », which moves no cash.
        closing_debit: balance on 31 December, of a balance only; so is ``closing_credit``.
    """

    account: str
    chapter: str
    is_order: bool
    debit: Decimal = _ZERO
    credit: Decimal = _ZERO
    closing_debit: Decimal = _ZERO
    closing_credit: Decimal = _ZERO


@dataclass(frozen=True)
class Ledger:
    """The lines of one account set.

    Attributes:
        nomenclature: as the publisher writes it, ``M57``, ``M49``.
        outstanding_eur: debt on 31 December in the annex of an act; missing without annex.
        is_whole: no account is known to be missing; else a class of accounts without any real
            movement is unknown, and not zero.
    """

    year: int
    nomenclature: str
    support: Support
    flows: tuple[Flow, ...]
    outstanding_eur: Decimal | None = None
    is_whole: bool = True

    def tells(self, prefix: str) -> bool:
        """Tell whether no line under ``prefix`` means that nothing moved there."""
        return self.is_whole or any(
            flow.debit or flow.credit for flow in self.starting(prefix) if not flow.is_order
        )

    def starting(self, prefix: str) -> Sequence[Flow]:
        """Return the flows of the accounts that begin with ``prefix``, as the ledger has them."""
        return self._by_start.get(prefix, ())

    @cached_property
    def _by_start(self) -> Mapping[str, Sequence[Flow]]:
        """Every flow under each beginning of its account: formulas look them up by dozens."""
        found: defaultdict[str, list[Flow]] = defaultdict(list)
        for flow in self.flows:
            for length in range(len(flow.account) + 1):
                found[flow.account[:length]].append(flow)
        return dict(found)


def family(nomenclature: str) -> str:
    """Return the nomenclature that formulas are written for: ``M4`` for M49; empty if unknown."""
    name = nomenclature.strip().upper()
    return next((one for one in _FAMILIES if name.startswith(one)), "")
