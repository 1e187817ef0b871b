"""Writing a reconciled draft into the base: only what differs, signed by its import."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from sqlmodel import Session

from data.base.models import Source
from data.indicators.drafts import IndicatorDraft, IndicatorsDraft, ObservationDraft
from data.indicators.models import Indicator, Observation
from data.indicators.saving.reconcile import LABELS
from data.indicators.saving.stored import CONTENT, StoredIndicators, is_same, key_of
from data.indicators.saving.targets import write_targets
from data.indicators.secrecy import CITED

Row = TypeVar("Row", Indicator, Observation)

_CITED_TITLE = "citée par le fichier importé"


def write_indicators(
    session: Session,
    draft: IndicatorsDraft,
    stored: StoredIndicators,
    *,
    batch_id: int,
    source_id: int,
) -> None:
    """Save what differs between a reconciled draft and the base, signed by an import."""
    signature = {"batch_id": batch_id, "source_id": source_id}
    rows = _write_catalogue(session, draft.indicators, stored, signature)
    _write_observations(session, draft.observations, stored, rows, signature)
    write_targets(session, draft, stored, rows, signature)
    session.flush()


def _write_catalogue(
    session: Session,
    drafts: Sequence[IndicatorDraft],
    stored: StoredIndicators,
    signature: Mapping[str, int],
) -> dict[str, Indicator]:
    rows = dict(stored.indicators)
    for one in drafts:
        row = rows.get(one.code)
        values = {name: getattr(one, name) for name in LABELS}
        if row is None:
            row = rows[one.code] = Indicator(code=one.code, **values)
        changed = {name for name, value in values.items() if getattr(row, name) != value}
        for name in changed:
            setattr(row, name, values[name])
        if changed or row.id is None:
            _sign(row, signature)
    added = [row for row in rows.values() if row.id is None]
    for row in added:
        session.add(_sign(row, signature))
    session.flush()
    return rows


def _write_observations(
    session: Session,
    drafts: Sequence[ObservationDraft],
    stored: StoredIndicators,
    indicators: Mapping[str, Indicator],
    signature: dict[str, int],
) -> None:
    sources = dict(stored.source_ids)
    for one in drafts:
        row = stored.observations.get(key_of(one))
        values = {name: getattr(one, name) for name in CONTENT}
        if row is None:
            row = Observation(
                indicator_id=indicators[one.indicator].id or 0,
                territory_id=None if one.place else stored.territory_ids[one.territory],
                place_id=stored.place_ids[one.place] if one.place else None,
                data_year=one.data_year,
                edition=one.edition,
                **values,
            )
            session.add(_sign(row, signature | _cited(session, one, sources)))
        elif not is_same(row, one) and not stored.is_kept_secret(one):
            for name, value in values.items():
                setattr(row, name, value)
            _sign(row, signature | _cited(session, one, sources))


def _cited(session: Session, draft: ObservationDraft, sources: dict[str, int]) -> dict[str, int]:
    """Return the source that a row names, by code or in words; else the file itself is cited."""
    if not draft.source:
        return {}
    code = draft.source if draft.source in sources else f"{CITED}{draft.source.casefold()}"
    if code not in sources:
        row = Source(code=code, title=_CITED_TITLE, producer=draft.source)
        session.add(row)
        session.flush()
        sources[code] = row.id or 0
    return {"source_id": sources[code]}


def _sign(row: Row, signature: Mapping[str, int]) -> Row:
    row.batch_id, row.source_id = signature["batch_id"], signature["source_id"]
    return row
