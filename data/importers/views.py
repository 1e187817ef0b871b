"""What an import shows before, when, and after it is saved."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from data.base.comparison import Comparison
from data.base.drafts import SourceDraft
from data.base.problems import Problem
from data.importers.formats import Family, Reading


@dataclass(frozen=True)
class FormatLine:
    """A format as offered on screen. ``suffixes`` are the files it comes in: ``.docx``."""

    code: str
    label: str
    suffixes: tuple[str, ...]
    family: Family


@dataclass(frozen=True)
class BatchLine:
    """One import of the past, as listed.

    ``added`` and ``changed`` are those of its preview; missing for what came with the program.
    """

    id: int
    format_label: str
    file_name: str
    sha256: str
    recorded_at: datetime
    author: str
    added: int | None
    changed: int | None
    undone_at: datetime | None


@dataclass(frozen=True)
class Preview:
    """A file that was read and compared with the base, and is not saved.

    Attributes:
        reading: what was found; a plan document's draft is what the officer corrects.
        comparison: the file beside the base.
        absent: codes that the base holds and the file no longer names; they are kept.
        data_version: of the base that it was compared with.
        already: the import of the very same file, if it stands.
        refusal: why it cannot be saved here, in French; empty when it can.
    """

    file_name: str
    sha256: str
    size: int
    format_label: str
    reading: Reading
    comparison: Comparison
    absent: tuple[str, ...]
    data_version: int
    already: BatchLine | None
    refusal: str


@dataclass(frozen=True)
class ImportReport:
    """What an import did, or would do.

    Attributes:
        batch_id: of the import; missing when nothing changed or nothing was to be saved.
        counts: what the file holds, every name of ``formats.COUNTS``.
        kept: what was kept of a national file, in a French sentence.
        source: the published dataset that an official file is an edition of.
        still_missing: what the base still lacks, in French.
    """

    format: str
    format_label: str
    file_name: str
    is_dry_run: bool
    batch_id: int | None
    counts: Mapping[str, int]
    added: int
    changed: int
    unchanged: int
    ignored: int
    warnings: tuple[Problem, ...]
    kept: str = ""
    source: SourceDraft | None = None
    still_missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class UndoReport:
    """What taking an import back did: rows removed, rows set back to what they were."""

    batch_id: int
    file_name: str
    removed: int
    restored: int
