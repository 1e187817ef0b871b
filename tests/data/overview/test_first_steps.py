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
from data.importers.service import preview_file, save
from data.mandate.models import Plan
from data.mandate.vocabulary import PlanKind
from data.overview import checklist
from data.overview.first_steps import NOTHING, first_steps_view, still_missing
from data.overview.service import start_town
from data.overview.views import Holder, Step
from tests.data.importers.made_files import written

STARTS, ENDS = date(2026, 3, 23), date(2032, 3, 31)
STEPS = [
    "roadmap",
    "city_contract",
    "tracking",
    "indicators",
    "outlines",
    "quarter_statistics",
    "town_statistics",
    "accounts",
    "investments",
]


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
        assert len(still_missing()) == len(STEPS)


class TestDemonstration:
    @pytest.mark.usefixtures("demo_base")
    def test_what_it_holds_is_counted(self) -> None:
        view = first_steps_view()
        assert view.holder is Holder.DEMONSTRATION
        assert (view.name, view.starts_on, view.ends_on) == ("Saint-Omer", STARTS, ENDS)
        found = {step.key: step.found.replace("\u00a0", " ") for step in view.steps}
        assert found["roadmap"] == "201 actions, 12 délégations"
        assert found["outlines"].startswith("3 quartiers dessinés")
        assert found["accounts"] == "3 budgets avec comptes"
        assert found["investments"] == "14 opérations"
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

    def test_each_step_is_read_and_is_what_is_missing(self) -> None:
        view = first_steps_view()
        assert [step.key for step in view.steps] == STEPS
        assert all(step.formats for step in view.steps)
        missing = still_missing()
        assert len(missing) == len(STEPS)
        assert all(sentence.endswith(".") for sentence in missing)

    def test_one_s_own_values_are_no_official_statistics(self, tmp_path: Path) -> None:
        path = tmp_path / "valeurs.csv"
        path.write_text("Indicateur;Territoire;Année;Valeur;Unité\nArbres;62040;2026;12;u\n")
        save(preview_file(path, path.name))
        found = steps()
        assert found["indicators"].found.replace("\u00a0", " ") == "1 indicateur mesuré"
        assert not found["town_statistics"].is_done

    def test_official_statistics_are_not_one_s_own(self, tmp_path: Path) -> None:
        for name in ("populations_legales_2022_communes.csv", "fr-en-ips_ecoles_2021-2022.csv"):
            save(preview_file(written(tmp_path, name), name))
        found = steps()
        assert not found["indicators"].is_done
        assert found["town_statistics"].is_done
        assert found["town_statistics"].found.replace("\u00a0", " ") == (
            "2 communes mesurées, 2 établissements mesurés"
        )


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
