"""Vector files are read whatever their state; a bad one gives a French message, in bounded time."""

import json
import sqlite3
import struct
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import geopandas
import pytest
from shapely import Polygon, box, to_wkb

from geo.errors import CrsError, GeoError, ShapeError, UnreadableVectorError
from geo.reading import Features, layers_of, read_features
from geo.vectors.polygons import polygon_of_wkb

SQUARE = box(2.25, 50.74, 2.26, 50.75)


def everything(_: object) -> bool:
    return True


def a_table(crs: int = 4326, **values: Any) -> geopandas.GeoDataFrame:
    row = {"code": "QN06236M", "rang": 3} | values
    return geopandas.GeoDataFrame([row], geometry=[SQUARE], crs=4326).to_crs(crs)


def a_geopackage(folder: Path, change: str = "") -> Path:
    path = folder / "a.gpkg"
    a_table().to_file(path, layer='a couche "bis"')
    if change:
        with closing(sqlite3.connect(path)) as base, base:
            # What GDAL checks with functions of its own is not there.
            for (name,) in base.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            ).fetchall():
                quoted = name.replace('"', '""')
                base.execute(f'DROP TRIGGER "{quoted}"')
            base.executescript(change)
    return path


def a_geojson(folder: Path, text: str | bytes) -> Path:
    path = folder / "a.geojson"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def collection(coordinates: Any, **members: Any) -> str:
    feature = {
        "type": "Feature",
        "properties": {"code": "a", "fid": 750.0, "liste": ["62500", "62510"], "vide": None},
        "geometry": {"type": "Polygon", "coordinates": coordinates},
    }
    return json.dumps({"type": "FeatureCollection"} | members | {"features": [feature]})


def ring(move: Callable[[float, float], tuple[float, float]] = lambda x, y: (x, y)) -> Any:
    return [[list(move(x, y)) for x, y in SQUARE.exterior.coords]]


def read(path: Path) -> Features:
    (layer,) = layers_of(path)
    return read_features(layer, everything)


def test_attributes_come_as_text(tmp_path: Path) -> None:
    (one,) = read(a_geojson(tmp_path, collection(ring()))).kept
    assert one.attributes == {"code": "a", "fid": "750", "liste": "62500, 62510", "vide": ""}


def test_the_line_of_a_feature_is_its_line_in_the_text(tmp_path: Path) -> None:
    text = json.dumps(json.loads(collection(ring())), indent=1)
    (one,) = read(a_geojson(tmp_path, text)).kept
    assert text.split("\n")[one.line - 1].strip() == "{"
    assert one.line == 4


def test_a_file_longer_than_a_piece_is_read_to_its_end(tmp_path: Path) -> None:
    features = json.loads(collection(ring()))["features"] * 6000
    path = a_geojson(tmp_path, json.dumps({"features": features, "type": "FeatureCollection"}))
    assert path.stat().st_size > 1 << 20
    assert read(path).seen == 6000


def test_old_encodings_and_marks_are_read(tmp_path: Path) -> None:
    text = collection(ring()).replace('"a"', '"é"')
    for content in (text.encode("latin-1"), text.encode("utf-8-sig")):
        assert read(a_geojson(tmp_path, content)).kept[0].attributes["code"] == "é"


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "{}",
        "[1, 2]",
        '{"type": "FeatureCollection"}',
        '{"type": "Topology", "objects": {}}',
        '{"features": 3}',
        '{"features": [' + "[" * 100_000 + "]}",
        '{"features": [{"properties": {"a": ' + "9" * 5000 + "}}]}",
        '{"a": tru',
    ],
)
def test_bad_json_is_refused_in_french(tmp_path: Path, text: str) -> None:
    with pytest.raises(UnreadableVectorError, match=r"[a-zé]+ [a-zé]+"):
        read(a_geojson(tmp_path, text))


def test_broken_json_names_its_line(tmp_path: Path) -> None:
    text = collection(ring()).replace('"geometry"', '\n\n"geometry" oups')
    with pytest.raises(UnreadableVectorError) as found:
        read(a_geojson(tmp_path, text))
    assert found.value.line == 3


@pytest.mark.parametrize("name", ["urn:ogc:def:crs:OGC:1.3:CRS84", "ESPG4326", "EPSG:4326"])
def test_degrees_are_known_under_all_their_names(tmp_path: Path, name: str) -> None:
    crs = {"type": "name", "properties": {"name": name}}
    found = read(a_geojson(tmp_path, collection(ring(), crs=crs)))
    assert found.warnings == ()
    assert found.kept[0].shape == SQUARE


def test_metres_that_nothing_declares_are_guessed(tmp_path: Path) -> None:
    metres = [[list(point) for point in a_table(2154).geometry.iloc[0].exterior.coords]]
    found = read(a_geojson(tmp_path, collection(metres)))
    assert "Lambert-93" in found.warnings[0]
    shape = found.kept[0].shape
    assert shape is not None
    assert shape.symmetric_difference(SQUARE).area < 1e-9


def test_an_unknown_reference_system_is_guessed_with_a_warning(tmp_path: Path) -> None:
    crs = {"type": "name", "properties": {"name": "EPSG:999999"}}
    found = read(a_geojson(tmp_path, collection(ring(), crs=crs)))
    assert "inconnu" in found.warnings[0]


