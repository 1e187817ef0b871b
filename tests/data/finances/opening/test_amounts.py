"""A figure opens to the terms, accounts and loans that make it, to the cent."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from sqlmodel import select

from data.base.history import unit_of_work
from data.finances.errors import UnknownBudgetError
from data.finances.models import Budget
from data.finances.opening.catalogue import entries
from data.finances.opening.service import (
    TOGETHER,
    accounts_index,
    amount_sheet,
    publications,
)
from data.finances.opening.views import AmountSheet
from data.finances.vocabulary import BudgetActivity
from tests.data.finances.made_accounts import AMOUNTS, PARKINGS, PRINCIPAL, aggregates, save
from tests.data.finances.opening.made_town import (
    LINES,
    ON,
    REVENUE,
    SPENDING,
    an_act,
    line,
    new_town,
    published,
)
from tests.data.importers.accounts.making import plain


@pytest.fixture(autouse=True)
def town(no_base: Path) -> None:
    new_town()


def sheet(code: str, budget: str = "principal", source: str = "") -> AmountSheet:
    found = amount_sheet(ON, budget, 2024, source, code)
    assert found is not None
    return found


def test_a_figure_is_said_in_one_sentence_to_the_cent() -> None:
    save(an_act())
    said = plain(sheet("gross_savings").sentence)
    assert said == "En 2024, l’épargne brute du budget principal est de 3 000 000,05 €."


def test_accounts_add_up_to_the_amount_whatever_it_is() -> None:
    save(an_act())
    opened = [one for one in map(sheet, entries()) if one.accounts]
    assert len(opened) > 20
    for one in opened:
        assert sum(row.amount_eur for row in one.accounts) == one.amount_eur
        assert float(sum(row.share_pct or 0 for row in one.accounts)) == pytest.approx(100)


def test_an_amount_made_of_others_shows_them_signed() -> None:
    save(an_act())
    terms = sheet("gross_savings").terms
    assert [(one.sign, one.code, one.amount_eur) for one in terms] == [
        ("+", "operating_revenue", REVENUE),
        ("−", "operating_spending", SPENDING),
    ]


def test_a_term_of_accounts_says_which_it_takes() -> None:
    save(an_act())
    (term,) = sheet("operating_revenue").terms
    assert term.title.startswith("crédit − débit des comptes 7…, sauf 775…")
    assert term.amount_eur == REVENUE


def test_accounts_have_their_title_and_chapter() -> None:
    save(an_act())
    row = next(one for one in sheet("operating_spending").accounts if one.account == "66111")
    assert (row.chapter, row.amount_eur) == ("66", Decimal(1_000_000))
    assert "ntérêts" in row.title


def test_the_debt_of_an_act_opens_to_its_loans() -> None:
    save(an_act(loans=2))
    opened = sheet("debt")
    assert [one.outstanding_eur for one in opened.loans] == [Decimal("1800000.33")] * 2
    assert opened.amount_eur == Decimal("3600000.66")


def test_a_debt_without_annex_is_missing_and_never_zero() -> None:
    save(an_act(loans=0))
    opened = sheet("debt")
    assert opened.amount_eur is None
    assert "sans donnée" in opened.sentence
    assert "annexe de la dette" in opened.sentence


@pytest.mark.parametrize(
    ("nomenclature", "said"),
    [("M14", "Formule vérifiée contre : "), ("M57", "Formule non vérifiée : ")],
)
def test_a_formula_says_whether_it_was_verified(nomenclature: str, said: str) -> None:
    save(an_act(budget=replace(PRINCIPAL, nomenclature=nomenclature)))
    opened = sheet("legal_operating_spending")
    assert opened.is_verified == (nomenclature == "M14")
    assert opened.evidence.startswith(said)


def test_a_published_amount_says_that_its_accounts_are_not_known() -> None:
    save(published())
    opened = sheet("operating_revenue")
    assert opened.amount_eur == AMOUNTS["operating_revenue"]
    assert opened.accounts == ()
    assert any("publié tel quel" in one for one in opened.notes)
    assert "OFGL" in opened.source


def test_an_amount_made_of_published_ones_is_computed_from_them() -> None:
    save(published())
    opened = sheet("net_savings")
    assert opened.amount_eur == Decimal("1800000.05")
    assert [one.code for one in opened.terms] == ["gross_savings", "loan_repayments"]


def test_a_ratio_opens_to_its_two_parts() -> None:
    save(an_act())
    opened = sheet("gross_savings_rate")
    assert "15,00" in opened.sentence
    assert [one.code for one in opened.terms] == ["gross_savings", "operating_revenue"]
    assert opened.terms[1].sign == "÷"


def test_a_legal_ratio_adds_gross_amounts_and_divides_them() -> None:
    save(an_act())
    opened = sheet("legal_ratio_9")
    codes = [one.code for one in opened.terms]
    assert all(code.startswith("legal_") for code in codes)
    assert [one.sign for one in opened.terms] == ["", "+", "÷"]
    assert any("bruts" in one for one in opened.notes)


def test_a_legal_ratio_without_data_says_why() -> None:
    save(an_act())
    assert "potentiel fiscal" in sheet("legal_ratio_8").sentence
    assert "sans donnée" in sheet("legal_ratio_8").sentence


def test_years_of_debt_without_savings_have_no_number() -> None:
    deficit = (*LINES, line("6068", "011", "D", "9000000"))
    save(an_act(budget_lines=deficit))
    said = sheet("debt_years").sentence
    assert "non calculable" in said
    assert "−" not in said


def test_a_ratio_by_head_needs_a_population() -> None:
    save(an_act(population=None))
    assert "il manque : population" in sheet("legal_ratio_1").sentence.lower()
    assert not any("habitant" in one for one in sheet("gross_savings").notes)


def test_a_housing_estate_has_no_savings_ratio() -> None:
    save(an_act())
    with unit_of_work() as session:
        session.exec(select(Budget)).one().activity = BudgetActivity.HOUSING_ESTATE
    assert "sans objet" in sheet("gross_savings_rate").sentence


def test_the_publication_asked_for_is_opened() -> None:
    save(an_act())
    save(published())
    assert [one.origin for one in publications(ON, "principal", 2024)] == ["totem", "ofgl"]
    assert sheet("gross_savings").accounts
    assert not sheet("gross_savings", source="ofgl").accounts


def test_all_budgets_together_open_to_each() -> None:
    save(published(), aggregates(PARKINGS))
    opened = sheet("gross_savings", TOGETHER)
    assert [one.amount_eur for one in opened.terms] == [Decimal("3000000.05")] * 2
    assert opened.amount_eur == Decimal("6000000.10")
    assert {one.budget for one in opened.terms} == {"principal", PARKINGS.siret}
    assert sheet("gross_savings_rate", TOGETHER).terms[0].amount_eur == opened.amount_eur


def test_a_missing_budget_leaves_no_sum() -> None:
    save(published(), aggregates(PARKINGS), published(year=2023))
    save(aggregates(PARKINGS, year=2022), published(year=2022))
    opened = amount_sheet(ON, TOGETHER, 2023, "", "gross_savings")
    assert opened is not None
    assert opened.amount_eur is None
    assert "il manque" in opened.sentence.lower()


def test_rows_taken_away_say_where_they_come_from() -> None:
    save(replace(an_act(), is_provisional=True))
    table = sheet("gross_savings").table
    row = dict(zip(table.columns, table.rows[0], strict=True))
    assert row["Exercice"] == 2024
    assert row["État"] == "provisoire"
    assert row["Population"] == 14_500
    assert row["Simulé"] == "non"
    assert row["Source"]


def test_a_year_without_executed_accounts_has_no_figure() -> None:
    save(an_act())
    assert amount_sheet(ON, "principal", 2019, "", "debt") is None
    with pytest.raises(UnknownBudgetError):
        amount_sheet(ON, "inconnu", 2024, "", "debt")


def test_budgets_are_listed_with_their_years() -> None:
    save(published(), published(year=2022), aggregates(PARKINGS))
    together, principal, annex = accounts_index(ON)
    assert together.code == TOGETHER
    assert (principal.executed, principal.is_principal) == ((2024, 2022), True)
    assert annex.years == (2024,)
