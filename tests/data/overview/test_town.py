"""The start of a town: what it is taken for, what it is given, what it never erases."""

import sqlite3
from collections import Counter
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, inspect
from sqlalchemy import select as select_columns
from sqlmodel import Session, SQLModel, select

from data.base.clearing import clear
from data.base.database import migrate, reading
from data.base.errors import InvalidMandateError, NotDemonstrationError, NotEmptyError
from data.base.history import unit_of_work
from data.base.models import Organisation, Revision, Source
from data.base.service import base_view
from data.base.views import Scope
from data.demo.loader import load_demo
from data.mandate.service import plan_lines
from data.overview import town as town_module
from data.overview.service import headline_figures, start_town
from data.overview.town import (
    FormerCommuneError,
    InvalidInsCodeError,
    InvalidInseeCodeError,
    MissingNameError,
    OtherCommuneError,
)
from data.territories.models import Territory, TerritoryLink
from data.territories.service import geography
from data.territories.vocabulary import TerritoryKind

STARTS, ENDS = date(2026, 3, 23), date(2032, 3, 31)
ON = date(2027, 1, 15)


def started(name: str, insee: str, **options: Any) -> str:
    return start_town(name, insee, STARTS, ENDS, **options).sentence


def kinds() -> dict[str, int]:
    with reading() as session:
        return dict(Counter(row.kind.value for row in session.exec(select(Territory))))


def rows_by_table(session: Session) -> dict[str, int]:
    connection = session.connection()
    return {
        table.name: connection.execute(select_columns(func.count()).select_from(table)).scalar_one()
        for table in SQLModel.metadata.sorted_tables
    }


def counts() -> dict[str, int]:
    with reading() as session:
        return rows_by_table(session)


@pytest.fixture
def new_base(no_base: Path) -> Path:
    """Give the test a base that was migrated and holds nothing."""
    migrate()
    return no_base


@pytest.mark.usefixtures("new_base")
class TestFrenchTown:
    def test_it_comes_with_where_it_stands(self) -> None:
        sentence = started("saint omer", "62765")
        base = base_view()
        assert (base.organisation, base.name, base.version) == ("62765", "Saint-Omer", 1)
        assert not base.is_simulated
        assert not base.is_demonstration
        assert kinds() == {"commune": 53, "epci": 1, "departement": 1, "country": 1}
        assert "Base créée pour Saint-Omer (62765, Pas-de-Calais, CA du Pays" in sentence
        places = geography(Scope("62765", "FDR", ON))
        assert places.agglomeration is not None
        assert places.agglomeration.code == "200069037"
        assert len(places.communes) == 53
        assert [source.edition for source in places.sources] == []

    def test_its_links_and_their_source(self) -> None:
        started("Saint-Omer", "62765")
        with reading() as session:
            (source,) = session.exec(select(Source)).all()
            (town,) = session.exec(select(Organisation)).all()
            rows = {row.id: row for row in session.exec(select(Territory))}
            links = session.exec(select(TerritoryLink)).all()
        assert (source.code, source.edition) == ("insee-cog-2026", "2026")
        assert town.parent_code == "200069037"
        assert {row.source_id for row in rows.values()} == {source.id}
        named = {(rows[link.territory_id].code, rows[link.other_id].code) for link in links}
        assert {("62765", "200069037"), ("62765", "62"), ("62", "FR")} <= named
        assert len(named) == len(links) == 55

    def test_its_roadmap_is_empty(self) -> None:
        started("Saint-Omer", "62765")
        (plan,) = plan_lines("62765")
        assert (plan.code, plan.title) == ("FDR", "Feuille de route 2026-2032")
        assert (plan.starts_on, plan.ends_on) == (STARTS, ENDS)
        found = headline_figures(ON)
        assert found["plans"][0]["actions"] == 0
        assert not found["simulated"]

    def test_its_history_is_written(self) -> None:
        started("Saint-Omer", "62765")
        with reading() as session:
            rows = session.exec(select(Revision)).all()
        assert {row.reason for row in rows} == {"Création de la commune"}
        assert {row.entity for row in rows} == {
            "organisation",
            "plan",
            "territory",
            "territory_link",
        }

    def test_an_island_stands_alone_in_its_departement(self) -> None:
        started("Ouessant", "29155")
        assert kinds() == {"commune": 1, "departement": 1, "country": 1}
        assert geography(Scope("29155", "FDR", ON)).agglomeration is None

    @pytest.mark.parametrize(
        ("name", "insee", "kept"),
        [
            ("Villeneuve", "59009", "Villeneuve"),
            ("VILLENEUVE D'ASCQ", "59009", "Villeneuve-d’Ascq"),
            ("Ville de Saint-Omer", "62765", "Ville de Saint-Omer"),
            ("Petiteville", "2A004", "Petiteville"),
            ("  Arques  ", "62040", "Arques"),
        ],
    )
    def test_its_name_is_its_own(self, name: str, insee: str, kept: str) -> None:
        started(name, insee)
        assert base_view().name == kept
        assert kinds()["epci"] == 1

    def test_the_name_of_another_commune_is_refused(self) -> None:
        with pytest.raises(OtherCommuneError) as refused:
            started("Longuenesse", "62765")
        message = str(refused.value)
        assert "62765 est celui de Saint-Omer (Pas-de-Calais)" in message
        assert "dont le code est 62525" in message
        assert base_view().organisation is None

    def test_homonyms_are_not_guessed(self) -> None:
        with pytest.raises(OtherCommuneError) as refused:
            started("Sainte-Colombe", "62765")
        assert "dont le code" not in str(refused.value)

    def test_a_former_code_is_refused_with_that_of_today(self) -> None:
        with pytest.raises(FormerCommuneError, match=r"Saint-Martin-lez-Tatinghem.*62757"):
            started("Tatinghem", "62807")

    def test_an_unknown_code_stands_alone(self) -> None:
        sentence = started("Nouvelle-Commune", "62999")
        assert "n’est pas dans le Code officiel géographique" in sentence
        assert kinds() == {"commune": 1}


