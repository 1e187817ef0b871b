"""A draft beside the base, line by line, in French. Pure."""

from typing import Any

from data.base.comparison import ChangeLine, Comparison, Difference, FieldChange
from data.base.formats import quantity
from data.territories.drafts import BoundaryDraft, LinkDraft, PlaceDraft, TerritoriesDraft
from data.territories.drafts import TerritoryDraft as Draft
from data.territories.models import Boundary, Place
from data.territories.saving.stored import StoredGround
from data.territories.saving.words import NOUNS, RELATIONS
from data.territories.words import PLACE_KINDS

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


def place_values(draft: PlaceDraft, row: Place | None, commune_id: int | None) -> dict[str, Any]:
    """Return what a place says of itself; what the file does not tell stays as the base has it."""
    return {
        "name": draft.name,
        "kind": draft.kind,
        "uai": draft.uai or (row.uai if row else None),
        "sector": draft.sector or (row.sector if row else None),
        "commune_id": commune_id or (row.commune_id if row else None),
    }


def _territory_line(draft: Draft, stored: StoredGround) -> ChangeLine:
    code, name = f"{NOUNS[draft.kind]} {draft.code}", draft.name or draft.code
    row = stored.territories.get(draft.code)
    if row is None:
        shape = f", {_area(draft.boundary.area_ha)}" if draft.boundary else ""
        return ChangeLine(Difference.ADDED, code, f"{name}{shape}")
    fields = []
    if row.name != name:
        fields.append(FieldChange("Nom", row.name, name))
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
}


def _written(name: str, value: object, stored: StoredGround) -> str:
    if value is None:
        return _UNKNOWN
    if name == "commune_id":
        code = stored.code_of(int(str(value)))
        return stored.territories[code].name if code else _UNKNOWN
    return PLACE_KINDS.get(str(value), str(value)) if name == "kind" else str(value)
