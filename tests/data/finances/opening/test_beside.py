"""Publications compared, lines classified, credits held against execution."""

from decimal import Decimal
from pathlib import Path

import pytest

from data.finances.opening.choices import ALL_VOTES, FIRST, INVESTMENT, OPENED, OPERATING
from data.finances.opening.service import compared_sources, coverage, voted_and_executed
from data.finances.opening.views import ExecutionRow, ExecutionSheet
from data.finances.opening.voted import chapter_of, section_of
from data.finances.vocabulary import AccountStage
from tests.data.finances.made_accounts import AMOUNTS, individual_accounts, save
from tests.data.finances.opening.made_town import (
    LINES,
    ON,
    a_budget,
    an_act,
    line,
    new_town,
    published,
)
from tests.data.importers.accounts.making import plain


@pytest.fixture(autouse=True)
def town(no_base: Path) -> None:
    new_town()


def execution(reference: str = "") -> ExecutionSheet:
    found = voted_and_executed(ON, "principal", 2024, reference)
    assert found is not None
    return found


def chapter(sheet: ExecutionSheet, number: str) -> ExecutionRow:
    return next(one for one in sheet.rows if one.chapter == number)


def test_gaps_beyond_a_rounding_are_said_in_a_sentence() -> None:
    save(an_act())
    save(published(amounts={**AMOUNTS, "loan_repayments": Decimal("1250000")}))
    sheet = compared_sources(ON, "principal", 2024)
    assert sheet is not None
    row = next(one for one in sheet.rows if one.code == "loan_repayments")
    assert row.gaps_eur == (Decimal(50_000),)
    assert round(row.gaps_pct[0] or 0, 2) == Decimal("4.17")
    assert "remboursements d’emprunts" in sheet.sentence
    assert "50 000,00 €, 4,17 %" in plain(sheet.sentence)


def test_cents_apart_are_a_rounding() -> None:
    save(an_act())
    near = {"operating_revenue": AMOUNTS["operating_revenue"] + Decimal("0.40")}
    save(published(amounts=near))
    sheet = compared_sources(ON, "principal", 2024)
    assert sheet is not None
    assert "s’accordent, à l’arrondi près" in sheet.sentence


def test_the_publication_that_ratios_use_is_named_with_its_reason() -> None:
    save(an_act())
    save(published())
    sheet = compared_sources(ON, "principal", 2024)
    assert sheet is not None
    assert [one.is_used for one in sheet.provenances] == [True, False]
    assert "compte administratif (acte TOTEM)" in sheet.why
    assert "à contenu égal" in sheet.why


def test_an_amount_that_one_publication_lacks_is_missing_there() -> None:
    save(an_act())
    save(published())
    sheet = compared_sources(ON, "principal", 2024)
    assert sheet is not None
    row = next(one for one in sheet.rows if one.code == "equipment_spending")
    assert row.amounts == (Decimal(700_000), None)
    assert row.gaps_eur == (None,)


def test_individual_accounts_stand_apart() -> None:
    save(published(year=2023))
    save(individual_accounts())
    sheet = compared_sources(ON, "principal", 2023)
    assert sheet is not None
    assert sheet.individual == (("Total des produits de fonctionnement", Decimal(20_000_000)),)
    assert all(not one.code.startswith("individual") for one in sheet.rows)


def test_lines_are_counted_left_out_or_unknown() -> None:
    save(an_act(budget_lines=(*LINES, line("99999", "99", "D", "12.34"))))
    sheet = coverage(ON, "principal", 2024, "")
    assert sheet is not None
    assert [(one.account, one.amount_eur) for one in sheet.unknown] == [("99999", Decimal("12.34"))]
    assert any("ordre" in one.reason for one in sheet.left_out)
    assert "1 est inconnu" in plain(sheet.sentence)


def test_no_unknown_account_is_said_in_words() -> None:
    save(an_act())
    sheet = coverage(ON, "principal", 2024, "")
    assert sheet is not None
    assert sheet.unknown == ()
    assert "aucun n’est inconnu" in sheet.sentence


def test_published_amounts_have_no_line_to_classify() -> None:
    save(published())
    assert coverage(ON, "principal", 2024, "") is None


def test_execution_is_held_against_the_credits_of_the_account() -> None:
    save(an_act())
    sheet = execution()
    assert sheet.reference == OPENED
    row = chapter(sheet, "012")
    assert round(row.rate_pct or 0, 1) == Decimal("90.9")
    assert "90,9 % des crédits ouverts" in plain(sheet.sentence)


def test_it_can_be_held_against_the_first_budget() -> None:
    save(an_act(), a_budget())
    sheet = execution(FIRST)
    assert (sheet.reference, chapter(sheet, "66").rate_pct) == (FIRST, Decimal(200))
    assert "budget primitif" in sheet.acts


def test_decisions_are_added_to_the_first_budget() -> None:
    save(an_act(), a_budget(), a_budget(stage=AccountStage.DM, number=1))
    sheet = execution(ALL_VOTES)
    assert chapter(sheet, "66").rate_pct == Decimal(100)
    assert any("ajoutée" in one for one in sheet.notes)


def test_an_unknown_reference_is_the_best_known() -> None:
    save(an_act())
    assert execution("inconnu").reference == OPENED


def test_a_year_that_is_only_voted_says_so() -> None:
    save(a_budget())
    sheet = execution()
    assert "aucun compte exécuté n’est encore connu" in sheet.sentence
    assert chapter(sheet, "012").realised_eur is None


def test_disposals_and_transfers_count_in_no_rate() -> None:
    save(an_act())
    sheet = execution()
    assert chapter(sheet, "775").rate_pct is None
    assert chapter(sheet, "024").rate_pct is None
    total = next(one for one in sheet.rows if one.title.startswith("Total des recettes réelles de"))
    assert total.realised_eur == Decimal("20000000.10")


def test_what_is_left_to_do_is_added_to_what_was_done() -> None:
    save(an_act())
    row = chapter(execution(), "23")
    assert (row.realised_eur, row.remaining_eur) == (Decimal(700_000), Decimal(35_000))
    assert (row.with_remaining_pct or 0) > (row.rate_pct or 0)


def test_a_picture_shows_each_side_that_has_credits() -> None:
    save(an_act())
    charts = execution().charts
    assert f"{OPERATING}-dépenses" in charts
    assert f"{INVESTMENT}-recettes" not in charts
    assert [bar.key for bar in charts[f"{OPERATING}-dépenses"].rows] == ["012", "011", "66"]


def test_nothing_is_compared_without_an_act() -> None:
    save(published())
    assert voted_and_executed(ON, "principal", 2024, "") is None


@pytest.mark.parametrize(
    ("number", "chapter_number"),
    [("2313", "23"), ("20421", "204"), ("454101", "45"), ("656", "656"), ("011", "011"), ("", "")],
)
def test_articles_voted_one_by_one_belong_to_their_chapter(
    number: str, chapter_number: str
) -> None:
    assert chapter_of(number) == chapter_number


@pytest.mark.parametrize(
    ("account", "section"),
    [("64111", OPERATING), ("7411", OPERATING), ("002", OPERATING), ("2313", INVESTMENT)],
)
def test_charges_and_produits_are_the_operating_section(account: str, section: str) -> None:
    assert section_of(account) == section
