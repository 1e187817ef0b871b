"""What the base holds of the indicators and territories that a file names."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isclose

from sqlmodel import Session, col, select

from data.base.models import Source
from data.indicators.catalogue import catalogue_rows
from data.indicators.drafts import IndicatorsDraft, ObservationDraft
from data.indicators.models import Indicator, Observation
from data.territories.models import Territory

ObservationKey = tuple[str, str, int | None, str | None]
"""Indicator, territory, data year, edition: what a value is known by."""

CONTENT = ("value", "absence", "status", "perimeter", "note")
"""What a value says, besides what it is known by."""


@dataclass(frozen=True)
class StoredIndicators:
    """What the base holds of the indicators and territories that a file names.

    Attributes:
        territory_codes: official code of each territory, by its code and by its name.
    """

    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    territory_ids: Mapping[str, int] = field(default_factory=dict)
    territory_codes: Mapping[str, str] = field(default_factory=dict)
    observations: Mapping[ObservationKey, Observation] = field(default_factory=dict)
    source_ids: Mapping[str, int] = field(default_factory=dict)


def read_stored(session: Session, draft: IndicatorsDraft) -> StoredIndicators:
    """Read what the base holds of what a draft names; packaged indicators count as held."""
    named = {one.code for one in draft.indicators} | {one.indicator for one in draft.observations}
    rows = {row.code: row for row in catalogue_rows() if row.code in named}
    rows |= {
        row.code: row
        for row in session.exec(select(Indicator).where(col(Indicator.code).in_(named)))
    }
    territories = session.exec(select(Territory)).all()
    codes = {row.name.casefold(): row.code for row in territories}
    codes |= {row.code.casefold(): row.code for row in territories}
    found = session.exec(
        select(Observation, Indicator.code, Territory.code, Source.edition)
        .outerjoin(Source, col(Observation.source_id) == col(Source.id))
        .join(Indicator, col(Observation.indicator_id) == col(Indicator.id))
        .join(Territory, col(Observation.territory_id) == col(Territory.id))
        .where(col(Indicator.code).in_(named))
    )
    return StoredIndicators(
        indicators=rows,
        territory_ids={row.code: row.id or 0 for row in territories},
        territory_codes=codes,
        observations={
            (indicator, territory, row.data_year, row.edition or edition): row
            for row, indicator, territory, edition in found
        },
        source_ids={
            row.code: row.id or 0 for row in session.exec(select(Source)) if row.id is not None
        },
    )


def key_of(draft: ObservationDraft) -> ObservationKey:
    """Return what a value is known by."""
    return draft.indicator, draft.territory, draft.data_year, draft.edition


def _content(one: Observation | ObservationDraft) -> tuple[object, ...]:
    return tuple(getattr(one, name) for name in CONTENT)


def is_same(row: Observation, draft: ObservationDraft) -> bool:
    """Tell whether both say the same: a spreadsheet keeps sixteen figures of a number."""
    if row.value is None or draft.value is None:
        return _content(row) == _content(draft)
    return _content(row)[1:] == _content(draft)[1:] and isclose(row.value, draft.value)
