"""Where coordinates really lie: what a file declares, what it shows, and what that makes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import shapely

from geo.crs import LAMBERT93, WGS84, is_french
from geo.errors import CrsError

if TYPE_CHECKING:
    from pyproj import CRS, Transformer
    from shapely import Geometry

OUTSIDE: Final = "la forme est hors de France"
_WGS84_NAME: Final = "WGS 84 (degrés)"
_LAMBERT93_NAME: Final = "Lambert-93 (mètres)"
_LAMBERT93_BOUNDS: Final = (0.0, 6_000_000.0, 1_300_000.0, 7_200_000.0)
_MOST_DEGREES: Final = 180.0
# « ESPG » is a slip of the official files.
_EPSG_CODE: Final = re.compile(r"E(?:SPG|PSG)\D{0,6}(\d{4,6})", re.IGNORECASE)
_CRS84: Final = re.compile(r"CRS\s*:?84\b", re.IGNORECASE)
_EXPECTED: Final = (
    "Attendu : des coordonnées en WGS 84 (longitude, latitude) ou en Lambert-93, et le système qui "
    "le dit. Téléchargez de nouveau le fichier officiel, ou enregistrez-le en WGS 84 (EPSG:4326) "
    "depuis votre logiciel de cartes"
)


@dataclass(frozen=True)
class Located:
    """Shapes in WGS 84, in the order that they were given in.

    Attributes:
        are_french: for each, whether it lies in a known French territory.
        warning: the reference system that had to be guessed, in French; empty when it was said.
    """

    shapes: tuple[Geometry, ...]
    are_french: tuple[bool, ...]
    warning: str = ""


def located(
    shapes: Sequence[Geometry], declared: str | None, *, is_wgs84_by_rule: bool = False
) -> Located:
    """Return shapes in WGS 84.

    Args:
        shapes: none of them empty, in the coordinates of the file.
        declared: the reference system as the file says it: a code, a name or a definition.
        is_wgs84_by_rule: nothing declared means WGS 84.

    Raises:
        CrsError: none of the shapes lies in France, as declared or as guessed.
    """
    if not shapes:
        return Located((), ())
    given = np.array(shapes, dtype=object)
    crs = _understood(declared)
    if crs is not None:
        return _settled(given, crs, _label(crs), "")
    for code, name in ((WGS84, _WGS84_NAME), (LAMBERT93, _LAMBERT93_NAME)):
        if _may_be(given, code):
            is_said = code == WGS84 and is_wgs84_by_rule and not declared
            return _settled(given, _crs(code), name, "" if is_said else _guessed(declared, name))
    raise CrsError(_unknown(given, declared))


def _settled(given: np.ndarray[Any, Any], crs: CRS, label: str, warning: str) -> Located:
    with np.errstate(all="ignore"):
        moved = _in_degrees(given, crs)
        are_french = tuple(is_french(*bounds) for bounds in shapely.bounds(moved).tolist())
    if not any(are_french):
        raise CrsError(_nowhere(given, crs, label))
    return Located(tuple(moved), are_french, warning)


def _in_degrees(given: np.ndarray[Any, Any], crs: CRS) -> np.ndarray[Any, Any]:
    if crs.equals(_crs(WGS84), ignore_axis_order=True):
        return given
    move = _transformer(crs).transform
    moved: np.ndarray[Any, Any] = shapely.transform(given, move, interleaved=False)
    return moved


def _transformer(crs: CRS) -> Transformer:
    from pyproj import Transformer
    from pyproj.exceptions import ProjError

    try:
        return Transformer.from_crs(crs, WGS84, always_xy=True)
    except ProjError as error:
        message = f"le système de coordonnées {_label(crs)} ne se convertit pas. {_EXPECTED}"
        raise CrsError(message) from error


def _understood(declared: str | None) -> CRS | None:
    """Return a declared reference system; nothing when it is missing or means nothing."""
    from pyproj import CRS
    from pyproj.exceptions import CRSError

    if not declared:
        return None
    if _CRS84.search(declared):
        return _crs(WGS84)
    code = None if "[" in declared else _EPSG_CODE.search(declared)
    try:
        found = CRS.from_epsg(int(code[1])) if code else CRS.from_user_input(declared)
    except CRSError:
        return None
    return found if found.is_geographic or found.is_projected else None


def _crs(code: str) -> CRS:
    from pyproj import CRS

    return CRS.from_user_input(code)


def _label(crs: CRS) -> str:
    return str(crs.name)[:80].replace("_", " ")


def _may_be(given: np.ndarray[Any, Any], code: str) -> bool:
    """Tell whether half of the shapes may be in a reference system, by their coordinates alone."""
    bounds = shapely.bounds(given)
    if code == WGS84:
        good = [is_french(*one) for one in bounds.tolist()]
    else:
        good = [_is_lambert93(*one) for one in bounds.tolist()]
    return sum(good) * 2 >= len(good)


def _is_lambert93(west: float, south: float, east: float, north: float) -> bool:
    least_x, least_y, most_x, most_y = _LAMBERT93_BOUNDS
    return least_x <= west and east <= most_x and least_y <= south and north <= most_y


def _guessed(declared: str | None, name: str) -> str:
    why = "dit un système de coordonnées inconnu" if declared else "ne dit pas son système"
    return (
        f"le fichier {why} ; ses coordonnées sont celles du {name}, et sont lues ainsi. Vérifiez "
        "sur la carte que les contours sont à leur place."
    )


def _unknown(given: np.ndarray[Any, Any], declared: str | None) -> str:
    why = "dit un système de coordonnées inconnu" if declared else "ne dit pas son système"
    swapped = _swapped(given)
    return f"le fichier {why}, et {swapped or _found(given) + '. ' + _EXPECTED}"


def _nowhere(given: np.ndarray[Any, Any], crs: CRS, label: str) -> str:
    swapped = _swapped(given)
    if swapped:
        return f"le fichier se dit en {label}, et {swapped}"
    west, south, east, north = _total(given)
    are_degrees = max(abs(west), abs(south), abs(east), abs(north)) <= _MOST_DEGREES
    but = ""
    if crs.is_geographic and not are_degrees:
        but = ", ce qui n’est pas en degrés"
        but += ", mais ressemble au Lambert-93" if _is_lambert93(*_total(given)) else ""
    elif crs.is_projected and are_degrees:
        but = ", ce qui ressemble à des degrés"
    else:
        but = " : aucune forme n’y est en France"
    return f"le fichier se dit en {label}, et {_found(given)}{but}. {_EXPECTED}"


def _swapped(given: np.ndarray[Any, Any]) -> str:
    """Say that coordinates come in the wrong order, if they do."""
    west, south, east, north = _total(given)
    turned = (south, west, north, east)
    middle = ((south + north) / 2, (west + east) / 2) * 2
    if not (is_french(*turned) or is_french(*middle) or _is_lambert93(*turned)):
        return ""
    return (
        f"ses coordonnées sont inversées ({_found(given)}) : la latitude y vient avant la "
        "longitude. Attendu : la longitude d’abord. Dans QGIS : « Inverser les coordonnées X et "
        "Y », enregistrez, puis recommencez"
    )


def _found(given: np.ndarray[Any, Any]) -> str:
    west, south, east, north = _total(given)
    return f"x va de {_said(west)} à {_said(east)}, y de {_said(south)} à {_said(north)}"


def _total(given: np.ndarray[Any, Any]) -> tuple[float, float, float, float]:
    west, south, east, north = shapely.total_bounds(given).tolist()
    return west, south, east, north


def _said(number: float) -> str:
    """Write a coordinate as French does."""
    if abs(number) >= 1e12:
        return f"{number:.3g}"
    decimals = 2 if abs(number) <= _MOST_DEGREES else 0
    return f"{number:,.{decimals}f}".replace(",", "\u202f").replace(".", ",")
