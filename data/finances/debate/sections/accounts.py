"""What the executed accounts say: scissors, savings, structure, and the figures themselves."""

from collections.abc import Sequence

from data.base.chart import Cell, Table
from data.base.formats import NO_BREAK_SPACE
from data.finances.cells import ratio_text
from data.finances.charts.common import footer
from data.finances.debate.sections.common import EUROS, PERCENT, YEARS, Ground, as_number, drawn
from data.finances.debate.views import Block, Grid, Picture, Words, WordsKind
from data.finances.debate.words import ONE_YEAR
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
_INVESTED = {
    "equipment_spending": "Dépenses d’équipement (€)",
    "equipment_subsidies_paid": "Subventions versées (€)",
    "other_investment_spending": "Autres dépenses (€)",
    "loan_repayments": "Remboursements (€)",
    "vat_compensation": "FCTVA (€)",
    "investment_subsidies_received": "Subventions reçues (€)",
    "other_investment_revenue": "Autres recettes (€)",
    "new_loans": "Emprunts (€)",
}
"""Net amounts of investment: spending, then revenue."""
FIGURE_DECIMALS = (EUROS, EUROS, EUROS, PERCENT, EUROS, EUROS, EUROS, YEARS)


def accounts_section(ground: Ground) -> tuple[Block, ...]:
    """Return the pictures of the finances page, then the years one by one."""
    savings = savings_view(ground.scope, ground.code)
    structure = structure_view(ground.scope, ground.code)
    series = ground.accounts.series(ground.code)
    alone = (Words(ONE_YEAR, WordsKind.LACKING),) if len(series) < 2 else ()
    return (
        drawn(ground, "dob-ciseaux", savings.scissors),
        drawn(ground, "dob-taux", savings.rate),
        *alone,
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
        _invested(ground, series),
    )


def _invested(ground: Ground, series: Sequence[BudgetFigures]) -> Grid:
    """Return what each year spent and received in investment, as the accounts executed it."""
    return Grid(
        key="dob-investissement",
        title=f"Investissement exécuté, {ground.head.perimeter}",
        table=Table(
            ("Exercice", *_INVESTED.values()),
            tuple(
                (row.year, *(as_number(row.net.get(one)) for one in _INVESTED)) for row in series
            ),
        ),
        decimals=(None, *(EUROS for _ in _INVESTED)),
        source=footer(ground.accounts, series, ground.code),
        is_simulated=any(row.is_simulated for row in series),
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
