"""Where a new town stands: its commune, the bodies it belongs to, and nothing measured yet."""

from sqlmodel import Session

from data.base.models import Source
from data.territories.communes import EDITION, CommuneLine, members
from data.territories.models import Territory, TerritoryLink
from data.territories.vocabulary import LinkKind, TerritoryKind

FRANCE, BELGIUM = "FR", "BE"


def add_french_home(session: Session, home: CommuneLine) -> None:
    """Add a French commune, its intercommunal body with all members, département and country."""
    source = Source(
        code=f"insee-cog-{EDITION}",
        title="Code officiel géographique et composition des intercommunalités",
        producer="INSEE et DGCL, par Etalab",
        dataset="@etalab/decoupage-administratif 6.0.0",
        edition=EDITION,
        licence="Licence Ouverte 2.0",
        perimeter="commune",
    )
    session.add(source)
    session.flush()
    communes = members(home.epci_code) if home.epci_code else (home,)
    rows = {one.code: _row(one.code, one.name, TerritoryKind.COMMUNE) for one in communes}
    departement = _row(home.departement_code, home.departement, TerritoryKind.DEPARTEMENT)
    country = _row(FRANCE, "France", TerritoryKind.COUNTRY)
    links = [(rows[home.code], departement), (departement, country)]
    if home.epci_code:
        body = _row(home.epci_code, home.epci or home.epci_code, TerritoryKind.EPCI)
        links += [(row, body) for row in rows.values()]
    _save(session, links, source.id)


def add_belgian_home(session: Session, code: str, name: str) -> None:
    """Add a Belgian commune and its country: no list of the others is packaged."""
    home = _row(code, name, TerritoryKind.COMMUNE)
    _save(session, [(home, _row(BELGIUM, "Belgique", TerritoryKind.COUNTRY))], None)


def add_unlisted_home(session: Session, code: str, name: str) -> None:
    """Add a commune that the packaged list does not know, alone."""
    session.add(_row(code, name, TerritoryKind.COMMUNE))


def _row(code: str, name: str, kind: TerritoryKind) -> Territory:
    return Territory(code=code, name=name, kind=kind)


def _save(
    session: Session, links: list[tuple[Territory, Territory]], source_id: int | None
) -> None:
    rows = {row.code: row for pair in links for row in pair}
    for row in rows.values():
        row.source_id = source_id
        session.add(row)
    session.flush()
    for one, other in links:
        session.add(
            TerritoryLink(
                territory_id=one.id or 0,
                other_id=other.id or 0,
                kind=LinkKind.MEMBER_OF,
                source_id=source_id,
            )
        )
