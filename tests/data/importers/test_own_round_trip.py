"""A town's own export of what it imported comes back without a difference, doubts included."""

from pathlib import Path

import pytest

from data.base.comparison import Difference
from data.exporters.service import export_content
from data.importers import service
from tests.data.importers.made import a_roadmap, own_town, saved


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_doubts_stay_with_what_is_left_as_it_was(
    tmp_path: Path, empty_base: None, kind: str
) -> None:
    own_town()
    saved(tmp_path, a_roadmap())
    path = tmp_path / f"export.{kind}"
    export_content(kind, "actions", path)
    lines = service.preview_file(path, path.name).comparison.lines
    assert lines
    assert [line for line in lines if line.difference is not Difference.UNCHANGED] == []
