"""A school that no file ties to a quarter is in the one it stands in: on the map and everywhere."""

import pytest
from sqlmodel import select

from data.base.history import unit_of_work
from data.base.views import Scope
from data.indicators.cards.identity.service import quarter_identity
from data.territories.local.service import schools
from data.territories.models import Place, PlaceTerritory, Territory
from data.territories.service import geography
from data.territories.views import School
from tests.quarters import QUAI_DU_COMMERCE, SCOPE

NEW = "0629999Z"


def place(lon: float, lat: float, *, near: str = "") -> None:
    """Add a school of Saint-Omer, near a quarter when a file says so."""
    with unit_of_work() as session:
        towns = {one.code: one.id or 0 for one in session.exec(select(Territory)).all()}
        row = Place(
            code=NEW,
            name="École neuve",
            kind="primaire",
            commune_id=towns["62765"],
            lon=lon,
            lat=lat,
        )
        session.add(row)
        session.flush()
        if near:
            link = PlaceTerritory(place_id=row.id or 0, territory_id=towns[near], is_inside=False)
            session.add(link)


def found(scope: Scope = SCOPE) -> dict[str, School]:
    return {
        quarter.code: one
        for quarter in geography(scope).quarters
        for one in quarter.schools
        if one.code == NEW
    }


@pytest.mark.usefixtures("demo_copy")
def test_its_position_puts_it_in_the_list_of_the_card_and_says_so() -> None:
    place(2.26014, 50.75326)
    ((code, school),) = found().items()
    assert (code, school.is_inside, school.is_computed) == (QUAI_DU_COMMERCE, True, True)
    card = quarter_identity(SCOPE, QUAI_DU_COMMERCE)
    assert card is not None
    line = next(one for one in card.schools if one.name == "École neuve")
    assert line.about.endswith("dans le quartier, d’après sa position")
    assert "dont 1 d’après sa position" in card.schools_note
    names = [str(row[0]) for row in card.schools_data.rows]
    assert sorted(names) == sorted(one.name for one in card.schools)


@pytest.mark.usefixtures("demo_copy")
def test_the_map_and_the_card_find_the_same_quarter() -> None:
    place(2.26014, 50.75326)
    (drawn,) = schools(SCOPE).placed
    assert [one.code for one in drawn.found_in] == list(found())


@pytest.mark.usefixtures("demo_copy")
def test_a_school_that_a_file_places_near_is_not_moved_inside() -> None:
    place(2.26014, 50.75326, near=QUAI_DU_COMMERCE)
    (school,) = found().values()
    assert (school.is_inside, school.is_computed) == (False, False)


@pytest.mark.usefixtures("demo_copy")
def test_a_school_in_no_quarter_is_in_no_list() -> None:
    place(2.30, 50.80)
    assert found() == {}
