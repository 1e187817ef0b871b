"""What became of the quarters of 2015: by a correspondence first, else by common surface."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import box
from shapely.geometry import mapping

from data.territories.priority import words
from data.territories.priority.rules import Known, Shares, passages
from data.territories.priority.service import priority_history
from data.territories.priority.views import Passage, QuarterPassage
from data.territories.views import TerritoryName
from data.territories.vocabulary import TerritoryKind
from geo.overlapping import common_shares, holders
from tests.quarters import SCOPE

OLD = Known(
    TerritoryName("QP062001", "Vieux", TerritoryKind.QPV_2015),
    date(2015, 1, 1),
    date(2023, 12, 31),
    10.0,
)
NEW = Known(TerritoryName("QN06201M", "Neuf", TerritoryKind.QPV_2024), date(2024, 1, 1), None, 20.0)
PAIR = (OLD.name.code, NEW.name.code)


def found(shares: Shares, said: set[tuple[str, str]] | None = None) -> dict[str, QuarterPassage]:
    rows = passages([NEW], [OLD], said or set(), shares, has_correspondence=bool(said))
    return {one.quarter.code: one for one in rows}


def test_a_declared_succession_needs_no_surface() -> None:
    (one,) = found({}, {(NEW.name.code, OLD.name.code)}).values()
    assert one.passage is Passage.KEPT
    assert one.origins[0].share_kept is None


def test_surfaces_tell_when_nothing_is_declared() -> None:
    (one,) = found({PAIR: (0.5, 0.25)}).values()
    assert (one.passage, one.origins[0].is_said) == (Passage.KEPT, False)
    assert one.origins[0].share_kept == 0.5


def test_a_border_in_common_is_no_succession() -> None:
    rows = found({PAIR: (0.004, 0.002)})
    assert rows[NEW.name.code].passage is Passage.ENTERED
    assert rows[OLD.name.code].passage is Passage.LEFT


def test_without_correspondence_nor_surface_nothing_is_said() -> None:
    bare = Known(NEW.name, NEW.since, None, None)
    old = Known(OLD.name, OLD.since, OLD.until, None)
    rows = passages([bare], [old], set(), {}, has_correspondence=False)
    assert {one.passage for one in rows} == {Passage.UNKNOWN}


@given(st.floats(0, 1), st.floats(0, 1), st.booleans())
def test_each_quarter_of_today_is_there_once(kept: float, held: float, is_said: bool) -> None:
    said = {(NEW.name.code, OLD.name.code)} if is_said else set()
    rows = passages([NEW], [OLD], said, {PAIR: (kept, held)}, has_correspondence=is_said)
    assert [one.quarter.code for one in rows].count(NEW.name.code) == 1
    assert all((one.passage is Passage.KEPT) == bool(one.origins) for one in rows)


def test_shares_of_surface_are_measured_both_ways() -> None:
    old, new = box(2.25, 50.74, 2.26, 50.75), box(2.255, 50.74, 2.275, 50.75)
    shares = common_shares({"old": mapping(old)}, {"new": mapping(new)})
    assert list(shares["old", "new"]) == pytest.approx([0.5, 0.25], abs=0.01)


def test_grounds_that_touch_have_nothing_in_common() -> None:
    one, other = box(2.25, 50.74, 2.26, 50.75), box(2.26, 50.74, 2.27, 50.75)
    assert common_shares({"a": mapping(one)}, {"b": mapping(other)}) == {}


def test_a_point_on_the_border_is_in_both() -> None:
    grounds = {"a": mapping(box(0, 0, 1, 1)), "b": mapping(box(1, 0, 2, 1))}
    points = {"middle": (1.0, 0.5), "out": (5.0, 5.0)}
    assert holders(points, grounds) == {"middle": ("a", "b"), "out": ()}


def test_a_small_share_is_never_written_as_none() -> None:
    assert words.share_words(0.004).startswith("moins de 1")
    assert words.share_words(None) == "non calculable"


@pytest.mark.usefixtures("quarters")
def test_the_demonstration_tells_its_three_quarters_and_what_it_lacks() -> None:
    history = priority_history(SCOPE)
    assert [one.passage for one in history.quarters] == [Passage.KEPT] * 3
    assert "2015" in history.answer
    assert "il manque un contour" in history.caution
    assert len(history.table.rows) == 3
