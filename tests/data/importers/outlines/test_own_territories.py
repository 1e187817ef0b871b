"""A town's own territories are read from any file of named shapes, and known by their name."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import Geometry, box

from data.base.problems import RefusedFileError
from data.importers.errors import MissingKindError
from data.importers.files import IncomingFile
from data.importers.formats import Reading, Town
from data.importers.opened import OpenedFile
from data.importers.outlines import contours
from data.importers.outlines.own.codes import own_code
from data.importers.outlines.own.kinds import kind_of
from data.importers.registry import recognised
from data.importers.words import contents
from data.territories.drafts import TerritoriesDraft, TerritoryDraft
from data.territories.vocabulary import TerritoryKind
from tests.data.importers.outlines.made import (
    SQUARE,
    TOWN,
    a_quarter,
    frame,
    geojson,
    zipped_shapefile,
)

TOWN_HERE = replace(TOWN, organisation="62765")
BESIDE = box(2.27, 50.74, 2.28, 50.75)
OVER = box(2.255, 50.74, 2.265, 50.75)


def written(folder: Path, *rows: Any, name: str = "dessin.geojson") -> OpenedFile:
    path = folder / name
    path.write_text(geojson(*rows), "utf-8")
    return OpenedFile(IncomingFile(name, path))


def a_shape(name: str = "Centre", shape: Geometry = SQUARE, **values: str) -> Any:
    return {"name": name} | values, shape


def read(opened: OpenedFile, town: Town = TOWN_HERE) -> Reading:
    return contours.read(opened, town)


def territories(found: Reading) -> tuple[TerritoryDraft, ...]:
    assert isinstance(found.content, TerritoriesDraft)
    return found.content.territories


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Territoire de veille active", TerritoryKind.WATCHED_TERRITORY),
        ("TVA", TerritoryKind.WATCHED_TERRITORY),
        ("Quartiers fragiles", TerritoryKind.QUARTIER_FRAGILE),
        ("conseils_de_quartier", TerritoryKind.NEIGHBOURHOOD),
        ("Quartier vécu", TerritoryKind.NEIGHBOURHOOD),
        ("QUARTIER", None),
        ("quartier fragile en veille active", None),
    ],
)
def test_words_tell_a_kind_or_none(words: str, kind: TerritoryKind | None) -> None:
    assert kind_of(words) is kind


def test_each_row_says_its_kind_and_its_days(tmp_path: Path) -> None:
    rows = (
        a_shape("Centre", type="Conseil de quartier", depuis="2021", jusqu_au="31/12/2026"),
        a_shape("Haut-Pont", BESIDE, type="veille active"),
    )
    first, second = territories(read(written(tmp_path, *rows)))
    assert (first.kind, first.code) == (TerritoryKind.NEIGHBOURHOOD, "QV-62765-centre")
    assert (first.valid_from, first.valid_to) == (date(2021, 1, 1), date(2026, 12, 31))
    assert second.kind is TerritoryKind.WATCHED_TERRITORY
    assert second.valid_from is None


def test_the_file_s_name_tells_a_kind_that_the_rows_do_not(tmp_path: Path) -> None:
    opened = written(tmp_path, a_shape(), name="conseils-de-quartier.geojson")
    assert territories(read(opened))[0].kind is TerritoryKind.NEIGHBOURHOOD


def test_a_kind_that_nothing_tells_is_asked(tmp_path: Path) -> None:
    opened = written(tmp_path, a_shape("Centre", type="zone bleue"))
    with pytest.raises(MissingKindError, match=r"zone bleue.*--kind"):
        read(opened)
    town = replace(TOWN_HERE, kind=TerritoryKind.QUARTIER_FRAGILE)
    assert territories(read(opened, town))[0].kind is TerritoryKind.QUARTIER_FRAGILE


def test_what_was_found_is_told_by_kind_and_counted_once(tmp_path: Path) -> None:
    opened = written(tmp_path, a_shape(), name="conseils-de-quartier.geojson")
    counts = read(opened).counts
    assert counts["territories"] == counts["neighbourhoods"] == 1
    assert contents(counts).replace("\u00a0", " ") == "1 quartier vécu"


def test_it_is_recognised_as_contours(tmp_path: Path) -> None:
    assert recognised(written(tmp_path, a_shape(type="fragile"))).code == "contours"
    same_town = [a_shape(one, code_insee="62765") for one in ("Centre", "Nord")]
    assert recognised(written(tmp_path, *same_town)).code == "contours"


def test_priority_quarters_are_read_as_before(tmp_path: Path) -> None:
    found = read(written(tmp_path, (a_quarter(), SQUARE)))
    assert territories(found)[0].kind is TerritoryKind.QPV_2024


def test_parts_of_one_territory_are_put_together(tmp_path: Path) -> None:
    rows = [a_shape(type="fragile"), a_shape(shape=BESIDE, type="fragile")]
    (one,) = territories(read(written(tmp_path, *rows)))
    assert one.boundary is not None
    assert one.boundary.geometry["type"] == "MultiPolygon"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (a_shape(shape=OVER, type="fragile"), "se recouvrent"),
        (a_shape("", type="fragile"), "pas de nom"),
        (a_shape("Nord", type="fragile", depuis="hier"), "pas une date"),
        (a_shape("Nord", type="fragile", depuis="2024", jusqu_au="2021"), "avant de commencer"),
    ],
)
def test_one_wrong_row_refuses_all(tmp_path: Path, row: Any, message: str) -> None:
    with pytest.raises(RefusedFileError, match=message):
        read(written(tmp_path, a_shape(type="fragile"), row))


def test_a_shapefile_of_the_town_is_read(tmp_path: Path) -> None:
    table = frame(({"nom": "Centre", "nature": "conseil de quartier"}, SQUARE), crs=2154)
    path = zipped_shapefile(tmp_path / "contours.zip", table)
    (one,) = territories(read(OpenedFile(IncomingFile(path.name, path))))
    assert one.name == "Centre"


def test_a_code_that_another_list_may_hold_is_not_taken_bare() -> None:
    kind = TerritoryKind.NEIGHBOURHOOD
    assert own_code(kind, "62", "Centre", "62765") == ("QV-62765-62", False)
    assert own_code(kind, "CQ-01A", "Centre", "62765") == ("CQ-01A", False)


@given(st.text(min_size=1, max_size=200))
def test_a_code_made_from_a_name_is_always_the_same_and_short(name: str) -> None:
    code, is_made = own_code(TerritoryKind.QUARTIER_FRAGILE, "", name, "62765")
    assert (code, is_made) == own_code(TerritoryKind.QUARTIER_FRAGILE, "", name, "62765")
    assert len(code) <= 60


@given(st.dictionaries(st.text(max_size=12), st.text(max_size=20) | st.integers(), max_size=4))
def test_any_attributes_give_a_reading_or_a_refusal(
    tmp_path_factory: pytest.TempPathFactory, values: dict[str, Any]
) -> None:
    path = tmp_path_factory.mktemp("any") / "dessin.geojson"
    path.write_text(json.dumps(json.loads(geojson((values, SQUARE)))), "utf-8")
    try:
        found = read(OpenedFile(IncomingFile(path.name, path)))
    except RefusedFileError:
        return
    assert territories(found)
