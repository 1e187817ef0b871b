"""Budgets and scenarios made by hand, or wild, to be carried on."""

from collections.abc import Mapping
from decimal import Decimal

from hypothesis import strategies as st

from data.finances.debt.schedules import schedule
from data.finances.projection.engine import project
from data.finances.projection.hypotheses import hypothesis_definitions
from data.finances.projection.types import (
    BaseYear,
    ExistingDebt,
    HypothesisValue,
    LoanPlan,
    ProjectedYear,
    ScenarioInput,
    Target,
)
from data.finances.vocabulary import Comparison, LoanProfile, Ratio

BASE, END = 2026, 2032
RATE = Target(Ratio.GROSS_SAVINGS_RATE, Comparison.ABOVE, Decimal(15))
NET = Target(Ratio.NET_SAVINGS, Comparison.ABOVE, Decimal(0))
YEARS = Target(Ratio.DEBT_YEARS, Comparison.BELOW, Decimal(10))
TARGETS = (RATE, NET, YEARS)

NET_AMOUNTS = {
    "operating_revenue": 20_000_000,
    "taxes": 12_000_000,
    "local_taxes": 11_000_000,
    "transferred_taxes": 3_000_000,
    "other_taxes": 1_000_000,
    "state_grants": 5_000_000,
    "general_operating_grant": 4_000_000,
    "operating_subsidies_received": 1_000_000,
    "sales_of_goods_and_services": 1_500_000,
    "operating_spending": 17_000_000,
    "staff_costs": 10_000_000,
    "external_charges": 4_000_000,
    "interventions": 2_000_000,
    "financial_charges": 400_000,
    "loan_repayments": 1_500_000,
    "debt": 18_000_000,
    "new_loans": 1_000_000,
    "equipment_spending": 3_000_000,
    "equipment_subsidies_paid": 100_000,
    "investment_subsidies_received": 600_000,
    "vat_compensation": 400_000,
    "working_capital": 2_000_000,
}


def base(
    budget: str = "main",
    without: tuple[str, ...] = (),
    existing: ExistingDebt | None = None,
    past: Mapping[int, Decimal] | None = None,
    **amounts: int,
) -> BaseYear:
    """Return the last accounts of a budget, some amounts changed or left out."""
    net = {code: Decimal(value) for code, value in {**NET_AMOUNTS, **amounts}.items()}
    return BaseYear(
        budget=budget,
        title=f"Budget {budget}",
        year=BASE,
        net={code: value for code, value in net.items() if code not in without},
        existing_debt=existing,
        past_equipment_eur=past or {},
        is_principal=budget == "main",
    )


def small(budget: str) -> BaseYear:
    """Return the last accounts of a budget a hundred times smaller."""
    return base(budget, (), None, None, **{code: one // 100 for code, one in NET_AMOUNTS.items()})


def annex(amount: str = "18000000", years: int = 15) -> ExistingDebt:
    """Return the debt of a loan annex with one loan."""
    loan = schedule(
        Decimal(amount), Decimal(2), years, LoanProfile.CONSTANT_CAPITAL, first_year=BASE + 1
    )
    return ExistingDebt(Decimal(amount), loan)


def scenario(*said: tuple[str, int | None, str], **values: object) -> ScenarioInput:
    """Return a scenario from (line, year, value), and its loans and investments."""
    hypotheses = tuple(HypothesisValue(line, year, Decimal(value)) for line, year, value in said)
    return ScenarioInput("s", "Scénario", hypotheses, **values)  # type: ignore[arg-type]


NOTHING = scenario()
NO_INVESTMENT = scenario(
    ("equipment_spending", None, "0"),
    ("equipment_subsidies_paid", None, "0"),
    ("investment_subsidies", None, "0"),
    ("fctva_share", None, "0"),
)


def first(said: ScenarioInput, made: BaseYear | None = None) -> ProjectedYear:
    """Return the first year of a budget carried on."""
    return project(made or base(), said, END).years[0]


def loan(amount: str, year: int = BASE + 1, budget: str = "main") -> LoanPlan:
    """Return a loan of twenty years at 4 %."""
    return LoanPlan(budget, year, Decimal(amount), Decimal(4), 20, LoanProfile.CONSTANT_ANNUITY)


GROWTHS = tuple(
    one.code for one in hypothesis_definitions() if one.unit == "%/an" and one.code != "fpic_paid"
)
_YEARLY = st.one_of(st.none(), st.integers(BASE + 1, END))
_GROWTH = st.decimals(-20, 20, places=2)


@st.composite
def bases(draw: st.DrawFn, budget: str = "main") -> BaseYear:
    """Draw accounts, with or without detail, a loan annex, and the fonds de roulement."""
    amounts = {code: draw(st.integers(0, 2 * value)) for code, value in NET_AMOUNTS.items()}
    hidden = [code for code in NET_AMOUNTS if code not in _NEEDED]
    without = tuple(draw(st.sets(st.sampled_from(hidden))))
    debt = draw(st.sampled_from([None, annex(), annex("5000000", 3)]))
    return base(budget, without, debt, None, **amounts)


_NEEDED = (
    "operating_revenue",
    "operating_spending",
    "loan_repayments",
    "debt",
    "equipment_spending",
)


@st.composite
def scenarios(draw: st.DrawFn) -> ScenarioInput:
    """Draw growths, amounts and loans."""
    keys = draw(st.lists(st.tuples(st.sampled_from(GROWTHS), _YEARLY), unique=True, max_size=12))
    said = [(line, year, str(draw(_GROWTH))) for line, year in keys]
    for line in ("equipment_spending", "disposals", "working_capital_floor", "new_revenue"):
        if draw(st.booleans()):
            said.append((line, None, str(draw(st.integers(0, 9_000_000)))))
    loans = draw(st.lists(st.integers(0, 9_000_000).map(str), max_size=2))
    return scenario(*said, loans=tuple(loan(one) for one in loans))
