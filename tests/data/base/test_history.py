"""One history: everything or nothing, and a line for each change."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from decimal import Decimal
from threading import Event

import pytest
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session, col, select

from data.base.database import reading
from data.base.history import unit_of_work
from data.base.models import Actor, ImportBatch, Organisation, Revision
from data.base.queries import data_version
from data.base.vocabulary import OrganisationKind
from data.finances.models import AccountSet, Aggregate, Budget
from data.finances.vocabulary import AccountStage, AggregateCode, BudgetKind
from tests.factories import saved

pytestmark = pytest.mark.usefixtures("empty_base")


def a_town(code: str = "00001") -> Organisation:
    return Organisation(code=code, name="Petiteville", kind=OrganisationKind.TOWN)


def add_town(code: str = "00001") -> int:
    with unit_of_work() as session:
        return saved(session, a_town(code))


def rename(session: Session, key: int, name: str) -> None:
    town = session.get_one(Organisation, key)
    town.name = name
    session.add(town)


def revisions() -> list[Revision]:
    with reading() as session:
        return list(session.exec(select(Revision).order_by(col(Revision.id))))


def version() -> int:
    with reading() as session:
        return data_version(session)


def town(key: int) -> Organisation:
    with reading() as session:
        return session.get_one(Organisation, key)


def test_an_insertion_is_a_revision_without_before() -> None:
    key = add_town()
    (line,) = revisions()
    assert (line.entity, line.entity_id, line.before) == ("organisation", key, None)
    assert line.after == {
        "id": key,
        "version": 1,
        "is_simulated": False,
        "source_id": None,
        "batch_id": None,
        "code": "00001",
        "name": "Petiteville",
        "kind": "town",
        "parent_code": None,
        "default_on": None,
    }


def test_an_update_is_a_revision_with_what_was_and_what_is() -> None:
    key = add_town()
    with unit_of_work() as session:
        row = session.get_one(Organisation, key)
        row.name, row.default_on = "Grandeville", date(2029, 6, 30)
    line = revisions()[-1]
    assert line.before is not None
    assert line.after is not None
    changed = {name for name in line.after if line.before[name] != line.after[name]}
    assert changed - {"version"} == {"name", "default_on"}
    assert (line.before["name"], line.after["name"]) == ("Petiteville", "Grandeville")
    assert (line.before["default_on"], line.after["default_on"]) == (None, "2029-06-30")
    assert line.after["version"] == 2


def test_an_update_tells_the_version_it_started_from() -> None:
    key = add_town()
    with unit_of_work() as session:
        rename(session, key, "Grandeville")
    assert (revisions()[-1].before or {})["version"] == 1


def test_a_deletion_is_a_revision_without_after() -> None:
    key = add_town()
    with unit_of_work() as session:
        session.delete(session.get_one(Organisation, key))
    line = revisions()[-1]
    assert line.after is None
    assert line.before is not None
    assert (line.entity_id, line.before["name"]) == (key, "Petiteville")


def test_each_change_raises_the_version_of_its_row_only() -> None:
    first, second = add_town("00001"), add_town("00002")
    for name in ("Une", "Deux"):
        with unit_of_work() as session:
            rename(session, first, name)
    assert (town(first).version, town(second).version) == (3, 1)


def test_nothing_changed_writes_no_line() -> None:
    key = add_town()
    with unit_of_work() as session:
        rename(session, key, "Petiteville")
    assert len(revisions()) == 1
    assert town(key).version == 1


def test_amounts_are_written_exactly() -> None:
    with unit_of_work() as session:
        town_id = saved(session, a_town())
        budget = Budget(
            organisation_id=town_id,
            code="b",
            order=1,
            title="Budget",
            kind=BudgetKind.PRINCIPAL,
            nomenclature="M57",
        )
        accounts = AccountSet(
            budget_id=saved(session, budget),
            year=2028,
            stage=AccountStage.CFU,
            known_on=date(2029, 6, 1),
        )
        amount = Aggregate(
            account_set_id=saved(session, accounts),
            code=AggregateCode.DEBT,
            amount_eur=Decimal("0.10"),
        )
        saved(session, amount)
    assert (revisions()[-1].after or {})["amount_eur"] == "0.10"


def test_a_unit_says_who_why_when_and_by_which_import() -> None:
    moment = datetime(2029, 6, 30, 12, tzinfo=UTC)
    with unit_of_work() as session:
        actor = Actor(code="service", label="Service")
        session.add(actor)
        session.flush()
        batch = ImportBatch(
            format="demo", file_name="f", sha256="0", recorded_at=moment, actor_id=actor.id or 0
        )
        session.add(batch)
        session.flush()
        who, what = actor.id, batch.id
    with unit_of_work(actor_id=who, batch_id=what, reason="Correction", recorded_at=moment) as unit:
        unit.add(a_town())
    (line,) = revisions()
    assert (line.actor_id, line.batch_id, line.reason) == (who, what, "Correction")
    assert line.recorded_at == moment


def test_the_moment_is_now_unless_told() -> None:
    before = datetime.now(UTC)
    add_town()
    assert before <= revisions()[0].recorded_at <= datetime.now(UTC)


def test_a_unit_raises_the_version_of_the_data_once() -> None:
    before = version()
    with unit_of_work() as session:
        for code in ("00001", "00002", "00003"):
            saved(session, a_town(code))  # each is sent to the base at once
    assert version() == before + 1
    assert len(revisions()) == 3


def test_a_failed_unit_leaves_nothing() -> None:
    key = add_town()
    before = version()

    def work() -> None:
        with unit_of_work() as session:
            rename(session, key, "Perdue")
            saved(session, a_town("00002"))
            raise RuntimeError("on purpose")

    with pytest.raises(RuntimeError, match="on purpose"):
        work()
    assert town(key).name == "Petiteville"
    assert (len(revisions()), version()) == (1, before)
    with reading() as session:
        assert len(session.exec(select(Organisation)).all()) == 1


def test_a_row_read_before_somebody_else_changed_it_is_refused() -> None:
    key = add_town()
    mine = town(key)
    with unit_of_work() as session:
        rename(session, key, "La leur")
    before = version()

    def overwrite() -> None:
        with unit_of_work() as session:
            session.add(mine)
            mine.name = "La mienne"

    with pytest.raises(StaleDataError):
        overwrite()
    assert town(key).name == "La leur"
    assert (len(revisions()), version()) == (2, before)


def test_two_units_open_at_once_may_change_different_rows() -> None:
    mine, theirs = add_town("00001"), add_town("00002")
    done = Event()

    def other_writer() -> None:
        with unit_of_work() as session:
            rename(session, theirs, "La leur")
        done.set()

    with ThreadPoolExecutor(1) as pool:
        with unit_of_work() as session:
            session.get_one(Organisation, mine)
            other = pool.submit(other_writer)
            done.wait(1)  # it may as well wait for us: both orders are right
            rename(session, mine, "La mienne")
        other.result()
    assert (town(mine).name, town(theirs).name) == ("La mienne", "La leur")


@pytest.mark.parametrize("act", ["change", "delete"])
def test_a_revision_is_never_changed_nor_deleted(act: str) -> None:
    add_town()

    def rewrite() -> None:
        with unit_of_work() as session:
            line = session.exec(select(Revision)).one()
            if act == "delete":
                session.delete(line)
            else:
                line.reason = "réécrit"

    with pytest.raises(TypeError, match="never changed"):
        rewrite()
    assert [line.reason for line in revisions()] == [None]
