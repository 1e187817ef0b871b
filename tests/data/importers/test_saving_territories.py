"""Territories, shapes and links into a base and back: once, undone exactly, seen on screen."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import col, select

from data.base.comparison import Difference
from data.base.database import reading
from data.base.models import Revision, Source
from data.base.problems import RefusedFileError
from data.base.views import Scope
from data.importers import service
from data.importers.errors import CannotUndoError
from data.territories.around import surroundings
from data.territories.drafts import LinkDraft, TerritoriesDraft, TerritoryDraft
from data.territories.models import Boundary, Territory
from data.territories.service import geography
from data.territories.vocabulary import LinkKind, TerritoryKind
from tests.data.importers.made import content_of_base, own_town, unchanged
from tests.data.importers.made_grounds import (
    EARLIER,
    QUARTERS,
    communes,
    correspondence,
    incomes,
    placed,
    quarters_2024,
    saved,
    saved_batch,
    square,
)

SCOPE = Scope("62765", "CDM", date(2026, 11, 21))


@pytest.fixture(autouse=True)
def town(empty_base: None) -> None:
    own_town()


def quarter_row(code: str) -> Territory:
    with reading() as session:
        return session.exec(select(Territory).where(Territory.code == code)).one()


def test_contours_give_the_quarters_their_shapes_communes_and_dates(tmp_path: Path) -> None:
    report = saved(tmp_path, quarters_2024())
    assert (report.added, report.changed) == (8, 0)
    found = geography(SCOPE)
    assert {one.code: one.name for one in found.quarters} == {
        code: name for code, (name, *_) in QUARTERS.items()
    }
    assert all(one.shape is not None and one.shape.area_ha == 12.5 for one in found.quarters)
    first = next(one for one in found.quarters if one.code == "QN06236M")
    assert [one.name for one in first.communes] == ["Arques", "Longuenesse", "Saint-Omer"]
    assert first.valid_from == date(2024, 1, 1)


def test_the_same_file_again_changes_nothing(tmp_path: Path) -> None:
    saved(tmp_path, quarters_2024())
    with unchanged():
        again = saved(tmp_path, quarters_2024())
    assert (again.added, again.changed, again.unchanged, again.batch_id) == (0, 0, 8, None)


def test_the_file_is_cited_as_the_dataset_that_it_is(tmp_path: Path) -> None:
    saved(tmp_path, quarters_2024())
    (source,) = geography(SCOPE).sources
    assert (source.producer, source.title) == ("INSEE", "Fichier fait à la main")


def test_a_shape_drawn_anew_replaces_the_old_one_which_history_keeps(tmp_path: Path) -> None:
    saved(tmp_path, quarters_2024())
    draft = quarters_2024()
    first = draft.territories[0]
    moved = replace(draft, territories=(replace(first, boundary=square(2.27, 50.74, area_ha=13)),))
    report = saved(tmp_path, moved, name="v2.geojson")
    assert report.changed == 1
    with reading() as session:
        shapes = session.exec(select(Boundary)).all()
        assert len(shapes) == len(QUARTERS)
        lines = session.exec(
            select(Revision).where(Revision.entity == "boundary", col(Revision.before).is_not(None))
        ).all()
    assert [(one.before or {})["area_ha"] for one in lines] == [12.5]


def test_quarters_succeed_to_those_of_2015_whose_communes_nobody_invents(tmp_path: Path) -> None:
    saved(tmp_path, quarters_2024())
    saved(tmp_path, correspondence(), name="correspondance.csv")
    found = geography(SCOPE)
    assert {one.code: [earlier.code for earlier in one.predecessors] for one in found.quarters} == {
        code: [other] for code, other in EARLIER.items()
    }
    row = quarter_row("QP062036")
    assert (row.kind, row.valid_to) == (TerritoryKind.QPV_2015, date(2023, 12, 31))


def test_the_town_knows_its_quarters_of_both_generations(tmp_path: Path) -> None:
    saved(tmp_path, quarters_2024())
    saved(tmp_path, correspondence(), name="correspondance.csv")
    with reading() as session:
        around = surroundings(session, "62765")
    assert around is not None
    assert around.quarters == {*EARLIER, *EARLIER.values()}


def test_a_link_to_a_commune_of_elsewhere_is_left_out(tmp_path: Path) -> None:
    draft = quarters_2024()
    far = LinkDraft("QN06236M", LinkKind.OVERLAPS, "59350")
    preview = placed(tmp_path, replace(draft, links=(*draft.links, far)))
    assert preview.comparison.counted(Difference.ADDED) == 8


def test_communes_gain_their_shapes_and_keep_their_names(tmp_path: Path) -> None:
    draft = communes()
    shouted = replace(draft.territories[0], name="SAINT OMER")
    report = saved(tmp_path, replace(draft, territories=(shouted, *draft.territories[1:])))
    assert (report.added, report.changed) == (0, 4)
    shapes = {one.name: one.shape for one in geography(SCOPE).communes}
    assert shapes["Saint-Omer"] is not None
    assert shapes["Blendecques"] is None


def test_a_quarter_out_of_the_town_is_refused_and_nothing_changes(tmp_path: Path) -> None:
    saved(tmp_path, communes(), name="communes.geojson")
    draft = quarters_2024()
    away = replace(draft.territories[1], boundary=square(5.72, 45.18))
    with unchanged(), pytest.raises(RefusedFileError) as refusal:
        saved(tmp_path, replace(draft, territories=(draft.territories[0], away)))
    assert "QN06237M" in str(refusal.value)
    assert "Saint-Omer" in str(refusal.value)
    assert len(refusal.value.problems) == 1


def test_undoing_each_file_gives_back_the_base_as_it_was(tmp_path: Path) -> None:
    states, batches = [content_of_base()], []
    second = quarters_2024()
    moved = replace(second.territories[0], name="Autre nom", boundary=square(2.262, 50.741))
    for name, content in (
        ("qpv.geojson", quarters_2024()),
        ("communes.geojson", communes()),
        ("correspondance.csv", correspondence()),
        ("qpv-2.geojson", replace(second, territories=(moved, *second.territories[1:]))),
    ):
        batches.append(saved_batch(tmp_path, content, name=name))
        states.append(content_of_base())
    for batch in reversed(batches):
        states.pop()
        service.undo(batch)
        assert content_of_base() == states[-1]
    with reading() as session:
        assert not session.exec(select(Source).where(col(Source.code).startswith("import-"))).all()


def test_what_a_later_file_rests_on_is_not_taken_back(tmp_path: Path) -> None:
    first = saved_batch(tmp_path, correspondence(), name="correspondance.csv")
    saved(tmp_path, incomes(2019), name="revenus.csv", code="insee-qpv")
    with unchanged(), pytest.raises(CannotUndoError, match="une valeur"):
        service.undo(first)


_CODES = st.sampled_from([f"QN062{rank:02d}M" for rank in range(6)])
_COMMUNES = st.sampled_from(["62765", "62525", "62040", "59350"])
_SHAPES = st.none() | st.builds(
    square,
    st.floats(2.2, 2.3).map(lambda one: round(one, 4)),
    st.floats(50.7, 50.8).map(lambda one: round(one, 4)),
    area_ha=st.sampled_from([10.0, 20.5]),
)
_TERRITORIES = st.builds(
    TerritoryDraft,
    code=_CODES,
    kind=st.just(TerritoryKind.QPV_2024),
    name=st.none() | st.sampled_from(["Nord", "Sud", "« Cité »"]),
    boundary=_SHAPES,
)
_LINKS = st.builds(LinkDraft, _CODES, st.just(LinkKind.OVERLAPS), _COMMUNES)
_DRAFTS = st.builds(
    TerritoriesDraft,
    territories=st.lists(_TERRITORIES, min_size=1, max_size=5).map(tuple),
    links=st.lists(_LINKS, max_size=6).map(tuple),
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=_DRAFTS, second=_DRAFTS)
def test_whatever_comes_saving_twice_changes_nothing_and_undoing_restores(
    tmp_path: Path, first: TerritoriesDraft, second: TerritoriesDraft
) -> None:
    before, batches = content_of_base(), []
    for name, draft in (("a", first), ("b", second)):
        batches.append(saved(tmp_path, draft, name=name).batch_id)
        assert placed(tmp_path, draft, name=name).comparison.changes_nothing
    for batch in reversed([one for one in batches if one is not None]):
        service.undo(batch)
    assert content_of_base() == before
