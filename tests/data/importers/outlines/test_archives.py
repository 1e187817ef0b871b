"""The right member of an archive is read, whatever it is called and wherever it stands."""

import zipfile
from pathlib import Path

import pytest

from data.importers.outlines import communes, quarters
from data.territories.drafts import TerritoriesDraft
from tests.data.importers.outlines.made import (
    ELSEWHERE,
    SQUARE,
    TOWN,
    a_quarter,
    communes_of,
    frame,
    geojson,
    opened,
    quarters_of,
    refusal,
    warned,
    zipped_shapefile,
)

OURS = frame((a_quarter(), SQUARE))
FAR = frame((a_quarter("QN06201M", insee_com="62560"), ELSEWHERE))


def test_the_national_file_is_preferred(tmp_path: Path) -> None:
    path = tmp_path / "qpv-2024-shp.zip"
    zipped_shapefile(path, FAR, "QP2024_Guadeloupe_RGAF09_UTM20N")
    zipped_shapefile(path, OURS.to_crs(2154), "QP2024_France_hexagonale_LB93")
    zipped_shapefile(path, OURS, "QP2024_France_Hexagonale_Outre_Mer_WGS84")
    found = quarters_of(path)
    assert found.source is not None
    assert "SHP/QP2024_France_Hexagonale_Outre_Mer_WGS84.shp" in str(found.source.note)


def test_the_next_member_is_read_when_the_first_has_nothing_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "qpv.zip"
    zipped_shapefile(path, FAR, "QP2024_WGS84")
    zipped_shapefile(path, OURS, "QP2024_Hauts_de_France")
    assert quarters_of(path).counts == {"territories": 1}


@pytest.mark.parametrize(("crs", "named"), [(4326, "WGS 84"), (2154, "Lambert-93")])
def test_a_missing_projection_is_guessed_with_a_warning(
    tmp_path: Path, crs: int, named: str
) -> None:
    path = zipped_shapefile(tmp_path / "a.zip", OURS.to_crs(crs), without=(".prj", ".cpg", ".shx"))
    found = quarters_of(path)
    assert named in warned(found)
    assert found.counts == {"territories": 1}


@pytest.mark.parametrize(
    ("encoding", "without"),
    [("UTF-8", ()), ("UTF-8", (".cpg",)), ("ISO-8859-1", ()), ("ISO-8859-1", (".cpg",))],
)
def test_accents_are_read_in_any_encoding(
    tmp_path: Path, encoding: str, without: tuple[str, ...]
) -> None:
    path = zipped_shapefile(tmp_path / "a.zip", OURS, encoding=encoding, without=without)
    content = quarters_of(path).content
    assert isinstance(content, TerritoriesDraft)
    assert content.territories[0].name == "Saint-Exupéry"


def test_a_geojson_beside_other_files_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("lisez-moi.txt", "Bonjour")
        archive.writestr("metadata.json", '{"title": "Quartiers"}')
        archive.writestr("GEOJSON/a.geojson", geojson((a_quarter(), SQUARE)))
    assert quarters.score(opened(path)) >= 0.95
    assert quarters_of(path).counts == {"territories": 1}


def test_an_archive_of_tables_is_no_boundary_file(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("data.csv", "CODGEO;A\nQP062036;1\n")
        archive.writestr("meta.json", "[1, 2]")
    assert quarters.score(opened(path)) == 0
    assert communes.score(opened(path)) == 0


def test_a_truncated_shapefile_is_refused(tmp_path: Path) -> None:
    zipped_shapefile(tmp_path / "whole.zip", OURS, "a")
    path = tmp_path / "cut.zip"
    with zipfile.ZipFile(tmp_path / "whole.zip") as whole, zipfile.ZipFile(path, "w") as cut:
        for name in whole.namelist():
            content = whole.read(name)
            cut.writestr(name, content[:60] if name.endswith(".shp") else content)
    said = refusal(quarters_of, path)
    assert "abîmé" in said
    assert "a.shp" in said


def test_communes_are_found_among_the_layers_of_the_ign(tmp_path: Path) -> None:
    path = tmp_path / "ADMIN-EXPRESS_2026-01-15.zip"
    row = ({"INSEE_COM": "62765", "NOM": "Saint-Omer", "INSEE_ARR": "5"}, SQUARE)
    chief = ({"INSEE_CAD": "62807", "INSEE_COM": "62765", "NOM": "Tatinghem"}, ELSEWHERE)
    zipped_shapefile(path, frame(chief), "ASSOCIEE", "ADE/DONNEES/")
    zipped_shapefile(path, frame(row, crs=2154), "COMMUNE", "ADE/DONNEES/")
    found = communes_of(path, TOWN)
    assert found.counts == {"territories": 1}
    assert found.source is not None
    assert (found.source.dataset, found.source.edition) == ("ADMIN-EXPRESS", "2026")


def test_the_unpacked_folder_goes_with_the_file(tmp_path: Path) -> None:
    path = zipped_shapefile(tmp_path / "a.zip", OURS)
    file = opened(path)
    quarters.read(file, TOWN)
    folder = file.outlines._folder
    assert folder is not None
    assert folder.is_dir()
    del file
    assert not folder.exists()
