"""Gross amounts of real accounts: the ratios that the town published are made of them."""

from decimal import Decimal

import pytest

from data.finances.engine import Ledger, computed
from tests.data.finances.engine.samples import YEARS, needs_samples, of_act, of_lines, rows

pytestmark = needs_samples

RATIOS = {
    "1 DRF/hab": ("legal_operating_spending", ""),
    "2 impots directs/hab": ("legal_direct_taxes", ""),
    "3 RRF/hab": ("legal_operating_revenue", ""),
    "4 equipement brut/hab": ("legal_equipment", ""),
    "5 dette/hab": ("legal_debt", ""),
    "6 DGF/hab": ("legal_operating_grant", ""),
    "7 personnel/DRF %": ("legal_staff", "legal_operating_spending"),
    "10 equip/RRF %": ("legal_equipment", "legal_operating_revenue"),
    "11 dette/RRF %": ("legal_debt", "legal_operating_revenue"),
}
APART = {("2019", "5 dette/hab"), ("2019", "6 DGF/hab"), ("2019", "11 dette/RRF %")}
"""What the town published on other grounds: a larger debt, the flat part of the grant alone."""


def gaps(ledger: Ledger, year: str, *, without: str = "") -> dict[tuple[str, str], Decimal]:
    """Return published less computed, of the ratios of a year that differ."""
    found = {code: one.value or Decimal(0) for code, one in computed(ledger).items()}
    gaps: dict[tuple[str, str], Decimal] = {}
    for row in rows("verif_montreuil_ratios_2019_2021.csv", ","):
        name = row["ratio"]
        if row["exer"] != year or name not in RATIOS or without in RATIOS[name]:
            continue
        code, divisor = RATIOS[name]
        value = 100 * found[code] / found[divisor] if divisor else found[code]
        value = value if divisor else value / Decimal(row["pop_file"])
        gap = Decimal(row["published"]) - round(value, 2)
        if abs(gap) > Decimal("0.01"):
            gaps[year, name] = gap
    return gaps


def test_the_legal_amounts_of_the_real_act_are_those_that_the_town_published() -> None:
    assert gaps(of_act(), "2021") == {}


@pytest.mark.parametrize("year", YEARS)
def test_legal_amounts_are_those_that_the_town_published(year: str) -> None:
    # The extracted lines lack the operations for others, which equipment counts.
    found = gaps(of_lines(year), year, without="legal_equipment")
    assert found.keys() == {key for key in APART if key[0] == year}


@pytest.mark.parametrize("year", YEARS)
def test_the_ninth_ratio_is_the_one_that_the_town_published(year: str) -> None:
    found = {code: one.value or Decimal(0) for code, one in computed(of_lines(year)).items()}
    spent = found["legal_operating_spending"] + found["legal_loan_repayments"]
    (published,) = (
        Decimal(row["published"])
        for row in rows("verif_montreuil_ratios_2019_2021.csv", ",")
        if row["exer"] == year and row["ratio"].startswith("9 ")
    )
    assert round(100 * spent / found["legal_operating_revenue"], 2) == published
