"""Writing a reconciled draft into the base: only what differs, signed by its import."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from sqlmodel import Session

from data.territories.drafts import BoundaryDraft, LinkDraft, PlaceDraft, TerritoriesDraft
from data.territories.drafts import TerritoryDraft as Draft
from data.territories.models import Boundary, Place, Territory, TerritoryLink
from data.territories.saving.compare import days_of, is_same_shape, place_values
from data.territories.saving.stored import StoredGround

Row = TypeVar("Row", Territory, Boundary, TerritoryLink, Place)


def write_territories(
    session: Session,
    draft: TerritoriesDraft,
    stored: StoredGround,
    *,
    batch_id: int,
    source_id: int,
) -> None:
    """Save what differs between a reconciled draft and the base, signed by an import."""
    signature = {"batch_id": batch_id, "source_id": source_id}
    rows = _write_names(session, draft.territories, stored, signature)
    session.flush()
    ids = {code: row.id or 0 for code, row in rows.items()}
    _write_shapes(session, draft.territories, stored, ids, signature)
    _write_links(session, draft.links, stored, ids, signature)
    _write_places(session, draft.places, stored, ids, signature)
    session.flush()


def _write_names(
    session: Session,
    drafts: Iterable[Draft],
    stored: StoredGround,
    signature: Mapping[str, int],
) -> dict[str, Territory]:
    rows = dict(stored.territories)
    for one in drafts:
        row, name = rows.get(one.code), one.name or one.code
        if row is None:
            row = rows[one.code] = Territory(code=one.code, name=name, kind=one.kind)
            row.valid_from, row.valid_to = days_of(one)
            session.add(_signed(row, signature))
        elif (row.name, row.valid_from, row.valid_to) != (name, *days_of(one, row)):
            row.name = name
            row.valid_from, row.valid_to = days_of(one, row)
            _signed(row, signature)
    return rows


def _write_shapes(
    session: Session,
    drafts: Iterable[Draft],
    stored: StoredGround,
    ids: Mapping[str, int],
    signature: Mapping[str, int],
) -> None:
    for one in drafts:
        if one.boundary is None:
            continue
        row = stored.boundaries.get(one.code)
        if row is None:
            row = Boundary(territory_id=ids[one.code], **_shape_values(one.boundary))
            row.valid_from, row.valid_to = days_of(one)
            session.add(_signed(row, signature))
        elif not is_same_shape(row, one.boundary) or days_of(one, row) != (
            row.valid_from,
            row.valid_to,
        ):
            row.valid_from, row.valid_to = days_of(one, row)
            for name, value in _shape_values(one.boundary).items():
                setattr(row, name, value)
            _signed(row, signature)


def _shape_values(draft: BoundaryDraft) -> dict[str, Any]:
    return {
        "geometry": dict(draft.geometry),
        "area_ha": draft.area_ha,
        "label_lon": draft.label_lon,
        "label_lat": draft.label_lat,
    }


def _write_links(
    session: Session,
    drafts: Iterable[LinkDraft],
    stored: StoredGround,
    ids: Mapping[str, int],
    signature: Mapping[str, int],
) -> None:
    for one in drafts:
        if (one.territory, one.kind, one.other) not in stored.links:
            row = TerritoryLink(
                territory_id=ids[one.territory], other_id=ids[one.other], kind=one.kind
            )
            session.add(_signed(row, signature))


def _write_places(
    session: Session,
    drafts: Iterable[PlaceDraft],
    stored: StoredGround,
    ids: Mapping[str, int],
    signature: Mapping[str, int],
) -> None:
    for one in drafts:
        row = stored.places.get(one.code)
        values = place_values(one, row, ids.get(one.commune or ""))
        if row is None:
            session.add(_signed(Place(code=one.code, **values), signature))
        elif any(getattr(row, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(row, name, value)
            _signed(row, signature)


def _signed(row: Row, signature: Mapping[str, int]) -> Row:
    row.batch_id, row.source_id = signature["batch_id"], signature["source_id"]
    return row
