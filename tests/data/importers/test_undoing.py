"""Taking an import back: exactly, even later, or saying why not."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import col, select

from data.base.database import reading
from data.base.history import unit_of_work
from data.base.models import Source
from data.importers import service
from data.importers.errors import CannotUndoError, UnknownBatchError
from data.importers.views import ImportReport
from data.mandate.drafts import ActionDraft, DeadlineDraft, PlanDraft, ReportDraft
from data.mandate.models import Action
from data.mandate.vocabulary import DeadlinePrecision, Stage
from tests.data.importers.made import (
    a_roadmap,
    an_action,
    content_of_base,
    own_town,
    saved,
    unchanged,
)


@pytest.fixture(autouse=True)
def town(empty_base: None) -> None:
    own_town()


def batch(report: ImportReport) -> int:
    assert report.batch_id is not None
    return report.batch_id


def table(*actions: ActionDraft) -> PlanDraft:
    return replace(
        a_roadmap(*actions),
        given=frozenset({"code", "title", "deadline", "report"}),
        delegations=(),
        headings=(),
    )


def test_what_was_added_goes_and_what_was_changed_is_back(tmp_path: Path) -> None:
    before = content_of_base()
    first = batch(saved(tmp_path, a_roadmap()))
    after_first = content_of_base()
    second = batch(
        saved(
            tmp_path,
            a_roadmap(
                an_action("SEC-1.1", title="Autre", wording="Un autre texte."),
                an_action("SEC-1.2", wording="Encore un autre.", milestones=(), deadline=None),
                an_action("SEC-1.4"),
            ),
            name="v2.txt",
        )
    )
    assert content_of_base() != after_first
    service.undo(second)
    assert content_of_base() == after_first
    service.undo(first)
    assert content_of_base() == before
    with reading() as session:
        assert not session.exec(select(Source).where(col(Source.code).startswith("import-"))).all()


def test_it_can_come_again_afterwards(tmp_path: Path) -> None:
    first = batch(saved(tmp_path, a_roadmap()))
    whole = len(content_of_base()["action"])
    service.undo(first)
    assert batch(saved(tmp_path, a_roadmap())) != first
    assert len(content_of_base()["action"]) == whole


def test_a_later_import_elsewhere_stays(tmp_path: Path) -> None:
    saved(tmp_path, a_roadmap())
    second = batch(
        saved(
            tmp_path, a_roadmap(an_action("SEC-1.1", wording="Neuf.", title="Neuf")), name="v2.txt"
        )
    )
    saved(
        tmp_path,
        a_roadmap(an_action("SEC-1.2", wording="Neuf aussi.", title="Neuf aussi")),
        name="v3.txt",
    )
    service.undo(second)
    with reading() as session:
        titles = {row.code: row.title for row in session.exec(select(Action))}
    assert titles["SEC-1.1"] == "Action SEC-1.1"
    assert titles["SEC-1.2"] == "Neuf aussi"


def test_a_later_change_of_another_field_stays(tmp_path: Path) -> None:
    saved(tmp_path, a_roadmap())
    due = DeadlineDraft(date(2027, 1, 1), DeadlinePrecision.DAY, "1er janvier 2027")
    second = batch(saved(tmp_path, table(an_action("SEC-1.1", deadline=due, title="Neuf"))))
    with unit_of_work() as session:
        session.exec(select(Action).where(Action.code == "SEC-1.1")).one().detail = "Précision"
    service.undo(second)
    with reading() as session:
        row = session.exec(select(Action).where(Action.code == "SEC-1.1")).one()
    assert (row.title, row.detail) == ("Action SEC-1.1", "Précision")


def test_a_later_change_of_the_same_field_is_never_lost(tmp_path: Path) -> None:
    first = batch(saved(tmp_path, a_roadmap()))
    with unit_of_work() as session:
        session.exec(select(Action).where(Action.code == "SEC-1.1")).one().title = "À la main"
    with unchanged(), pytest.raises(CannotUndoError, match=r"« À la main »|titre"):
        service.undo(first)


def test_what_something_rests_on_stays(tmp_path: Path) -> None:
    first = batch(saved(tmp_path, a_roadmap()))
    second = batch(saved(tmp_path, table(an_action("SEC-1.1", report=ReportDraft(Stage.DONE)))))
    with unchanged(), pytest.raises(CannotUndoError, match=r"mise à jour \(import n° 2\)"):
        service.undo(first)
    service.undo(second)
    service.undo(first)
    assert content_of_base()["action"] == []


def test_an_import_is_undone_once(tmp_path: Path) -> None:
    first = batch(saved(tmp_path, a_roadmap()))
    service.undo(first)
    assert service.batch_lines()[0].undone_at is not None
    with pytest.raises(UnknownBatchError):
        service.undo(first)
    with pytest.raises(UnknownBatchError):
        service.undo(999)
