"""Shapes as they are kept: valid, rounded, measured; and what is wrong with those that are not."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import shapely

from data.base.problems import Problem, Where
from data.importers.tables.messages import problem
from data.territories.drafts import BoundaryDraft
from geo.errors import GeoError
from geo.reading import Feature
from geo.shapes import area_ha, label_point, repaired, rounded

if TYPE_CHECKING:
    from shapely import Geometry

_DECIMALS = 5
_MEND = "Corrigez-la dans votre logiciel de cartes, ou téléchargez de nouveau le fichier officiel."
_LEAST_OVERLAP = 0.01
"""Share of the smaller of two parts from which they are two versions of one ground."""


@dataclass
class Notes:
    """What is found wrong on the way, in the file's order."""

    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)

    def refuse(self, message: str, where: Where) -> None:
        """Add what the file is refused for."""
        self.problems.append(problem(message, where))

    def warn(self, message: str, where: Where) -> None:
        """Add what the officer should know."""
        self.warnings.append(problem(message, where))


def surface(feature: Feature, who: str, notes: Notes) -> Geometry | None:
    """Return the shape of a row, mended if it crosses itself; nothing when it is none."""
    where = Where(line=feature.line)
    if feature.shape is None:
        notes.refuse(f"{who} : {feature.trouble}. {_MEND}", where)
        return None
    try:
        shape = repaired(feature.shape)
    except GeoError:
        what = "la forme n’enferme aucune surface, ou se croise trop de fois"
        notes.refuse(f"{who} : {what}. {_MEND}", where)
        return None
    if not feature.shape.is_valid:
        notes.warn(
            f"{who} : le contour se croise ou se touche lui-même. Il a été réparé : vérifiez-le "
            "sur la carte.",
            where,
        )
    return shape


def boundary(shape: Geometry, who: str, where: Where, notes: Notes) -> BoundaryDraft | None:
    """Return a shape as it is kept; nothing for one that rounding to a metre leaves nothing of.

    The same ground gives the same boundary, whatever the format that it came in.
    """
    try:
        kept = repaired(rounded(shape, _DECIMALS))
        longitude, latitude = label_point(kept)
        area = area_ha(shape)
    except GeoError:
        notes.refuse(f"{who} : la forme fait moins d’un mètre. {_MEND}", where)
        return None
    plain = shapely.orient_polygons(shapely.normalize(kept))
    return BoundaryDraft(
        geometry=json.loads(shapely.to_geojson(plain)),
        area_ha=round(area, 2),
        label_lon=round(longitude, _DECIMALS),
        label_lat=round(latitude, _DECIMALS),
    )


def are_same(one: Geometry, other: Geometry) -> bool:
    """Tell whether two shapes are of one ground, within the rounding."""
    apart = float(one.symmetric_difference(other).area)
    return apart <= 1e-6 * max(float(one.area), float(other.area))


def united(shapes: Sequence[Geometry]) -> Geometry | None:
    """Return the ground of parts that do not overlap; nothing when they do."""
    whole = shapes[0]
    for part in shapes[1:]:
        smaller = min(float(whole.area), float(part.area))
        if float(whole.intersection(part).area) > _LEAST_OVERLAP * smaller:
            return None
        whole = whole.union(part)
    return repaired(whole)
