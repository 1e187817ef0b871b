"""From revenue to net savings, step by step, for one year."""

from collections.abc import Iterator
from decimal import Decimal

from data.base.chart import Cell, Step, Table, Waterfall
from data.finances.charts.common import PROOF, Scale, exact, footer, proof, scale_of
from data.finances.views import BudgetFigures, TownAccounts

_MANAGEMENT, _INTEREST = "management_savings", "financial_charges"
_TOTAL, _IN, _OUT = "main", "revenue", "spending"
REMINDER = (
    "L’épargne de gestion ne compte que les comptes 70 à 75 et 60 à 65 : elle n’est pas l’épargne "
    "brute augmentée des intérêts. Les autres lignes (produits financiers 76, charges et produits "
    "spécifiques ou exceptionnels 67 et 77) font la différence, et sont dites à part."
)
_Level = tuple[str, Decimal | None, bool]
"""The words of a step, its amount in euros, and whether it is a total."""


def waterfall_chart(accounts: TownAccounts, code: str, year: int) -> Waterfall:
    """Draw what is left of a year’s revenue after each kind of spending.

    The épargne de gestion leaves aside accounts 66, 67, 76 and 77: what they bring in all, less
    interest, is a step of its own between it and the épargne brute. Where the accounts do not
    give it, spending is one step.
    """
    row = accounts.at(code, year)
    levels = list(_levels(row)) if row else []
    scale = scale_of([amount for _, amount, _ in levels])
    rows = [row] if row else []
    is_brief = row is not None and not _is_detailed(row)
    lacking = " ; l’épargne de gestion n’est pas donnée par cette source" if is_brief else ""
    steps = tuple(_step(rank, level, scale) for rank, level in enumerate(levels))
    said = " ; ".join(f"{step.label} : {step.text}" for step in steps)
    return Waterfall(
        title=_title(row, year, scale),
        subtitle=f"{accounts.title(code)}, comptes {year}, en {scale.words}{lacking}",
        source=footer(accounts, rows, code),
        alt=f"Des recettes à l’épargne nette, pas à pas. {said}.",
        table=Table(
            ("Étape", "Montant (€)", "Exercice", *PROOF),
            tuple(_line(accounts, level, year, rows) for level in levels),
        ),
        is_simulated=any(one.is_simulated for one in rows),
        steps=steps,
        unit=scale.unit,
    )


def _is_detailed(row: BudgetFigures) -> bool:
    return {_MANAGEMENT, _INTEREST} <= row.net.keys() and row.gross_savings_eur is not None


def _levels(row: BudgetFigures) -> Iterator[_Level]:
    amounts, gross = row.amounts, row.gross_savings_eur
    yield "Recettes réelles de fonctionnement", amounts.revenue_eur, True
    if _is_detailed(row):
        management, interest = row.net[_MANAGEMENT], row.net[_INTEREST]
        spent = _less(management, amounts.revenue_eur)
        yield "Dépenses de gestion (60-65), hors 76 et 77", spent, False
        yield "Épargne de gestion", management, True
        yield "Charges financières (66)", -interest, False
        others = _less(gross, management - interest)
        yield "Recettes 76, 77 moins charges 67, autres", others, False
    else:
        yield "Dépenses réelles de fonctionnement", _less(Decimal(0), amounts.spending_eur), False
    yield "Épargne brute", gross, True
    yield "Capital de la dette remboursé", _less(Decimal(0), amounts.repayments_eur), False
    yield "Épargne nette", row.net_savings_eur, True


def _less(amount: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if amount is None or other is None else amount - other


def _step(rank: int, level: _Level, scale: Scale) -> Step:
    label, amount, is_total = level
    role = _TOTAL if is_total else _IN if amount is not None and amount > 0 else _OUT
    sign = "+" if amount is not None and amount > 0 and not is_total else ""
    return Step(str(rank), label, scale.of(amount), f"{sign}{scale.text(amount)}", role, is_total)


def _line(
    accounts: TownAccounts, level: _Level, year: int, rows: list[BudgetFigures]
) -> tuple[Cell, ...]:
    label, amount, _ = level
    return label, exact(amount), year, *proof(accounts, rows)


def _title(row: BudgetFigures | None, year: int, scale: Scale) -> str:
    gross = row.gross_savings_eur if row else None
    if row is None or gross is None:
        return f"L’épargne de {year} n’est pas connue"
    revenue, net = row.amounts.revenue_eur, row.net_savings_eur
    left = f"En {year}, {scale.text(gross)} d’épargne brute sur {scale.text(revenue)} de recettes"
    return left if net is None else f"{left} ; {scale.text(net)} une fois la dette remboursée"
