"""A town's own territories before they are saved: known by name, and on which communes they stand.

A file drawn by a service rarely says either; the base holds what tells both.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlmodel import Session, col, select

from data.territories.around import surroundings
from data.territories.drafts import BoundaryDraft, LinkDraft, TerritoriesDraft
from data.territories.models import Boundary, Territory
from data.territories.naming import folded
from data.territories.vocabulary import LinkKind, TerritoryKind

OWN_KINDS = frozenset(
    {
        TerritoryKind.QUARTIER_FRAGILE,
        TerritoryKind.WATCHED_TERRITORY,
        TerritoryKind.NEIGHBOURHOOD,
    }
)
_LEAST_SHARE = 0.01
"""Of a territory's area: less than that is a border drawn with little care."""


def settled(session: Session, organisation: str, draft: TerritoriesDraft) -> TerritoriesDraft:
    """Return a draft whose own territories bear the base's codes and stand on communes."""
    if not any(one.kind in OWN_KINDS for one in draft.territories):
        return draft
    named = _as_known(session, draft)
    return replace(named, links=(*named.links, *_hosts(session, organisation, named)))


def _as_known(session: Session, draft: TerritoriesDraft) -> TerritoriesDraft:
    """Return the draft with the base's code for whoever it already knows by kind and by name."""
    rows = session.exec(select(Territory).where(col(Territory.kind).in_(OWN_KINDS))).all()
    known: dict[tuple[TerritoryKind, str], list[str]] = {}
    for row in rows:
        known.setdefault((row.kind, folded(row.name)), []).append(row.code)
    codes: dict[str, str] = {}
    for one in draft.territories:
        same = known.get((one.kind, folded(one.name or "")), [])
        if one.is_code_made and len(same) == 1:
            codes[one.code] = same[0]
    return replace(
        draft,
        territories=tuple(
            replace(one, code=codes.get(one.code, one.code)) for one in draft.territories
        ),
        links=tuple(
            replace(one, territory=codes.get(one.territory, one.territory)) for one in draft.links
        ),
    )


def _hosts(session: Session, organisation: str, draft: TerritoriesDraft) -> Iterable[LinkDraft]:
    """Yield the communes that each territory covers, where the file does not say them.

    The town itself when no boundary of a commune is known, or when it covers none of them: then
    saving says how far it is.
    """
    around = surroundings(session, organisation)
    if around is None:
        return
    said = {one.territory for one in draft.links if one.kind is LinkKind.OVERLAPS}
    shapes = _shapes(session, around.communes)
    for one in draft.territories:
        if one.kind not in OWN_KINDS or one.code in said or one.boundary is None:
            continue
        for commune in _covered(one.boundary, shapes) or [around.commune]:
            yield LinkDraft(one.code, LinkKind.OVERLAPS, commune, one.where)


def _shapes(session: Session, communes: Iterable[str]) -> Mapping[str, Boundary]:
    statement = (
        select(Territory.code, Boundary)
        .join(Boundary, col(Boundary.territory_id) == col(Territory.id))
        .where(col(Territory.code).in_(list(communes)))
        .order_by(col(Territory.code), col(Boundary.id))
    )
    return dict(session.exec(statement).all())


def _covered(drawn: BoundaryDraft, communes: Mapping[str, Boundary]) -> list[str]:
    from shapely.geometry import shape

    from geo.overlapping import shares_of

    grounds = {code: shape(row.geometry) for code, row in communes.items()}
    shares = shares_of(shape(dict(drawn.geometry)), grounds)
    return [code for code, share in shares.items() if share >= _LEAST_SHARE]
