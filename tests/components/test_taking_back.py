"""An import taken back, or kept with the reasons why."""

from datetime import UTC, datetime

import pytest

from components.imports.messages import as_list
from components.imports.taking_back import taken_back
from data.importers.errors import CannotUndoError
from data.importers.views import BatchLine, UndoReport

LINE = BatchLine(3, "PST", "a.docx", "ab", datetime(2026, 1, 1, tzinfo=UTC), "Moi", 4, 0, None)


def test_nothing_is_said_when_all_went_well() -> None:
    assert taken_back(LINE, lambda rank: UndoReport(rank, "a.docx", 4, 0)) == ""


def test_reasons_make_a_list_and_stay_text() -> None:
    def refuse(_: int) -> UndoReport:
        raise CannotUndoError("a.docx", ["L’action <b>x a changé.", "Une autre."], 9)

    told = as_list(taken_back(LINE, refuse)).split("\n")
    assert told[1] == ""
    assert told[2] == "- L’action \\<b\\>x a changé."
    assert told[3:5] == ["- Une autre.", "- … et 7\u00a0autres raisons."]
    assert told[5] == ""
    assert told[6].startswith("Annulez d’abord")


def test_what_nobody_expected_is_said_kindly_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    def fail(_: int) -> UndoReport:
        raise ZeroDivisionError

    assert "rien n’a été changé" in taken_back(LINE, fail)
    assert "could not be undone" in caplog.text
