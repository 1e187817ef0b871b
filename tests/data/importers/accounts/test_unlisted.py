"""Accounts that nothing explains are told before they are saved."""

from pathlib import Path

from data.importers.accounts.acts import read
from tests.data.importers.accounts.made_acts import LINE, a_budget, an_act
from tests.data.importers.accounts.making import SAINT_OMER, opened, warned


def warnings_of(folder: Path, *accounts: str) -> str:
    lines = [LINE | {"Nature": account, "MtReal": "12.34"} for account in accounts]
    return warned(read(opened(folder, an_act(a_budget(lines)), "acte.xml"), SAINT_OMER))


def test_an_unknown_account_is_named_with_its_amount(tmp_path: Path) -> None:
    said = warnings_of(tmp_path, "60612", "99999")
    assert "1 compte inconnu" in said
    assert "99999 (12,34 €)" in said
    assert "60612" not in said


def test_many_are_counted(tmp_path: Path) -> None:
    said = warnings_of(tmp_path, *(f"9999{rank}" for rank in range(8)))
    assert "8 comptes inconnus" in said
    assert "et 3 autres" in said


def test_known_accounts_are_not_told(tmp_path: Path) -> None:
    assert "inconnu" not in warnings_of(tmp_path, "60612", "64111")
