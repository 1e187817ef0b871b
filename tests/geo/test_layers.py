"""The packaged layers are valid, credited and say what the official files say."""

import json
from pathlib import Path

import pytest
import shapely

import geo
from geo.crs import WGS84
from geo.errors import GeoError, UnknownLayerError
from geo.layers import layer_names, read_layer
from geo.shapes import area_ha

COMMUNES = "communes_200069037"
FOLDER = Path(geo.__file__).parent / "layers"


def test_layer_names_lists_the_packaged_layers() -> None:
    assert layer_names() == [COMMUNES, "landmarks", "qpv_2024"]


def test_an_unknown_layer_is_refused_by_name() -> None:
    with pytest.raises(UnknownLayerError, match="nulle_part") as caught:
        read_layer("nulle_part")
    assert isinstance(caught.value, GeoError)


@pytest.mark.parametrize("name", [COMMUNES, "landmarks", "qpv_2024"])
def test_every_layer_is_valid_credited_and_in_wgs84(name: str) -> None:
    frame = read_layer(name)
    assert frame.crs == WGS84
    assert frame.is_valid.all()
    assert not frame.is_empty.any()
    assert frame.attrs["name"] == name
    assert all(frame.attrs[credit] for credit in ("source", "licence", "vintage"))


@pytest.mark.parametrize("name", [COMMUNES, "landmarks", "qpv_2024"])
def test_every_file_follows_rfc_7946(name: str) -> None:
    text = (FOLDER / f"{name}.geojson").read_text(encoding="utf-8")
    content = json.loads(text)
    assert list(content)[:5] == ["type", "name", "source", "licence", "vintage"]
    assert "crs" not in content
    assert len(text.splitlines()) == len(content["features"]) + 2
    shapes = shapely.get_parts(read_layer(name).geometry.to_numpy())
    assert all(shape.exterior.is_ccw for shape in shapes if shape.geom_type == "Polygon")
    coordinates = shapely.get_coordinates(shapes)
    assert (coordinates == coordinates.round(5)).all()


def test_priority_neighbourhoods_have_their_official_area_and_communes() -> None:
    frame = read_layer("qpv_2024").set_index("code")
    assert frame["area_ha"].to_dict() == {"QN06236M": 45.7, "QN06237M": 21.1, "QN06256M": 28.0}
    for row in frame.itertuples():
        assert area_ha(row.geometry) == pytest.approx(row.area_ha, abs=0.05)
    assert frame.loc["QN06236M", "communes"] == ["62040", "62525", "62765"]
    assert frame.loc["QN06236M", "commune_names"] == ["Arques", "Longuenesse", "Saint-Omer"]


def test_communes_are_fifty_three_and_share_their_borders() -> None:
    frame = read_layer(COMMUNES)
    assert len(frame) == frame["code"].nunique() == 53
    assert frame["population_2022"].sum() == 104_320
    assert "Éperlecques" in set(frame["name"])
    assert shapely.coverage_is_valid(frame.geometry.to_numpy())
    assert (FOLDER / f"{COMMUNES}.geojson").stat().st_size <= 60_000


def test_each_neighbourhood_lies_in_its_communes() -> None:
    communes = read_layer(COMMUNES).set_index("code").geometry
    for row in read_layer("qpv_2024").itertuples():
        inside = communes[row.communes].union_all().intersection(row.geometry)
        assert inside.area > 0.95 * row.geometry.area


def test_each_label_stands_in_its_commune() -> None:
    communes = read_layer(COMMUNES).set_index("code").geometry
    landmarks = read_layer("landmarks")
    assert set(landmarks["role"]) == {"commune_label"}
    assert all(communes[row.code].contains(row.geometry) for row in landmarks.itertuples())
