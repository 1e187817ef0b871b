"""Saving a plan: what is new, what is kept, what two people do."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from data.base.comparison import Difference
from data.base.history import unit_of_work
from data.base.service import base_view
from data.base.views import Scope
from data.importers import service
from data.importers.errors import BaseChangedError, NotYourTownError
from data.mandate.drafts import ReportDraft
from data.mandate.models import Action
from data.mandate.service import action_sheet, actions_view
from data.mandate.views import ActionFilters
from data.mandate.vocabulary import Stage
from tests.data.importers.made import (
    a_roadmap,
    an_action,
    own_town,
    previewed,
    saved,
    unchanged,
    with_title,
)

SCOPE = Scope("62765", "FDR", date(2026, 7, 1))


@pytest.fixture(autouse=True)
def town(empty_base: None) -> None:
    own_town()


def titles() -> dict[str, str]:
    return {one.code: one.title for one in actions_view(SCOPE, ActionFilters()).actions}


def test_a_roadmap_fills_the_empty_plan(tmp_path: Path) -> None:
    report = saved(tmp_path, a_roadmap())
    assert report.batch_id is not None
    assert (report.added, report.changed, report.unchanged) == (7, 0, 0)
    sheet = action_sheet(SCOPE, "SEC-1.2")
    assert [part.title for part in sheet.action.milestones] == ["Diagnostic", "Plan"]
    assert sheet.action.deadline is not None
    assert sheet.action.deadline.latest_on == date(2026, 6, 30)
    assert sheet.source is not None
    assert sheet.source.title == "Feuille de route 2026-2032"
    third = action_sheet(SCOPE, "SEC-1.3")
    assert third.action.supports == ("FIN",)
    assert third.places == ("Place du marché",)


def test_the_same_again_writes_nothing(tmp_path: Path) -> None:
    saved(tmp_path, a_roadmap())
    version = base_view().version
    with unchanged():
        again = saved(tmp_path, a_roadmap())
    assert (again.added, again.changed, again.unchanged) == (0, 0, 7)
    assert again.batch_id is None
    assert base_view().version == version


def test_what_was_corrected_stays_when_the_document_comes_again(tmp_path: Path) -> None:
    preview = previewed(tmp_path, a_roadmap())
    service.save(service.corrected(preview, with_title(a_roadmap(), "SEC-1.1", "Mon titre")))
    saved(tmp_path, a_roadmap())
    assert titles()["SEC-1.1"] == "Mon titre"


def test_a_correction_is_saved_even_when_the_wording_is_known(tmp_path: Path) -> None:
    saved(tmp_path, a_roadmap())
    preview = previewed(tmp_path, a_roadmap())
    assert preview.already is not None
    content = preview.reading.content
    report = service.save(service.corrected(preview, with_title(content, "SEC-1.1", "Plus tard")))  # type: ignore[arg-type]
    assert (report.added, report.changed) == (0, 1)
    assert titles()["SEC-1.1"] == "Plus tard"


def test_a_new_wording_shows_what_changes(tmp_path: Path) -> None:
    saved(tmp_path, a_roadmap())
    draft = a_roadmap(an_action("SEC-1.1", title="Autre", wording="Un autre texte."))
    preview = previewed(tmp_path, draft, name="v2.txt")
    changed = [line for line in preview.comparison.lines if line.difference is Difference.CHANGED]
    assert [one.name for one in changed[0].fields] == ["Action", "Texte du document"]
    assert preview.absent == ("SEC-1.2", "SEC-1.3")
    service.save(preview)
    assert titles() == {
        "SEC-1.1": "Autre",
        "SEC-1.2": "Action SEC-1.2",
        "SEC-1.3": "Action SEC-1.3",
    }


def test_a_spreadsheet_touches_only_its_columns(tmp_path: Path) -> None:
    saved(tmp_path, a_roadmap())
    table = replace(
        a_roadmap(an_action("SEC-1.3", report=ReportDraft(Stage.DONE, date(2026, 6, 1)))),
        given=frozenset({"code", "title", "report"}),
        delegations=(),
        headings=(),
    )
    report = saved(tmp_path, table, name="suivi.xlsx")
    assert (report.added, report.changed) == (0, 1)
    sheet = action_sheet(SCOPE, "SEC-1.3")
    assert sheet.action.stage is Stage.DONE
    assert sheet.action.supports == ("FIN",)
    assert saved(tmp_path, table, name="suivi.xlsx").changed == 0


def test_a_spreadsheet_without_codes_is_matched_by_titles(tmp_path: Path) -> None:
    saved(tmp_path, a_roadmap())
    table = replace(
        a_roadmap(an_action("1", title="action  SEC-1.2", report=ReportDraft(Stage.BLOCKED))),
        given=frozenset({"report"}),
        delegations=(),
        headings=(),
    )
    report = saved(tmp_path, table, name="suivi.csv")
    assert (report.added, report.changed) == (0, 1)
    assert (
        action_sheet(replace(SCOPE, on=date(2030, 1, 1)), "SEC-1.2").action.stage is Stage.BLOCKED
    )


def test_two_people_never_overwrite_each_other(tmp_path: Path) -> None:
    saved(tmp_path, a_roadmap())
    draft = a_roadmap(an_action("SEC-1.1", title="Autre", wording="Un autre texte."))
    preview = previewed(tmp_path, draft, name="v2.txt")
    with unit_of_work() as session:
        row = session.exec(select(Action).where(Action.code == "SEC-1.1")).one()
        row.title = "Corrigé entre-temps"
    with unchanged(), pytest.raises(BaseChangedError):
        service.save(preview)


def test_nothing_is_saved_without_a_town(tmp_path: Path, no_base: Path) -> None:
    preview = previewed(tmp_path, a_roadmap())
    assert "aucune commune" in preview.refusal
    assert preview.comparison.counted(Difference.ADDED) == 7
    with pytest.raises(NotYourTownError):
        service.save(preview)


@pytest.mark.usefixtures("demo_base")
def test_the_demonstration_takes_no_real_value(tmp_path: Path) -> None:
    preview = previewed(tmp_path, a_roadmap())
    assert "démonstration" in preview.refusal
    with pytest.raises(NotYourTownError):
        service.save(preview)
