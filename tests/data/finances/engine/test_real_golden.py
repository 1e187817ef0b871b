"""Amounts of real accounts: those computed apart, to their precision."""

from decimal import Decimal

import pytest

from data.finances.engine import CoverageState, Ledger, computed, coverage
from data.finances.vocabulary import Support
from tests.data.finances.engine.samples import (
    LINES,
    YEARS,
    golden,
    needs_samples,
    of_act,
    of_lines,
    rows,
    said,
)

pytestmark = needs_samples

AMOUNTS = {
    "rrf_ofgl": "operating_revenue",
    "drf_ofgl": "operating_spending",
    "epargne_gestion": "management_savings",
    "epargne_brute": "gross_savings",
    "epargne_nette": "net_savings",
    "remb_capital_hors_gad": "loan_repayments",
    "charges_fin": "financial_charges",
    "annuite": "debt_annuity",
    "encours_31_12": "debt",
    "cpt_65541": "territorial_compensation",
}


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize(("name", "code"), AMOUNTS.items())
def test_an_amount_of_the_real_lines_is_the_expected_one(year: str, name: str, code: str) -> None:
    value, expected = computed(of_lines(year))[code].value, golden(year)[name]
    assert value is not None
    assert said(value, expected) == expected


@pytest.mark.parametrize(("name", "code"), AMOUNTS.items())
def test_an_amount_of_the_real_act_is_the_expected_one(name: str, code: str) -> None:
    value, expected = computed(of_act())[code].value, golden("2021")[name]
    assert value is not None
    assert said(value, expected) == expected


@pytest.mark.parametrize("year", YEARS)
def test_the_ratios_of_the_real_lines_are_the_expected_ones(year: str) -> None:
    expected = golden(year)
    found = {code: one.value or Decimal(0) for code, one in computed(of_lines(year)).items()}
    revenue, savings = found["operating_revenue"], found["gross_savings"]
    ratios = {
        "taux_eb_pct": 100 * savings / revenue,
        "taux_eb_hors_65541_pct": 100 * savings / (revenue - found["territorial_compensation"]),
        "desendettement_ans": found["debt"] / savings,
        "invest_realise_20_204_21_23": (
            found["equipment_spending"] + found["equipment_subsidies_paid"]
        ),
    }
    assert {name: said(value, expected[name]) for name, value in ratios.items()} == {
        name: expected[name] for name in ratios
    }


@pytest.mark.parametrize("year", YEARS)
def test_the_share_of_the_investment_that_was_carried_out_is_the_expected_one(year: str) -> None:
    expected = golden(year)
    lines = [
        row
        for row in rows(LINES)
        if (row["Exer"], row["CodRD"], row["OpBudg"]) == (year, "D", "0")
        and row["Nature"].startswith(("20", "21", "23"))
    ]
    found = {
        name: sum(Decimal(row[column] or 0) for row in lines)
        for name, column in {"invest_ouvert": "CredOuv", "rar": "MtRAR3112"}.items()
    }
    done = expected["invest_realise_20_204_21_23"]
    assert (
        said(100 * done / found["invest_ouvert"], expected["taux_execution_pct"])
        == (expected["taux_execution_pct"])
    )
    assert {name: said(Decimal(value), expected[name]) for name, value in found.items()} == {
        name: expected[name] for name in found
    }


def test_the_real_act_and_its_extracted_lines_give_the_same_amounts() -> None:
    act, lines = computed(of_act()), computed(of_lines("2021"))
    others = {"454"}
    kept = tuple(one for one in of_act().flows if one.account[:3] not in others)
    without = computed(Ledger(2021, "M14", Support.ACT, kept, of_act().outstanding_eur))
    assert {code: one.value for code, one in without.items() if code != "debt"} | {
        "debt": lines["debt"].value
    } == {code: one.value for code, one in lines.items() if code != "legal_debt"} | {
        "legal_debt": without["legal_debt"].value
    }
    assert act["legal_equipment"].value != without["legal_equipment"].value


@pytest.mark.parametrize("year", YEARS)
def test_staff_accounts_make_the_staff_chapter(year: str) -> None:
    ledger = of_lines(year)
    chapter = sum(one.debit for one in ledger.flows if one.chapter == "012")
    back = sum(one.credit for one in ledger.flows if one.account.startswith("64"))
    found = computed(ledger)
    assert found["legal_staff"].value == chapter
    assert found["staff_costs"].value == chapter - back


@pytest.mark.parametrize("year", YEARS)
def test_every_real_line_is_explained(year: str) -> None:
    ledger = of_lines(year)
    found = coverage(ledger)
    assert found.unknown == ()
    everything = sum(one.debit + one.credit for one in ledger.flows)
    assert sum(found.total_eur(state) for state in CoverageState) == everything


def test_every_line_of_the_real_act_is_explained() -> None:
    assert coverage(of_act()).unknown == ()