@pytest.mark.usefixtures("new_base")
class TestBelgianTown:
    @pytest.mark.parametrize(("name", "code"), [("Soignies", "55040"), ("Namur", "92094")])
    def test_a_walloon_town_is_known_by_its_name(self, name: str, code: str) -> None:
        assert started(name, code) == f"Base créée pour {name} ({code}, Belgique)."
        assert kinds() == {"commune": 1, "country": 1}
        assert geography(Scope(code, "FDR", ON)).agglomeration is None
        assert headline_figures(ON)["plans"][0]["actions"] == 0

    def test_a_name_that_is_french_too_must_be_told_belgian(self) -> None:
        with pytest.raises(OtherCommuneError, match="si la commune est belge"):
            started("Mons", "53053")
        assert "Belgique" in started("Mons", "53053", is_belgian=True)

    @pytest.mark.parametrize("code", ["2A004", "05040", "5504", "550400", ""])
    def test_what_is_no_ins_code(self, code: str) -> None:
        with pytest.raises(InvalidInsCodeError):
            started("Soignies", code, is_belgian=True)

    def test_a_french_town_with_a_slip_is_not_taken_for_belgian(self) -> None:
        started("Arqes", "62040")
        assert kinds()["epci"] == 1


@pytest.mark.usefixtures("new_base")
class TestRefusals:
    def test_a_town_without_name(self) -> None:
        with pytest.raises(MissingNameError):
            started("  ", "62765")

    @pytest.mark.parametrize("code", ["", "6276", "627655", "٦٢٧٦٥", "6276A"])
    def test_what_is_no_insee_code(self, code: str) -> None:
        with pytest.raises(InvalidInseeCodeError):
            started("Saint-Omer", code)

    def test_a_mandate_that_ends_first(self) -> None:
        with pytest.raises(InvalidMandateError):
            start_town("Saint-Omer", "62765", ENDS, STARTS)

    @pytest.mark.parametrize(
        ("replace_demo", "error"), [(False, NotEmptyError), (True, NotDemonstrationError)]
    )
    def test_a_real_town_is_never_erased(self, replace_demo: bool, error: type[Exception]) -> None:
        started("Saint-Omer", "62765")
        before = counts()
        with pytest.raises(error, match=r"[Rr]ien n’a été changé"):
            started("Arques", "62040", replace_demo=replace_demo)
        assert counts() == before
        assert (base_view().name, base_view().version) == ("Saint-Omer", 1)


