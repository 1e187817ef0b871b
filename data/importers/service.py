"""The only door of the imports: screens and the command line call the same functions.

recognise → read → validate → compare → save in one transaction → say what happened.
"""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path

from sqlmodel import Session, select

from data.base.comparison import Difference
from data.base.database import reading
from data.base.desk import signing_actor
from data.base.history import sign, unit_of_work
from data.base.models import ImportBatch, Organisation, Source
from data.base.problems import RefusedFileError
from data.base.queries import data_version, first_organisation, has_schema
from data.importers.batches import list_batches
from data.importers.destinations import Signature, destination
from data.importers.errors import BaseChangedError, NotYourTownError, UnknownBatchError
from data.importers.formats import COUNTS
from data.importers.pipeline import previewed, refusal
from data.importers.registry import FORMATS, SUFFIXES
from data.importers.town import remember
from data.importers.undoing import source_code, undo_batch
from data.importers.views import BatchLine, FormatLine, ImportReport, Preview, UndoReport
from data.mandate.drafts import PlanDraft
from data.overview.service import still_missing
from data.territories.vocabulary import TerritoryKind

MOST_ON_SCREEN_MB = 50
"""Bigger files come in by the command line."""


def format_lines() -> tuple[FormatLine, ...]:
    """Return the formats that Mandascope reads, in the order of the first steps."""
    return tuple(
        FormatLine(one.code, one.label, SUFFIXES[one.containers], one.family)
        for one in FORMATS.values()
    )


def preview_file(
    path: Path,
    name: str,
    *,
    format_code: str | None = None,
    column_choices: Mapping[str, str] | None = None,
    value_choices: Mapping[str, Mapping[str, str]] | None = None,
    edition: int | None = None,
    kind: TerritoryKind | None = None,
) -> Preview:
    """Read a file and compare it with the base; nothing is saved.

    Args:
        path: where its content is.
        name: what the officer calls it.
        format_code: the format to take it for; recognised from the content unless told.
        column_choices: for a spreadsheet, the officer's column for each of ours.
        value_choices: what the officer's words mean, by our column then by their word.
        edition: year of publication, when the name of an official file does not say it.
        kind: of the territories of a file of contours that does not say it.

    Raises:
        MissingEditionError: an official file whose year of publication must be said.
        MissingKindError: a file of contours whose kind of territories must be said.
        RefusedFileError: it cannot be read; all of its problems.
        UnknownFormatError: nothing that Mandascope reads, or no format has that code.
    """
    return previewed(path, name, format_code, column_choices, value_choices, edition, kind)


def corrected(preview: Preview, draft: PlanDraft) -> Preview:
    """Return the preview of a plan document after the officer's corrections.

    Raises:
        RefusedFileError: two actions have the same code after the corrections.
    """
    with reading() as session:
        organisation = first_organisation(session) if has_schema(session) else None
        beside = destination(session, organisation, draft, is_corrected=True)
        if beside.problems:
            raise RefusedFileError(preview.file_name, beside.problems)
        return replace(
            preview,
            reading=replace(preview.reading, content=beside.content),
            comparison=beside.comparison,
            absent=beside.absent,
            data_version=data_version(session) if organisation else 0,
            refusal=refusal(organisation, changes_nothing=beside.comparison.changes_nothing),
        )


def save(
    preview: Preview,
    *,
    author: str = "",
    column_choices: Mapping[str, str] | None = None,
    value_choices: Mapping[str, Mapping[str, str]] | None = None,
) -> ImportReport:
    """Save what a preview shows, in one transaction, and remember the officer's choices.

    When the base already says all of it, nothing is written: no import, no new version.

    Raises:
        NotYourTownError: the base holds the demonstration, or no town at all.
        BaseChangedError: somebody changed what the preview compares with.
    """
    if preview.refusal:
        raise NotYourTownError(preview.refusal, preview.reading.format)
    if preview.comparison.changes_nothing:
        return _report(preview, batch_id=None, is_dry_run=False)
    with unit_of_work(reason=f"Import de {preview.file_name}") as session:
        organisation = first_organisation(session)
        assert organisation is not None
        beside = destination(session, organisation, preview.reading.content, is_corrected=True)
        if beside.comparison != preview.comparison:
            raise BaseChangedError
        signature = _signed(session, organisation, preview, author)
        beside.write(signature)
        remember(session, preview.reading.format, column_choices or {}, value_choices or {})
    return _report(preview, batch_id=signature.batch_id, is_dry_run=False)


