"""Spoils files and brings them in, in a process of its own: what kills it kills nothing else.

``python -m tests.long.worker CORPUS BASE JOURNAL SEED FIRST COUNT`` writes to the journal one line
of JSON when a file is started and one when it is done.
"""

import faulthandler
import json
import os
import resource
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any, TextIO

from tests.long.corpus import Original, read_corpus
from tests.long.mutations import spoilt

MOST_MEMORY = 4_000_000_000
"""Address space of a worker, in bytes: a file that asks for more is a bug, not a dead machine."""
STUCK_S = 90
"""A file that takes longer is given up, and its stack kept."""
_MOST_OTHER = 200_000
_SAVED = 0.1
"""Share of the files read well that are also saved and taken back."""
_LOOKED_AT = 50
"""The whole base is compared every so many files."""


@dataclass(frozen=True)
class Case:
    """A spoilt file and how it is brought in."""

    number: int
    name: str
    content: bytes
    how: str
    origin: Original
    format_code: str | None
    edition: int | None
    is_saved: bool


def case(corpus: list[Original], seed: str, number: int) -> Case:
    """Return a case, the same for the same seed and number."""
    luck = Random(f"{seed}/{number}")
    known = sorted({one.format for one in corpus})
    wanted = luck.choice(known)
    origin = luck.choice([one for one in corpus if one.format == wanted])
    content, how = spoilt(luck, origin.content, luck.choice(corpus).content[:_MOST_OTHER])
    return Case(
        number=number,
        name=origin.name if luck.random() < 0.9 else f"fichier{Path(origin.name).suffix}",
        content=content,
        how=how,
        origin=origin,
        format_code=origin.format if origin.format and luck.random() < 0.6 else None,
        edition=2021 if luck.random() < 0.5 else None,
        is_saved=luck.random() < _SAVED,
    )


class Worker:
    """Brings files into one base, watching that nothing but a French refusal comes out."""

    def __init__(self, folder: Path) -> None:
        from data.base.service import base_view
        from tests.data.importers.made import content_of_base

        self.folder = folder
        self.fingerprint = content_of_base
        self.version: Callable[[], int] = lambda: base_view().version
        self.before = content_of_base()
        self.known_version = self.version()

    def outcome(self, one: Case) -> dict[str, Any]:
        """Bring a file in; say what came of it."""
        from data.base.errors import MandascopeError
        from data.importers.service import preview_file

        path = self.folder / f"fichier{Path(one.name).suffix}"
        path.write_bytes(one.content)
        found = ""
        try:
            preview = preview_file(path, one.name, format_code=one.format_code, edition=one.edition)
            found = preview.reading.format
        except MandascopeError as error:
            self._untouched(one)
            return {"outcome": "refused", "message": str(error)[:300]}
        self._untouched(one)
        if one.is_saved and not preview.refusal and not preview.comparison.changes_nothing:
            self._saved(preview)
            return {"outcome": "saved", "found": found}
        return {"outcome": "read", "found": found}

    def _untouched(self, one: Case) -> None:
        assert self.version() == self.known_version, "reading changed the base"
        if one.number % _LOOKED_AT == 0:
            assert self.fingerprint() == self.before, "reading changed the base, unseen"

    def _saved(self, preview: Any) -> None:
        from data.importers.service import save, undo

        report = save(preview, author="Essai")
        assert report.batch_id is not None
        undo(report.batch_id)
        self.known_version = self.version()
        assert self.fingerprint() == self.before, "taking back left something"


def _tried(worker: Worker, one: Case) -> dict[str, Any]:
    started = time.process_time()
    try:
        found = worker.outcome(one)
    except Exception as error:  # whatever comes out is what is looked for
        lines = traceback.format_exc().splitlines()
        ours = [line.strip() for line in lines if "/data/" in line or "/geo/" in line]
        place = ours[-1] if ours else lines[-1]
        found = {
            "outcome": "bug",
            "signature": f"{type(error).__name__} {place}"[:300],
            "trace": "\n".join(lines[-40:]),
        }
    return found | {
        "case": one.number,
        "name": one.name,
        "format": one.origin.format,
        "how": one.how,
        "seconds": round(time.process_time() - started, 2),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def _written(journal: TextIO, line: dict[str, Any]) -> None:
    journal.write(json.dumps(line, ensure_ascii=False) + "\n")
    journal.flush()


def run(corpus_folder: Path, journal_path: Path, seed: str, first: int, count: int) -> None:
    """Try the cases of a slice; stop early once the base is spoilt."""
    corpus = read_corpus(corpus_folder)
    with tempfile.TemporaryDirectory(prefix="fuzz-") as place, journal_path.open("a") as journal:
        worker = Worker(Path(place))
        left = Path(tempfile.gettempdir())
        known = set(left.iterdir())
        for number in range(first, first + count):
            one = case(corpus, seed, number)
            _written(journal, {"started": number, "name": one.name, "how": one.how})
            faulthandler.dump_traceback_later(STUCK_S, exit=True)
            found = _tried(worker, one)
            faulthandler.cancel_dump_traceback_later()
            if forgotten := sorted(str(path) for path in set(left.iterdir()) - known):
                known |= set(left.iterdir())
                found |= {"outcome": "bug", "signature": f"files left behind: {forgotten[0]}"}
            _written(journal, found)
            if found["outcome"] == "bug":
                worker = Worker(Path(place))


if __name__ == "__main__":
    _, corpus_folder, base, journal, seed, first, count = sys.argv
    os.environ["MANDASCOPE_DATABASE_URL"] = f"sqlite:///{base}"
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    sys.setrecursionlimit(1000)
    run(Path(corpus_folder), Path(journal), seed, int(first), int(count))
