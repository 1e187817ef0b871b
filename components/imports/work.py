"""The files that the officer brought, kept while they look elsewhere: nothing typed is lost."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import streamlit as st

from components.imports.corrections import ActionKey, Corrections
from data.base.errors import MandascopeError
from data.importers.tables.suggestions import Suggestions
from data.importers.views import ImportReport, Preview
from data.mandate.drafts import PlanDraft
from data.territories.vocabulary import TerritoryKind

_WORKS = "import-works"


@dataclass(frozen=True)
class Editor:
    """A correction table as it was drawn first: it must not change under the officer's hands.

    Attributes:
        keys: the action of each row.
        drawn_from: what asks for another table when it changes: rows, actions read, titles.
        rows: the cells before anything was typed in this table.
    """

    keys: tuple[ActionKey, ...]
    drawn_from: object
    rows: tuple[dict[str, Any], ...]


@dataclass
class Work:
    """A file brought in, from its reading to what saving it did.

    Attributes:
        token: names it in the session: the same file brought twice is two works.
        content: its bytes, let go once it is saved.
        format_code: the format that the officer chose; recognised from the content unless told.
        column_choices: for a spreadsheet, the officer's column for each of ours.
        value_choices: what the officer's words mean, by our column then by their word.
        edition: year of publication of an official file, when the officer had to say it.
        kind: of the territories of a file of contours, when the officer had to say it.
        suggestions: for a spreadsheet, what to ask about its columns and its words.
        preview: what reading it gave; missing while it was not read, or was refused.
        trouble: why it was refused, or not saved.
        revised: the preview after corrections, and the revision of the corrections it shows.
        editors: correction tables drawn, by the key of the widget.
        report: what saving it did.
    """

    token: str
    name: str
    content: BytesIO
    format_code: str | None = None
    column_choices: dict[str, str] = field(default_factory=dict)
    value_choices: dict[str, dict[str, str]] = field(default_factory=dict)
    edition: int | None = None
    kind: TerritoryKind | None = None
    suggestions: Suggestions | None = None
    preview: Preview | None = None
    trouble: MandascopeError | None = None
    corrections: Corrections = field(default_factory=Corrections)
    revised: tuple[int, Preview] | None = None
    editors: dict[str, Editor] = field(default_factory=dict)
    report: ImportReport | None = None

    @property
    def is_read(self) -> bool:
        """Tell whether there is nothing to read, until the officer chooses otherwise."""
        return self.preview is not None or self.trouble is not None

    @property
    def document(self) -> PlanDraft | None:
        """The plan that was read in a document, which is corrected; nothing for a spreadsheet."""
        content = self.preview.reading.content if self.preview else None
        return content if isinstance(content, PlanDraft) and content.given is None else None

    def read_again(self) -> None:
        """Forget what reading gave; corrections stay, they are known by action."""
        self.preview = self.trouble = self.revised = self.suggestions = None

    def finish(self, report: ImportReport) -> None:
        """Keep what saving did, and let the file go."""
        self.report = report
        self.content = BytesIO()
        self.preview = self.trouble = self.revised = None
        self.editors.clear()

    @contextmanager
    def on_disk(self) -> Iterator[Path]:
        """Lend the file under its own suffix; it is deleted on the way out."""
        with TemporaryDirectory(prefix="mandascope-") as folder:
            path = Path(folder) / f"fichier{Path(self.name).suffix.lower()}"
            path.write_bytes(self.content.getbuffer())
            yield path


def works() -> dict[str, Work]:
    """Return the files at hand in this session, the first one brought first."""
    held: dict[str, Work] = st.session_state.setdefault(_WORKS, {})
    return held


def take(token: str, name: str, content: BytesIO) -> None:
    """Add a file that was just brought in; one that is known stays as it is."""
    if token not in works():
        works()[token] = Work(token, name, content)


def drop(tokens: Sequence[str]) -> None:
    """Let files go, with what was typed about them."""
    for token in tokens:
        works().pop(token, None)


def forget_older(version: int) -> None:
    """Have the files read again whose preview compares with an older state of the base."""
    for work in works().values():
        if work.preview is not None and work.preview.data_version != version:
            work.read_again()
