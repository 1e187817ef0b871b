"""The debt of a budget over the years: what it weighs in savings, and what is left of it."""

from collections.abc import Sequence

from data.base.chart import Column, Columns, Segment, Table
from data.base.formats import number
from data.finances.cells import ratio_cell, ratio_text
from data.finances.charts.common import (
    PROOF,
    exact,
    footer,
    marks_of,
    partings,
    proof,
    scale_of,
)
from data.finances.charts.ratio_lines import against, ratio_words
from data.finances.views import BudgetFigures, TownAccounts
from data.finances.vocabulary import Ratio

_ROLE = "main"


def debt_years_chart(accounts: TownAccounts, code: str, year: int) -> Columns:
    """Draw the years of savings that the debt of a budget weighs, a column a year.

    For the whole town, that of its own budget, which the target binds. A year when it is not
    computable has its word in place of a column.
    """
    main = accounts.town_code if code == accounts.whole_code else code
    return weight_chart(accounts, main, year)


def weight_chart(accounts: TownAccounts, code: str, year: int) -> Columns:
    """Draw the same for exactly the budget named, or for all together."""
    ratio = Ratio.DEBT_YEARS
    series = accounts.series(code)
    cell = ratio_cell(accounts, code, ratio, year)
    weight = " d’épargne brute pour rembourser la dette" if cell.value is not None else ""
    changes = partings(series)
    return Columns(
        title=f"{cell.budget} : {cell.text}{weight} en {year}{against(cell)}",
        subtitle=f"{accounts.title(code)} : encours de dette ÷ épargne brute, en années",
        source=footer(accounts, series, code),
        alt=ratio_words(accounts.title(code), ratio, series),
        table=_weight_table(accounts, series),
        is_simulated=any(row.is_simulated for row in series),
        columns=tuple(_weight(row, changes.get(row.year, "")) for row in series),
        unit="ans",
        decimals=1,
        marks=marks_of(accounts, ratio, year),
    )


def _weight(row: BudgetFigures, parting: str) -> Column:
    value = row.ratios.debt.value
    said = ratio_text(row, Ratio.DEBT_YEARS)
    part = () if value is None else (Segment(_ROLE, "Désendettement", float(value)),)
    # What stands in place of a column has no room for its reason, which the hover and alt say.
    text = said.partition(" (")[0] if value is None else number(value, 1)
    return Column(str(row.year), str(row.year), part, text, said, parting=parting)


def _weight_table(accounts: TownAccounts, series: Sequence[BudgetFigures]) -> Table:
    columns = ("Exercice", "Désendettement (ans)", "Lecture", "Dette (€)", "Épargne brute (€)")
    return Table(
        (*columns, *PROOF),
        tuple(
            (
                row.year,
                exact(row.ratios.debt.value),
                ratio_text(row, Ratio.DEBT_YEARS),
                exact(row.amounts.debt_eur),
                exact(row.gross_savings_eur),
                *proof(accounts, [row]),
            )
            for row in series
        ),
    )


def outstanding_chart(accounts: TownAccounts, code: str) -> Columns:
    """Draw the debt of a budget on 31 December of each year."""
    series = accounts.series(code)
    scale = scale_of([row.amounts.debt_eur for row in series])
    changes = partings(series)
    columns = []
    for row in series:
        debt, said = row.amounts.debt_eur, scale.text(row.amounts.debt_eur)
        part = () if debt is None else (Segment(_ROLE, "Dette", float(debt / scale.euros)),)
        text = said if debt is None else number(scale.shown(debt), min(scale.decimals, 1))
        year = str(row.year)
        columns.append(Column(year, year, part, text, parting=changes.get(row.year, "")))
    said = " ; ".join(f"{row.year} : {scale.text(row.amounts.debt_eur)}" for row in series)
    return Columns(
        title=_outstanding_title(series),
        subtitle=f"{accounts.title(code)} : encours de dette au 31 décembre, en {scale.words}",
        source=footer(accounts, series, code),
        alt=f"{accounts.title(code)}, encours de dette. {said}.",
        table=Table(
            ("Exercice", "Dette (€)", *PROOF),
            tuple(
                (row.year, exact(row.amounts.debt_eur), *proof(accounts, [row])) for row in series
            ),
        ),
        is_simulated=any(row.is_simulated for row in series),
        columns=tuple(columns),
        unit=scale.unit,
        decimals=scale.decimals,
    )


def _outstanding_title(series: Sequence[BudgetFigures]) -> str:
    known = [row for row in series if row.amounts.debt_eur is not None]
    if not known:
        return "L’encours de dette n’est pas connu"
    scale = scale_of([row.amounts.debt_eur for row in known])
    first, last = known[0], known[-1]
    now = scale.text(last.amounts.debt_eur)
    if first is last:
        return f"Fin {last.year}, la dette est de {now}"
    before = scale.text(first.amounts.debt_eur)
    if before == now:
        return f"De {first.year} à {last.year}, la dette reste à {now}"
    rose = (last.amounts.debt_eur or 0) > (first.amounts.debt_eur or 0)
    verb = "augmente" if rose else "diminue"
    return f"De {first.year} à {last.year}, la dette {verb}, de {before} à {now}"
