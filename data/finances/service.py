"""The door of the finances world: what the accounts say on a day."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from data.base.chart import Bullets, Columns, Lines, Table
from data.base.database import reading
from data.base.formats import typeset
from data.base.views import Scope
from data.finances.cells import ratio_cell, target_cells, threshold_sentence
from data.finances.charts import (
    REVENUE,
    SPENDING,
    debt_years_chart,
    savings_rate_chart,
    scissors_chart,
    targets_chart,
)
from data.finances.consolidation import flows_between
from data.finances.errors import UnknownBudgetError
from data.finances.notes import notes
from data.finances.publications import stages_said
from data.finances.ratio_definitions import ratio_definitions
from data.finances.received import received_accounts
from data.finances.rules import Verdict
from data.finances.town import town_accounts
from data.finances.views import (
    TOGETHER,
    BudgetFigures,
    FinancesView,
    RatioDefinition,
    RatioRow,
    ReceivedAccounts,
    TownAccounts,
    Way,
)
from data.finances.vocabulary import Ratio
from data.finances.words import (
    NO_ACCOUNTS,
    NO_BUDGET,
    NO_EXECUTED_ACCOUNTS,
    RATIOS,
    answer,
    readings,
    short_title,
)


def finances_view(scope: Scope, budget: str | None = None) -> FinancesView:
    """Return the finances of a town for one budget, or for all together when none is named.

    Raises:
        UnknownBudgetError: the town has no accounts for this budget.
    """
    with reading() as session:
        accounts = town_accounts(session, scope)
        received = received_accounts(session, scope)
        last = accounts.latest_year(budget or accounts.whole_code) if accounts.figures else 0
        flows = flows_between(session, scope, accounts, last) if last else None
    if not accounts.figures:
        return replace(_empty_view(_why_empty(accounts, received)), received=received)
    code = budget or accounts.whole_code
    if code not in {choice.code for choice in accounts.choices}:
        raise UnknownBudgetError(code)
    year = accounts.latest_year(code)
    shown = [row for choice in accounts.choices if (row := accounts.at(choice.code, year))]
    return FinancesView(
        answer=answer(accounts, accounts.latest_year(accounts.whole_code)),
        year=year,
        budget=code,
        choices=accounts.choices,
        targets=targets_chart(accounts, code, year),
        scissors=scissors_chart(accounts, code),
        savings_rate=savings_rate_chart(accounts, code, year),
        debt_years=debt_years_chart(accounts, code, year),
        rows=tuple(_row(accounts, figures) for figures in shown),
        readings=readings(accounts, year),
        notes=notes(accounts, year, flows),
        accounts=_accounts_table(shown),
        definitions=_definitions(accounts, year),
        sources=accounts.sources,
        is_simulated=any(figures.is_simulated for figures in accounts.figures),
        received=received,
        ways=_ways(accounts, code, year),
    )


def finance_figures(scope: Scope) -> list[BudgetFigures]:
    """Return the last figures known of each budget, then of all together when there are several."""
    with reading() as session:
        accounts = town_accounts(session, scope)
    codes = [*(choice.code for choice in accounts.budgets), TOGETHER]
    return [series[-1] for code in codes if (series := accounts.series(code))]


def finance_targets(scope: Scope) -> Bullets:
    """Return the three targets as the roadmap phrases them: savings together, debt of the town.

    Without accounts, a picture without bars whose title says so.
    """
    with reading() as session:
        accounts = town_accounts(session, scope)
        if not accounts.figures:
            why = _why_empty(accounts, received_accounts(session, scope))
            return _empty_view(why).targets
    code = accounts.whole_code
    return targets_chart(accounts, code, accounts.latest_year(code))


def _ways(accounts: TownAccounts, code: str, year: int) -> tuple[Way, ...]:
    """Say of each target missed what would bring it back."""
    return tuple(
        Way(
            cell.ratio,
            f"{RATIOS[cell.ratio]} ({short_title(cell.budget)}), pour revenir à la cible : "
            f"{cell.distance_ways}.",
        )
        for cell in target_cells(accounts, code, year)
        if cell.verdict is Verdict.MISSED and cell.distance_ways
    )


def _why_empty(accounts: TownAccounts, received: ReceivedAccounts) -> str:
    if received.sets:
        return typeset(NO_EXECUTED_ACCOUNTS)
    return NO_ACCOUNTS if accounts.choices else NO_BUDGET


def _row(accounts: TownAccounts, figures: BudgetFigures) -> RatioRow:
    return RatioRow(
        code=figures.code,
        title=figures.title,
        year=figures.year,
        stage=stages_said(figures.stage),
        cells=tuple(ratio_cell(accounts, figures.code, ratio, figures.year) for ratio in Ratio),
    )


def _accounts_table(figures: Sequence[BudgetFigures]) -> Table:
    """List the amounts that the ratios are made of, in euros."""
    columns = ("Budget", "Exercice", "Compte", REVENUE, SPENDING, "Remboursements", "Dette")
    return Table(
        columns,
        tuple(
            (
                row.title,
                row.year,
                stages_said(row.stage),
                _euros(row.amounts.revenue_eur),
                _euros(row.amounts.spending_eur),
                _euros(row.amounts.repayments_eur),
                _euros(row.amounts.debt_eur),
            )
            for row in figures
        ),
    )


def _euros(amount: Decimal | None) -> float | None:
    return None if amount is None else float(amount)


def _definitions(accounts: TownAccounts, year: int) -> tuple[RatioDefinition, ...]:
    return tuple(
        replace(
            definition,
            thresholds=tuple(
                threshold_sentence(held)
                for held in (
                    accounts.targets.get(year, {}).get(definition.ratio),
                    accounts.mark(definition.ratio, year),
                )
                if held
            ),
        )
        for definition in ratio_definitions()
    )


def _empty_view(sentence: str) -> FinancesView:
    blank: dict[str, Any] = {
        "title": sentence,
        "subtitle": "",
        "source": "",
        "alt": sentence,
        "table": Table((), ()),
        "is_simulated": False,
    }
    no_line = Lines(**blank, lines=(), unit="")
    return FinancesView(
        answer=sentence,
        year=None,
        budget=TOGETHER,
        choices=(),
        targets=Bullets(**blank, bullets=()),
        scissors=no_line,
        savings_rate=no_line,
        debt_years=Columns(**blank, columns=(), unit=""),
        rows=(),
        readings=(),
        notes=(),
        accounts=Table((), ()),
        definitions=(),
        sources=(),
        is_simulated=False,
    )
