"""Since when each quarter is a priority one, and what it comes from."""

from collections.abc import Mapping, Sequence

from sqlmodel import Session, col, select

from data.base.database import reading
from data.base.queries import list_sources
from data.base.views import Scope
from data.territories import queries
from data.territories.around import surroundings
from data.territories.models import Boundary, Territory, TerritoryLink
from data.territories.priority import rules, words
from data.territories.priority.views import PriorityHistory
from data.territories.views import TerritoryName
from data.territories.vocabulary import LinkKind, TerritoryKind

_GENERATIONS = (TerritoryKind.QPV_2024, TerritoryKind.QPV_2015)


def priority_history(scope: Scope) -> PriorityHistory:
    """Return how the quarters of an agglomeration came into the priority geography, or left it."""
    with reading() as session:
        today, before = _quarters(session, scope)
        rows = [*today, *before]
        links = queries.list_linked(session, {row.id or 0 for row in today}, LinkKind.SUCCEEDS)
        codes = {row.id or 0: row.code for row in today}
        said = {(codes[key], other.code) for key, other in links}
        drawn = _boundaries(session, rows)
        sources = list_sources(session, _origins(session, today, [*rows, *drawn.values()]))
    shares = _shares(today, before, drawn)
    found = rules.passages(
        [_known(row, drawn.get(row.code)) for row in today],
        [_known(row, drawn.get(row.code)) for row in before],
        said,
        shares,
        has_correspondence=bool(said),
    )
    return PriorityHistory(
        quarters=found,
        answer=words.answer(found),
        caution=words.caution(found),
        alt=words.alternative(found),
        table=words.table(found),
        sources=sources,
    )


def _quarters(session: Session, scope: Scope) -> tuple[Sequence[Territory], Sequence[Territory]]:
    """Return the quarters in force on a day, and those of 2015 known here, by code."""
    around = surroundings(session, scope.organisation)
    if around is None:
        return (), ()
    found = session.exec(select(Territory.id).where(col(Territory.code).in_(list(around.communes))))
    communes = {one for one in found if one is not None}
    today = queries.list_overlapping(session, communes, TerritoryKind.QPV_2024, scope.on)
    standing = queries.list_standing(session, communes)
    earlier = queries.list_linked(session, {row.id or 0 for row in today}, LinkKind.SUCCEEDS)
    before = {row.code: row for row in [*standing, *(other for _, other in earlier)]}
    return today, [row for _, row in sorted(before.items()) if row.kind is TerritoryKind.QPV_2015]


def _boundaries(session: Session, rows: Sequence[Territory]) -> dict[str, Boundary]:
    """Return the shape of each quarter, the last one that its generation had."""
    codes = {row.id or 0: row.code for row in rows}
    statement = select(Boundary).where(col(Boundary.territory_id).in_(codes))
    return {
        codes[row.territory_id]: row for row in session.exec(statement.order_by(col(Boundary.id)))
    }


def _origins(
    session: Session, today: Sequence[Territory], rows: Sequence[Territory | Boundary]
) -> set[int]:
    """Return the identifiers of the sources of quarters, boundaries and successions."""
    statement = select(TerritoryLink.source_id).where(
        col(TerritoryLink.territory_id).in_({row.id for row in today}),
        TerritoryLink.kind == LinkKind.SUCCEEDS,
    )
    found = {row.source_id for row in rows} | set(session.exec(statement))
    return {one for one in found if one is not None}


def _known(row: Territory, drawn: Boundary | None) -> rules.Known:
    name = TerritoryName(row.code, row.name, row.kind)
    return rules.Known(name, row.valid_from, row.valid_to, drawn.area_ha if drawn else None)


def _shares(
    today: Sequence[Territory], before: Sequence[Territory], drawn: Mapping[str, Boundary]
) -> dict[tuple[str, str], tuple[float, float]]:
    old = {row.code: drawn[row.code].geometry for row in before if row.code in drawn}
    new = {row.code: drawn[row.code].geometry for row in today if row.code in drawn}
    if not old or not new:
        return {}
    from geo.overlapping import common_shares

    return common_shares(old, new)
