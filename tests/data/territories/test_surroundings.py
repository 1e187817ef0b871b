"""What surrounds a town, read from its own base."""

from data.base.database import reading
from data.base.history import unit_of_work
from data.territories.around import surroundings
from data.territories.models import Territory
from data.territories.surroundings import Surroundings
from data.territories.vocabulary import TerritoryKind
from tests.data.importers.made import own_town


def _around(code: str) -> Surroundings | None:
    with reading() as session:
        return surroundings(session, code)


def test_a_town_is_surrounded_by_its_agglomeration_and_its_departement(empty_base: None) -> None:
    own_town()
    found = _around("62765")
    assert found is not None
    assert (len(found.communes), found.communes["62525"]) == (53, "Longuenesse")
    assert (found.epci, found.departement) == ("200069037", "62")
    assert (found.name, found.grounds_name) == ("Saint-Omer", "la CA du Pays de Saint-Omer")


def test_the_accounts_of_a_town_are_known_by_its_siren(empty_base: None) -> None:
    own_town()
    found = _around("62765")
    assert found is not None
    assert found.siren == "216207654"


def test_former_communes_of_the_agglomeration_lead_to_those_of_today(empty_base: None) -> None:
    own_town()
    found = _around("62765")
    assert found is not None
    assert found.former["62807"] == "62757"
    assert "62757" not in found.former


def test_a_commune_without_agglomeration_surrounds_itself(empty_base: None) -> None:
    with unit_of_work() as session:
        session.add(Territory(code="55040", name="Soignies", kind=TerritoryKind.COMMUNE))
    found = _around("55040")
    assert found is not None
    assert (found.communes, found.epci, found.grounds_name) == (
        {"55040": "Soignies"},
        None,
        "Soignies",
    )


def test_an_organisation_without_territory_has_no_surroundings(empty_base: None) -> None:
    assert _around("62765") is None
