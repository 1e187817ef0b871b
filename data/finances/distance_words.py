"""How far a ratio stands from its target, in a clause of French."""

from decimal import Decimal

from data.base.formats import NO_BREAK_SPACE, euros
from data.finances.distances import Distance
from data.finances.vocabulary import Ratio

ONTO_TARGET = "juste à la cible, qui demande davantage"
ONTO_LIMIT = "juste à la limite, qui est manquée"
_SAVINGS: dict[Ratio, str] = {
    Ratio.GROSS_SAVINGS_RATE: "d’épargne brute",
    Ratio.NET_SAVINGS: "d’épargne nette",
    Ratio.DEBT_YEARS: "d’épargne brute",
}
_HALF = Decimal("0.5")


def distance_text(distance: Distance, ratio: Ratio) -> str:
    """Say what a budget lacks, or what it has to spare."""
    savings = _SAVINGS[ratio]
    spare = distance.savings_eur
    if spare == 0:
        return ONTO_LIMIT if ratio is Ratio.DEBT_YEARS else ONTO_TARGET
    said = f"{_euros(spare)} {savings}"
    return f"{said} de marge" if spare > 0 else f"il manque {said}"


def ways_text(distance: Distance) -> str:
    """Say the ways to make up for what lacks: less spending, more revenue; or less debt."""
    if distance.savings_eur >= 0:
        return ""
    lacking = _euros(distance.savings_eur)
    if distance.revenue_eur is not None:
        revenue = _euros(distance.revenue_eur)
        return f"{lacking} de dépenses en moins, ou {revenue} de recettes en plus"
    if distance.debt_eur is not None:
        return (
            f"{lacking} d’épargne brute en plus, ou {_euros(distance.debt_eur)} de dette en moins"
        )
    return f"{lacking} de dépenses ou de remboursements en moins"


def _euros(amount: Decimal) -> str:
    """Write an amount without its sign; what is known to be there is never written zero."""
    whole = abs(amount)
    return f"moins de 1{NO_BREAK_SPACE}€" if whole < _HALF else euros(whole)
