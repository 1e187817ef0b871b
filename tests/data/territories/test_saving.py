"""What is read of the ground beside what a base holds, without any base."""

from dataclasses import replace

import pytest

from data.base.comparison import Difference, FieldChange
from data.base.problems import Where
from data.territories import saving
from data.territories.drafts import LinkDraft, PlaceDraft, TerritoriesDraft, TerritoryDraft
from data.territories.models import Boundary, Place, Territory
from data.territories.saving import StoredGround
from data.territories.vocabulary import LinkKind, TerritoryKind
from tests.data.importers.made_grounds import square

QUARTER = TerritoryDraft("QN06236M", TerritoryKind.QPV_2024, "Léon Blum", square(2.26, 50.74))


def a_territory(key: int, code: str, name: str, kind: TerritoryKind) -> Territory:
    return Territory(id=key, code=code, name=name, kind=kind)


def held(*rows: Territory, **parts: object) -> StoredGround:
    stored = StoredGround(territories={row.code: row for row in rows})
    return replace(stored, **parts)  # type: ignore[arg-type]


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


SAINT_OMER = a_territory(1, "62765", "Saint-Omer", TerritoryKind.COMMUNE)
TATINGHEM = a_territory(2, "62757", "Saint-Martin-lez-Tatinghem", TerritoryKind.COMMUNE)


def test_the_packaged_name_of_a_commune_stays_whatever_the_file_says() -> None:
    draft = TerritoriesDraft((TerritoryDraft("62765", TerritoryKind.COMMUNE, "SAINT OMER"),))
    assert saving.reconciled(draft, held(SAINT_OMER)).territories[0].name == "Saint-Omer"
    assert saving.reconciled(draft, held()).territories[0].name == "Saint-Omer"


def test_the_name_of_a_quarter_is_the_files_unless_it_gives_none() -> None:
    row = a_territory(3, "QN06236M", "Ancien", TerritoryKind.QPV_2024)
    named = saving.reconciled(TerritoriesDraft((QUARTER,)), held(row))
    assert named.territories[0].name == "Léon Blum"
    nameless = TerritoriesDraft((replace(QUARTER, name=None),))
    assert saving.reconciled(nameless, held(row)).territories[0].name == "Ancien"
    assert saving.reconciled(nameless, held()).territories[0].name == "QN06236M"


def test_a_table_of_statistics_renames_nothing_but_what_had_no_name() -> None:
    row = a_territory(3, "QN06236M", "Ancien", TerritoryKind.QPV_2024)
    draft = TerritoriesDraft((QUARTER,))
    kept = saving.reconciled(draft, held(row), renames=False)
    assert kept.territories[0].name == "Ancien"
    nameless = a_territory(3, "QN06236M", "QN06236M", TerritoryKind.QPV_2024)
    assert saving.reconciled(draft, held(nameless), renames=False).territories[0].name == (
        "Léon Blum"
    )


def test_a_link_to_what_nobody_holds_is_left_out_and_a_former_commune_leads_to_todays() -> None:
    links = tuple(
        LinkDraft("QN06236M", LinkKind.OVERLAPS, code) for code in ("62765", "59350", "62807")
    )
    draft = TerritoriesDraft((QUARTER,), links)
    kept = saving.reconciled(draft, held(SAINT_OMER, TATINGHEM)).links
    assert [one.other for one in kept] == ["62765", "62757"]


def test_a_territory_said_twice_is_one_line() -> None:
    draft = TerritoriesDraft((replace(QUARTER, name=None), replace(QUARTER, boundary=None)))
    (one,) = saving.reconciled(draft, held()).territories
    assert (one.name, one.boundary is not None) == ("Léon Blum", True)


def test_a_new_quarter_is_told_with_its_area() -> None:
    found = saving.reconciled(TerritoriesDraft((QUARTER,)), held())
    (line,) = saving.compared(found, held()).lines
    assert (line.difference, line.code) == (Difference.ADDED, "Quartier QN06236M")
    assert plain(line.title) == "Léon Blum, 12,5 ha"


def test_a_shape_drawn_otherwise_is_told_even_when_its_area_is_the_same() -> None:
    row = a_territory(3, "QN06236M", "Léon Blum", TerritoryKind.QPV_2024)
    other = square(2.27, 50.74)
    boundary = Boundary(
        territory_id=3, geometry=dict(other.geometry), area_ha=12.5, label_lon=0, label_lat=0
    )
    stored = held(row, boundaries={"QN06236M": boundary})
    found = saving.reconciled(TerritoriesDraft((QUARTER,)), stored)
    (line,) = saving.compared(found, stored).lines
    (change,) = line.fields
    assert (change.name, plain(change.before), plain(change.after)) == (
        "Contour",
        "12,5 ha",
        "12,5 ha, tracé modifié",
    )


