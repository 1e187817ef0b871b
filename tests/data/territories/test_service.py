"""Where the demonstration acts, on a day."""

from dataclasses import replace
from datetime import date

import pytest

from data.territories.service import geography
from data.territories.views import Geography, Quarter
from data.territories.vocabulary import (
    FactTopic,
)
from tests.quarters import CENTRE_HISTORIQUE, QUAI_DU_COMMERCE, SAINT_EXUPERY, SCOPE


@pytest.fixture
def places(quarters: None) -> Geography:
    return geography(SCOPE)


def quarter(places: Geography, code: str) -> Quarter:
    return next(one for one in places.quarters if one.code == code)


def test_the_three_quarters_have_their_codes_names_and_areas(places: Geography) -> None:
    assert [
        (one.code, one.name, one.shape.area_ha if one.shape else None) for one in places.quarters
    ] == [
        (SAINT_EXUPERY, "Saint-Exupéry / Léon Blum", 45.7),
        (QUAI_DU_COMMERCE, "Quai du Commerce / Saint-Sépulcre", 21.1),
        (CENTRE_HISTORIQUE, "Centre historique", 28.0),
    ]


def test_a_quarter_may_span_several_communes(places: Geography) -> None:
    assert [one.name for one in quarter(places, SAINT_EXUPERY).communes] == [
        "Arques",
        "Longuenesse",
        "Saint-Omer",
    ]


@pytest.mark.parametrize(
    ("code", "predecessor"),
    [
        (SAINT_EXUPERY, "QP062036"),
        (QUAI_DU_COMMERCE, "QP062037"),
        (CENTRE_HISTORIQUE, "QP062058"),  # codes do not map by pattern
    ],
)
def test_each_succeeds_to_a_perimeter_of_2015(
    places: Geography, code: str, predecessor: str
) -> None:
    assert [one.code for one in quarter(places, code).predecessors] == [predecessor]


def test_quarters_exist_from_the_day_their_list_took_effect(quarters: None) -> None:
    assert not geography(replace(SCOPE, on=date(2023, 12, 31))).quarters
    assert len(geography(replace(SCOPE, on=date(2024, 1, 1))).quarters) == 3


def test_schools_stand_inside_or_near_and_may_serve_two_quarters(places: Geography) -> None:
    inside = [one.name for one in quarter(places, SAINT_EXUPERY).schools if one.is_inside]
    assert inside == ["Louis Blériot", "Albert Camus", "George Sand", "Léon Blum"]
    for code in (SAINT_EXUPERY, QUAI_DU_COMMERCE):
        schools = {one.name: one for one in quarter(places, code).schools}
        assert schools["La Morinie"].is_inside is False


def test_words_of_residents_and_of_the_card_are_kept(places: Geography) -> None:
    quai = quarter(places, QUAI_DU_COMMERCE)
    assert any(one.is_strength for one in quai.remarks)
    assert any(not one.is_strength for one in quai.remarks)
    assert {fact.topic for fact in quai.facts} == set(FactTopic)


def test_the_agglomeration_has_its_communes_and_fragile_quarters(places: Geography) -> None:
    assert len(places.communes) == 53
    assert all(one.shape for one in places.communes)
    assert places.agglomeration is not None
    assert places.agglomeration.code == "200069037"
    assert [one.name for one in places.fragile] == [
        "Résidence Danvers",
        "Résidence Laennec / boulevard Guillain",
        "Résidence Perpignan",
    ]


def test_an_empty_base_has_no_quarter(empty_base: None) -> None:
    places = geography(SCOPE)
    assert places.quarters == ()
    assert places.communes == ()
