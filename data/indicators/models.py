"""Tables of indicators and of their observations."""

from enum import StrEnum

from sqlmodel import Field, UniqueConstraint

from data.base.columns import Tracked


class Direction(StrEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"
    HOLD = "hold"
    NONE = "none"


class IndicatorKind(StrEnum):
    """What an indicator tells: suivi, réalisation, résultat, contexte."""

    MONITORING = "monitoring"
    OUTPUT = "output"
    OUTCOME = "outcome"
    CONTEXT = "context"


class Absence(StrEnum):
    """Why a value is missing; never zero."""

    NOT_PUBLISHED = "not_published"
    QUALITY = "quality"
    NOT_APPLICABLE = "not_applicable"
    UNKNOWN = "unknown"


class ObservationStatus(StrEnum):
    """How final a value is."""

    DEFINITIVE = "definitive"
    PROVISIONAL = "provisional"
    ESTIMATED = "estimated"


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
