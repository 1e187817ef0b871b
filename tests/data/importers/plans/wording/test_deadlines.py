"""Deadlines are read from French, and only when they are some."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.importers.plans.wording.deadlines.finding import find_deadline
from data.mandate.drafts import Sureness
from data.mandate.vocabulary import DeadlinePrecision

STARTS_ON, ENDS_ON = date(2026, 3, 29), date(2032, 3, 31)
DAY, SEASON = DeadlinePrecision.DAY, DeadlinePrecision.SEASON
YEAR, MANDATE = DeadlinePrecision.YEAR, DeadlinePrecision.MANDATE


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [
        ("Avant l’été 2027, un plan sera voté.", date(2027, 6, 30), SEASON),
        ("Le guide sortira courant 2028.", date(2028, 12, 31), YEAR),
        ("Le guide sortira courant de l'année 2028.", date(2028, 12, 31), YEAR),
        ("Le guide sortira au cours de l’année 2028.", date(2028, 12, 31), YEAR),
        ("D’ici 2030, la ville plantera.", date(2030, 12, 31), YEAR),
        ("En 2029, un bilan sera dressé.", date(2029, 12, 31), YEAR),
        ("Tout sera prêt fin 2028.", date(2028, 12, 31), YEAR),
        ("À l’horizon 2030, la flotte sera propre.", date(2030, 12, 31), YEAR),
        ("Un gymnase pour 2031.", date(2031, 12, 31), YEAR),
        ("D’ici la fin du mandat, la ville plantera.", ENDS_ON, MANDATE),
        ("D’ici à la fin de la législature.", ENDS_ON, MANDATE),
        ("Au premier trimestre 2027.", date(2027, 3, 31), SEASON),
        ("Au 2e semestre de l’année 2027.", date(2027, 12, 31), SEASON),
        ("La halle ouvrira en juin 2027.", date(2027, 6, 30), SEASON),
        ("Elle ouvrira avant fin juin 2027.", date(2027, 6, 30), SEASON),
        ("Elle ouvrira avant juin 2027.", date(2027, 5, 31), SEASON),
        ("Elle ouvrira le 31 mars 2027.", date(2027, 3, 31), DAY),
        ("Avant le 1er janvier 2028, tout sera prêt.", date(2027, 12, 31), DAY),
        ("À la rentrée 2027, la cantine sera bio.", date(2027, 9, 30), SEASON),
    ],
)
def test_a_deadline_is_read(text: str, day: date, precision: DeadlinePrecision) -> None:
    found = find_deadline(text, STARTS_ON, ENDS_ON)
    assert found is not None
    deadline, _, sentence = found
    assert (deadline.latest_on, deadline.precision) == (day, precision)
    assert deadline.wording in sentence


@pytest.mark.parametrize(
    "text",
    [
        "Depuis 2027, la ville agit.",
        "Dès 2027, la ville agira.",
        "Après les crues de l’hiver 2023/2024, la ville agira.",
        "Le contrat de mandat 2026 - 2032 sera suivi.",
        "Le Contrat de Ville « 2024-2030 » sera suivi.",
        "À l’horizon 2050, la ville sera neutre.",
        "En 2024, des travaux ont été menés.",
        "Prospective 2050",
        "Chaque 14 juillet sera une fête.",
        "Le schéma adopté en 2027 sera suivi.",
        "Le calendrier du contrat de mandat sera respecté.",
    ],
)
def test_what_is_no_deadline_is_left(text: str) -> None:
    assert find_deadline(text, STARTS_ON, ENDS_ON) is None


def test_the_end_of_a_mandate_whose_end_is_unknown_is_not_invented() -> None:
    assert find_deadline("D’ici la fin du mandat, la ville plantera.", None, None) is None


def test_without_a_mandate_any_year_is_taken() -> None:
    found = find_deadline("La gare ouvrira avant l’été 2041.", None, None)
    assert found is not None
    assert found[0].latest_on == date(2041, 6, 30)


def test_a_year_that_dates_a_noun_is_to_be_reviewed() -> None:
    text = "La livraison en 2027, du nouveau pont, offrira un passage."
    found = find_deadline(text, STARTS_ON, ENDS_ON)
    assert found is not None
    assert found[1] is Sureness.UNSURE


def test_the_sentence_is_the_one_that_says_it() -> None:
    text = "Un plan sera établi. Il sera voté avant l’été 2027. Il vivra."
    found = find_deadline(text, STARTS_ON, ENDS_ON)
    assert found is not None
    assert found[2] == "Il sera voté avant l’été 2027."


@given(st.integers(2020, 2045), st.sampled_from(["courant {}", "fin {}", "d’ici {}", "en {}"]))
def test_a_deadline_always_falls_in_the_mandate(year: int, words: str) -> None:
    found = find_deadline(f"Le plan sera voté {words.format(year)}.", STARTS_ON, ENDS_ON)
    assert (found is not None) == (STARTS_ON.year <= year <= ENDS_ON.year)
