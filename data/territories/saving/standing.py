"""What keeps territories that were read from being saved: codes misused, shapes out of place."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from math import inf, isfinite
from typing import Any

from data.base.formats import listed, number
from data.base.problems import Problem
from data.territories.drafts import PlaceDraft, TerritoriesDraft
from data.territories.drafts import TerritoryDraft as Draft
from data.territories.saving.own import OWN_KINDS
from data.territories.saving.stored import StoredGround
from data.territories.saving.words import NOUNS
from data.territories.vocabulary import LinkKind, TerritoryKind

_TOLERANCE_M = 200
"""Two files draw the same border with less care than that, one simplified, the other not."""

_FAR_M = 1_000_000

_QUARTERS = OWN_KINDS | {TerritoryKind.QPV_2015, TerritoryKind.QPV_2024}


def problems(draft: TerritoriesDraft, stored: StoredGround) -> list[Problem]:
    """Return what keeps a reconciled draft from being saved."""
    return [
        *_codes_misused(draft.territories, stored),
        *_places_nowhere(draft, stored),
        *_shapes_out_of_place(draft, stored),
    ]


def _codes_misused(drafts: Iterable[Draft], stored: StoredGround) -> Iterator[Problem]:
    for one in drafts:
        row = stored.territories.get(one.code)
        if row is not None and row.kind is not one.kind:
            held, said = NOUNS[row.kind].lower(), NOUNS[one.kind].lower()
            yield Problem(
                f"le code «\u00a0{one.code}\u00a0» est celui d’un autre territoire de la base "
                f"({row.name}, {held}), et le fichier en fait un territoire de type «\u00a0{said}"
                "\u00a0». Attendu\u00a0: le code officiel de chaque territoire\u00a0; corrigez-le.",
                one.where,
            )


def _places_nowhere(draft: TerritoriesDraft, stored: StoredGround) -> Iterator[Problem]:
    brought = {one.code for one in draft.territories}
    for one in draft.places:
        if one.commune and one.commune not in stored.territories and one.commune not in brought:
            yield _nowhere(one)


def _nowhere(place: PlaceDraft) -> Problem:
    return Problem(
        f"l’établissement «\u00a0{place.name}\u00a0» ({place.code}) est dans la commune "
        f"{place.commune}, que la base ne connaît pas. Attendu\u00a0: le code INSEE d’une commune "
        "de votre agglomération\u00a0; corrigez-le ou retirez la ligne.",
        replace(place.where, column=place.where.column or "Commune"),
    )


def _shapes_out_of_place(draft: TerritoriesDraft, stored: StoredGround) -> Iterator[Problem]:
    """Say which quarters do not touch any of the communes that they say they stand on."""
    shapes: dict[str, Mapping[str, Any]] = {
        code: row.geometry for code, row in stored.boundaries.items()
    }
    shapes |= {one.code: one.boundary.geometry for one in draft.territories if one.boundary}
    names = {code: row.name for code, row in stored.territories.items()}
    names |= {one.code: one.name or one.code for one in draft.territories}
    hosts = _hosts(draft, stored)
    for one in draft.territories:
        communes = hosts.get(one.code, [])
        # A commune whose boundary nobody holds may be the one that the quarter stands on.
        if one.boundary is None or one.kind not in _QUARTERS or not communes:
            continue
        if all(code in shapes for code in communes):
            away = _distance_m(one.boundary.geometry, [shapes[code] for code in communes])
            if away is not None and away > _TOLERANCE_M:
                yield _out_of_place(one, [names[code] for code in communes], away)


def _hosts(draft: TerritoriesDraft, stored: StoredGround) -> dict[str, list[str]]:
    """Return the communes that quarters stand on, as the file says it, else as the base does."""
    said = [(one.territory, one.other) for one in draft.links if one.kind is LinkKind.OVERLAPS]
    known = [
        (code, other)
        for code, kind, other in sorted(stored.links)
        if kind is LinkKind.OVERLAPS and code not in {start for start, _ in said}
    ]
    hosts: dict[str, list[str]] = {}
    for code, other in [*said, *known]:
        hosts.setdefault(code, []).append(other)
    return hosts


def _distance_m(geometry: Mapping[str, Any], others: Iterable[Mapping[str, Any]]) -> float | None:
    """Return how far a shape is from the nearest of others, in metres; nothing if not measurable.

    Distances are measured where the others are: a shape that is out of place may be anywhere.
    """
    from shapely.geometry import shape

    from geo.distances import distance_m
    from geo.errors import GeoError

    own = shape(geometry)
    try:
        found = [distance_m(shape(one), own) for one in others]
    except GeoError:
        return None
    # Far from a projection's ground, a coordinate may have no image at all.
    return min((one for one in found if isfinite(one)), default=inf)


def _out_of_place(draft: Draft, communes: list[str], away: float) -> Problem:
    return Problem(
        f"le quartier «\u00a0{draft.name}\u00a0» ({draft.code}) est dit à {listed(communes)}, et "
        f"son contour en est à {_written(away)}. Attendu\u00a0: un contour qui touche ses "
        "communes, en longitude puis latitude. Reprenez le fichier d’origine, sans le convertir.",
        draft.where,
    )


def _written(metres: float) -> str:
    if metres > _FAR_M:
        return f"plus de {number(_FAR_M // 1000)}\u00a0km"
    return f"{number(metres / 1000, 1)}\u00a0km" if metres >= 1000 else f"{number(metres)}\u00a0m"
