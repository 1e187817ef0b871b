"""What the base holds of the indicators, territories and places that a file names."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from math import isclose
from typing import Any

from sqlmodel import Session, col, select

from data.base.models import Source
from data.indicators.catalogue import catalogue_rows
from data.indicators.drafts import IndicatorsDraft, ObservationDraft, TargetDraft
from data.indicators.models import Indicator, Observation, Target
from data.indicators.secrecy import withheld_values
from data.indicators.targets.stored import withheld_baselines
from data.indicators.vocabulary import Absence
from data.territories.models import Place, Territory

Subject = tuple[str, str]
"""Code of a territory, code of a place: one of them is empty."""

ObservationKey = tuple[str, Subject, int | None, str | None]
"""Indicator, subject, data year, edition: what a value is known by."""

TargetKey = tuple[str, str, int, date | None]
"""Indicator, code of the territory, due year, day of the decision: what a target is known by."""

TARGET_CONTENT = ("value", "upper_value", "baseline_year", "baseline_value", "reference")
"""What a target says, besides what it is known by."""

CONTENT = ("value", "absence", "status", "perimeter", "note")
"""What a value says, besides what it is known by."""

_MOST_AT_ONCE = 500


@dataclass(frozen=True)
class StoredIndicators:
    """What the base holds of the indicators, territories and places that a file names.

    Attributes:
        territory_codes: official code of each territory, by its code and by its name.
        place_ids: of the places that the file names, by code.
        withheld: identifiers of the observations whose value stays in the base.
        withheld_baselines: identifiers of the targets whose start does.
    """

    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    territory_ids: Mapping[str, int] = field(default_factory=dict)
    territory_codes: Mapping[str, str] = field(default_factory=dict)
    place_ids: Mapping[str, int] = field(default_factory=dict)
    observations: Mapping[ObservationKey, Observation] = field(default_factory=dict)
    source_ids: Mapping[str, int] = field(default_factory=dict)
    targets: Mapping[TargetKey, Target] = field(default_factory=dict)
    withheld: Collection[int] = frozenset()
    withheld_baselines: Collection[int] = frozenset()

    def is_kept_secret(self, draft: ObservationDraft) -> bool:
        """Tell a value that a file calls secret because our own export withheld it."""
        row = self.observations.get(key_of(draft))
        return (
            row is not None
            and row.id in self.withheld
            and draft.absence is Absence.NOT_PUBLISHED
            and draft.value is None
        )


def read_stored(session: Session, draft: IndicatorsDraft) -> StoredIndicators:
    """Read what the base holds of what a draft names; packaged indicators count as held."""
    named = {one.code for one in draft.indicators} | {one.indicator for one in draft.observations}
    named |= {one.indicator for one in draft.targets}
    rows = {row.code: row for row in catalogue_rows() if row.code in named}
    for some in _pieces(named):
        found = session.exec(select(Indicator).where(col(Indicator.code).in_(some)))
        rows |= {row.code: row for row in found}
    territories = session.exec(select(Territory.id, Territory.code, Territory.name)).all()
    codes = {name.casefold(): code for _, code, name in territories}
    codes |= {code.casefold(): code for _, code, _ in territories}
    ids = {code: key or 0 for key, code, _ in territories}
    named_places = {one.place for one in draft.observations if one.place}
    # A spreadsheet says a school's code where it says a territory's.
    named_places |= {one.territory for one in draft.observations} - codes.keys() - ids.keys()
    places = place_ids(session, named_places - {""})
    measured = {codes.get(one.territory.casefold()) for one in draft.observations}
    subjects = {
        Observation.territory_id: {ids[code]: (code, "") for code in measured if code},
        Observation.place_id: {key: ("", code) for code, key in places.items()},
    }
    targets = _targets(session, rows, ids) if draft.targets else {}
    return StoredIndicators(
        indicators=rows,
        territory_ids=ids,
        territory_codes=codes,
        place_ids=places,
        observations={
            key: row
            for column, keys in subjects.items()
            for key, row in _observations(session, rows, column, keys)
        },
        source_ids={
            row.code: row.id or 0 for row in session.exec(select(Source)) if row.id is not None
        },
        targets=targets,
        withheld=frozenset(withheld_values(session)),
        withheld_baselines=frozenset(withheld_baselines(session, targets.values())),
    )


def place_ids(session: Session, codes: Iterable[str]) -> dict[str, int]:
    """Return the identifier of places by code."""
    found: dict[str, int] = {}
    for some in _pieces(codes):
        rows = session.exec(select(Place.code, Place.id).where(col(Place.code).in_(some)))
        found |= {code: key or 0 for code, key in rows}
    return found


def territory_ids(session: Session) -> dict[str, int]:
    """Return the identifier of every territory by code."""
    return {code: key or 0 for code, key in session.exec(select(Territory.code, Territory.id))}


def _observations(
    session: Session,
    indicators: Mapping[str, Indicator],
    column: Any,
    subjects: Mapping[int, Subject],
) -> Iterable[tuple[ObservationKey, Observation]]:
    """Read the values of some indicators on some subjects, the last of each key last."""
    codes = {row.id: code for code, row in indicators.items() if row.id is not None}
    editions = dict(session.exec(select(Source.id, Source.edition)).all())
    for some in _pieces(subjects):
        statement = select(Observation).where(
            col(Observation.indicator_id).in_(codes), col(column).in_(some)
        )
        for row in session.exec(statement.order_by(col(Observation.id))):
            subject = subjects[getattr(row, column.key)]
            edition = row.edition or editions.get(row.source_id)
            yield (codes[row.indicator_id], subject, row.data_year, edition), row


def _targets(
    session: Session, indicators: Mapping[str, Indicator], territories: Mapping[str, int]
) -> dict[TargetKey, Target]:
    """Read the targets of some indicators."""
    codes = {row.id: code for code, row in indicators.items() if row.id is not None}
    grounds = {key: code for code, key in territories.items()}
    return {
        (codes[row.indicator_id], grounds[row.territory_id], row.due_year, row.decided_on): row
        for some in _pieces(codes)
        for row in session.exec(select(Target).where(col(Target.indicator_id).in_(some)))
    }


def _pieces(keys: Iterable[Any]) -> Iterable[list[Any]]:
    """Part keys so that a statement never holds too many."""
    every = sorted(keys)
    return (every[start : start + _MOST_AT_ONCE] for start in range(0, len(every), _MOST_AT_ONCE))


def subject_of(draft: ObservationDraft) -> Subject:
    """Return what a value is measured on: a territory, else a place."""
    return ("", draft.place) if draft.place else (draft.territory, "")


def key_of(draft: ObservationDraft) -> ObservationKey:
    """Return what a value is known by."""
    return draft.indicator, subject_of(draft), draft.data_year, draft.edition


def _content(one: Observation | ObservationDraft) -> tuple[object, ...]:
    return tuple(getattr(one, name) for name in CONTENT)


def is_same(row: Observation, draft: ObservationDraft) -> bool:
    """Tell whether both say the same: a spreadsheet keeps sixteen figures of a number."""
    if row.value is None or draft.value is None:
        return _content(row) == _content(draft)
    return _content(row)[1:] == _content(draft)[1:] and isclose(row.value, draft.value)


def target_key(draft: TargetDraft) -> TargetKey:
    """Return what a target is known by."""
    return draft.indicator, draft.territory, draft.due_year, draft.decided_on


def is_same_target(row: Target, draft: TargetDraft) -> bool:
    """Tell whether both aim at the same: a spreadsheet keeps sixteen figures of a number."""
    return all(_is_equal(getattr(row, name), getattr(draft, name)) for name in TARGET_CONTENT)


def _is_equal(one: object, other: object) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return isclose(one, other)
    return one == other
