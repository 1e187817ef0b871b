"""What accounts are called, and which numbers are no account."""

import pytest

from data.finances.engine import account_titles, is_known, title_of


@pytest.mark.parametrize(
    ("nomenclature", "account", "title"),
    [
        ("M57", "65748", "Subventions aux associations"),
        ("M57", "657480", "Subventions aux associations"),
        ("M14", "65541", "Fonds de compensation des charges territoriales"),
        ("M57", "65561", "Fonds de compensation des charges territoriales"),
        ("M14", "7331", "Taxe d’enlèvement des ordures ménagères"),
        ("M57", "73133", "Taxe d’enlèvement des ordures ménagères"),
        ("M49", "741", "Primes d’épuration"),
        ("M57", "741", "Dotation globale de fonctionnement"),
        ("M57", "9", ""),
        ("M22", "60", ""),
    ],
)
def test_an_account_bears_the_title_of_its_nearest_known_heading(
    nomenclature: str, account: str, title: str
) -> None:
    assert title_of(nomenclature, account) == title


@pytest.mark.parametrize(
    ("nomenclature", "account", "known"),
    [
        ("M57", "64111", True),
        ("M57", "002", True),
        ("M57", "12", True),
        ("M57", "6999", False),
        ("M57", "671", False),
        ("M14", "6711", True),
        ("M4", "672", True),
        ("M14", "672", False),
        ("M4", "204", False),
        ("M4", "695", True),
        ("M57", "", False),
        ("M22", "60", False),
    ],
)
def test_a_number_is_an_account_when_its_beginning_is_in_the_plan(
    nomenclature: str, account: str, known: bool
) -> None:
    assert is_known(nomenclature, account) is known


@pytest.mark.parametrize("nomenclature", ["M57", "M14", "M4"])
def test_titles_are_short_and_written_once_for_a_heading(nomenclature: str) -> None:
    titles = account_titles(nomenclature)
    assert len(titles) > 400
    for account, title in titles.items():
        assert account.isdigit(), account
        assert len(title) <= 75, title
        assert title == title.strip().rstrip("."), account
        assert "'" not in title, account


@pytest.mark.parametrize("nomenclature", ["M57", "M14", "M4"])
def test_every_detailed_account_stands_under_its_headings(nomenclature: str) -> None:
    titles = account_titles(nomenclature)
    for account, title in titles.items():
        if title and len(account) > 3:
            assert titles.get(account[:3]), account
            assert titles.get(account[:2]), account
