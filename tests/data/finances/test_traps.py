"""Budgets as they were really published, whose numbers deceive: none of them is shown green."""

from datetime import date
from decimal import Decimal

import pytest
from sqlmodel import select

from data.base.history import unit_of_work
from data.base.models import Organisation
from data.base.views import Scope
from data.finances.drafts import BudgetDraft
from data.finances.models import Budget, Threshold
from data.finances.rules import Verdict
from data.finances.service import finances_view
from data.finances.views import RatioCell
from data.finances.vocabulary import (
    BudgetActivity,
    BudgetKind,
    Comparison,
    Ratio,
    ThresholdKind,
    ThresholdScope,
)
from data.overview.service import start_town
from tests.data.finances.made_accounts import aggregates, save

TOWN = Scope("62765", "FDR", date(2026, 11, 21))
TRAPS = {
    "parkings": ("100000.00", "243010.92", "0", "7779793.72"),  # −54.4 years
    "golf": ("500000.00", "1169014.08", "0", "-1900000"),  # +2.84 years
    "lotissement": ("0", "0", "0", "670000"),  # no revenue at all
}


@pytest.fixture(autouse=True)
def town(empty_base: None) -> None:
    start_town("Saint-Omer", "62765", date(2026, 3, 23), date(2032, 3, 31))
    codes = ("operating_revenue", "operating_spending", "loan_repayments", "debt")
    sets = [aggregates()]
    for rank, (name, amounts) in enumerate(TRAPS.items(), start=30):
        budget = BudgetDraft(
            f"BUDGET ANNEXE {name.upper()}", BudgetKind.ANNEX, "M4", f"216207654000{rank}"
        )
        given = dict(zip(codes, map(Decimal, amounts), strict=True))
        sets.append(aggregates(budget, amounts=given))
    save(*sets)
    with unit_of_work() as session:
        owner = session.exec(select(Organisation)).one()
        for ratio, comparison, value in (
            (Ratio.GROSS_SAVINGS_RATE, Comparison.ABOVE, 15),
            (Ratio.NET_SAVINGS, Comparison.ABOVE, 0),
            (Ratio.DEBT_YEARS, Comparison.BELOW, 10),
        ):
            session.add(
                Threshold(
                    organisation_id=owner.id,
                    code=ratio,
                    ratio=ratio,
                    kind=ThresholdKind.TARGET,
                    scope=ThresholdScope.ALL_BUDGETS,
                    comparison=comparison,
                    value=value,
                    unit="",
                    label="Cible",
                    reference="Délibération",
                    valid_from=date(2024, 1, 1),
                )
            )


def cells(name: str) -> dict[Ratio, RatioCell]:
    row = next(one for one in finances_view(TOWN).rows if name in one.title.casefold())
    return {cell.ratio: cell for cell in row.cells}


@pytest.mark.parametrize(
    ("name", "words", "verdict"),
    [
        ("parkings", "non calculable (épargne brute négative ou nulle)", Verdict.MISSED),
        ("golf", "non calculable (encours de dette négatif)", Verdict.UNKNOWN),
        ("lotissement", "non calculable (épargne brute négative ou nulle)", Verdict.MISSED),
    ],
)
def test_years_without_meaning_are_words_and_never_green(
    name: str, words: str, verdict: Verdict
) -> None:
    years = cells(name)[Ratio.DEBT_YEARS]
    assert (years.value, years.text, years.verdict) == (None, words, verdict)


def test_without_revenue_there_is_no_rate() -> None:
    rate = cells("lotissement")[Ratio.GROSS_SAVINGS_RATE]
    assert (rate.value, rate.text) == (None, "non calculable (pas de recettes)")
    assert rate.verdict is Verdict.UNKNOWN
    assert rate.distance_eur is None


def test_negative_savings_say_that_they_are() -> None:
    net = cells("parkings")[Ratio.NET_SAVINGS]
    assert net.text.replace("\u00a0", " ") == "−143 k€ (négative)"
    assert net.verdict is Verdict.MISSED


def test_a_budget_that_somebody_says_is_a_housing_estate_has_no_ratio() -> None:
    with unit_of_work() as session:
        budget = next(one for one in session.exec(select(Budget)) if "lot" in one.title.casefold())
        budget.activity = BudgetActivity.HOUSING_ESTATE
        session.add(budget)
    assert {cell.text for cell in cells("lotissement").values()} == {"sans objet (lotissement)"}
    each = finances_view(TOWN).readings[-1]
    assert "lotissement (taux d’épargne brute : sans objet" in each.sentence.casefold()


def test_a_target_says_since_when_and_by_what_text_it_binds() -> None:
    view = finances_view(TOWN)
    assert view.definitions[0].thresholds[0].startswith("Cible : plus de 15")
    assert "depuis le 01/01/2024. Délibération." in view.definitions[0].thresholds[0]


def test_a_debt_below_zero_is_told_to_lighten_the_sum() -> None:
    (said,) = (one for one in finances_view(TOWN).notes if "négatif" in one)
    said = said.replace("\u00a0", " ")
    assert "GOLF" in said.upper()
    assert "(−1,9 M€) et allège d’autant la dette de l’ensemble" in said
