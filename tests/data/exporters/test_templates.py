"""Templates explain themselves, list the words they take, and are read once filled in."""

import zipfile
from pathlib import Path

import pytest

from data.base.problems import RefusedFileError
from data.exporters.spreadsheets import template
from data.importers.tables import actions, indicators
from data.indicators import tables as indicator_tables
from data.indicators.targets.columns import TARGETS
from data.mandate import tables as action_tables
from tests.data.importers.tables.files import TOWN, opened


def test_the_template_of_actions_has_all_columns_and_their_meaning(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    template("actions", path)
    sheet, guide = opened(path).sheets
    assert sheet.headings == tuple(column.name for column in action_tables.COLUMNS)
    assert [row.cells[0] for row in guide.rows] == list(sheet.headings)
    assert "Réalisé, En cours" in str(guide.rows[list(sheet.headings).index("Statut")].cells[3])
    with zipfile.ZipFile(path) as archive:
        content = archive.read("xl/worksheets/sheet1.xml").decode()
        assert content.count("<dataValidation ") == 3
        assert "xl/comments1.xml" in archive.namelist()


def test_an_empty_template_is_recognised_and_says_that_it_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    template("actions", path)
    assert actions.score(opened(path)) > indicators.score(opened(path))
    with pytest.raises(RefusedFileError, match="aucune action"):
        actions.read(opened(path), TOWN)
    template("indicateurs", path)
    assert indicators.score(opened(path)) > actions.score(opened(path))
    with pytest.raises(RefusedFileError, match="rien dessous"):
        indicators.read(opened(path), TOWN)


def test_the_template_of_indicators_has_a_catalogue_values_and_targets(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    template("indicateurs", path)
    catalogue, values, targets, _ = opened(path).sheets
    assert catalogue.headings == tuple(column.name for column in indicator_tables.CATALOGUE)
    assert values.headings == tuple(column.name for column in indicator_tables.VALUES)
    assert targets.headings == tuple(column.name for column in TARGETS)


def test_a_document_has_no_template(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="pst"):
        template("pst", tmp_path / "a.xlsx")
