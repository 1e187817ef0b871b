"""Thousands of spoilt files: each is read or refused in French, and changes nothing.

``MANDASCOPE_FUZZ`` files in all, from ``MANDASCOPE_FUZZ_FROM`` of ``MANDASCOPE_FUZZ_SEED`` on: what
failed is printed with its number, and is the same at each run over the same files.
"""

import json
import os
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from data.base.database import engine, migrate
from data.base.errors import MandascopeError
from data.base.settings import settings
from data.importers.service import preview_file, save
from tests.data.importers.made import own_town
from tests.data.importers.made_files import FILES
from tests.long.corpus import Original, originals, write_corpus
from tests.long.worker import STUCK_S, case

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "var" / "fuzz"
COUNT = int(os.environ.get("MANDASCOPE_FUZZ", "10000"))
FIRST = int(os.environ.get("MANDASCOPE_FUZZ_FROM", "0"))
SEED = os.environ.get("MANDASCOPE_FUZZ_SEED", "mandascope")
SLICE = 200
WORKERS = max(1, min(4, (os.cpu_count() or 1)))
MOST_SECONDS = 10
"""Of processor time, for one file."""
MOST_MB = 1_500

Line = dict[str, Any]


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the files to start from, each with the format that it is recognised as."""
    folder = tmp_path_factory.mktemp("corpus")
    found = list(originals())
    known: dict[int, str] = {}
    with pytest.MonkeyPatch.context() as patch:
        # Some files need a town to read well; those of another town are only read without one.
        for has_town in (True, False):
            patch.setenv("MANDASCOPE_DATABASE_URL", f"sqlite:///{folder / f'{has_town}.db'}")
            settings.cache_clear()
            if has_town:
                migrate()
                own_town()
            for rank, one in enumerate(found):
                known[rank] = known.get(rank) or _format_of(folder, one)
            engine().dispose()
    settings.cache_clear()
    files = [Original(one.name, one.content, known[rank]) for rank, one in enumerate(found)]
    write_corpus(folder / "files", files)
    return folder / "files"


def _format_of(folder: Path, one: Original) -> str:
    path = folder / f"essai{Path(one.name).suffix}"
    path.write_bytes(one.content)
    try:
        return preview_file(path, one.name, edition=2021).reading.format
    except MandascopeError:
        return ""


@pytest.fixture(params=["new", "filled"])
def base(request: pytest.FixtureRequest, no_base: Path, tmp_path: Path) -> Path:
    """Give a town that has just begun, or that holds every file of our own making."""
    migrate()
    own_town()
    if request.param == "filled":
        for name, content in FILES.items():
            path = tmp_path / name
            path.write_bytes(content)
            save(preview_file(path, name))
    engine().dispose()
    return no_base


def test_spoilt_files_are_read_or_refused(
    corpus: Path,
    base: Path,
    tmp_path: Path,
    request: pytest.FixtureRequest,
    capsys: pytest.CaptureFixture[str],
) -> None:
    is_filled = "filled" in request.node.name
    half = COUNT // 2
    start = FIRST + half * is_filled
    slices = [
        (first, min(SLICE, start + half - first)) for first in range(start, start + half, SLICE)
    ]

    def work(piece: tuple[int, int]) -> list[Line]:
        return list(_journal(corpus, base, tmp_path, *piece))

    with ThreadPoolExecutor(WORKERS) as pool:
        lines = [line for found in pool.map(work, slices) for line in found]
    failures = _failures(lines)
    with capsys.disabled():
        print(_table(lines))  # noqa: T201 - the table is what one runs this for
        for signature, those in sorted(failures.items(), key=lambda item: -len(item[1])):
            _keep(corpus, those[0])
            print(_told(signature, those))  # noqa: T201
    assert len(lines) == half
    assert not failures, f"{sum(map(len, failures.values()))} failures of seed {SEED!r}"


def _journal(corpus: Path, base: Path, folder: Path, first: int, count: int) -> Iterator[Line]:
    """Run a slice, going on after a file that killed its process; give a line for each file."""
    end = first + count
    while first < end:
        place = folder / f"slice-{first}"
        temporary = place / "tmp"
        temporary.mkdir(parents=True)
        shutil.copy(base, place / "base.db")
        journal = place / "journal"
        arguments = [corpus, place / "base.db", journal, SEED, first, end - first]
        done = subprocess.run(
            [sys.executable, "-m", "tests.long.worker", *map(str, arguments)],
            cwd=ROOT,
            env=os.environ | {"TMPDIR": str(temporary), "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        written = journal.read_text("utf-8") if journal.exists() else ""
        lines = [json.loads(line) for line in written.splitlines()]
        yield from (line for line in lines if "outcome" in line)
        shutil.rmtree(place)
        if done.returncode == 0:
            return
        last = lines[-1] if lines else {}
        assert "started" in last, f"a worker could not go on: {done.stderr[-3_000:]}"
        yield _dead(last, done)
        first = last["started"] + 1


def _dead(last: Line, done: subprocess.CompletedProcess[str]) -> Line:
    is_stuck = "Timeout" in done.stderr
    ours = [line.strip() for line in done.stderr.splitlines() if "/data/" in line]
    what = "stuck" if is_stuck else f"crash {done.returncode}"
    return {
        "outcome": "crash",
        "case": last["started"],
        "name": last["name"],
        "how": last["how"],
        "format": "",
        "seconds": STUCK_S if is_stuck else 0,
        "peak_mb": 0,
        "signature": f"{what} {ours[0] if ours else ''}",
        "trace": done.stderr[-3_000:],
    }


def _failures(lines: list[Line]) -> dict[str, list[Line]]:
    """Return what should not have been, alike ones together."""
    found = defaultdict(list)
    for line in lines:
        if "signature" in line:
            found[line["signature"]].append(line)
        elif line["seconds"] > MOST_SECONDS:
            found["too slow"].append(line)
        elif line["peak_mb"] > MOST_MB:
            found["too much memory"].append(line)
    return found


def _table(lines: list[Line]) -> str:
    heading = f"{'format':<22}{'files':>7}{'refused':>9}{'read':>7}{'saved':>7}{'bugs':>6}"
    rows = ["", f"{heading}{'crashes':>9}{'slowest s':>11}{'peak MB':>9}"]
    formats = sorted({line["format"] for line in lines})
    for name in [*formats, None]:
        those = [line for line in lines if name in {None, line["format"]}]
        label = "all" if name is None else name or "(unknown)"
        counts = [
            sum(line["outcome"] == outcome for line in those)
            for outcome in ("refused", "read", "saved", "bug", "crash")
        ]
        slowest = max(line["seconds"] for line in those)
        peak = max(line["peak_mb"] for line in those)
        refused, read, saved, bugs, crashes = counts
        rows.append(
            f"{label:<22}{len(those):>7}{refused:>9}{read:>7}{saved:>7}{bugs:>6}{crashes:>9}"
            f"{slowest:>11.1f}{peak:>9}"
        )
    return "\n".join(rows)


def _keep(corpus: Path, line: Line) -> None:
    """Keep the file that failed, to look at."""
    from tests.long.corpus import read_corpus

    KEPT.mkdir(parents=True, exist_ok=True)
    one = case(read_corpus(corpus), SEED, line["case"])
    (KEPT / f"{line['case']}-{one.name}").write_bytes(one.content)


def _told(signature: str, those: list[Line]) -> str:
    first = those[0]
    return (
        f"\n== {signature} ({len(those)} files)\n"
        f"   seed {SEED!r}, file {first['case']}: {first['name']}, {first['how']},"
        f" {first['seconds']} s, kept in var/fuzz/\n{first.get('trace', '')}"
    )
