"""Ratios as they are written, each held against the target that binds it."""

from decimal import Decimal

from data.base.formats import MISSING, euros, percent, quantity, short_date
from data.finances.distance_words import distance_text, ways_text
from data.finances.distances import distance
from data.finances.rules import Outcome, Reason, Result, Verdict, held
from data.finances.views import (
    BudgetFigures,
    HeldExemption,
    HeldThreshold,
    RatioCell,
    TownAccounts,
)
from data.finances.vocabulary import Comparison, Ratio

VERDICTS: dict[Verdict, str] = {
    Verdict.MET: "cible tenue",
    Verdict.MISSED: "cible manquée",
    Verdict.UNKNOWN: "à vérifier",
    Verdict.EXEMPT: "dispensé",
    Verdict.NOT_APPLICABLE: "sans objet",
}
NOT_COMPUTABLE = "non calculable"
SAVINGS = (Ratio.GROSS_SAVINGS_RATE, Ratio.NET_SAVINGS)
"""Those that the roadmap sets for all budgets."""

_REASONS: dict[Reason, str] = {
    Reason.NO_REVENUE: "pas de recettes",
    Reason.LOSS_WITHOUT_REVENUE: "pas de recettes, épargne brute négative",
    Reason.NO_SAVINGS: "épargne brute négative ou nulle",
    Reason.NO_SAVINGS_NOR_DEBT: "épargne brute négative ou nulle, sans dette",
    Reason.NEGATIVE_DEBT: "encours de dette négatif",
    Reason.NO_POPULATION: "population nulle ou inconnue",
    Reason.NO_BASE: "montant de référence négatif ou nul",
}
_WORDS: dict[Outcome, str] = {
    Outcome.MISSING: MISSING,
    Outcome.NOT_APPLICABLE: "sans objet (lotissement)",
    Outcome.EXCEEDED: "dépassé",
}
_NEGATIVE: dict[Ratio, str] = {
    Ratio.GROSS_SAVINGS_RATE: "négatif",
    Ratio.NET_SAVINGS: "négative",
    Ratio.DEBT_YEARS: "négative",
}


def ratio_text(
    figures: BudgetFigures | None, ratio: Ratio, target: HeldThreshold | None = None
) -> str:
    """Write a ratio; words stand where a number would have no meaning.

    A value beside its target gets as many decimals as it takes not to be rounded onto it.
    """
    if figures is None:
        return MISSING
    result = figures.ratios.result(ratio)
    if result.value is None:
        return reason_text(result)
    decimals = _decimals(result.value, target.value if target else None)
    said = _number_text(result.value, ratio, decimals)
    return f"{said} ({_NEGATIVE[ratio]})" if result.outcome is Outcome.NEGATIVE else said


def reason_text(result: Result) -> str:
    """Say why a ratio has no number: « n. d. », « non calculable (…) », « sans objet (…) »."""
    if result.reason in _REASONS:
        return f"{NOT_COMPUTABLE} ({_REASONS[result.reason]})"
    return _WORDS[result.outcome]


def _number_text(value: Decimal, ratio: Ratio, decimals: int) -> str:
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


def threshold_sentence(threshold: HeldThreshold) -> str:
    """Say a target or a mark with its bound, when it holds, the text it comes from, its note."""
    dates = threshold_dates(threshold)
    since = f", {dates}" if dates else ""
    note = f" {threshold.note}" if threshold.note else ""
    return f"{threshold.label} : {threshold_text(threshold)}{since}. {threshold.reference}.{note}"


def threshold_dates(held_one: HeldThreshold | HeldExemption) -> str:
    """Say from when to when a threshold or an exemption holds; empty when nobody wrote it."""
    since, until = held_one.valid_from, held_one.valid_to
    if since and until:
        return f"du {short_date(since)} au {short_date(until)}"
    if since:
        return f"depuis le {short_date(since)}"
    return f"jusqu’au {short_date(until)}" if until else ""


def ratio_cell(accounts: TownAccounts, code: str, ratio: Ratio, year: int) -> RatioCell:
    """Hold a ratio of a budget against the target that binds it."""
    figures = accounts.at(code, year)
    target = accounts.target(ratio, code, year)
    apart = (
        distance(figures.amounts, ratio, target.comparison, target.value)
        if (figures and target)
        else None
    )
    verdict, said = _verdict(accounts, code, ratio, year)
    return RatioCell(
        ratio=ratio,
        budget=accounts.title(code),
        value=figures.ratios.value(ratio) if figures else None,
        text=ratio_text(figures, ratio, target),
        target=target,
        verdict=verdict,
        verdict_text=said,
        is_simulated=figures is not None and figures.is_simulated,
        distance_eur=apart.savings_eur if apart else None,
        distance_text=distance_text(apart, ratio) if apart else "",
        distance_ways=ways_text(apart) if apart else "",
    )


def _verdict(accounts: TownAccounts, code: str, ratio: Ratio, year: int) -> tuple[Verdict, str]:
    """Return the verdict and its words; an exemption says its reason."""
    figures = accounts.at(code, year)
    target = accounts.target(ratio, code, year)
    if target:
        found = (
            held(figures.ratios.result(ratio), target.comparison, target.value)
            if figures
            else Verdict.UNKNOWN
        )
        return found, VERDICTS[found]
    if exemption := accounts.exemption(ratio, code, year):
        return Verdict.EXEMPT, f"{VERDICTS[Verdict.EXEMPT]} : {exemption.reason}"
    is_concerned = accounts.set_target(ratio, code, year) is not None
    if is_concerned and accounts.is_housing_estate(code):
        return Verdict.NOT_APPLICABLE, VERDICTS[Verdict.NOT_APPLICABLE]
    return Verdict.UNKNOWN, ""


def target_cells(accounts: TownAccounts, code: str, year: int) -> tuple[RatioCell, ...]:
    """Return the three ratios of a budget; for the whole town, the debt of its own budget.

    The roadmap speaks of « l’ensemble des budgets » for savings and of « la Ville » for debt.
    """
    debt_code = accounts.town_code if code == accounts.whole_code else code
    return (
        *(ratio_cell(accounts, code, ratio, year) for ratio in SAVINGS),
        ratio_cell(accounts, debt_code, Ratio.DEBT_YEARS, year),
    )


def _decimals(value: Decimal, threshold: Decimal | None) -> int:
    if threshold is None or value == threshold:
        return 1
    return next((places for places in (1, 2, 3) if round(value, places) != threshold), 4)
