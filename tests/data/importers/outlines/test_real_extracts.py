"""Real extracts of official boundaries, where they stand beside the checkout."""

from datetime import date
from pathlib import Path

import geopandas
import pytest

from data.importers.formats import Reading, Town
from data.territories.communes import commune, former_communes, members
from data.territories.drafts import TerritoriesDraft
from data.territories.surroundings import Surroundings
from tests.data.importers.outlines.made import (
    communes_of,
    quarters_of,
    refusal,
    warned,
    zipped_shapefile,
)

SAMPLES = Path(__file__).resolve().parents[5] / "shared" / "samples" / "territories"

pytestmark = pytest.mark.skipif(
    not SAMPLES.is_dir(), reason="the extracts are not beside this checkout"
)


def town(code: str) -> Town:
    listed = commune(code)
    assert listed is not None
    assert listed.epci_code is not None
    own = {one.code: one.name for one in members(listed.epci_code)}
    around = Surroundings(
        commune=code,
        communes=own,
        former={before: today for today in own for before in former_communes(today)},
        epci=listed.epci_code,
        epci_name=listed.epci or "",
    )
    return Town(date(2026, 11, 21), surroundings=around)


def territories(reading: Reading) -> TerritoriesDraft:
    assert isinstance(reading.content, TerritoriesDraft)
    return reading.content


def check_saint_omer(reading: Reading) -> None:
    areas = {one.code: one.boundary for one in territories(reading).territories}
    assert {code: round(one.area_ha, 1) for code, one in areas.items() if one} == {
        "QN06236M": 45.7,
        "QN06237M": 21.1,
        "QN06256M": 28.0,
    }
    assert {(one.territory, one.other) for one in territories(reading).links} == {
        ("QN06236M", "62040"),
        ("QN06236M", "62525"),
        ("QN06236M", "62765"),
        ("QN06237M", "62765"),
        ("QN06256M", "62014"),
    }
    assert "QN06237M (Quai Du commerce - Saint Sépulcre)" in warned(reading)
    assert (reading.ignored, len(reading.warnings)) == (61, 1)


@pytest.mark.parametrize(
    "name", ["QP2024_extrait_62_WGS84.geojson", "QP2024_extrait_62_WGS84_converti.gpkg"]
)
def test_the_quarters_of_saint_omer_are_found(name: str) -> None:
    check_saint_omer(quarters_of(SAMPLES / name, town("62765")))


@pytest.mark.parametrize("crs", [4326, 2154])
def test_their_shapefile_gives_the_same(tmp_path: Path, crs: int) -> None:
    table = geopandas.read_file(SAMPLES / "QP2024_extrait_62_WGS84.geojson").to_crs(crs)
    check_saint_omer(quarters_of(zipped_shapefile(tmp_path / "a.zip", table), town("62765")))


def test_other_casings_give_the_same(tmp_path: Path) -> None:
    text = (SAMPLES / "QP2024_extrait_62_WGS84.geojson").read_text("utf-8")
    for heading, other in (
        ("code_qp", "Code_QP"),
        ("lib_qp", "NOM_QP"),
        ("insee_com", "INSEE_COM"),
    ):
        text = text.replace(f'"{heading}"', f'"{other}"')
    path = tmp_path / "a.geojson"
    path.write_text(text, "utf-8")
    check_saint_omer(quarters_of(path, town("62765")))


def test_quarters_of_the_reunion_are_not_saint_omers() -> None:
    path = SAMPLES / "QP2024_extrait_974_WGS84.geojson"
    assert "Saint-Louis" in refusal(lambda one: quarters_of(one, town("62765")), path)
    assert quarters_of(path, Town(date(2026, 11, 21))).counts == {"territories": 57}


def test_the_quarters_of_2015_are_rennes() -> None:
    found = quarters_of(SAMPLES / "QP2015_rennes_WGS84.geojson", town("35238"))
    assert found.counts == {"territories": 5}
    assert {one.other for one in territories(found).links} == {"35238"}


@pytest.mark.parametrize(
    ("name", "ignored"),
    [("communes-62-pas-de-calais.geojson", 838), ("communes_capso_200069037.geojson", 0)],
)
def test_the_53_communes_of_saint_omer_are_found(name: str, ignored: int) -> None:
    found = communes_of(SAMPLES / name, town("62765"))
    assert (found.counts, found.ignored) == ({"territories": 53}, ignored)
    assert found.warnings == ()
