"""Who is compared with whom, and the gaps of a pair: same year, same ground, never two grounds."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from data.indicators import rules
from data.indicators.gap_analysis.loading import GapKnowledge
from data.indicators.gap_analysis.rules import GapPoint
from data.indicators.knowledge import Knowledge
from data.indicators.series.lines import since_break
from data.indicators.views import GapColumn, IndicatorLine, Option, Reading
from data.indicators.vocabulary import ObservationStatus
from data.territories.views import Quarter, TerritoryName

COMMUNES, EPCI, DEPARTEMENT, QUARTERS, COUNTRY = KINDS = (
    "communes",
    "epci",
    "departement",
    "qpv",
    "france",
)


@dataclass(frozen=True)
class Pair:
    """A quarter and one territory that it is compared with."""

    quarter: Quarter
    other: TerritoryName
    column: GapColumn


@dataclass(frozen=True)
class PairGaps:
    """The gaps of a pair for an indicator.

    Attributes:
        by_perimeter: the points of each perimeter by year, the newest perimeter last.
        own, others: the readings of both, with or without value.
        parted_at: years that do not continue those before them, for one of the two.
        exceptional: years set apart from the others, for one of the two: told, never judged.
    """

    indicator: IndicatorLine
    pair: Pair
    by_perimeter: dict[str, list[GapPoint]]
    own: tuple[Reading, ...]
    others: tuple[Reading, ...]
    parted_at: tuple[int, ...] = ()
    exceptional: frozenset[int] = frozenset()

    @property
    def perimeter(self) -> str:
        """The newest perimeter that has a gap: the one that is judged."""
        return next(reversed(self.by_perimeter), "")

    @cached_property
    def points(self) -> list[GapPoint]:
        """The gaps that are judged, by year: since the last break, no exceptional year.

        Where every year is exceptional, the last one is kept: a gap is known, and no change.
        """
        found = self.by_perimeter.get(self.perimeter, [])
        start = since_break([one.year for one in found], self.parted_at)
        joined = [one for one in found if one.year >= start]
        return [one for one in joined if one.year not in self.exceptional] or joined[-1:]

    @property
    def hidden(self) -> int:
        """How many years are told of without a value, in the quarter or beside it."""
        years = {point.year for point in self.points}
        told = {
            one.data_year
            for one in (*self.own, *self.others)
            if one.value is None and one.absence is not None and one.data_year is not None
        }
        return len(told - years)


def options(gaps: GapKnowledge) -> tuple[tuple[Option, ...], tuple[str, ...]]:
    """Return the comparators that something is known of, then the names of the others."""
    offered, absent = [], []
    for kind in KINDS:
        label, places = _labelled(gaps, kind)
        if _is_known(gaps.known, places):
            offered.append(Option(kind, label))
        elif places:
            absent.append(label)
    return tuple(offered), tuple(absent)


def pairs(gaps: GapKnowledge, kind: str) -> tuple[Pair, ...]:
    """Return each quarter with what it is compared with: all its communes, or one body."""
    found = []
    for quarter in gaps.known.places.quarters:
        others = _communes(gaps.known, quarter) if kind == COMMUNES else _bodies(gaps, kind)
        found += [Pair(quarter, one, _column(quarter, one, others)) for one in others]
    return tuple(found)


def pair_gaps(known: Knowledge, indicator: IndicatorLine, pair: Pair) -> PairGaps:
    """Return the gaps of a pair, a perimeter apart from another."""
    others = [
        one
        for one in rules.statistics(known.of(indicator.code, pair.other.code))
        if one.data_year is not None
    ]
    series = known.statistics(indicator.code, pair.quarter)
    by_perimeter = {
        perimeter: points
        for perimeter, readings in sorted(series.items())
        if (points := _points(readings, others))
    }
    own = tuple(one for readings in series.values() for one in readings)
    if not by_perimeter:
        # Without a gap nothing is parted, nor set apart: a quarter of the country in two.
        return PairGaps(indicator, pair, {}, own, tuple(others))
    parted_at = tuple(known.parted_at(indicator.code, pair.quarter, pair.other))
    exceptional = known.exceptional(indicator.code, pair.quarter, pair.other)
    return PairGaps(indicator, pair, by_perimeter, own, tuple(others), parted_at, exceptional)


def _points(own: Sequence[Reading], others: Sequence[Reading]) -> list[GapPoint]:
    points: dict[int, GapPoint] = {}
    for one in own:
        other = next((it for it in others if _meets(one, it)), None)
        if other is None or one.value is None or other.value is None or one.data_year is None:
            continue
        points[one.data_year] = GapPoint(
            one.data_year,
            one.value,
            other.value,
            is_final=one.status is other.status is ObservationStatus.DEFINITIVE,
            is_simulated=one.is_simulated or other.is_simulated,
        )
    return [points[year] for year in sorted(points)]


def _meets(one: Reading, other: Reading) -> bool:
    """Tell whether two readings are of one year, and of one generation of quarters if both are."""
    if one.data_year != other.data_year or other.value is None:
        return False
    if other.perimeter is None:
        return True
    return rules.vintage(other.perimeter) == rules.vintage(one.perimeter or "")


def _column(quarter: Quarter, other: TerritoryName, others: Sequence[TerritoryName]) -> GapColumn:
    label = quarter.name if len(others) == 1 else f"{other.name} ({quarter.name})"
    return GapColumn(quarter.code, quarter.name, other.code, other.name, label)


def _communes(known: Knowledge, quarter: Quarter) -> list[TerritoryName]:
    home = known.scope.organisation
    return sorted(quarter.communes, key=lambda one: one.code != home)


def _bodies(gaps: GapKnowledge, kind: str) -> list[TerritoryName]:
    places = gaps.known.places
    found = {
        EPCI: places.agglomeration,
        DEPARTEMENT: gaps.departement,
        QUARTERS: places.all_quarters,
        COUNTRY: gaps.country,
    }[kind]
    return [found] if found else []


def _labelled(gaps: GapKnowledge, kind: str) -> tuple[str, list[TerritoryName]]:
    if kind != COMMUNES:
        bodies = _bodies(gaps, kind)
        return (bodies[0].name if bodies else "", bodies)
    communes = {one.code: one for quarter in gaps.known.places.quarters for one in quarter.communes}
    label = "Les communes du quartier" if len(communes) > 1 else "La commune du quartier"
    return label, list(communes.values())


def _is_known(known: Knowledge, places: Sequence[TerritoryName]) -> bool:
    """Tell whether one of the places has a value of an indicator that a quarter has too."""
    codes = {one.code for one in places}
    valued = {
        indicator
        for (indicator, subject), readings in known.readings.items()
        if subject in codes and any(one.value is not None for one in readings)
    }
    return any(
        known.statistics(indicator, quarter)
        for indicator in valued
        for quarter in known.places.quarters
    )
