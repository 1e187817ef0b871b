"""What the accounts of a year leave unknown, and why; what they count that others do not."""

from collections.abc import Iterator

from data.base.formats import euros, percent
from data.finances.rules import savings_rate
from data.finances.views import BudgetFigures, TownAccounts
from data.finances.vocabulary import AccountOrigin

_LINES = frozenset({AccountOrigin.TOTEM, AccountOrigin.BALANCE})
_TRANSIT = "territorial_compensation"


def unknowns(accounts: TownAccounts, year: int) -> Iterator[str]:
    """Say of each budget of a year what cannot be known of it."""
    for budget in accounts.due(year):
        if figures := accounts.at(budget.code, year):
            yield from _of_savings(figures)
            yield from _of_debt(figures)


def transits(accounts: TownAccounts, year: int) -> Iterator[str]:
    """Say what a town of the Métropole du Grand Paris pays on, which the OFGL does not count.

    It stands in the revenue and the spending of the accounts as voted: the savings are the same,
    their rate is not, and the two publications must not be read in one series.
    """
    for budget in accounts.due(year):
        figures = accounts.at(budget.code, year)
        amount = figures.net.get(_TRANSIT) if figures else None
        if figures is None or not amount:
            continue
        revenue, spending = figures.amounts.revenue_eur, figures.amounts.spending_eur
        if revenue is None or spending is None:
            continue
        rate = savings_rate(revenue - amount, spending - amount).value
        said = f", et le taux d’épargne brute serait de {percent(rate, 1)}" if rate else ""
        yield (
            f"{figures.title} : {euros(amount)} de contribution au fonds de compensation des "
            "charges territoriales (Grand Paris) comptent ici en recettes et en dépenses ; l’OFGL "
            f"les retranche des deux{said} : un exercice tiré de l’OFGL ne s’y compare pas."
        )


def _of_savings(figures: BudgetFigures) -> Iterator[str]:
    if figures.gross_savings_eur is not None:
        return
    from_lines = not _LINES.isdisjoint(figures.origins)
    why = (
        "les lignes reçues n’ont pas tous les comptes de fonctionnement ; l’acte ou la balance en "
        "entier la donnerait"
        if from_lines
        else "la publication reçue n’en donne pas les recettes et les dépenses"
    )
    yield f"{figures.title} : épargne {figures.year} inconnue, {why}."


def _of_debt(figures: BudgetFigures) -> Iterator[str]:
    if figures.debt_eur is not None:
        return
    why = (
        "l’annexe de la dette de l’acte est absente, vide ou incomplète ; la balance de l’année la "
        "donnerait"
        if AccountOrigin.TOTEM in figures.origins
        else "la publication reçue ne la donne pas"
    )
    yield f"{figures.title} : dette {figures.year} inconnue, {why}."