class TestDemonstration:
    @pytest.mark.usefixtures("demo_base")
    def test_it_is_known_as_such(self) -> None:
        assert base_view().is_demonstration

    @pytest.mark.usefixtures("demo_copy")
    def test_it_is_kept_unless_told_otherwise(self) -> None:
        before = counts()
        with pytest.raises(NotEmptyError):
            started("Arques", "62040")
        assert counts() == before

    @pytest.mark.usefixtures("demo_copy")
    def test_nothing_of_it_is_left(self) -> None:
        started("Arques", "62040", replace_demo=True)
        base = base_view()
        assert (base.organisation, base.name, base.default_on) == ("62040", "Arques", None)
        assert not base.is_demonstration
        assert not base.is_simulated
        assert base.version == 2, "caches are keyed by it: it never restarts"
        kept = {name: count for name, count in counts().items() if count}
        assert kept == {
            "organisation": 1,
            "plan": 1,
            "source": 1,
            "territory": 56,
            "territory_link": 55,
            "revision": 113,
            "base_state": 1,
        }
        assert not headline_figures(ON)["simulated"]

    def test_no_text_of_it_is_left_in_any_table(self, demo_copy: Path) -> None:
        started("Soignies", "55040", replace_demo=True)
        with closing(sqlite3.connect(demo_copy)) as base:
            tables = [
                name
                for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            ]
            text = " ".join(
                str(row) for name in tables for row in base.execute(f'SELECT * FROM "{name}"')
            )
            assert base.execute("SELECT version_num FROM alembic_version").fetchone()
            assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        assert "Omer" not in text
        assert "demo" not in text

    @pytest.mark.usefixtures("demo_copy")
    @pytest.mark.parametrize("failing", ["clear", "add_french_home", "_add_town"])
    def test_a_failure_in_the_middle_leaves_it_as_it_was(
        self, failing: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before, figures = counts(), headline_figures()
        whole = getattr(town_module, failing)

        def broken(*arguments: Any) -> None:
            whole(*arguments)
            raise RuntimeError("power cut")

        monkeypatch.setattr(town_module, failing, broken)
        with pytest.raises(RuntimeError):
            started("Arques", "62040", replace_demo=True)
        assert counts() == before
        assert headline_figures() == figures
        assert base_view().version == 1

    @pytest.mark.usefixtures("demo_copy")
    def test_a_wrong_name_erases_nothing(self) -> None:
        before = counts()
        with pytest.raises(OtherCommuneError):
            started("Longuenesse", "62040", replace_demo=True)
        assert counts() == before

    @pytest.mark.usefixtures("new_base")
    def test_replacing_nothing_is_starting(self) -> None:
        started("Arques", "62040", replace_demo=True)
        assert base_view().name == "Arques"

    @pytest.mark.usefixtures("demo_copy")
    def test_the_demonstration_is_refused_afterwards(self) -> None:
        started("Arques", "62040", replace_demo=True)
        with pytest.raises(NotEmptyError):
            load_demo()
        with pytest.raises(NotDemonstrationError):
            started("Longuenesse", "62525", replace_demo=True)
        assert base_view().name == "Arques"


class TestClear:
    @pytest.mark.usefixtures("demo_copy")
    def test_every_table_of_the_base_is_emptied(self) -> None:
        with unit_of_work() as session:
            tables = set(inspect(session.connection()).get_table_names())
            assert tables - {"alembic_version"} <= set(SQLModel.metadata.tables)
            clear(session)
            left = {name for name, count in rows_by_table(session).items() if count}
            assert left == {"base_state"}
        assert base_view().organisation is None

    @pytest.mark.usefixtures("demo_copy")
    def test_rows_read_before_are_forgotten(self) -> None:
        with unit_of_work() as session:
            kept = session.exec(
                select(Territory).where(Territory.kind == TerritoryKind.COMMUNE)
            ).all()
            clear(session)
            session.add_all(Territory(code=row.code, name=row.name, kind=row.kind) for row in kept)
        assert kinds() == {"commune": 53}
