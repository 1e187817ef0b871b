"""The finances' own words: budgets, acts, ratios, comparisons. Free of database."""

from enum import StrEnum


class BudgetKind(StrEnum):
    """Principal or annexe."""

    PRINCIPAL = "principal"
    ANNEX = "annex"


class BudgetActivity(StrEnum):
    """What a budget is for: savings mean nothing where land is a stock (lotissement)."""

    GENERAL = "general"
    COMMERCIAL = "commercial"
    HOUSING_ESTATE = "housing_estate"


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


class Support(StrEnum):
    """What account lines come from: a budget act, or a trial balance, which has closing debts."""

    ACT = "act"
    BALANCE = "balance"


class Method(StrEnum):
    """Whose reading an amount is: OFGL's, net of disposals, or the law's, gross. Never mixed."""

    NET = "net"
    LEGAL = "legal"


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


class LoanProfile(StrEnum):
    """How a loan is paid back: same annuity, same capital each year, or all at the end."""

    CONSTANT_ANNUITY = "constant_annuity"
    CONSTANT_CAPITAL = "constant_capital"
    AT_THE_END = "at_the_end"


class GreenMark(StrEnum):
    """What an investment does to one environmental axis, by the annex to the accounts."""

    FAVOURABLE = "favourable"
    NEUTRAL = "neutral"
    UNFAVOURABLE = "unfavourable"
    MIXED = "mixed"


class ComparatorKind(StrEnum):
    """Who a town is held beside: all the towns of its stratum, or one that it chose."""

    STRATUM = "stratum"
    COMMUNE = "commune"
