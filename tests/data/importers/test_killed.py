"""An import killed at any moment leaves the base as before, or as after."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from data.base.database import engine, migrate
from data.importers.service import batch_lines, undo
from tests.data.importers.made import content_of_base, own_town

ROOT = Path(__file__).resolve().parents[3]
MOMENTS = 6
ACTIONS = 400


@pytest.fixture
def table(tmp_path: Path, no_base: Path) -> Path:
    migrate()
    own_town()
    path = tmp_path / "suivi.csv"
    lines = [f"A-{rank};Action numéro {rank};En cours" for rank in range(ACTIONS)]
    path.write_text("Code;Action;Statut\n" + "\n".join(lines), "utf-8")
    return path


def importing(path: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "data", "import", str(path), "--as", "actions"],
        cwd=ROOT,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def moments(whole: float) -> Iterator[float]:
    """Return moments of the second half of a run: the first half only starts the program."""
    for rank in range(MOMENTS):
        yield whole * (0.5 + 0.5 * rank / (MOMENTS - 1))


def test_a_killed_import_is_all_or_nothing(table: Path) -> None:
    before = content_of_base()
    started = time.monotonic()
    assert importing(table).wait() == 0
    whole = time.monotonic() - started
    after = content_of_base()
    assert len(after["action"]) == len(before["action"]) + ACTIONS
    base = Path(str(engine().url.database))
    for moment in moments(whole):
        _take_back()
        running = importing(table)
        time.sleep(moment)
        running.send_signal(signal.SIGKILL)
        running.wait()
        found = content_of_base()
        assert len(found["action"]) in {len(before["action"]), len(after["action"])}
        assert len(found["progress_report"]) in {0, ACTIONS}
        standing = [batch for batch in batch_lines() if batch.undone_at is None]
        assert len(standing) == (len(found["progress_report"]) > 0)
        with closing(sqlite3.connect(base)) as connection:
            assert connection.execute("pragma integrity_check").fetchone() == ("ok",)


def _take_back() -> None:
    """Undo what the last run saved, if it had the time."""
    for batch in batch_lines():
        if batch.undone_at is None:
            undo(batch.id)