@pytest.mark.parametrize(
    ("declared", "move", "said"),
    [
        ("EPSG:4326", lambda x, y: (y, x), "inversées"),
        (None, lambda x, y: (y, x), "inversées"),
        ("EPSG:2154", lambda x, y: (x, y), "ressemble à des degrés"),
        ("EPSG:4326", lambda x, y: (650_000 + x, 7_070_000 + y), "ressemble au Lambert-93"),
        ("EPSG:4326", lambda x, y: (x + 20, y), "en France"),
        (None, lambda x, y: (x + 20, y), "ne dit pas son système"),
        (None, lambda x, y: (x * 1e300, y * 1e300), "ne dit pas son système"),
    ],
)
def test_coordinates_that_lie_are_refused_with_what_was_found(
    tmp_path: Path,
    declared: str | None,
    move: Callable[[float, float], tuple[float, float]],
    said: str,
) -> None:
    crs = {"type": "name", "properties": {"name": declared}} if declared else None
    with pytest.raises(CrsError, match=said):
        read(a_geojson(tmp_path, collection(ring(move), crs=crs)))


def test_one_shape_far_away_is_a_trouble_of_its_own(tmp_path: Path) -> None:
    whole = json.loads(collection(ring()))
    far = json.loads(collection(ring(lambda x, y: (x, y - 40))))
    whole["features"] += far["features"]
    near, away = read(a_geojson(tmp_path, json.dumps(whole))).kept
    assert near.shape is not None
    assert (away.shape, away.trouble) == (None, "la forme est hors de France")


def test_a_geopackage_gives_its_table_of_surfaces(tmp_path: Path) -> None:
    path = tmp_path / "a.gpkg"
    points = a_table()
    points.geometry = points.geometry.representative_point()
    points.to_file(path, layer="points")
    a_table(2154).to_file(path, layer="surfaces")
    (layer,) = layers_of(path)
    (one,) = read_features(layer, everything).kept
    assert layer.name == "surfaces"
    assert one.attributes["rang"] == "3"
    assert one.shape is not None
    assert one.shape.symmetric_difference(SQUARE).area < 1e-9


@pytest.mark.parametrize(
    "change",
    [
        'ALTER TABLE "a couche ""bis""" RENAME TO b; '
        'CREATE VIEW "a couche ""bis""" AS SELECT * FROM b',
        "DELETE FROM gpkg_contents",
        "DROP TABLE gpkg_geometry_columns",
    ],
)
def test_a_strange_geopackage_is_refused(tmp_path: Path, change: str) -> None:
    path = a_geopackage(tmp_path, change)
    with pytest.raises(UnreadableVectorError, match="GeoPackage"):
        read(path)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("NULL", "aucune forme"),
        ("x'00'", "abîmée"),
        ("'texte'", "abîmée"),
        ("zeroblob(60000000)", "abîmée"),
        ("x'4750001100000000'", "aucune forme"),
        ("x'4750000100000000' || x'00'", "abîmée"),
    ],
)
def test_a_shape_that_is_none_is_a_trouble(tmp_path: Path, value: str, said: str) -> None:
    path = a_geopackage(tmp_path, f'UPDATE "a couche ""bis""" SET geom = {value}')
    (one,) = read(path).kept
    assert said in one.trouble


def test_a_truncated_geopackage_is_refused(tmp_path: Path) -> None:
    path = a_geopackage(tmp_path)
    path.write_bytes(path.read_bytes()[:-5000])
    with pytest.raises(UnreadableVectorError, match="abîmé ou incomplet"):
        read(path)


def test_curves_are_refused_by_name() -> None:
    with pytest.raises(ShapeError, match="courbes"):
        polygon_of_wkb(struct.pack("<BII", 1, 10, 0))


def test_nested_collections_never_reach_the_geometry_library() -> None:
    deep = struct.pack("<BII", 1, 7, 1) * 1_000_000
    for content in (deep, struct.pack("<BII", 1, 6, 1) + deep):
        with pytest.raises(ShapeError):
            polygon_of_wkb(content)


@pytest.mark.parametrize("flavor", ["iso", "extended"])
def test_heights_are_dropped(flavor: str) -> None:
    high = Polygon(
        [(2, 50, 9), (3, 50, 9), (3, 51, 9)], [[(2.5, 50.1, 9), (2.6, 50.1, 9), (2.6, 50.2, 9)]]
    )
    shape = polygon_of_wkb(to_wkb(high, flavor=flavor, output_dimension=3))
    assert not shape.has_z
    assert shape.area == pytest.approx(high.area)


def test_a_shapefile_that_hides_another_format_is_refused(tmp_path: Path) -> None:
    a_table().to_file(tmp_path / "a.shp")
    (tmp_path / "a.shp").write_text("<OGRVRTDataSource></OGRVRTDataSource>")
    with pytest.raises(GeoError):
        read(tmp_path / "a.dbf")


def test_a_shapefile_without_its_shapes_is_refused(tmp_path: Path) -> None:
    a_table().to_file(tmp_path / "a.shp")
    (tmp_path / "a.shp").unlink()
    with pytest.raises(UnreadableVectorError, match=r"\.shp"):
        read(tmp_path / "a.dbf")
