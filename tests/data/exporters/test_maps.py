"""The map taken away: read back by a geographic tool, it says what the screen says."""

import json
from dataclasses import replace
from pathlib import Path

import geopandas
import pytest
from shapely.geometry import shape

from data.exporters.maps import LAYER, WRITERS, map_geojson
from data.indicators.service import neighbourhoods_view
from data.territories.views import MapView
from tests.quarters import SCOPE

pytestmark = pytest.mark.usefixtures("quarters")


def shown(indicator: str | None = None, year: str | None = None) -> MapView:
    view = neighbourhoods_view(SCOPE, indicator, year).map
    assert view is not None
    return view


def read_back(view: MapView, extension: str, folder: Path) -> geopandas.GeoDataFrame:
    path = folder / f"carte.{extension}"
    path.write_bytes(WRITERS[extension](view))
    return geopandas.read_file(path)


@pytest.mark.parametrize("extension", WRITERS)
@pytest.mark.parametrize("indicator", ["median_disposable_income", "population"])
def test_what_is_read_back_is_what_is_seen(extension: str, indicator: str, tmp_path: Path) -> None:
    view = shown(indicator)
    frame = read_back(view, extension, tmp_path)
    assert frame.crs.to_epsg() == 4326
    assert list(frame["code"]) == [one.code for one in view.features]
    assert list(frame["nom"]) == [one.name for one in view.features]
    assert list(frame["valeur"]) == [one.value for one in view.features]
    rows = {row[0]: dict(zip(view.table.columns, row, strict=True)) for row in view.table.rows}
    for line in frame.to_dict("records"):
        row = rows[line["code"]]
        assert (line["annee"], line["unite"]) == (row["Année"], row["Unité"])
        assert (line["edition"], line["perimetre"]) == (row["Édition"], row["Périmètre"])
        assert (line["source"], line["simule"]) == (row["Source"], False)
    for drawn, feature in zip(frame.geometry, view.features, strict=True):
        assert drawn.equals(shape(feature.geometry))


@pytest.mark.parametrize("extension", WRITERS)
def test_an_absence_is_said_and_never_zero(extension: str, tmp_path: Path) -> None:
    view = shown("single_parent_families_share", "fiche")
    missing = [one for one in view.features if one.value is None]
    assert missing
    frame = read_back(view, extension, tmp_path).set_index("code")
    for one in missing:
        assert frame.loc[one.code, "absence"] == one.value_text
        assert frame.loc[one.code, "valeur"] != 0


def test_a_value_of_another_perimeter_carries_its_caution() -> None:
    view = shown()
    assert view.caution
    content = json.loads(map_geojson(view))
    assert {one["properties"]["precaution"] for one in content["features"]} == {view.caution}
    assert content["source"] == view.source


def test_a_made_up_value_says_so() -> None:
    view = shown()
    at = view.table.columns.index("Simulé")
    rows = tuple((*row[:at], "oui", *row[at + 1 :]) for row in view.table.rows)
    made_up = replace(view, table=replace(view.table, rows=rows))
    content = json.loads(map_geojson(made_up))
    assert all(one["properties"]["simule"] is True for one in content["features"])


def test_the_layer_has_a_name(tmp_path: Path) -> None:
    import pyogrio

    (tmp_path / "carte.gpkg").write_bytes(WRITERS["gpkg"](shown()))
    assert [name for name, _ in pyogrio.list_layers(tmp_path / "carte.gpkg")] == [LAYER]
