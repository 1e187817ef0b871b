"""Why the épargne nette moves from one year to the next, in words: no jump without its reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from data.base.formats import quantity, typeset
from data.finances.projection_desk.carried import Carried
from data.finances.views import TownAccounts

_ZERO, _THOUSAND = Decimal(0), Decimal(1000)


@dataclass(frozen=True)
class _Year:
    """What an épargne nette is made of, in euros; spending counts without interest."""

    year: int
    nature: str
    revenue_eur: Decimal
    spending_eur: Decimal
    interest_eur: Decimal
    repayments_eur: Decimal

    @property
    def net_eur(self) -> Decimal:
        return self.revenue_eur - self.spending_eur - self.interest_eur - self.repayments_eur


def steps(accounts: TownAccounts, carried: Carried, budget: str, base: int) -> tuple[str, ...]:
    """Say the step from the last accounts to the first projected year, then the largest after.

    Nothing is said of accounts that do not give the four amounts.
    """
    projected = _projected(carried, budget)
    observed = _observed(accounts, budget, base)
    said = []
    if observed and projected:
        said.append(_sentence(observed, projected[0]))
    later = list(pairwise(projected))
    if later:
        said.append(_sentence(*max(later, key=lambda two: abs(two[1].net_eur - two[0].net_eur))))
    return tuple(said)


def _projected(carried: Carried, budget: str) -> Sequence[_Year]:
    found = carried.at(budget)
    return [
        _Year(
            one.year,
            "projeté",
            one.revenue_eur,
            one.spending_eur - one.interest_eur,
            one.interest_eur,
            one.repayments_eur,
        )
        for one in (found.years if found else ())
    ]


def _observed(accounts: TownAccounts, budget: str, base: int) -> _Year | None:
    row = accounts.at(budget, base)
    interest = row.net.get("financial_charges") if row else None
    if row is None or interest is None:
        return None
    amounts = row.amounts
    revenue, spending = amounts.revenue_eur, amounts.spending_eur
    repayments = amounts.repayments_eur
    if revenue is None or spending is None or repayments is None:
        return None
    return _Year(base, "observé", revenue, spending - interest, interest, repayments)


def _sentence(before: _Year, after: _Year) -> str:
    parts = (
        ("recettes", after.revenue_eur - before.revenue_eur),
        ("dépenses hors intérêts", before.spending_eur - after.spending_eur),
        ("intérêts", before.interest_eur - after.interest_eur),
        ("capital remboursé", before.repayments_eur - after.repayments_eur),
    )
    told = ", ".join(f"{name} {_signed(effect)}" for name, effect in parts)
    return typeset(
        f"De {before.year} ({before.nature}) à {after.year} ({after.nature}), l’épargne nette "
        f"passe de {_thousands(before.net_eur)} à {_thousands(after.net_eur)}. "
        f"Effet de chaque poste : {told}."
    )


def _signed(amount: Decimal) -> str:
    return f"+{_thousands(amount)}" if amount > _ZERO else _thousands(amount)


def _thousands(amount: Decimal) -> str:
    """Write every amount of a step in one unit: its parts are then seen to add up."""
    return quantity(amount / _THOUSAND, "k€")
