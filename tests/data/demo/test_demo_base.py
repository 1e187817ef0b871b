"""The demonstration as a whole: sourced, marked, whole, and the same at every load."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from shapely import from_geojson, get_coordinates
from sqlmodel import Session, col, select

import data.schema  # noqa: F401 - every table is known
from data.base.columns import Tracked
from data.base.database import reading
from data.base.errors import NotEmptyError
from data.base.models import ImportBatch, Organisation, Revision, Source
from data.base.service import base_view
from data.base.settings import PROJECT_ROOT
from data.base.views import Scope
from data.demo.loader import UnknownTownError, load_demo
from data.finances.models import (
    AccountSet,
    Aggregate,
    BalanceLine,
    Budget,
    BudgetLine,
    DebateText,
    Exemption,
    Loan,
    PublishedFigure,
    Threshold,
)
from data.finances.rules import Verdict
from data.finances.service import finance_figures, finance_targets
from data.indicators.models import Indicator, Observation, Proposal, SeriesBreak, Target
from data.mandate.models import (
    Action,
    Crossing,
    Deadline,
    EvaluationAnswer,
    Milestone,
    ProgressReport,
)
from data.mandate.service import mandate_view
from data.mandate.views import Check
from data.mandate.vocabulary import DeadlineOrigin
from data.overview.service import headline_figures
from data.territories.models import Boundary, GridCell, Territory
from data.territories.vocabulary import TerritoryKind
from geo.shapes import area_ha

SCOPE = Scope("62765", "FDR", date(2029, 6, 30))
BROUGHT_BY_IMPORTS = {
    Aggregate,
    BalanceLine,
    PublishedFigure,
    Crossing,
    DebateText,
    Exemption,
    GridCell,
    EvaluationAnswer,
    Proposal,
    SeriesBreak,
    Target,
}
"""Tables that the demonstration leaves empty."""


@pytest.fixture
def session(demo_base: Path) -> Iterator[Session]:
    with reading() as session:
        yield session


def tracked_tables() -> list[type[Tracked]]:
    """Return every table under history."""
    found, waiting = [], [Tracked]
    while waiting:
        children = waiting.pop().__subclasses__()
        waiting += children
        found += [child for child in children if hasattr(child, "__table__")]
    return sorted(found, key=lambda table: str(table.__tablename__))


def rows_of(session: Session, table: type[Any]) -> list[Any]:
    return list(session.exec(select(table)))


class TestMarks:
    @pytest.mark.parametrize("table", [ProgressReport, Budget, AccountSet, BudgetLine, Loan])
    def test_all_that_was_made_up_says_so(self, session: Session, table: type[Tracked]) -> None:
        rows = rows_of(session, table)
        assert rows
        assert all(row.is_simulated for row in rows)

    @pytest.mark.parametrize("table", [Action, Observation, Indicator, Territory, Threshold])
    def test_nothing_real_is_marked(self, session: Session, table: type[Tracked]) -> None:
        rows = rows_of(session, table)
        assert rows
        assert not any(row.is_simulated for row in rows)

    def test_deadlines_of_the_text_are_real_and_decided_ones_are_not(
        self, session: Session
    ) -> None:
        for row in rows_of(session, Deadline):
            assert row.is_simulated is (row.origin is DeadlineOrigin.DECISION)

    def test_a_milestone_done_is_marked(self, session: Session) -> None:
        done = [row for row in rows_of(session, Milestone) if row.done_on]
        assert done
        assert all(row.is_simulated for row in done)

    def test_simulated_rows_name_a_simulated_source_and_real_rows_a_real_one(
        self, session: Session
    ) -> None:
        marks = {source.id: source.is_simulated for source in rows_of(session, Source)}
        for table in tracked_tables():
            if table is Milestone:  # its title is real, the day it was done is not
                continue
            for row in rows_of(session, table):
                if row.source_id is not None:
                    assert marks[row.source_id] is row.is_simulated, (table, row.id)


class TestProvenance:
    def test_every_row_has_a_source_but_the_catalogue_and_the_town(self, session: Session) -> None:
        without = {
            table
            for table in tracked_tables()
            if session.exec(select(table).where(col(table.source_id).is_(None))).first()
        }
        assert without == {Indicator, Organisation}

    def test_every_row_names_the_batch_that_brought_it(self, session: Session) -> None:
        (batch,) = session.exec(select(ImportBatch.id)).all()
        for table in set(tracked_tables()) - BROUGHT_BY_IMPORTS:
            assert {row.batch_id for row in rows_of(session, table)} == {batch}, table.__name__

    def test_every_observation_has_a_value_or_a_reason_and_never_both(
        self, session: Session
    ) -> None:
        rows = rows_of(session, Observation)
        assert len(rows) == 521
        odd = [row.id for row in rows if (row.value is None) is (row.absence is None)]
        assert odd == []
        assert sum(row.value is None for row in rows) == 25

    def test_every_observation_speaks_of_one_territory_or_one_place(self, session: Session) -> None:
        for row in rows_of(session, Observation):
            assert (row.territory_id is None) is not (row.place_id is None)

    def test_every_observation_has_a_year_or_says_why_not(self, session: Session) -> None:
        rows = rows_of(session, Observation)
        assert [row.id for row in rows if row.data_year is None and not row.note] == []

    def test_every_source_is_cited(self, session: Session) -> None:
        cited = {
            key
            for table in tracked_tables()
            for key in session.exec(select(table.source_id).distinct())
        }
        uncited = {row.code for row in rows_of(session, Source) if row.id not in cited}
        assert uncited == set()

    def test_every_row_came_with_its_revision(self, session: Session) -> None:
        created = {
            (line.entity, line.entity_id)
            for line in rows_of(session, Revision)
            if line.before is None
        }
        for table in tracked_tables():
            keys = {(str(table.__tablename__), row.id) for row in rows_of(session, table)}
            assert keys <= created
            created -= keys
        assert created == set()

    def test_no_foreign_key_is_orphan(self, demo_base: Path) -> None:
        with sqlite3.connect(demo_base) as connection:
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        connection.close()


class TestLoading:
    def test_loading_twice_is_refused_and_changes_nothing(self, demo_copy: Path) -> None:
        before = _dump(demo_copy)
        with pytest.raises(NotEmptyError):
            load_demo()
        assert _dump(demo_copy) == before
        assert base_view().version == 1

    def test_an_unknown_town_is_refused(self, empty_base: None) -> None:
        with pytest.raises(UnknownTownError, match="« atlantide »"):
            load_demo("atlantide")
        assert base_view().organisation is None

    def test_a_load_that_fails_leaves_nothing(
        self, no_base: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from data.base.database import migrate
        from data.demo import loader

        def fail(_load: object) -> None:
            raise RuntimeError("on purpose")

        migrate()
        monkeypatch.setattr(loader, "load_accounts", fail)
        with pytest.raises(RuntimeError, match="on purpose"):
            load_demo()
        assert base_view().organisation is None

    def test_another_process_loads_the_very_same_rows(
        self, demo_base: Path, tmp_path: Path
    ) -> None:
        """Other seed of the hashes, other file: same rows, same figures."""
        other = tmp_path / "again.db"
        environment = os.environ | {
            "MANDASCOPE_DATABASE_URL": f"sqlite:///{other}",
            "PYTHONHASHSEED": "4242",
        }
        command = [sys.executable, "-m", "data"]
        subprocess.run([*command, "prepare"], cwd=PROJECT_ROOT, env=environment, check=True)
        printed = subprocess.run(
            [*command, "figures", "--json"],
            cwd=PROJECT_ROOT,
            env=environment,
            check=True,
            capture_output=True,
        )
        expected = json.dumps(headline_figures(), default=lambda value: str(value), sort_keys=True)
        assert _normal(json.loads(printed.stdout)) == _normal(json.loads(expected))
        assert _dump(other) == _dump(demo_base)


def _normal(value: Any) -> Any:
    """Return figures with their amounts as numbers, however they were written."""
    if isinstance(value, dict):
        return {key: _normal(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_normal(item) for item in value]
    if isinstance(value, str):
        try:
            return float(value)
        except ValueError:
            return value
    return value


def _dump(path: Path) -> dict[str, list[Any]]:
    """Return all rows of a base but the two tables that keep the moment of the load."""
    with sqlite3.connect(path) as connection:
        names = [
            name
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
            )
            if name not in {"import_batch", "revision"}
        ]
        tables = {
            name: connection.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall()
            for name in names
        }
    connection.close()
    return tables


class TestGeometry:
    def test_three_quarters_and_53_communes_have_a_boundary(self, session: Session) -> None:
        statement = select(Territory.kind).join(
            Boundary, col(Boundary.territory_id) == col(Territory.id)
        )
        kinds = list(session.exec(statement))
        assert kinds.count(TerritoryKind.QPV_2024) == 3
        assert kinds.count(TerritoryKind.COMMUNE) == 53
        assert len(kinds) == 56

    def test_every_boundary_is_valid_with_its_area_and_its_name_inside(
        self, session: Session
    ) -> None:
        from shapely import Point

        for row in rows_of(session, Boundary):
            shape = from_geojson(json.dumps(row.geometry))
            assert shape.is_valid
            assert shape.geom_type in {"Polygon", "MultiPolygon"}
            assert shape.contains(Point(row.label_lon, row.label_lat))
            assert area_ha(shape) == pytest.approx(row.area_ha, abs=0.06)
            coordinates = get_coordinates(shape)
            assert (abs(coordinates * 1e5 - (coordinates * 1e5).round()) < 1e-4).all()

    def test_areas_of_the_three_quarters(self, session: Session) -> None:
        rows = session.exec(
            select(Territory.code, Boundary.area_ha)
            .join(Boundary, col(Boundary.territory_id) == col(Territory.id))
            .where(Territory.kind == TerritoryKind.QPV_2024)
        ).all()
        assert dict(rows) == {"QN06236M": 45.7, "QN06237M": 21.1, "QN06256M": 28.0}


class TestStory:
    def test_three_years_of_reports_none_after_the_day_shown(self, session: Session) -> None:
        days = [row.effective_on for row in rows_of(session, ProgressReport)]
        assert {day.year for day in days} == {2026, 2027, 2028, 2029}
        assert max(days) <= SCOPE.on
        assert (max(days) - min(days)).days > 3 * 365
        assert base_view().default_on == SCOPE.on

    def test_each_thing_to_check_is_there_to_be_seen(self, demo_base: Path) -> None:
        counts = dict(mandate_view(SCOPE).checks)
        for check in set(Check) - {Check.TO_REVIEW}:  # only an import may read badly
            assert counts[check] > 0, check

    def test_every_stage_is_reached(self, demo_base: Path) -> None:
        assert all(count.count > 0 for count in mandate_view(SCOPE).stages)

    def test_some_deadlines_slipped(self, session: Session) -> None:
        decided = [
            row.action_id
            for row in rows_of(session, Deadline)
            if row.origin is DeadlineOrigin.DECISION
        ]
        assert len(decided) > len(set(decided))

    def test_one_ratio_misses_its_target_and_another_meets_it(self, demo_base: Path) -> None:
        verdicts = [bullet.verdict for bullet in finance_targets(SCOPE).bullets]
        assert len(verdicts) == 3
        assert {"met", "missed"} == set(verdicts)
        statuses = {figures.code: figures.status for figures in finance_figures(SCOPE)}
        assert statuses["principal"] is Verdict.MISSED

    def test_nothing_is_known_of_the_future(self, demo_base: Path) -> None:
        start = mandate_view(Scope("62765", "FDR", date(2026, 3, 23)))
        counts = dict(start.checks)
        assert start.completion.done == 0
        assert {check for check, count in counts.items() if count} == {Check.NO_DEADLINE}
        assert not start.is_simulated
