"""What surrounds a town, read from its base."""

from collections.abc import Iterable

from sqlmodel import Session

from data.territories.communes import commune, former_communes
from data.territories.models import Territory
from data.territories.queries import (
    find_territory,
    list_linked,
    list_members,
    list_standing,
)
from data.territories.starting import FRANCE
from data.territories.surroundings import Surroundings
from data.territories.vocabulary import LinkKind, TerritoryKind

_QUARTERS = frozenset({TerritoryKind.QPV_2015, TerritoryKind.QPV_2024})


def surroundings(session: Session, organisation: str) -> Surroundings | None:
    """Return what surrounds an organisation; nothing when its territory is not in the base."""
    home = find_territory(session, organisation)
    if home is None:
        return None
    above = _above(session, home)
    epci = next((one for one in above if one.kind is TerritoryKind.EPCI), None)
    departement = next((one for one in above if one.kind is TerritoryKind.DEPARTEMENT), None)
    members = list_members(session, epci.id or 0) if epci else []
    communes = {home.code: home.name} | {row.code: row.name for row in members}
    countries = {one.code for one in above if one.kind is TerritoryKind.COUNTRY}
    is_french = not countries or FRANCE in countries
    listed = commune(home.code) if is_french else None
    # A base may not hold the département that the packaged list gives.
    listed_code = listed.departement_code if listed else None
    listed_name = listed.departement if listed else ""
    return Surroundings(
        commune=home.code,
        siren=listed.siren if listed else None,
        communes=communes,
        former=_former(communes) if is_french else {},
        epci=epci.code if epci else None,
        epci_name=epci.name if epci else "",
        departement=departement.code if departement else listed_code,
        departement_name=departement.name if departement else listed_name,
        quarters=_quarters(session, {home.id or 0, *(row.id or 0 for row in members)}),
        is_french=is_french,
    )


def _former(communes: Iterable[str]) -> dict[str, str]:
    return {code: today for today in communes for code in former_communes(today)}


def _quarters(session: Session, communes: set[int]) -> frozenset[str]:
    standing = [row for row in list_standing(session, communes) if row.kind in _QUARTERS]
    earlier = list_linked(session, {row.id or 0 for row in standing}, LinkKind.SUCCEEDS)
    return frozenset({row.code for row in [*standing, *(other for _, other in earlier)]})


def _above(session: Session, home: Territory) -> list[Territory]:
    return [row for _, row in list_linked(session, {home.id or 0}, LinkKind.MEMBER_OF)]
