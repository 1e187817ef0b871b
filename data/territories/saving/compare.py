"""A draft beside the base, line by line, in French. Pure."""

from datetime import date
from typing import Any

from data.base.columns import Dated
from data.base.comparison import ChangeLine, Comparison, Difference, FieldChange
from data.base.formats import number, quantity
from data.territories.drafts import BoundaryDraft, LinkDraft, PlaceDraft, TerritoriesDraft
from data.territories.drafts import TerritoryDraft as Draft
from data.territories.models import Boundary, Place
from data.territories.saving.stored import StoredGround
from data.territories.saving.words import NOUNS, RELATIONS
from data.territories.validity import validity
from data.territories.words import PLACE_KINDS, validity_words

_NONE = "aucun"
_UNKNOWN = "—"


def compared(draft: TerritoriesDraft, stored: StoredGround) -> Comparison:
    """Return what saving a reconciled draft would change."""
    kinds = {code: row.kind for code, row in stored.territories.items()}
    kinds |= {one.code: one.kind for one in draft.territories}
    names = {code: row.name for code, row in stored.territories.items()}
    names |= {one.code: one.name or one.code for one in draft.territories}
    return Comparison(
        (
            *(_territory_line(one, stored) for one in draft.territories),
            *(
                _link_line(one, stored, NOUNS[kinds[one.territory]], names[one.other])
                if one.territory in kinds and one.other in names
                else _link_line(one, stored, "Territoire", one.other)
                for one in draft.links
            ),
            *(_place_line(one, stored) for one in draft.places),
        )
    )


def is_same_shape(row: Boundary | None, draft: BoundaryDraft) -> bool:
    """Tell whether the base holds this very shape; where its name is written does not matter."""
    return row is not None and (row.geometry, row.area_ha) == (draft.geometry, draft.area_ha)


def days_of(draft: Draft, row: Dated | None = None) -> tuple[date | None, date | None]:
    """Return the first and last day: the file's, else what the base holds, else its kind's."""
    held = (row.valid_from, row.valid_to) if row else validity(draft.kind)
    return draft.valid_from or held[0], draft.valid_to or held[1]


def place_values(draft: PlaceDraft, row: Place | None, commune_id: int | None) -> dict[str, Any]:
    """Return what a place says of itself; what the file does not tell stays as the base has it."""
    return {
        "name": row.name if row and draft.is_only_placed else draft.name,
        "kind": row.kind if row and draft.is_only_placed else draft.kind,
        "uai": draft.uai or (row.uai if row else None),
        "sector": _sector(draft, row),
        "commune_id": commune_id or (row.commune_id if row else None),
        "lon": draft.lon if draft.lon is not None else (row.lon if row else None),
        "lat": draft.lat if draft.lat is not None else (row.lat if row else None),
    }


def _sector(draft: PlaceDraft, row: Place | None) -> str | None:
    if row is not None and row.sector and draft.is_only_placed:
        return row.sector
    return draft.sector or (row.sector if row else None)


def _territory_line(draft: Draft, stored: StoredGround) -> ChangeLine:
    code, name = f"{NOUNS[draft.kind]} {draft.code}", draft.name or draft.code
    row = stored.territories.get(draft.code)
    if row is None:
        shape = f", {_area(draft.boundary.area_ha)}" if draft.boundary else ""
        return ChangeLine(Difference.ADDED, code, f"{name}{shape}")
    fields = []
    if row.name != name:
        fields.append(FieldChange("Nom", row.name, name))
    before, after = (row.valid_from, row.valid_to), days_of(draft, row)
    if before != after:
        fields.append(FieldChange("En vigueur", validity_words(*before), validity_words(*after)))
    held = stored.boundaries.get(draft.code)
    if draft.boundary is not None and not is_same_shape(held, draft.boundary):
        fields.append(_shape_change(held, draft.boundary))
    difference = Difference.CHANGED if fields else Difference.UNCHANGED
    return ChangeLine(difference, code, name, tuple(fields))


def _shape_change(row: Boundary | None, draft: BoundaryDraft) -> FieldChange:
    before, after = _area(row.area_ha) if row else _NONE, _area(draft.area_ha)
    if before == after:
        after = f"{after}, tracé modifié"
    return FieldChange("Contour", before, after)


def _area(hectares: float) -> str:
    return quantity(hectares, "ha", 1)


def _link_line(draft: LinkDraft, stored: StoredGround, noun: str, other: str) -> ChangeLine:
    is_known = (draft.territory, draft.kind, draft.other) in stored.links
    named = other if other == draft.other else f"{other} ({draft.other})"
    return ChangeLine(
        Difference.UNCHANGED if is_known else Difference.ADDED,
        f"{noun} {draft.territory}",
        f"{RELATIONS[draft.kind]} {named}",
    )


def _place_line(draft: PlaceDraft, stored: StoredGround) -> ChangeLine:
    row = stored.places.get(draft.code)
    code = f"{PLACE_KINDS.get(draft.kind, 'Lieu')} {draft.code}"
    if row is None:
        return ChangeLine(Difference.ADDED, code, draft.name)
    commune = stored.territories.get(draft.commune or "")
    values = place_values(draft, row, commune.id if commune else None)
    fields = tuple(
        FieldChange(label, _written(name, before, stored), _written(name, after, stored))
        for name, label in _PLACE_FIELDS.items()
        if (before := getattr(row, name)) != (after := values[name])
    )
    difference = Difference.CHANGED if fields else Difference.UNCHANGED
    return ChangeLine(difference, code, draft.name, fields)


_PLACE_FIELDS = {
    "name": "Nom",
    "kind": "Nature",
    "uai": "Code UAI",
    "sector": "Secteur",
    "commune_id": "Commune",
    "lon": "Longitude",
    "lat": "Latitude",
}


def _written(name: str, value: object, stored: StoredGround) -> str:
    if value is None:
        return _UNKNOWN
    if name == "commune_id":
        code = stored.code_of(int(str(value)))
        return stored.territories[code].name if code else _UNKNOWN
    if isinstance(value, float):
        return number(value, 5)
    return PLACE_KINDS.get(str(value), str(value)) if name == "kind" else str(value)
