"""Layers shipped with the application: read by name, never written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

from geo.crs import WGS84
from geo.errors import UnknownLayerError

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

_FOLDER: Final = Path(__file__).parent / "layers"
_CREDITS: Final = ("name", "source", "licence", "vintage")


def layer_names() -> list[str]:
    """Names of the packaged layers, in alphabetical order."""
    return sorted(path.stem for path in _FOLDER.glob("*.geojson"))


def read_layer(name: str) -> GeoDataFrame:
    """One packaged layer in WGS 84, a row a feature; its credits are in ``frame.attrs``.

    ``attrs`` holds ``name``, ``source``, ``licence`` and ``vintage`` (French text). Lists such as
    ``communes`` stay lists.

    Args:
        name: a name among ``layer_names()``.

    Raises:
        UnknownLayerError: no packaged layer has this name.
    """
    if name not in layer_names():
        known = ", ".join(layer_names())
        raise UnknownLayerError(f"Couche inconnue : « {name} ». Couches disponibles : {known}.")
    import geopandas

    content = json.loads((_FOLDER / f"{name}.geojson").read_text(encoding="utf-8"))
    frame = geopandas.GeoDataFrame.from_features(content["features"], crs=WGS84)
    frame.attrs.update({credit: content[credit] for credit in _CREDITS})
    return frame
