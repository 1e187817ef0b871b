"""A draft completed by what the base and the packaged lists know. Pure."""

import json
from collections.abc import Iterable
from dataclasses import replace

from data.territories.communes import body_name, commune, successor
from data.territories.drafts import BoundaryDraft, LinkDraft, PlaceDraft, TerritoriesDraft
from data.territories.drafts import TerritoryDraft as Draft
from data.territories.saving.stored import StoredGround
from data.territories.vocabulary import TerritoryKind

_LISTED = frozenset({TerritoryKind.COMMUNE, TerritoryKind.EPCI, TerritoryKind.DEPARTEMENT})
_NAMED_ONCE = _LISTED | {TerritoryKind.COUNTRY}


def reconciled(
    draft: TerritoriesDraft, stored: StoredGround, *, renames: bool = True
) -> TerritoriesDraft:
    """Return the draft with one line a territory, its name settled, and links that lead somewhere.

    A former commune gives the one that it is part of today, where the base does not hold it; a
    link to a territory that neither the base nor the draft holds is left out.

    Args:
        draft: what was read.
        stored: what the base holds of it.
        renames: whether a name that the base holds gives way to the file's.
    """
    merged = tuple(_merged(draft.territories))
    known = {*stored.territories, *(one.code for one in merged)}
    return TerritoriesDraft(
        territories=tuple(
            replace(one, name=_name(one, stored, renames=renames), boundary=_plain(one.boundary))
            for one in merged
        ),
        links=_links(draft.links, known),
        places=tuple({one.code: _place(one, known) for one in draft.places}.values()),
    )


def _merged(drafts: Iterable[Draft]) -> Iterable[Draft]:
    """Return each territory once: the first that speaks says its name and its shape."""
    found: dict[str, Draft] = {}
    for one in drafts:
        first = found.get(one.code)
        found[one.code] = (
            one
            if first is None
            else replace(
                first,
                name=first.name or one.name,
                boundary=first.boundary or one.boundary,
            )
        )
    return found.values()


def _name(draft: Draft, stored: StoredGround, *, renames: bool) -> str:
    """Settle a name: the packaged lists' before the file's, the base's when neither says it."""
    row = stored.territories.get(draft.code)
    if row is not None and (draft.kind in _NAMED_ONCE or not renames or not draft.name):
        # A territory once named by its code alone takes the first name that comes.
        return row.name if row.name != row.code else draft.name or row.name
    return official_name(draft.code, draft.kind) or draft.name or draft.code


def official_name(code: str, kind: TerritoryKind) -> str | None:
    """Return the name that the packaged lists give to a territory, or nothing."""
    if kind is TerritoryKind.COMMUNE:
        listed = commune(code)
        return listed.name if listed else None
    return body_name(code) if kind in _LISTED else None


def _plain(boundary: BoundaryDraft | None) -> BoundaryDraft | None:
    """Return a shape as a base gives it back: lists where Shapely has tuples."""
    if boundary is None:
        return None
    return replace(boundary, geometry=json.loads(json.dumps(boundary.geometry)))


def _links(drafts: Iterable[LinkDraft], known: set[str]) -> tuple[LinkDraft, ...]:
    kept: dict[tuple[str, str, str], LinkDraft] = {}
    for one in drafts:
        start, end = _held(one.territory, known), _held(one.other, known)
        if start and end and start != end:
            kept[start, one.kind, end] = replace(one, territory=start, other=end)
    return tuple(kept.values())


def _held(code: str, known: set[str]) -> str | None:
    """Return a code that is known, or that of today's commune; nothing when neither is."""
    if code in known:
        return code
    today = successor(code)
    return today.code if today and today.code in known else None


def _place(draft: PlaceDraft, known: set[str]) -> PlaceDraft:
    if draft.commune is None:
        return draft
    return replace(draft, commune=_held(draft.commune, known) or draft.commune)
