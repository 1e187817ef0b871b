"""The packaged layouts of accounts say what they are recognised by, and nothing twice."""

import pytest

from data.finances.aggregates import by_label
from data.finances.vocabulary import AccountOrigin
from data.importers.accounts.layouts import account_layouts, heading_key
from data.importers.formats import FormatCode

CODES = (FormatCode.BALANCES, FormatCode.AGGREGATES, FormatCode.INDIVIDUAL_ACCOUNTS)


@pytest.mark.parametrize("code", CODES)
def test_every_layout_is_whole(code: FormatCode) -> None:
    layouts = account_layouts(code)
    assert len({one.code for one in layouts}) == len(layouts)
    for one in layouts:
        assert {*one.signature, *one.needed} <= one.fields.keys()
        assert all(one.fields.values())


@pytest.mark.parametrize("code", CODES)
def test_no_heading_means_two_things(code: FormatCode) -> None:
    for one in account_layouts(code):
        names = [heading_key(name) for group in one.fields.values() for name in group]
        assert len(set(names)) == len(names)


def test_a_heading_is_found_whatever_its_case_its_accents_and_its_year() -> None:
    layout = account_layouts(FormatCode.AGGREGATES)[0]
    headings = ("Exercice", "NOM 2031  COMMUNE", "Libelle Budget", "AGRÉGAT", "Montant", "Autre")
    assert layout.places(headings) == {
        "year": 0,
        "commune_name": 1,
        "title": 2,
        "aggregate": 3,
        "amount": 4,
    }
    assert layout.unknown(headings, frozenset()) == ["Autre"]


def test_a_name_that_is_not_a_year_is_another_heading() -> None:
    layout = account_layouts(FormatCode.AGGREGATES)[0]
    assert "commune_name" not in layout.places(("Nom ancien Commune",))


def test_formats_are_not_taken_for_each_other() -> None:
    for code in CODES:
        headings = tuple(names[0] for names in account_layouts(code)[0].fields.values())
        recognised = [
            other for other in CODES if any(one.is_of(headings) for one in account_layouts(other))
        ]
        assert recognised == [code]


def test_individual_amounts_are_known_columns_of_their_own() -> None:
    layout = account_layouts(FormatCode.INDIVIDUAL_ACCOUNTS)[0]
    labels = frozenset(by_label(AccountOrigin.INDIVIDUAL))
    headings = tuple(
        f"{prefix}{one}" for one in labels for prefix in ("", "f", "m") if " " not in one
    )
    assert layout.unknown(headings, labels) == []
