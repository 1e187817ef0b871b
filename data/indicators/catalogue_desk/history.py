"""Who changed what of an indicator, and when: read from the one history."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlmodel import Session

from data.base.formats import short_date
from data.base.models import Revision
from data.indicators import tables
from data.indicators.catalogue_desk.queries import list_revisions
from data.indicators.catalogue_desk.views import DescriptionChange
from data.indicators.saving.reconcile import LABELS
from data.indicators.vocabulary import Direction, IndicatorKind

NOBODY = "Auteur inconnu"
NOTHING = "–"
_MOST = 200
_CREATED = "Création"


def description_history(session: Session, row_id: int) -> tuple[DescriptionChange, ...]:
    """Return the changes of an indicator, a field each, newest first, of 200 revisions at most."""
    return tuple(
        change
        for revision, author in list_revisions(session, row_id, _MOST)
        for change in _changes(revision, author or NOBODY)
    )


def changes_since(session: Session, row_id: int, version: int) -> tuple[DescriptionChange, ...]:
    """Return the changes made after a version of the row was seen, newest first."""
    return tuple(
        change
        for revision, author in list_revisions(session, row_id, _MOST)
        if revision.after and revision.after.get("version", 0) > version
        for change in _changes(revision, author or NOBODY)
    )


def _changes(revision: Revision, author: str) -> Iterator[DescriptionChange]:
    before, after = revision.before, revision.after or {}
    if before is None:
        title = str(after.get("title", ""))
        yield DescriptionChange(revision.recorded_at, author, _CREATED, NOTHING, title)
        return
    for name, label in LABELS.items():
        was, now = before.get(name), after.get(name)
        if was != now:
            yield DescriptionChange(
                revision.recorded_at, author, label, _said(name, was), _said(name, now)
            )


def _said(name: str, held: Any) -> str:
    """Write what a revision holds of a field, as one reads it."""
    if held is None or held == "":
        return NOTHING
    if name == "direction":
        return tables.DIRECTIONS[Direction(held)].lower()
    if name == "kind":
        return tables.KINDS[IndicatorKind(held)].lower()
    if name == "next_update_on":
        return short_date(date.fromisoformat(held))
    if isinstance(held, bool):
        return tables.YES if held else tables.NO
    return str(held)
