"""A town's own territories and its schools' positions: saved once, shown, undone exactly."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from shapely import Geometry, box
from shapely.geometry import mapping

from data.base.problems import RefusedFileError
from data.base.views import Scope
from data.importers import service
from data.importers.errors import MissingKindError
from data.importers.views import ImportReport
from data.territories.local.service import local_territories, schools
from data.territories.vocabulary import TerritoryKind
from tests.data.importers.made import content_of_base, own_town, unchanged
from tests.data.importers.made_grounds import communes, saved

SCOPE = Scope("62765", "CDM", date(2026, 11, 21))
CENTRE = box(2.250, 50.740, 2.256, 50.746)
NORTH = box(2.250, 50.748, 2.256, 50.752)
DIRECTORY = (
    "Identifiant_de_l_etablissement;Nom_etablissement;Type_etablissement;Statut_public_prive;"
    "Code_commune;latitude;longitude\n"
    "0620001A;Ecole du Centre;Ecole;Public;62765;50.743;2.253\n"
    "0620002B;Collège du Port;Collège;Public;62765;;\n"
)


@pytest.fixture(autouse=True)
def town(empty_base: None) -> None:
    own_town()


def drawn(folder: Path, *rows: tuple[dict[str, Any], Geometry]) -> Path:
    features = [
        {"type": "Feature", "properties": values, "geometry": mapping(shape)}
        for values, shape in rows
    ]
    path = folder / "dessin.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    return path


def brought(path: Path, **asked: Any) -> ImportReport:
    return service.save(service.preview_file(path, path.name, **asked))


def of(name: str, nature: str = "quartier fragile", **values: str) -> dict[str, Any]:
    return {"name": name, "nature": nature} | values


def test_each_kind_comes_with_its_shape_its_dates_and_its_town(tmp_path: Path) -> None:
    rows = ((of("Centre", depuis="2021"), CENTRE), (of("Nord", "conseil de quartier"), NORTH))
    report = brought(drawn(tmp_path, *rows))
    assert (report.added, report.format) == (4, "contours")
    first, second = local_territories(SCOPE)
    assert (first.kind, first.valid_from) == (TerritoryKind.QUARTIER_FRAGILE, date(2021, 1, 1))
    assert first.shape is not None
    assert first.communes == ("Saint-Omer",)
    assert second.kind is TerritoryKind.NEIGHBOURHOOD


def test_the_same_file_again_changes_nothing(tmp_path: Path) -> None:
    path = drawn(tmp_path, (of("Centre"), CENTRE))
    brought(path)
    with unchanged():
        again = brought(path)
    assert (again.added, again.changed, again.batch_id) == (0, 0, None)


def test_a_shape_drawn_anew_and_an_end_change_the_same_territory(tmp_path: Path) -> None:
    brought(drawn(tmp_path, (of("Centre"), CENTRE)))
    again = brought(drawn(tmp_path, (of("CENTRE", jusqu_au="31/12/2030"), NORTH)))
    assert (again.added, again.changed) == (0, 1)
    (one,) = local_territories(SCOPE)
    assert one.valid_to == date(2030, 12, 31)


def test_a_name_that_the_base_knows_keeps_its_code(tmp_path: Path) -> None:
    brought(drawn(tmp_path, (of("Centre", code="CQ-001"), CENTRE)))
    again = brought(drawn(tmp_path, (of("Centre"), CENTRE)))
    assert again.batch_id is None
    assert [one.code for one in local_territories(SCOPE)] == ["CQ-001"]


def test_what_an_import_brought_is_taken_back_exactly(tmp_path: Path) -> None:
    before = content_of_base()
    report = brought(drawn(tmp_path, (of("Centre"), CENTRE)))
    service.undo(report.batch_id or 0)
    assert content_of_base() == before


def test_a_kind_said_by_the_officer_is_enough(tmp_path: Path) -> None:
    path = drawn(tmp_path, (of("Centre", ""), CENTRE))
    with unchanged(), pytest.raises(MissingKindError):
        brought(path)
    brought(path, kind=TerritoryKind.WATCHED_TERRITORY)
    assert local_territories(SCOPE)[0].kind is TerritoryKind.WATCHED_TERRITORY


def test_a_shape_out_of_the_agglomeration_refuses_all(tmp_path: Path) -> None:
    saved(tmp_path, communes())
    far = box(3.0, 50.6, 3.01, 50.61)
    path = drawn(tmp_path, (of("Centre"), CENTRE), (of("Lille"), far))
    with unchanged(), pytest.raises(RefusedFileError, match="km"):
        brought(path)


def test_a_day_before_a_territory_s_own_does_not_show_it(tmp_path: Path) -> None:
    brought(drawn(tmp_path, (of("Centre", depuis="2025"), CENTRE)))
    assert local_territories(replace(SCOPE, on=date(2024, 12, 31))) == ()


def test_the_directory_places_schools_and_says_how_many_it_does_not(tmp_path: Path) -> None:
    path = tmp_path / "fr-en-annuaire-education.csv"
    path.write_text(DIRECTORY, "utf-8")
    assert brought(path).added == 2
    found = schools(SCOPE)
    assert [(one.code, one.point) for one in found.placed] == [("0620001A", (2.253, 50.743))]
    assert found.unplaced == 1
    assert brought(path).batch_id is None
