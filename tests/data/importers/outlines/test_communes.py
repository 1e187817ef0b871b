"""Boundaries of communes: those of the agglomeration, of today, one each."""

from pathlib import Path
from typing import Any

import pytest
from shapely import box

from data.importers.formats import Reading
from data.importers.outlines import communes, quarters
from data.territories.drafts import TerritoriesDraft
from tests.data.importers.outlines.made import (
    ELSEWHERE,
    SQUARE,
    communes_of,
    geojson,
    opened,
    refusal,
    warned,
    written,
)

EAST = box(2.26, 50.74, 2.27, 50.75)


def a_commune(code: Any = "62765", nom: str = "Saint-Omer", **values: Any) -> dict[str, Any]:
    return {"code": code, "nom": nom} | values


def codes(reading: Reading) -> list[str]:
    assert isinstance(reading.content, TerritoriesDraft)
    assert {one.name for one in reading.content.territories} == {None}
    return [one.code for one in reading.content.territories]


def test_communes_of_the_agglomeration_are_kept_under_their_own_names(tmp_path: Path) -> None:
    rows = [(a_commune(), SQUARE), (a_commune("62160", "Boulogne-sur-Mer"), ELSEWHERE)]
    path = written(tmp_path, geojson(*rows))
    found = communes_of(path)
    assert codes(found) == ["62765"]
    assert found.ignored == 1
    assert "contours de 1" in found.kept
    assert communes.score(opened(path)) >= 0.9
    assert quarters.score(opened(path)) == 0


def test_missing_communes_are_named(tmp_path: Path) -> None:
    found = communes_of(written(tmp_path, geojson((a_commune(), SQUARE))))
    assert "il manque 2" in warned(found)
    assert "Longuenesse, Saint-Martin-lez-Tatinghem" in warned(found)


@pytest.mark.parametrize("headings", [("INSEE_COM", "NOM"), ("code_insee", "nom_officiel")])
def test_headings_of_every_portal_are_known(tmp_path: Path, headings: tuple[str, str]) -> None:
    row = dict(zip(headings, ("62765", "Saint-Omer"), strict=True))
    assert codes(communes_of(written(tmp_path, geojson((row, SQUARE))))) == ["62765"]


def test_delegated_communes_are_left_out(tmp_path: Path) -> None:
    rows = [
        (a_commune(type="commune-actuelle"), SQUARE),
        (a_commune("62757", "Tatinghem", type="commune-deleguee"), EAST),
    ]
    found = communes_of(written(tmp_path, geojson(*rows)))
    assert codes(found) == ["62765"]
    assert "1\u00a0commune déléguée" in warned(found)


def test_ground_from_before_a_merger_is_left_out_and_said(tmp_path: Path) -> None:
    rows = [
        (a_commune(), SQUARE),
        (a_commune("62807", "Tatinghem"), ELSEWHERE),
        (a_commune("62757", "Saint-Martin-au-Laërt"), EAST),
    ]
    found = communes_of(written(tmp_path, geojson(*rows)))
    assert codes(found) == ["62765"]
    assert "Tatinghem (62807), Saint-Martin-au-Laërt (62757)" in warned(found)


def test_pieces_of_a_commune_are_put_together(tmp_path: Path) -> None:
    found = communes_of(written(tmp_path, geojson((a_commune(), SQUARE), (a_commune(), EAST))))
    assert isinstance(found.content, TerritoriesDraft)
    (one,) = found.content.territories
    assert one.boundary is not None
    assert one.boundary.area_ha == pytest.approx(157.5, abs=0.5)
    assert "réunis" in warned(found)


def test_two_versions_of_a_commune_are_refused(tmp_path: Path) -> None:
    rows = [(a_commune(), SQUARE), (a_commune(), box(2.25, 50.74, 2.27, 50.75))]
    said = refusal(communes_of, written(tmp_path, geojson(*rows)))
    assert "lignes 2, 3" in said


def test_communes_of_elsewhere_are_refused_with_their_names(tmp_path: Path) -> None:
    rows = [(a_commune("62160", "Boulogne-sur-Mer"), ELSEWHERE)]
    said = refusal(communes_of, written(tmp_path, geojson(*rows)))
    assert "aucune commune de la CA du Pays de Saint-Omer" in said
    assert "Boulogne-sur-Mer" in said


def test_other_grounds_are_no_communes(tmp_path: Path) -> None:
    departements = written(tmp_path, geojson(({"code": "62", "nom": "Pas-de-Calais"}, SQUARE)))
    assert communes.score(opened(departements)) == 0
    iris = geojson(({"INSEE_COM": "62765", "CODE_IRIS": "627650101", "NOM": "A"}, SQUARE))
    assert communes.score(opened(written(tmp_path, iris, "iris.geojson"))) == 0
