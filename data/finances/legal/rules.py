"""Legal ratios computed, and held beside what the town printed. Pure; money is ``Decimal``."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from data.finances.engine import Computed, Ledger, computed, formulas_by_code
from data.finances.legal.definitions import LegalRatio, refuse_net
from data.finances.rules import Reason, Result, per_head, share_pct
from data.finances.vocabulary import Method

_HALF = Decimal("0.5")


class Agreement(StrEnum):
    """How a computed ratio stands beside the printed one."""

    AGREES = "agrees"
    DIFFERS = "differs"
    NOT_PRINTED = "not_printed"
    NOT_COMPUTED = "not_computed"


@dataclass(frozen=True)
class LegalAmounts:
    """The gross amounts of one account set, and the population that it divides by.

    Only gross amounts can be in it: a ratio made from it mixes no methods.
    """

    amounts: Mapping[str, Computed]
    population: int | None

    def __post_init__(self) -> None:
        """Refuse net amounts.

        Raises:
            MixedMethodsError: one of the amounts is not gross.
        """
        refuse_net(tuple(self.amounts))

    def eur(self, code: str) -> Decimal | None:
        """Return an amount in euros, if it could be computed."""
        return self.amounts[code].value

    def is_verified(self, code: str) -> bool:
        """Tell whether the formula of an amount, as it holds for these accounts, was checked."""
        variant = self.amounts[code].variant
        return variant is not None and variant.evidence.is_verified


def legal_amounts(ledger: Ledger, population: int | None) -> LegalAmounts:
    """Return the gross amounts of account lines."""
    methods = formulas_by_code()
    gross = {
        code: found
        for code, found in computed(ledger).items()
        if methods[code].method is Method.LEGAL
    }
    return LegalAmounts(gross, population)


def legal_result(ratio: LegalRatio, of: LegalAmounts) -> Result:
    """Return a ratio in euros per inhabitant or 0-100, or why it has no number."""
    if ratio.without:
        return Result(None, Reason.MISSING)
    parts = [of.eur(code) for code in ratio.numerator]
    known = [part for part in parts if part is not None]
    total = sum(known, Decimal(0)) if len(known) == len(parts) else None
    if ratio.is_per_head:
        return per_head(total, of.population)
    return share_pct(total, of.eur(ratio.denominator))


def gap(result: Result, printed: Decimal | None) -> Decimal | None:
    """Return what was computed less what was printed, in the unit of the ratio."""
    return None if result.value is None or printed is None else result.value - printed


def agreement(result: Result, printed: Decimal | None) -> Agreement:
    """Tell whether both are the same number once rounded as the printed one is."""
    if printed is None:
        return Agreement.NOT_PRINTED
    apart = gap(result, printed)
    if apart is None:
        return Agreement.NOT_COMPUTED
    exponent = printed.as_tuple().exponent
    unit = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return Agreement.AGREES if abs(apart) <= _HALF * unit else Agreement.DIFFERS
