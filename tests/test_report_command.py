"""``python -m data report``: the draft of the yearly report as a Word file."""

from pathlib import Path

import pytest
from docx import Document
from typer.testing import CliRunner

from data.__main__ import app


@pytest.mark.usefixtures("demo_base")
def test_the_draft_is_written_for_the_year_asked(tmp_path: Path) -> None:
    path = tmp_path / "rapport.docx"
    result = CliRunner().invoke(app, ["report", "-o", str(path), "--year", "2027"])
    assert result.exit_code == 0, result.output
    assert "année 2027" in Document(str(path)).core_properties.title


@pytest.mark.usefixtures("soignies_base")
def test_a_town_without_contract_is_told_so(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["report", "-o", str(tmp_path / "rapport.docx")])
    assert result.exit_code == 1
    assert "Aucun contrat de ville" in result.output
    assert not (tmp_path / "rapport.docx").exists()
