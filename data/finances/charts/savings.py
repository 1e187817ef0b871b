"""Savings over the years: the effet de ciseaux, and the rate of each budget."""

from collections.abc import Sequence
from decimal import Decimal

from data.base.chart import Line, Lines, Table
from data.base.formats import quantity
from data.finances.cells import ratio_cell, threshold_text
from data.finances.charts.common import (
    PROOF,
    Scale,
    break_marks,
    exact,
    footer,
    money_point,
    proof,
    scale_of,
)
from data.finances.charts.ratio_lines import against, ratio_lines
from data.finances.rules import Verdict
from data.finances.views import TOGETHER, BudgetFigures, RatioCell, TownAccounts
from data.finances.vocabulary import Ratio

REVENUE = "Recettes"
SPENDING = "Dépenses"


def scissors_chart(accounts: TownAccounts, code: str) -> Lines:
    """Draw the effet de ciseaux of a budget: the gap between the lines is the épargne brute."""
    series = accounts.series(code)
    known = [row for row in series if row.gross_savings_eur is not None]
    scale = scale_of([row.amounts.revenue_eur for row in known])
    return Lines(
        title=_scissors_title(known, scale),
        subtitle=f"{accounts.title(code)}, fonctionnement, en {scale.words} par exercice",
        source=footer(accounts, series, code),
        alt=_scissors_words(known, scale),
        table=_scissors_table(accounts, series),
        is_simulated=any(row.is_simulated for row in series),
        lines=(
            Line(
                REVENUE,
                "revenue",
                tuple(money_point(row.year, row.amounts.revenue_eur, scale) for row in series),
            ),
            Line(
                SPENDING,
                "spending",
                tuple(money_point(row.year, row.amounts.spending_eur, scale) for row in series),
            ),
        ),
        unit=scale.unit,
        decimals=scale.decimals,
        gap_between=(REVENUE, SPENDING),
        breaks=break_marks(series),
    )


def savings_rate_chart(accounts: TownAccounts, code: str, year: int) -> Lines:
    """Draw the savings rate of each budget over the years, the chosen one or the town's first.

    All budgets together are said in the title: their line would hide the principal one's.
    """
    ratio = Ratio.GROSS_SAVINGS_RATE
    cells = [ratio_cell(accounts, budget.code, ratio, year) for budget in accounts.due(year)]
    main = accounts.town_code if code == TOGETHER else code
    codes = [main, *(budget.code for budget in accounts.budgets if budget.code != main)]
    return Lines(
        title=_rate_title(cells, ratio_cell(accounts, accounts.whole_code, ratio, year), year),
        subtitle="Épargne brute en % des recettes réelles de fonctionnement, par budget",
        decimals=1,
        **ratio_lines(accounts, ratio, codes, year),
    )


def _scissors_table(accounts: TownAccounts, series: Sequence[BudgetFigures]) -> Table:
    columns = ("Exercice", f"{REVENUE} (€)", f"{SPENDING} (€)", "Épargne brute (€)", *PROOF)
    return Table(
        columns,
        tuple(
            (
                row.year,
                exact(row.amounts.revenue_eur),
                exact(row.amounts.spending_eur),
                exact(row.gross_savings_eur),
                *proof(accounts, [row]),
            )
            for row in series
        ),
    )


def _scissors_title(known: Sequence[BudgetFigures], scale: Scale) -> str:
    if not known:
        return "L’épargne brute n’est pas connue"
    first, last = known[0], known[-1]
    if first is last:
        return f"En {last.year}, l’épargne brute est de {_savings_text(last, scale)}"
    revenue = _change(first.amounts.revenue_eur, last.amounts.revenue_eur, scale)
    spending = _change(first.amounts.spending_eur, last.amounts.spending_eur, scale)
    return (
        f"De {first.year} à {last.year}, l’épargne brute {_moved(first, last, scale)} : "
        f"{revenue} de recettes, {spending} de dépenses"
    )


def _moved(first: BudgetFigures, last: BudgetFigures, scale: Scale) -> str:
    """Say which way the savings went, with both figures, or the move that they do not show."""
    move = (last.gross_savings_eur or Decimal(0)) - (first.gross_savings_eur or Decimal(0))
    before, after = _shown_savings(first, scale), _shown_savings(last, scale)
    now = scale.written(after)
    if move == 0:
        return f"reste à {now}"
    verb = "progresse" if move > 0 else "recule"
    if (after - before) * move <= 0:
        cents = 0 if abs(move) >= 1 else 2
        return f"{verb} légèrement, de {quantity(abs(move), '€', cents)}, à {now}"
    slightly = " légèrement" if abs(move) < scale.euros / 10 and scale.decimals else ""
    return f"{verb}{slightly}, de {scale.written(before)} à {now}"


def _change(before: Decimal | None, after: Decimal | None, scale: Scale) -> str:
    """Write the move between two amounts as they are written themselves."""
    old, new = scale.shown(before), scale.shown(after)
    change = None if old is None or new is None else new - old
    return f"{'+' if change and change > 0 else ''}{scale.written(change)}"


def _shown_savings(row: BudgetFigures, scale: Scale) -> Decimal:
    """Return the gap between the two labels, so that whoever subtracts them finds it."""
    revenue = scale.shown(row.amounts.revenue_eur) or Decimal(0)
    return revenue - (scale.shown(row.amounts.spending_eur) or Decimal(0))


def _savings_text(row: BudgetFigures, scale: Scale) -> str:
    return scale.written(_shown_savings(row, scale))


def _scissors_words(known: Sequence[BudgetFigures], scale: Scale) -> str:
    said = [
        f"{row.year} : recettes {scale.text(row.amounts.revenue_eur)}, "
        f"dépenses {scale.text(row.amounts.spending_eur)}, "
        f"épargne brute {_savings_text(row, scale)}"
        for row in known
    ]
    return f"Deux courbes, recettes et dépenses. {' ; '.join(said)}."


def _rate_title(cells: Sequence[RatioCell], whole: RatioCell, year: int) -> str:
    if whole.target is None:
        return f"En {year}, le taux d’épargne brute est de {whole.text}"
    kept = sum(cell.verdict is Verdict.MET for cell in cells)
    aim = f"la cible d’épargne brute ({threshold_text(whole.target)})"
    if len(cells) == 1:
        return f"En {year}, le taux d’épargne brute est de {whole.text}{against(whole)}"
    share = f"{kept} budget{'s' if kept > 1 else ''} sur {len(cells)}"
    verb = "tiennent" if kept > 1 else "tient"
    subject = f"{share} {verb}" if kept else "aucun budget ne tient"
    return f"En {year}, {subject} {aim} ; tous ensemble : {whole.text}"
