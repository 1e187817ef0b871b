"""Territories, their shapes and their places as a file says them. Free of database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from data.base.problems import NOWHERE, Where
from data.territories.vocabulary import LinkKind, TerritoryKind


@dataclass(frozen=True)
class BoundaryDraft:
    """A shape: GeoJSON geometry in WGS 84, valid, rounded to a metre; its area in hectares.

    ``label_lon``/``label_lat`` is a point inside, where its name can be written.
    """

    geometry: Mapping[str, Any]
    area_ha: float
    label_lon: float
    label_lat: float


@dataclass(frozen=True)
class TerritoryDraft:
    """A territory by its official code; a missing name or shape keeps what the base holds.

    Attributes:
        valid_from, valid_to: first and last day, when the file says them; else its kind's.
        is_code_made: its code was made from its name: the base may know it under another.
    """

    code: str
    kind: TerritoryKind
    name: str | None = None
    boundary: BoundaryDraft | None = None
    where: Where = NOWHERE
    valid_from: date | None = None
    valid_to: date | None = None
    is_code_made: bool = False


@dataclass(frozen=True)
class LinkDraft:
    """``territory`` is a member of, overlaps or succeeds ``other``, both by official code."""

    territory: str
    kind: LinkKind
    other: str
    where: Where = NOWHERE


@dataclass(frozen=True)
class PlaceDraft:
    """A school, an equipment or a site.

    Attributes:
        code: national code of a school (UAI), else one that is unique.
        kind: a key of ``territories.words.PLACE_KINDS`` for a school.
        commune: INSEE code of its commune.
        sector: ``public`` or ``privé``.
        lon, lat: degrees in WGS 84, when the file says them.
        is_only_placed: the file says where it is; the name and kind that the base holds stay.
    """

    code: str
    name: str
    kind: str
    uai: str | None = None
    commune: str | None = None
    sector: str | None = None
    lon: float | None = None
    lat: float | None = None
    is_only_placed: bool = False
    where: Where = NOWHERE


@dataclass(frozen=True)
class TerritoriesDraft:
    """What a file says of the ground; links may name territories that only the base holds."""

    territories: tuple[TerritoryDraft, ...] = ()
    links: tuple[LinkDraft, ...] = ()
    places: tuple[PlaceDraft, ...] = ()
