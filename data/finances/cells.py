"""Ratios as they are written, each held against the target that binds it."""

from decimal import Decimal

from data.base.formats import MISSING, euros, percent, quantity
from data.finances.rules import NotComputable, Verdict, verdict
from data.finances.views import BudgetFigures, HeldThreshold, RatioCell, TownAccounts
from data.finances.vocabulary import Comparison, Ratio

VERDICTS: dict[Verdict, str] = {
    Verdict.MET: "cible tenue",
    Verdict.MISSED: "cible manquée",
    Verdict.UNKNOWN: "à vérifier",
}
NOT_COMPUTABLE = "non calculable"
SAVINGS = (Ratio.GROSS_SAVINGS_RATE, Ratio.NET_SAVINGS)
"""Those that the roadmap sets for all budgets."""

_REASONS: dict[NotComputable, str] = {
    NotComputable.NO_SAVINGS: "épargne brute négative ou nulle",
    NotComputable.NEGATIVE_DEBT: "encours de dette négatif",
}


def ratio_text(
    figures: BudgetFigures | None, ratio: Ratio, target: HeldThreshold | None = None
) -> str:
    """Write a ratio; « n. d. » when accounts are missing, « non calculable » when meaningless.

    A value beside its target gets as many decimals as it takes not to be rounded onto it.
    """
    value = figures.ratios.value(ratio) if figures else None
    if figures is None or (value is None and _lacks_amounts(figures, ratio)):
        return MISSING
    if value is None:
        reason = figures.ratios.debt.reason if ratio is Ratio.DEBT_YEARS else None
        return f"{NOT_COMPUTABLE} ({_REASONS[reason]})" if reason else NOT_COMPUTABLE
    decimals = _decimals(value, target.value if target else None)
    if ratio is Ratio.GROSS_SAVINGS_RATE:
        return percent(value, decimals)
    return euros(value) if ratio is Ratio.NET_SAVINGS else years(value, decimals)


def years(value: Decimal, decimals: int = 0) -> str:
    """Write a number of years; under two, French keeps the singular."""
    return quantity(value, "an" if abs(value) < 2 else "ans", decimals)


def threshold_text(threshold: HeldThreshold) -> str:
    """Write a target as a bound, ``plus de 15 %``, ``moins de 10 ans``."""
    bound = "plus de" if threshold.comparison is Comparison.ABOVE else "moins de"
    decimals = 0 if threshold.value == threshold.value.to_integral_value() else 1
    value = threshold.value
    written = {
        Ratio.GROSS_SAVINGS_RATE: percent(value, decimals),
        Ratio.NET_SAVINGS: euros(value),
        Ratio.DEBT_YEARS: years(value, decimals),
    }[threshold.ratio]
    return f"{bound} {written}"


def ratio_cell(accounts: TownAccounts, code: str, ratio: Ratio, year: int) -> RatioCell:
    """Hold a ratio of a budget against the target that binds it."""
    figures = accounts.at(code, year)
    target = accounts.target(ratio, code, year)
    value = figures.ratios.value(ratio) if figures else None
    held = verdict(value, target.comparison, target.value) if target else Verdict.UNKNOWN
    return RatioCell(
        ratio=ratio,
        budget=accounts.title(code),
        value=value,
        text=ratio_text(figures, ratio, target),
        target=target,
        verdict=held,
        verdict_text=VERDICTS[held] if target else "",
        is_simulated=figures is not None and figures.is_simulated,
    )


def target_cells(accounts: TownAccounts, code: str, year: int) -> tuple[RatioCell, ...]:
    """Return the three ratios of a budget; for the whole town, the debt of its own budget.

    The roadmap speaks of « l’ensemble des budgets » for savings and of « la Ville » for debt.
    """
    debt_code = accounts.town_code if code == accounts.whole_code else code
    return (
        *(ratio_cell(accounts, code, ratio, year) for ratio in SAVINGS),
        ratio_cell(accounts, debt_code, Ratio.DEBT_YEARS, year),
    )


def _lacks_amounts(figures: BudgetFigures, ratio: Ratio) -> bool:
    amounts = figures.amounts
    needed = {
        Ratio.GROSS_SAVINGS_RATE: (amounts.revenue_eur, amounts.spending_eur),
        Ratio.NET_SAVINGS: (amounts.revenue_eur, amounts.spending_eur, amounts.repayments_eur),
        Ratio.DEBT_YEARS: (amounts.revenue_eur, amounts.spending_eur, amounts.debt_eur),
    }[ratio]
    return None in needed


def _decimals(value: Decimal, threshold: Decimal | None) -> int:
    if threshold is None or value == threshold:
        return 1
    return next((places for places in (1, 2, 3) if round(value, places) != threshold), 4)
