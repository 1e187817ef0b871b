"""Indicators and values as a file says them, before they are saved. Free of database."""

from dataclasses import dataclass
from datetime import date

from data.base.problems import NOWHERE, Where
from data.indicators.vocabulary import Absence, Direction, IndicatorKind, ObservationStatus
from data.territories.drafts import TerritoriesDraft


@dataclass(frozen=True)
class IndicatorDraft:
    """One line of the catalogue, as read; a missing part keeps what the base holds."""

    code: str
    title: str
    theme: str | None = None
    definition: str | None = None
    unit: str | None = None
    decimals: int | None = None
    direction: Direction | None = None
    kind: IndicatorKind | None = None
    concept: str | None = None
    periodicity: str | None = None
    limits: str | None = None
    where: Where = NOWHERE
    source_family: str | None = None
    method: str | None = None
    owner: str | None = None
    next_update_on: date | None = None
    smallest_count: int | None = None
    is_own: bool | None = None


@dataclass(frozen=True)
class ObservationDraft:
    """A value of an indicator, or the reason why there is none.

    Attributes:
        indicator: code of the indicator.
        territory: official code of the territory; empty when ``place`` is what is measured.
        place: code of a school or another place.
        data_year: the year the figure speaks of; ``edition`` the year of the publication.
    """

    indicator: str
    territory: str
    data_year: int | None
    value: float | None
    absence: Absence | None = None
    edition: str | None = None
    status: ObservationStatus | None = None
    perimeter: str | None = None
    note: str | None = None
    source: str | None = None
    where: Where = NOWHERE
    place: str | None = None


@dataclass(frozen=True)
class TargetDraft:
    """A dated target, as a file says it.

    Attributes:
        territory: official code or name.
        value: the target in the indicator's unit; the lower end where ``upper_value`` is given.
        baseline_value: missing where the series of the base says it.
        keeps_baseline: the file says « Secret »: the start that the base holds stays.
        reference: the document that sets it, in the town's words.
        decided_on: the day from which it counts; missing keeps the one that the base holds.
    """

    indicator: str
    territory: str
    due_year: int
    value: float
    reference: str
    upper_value: float | None = None
    baseline_year: int | None = None
    baseline_value: float | None = None
    decided_on: date | None = None
    where: Where = NOWHERE
    keeps_baseline: bool = False


@dataclass(frozen=True)
class IndicatorsDraft:
    """A catalogue, values, targets, or some of them."""

    indicators: tuple[IndicatorDraft, ...] = ()
    observations: tuple[ObservationDraft, ...] = ()
    targets: tuple[TargetDraft, ...] = ()


@dataclass(frozen=True)
class StatisticsDraft:
    """An official table: the ground that it names, and what it measures there."""

    grounds: TerritoriesDraft
    values: IndicatorsDraft
