"""How old a value is, and when the next one is expected."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.indicators.freshness import Freshness, Newest, age_of, edition_year, period_years

ON = date(2029, 6, 30)


@pytest.mark.parametrize(
    ("periodicity", "years"),
    [
        ("annuelle", 1),
        ("Annuelle (rentrée)", 1),
        ("chaque année", 1),
        ("trimestrielle", 1),
        ("tous les 3 ans", 3),
        ("quinquennale", 5),
        ("tous les 0 ans", None),
        ("à chaque actualisation du recensement sur les QPV", None),
        ("annuelle pour les communes, quinquennale environ pour les QPV", None),
        ("", None),
        (None, None),
    ],
)
def test_only_a_plain_periodicity_is_a_number_of_years(
    periodicity: str | None, years: int | None
) -> None:
    assert period_years(periodicity) == years


@pytest.mark.parametrize(
    ("edition", "year"),
    [("2023", 2023), ("juillet 2023", 2023), ("2023-2024", None), ("v2", None), (None, None)],
)
def test_an_edition_says_one_year_or_none(edition: str | None, year: int | None) -> None:
    assert edition_year(edition) == year


def test_the_next_value_is_expected_a_period_after_the_last_edition() -> None:
    age = age_of(Newest(2020, 2027), "annuelle", None, ON)
    assert age.freshness is Freshness.OVERDUE
    assert age.text == "donnée vieille de 9\u00a0ans ; attendue depuis le 31 décembre 2028"
    assert age_of(Newest(2020, 2028), "annuelle", None, ON).freshness is Freshness.CURRENT


def test_the_day_that_the_service_wrote_goes_first() -> None:
    written = age_of(Newest(2020, 2022), "annuelle", date(2030, 1, 1), ON)
    assert (written.freshness, written.expected_on) == (Freshness.CURRENT, date(2030, 1, 1))


def test_without_edition_or_periodicity_no_date_is_expected() -> None:
    for newest, periodicity in ((Newest(2027), "annuelle"), (Newest(2027, 2028), None)):
        age = age_of(newest, periodicity, None, ON)
        assert age.freshness is Freshness.UNDATED
        assert age.text == "donnée vieille de 2\u00a0ans ; pas de date attendue"


def test_without_value_the_age_says_so() -> None:
    age = age_of(None, "annuelle", None, ON)
    assert (age.years, age.text) == (None, "aucune valeur ; pas de date attendue")
    assert age_of(Newest(), None, None, ON).text.startswith("année non précisée")


@given(st.dates(date(1960, 1, 1), date(2090, 1, 1)), st.dates(date(1960, 1, 1), date(2090, 1, 1)))
def test_a_value_is_overdue_from_the_next_day_only(expected: date, on: date) -> None:
    age = age_of(None, None, expected, on)
    assert (age.freshness is Freshness.OVERDUE) == (on >= expected + timedelta(days=1))
