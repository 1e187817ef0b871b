"""What surrounds a town: what a national file is kept for, the rest of it being left out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlmodel import Session

from data.territories.communes import commune, former_communes
from data.territories.models import Territory
from data.territories.queries import find_territory, list_linked, list_members
from data.territories.vocabulary import LinkKind, TerritoryKind


@dataclass(frozen=True)
class Surroundings:
    """A town, its agglomeration and what both are compared with.

    Attributes:
        commune: INSEE code of the town.
        siren: of the town, which its accounts are known by; missing for one that is not listed.
        communes: name of each commune of the agglomeration by INSEE code, the town's included.
        former: communes that are part of one of those today: their code, then today's code.
        epci, departement: official code; missing when the base does not say.
        epci_name, departement_name: what they are called.
    """

    commune: str
    siren: str | None = None
    communes: Mapping[str, str] = field(default_factory=dict)
    former: Mapping[str, str] = field(default_factory=dict)
    epci: str | None = None
    epci_name: str = ""
    departement: str | None = None
    departement_name: str = ""

    @property
    def name(self) -> str:
        """Name of the town."""
        return self.communes[self.commune]

    @property
    def grounds_name(self) -> str:
        """Name of the agglomeration, else of the town."""
        return self.epci_name or self.name


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
    listed = commune(home.code)
    return Surroundings(
        commune=home.code,
        siren=listed.siren if listed else None,
        communes=communes,
        former={code: today for today in communes for code in former_communes(today)},
        epci=epci.code if epci else None,
        epci_name=epci.name if epci else "",
        departement=departement.code if departement else None,
        departement_name=departement.name if departement else "",
    )


def _above(session: Session, home: Territory) -> list[Territory]:
    return [row for _, row in list_linked(session, {home.id or 0}, LinkKind.MEMBER_OF)]
