"""The codes of the DGFiP are those of INSEE, written in another way."""

from datetime import date

import pytest

from data.importers.accounts.towns import commune_code, dgfip_codes, known, years_said
from data.territories.communes import commune


@pytest.mark.parametrize(
    ("departement", "place", "code"),
    [
        ("068", "376", "68376"),
        ("62", "765", "62765"),
        ("010", "387", "10387"),
        ("02A", "004", "2A004"),
        ("02b", "033", "2B033"),
        ("101", "105", "97105"),
        ("102", "209", "97209"),
        ("103", "302", "97302"),
        ("104", "411", "97411"),
        ("106", "608", "97608"),
        ("971", "105", "97105"),
        ("971", "005", "97105"),
        ("1", "4", "01004"),
    ],
)
def test_two_codes_make_the_one_of_insee(departement: str, place: str, code: str) -> None:
    assert commune_code(departement, place) == code


@pytest.mark.parametrize("code", ["62765", "01004", "2A004", "2B033", "97105", "97411", "97608"])
def test_the_way_back_gives_the_same_commune(code: str) -> None:
    assert commune(code) is not None
    assert commune_code(*dgfip_codes(code)) == code


def test_accounts_are_known_in_july_then_in_december() -> None:
    today = date(2026, 11, 21)
    assert known(2024, today, is_provisional=True) == date(2025, 7, 1)
    assert known(2024, today, is_provisional=False) == date(2025, 12, 31)
    assert known(2025, today, is_provisional=False) == today


@pytest.mark.parametrize(
    ("years", "said"),
    [([2024], "2024"), ([2020, 2018, 2019], "2018 à 2020"), ([2018, 2020], "2018, 2020")],
)
def test_years_are_said_as_people_do(years: list[int], said: str) -> None:
    assert years_said(years) == said
