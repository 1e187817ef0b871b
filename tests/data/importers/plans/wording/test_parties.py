"""Supports and partners are found in the wording, whatever the town."""

import pytest

from data.importers.plans.wording.mentions import mentions
from data.importers.plans.wording.parties import find_parties, unknown_delegations
from data.mandate.drafts import DelegationDraft, Sureness
from data.mandate.vocabulary import PartyRole

FINANCES = DelegationDraft("FIN", "Finances", "Finances, budget et marchés publics", "adjoint")
QUARTERS = DelegationDraft("QUA", "Quartiers", "Quartiers, proximité et démocratie", "adjointe")
SPORTS = DelegationDraft("SPO", "Sports", "Sports et jeunesse", "adjointe")
EUROPE = DelegationDraft("EUR", "Europe", "Affaires européennes", "conseillère déléguée")
WORKS = DelegationDraft("TRA", "Travaux", "Travaux et voirie", "échevin")
ALL = (FINANCES, QUARTERS, SPORTS, EUROPE, WORKS)


def supports(text: str, pilot: str | None = None) -> list[str | None]:
    return [
        party.delegation
        for party, _, _ in find_parties(text, ALL, pilot)
        if party.role is PartyRole.SUPPORT
    ]


def bodies(text: str) -> list[str | None]:
    return [party.body for party, _, _ in find_parties(text, ALL) if party.body]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (
            "En lien avec l’adjoint en charge des finances et l’adjointe en charge des quartiers "
            "et de la proximité, un plan sera établi.",
            ["FIN", "QUA"],
        ),
        ("Avec l’appui de l'Adjointe aux sports, un club sera créé.", ["SPO"]),
        ("Il associera l’adjoint au budget.", ["FIN"]),
        ("Elle accompagnera l’adjointe déléguée à la jeunesse sur ce point.", ["SPO"]),
        ("En associant l’adjointe chargée du sport, il agira.", ["SPO"]),
        ("En lien avec la conseillère déléguée aux affaires européennes, il agira.", ["EUR"]),
        ("En lien avec l’échevin des travaux, la commune agira.", ["TRA"]),
        ("L’adjoint(e) en charge de la voirie sera consulté(e).", ["TRA"]),
    ],
)
def test_supporting_delegations_are_named_in_the_wording(text: str, codes: list[str]) -> None:
    assert supports(text) == codes


def test_the_pilot_is_no_support() -> None:
    text = "L’adjointe aux sports agira avec l’adjoint aux finances."
    assert supports(text, "SPO") == ["FIN"]


def test_a_plural_names_several_delegations() -> None:
    assert supports("Avec les adjointes chargées des sports et de la proximité, il agira.") == [
        "SPO",
        "QUA",
    ]


def test_a_delegation_is_found_once_with_its_first_words() -> None:
    text = "L’adjoint aux finances aidera. L’adjoint en charge du budget aussi."
    party, sureness, sentence = find_parties(text, ALL)[0]
    assert party.wording == "adjoint aux finances"
    assert sureness is Sureness.SURE
    assert sentence == "L’adjoint aux finances aidera."


def test_an_alias_names_its_delegation() -> None:
    schools = DelegationDraft(
        "EDU", "Éducation", "Éducation", "adjointe", ("adjointe en charge des écoles",)
    )
    found = find_parties("Avec l’adjointe en charge des écoles, il agira.", (*ALL, schools))
    assert [(party.delegation, sureness) for party, sureness, _ in found] == [
        ("EDU", Sureness.LIKELY)
    ]


def test_a_portfolio_that_nobody_has_is_unknown() -> None:
    text = "En lien avec l’adjoint en charge du numérique, un site sera ouvert."
    assert supports(text) == []
    assert unknown_delegations(text, ALL) == ("adjoint en charge du numérique",)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "En lien avec la Communauté d'Agglomération et les gestionnaires, il agira.",
            ["Communauté d’Agglomération", "Gestionnaires"],
        ),
        ("En partenariat avec l’UNICEF, une fête aura lieu.", ["UNICEF"]),
        ("Avec l’appui de l’État, la halle sera rénovée.", ["État"]),
        ("Les travaux réalisés par le SIVOM seront suivis.", ["SIVOM"]),
        (
            "Avec la SPL Tourisme en Val de Lys, un guide sera édité.",
            ["SPL Tourisme en Val de Lys"],
        ),
        ("Un état des lieux sera mené avec les bailleurs afin de rénover.", ["Bailleurs"]),
        ("Une concertation sera menée avec les habitants.", []),
    ],
)
def test_outside_bodies_are_partners(text: str, names: list[str]) -> None:
    assert bodies(text) == names


def test_a_sentence_ends_where_the_portfolio_does() -> None:
    text = "Il contribuera avec l’adjointe en charge des sports à la rénovation des stades."
    assert [one.words for one in mentions(text)] == ["adjointe en charge des sports"]