def dry_run(preview: Preview) -> ImportReport:
    """Return the report of a preview that is not saved."""
    return _report(preview, batch_id=None, is_dry_run=True)


def _signed(
    session: Session, organisation: Organisation, preview: Preview, author: str
) -> Signature:
    """Add the import, the source that its values cite, and who brings them."""
    actor = signing_actor(session, author)
    batch = ImportBatch(
        format=preview.reading.format,
        file_name=preview.file_name,
        sha256=preview.sha256,
        size=preview.size,
        added=preview.comparison.counted(Difference.ADDED),
        changed=preview.comparison.counted(Difference.CHANGED),
        recorded_at=datetime.now(UTC),
        actor_id=actor.id or 0,
    )
    session.add(batch)
    source = _source(session, organisation, preview)
    session.flush()
    sign(session, actor_id=actor.id or 0, batch_id=batch.id)
    return Signature(actor.id or 0, batch.id or 0, source.id or 0)


def _source(session: Session, organisation: Organisation, preview: Preview) -> Source:
    code = source_code(preview.sha256)
    source = session.exec(select(Source).where(Source.code == code)).first()
    if source is None and preview.reading.source is not None:
        source = Source(code=code, **asdict(preview.reading.source))
        session.add(source)
    elif source is None:
        content = preview.reading.content
        title = content.title if isinstance(content, PlanDraft) and content.given is None else ""
        source = Source(
            code=code,
            title=title or preview.format_label,
            producer=organisation.name,
            dataset=preview.file_name,
            note=f"Fichier importé : {preview.file_name}.",
        )
        session.add(source)
    return source


def _report(preview: Preview, *, batch_id: int | None, is_dry_run: bool) -> ImportReport:
    counts = {name: preview.reading.counts.get(name, 0) for name in COUNTS}
    return ImportReport(
        format=preview.reading.format,
        format_label=preview.format_label,
        file_name=preview.file_name,
        is_dry_run=is_dry_run,
        batch_id=batch_id,
        counts=counts | dict(preview.reading.counts),
        added=preview.comparison.counted(Difference.ADDED),
        changed=preview.comparison.counted(Difference.CHANGED),
        unchanged=preview.comparison.counted(Difference.UNCHANGED),
        ignored=preview.reading.ignored,
        kept=preview.reading.kept,
        source=preview.reading.source,
        warnings=preview.reading.warnings,
        still_missing=() if is_dry_run else still_missing(),
    )


def batch_lines() -> tuple[BatchLine, ...]:
    """Return the imports of the base, newest first."""
    with reading() as session:
        return list_batches(session) if has_schema(session) else ()


def undo(batch_id: int, *, author: str = "") -> UndoReport:
    """Take an import back exactly: what it added goes, what it changed is as before.

    Raises:
        UnknownBatchError: no import has this number, or it was taken back already.
        CannotUndoError: something later rests on what it brought; says what, and why.
    """
    with unit_of_work(reason=f"Annulation de l’import n° {batch_id}") as session:
        batch = session.get(ImportBatch, batch_id)
        if batch is None or batch.undone_at is not None or batch.format not in FORMATS:
            raise UnknownBatchError(batch_id)
        sign(session, actor_id=signing_actor(session, author).id or 0)
        removed, restored = undo_batch(session, batch)
        batch.undone_at = datetime.now(UTC)
        session.add(batch)
        return UndoReport(batch_id, batch.file_name, removed, restored)
