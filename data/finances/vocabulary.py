"""The finances' own words: budgets, acts, ratios, comparisons. Free of database."""

from enum import StrEnum


class BudgetKind(StrEnum):
    """Principal or annexe."""

    PRINCIPAL = "principal"
    ANNEX = "annex"


class AccountStage(StrEnum):
    """Which act the figures come from, by the initials that the trade knows it by.

    Budget primitif, budget supplémentaire, décision modificative, compte administratif, compte de
    gestion (the accountant's), compte financier unique (which replaces both from 2026).
    """

    BP = "BP"
    BS = "BS"
    DM = "DM"
    CA = "CA"
    CG = "CG"
    CFU = "CFU"


class AccountOrigin(StrEnum):
    """Which publication the figures were read from; those of several stand side by side."""

    TOWN = "town"
    TOTEM = "totem"
    BALANCE = "balance"
    OFGL = "ofgl"
    INDIVIDUAL = "individual"


class AggregateCode(StrEnum):
    """Amounts that the ratios need, in euros, as OFGL defines them (net of disposals)."""

    OPERATING_REVENUE = "operating_revenue"
    OPERATING_SPENDING = "operating_spending"
    LOAN_REPAYMENTS = "loan_repayments"
    DEBT = "debt"


class Ratio(StrEnum):
    """The ratios that the roadmap binds the finance deputy to."""

    GROSS_SAVINGS_RATE = "gross_savings_rate"
    NET_SAVINGS = "net_savings"
    DEBT_YEARS = "debt_years"


class Comparison(StrEnum):
    """How a value is held against a threshold."""

    ABOVE = "above"
    BELOW = "below"


class ThresholdKind(StrEnum):
    """A target that the town set itself, or a mark shown beside it (repère)."""

    TARGET = "target"
    MARK = "mark"


class ThresholdScope(StrEnum):
    """What a threshold speaks of."""

    ALL_BUDGETS = "all_budgets"
    TOWN = "town"
