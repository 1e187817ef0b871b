"""What the executed accounts say: scissors, savings, structure, and the figures themselves."""

from collections.abc import Sequence

from data.base.chart import Cell, Table
from data.base.formats import NO_BREAK_SPACE
from data.finances.cells import ratio_text
from data.finances.charts.common import footer
from data.finances.debate.sections.common import EUROS, PERCENT, YEARS, Ground, as_number
from data.finances.debate.views import Block, Grid, Picture
from data.finances.parts import savings_view, structure_view
from data.finances.publications import state_of
from data.finances.views import BudgetFigures
from data.finances.vocabulary import Ratio

_COLUMNS = (
    "Recettes réelles (€)",
    "Dépenses réelles (€)",
    "Épargne brute (€)",
    "Taux d’épargne brute (%)",
    "Remboursements (€)",
    "Épargne nette (€)",
    "Dette (€)",
    "Désendettement (ans)",
)
FIGURE_DECIMALS = (EUROS, EUROS, EUROS, PERCENT, EUROS, EUROS, EUROS, YEARS)


def accounts_section(ground: Ground) -> tuple[Block, ...]:
    """Return the pictures of the finances page, then the years one by one."""
    savings = savings_view(ground.scope, ground.code)
    structure = structure_view(ground.scope, ground.code)
    series = ground.accounts.series(ground.code)
    return (
        Picture("dob-ciseaux", savings.scissors),
        Picture("dob-taux", savings.rate),
        Picture("dob-recettes", structure.revenue),
        Picture("dob-depenses", structure.spending),
        Grid(
            key="dob-exercices",
            title=f"Exercice par exercice, {ground.head.perimeter}",
            table=Table(
                ("Exercice", "Compte", *_COLUMNS),
                tuple((row.year, _stage(row), *figure_cells(row)) for row in series),
            ),
            decimals=(None, None, *FIGURE_DECIMALS),
            source=footer(ground.accounts, series, ground.code),
            is_simulated=any(row.is_simulated for row in series),
        ),
    )


def budget_grid(ground: Ground, figures: Sequence[BudgetFigures]) -> Grid:
    """Return the last figures of some budgets, a line each."""
    return Grid(
        key="dob-budgets",
        title="Derniers comptes exécutés de chaque budget",
        table=Table(
            ("Budget", "Compte", *_COLUMNS),
            tuple(
                (row.title, f"{_stage(row)}{NO_BREAK_SPACE}{row.year}", *figure_cells(row))
                for row in figures
            ),
        ),
        decimals=(None, None, *FIGURE_DECIMALS),
        source=footer(ground.accounts, figures, ""),
        is_simulated=any(row.is_simulated for row in figures),
    )


def _stage(row: BudgetFigures) -> str:
    """Return the initials of the accounts, as the trade says them, and whether they may change."""
    return f"{row.stage} {state_of(True)}" if row.is_provisional else row.stage


def figure_cells(row: BudgetFigures) -> tuple[Cell, ...]:
    """Return the amounts and ratios of a budget; a word where a ratio has no number."""
    return (
        as_number(row.amounts.revenue_eur),
        as_number(row.amounts.spending_eur),
        as_number(row.gross_savings_eur),
        _ratio(row, Ratio.GROSS_SAVINGS_RATE),
        as_number(row.amounts.repayments_eur),
        _ratio(row, Ratio.NET_SAVINGS),
        as_number(row.debt_eur),
        _ratio(row, Ratio.DEBT_YEARS),
    )


def _ratio(row: BudgetFigures, ratio: Ratio) -> Cell:
    value = row.ratios.value(ratio)
    return ratio_text(row, ratio) if value is None else as_number(value)
