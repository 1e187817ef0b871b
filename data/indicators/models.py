"""Tables of indicators and of their observations."""

from datetime import date, datetime

from sqlalchemy import false
from sqlmodel import Field, UniqueConstraint

from data.base.columns import Instant, Tracked
from data.indicators.vocabulary import (
    Absence,
    BreakKind,
    Decision,
    Direction,
    IndicatorKind,
    ObservationStatus,
)


class Indicator(Tracked, table=True):
    """One line of the catalogue: what is measured, how, and with which limits.

    ``owner`` is the service that answers for it, never a person. ``next_update_on`` is the day its
    next value is expected. ``is_own`` tells an indicator of the town from one of the packaged
    catalogue. A count below ``smallest_count`` never leaves the base: persons could be recognised.
    """

    code: str = Field(unique=True)
    title: str
    theme: str = Field(index=True)
    definition: str
    unit: str
    decimals: int = 0
    direction: Direction
    kind: IndicatorKind
    concept: str | None = None
    source_family: str | None = None
    periodicity: str | None = None
    limits: str | None = None
    method: str | None = None
    owner: str | None = None
    next_update_on: date | None = None
    is_own: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    smallest_count: int | None = None


class Observation(Tracked, table=True):
    """A published value of an indicator, or the reason why there is none.

    ``data_year`` is the year the figure speaks of; ``edition`` the year of the publication;
    ``perimeter`` the vintage of the boundaries it was computed on. The subject is a territory
    or a place.
    """

    __table_args__ = (
        UniqueConstraint(
            "indicator_id", "territory_id", "place_id", "data_year", "edition", "source_id"
        ),
    )

    indicator_id: int = Field(foreign_key="indicator.id", index=True)
    territory_id: int | None = Field(default=None, foreign_key="territory.id", index=True)
    place_id: int | None = Field(default=None, foreign_key="place.id", index=True)
    data_year: int | None = None
    edition: str | None = None
    value: float | None = None
    absence: Absence | None = None
    status: ObservationStatus = ObservationStatus.DEFINITIVE
    perimeter: str | None = None
    note: str | None = None


class Target(Tracked, table=True):
    """A dated target that a town set itself for an indicator on a territory.

    ``upper_value`` closes a range (plage), whose lower end is ``value``. The baseline is what the
    progress starts from. ``decided_on`` is the day from which the target counts: a later decision
    for the same year replaces an earlier one.
    """

    __table_args__ = (UniqueConstraint("indicator_id", "territory_id", "due_year", "decided_on"),)

    indicator_id: int = Field(foreign_key="indicator.id", index=True)
    territory_id: int = Field(foreign_key="territory.id", index=True)
    baseline_year: int | None = None
    baseline_value: float | None = None
    due_year: int
    value: float
    upper_value: float | None = None
    reference: str
    decided_on: date


class Proposal(Tracked, table=True):
    """A value that somebody typed, waiting for the evaluator; once accepted it is an observation.

    ``observation_id`` is the value that it corrects, when it corrects one. ``reason`` says why it
    is proposed, ``cited`` where it comes from, in the proposer's words.
    """

    indicator_id: int = Field(foreign_key="indicator.id", index=True)
    territory_id: int = Field(foreign_key="territory.id", index=True)
    observation_id: int | None = Field(default=None, foreign_key="observation.id", index=True)
    data_year: int
    value: float | None = None
    absence: Absence | None = None
    status: ObservationStatus = ObservationStatus.PROVISIONAL
    reason: str
    cited: str
    proposed_by_id: int = Field(foreign_key="actor.id")
    proposed_at: datetime = Field(sa_type=Instant)
    decision: Decision = Field(default=Decision.WAITING, index=True)
    decided_by_id: int | None = Field(default=None, foreign_key="actor.id")
    decided_at: datetime | None = Field(default=None, sa_type=Instant)
    decision_reason: str | None = None


class SeriesBreak(Tracked, table=True):
    """Values of ``year`` and later are not comparable with those before, or that year is not.

    Without a territory, the break holds for every one of them.
    """

    __tablename__ = "series_break"

    indicator_id: int = Field(foreign_key="indicator.id", index=True)
    territory_id: int | None = Field(default=None, foreign_key="territory.id", index=True)
    year: int
    kind: BreakKind
    text: str
