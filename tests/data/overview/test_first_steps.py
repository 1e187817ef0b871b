"""The first steps: whose base it is, what is there, what may be brought."""

import re
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from data.base.database import migrate
from data.base.history import unit_of_work
from data.importers.registry import FORMATS
from data.mandate.models import Plan
from data.mandate.vocabulary import PlanKind
from data.overview import checklist
from data.overview.checklist import LATER
from data.overview.first_steps import NOTHING, first_steps_view, still_missing
from data.overview.service import start_town
from data.overview.views import Holder, Step

STARTS, ENDS = date(2026, 3, 23), date(2032, 3, 31)
AVAILABLE = ["roadmap", "city_contract", "tracking", "indicators"]


def steps() -> dict[str, Step]:
    return {step.key: step for step in first_steps_view().steps}


class TestEmptyBase:
    @pytest.mark.usefixtures("no_base")
    @pytest.mark.parametrize("is_migrated", [False, True])
    def test_it_is_nobody_s(self, is_migrated: bool) -> None:
        if is_migrated:
            migrate()
        view = first_steps_view()
        assert view.holder is Holder.NOBODY
        assert (view.code, view.name, view.starts_on, view.ends_on) == ("", "", None, None)
        assert all(step.found == NOTHING and not step.is_done for step in view.steps)
        assert len(still_missing()) == len(AVAILABLE)


class TestDemonstration:
    @pytest.mark.usefixtures("demo_base")
    def test_what_it_holds_is_counted(self) -> None:
        view = first_steps_view()
        assert view.holder is Holder.DEMONSTRATION
        assert (view.name, view.starts_on, view.ends_on) == ("Saint-Omer", STARTS, ENDS)
        found = {step.key: step.found.replace("\u00a0", " ") for step in view.steps}
        assert found["roadmap"] == "201 actions, 12 délégations"
        assert found["outlines"] == "3 contours"
        assert found["accounts"] == "3 budgets avec comptes"
        assert all(step.is_done for step in view.steps)
        assert still_missing() == ()


class TestOwnTown:
    @pytest.fixture(autouse=True)
    def _town(self, no_base: Path) -> None:
        migrate()
        start_town("Arques", "62040", STARTS, ENDS)

    def test_nothing_is_there_yet(self) -> None:
        view = first_steps_view()
        assert view.holder is Holder.OWN_TOWN
        assert (view.code, view.name, view.starts_on, view.ends_on) == (
            "62040",
            "Arques",
            STARTS,
            ENDS,
        )
        assert not view.is_belgian
        assert {step.found for step in view.steps} == {NOTHING}

    def test_what_this_version_reads_comes_first_and_is_what_is_missing(self) -> None:
        view = first_steps_view()
        assert [step.key for step in view.steps if step.is_available] == AVAILABLE
        assert [step.key for step in view.steps][: len(AVAILABLE)] == AVAILABLE
        missing = still_missing()
        assert len(missing) == len(AVAILABLE)
        assert all(sentence.endswith(".") for sentence in missing)

    def test_what_it_does_not_read_is_not_offered(self) -> None:
        later = [step for step in first_steps_view().steps if not step.is_available]
        assert later
        for step in later:
            assert (step.formats, step.files, step.missing) == ((), LATER, "")
            assert step.where


class TestBelgianTown:
    def test_what_is_french_only_is_left_out(self, no_base: Path) -> None:
        migrate()
        start_town("Soignies", "55040", STARTS, ENDS)
        view = first_steps_view()
        assert view.is_belgian
        assert [step.key for step in view.steps] == ["roadmap", "tracking", "indicators"]
        assert view.steps[0].formats == ("pst",)
        assert len(still_missing()) == 3

    def test_a_pst_is_walloon_wherever_the_town_stands(self, no_base: Path) -> None:
        migrate()
        start_town("Nouvelle-Commune", "62999", STARTS, ENDS)
        assert not first_steps_view().is_belgian
        with unit_of_work() as session:
            session.exec(select(Plan)).one().kind = PlanKind.PST
        assert first_steps_view().is_belgian


def test_its_formats_are_those_that_are_read() -> None:
    named = {code for entry in (*checklist.FRENCH, *checklist.BELGIAN) for code in entry.formats}
    assert named == set(FORMATS)


@pytest.mark.usefixtures("demo_base")
def test_its_words_are_typeset_in_french() -> None:
    for step in steps().values():
        words = [getattr(step, field.name) for field in fields(step)]
        for text in (one for one in words if isinstance(one, str)):
            assert "'" not in text
            assert not re.search(r" [:;?!»%€]|« ", text), text


@pytest.mark.usefixtures("demo_base")
def test_each_step_says_what_it_gives_and_where_to_find_it() -> None:
    for step in steps().values():
        assert step.title
        assert step.gain.endswith(".")
        assert step.where.endswith(".")
