"""Priority quarters are read from any official file of boundaries, and only those of the town."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import shapely
from shapely import LineString, box

from data.base.problems import RefusedFileError
from data.importers.outlines import communes, quarters
from data.territories.drafts import TerritoriesDraft
from data.territories.vocabulary import LinkKind, TerritoryKind
from tests.data.importers.outlines.made import (
    CAPSO,
    ELSEWHERE,
    NOWHERE,
    SQUARE,
    TOWN,
    a_quarter,
    frame,
    geojson,
    opened,
    quarters_of,
    refusal,
    warned,
    written,
    zipped_shapefile,
)

OTHER = a_quarter("QN06201M", lib_qp="Mieux-Être", insee_com="62560", lib_com="Marquise")


def content(reading: Any) -> TerritoriesDraft:
    assert isinstance(reading.content, TerritoriesDraft)
    return reading.content


def links(reading: Any) -> list[tuple[str, str]]:
    assert {one.kind for one in content(reading).links} <= {LinkKind.OVERLAPS}
    return [(one.territory, one.other) for one in content(reading).links]


def test_only_quarters_of_the_agglomeration_are_kept(tmp_path: Path) -> None:
    path = written(tmp_path, geojson((a_quarter(), SQUARE), (OTHER, ELSEWHERE)))
    found = quarters_of(path)
    (one,) = content(found).territories
    assert (one.code, one.kind, one.name) == ("QN06236M", TerritoryKind.QPV_2024, "Saint-Exupéry")
    assert found.counts == {"territories": 1}
    assert found.ignored == 1
    assert "CA du Pays de Saint-Omer" in found.kept
    assert links(found) == [("QN06236M", "62765")]
    assert found.source is not None
    assert found.source.edition == "2024"


def test_a_boundary_is_rounded_and_measured(tmp_path: Path) -> None:
    path = written(tmp_path, geojson((a_quarter(), box(2.2500001, 50.74, 2.26, 50.75))))
    drawn = content(quarters_of(path)).territories[0].boundary
    assert drawn is not None
    assert drawn.area_ha == pytest.approx(78.8, abs=0.2)
    assert drawn.geometry["type"] == "Polygon"
    assert [2.25, 50.74] in drawn.geometry["coordinates"][0]
    assert SQUARE.contains(shapely.Point(drawn.label_lon, drawn.label_lat))


def test_all_is_kept_without_a_town(tmp_path: Path) -> None:
    path = written(tmp_path, geojson((a_quarter(), SQUARE), (OTHER, ELSEWHERE)))
    found = quarters_of(path, NOWHERE)
    assert (found.counts["territories"], found.ignored, found.kept) == (2, 0, "")
    assert ("QN06201M", "62560") in links(found)


@pytest.mark.parametrize("cell", ["62040, 62525, 62765", "62040; 62525; 62765"])
def test_a_quarter_is_linked_to_each_of_our_communes(tmp_path: Path, cell: str) -> None:
    path = written(tmp_path, geojson((a_quarter(insee_com=cell), SQUARE)))
    assert links(quarters_of(path)) == [("QN06236M", "62525"), ("QN06236M", "62765")]


def test_a_former_commune_counts_for_todays(tmp_path: Path) -> None:
    path = written(tmp_path, geojson((a_quarter(insee_com="62807"), SQUARE)))
    assert links(quarters_of(path)) == [("QN06236M", "62757")]


def test_other_headings_and_eaten_zeros_are_understood(tmp_path: Path) -> None:
    row = {"Code_QP": "qn00101m", "nom_qp": "Grande Reyssouze", "code_insee": 1053, "aire": 3.5}
    found = quarters_of(written(tmp_path, geojson((row, SQUARE))), NOWHERE)
    assert links(found) == [("QN00101M", "01053")]
    assert content(found).territories[0].name == "Grande Reyssouze"


def test_the_agglomeration_is_known_by_its_siren_when_no_commune_is(tmp_path: Path) -> None:
    ours = a_quarter(insee_com="NA", siren_epci="200069037", lib_com="Saint-Omer")
    other = a_quarter("QN97801I", insee_com="NA", siren_epci="NA")
    found = quarters_of(written(tmp_path, geojson((ours, SQUARE), (other, ELSEWHERE))))
    assert links(found) == [("QN06236M", "62765")]


def test_quarters_of_2015_are_known_by_names_within_their_departement(tmp_path: Path) -> None:
    rows = [
        ({"CODE_QP": code, "NOM_QP": "Centre", "COMMUNE_QP": commune}, SQUARE)
        for code, commune in (
            ("QP062037", "SAINT OMER"),
            ("QP014001", "Saint-Omer"),
            ("QP062036", "Longuenesse, Saint-Omer"),
            ("QP062039", "Enguinegatte"),
        )
    ]
    merged = replace(CAPSO, communes=dict(CAPSO.communes) | {"62295": "Enquin-lez-Guinegatte"})
    path = written(tmp_path, geojson(*rows))
    found = quarters_of(path, replace(TOWN, surroundings=merged))
    assert {one.kind for one in content(found).territories} == {TerritoryKind.QPV_2015}
    assert links(found) == [
        ("QP062037", "62765"),
        ("QP062036", "62525"),
        ("QP062036", "62765"),
        ("QP062039", "62295"),
    ]
    assert found.source is not None
    assert found.source.edition == "2015"


def test_quarters_of_elsewhere_are_refused_with_their_places(tmp_path: Path) -> None:
    said = refusal(quarters_of, written(tmp_path, geojson((OTHER, ELSEWHERE))))
    assert "aucun quartier prioritaire de la CA du Pays de Saint-Omer dans ce fichier" in said
    assert "Marquise" in said


def test_a_wrong_code_is_named_with_its_line(tmp_path: Path) -> None:
    rows = [(a_quarter(), SQUARE), (a_quarter("QN6236M"), SQUARE), (a_quarter(""), SQUARE)]
    said = refusal(quarters_of, written(tmp_path, geojson(*rows)))
    assert (
        "Ligne 3, colonne « code_qp » : « QN6236M »".replace(" »", "\u00a0»").replace(
            "« ", "«\u00a0"
        )
        in said
    )
    assert "le code du quartier manque" in said


def test_the_same_quarter_once_for_each_commune_is_one(tmp_path: Path) -> None:
    rows = [(a_quarter(insee_com=code), SQUARE) for code in ("62765", "62525")]
    found = quarters_of(written(tmp_path, geojson(*rows)))
    assert found.counts == {"territories": 1}
    assert links(found) == [("QN06236M", "62765"), ("QN06236M", "62525")]


def test_two_shapes_under_one_code_are_refused_with_both_lines(tmp_path: Path) -> None:
    rows = [(a_quarter(), SQUARE), (a_quarter(), box(2.25, 50.74, 2.27, 50.75))]
    said = refusal(quarters_of, written(tmp_path, geojson(*rows)))
    assert "ligne 2" in said
    assert "ligne 3" in said


def test_archived_quarters_are_left_out(tmp_path: Path) -> None:
    rows = [(a_quarter(archive=False), SQUARE), (a_quarter("QN06237M", archive=True), SQUARE)]
    found = quarters_of(written(tmp_path, geojson(*rows)))
    assert [one.code for one in content(found).territories] == ["QN06236M"]
    assert "QN06237M est archivé" in warned(found)


def test_a_shape_that_crosses_itself_is_repaired_and_named(tmp_path: Path) -> None:
    bow = shapely.Polygon([(2.25, 50.74), (2.26, 50.75), (2.26, 50.74), (2.25, 50.75)])
    found = quarters_of(written(tmp_path, geojson((a_quarter(), bow))))
    assert "QN06236M (Saint-Exupéry)" in warned(found)
    assert found.warnings[0].where.line == 2


@pytest.mark.parametrize(
    ("shape", "said"),
    [
        (None, "aucune forme"),
        ({"type": "Polygon", "coordinates": []}, "aucune forme"),
        (LineString([(2.2, 50.7), (2.3, 50.8)]), "« ligne »"),
        ({"type": "Polygon", "coordinates": [[[2.2, float("nan")]] * 4]}, "pas des nombres"),
        ({"type": "Polygon", "coordinates": [[[2.2, 50.7], [2.3, 50.8]]]}, "abîmée"),
        ({"type": ["Polygon"]}, "abîmée"),
        (box(2.25, 50.74, 2.250001, 50.740001), "moins d’un mètre"),
    ],
)
def test_what_is_no_surface_is_refused(tmp_path: Path, shape: Any, said: str) -> None:
    message = refusal(quarters_of, written(tmp_path, geojson((a_quarter(), shape))))
    assert said in message.replace("\u00a0", " ")
    assert "QN06236M (Saint-Exupéry)" in message
    assert "Ligne 2" in message


def test_a_shape_tangled_beyond_mending_is_refused_at_once(tmp_path: Path) -> None:
    import numpy as np

    points = np.random.default_rng(1).uniform((2.2, 50.7), (2.3, 50.8), (400, 2))
    path = written(tmp_path, geojson((a_quarter(), shapely.polygons(points))))
    assert "se croise trop" in refusal(quarters_of, path)


def test_formats_give_the_very_same_content(tmp_path: Path) -> None:
    table = frame((a_quarter(), SQUARE), (OTHER, ELSEWHERE))
    table.to_file(tmp_path / "contours.gpkg")
    paths = [
        written(tmp_path, geojson((a_quarter(), SQUARE), (OTHER, ELSEWHERE))),
        tmp_path / "contours.gpkg",
        zipped_shapefile(tmp_path / "degres.zip", table),
        zipped_shapefile(tmp_path / "metres.zip", table.to_crs(2154)),
    ]
    shapes = [content(quarters_of(path)).territories[0].boundary for path in paths]
    assert shapes == [shapes[0]] * 4
    assert [quarters.score(opened(path)) >= 0.95 for path in paths] == [True] * 4
    assert [communes.score(opened(path)) for path in paths] == [0.0] * 4


def test_a_single_feature_is_read(tmp_path: Path) -> None:
    whole = json.loads(geojson((a_quarter(), SQUARE)))
    path = written(tmp_path, json.dumps(whole["features"][0]))
    assert quarters_of(path).counts == {"territories": 1}


def test_a_file_of_something_else_is_refused_with_what_was_expected(tmp_path: Path) -> None:
    path = written(tmp_path, geojson(({"nom": "Parc"}, SQUARE)))
    assert quarters.score(opened(path)) == 0
    assert "aucune colonne" in refusal(quarters_of, path)


def test_nothing_but_a_refusal_comes_from_a_broken_file(tmp_path: Path) -> None:
    text = geojson((a_quarter(), SQUARE), (a_quarter("QN06237M"), SQUARE))
    path = written(tmp_path, text[:-40])
    with pytest.raises(RefusedFileError, match="incomplet"):
        quarters_of(path)
