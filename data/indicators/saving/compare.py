"""A draft beside the base, line by line, in French. Pure."""

from datetime import date

from data.base.comparison import ChangeLine, Comparison, Difference, FieldChange
from data.base.formats import MISSING, number, short_date
from data.indicators.confidentiality import WORD
from data.indicators.drafts import IndicatorDraft, IndicatorsDraft, ObservationDraft
from data.indicators.models import Indicator, Observation
from data.indicators.saving.reconcile import LABELS
from data.indicators.saving.stored import StoredIndicators, is_same, key_of
from data.indicators.saving.targets import target_line
from data.indicators.words import ABSENCES


def compared(draft: IndicatorsDraft, stored: StoredIndicators) -> Comparison:
    """Return what saving a reconciled draft would change."""
    return Comparison(
        (
            *(_indicator_line(one, stored.indicators.get(one.code)) for one in draft.indicators),
            *(_observation_line(one, stored) for one in draft.observations),
            *(target_line(one, stored) for one in draft.targets),
        )
    )


def _indicator_line(draft: IndicatorDraft, row: Indicator | None) -> ChangeLine:
    code = f"Indicateur {draft.code}"
    if row is None or row.id is None:
        return ChangeLine(Difference.ADDED, code, draft.title)
    changes = tuple(
        FieldChange(label, said(before), said(after))
        for name, label in LABELS.items()
        if (before := getattr(row, name)) != (after := getattr(draft, name))
    )
    return ChangeLine(
        Difference.CHANGED if changes else Difference.UNCHANGED, code, draft.title, changes
    )


def said(held: object) -> str:
    """Write what a field of the catalogue holds, as one reads it."""
    if held is None:
        return "—"
    if isinstance(held, bool):
        return "oui" if held else "non"
    return short_date(held) if isinstance(held, date) else str(held)


def _observation_line(draft: ObservationDraft, stored: StoredIndicators) -> ChangeLine:
    year = f" {draft.data_year}" if draft.data_year else ""
    code, title = f"{draft.indicator}, {draft.place or draft.territory}{year}", _value(draft)
    row = stored.observations.get(key_of(draft))
    if row is None:
        return ChangeLine(Difference.ADDED, code, title)
    if is_same(row, draft) or stored.is_kept_secret(draft):
        return ChangeLine(Difference.UNCHANGED, code, title)
    before = WORD.lower() if row.id in stored.withheld else _value(row)
    changes = (
        (FieldChange("Valeur", before, _value(draft)),)
        if (row.value, row.absence) != (draft.value, draft.absence)
        else (FieldChange("Précisions", row.note or "—", draft.note or "—"),)
    )
    return ChangeLine(Difference.CHANGED, code, title, changes)


def _value(one: Observation | ObservationDraft) -> str:
    if one.value is not None:
        return number(one.value, 0 if one.value == int(one.value) else 2)
    return ABSENCES[one.absence] if one.absence else MISSING
