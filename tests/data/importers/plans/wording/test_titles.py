"""Titles are short, whole and say what is promised."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.importers.plans.wording.titles import LONGEST, shorten
from data.mandate.drafts import Sureness


def test_a_short_promise_is_its_own_title() -> None:
    assert shorten("Planter mille arbres.") == ("Planter mille arbres", Sureness.SURE)


def test_a_title_starts_with_a_capital_and_has_curly_apostrophes() -> None:
    title, _ = shorten("l'ouverture d'une halle couverte.")
    assert title == "L’ouverture d’une halle couverte"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "L’adjoint en charge de la voirie assurera le suivi du plan de circulation.",
            "Suivi du plan de circulation",
        ),
        (
            "En lien avec l’adjointe aux finances, un budget vert sera présenté.",
            "Un budget vert sera présenté",
        ),
        (
            "Avec l’appui de la Région, de l’État et du Département, un lycée sera construit.",
            "Un lycée sera construit",
        ),
        ("Conformément à la loi, les données seront publiées.", "Les données seront publiées"),
        ("Dans le cadre du plan vélo, elle créera dix arceaux.", "Créer dix arceaux"),
        ("Il poursuivra et amplifiera la sobriété.", "Poursuivre et amplifier la sobriété"),
        ("La Ville se dotera d’un fablab.", "Se doter d’un fablab"),
        (
            "Elle organisera, aux côtés des parents, des élèves et des clubs, une fête du sport.",
            "Organiser une fête du sport",
        ),
        ("La rénovation des groupes scolaires, notamment :", "La rénovation des groupes scolaires"),
    ],
)
def test_the_administrative_lead_in_is_dropped(text: str, title: str) -> None:
    assert shorten(text) == (title, Sureness.LIKELY)


def test_the_sentence_that_promises_gives_the_title() -> None:
    title, _ = shorten("La ville s’est dotée d’un schéma. Il sera mis à jour.")
    assert title == "Il sera mis à jour"


def test_a_long_promise_is_cut_at_a_whole_word() -> None:
    text = "Rénover " + ", ".join(f"la salle communale numéro {rank}" for rank in range(12))
    title, sureness = shorten(text)
    assert title.endswith("…")
    assert len(title) <= LONGEST
    assert sureness is not Sureness.SURE


def test_an_empty_text_has_an_empty_title() -> None:
    assert shorten("  ")[0] == ""


@given(
    st.lists(
        st.sampled_from(
            ["la", "ville", "plantera", "arbres", "afin", "de", "rafraîchir,", "écoles"]
        ),
        min_size=1,
        max_size=60,
    )
)
def test_titles_are_made_of_whole_words(words: list[str]) -> None:
    title, sureness = shorten(" ".join(words))
    assert len(title) <= LONGEST
    if title.endswith("…"):
        assert sureness is not Sureness.SURE
        kept = title.removesuffix("…").lower().split()
        assert {word.strip(",") for word in kept} <= {
            *(word.strip(",") for word in words),
            "planter",
        }
