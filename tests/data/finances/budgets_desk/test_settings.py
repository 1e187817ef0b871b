"""What somebody sets of a budget: signed, dated, told, and never silently."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlmodel import select

from data.base.database import reading
from data.base.history import unit_of_work
from data.base.models import Organisation
from data.base.views import Scope
from data.finances.budgets_desk.errors import RefusedSettingError, SettingChangedError
from data.finances.budgets_desk.rules import state_of, suggested
from data.finances.budgets_desk.service import (
    add_exemption,
    budgets_view,
    end_exemption,
    set_activity,
)
from data.finances.budgets_desk.views import BudgetSettings, TypedExemption
from data.finances.models import Threshold
from data.finances.rules import Verdict
from data.finances.service import finance_figures, finances_view
from data.finances.vocabulary import (
    BudgetActivity,
    Comparison,
    Ratio,
    ThresholdKind,
    ThresholdScope,
)
from data.overview.service import start_town
from tests.data.finances.made_accounts import PARKINGS, PRINCIPAL, aggregates, save

TOWN = Scope("62765", "FDR", date(2026, 11, 21))
LOSS = {"operating_revenue": 1, "operating_spending": 2, "loan_repayments": 0, "debt": 5}


@pytest.fixture(autouse=True)
def town(empty_base: None) -> None:
    start_town("Saint-Omer", "62765", date(2026, 3, 23), date(2032, 3, 31))
    amounts = {code: Decimal(amount) for code, amount in LOSS.items()}
    save(aggregates(PRINCIPAL), aggregates(PARKINGS, amounts=amounts))
    with unit_of_work() as session:
        owner = session.exec(select(Organisation)).one()
        for ratio, value in ((Ratio.GROSS_SAVINGS_RATE, 10), (Ratio.NET_SAVINGS, 0)):
            session.add(
                Threshold(
                    organisation_id=owner.id,
                    code=ratio,
                    ratio=ratio,
                    kind=ThresholdKind.TARGET,
                    scope=ThresholdScope.ALL_BUDGETS,
                    comparison=Comparison.ABOVE,
                    value=value,
                    unit="",
                    label="Cible",
                    reference="Délibération",
                    valid_from=date(2024, 1, 1),
                )
            )


def parkings() -> BudgetSettings:
    return next(one for one in budgets_view(TOWN).budgets if one.nomenclature == "M4")


def typed(ratio: Ratio = Ratio.GROSS_SAVINGS_RATE, **values: Any) -> TypedExemption:
    details: dict[str, Any] = dict.fromkeys(("valid_from", "valid_to"))
    details |= {"reason": "Parc en travaux", "reference": ""}
    return TypedExemption(ratio=ratio, **(details | values))


def cells() -> dict[Ratio, tuple[Verdict, str]]:
    row = next(one for one in finances_view(TOWN).rows if one.title == parkings().title)
    return {cell.ratio: (cell.verdict, cell.verdict_text) for cell in row.cells}


def test_an_exempt_budget_neither_keeps_nor_misses_its_target() -> None:
    assert cells()[Ratio.GROSS_SAVINGS_RATE][0] is Verdict.MISSED
    add_exemption(TOWN, parkings(), typed(reference="Délibération 12"), author="Finances")
    verdict, words = cells()[Ratio.GROSS_SAVINGS_RATE]
    assert (verdict, words) == (Verdict.EXEMPT, "dispensé : Parc en travaux")
    assert cells()[Ratio.NET_SAVINGS][0] is Verdict.MISSED
    notes = [one for one in finances_view(TOWN).notes if "dispensé" in one]
    assert "Délibération 12" in notes[0]


def test_a_budget_exempt_from_all_drops_out_of_the_second_reading() -> None:
    assert [one.verdict for one in finances_view(TOWN).readings][-1] is Verdict.MISSED
    for ratio in (Ratio.GROSS_SAVINGS_RATE, Ratio.NET_SAVINGS):
        add_exemption(TOWN, parkings(), typed(ratio))
    each = finances_view(TOWN).readings[-1]
    assert each.verdict is Verdict.MET
    assert "dispensé" in each.sentence
    status = {one.code: one.status for one in finance_figures(TOWN)}
    assert status[parkings().code] is Verdict.UNKNOWN


def test_an_exemption_holds_for_the_accounts_of_its_time() -> None:
    add_exemption(TOWN, parkings(), typed(valid_from=date(2025, 1, 1)))
    assert cells()[Ratio.GROSS_SAVINGS_RATE][0] is Verdict.MISSED


def test_a_housing_estate_has_no_ratio_and_no_verdict() -> None:
    set_activity(TOWN, parkings(), BudgetActivity.HOUSING_ESTATE, reason="Lotissement communal")
    row = next(one for one in finances_view(TOWN).rows if one.title == parkings().title)
    assert {cell.text for cell in row.cells} == {"sans objet (lotissement)"}
    assert {cell.value for cell in row.cells} == {None}
    assert row.cells[0].verdict is Verdict.NOT_APPLICABLE
    assert any("terrains sont un stock" in one for one in finances_view(TOWN).notes)


def test_ending_keeps_the_exemption_and_its_dates() -> None:
    add_exemption(TOWN, parkings(), typed())
    (line,) = parkings().exemptions
    end_exemption(TOWN, line, date(2023, 12, 31), reason="Travaux finis", author="Finances")
    (ended,) = parkings().exemptions
    assert (ended.valid_to, ended.state) == (date(2023, 12, 31), "terminée")
    assert cells()[Ratio.GROSS_SAVINGS_RATE][0] is Verdict.MISSED
    first, second = budgets_view(TOWN).changes
    assert (first.author, first.reason) == ("Finances", "Travaux finis")
    assert "terminée, au 31/12/2023" in first.what
    assert "ajoutée" in second.what


def test_who_comes_second_is_told_who_came_first() -> None:
    seen = parkings()
    set_activity(TOWN, seen, BudgetActivity.COMMERCIAL, reason="Régie", author="Service Finances")
    with pytest.raises(SettingChangedError, match=r"Service Finances .* Service général → Service"):
        set_activity(TOWN, seen, BudgetActivity.HOUSING_ESTATE, reason="Terrains")
    assert parkings().activity is BudgetActivity.COMMERCIAL


def test_who_ends_second_is_told_too() -> None:
    add_exemption(TOWN, parkings(), typed())
    (line,) = parkings().exemptions
    end_exemption(TOWN, line, date(2026, 12, 31), reason="Fin", author="Direction")
    with pytest.raises(SettingChangedError, match=r"Direction .*31/12/2026"):
        end_exemption(TOWN, line, date(2027, 12, 31), reason="Fin")


@pytest.mark.parametrize(
    "values",
    [
        {"reason": "  "},
        {"reason": "x" * 501},
        {"valid_from": date(2026, 2, 1), "valid_to": date(2026, 1, 31)},
    ],
)
def test_what_cannot_be_kept_is_refused_with_words(values: dict[str, Any]) -> None:
    with pytest.raises(RefusedSettingError):
        add_exemption(TOWN, parkings(), typed(**values))
    assert parkings().exemptions == ()


def test_the_same_exemption_is_not_added_twice() -> None:
    add_exemption(TOWN, parkings(), typed(valid_to=date(2026, 12, 31)))
    with pytest.raises(RefusedSettingError, match="déjà"):
        add_exemption(TOWN, parkings(), typed(valid_from=date(2026, 12, 31)))
    add_exemption(TOWN, parkings(), typed(valid_from=date(2027, 1, 1)))


def test_another_town_s_budget_is_out_of_reach() -> None:
    stranger = Scope("31555", "FDR", TOWN.on)
    with pytest.raises(SettingChangedError):
        set_activity(stranger, parkings(), BudgetActivity.COMMERCIAL, reason="Erreur")


@pytest.mark.parametrize(
    ("title", "nomenclature", "expected"),
    [
        ("BUDGET ANNEXE LOT DES PRÉS", "M57", BudgetActivity.HOUSING_ESTATE),
        ("Lotissement Les Érables", "M57", BudgetActivity.HOUSING_ESTATE),
        ("ZAC de l’Île", "M14", BudgetActivity.HOUSING_ESTATE),
        ("Camelot", "M57", None),
        ("Eau", "M49", BudgetActivity.COMMERCIAL),
        ("Budget principal", "M57", None),
    ],
)
def test_a_name_suggests_and_sets_nothing(
    title: str, nomenclature: str, expected: BudgetActivity | None
) -> None:
    assert suggested(title, nomenclature)[0] is expected


def test_a_suggestion_waits_for_somebody() -> None:
    assert parkings().suggestion is BudgetActivity.COMMERCIAL
    assert parkings().activity is BudgetActivity.GENERAL
    with reading():
        assert "M4" in parkings().why


def test_both_days_of_an_exemption_count() -> None:
    day = date(2026, 1, 1)
    assert state_of(day, day, day) == "en vigueur"
    assert state_of(day, None, date(2025, 12, 31)) == "à venir"
