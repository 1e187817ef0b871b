"""Tables of indicators and of their observations."""

from datetime import date

from sqlmodel import Field, UniqueConstraint

from data.base.columns import Tracked
from data.indicators.vocabulary import (
    Absence,
    Direction,
    IndicatorKind,
    ObservationStatus,
)


class Indicator(Tracked, table=True):
    """One line of the catalogue: what is measured, how, and with which limits."""

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
