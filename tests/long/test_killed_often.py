"""Imports killed hundreds of times at random moments: the base is as before, or as after.

``MANDASCOPE_KILLS`` kills for each file, at the moments of ``MANDASCOPE_FUZZ_SEED``.
"""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from data.base.database import engine, migrate
from tests.data.importers.made import own_town
from tests.data.importers.made_files import written

ROOT = Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("MANDASCOPE_KILLS", "100"))
SEED = os.environ.get("MANDASCOPE_FUZZ_SEED", "mandascope")
ACTIONS = 400


def a_tracking_table(folder: Path) -> Path:
    path = folder / "suivi.csv"
    lines = [f"A-{rank};Action numéro {rank};En cours" for rank in range(ACTIONS)]
    path.write_text("Code;Action;Statut\n" + "\n".join(lines), "utf-8")
    return path


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
@pytest.mark.parametrize(
    "name", ["suivi.csv", "ofgl-base-communes.csv", "communes-62-pas-de-calais.geojson"]
)
def test_a_killed_import_is_all_or_nothing(
    name: str, no_base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    migrate()
    own_town()
    engine().dispose()
    path = a_tracking_table(tmp_path) if name == "suivi.csv" else written(tmp_path, name)
    no_base.rename(tmp_path / "model.db")
    done = subprocess.run(
        [sys.executable, "-m", "tests.long.killed", str(tmp_path), str(path), str(KILLS), SEED],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3_000:]
    found = Counter(json.loads(done.stdout))
    with capsys.disabled():
        print(f"\n{name}, {KILLS} kills: {dict(found)}")  # noqa: T201
    assert set(found) <= {"before", "after"}
    assert found["before"] > 0
