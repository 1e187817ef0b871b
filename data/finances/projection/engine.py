"""Accounts carried on, year after year: every amount that follows from another is computed again.

Interest follows the debt, savings follow interest, the « emprunt d’équilibre » follows savings.
Amounts are kept to the cent, so that the change of the fonds de roulement is exactly what comes in
less what goes out.
"""

from collections.abc import Sequence
from decimal import Decimal

from data.finances import rules
from data.finances.debt.schedules import DebtYear
from data.finances.projection import investing, operating, words
from data.finances.projection.debts import NewDebt, OldDebt, cents, old_debt
from data.finances.projection.investing import investment
from data.finances.projection.lines import operating_lines
from data.finances.projection.operating import Operating, shown_lines
from data.finances.projection.together import together
from data.finances.projection.types import (
    LONGEST,
    BaseYear,
    LoanPlan,
    ProjectedYear,
    Projection,
    ScenarioInput,
    Side,
)
from data.finances.projection.values import Values
from data.finances.rules import Amounts

_ZERO = Decimal(0)


def project_all(
    bases: Sequence[BaseYear], scenario: ScenarioInput, until: int
) -> tuple[Projection, ...]:
    """Carry on every budget, and their sum, which comes first when there are several.

    Raises:
        ValueError: as ``project`` does.
    """
    each = tuple(project(base, scenario, until) for base in bases)
    titles = {base.budget: base.title for base in bases}
    return (together(scenario.code, each, titles), *each) if len(each) > 1 else each


def project(base: BaseYear, scenario: ScenarioInput, until: int) -> Projection:
    """Carry a budget on from its last executed accounts to a year.

    Raises:
        KeyError: a hypothesis speaks of an unknown line.
        ValueError: the last year is more than ``LONGEST`` years away, the scenario says two things
            of one line and year, or a loan cannot be paid back.
    """
    if until - base.year > LONGEST:
        raise ValueError(f"expected at most {LONGEST} years after {base.year}, got {until}")
    values = Values(scenario, base)
    years = range(base.year + 1, until + 1)
    missing = _missing(base, values, years)
    if missing:
        return Projection(scenario.code, base.budget, base.year, (), missing)
    return _Run(base, scenario, values, years).projection()


class _Run:
    """One budget being carried on."""

    def __init__(
        self, base: BaseYear, scenario: ScenarioInput, values: Values, years: range
    ) -> None:
        self._base, self._scenario, self._values, self._years = base, scenario, values, years
        self._old: OldDebt = old_debt(base, values, years)
        self._new = NewDebt()
        self._lines = operating_lines(base.net, values.starts(), self._old.base_interest_eur)
        self._operating = Operating(self._lines, values)
        self._equipment: dict[int, Decimal] = {}
        self._start = values.known("opening_working_capital")
        self._fund = cents(self._start or _ZERO)

    def projection(self) -> Projection:
        """Return every year, and what was assumed."""
        years = tuple(self._year(old) for old in self._old.years)
        return Projection(
            scenario=self._scenario.code,
            budget=self._base.budget,
            base_year=self._base.year,
            years=years,
            warnings=self._warnings(years),
            lines=shown_lines(self._lines, (dict(one.lines) for one in years)),
        )

    def _year(self, old: DebtYear) -> ProjectedYear:
        year = old.year
        lines = self._operating.next(year)
        interest = old.interest_eur + self._new.interest[year]
        revenue = self._operating.total(lines, Side.REVENUE)
        spending = self._operating.total(lines, Side.SPENDING) + interest
        repayments = old.capital_eur + self._new.pay(year)
        made = investment(self._base, self._values, year, self._equipment)
        self._equipment[year] = made.equipment_eur
        planned = self._planned_loans(year)
        change = revenue - spending - repayments + made.balance_eur + planned
        balancing = max(self._floor(year) - self._fund - change, _ZERO)
        if balancing:
            self._new.balance(self._base.budget, year, balancing, self._values)
        self._fund += change + balancing
        debt = old.outstanding_eur + self._new.outstanding_eur
        amounts = Amounts(revenue, spending, repayments, debt)
        return ProjectedYear(
            year=year,
            lines=lines,
            revenue_eur=revenue,
            spending_eur=spending,
            interest_eur=interest,
            repayments_eur=repayments,
            equipment_eur=made.equipment_eur,
            subsidies_paid_eur=made.subsidies_paid_eur,
            other_investment_spending_eur=made.other_spending_eur,
            subsidies_received_eur=made.subsidies_received_eur,
            fctva_eur=made.fctva_eur,
            disposals_eur=made.disposals_eur,
            other_investment_revenue_eur=made.other_revenue_eur,
            new_loans_eur=planned,
            balancing_loan_eur=balancing,
            debt_eur=debt,
            working_capital_change_eur=change + balancing,
            working_capital_eur=None if self._start is None else self._fund,
            ratios=rules.ratios(amounts, self._base.activity),
        )

    def _planned_loans(self, year: int) -> Decimal:
        """Take the loans that the scenario plans for a year, and return what they bring."""
        mine = [loan for loan in _loans(self._scenario, self._base) if loan.year == year]
        for loan in mine:
            self._new.take(loan)
        return sum((cents(loan.amount_eur) for loan in mine), _ZERO)

    def _floor(self, year: int) -> Decimal:
        """Return what the fonds de roulement must not fall below.

        Its start when unknown, or when the act's résultat de clôture gives it and no floor is
        typed: what is left of a year, commitments included, is not spent by default.
        """
        if self._start is None:
            return _ZERO
        if self._is_closing_result() and self._values.typed("working_capital_floor", year) is None:
            return cents(self._start)
        return cents(self._values.sure("working_capital_floor", year))

    def _warnings(self, years: Sequence[ProjectedYear]) -> tuple[str, ...]:
        found = operating.warnings(self._lines, self._values)
        found += self._old.warnings
        found += investing.warnings(self._base, self._values, self._years)
        if self._start is None:
            found.append(words.NO_WORKING_CAPITAL)
        elif self._is_closing_result():
            found.append(words.closing_result(self._start))
        if any(min(one.revenue_eur, one.spending_eur) < _ZERO for one in years):
            found.insert(0, words.BELOW_ZERO)
        if any(loan.year <= self._base.year for loan in _loans(self._scenario, self._base)):
            found.append(words.LATE_LOANS)
        return tuple(found)

    def _is_closing_result(self) -> bool:
        """Tell whether the fonds de roulement starts from the act's résultat de clôture."""
        is_typed = self._values.typed("opening_working_capital") is not None
        return not is_typed and "working_capital" not in self._base.net


def _loans(scenario: ScenarioInput, base: BaseYear) -> list[LoanPlan]:
    return [loan for loan in scenario.loans if loan.budget == base.budget]


def _missing(base: BaseYear, values: Values, years: range) -> tuple[str, ...]:
    """Name what a budget cannot be carried on without."""
    wanted = ["operating_revenue", "operating_spending"]
    if base.existing_debt is None:
        wanted += ["loan_repayments", "debt"]
    missing = [code for code in wanted if code not in base.net]
    if any(values.known("equipment_spending", year) is None for year in years):
        missing.append("equipment_spending")
    return tuple(words.MISSING[code] for code in missing)
