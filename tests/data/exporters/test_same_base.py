"""What leaves a base and comes back into it changes nothing."""

from pathlib import Path

import pytest

from data.base.comparison import ChangeLine, Difference
from data.exporters.service import export_content
from data.importers import service


def differences(path: Path, format_code: str) -> list[ChangeLine]:
    preview = service.preview_file(path, path.name, format_code=format_code)
    lines = preview.comparison.lines
    assert lines
    return [line for line in lines if line.difference is not Difference.UNCHANGED]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize("plan", ["FDR", "CDV"])
@pytest.mark.usefixtures("demo_base")
def test_actions_come_back_unchanged(tmp_path: Path, plan: str, kind: str) -> None:
    path = tmp_path / f"actions.{kind}"
    export_content(kind, "actions", path, plan)
    assert differences(path, "actions") == []


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.usefixtures("soignies_base")
def test_a_pst_comes_back_unchanged(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"pst.{kind}"
    export_content(kind, "actions", path)
    assert differences(path, "actions") == []


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.usefixtures("demo_base")
def test_values_come_back_unchanged(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"valeurs.{kind}"
    export_content(kind, "indicateurs", path)
    assert differences(path, "indicateurs") == []


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.usefixtures("demo_base")
def test_a_programme_is_recognised_and_comes_back_unchanged(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"programmation.{kind}"
    export_content(kind, "programmation", path)
    preview = service.preview_file(path, path.name)
    assert preview.reading.format == "programmation"
    assert preview.reading.warnings == ()
    assert differences(path, "programmation") == []


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.usefixtures("demo_base")
def test_a_ppi_is_recognised_and_comes_back_unchanged(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"ppi.{kind}"
    export_content(kind, "ppi", path)
    preview = service.preview_file(path, path.name)
    assert preview.reading.format == "ppi"
    assert preview.reading.warnings == ()
    assert differences(path, "ppi") == []


@pytest.mark.usefixtures("demo_base")
def test_the_demonstration_takes_back_its_own_file(tmp_path: Path) -> None:
    path = tmp_path / "actions.xlsx"
    export_content("xlsx", "actions", path)
    preview = service.preview_file(path, path.name)
    assert preview.reading.format == "actions"
    report = service.save(preview)
    assert (report.batch_id, report.added, report.changed) == (None, 0, 0)
