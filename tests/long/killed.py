"""Kills imports at random moments, one fork each, and says what each left in the base.

``python -m tests.long.killed FOLDER FILE COUNT SEED`` prints one line of JSON: a list of outcomes.
Everything is imported before the first fork, so that a moment falls in the import itself.
"""

import json
import os
import shutil
import signal
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

from data.base.database import engine
from data.base.settings import settings
from data.importers.service import batch_lines, preview_file, save
from tests.data.importers.made import content_of_base

_BEYOND = 1.05
"""Some moments fall after the end: then the import must stand."""


def _imported(path: Path) -> None:
    save(preview_file(path, path.name), author="Essai")


def _forked(path: Path) -> int:
    """Start an import in a process of its own; return its number."""
    child = os.fork()
    if child == 0:
        try:
            _imported(path)
        finally:
            os._exit(0)
    return child


def _state(base: Path) -> dict[str, Any]:
    """Say what the base holds, and whether SQLite finds it whole."""
    with closing(sqlite3.connect(base)) as connection:
        integrity = connection.execute("pragma integrity_check").fetchone()[0]
        broken = connection.execute("pragma foreign_key_check").fetchall()
    content = content_of_base()
    standing = sum(one.undone_at is None for one in batch_lines())
    engine().dispose()
    return {
        "content": content,
        "sizes": {name: len(rows) for name, rows in content.items()},
        "standing": standing,
        "is_whole": integrity == "ok" and not broken,
    }


def _renewed(model: Path, base: Path) -> None:
    for leftover in base.parent.glob(f"{base.name}*"):
        leftover.unlink()
    shutil.copy(model, base)


def run(folder: Path, path: Path, count: int, seed: str) -> list[str]:
    """Kill as many imports of a file; name what each left: before, after, or what is wrong."""
    model, base = folder / "model.db", folder / "base.db"
    os.environ["MANDASCOPE_DATABASE_URL"] = f"sqlite:///{base}"
    settings.cache_clear()
    _renewed(model, base)
    before = _state(base)
    _imported(path)  # once in this process: what it loads lazily is loaded for all the forks
    engine().dispose()
    whole = min(_duration(model, base, path) for _ in range(3))
    after = _state(base)
    luck, found = Random(seed), []
    for _ in range(count):
        _renewed(model, base)
        child = _forked(path)
        time.sleep(luck.uniform(0, whole * _BEYOND))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        found.append(_named(_state(base), before, after))
    return found


def _duration(model: Path, base: Path, path: Path) -> float:
    _renewed(model, base)
    started = time.monotonic()
    os.waitpid(_forked(path), 0)
    return time.monotonic() - started


def _named(left: dict[str, Any], before: dict[str, Any], after: dict[str, Any]) -> str:
    if not left["is_whole"]:
        return "broken"
    if left["content"] == before["content"] and left["standing"] == before["standing"]:
        return "before"
    if left["sizes"] == after["sizes"] and left["standing"] == after["standing"]:
        return "after"
    return "half"


if __name__ == "__main__":
    _, folder, path, count, seed = sys.argv
    sys.stdout.write(json.dumps(run(Path(folder), Path(path), int(count), seed)))