def test_the_same_shape_is_unchanged_wherever_its_name_is_written() -> None:
    row = a_territory(3, "QN06236M", "Léon Blum", TerritoryKind.QPV_2024)
    found = saving.reconciled(TerritoriesDraft((QUARTER,)), held(row))
    shape = found.territories[0].boundary
    assert shape is not None
    boundary = Boundary(
        territory_id=3, geometry=dict(shape.geometry), area_ha=12.5, label_lon=0, label_lat=0
    )
    assert saving.compared(found, held(row, boundaries={row.code: boundary})).changes_nothing


def test_links_and_places_are_told_in_french() -> None:
    draft = TerritoriesDraft(
        (QUARTER,),
        (LinkDraft("QN06236M", LinkKind.OVERLAPS, "62765"),),
        (PlaceDraft("0622763S", "Léon Blum", "primaire", "0622763S", "62765", "public"),),
    )
    stored = held(SAINT_OMER)
    _, link, place = saving.compared(saving.reconciled(draft, stored), stored).lines
    assert (link.code, link.title) == ("Quartier QN06236M", "s’étend sur Saint-Omer (62765)")
    assert (place.code, place.title) == ("École primaire 0622763S", "Léon Blum")


def test_what_a_file_does_not_say_of_a_place_stays() -> None:
    row = Place(
        id=1, code="A", name="Léon Blum", kind="primaire", uai="A", commune_id=1, sector="public"
    )
    stored = held(SAINT_OMER, places={"A": row})
    silent = TerritoriesDraft(places=(PlaceDraft("A", "Léon Blum", "primaire"),))
    assert saving.compared(silent, stored).changes_nothing
    private = TerritoriesDraft(places=(PlaceDraft("A", "Léon Blum", "primaire", sector="privé"),))
    (line,) = saving.compared(private, stored).lines
    assert line.fields == (FieldChange("Secteur", "public", "privé"),)


def test_the_code_of_another_kind_of_territory_is_a_problem() -> None:
    draft = TerritoriesDraft((TerritoryDraft("62765", TerritoryKind.EPCI, where=Where(line=4)),))
    (problem,) = saving.problems(draft, held(SAINT_OMER))
    assert "Saint-Omer" in problem.message
    assert problem.where.line == 4


def test_a_school_in_a_commune_that_nobody_knows_is_a_problem() -> None:
    draft = TerritoriesDraft(places=(PlaceDraft("A", "Loin", "primaire", commune="59350"),))
    (problem,) = saving.problems(draft, held(SAINT_OMER))
    assert "59350" in problem.message


def test_a_quarter_far_from_its_commune_is_a_problem_that_says_how_far() -> None:
    away = replace(QUARTER, boundary=square(2.40, 50.74), where=Where(line=7))
    commune = TerritoryDraft(
        "62765", TerritoryKind.COMMUNE, "Saint-Omer", square(2.24, 50.73, 0.03)
    )
    draft = TerritoriesDraft((away, commune), (LinkDraft("QN06236M", LinkKind.OVERLAPS, "62765"),))
    (problem,) = saving.problems(draft, held())
    assert "Léon Blum" in problem.message
    assert "dit à Saint-Omer" in problem.message
    assert "9,2\u00a0km" in problem.message
    assert problem.where.line == 7


def test_a_border_drawn_with_less_care_is_no_problem() -> None:
    near = replace(QUARTER, boundary=square(2.2715, 50.74))
    commune = TerritoryDraft(
        "62765", TerritoryKind.COMMUNE, "Saint-Omer", square(2.24, 50.73, 0.03)
    )
    draft = TerritoriesDraft((near, commune), (LinkDraft("QN06236M", LinkKind.OVERLAPS, "62765"),))
    assert saving.problems(draft, held()) == []


def test_nothing_is_said_of_a_quarter_while_a_commune_of_its_has_no_shape() -> None:
    away = replace(QUARTER, boundary=square(2.40, 50.74))
    commune = TerritoryDraft(
        "62765", TerritoryKind.COMMUNE, "Saint-Omer", square(2.24, 50.73, 0.03)
    )
    links = tuple(LinkDraft("QN06236M", LinkKind.OVERLAPS, code) for code in ("62765", "62757"))
    assert saving.problems(TerritoriesDraft((away, commune), links), held(TATINGHEM)) == []


@pytest.mark.parametrize(("lon", "lat"), [(50.74, 2.26), (-61.5, 16.2), (151.2, -33.9), (0, 89.9)])
def test_a_quarter_at_the_other_end_of_the_world_is_a_problem_like_another(
    lon: float, lat: float
) -> None:
    away = replace(QUARTER, boundary=square(lon, lat))
    commune = TerritoryDraft(
        "62765", TerritoryKind.COMMUNE, "Saint-Omer", square(2.24, 50.73, 0.03)
    )
    draft = TerritoriesDraft((away, commune), (LinkDraft("QN06236M", LinkKind.OVERLAPS, "62765"),))
    (problem,) = saving.problems(draft, held())
    assert "plus de 1\u202f000\u00a0km" in problem.message
