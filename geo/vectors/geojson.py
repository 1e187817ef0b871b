"""GeoJSON, a feature at a time: a national file never stands in memory as a whole."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any, Final

import shapely

from geo.errors import ShapeError, UnreadableVectorError
from geo.vectors.json_stream import JsonStream
from geo.vectors.model import (
    MOST_COORDINATES,
    SAMPLE,
    Attributes,
    Keep,
    RawFeature,
    RawLayer,
    text_of,
)
from geo.vectors.polygons import polygon_of_json

_MOST_BYTES: Final = 300_000_000
_TOO_BIG: Final = (
    "le fichier est trop gros (plus de 300 mégaoctets). Choisissez le fichier de votre département,"
    " ou le format GeoPackage (.gpkg)"
)
_TOO_DETAILED: Final = (
    "les contours ont trop de points (plus de cinq millions). Choisissez une version simplifiée"
)
_NO_FEATURE: Final = (
    "ce n’est pas un GeoJSON d’objets. Attendu : une collection d’objets (« FeatureCollection »)"
)
_TOPOLOGY: Final = (
    "c’est un TopoJSON, qui n’est pas lu. Choisissez le format GeoJSON sur le portail"
)


@dataclass(frozen=True)
class GeoJsonLayer:
    """The features of a GeoJSON file."""

    path: Path

    @cached_property
    def name(self) -> str:
        """Its member ``name``."""
        return text_of(self._start[1].get("name"))

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Names of the properties of its first features."""
        return tuple(dict.fromkeys(key for row in self.sample for key in row))

    @cached_property
    def sample(self) -> tuple[Attributes, ...]:
        """Properties of its first features."""
        return tuple(_attributes(feature) for _, feature in self._start[0])

    @cached_property
    def _start(self) -> tuple[list[tuple[int, Any]], dict[str, Any]]:
        members: dict[str, Any] = {}
        # An accent badly read changes no column's name that matters.
        features = self._features(members, "utf-8-sig", "replace")
        return list(islice(features, SAMPLE)), members

    def read(self, keep: Keep) -> RawLayer:
        """Read all features."""
        if self.path.stat().st_size > _MOST_BYTES:
            raise UnreadableVectorError(_TOO_BIG)
        members: dict[str, Any] = {}
        kept, seen, points = [], 0, 0
        for line, feature in self._features(members, _encoding(self.path)):
            seen += 1
            attributes = _attributes(feature)
            if not keep(attributes):
                continue
            kept.append(_feature(line, attributes, feature))
            shape = kept[-1].shape
            points += shapely.get_num_coordinates(shape) if shape is not None else 0
            if points > MOST_COORDINATES:
                raise UnreadableVectorError(_TOO_DETAILED)
        return RawLayer(tuple(kept), seen, _crs(members.get("crs")), is_wgs84_by_rule=True)

    def _features(
        self, members: dict[str, Any], encoding: str, errors: str = "strict"
    ) -> Iterator[tuple[int, Any]]:
        """Give each feature with its line; ``members`` takes the other members as they come."""
        with self.path.open(encoding=encoding, errors=errors) as content:
            stream = JsonStream(content)
            has_features = False
            for name in stream.members():
                if name == "features":
                    has_features = True
                    yield from stream.items()
                else:
                    members[name] = stream.value()
        if members.get("type") == "Feature":
            yield 1, members
        elif not has_features:
            message = _TOPOLOGY if members.get("type") == "Topology" else _NO_FEATURE
            raise UnreadableVectorError(message)


def _encoding(path: Path) -> str:
    """UTF-8, as the norm says, with or without its mark; else that of old portals."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as content:
        try:
            for piece in iter(lambda: content.read(1 << 20), b""):
                decoder.decode(piece)
        except UnicodeDecodeError:
            return "latin-1"
    return "utf-8-sig"


def _attributes(feature: Any) -> Attributes:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(properties, dict):
        return {}
    return {text_of(key): text_of(value) for key, value in properties.items()}


def _feature(line: int, attributes: Attributes, feature: Any) -> RawFeature:
    try:
        shape = polygon_of_json(feature.get("geometry") if isinstance(feature, dict) else None)
    except ShapeError as error:
        return RawFeature(line, attributes, None, str(error))
    return RawFeature(line, attributes, shape)


def _crs(member: Any) -> str | None:
    """Return what the former member ``crs`` names, ``urn:ogc:def:crs:OGC:1.3:CRS84``."""
    properties = member.get("properties") if isinstance(member, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    return text_of(name) or None
