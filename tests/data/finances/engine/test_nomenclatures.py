"""The accounts of a year before the M57 keep their own formulas."""

import pytest

from data.finances.engine import nomenclature_of
from tests.data.finances.engine.made import TOWN
from tests.data.finances.engine.samples import YEARS, needs_samples, of_lines

M14_ACCOUNTS = {"64111", "7411", "74123", "7381", "6531", "6574"}
M57_ACCOUNTS = {one.account for one in TOWN.flows}


@pytest.mark.parametrize(
    ("stated", "accounts", "followed"),
    [
        ("M57", M14_ACCOUNTS, "M14"),
        ("M14", M14_ACCOUNTS, "M14"),
        ("M57", M57_ACCOUNTS, "M57"),
        ("M14", M57_ACCOUNTS, "M57"),
        ("M57A", M57_ACCOUNTS, "M57A"),
        ("M14", {"64111", "60612"}, "M14"),
        ("M57", {"7411", "6531"}, "M57"),
        ("M57", set(), "M57"),
        ("M49", M14_ACCOUNTS, "M49"),
        ("", M14_ACCOUNTS, ""),
    ],
)
def test_accounts_tell_their_nomenclature(stated: str, accounts: set[str], followed: str) -> None:
    assert nomenclature_of(stated, accounts) == followed


@needs_samples
@pytest.mark.parametrize("year", YEARS)
def test_real_accounts_of_the_m14_are_told_from_those_of_the_m57(year: str) -> None:
    assert nomenclature_of("M57", {one.account for one in of_lines(year).flows}) == "M14"
