"""What a scenario supposes of a budget, year by year: typed, planned, by default, or unknown."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from data.finances.projection.hypotheses import definitions_by_code
from data.finances.projection.types import (
    BaseYear,
    HypothesisValue,
    InvestmentPlan,
    ScenarioInput,
)

_ZERO = Decimal(0)
_HUNDRED = Decimal(100)
_AS_BEFORE = {
    "equipment_spending": "equipment_spending",
    "equipment_subsidies_paid": "equipment_subsidies_paid",
}
"""Net amounts of the base year that stand in for what nobody typed nor planned."""

_Typed = dict[tuple[str, int | None], Decimal]


class Values:
    """Every hypothesis of a scenario as it holds for one budget."""

    def __init__(self, scenario: ScenarioInput, base: BaseYear) -> None:
        """Sort what the scenario says of the budget.

        Raises:
            KeyError: a hypothesis speaks of an unknown line.
            ValueError: the scenario says two things of a line, a budget and a year.
        """
        self._base = base
        self._own = _typed(scenario.hypotheses, base.budget)
        shared = _typed(scenario.hypotheses, None)
        self._shared = {key: value for key, value in shared.items() if self._is_shared(key[0])}
        self._plans = _planned(scenario.investments, base)

    def typed(self, line: str, year: int | None = None) -> Decimal | None:
        """Return what the scenario says: of the budget before all of them, of a year before all."""
        for said in (self._own, self._shared):
            for key in ((line, year), (line, None)):
                if key in said:
                    return said[key]
        return None

    def planned(self, line: str, year: int | None) -> Decimal | None:
        """Return what the PPI plans, for the lines that it speaks of.

        A part of the equipment that is typed stands in for the subsidies that it expects.
        """
        plan = self._plans.get(year or 0)
        if plan is None:
            return None
        rate = self.typed("investment_subsidies_rate", year)
        if line == "investment_subsidies" and rate is not None:
            return None
        return {
            "equipment_spending": plan.equipment_eur,
            "equipment_subsidies_paid": plan.subsidies_paid_eur,
            "investment_subsidies": plan.subsidies_received_eur,
        }.get(line)

    def known(self, line: str, year: int | None = None) -> Decimal | None:
        """Return what holds: typed, else planned, else the default, else as in the base year."""
        for value in (
            self.typed(line, year),
            self.planned(line, year),
            definitions_by_code()[line].default,
        ):
            if value is not None:
                return value
        return self._as_before(line)

    def sure(self, line: str, year: int | None = None) -> Decimal:
        """Return what holds, zero when nothing is known: said among the warnings."""
        return self.known(line, year) or _ZERO

    def starts(self) -> Mapping[str, Decimal]:
        """Return the typed amounts that the base year's accounts do not give, by code."""
        codes = (code for code in definitions_by_code() if code.endswith("_start"))
        found = ((code, self.typed(code)) for code in codes)
        return {code: value for code, value in found if value is not None}

    def meant(self) -> frozenset[str]:
        """Return the lines that the scenario says something of with this budget in mind.

        What is said of all budgets is meant for the principal one, where others lack the line.
        """
        shared = self._shared if self._base.is_principal else {}
        return frozenset(line for line, _ in (*self._own, *shared))

    def _is_shared(self, line: str) -> bool:
        """Tell whether what names no budget speaks of this one: amounts are the principal's."""
        return self._base.is_principal or not definitions_by_code()[line].is_money

    def _as_before(self, line: str) -> Decimal | None:
        net = self._base.net
        if line == "opening_working_capital":
            return net.get("working_capital", self._base.closing_result_eur)
        if line in _AS_BEFORE:
            return net.get(_AS_BEFORE[line])
        if line == "investment_subsidies_rate":
            return _share(net.get("investment_subsidies_received"), net.get("equipment_spending"))
        if line == "fctva_share":
            return _ZERO if net.get("vat_compensation") == _ZERO else _HUNDRED
        if line == "old_debt_rate":
            return old_rate_pct(net)
        return None


def old_rate_pct(net: Mapping[str, Decimal]) -> Decimal | None:
    """Return the interest of the base year, 0-100 of what was owed when it began."""
    debt, interest = net.get("debt"), net.get("financial_charges")
    if debt is None:
        return None
    opening = debt + net.get("loan_repayments", _ZERO) - net.get("new_loans", _ZERO)
    return _share(interest, opening)


def added(
    scenario: ScenarioInput,
    base: BaseYear,
    line: str,
    by_year: Mapping[int, Decimal] | Mapping[int | None, Decimal],
) -> ScenarioInput:
    """Return a scenario in which a line of a budget is larger by some amounts, year by year."""
    values = Values(scenario, base)
    said = tuple(
        HypothesisValue(line, year, values.sure(line, year) + amount, base.budget)
        for year, amount in by_year.items()
    )
    mine = {(one.line, one.year, one.budget) for one in said}
    kept = (one for one in scenario.hypotheses if (one.line, one.year, one.budget) not in mine)
    return replace(scenario, hypotheses=(*kept, *said))


def _typed(hypotheses: Iterable[HypothesisValue], budget: str | None) -> _Typed:
    found: _Typed = {}
    for one in hypotheses:
        if one.budget != budget:
            continue
        definition = definitions_by_code()[one.line]
        key = one.line, one.year if definition.is_annual else None
        if key in found:
            raise ValueError(f"two values for {one.line} of {budget} in {one.year}")
        found[key] = one.value
    return found


def _planned(plans: Iterable[InvestmentPlan], base: BaseYear) -> dict[int, InvestmentPlan]:
    found: dict[int, InvestmentPlan] = {}
    for plan in plans:
        if plan.budget != base.budget and not (plan.budget is None and base.is_principal):
            continue
        found[plan.year] = _sum(found[plan.year], plan) if plan.year in found else plan
    return found


def _sum(one: InvestmentPlan, other: InvestmentPlan) -> InvestmentPlan:
    """Add up what is planned under the principal budget's name and under none."""
    return InvestmentPlan(
        one.budget,
        one.year,
        _both(one.equipment_eur, other.equipment_eur),
        _both(one.subsidies_paid_eur, other.subsidies_paid_eur),
        _both(one.subsidies_received_eur, other.subsidies_received_eur),
    )


def _both(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    if one is None or other is None:
        return other if one is None else one
    return one + other


def _share(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    if part is None or whole is None or whole <= _ZERO:
        return None
    return _HUNDRED * part / whole
