"""All that is known of an organisation's quarters on a day, read once, then asked many times."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from data.base.database import reading
from data.base.views import Scope
from data.indicators import queries, rules, words
from data.indicators.series.breaks.queries import breaks_by_indicator
from data.indicators.series.lines import concerns, is_broken
from data.indicators.views import Figure, IndicatorLine, Option, Reading
from data.indicators.views.series import BreakLine
from data.territories.service import geography
from data.territories.views import Geography, Quarter, TerritoryName
from data.territories.vocabulary import TerritoryKind

HEADLINES = ("median_disposable_income", "poverty_rate_60", "population", "jobseekers_abc")
"""The figures to see first; the first one known is the map's, unless told."""


@dataclass(frozen=True)
class Knowledge:
    """Places, catalogue, and readings by indicator and subject, each from its last edition."""

    scope: Scope
    places: Geography
    catalogue: dict[str, IndicatorLine]
    readings: dict[tuple[str, str], list[Reading]]
    breaks: dict[str, tuple[BreakLine, ...]] = field(default_factory=dict)
    _periods: dict[str, tuple[Option, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @cached_property
    def measured(self) -> frozenset[str]:
        """The indicators that something is told of, somewhere."""
        return frozenset(indicator for indicator, _ in self.readings)

    def parted_at(self, indicator: str, quarter: Quarter, other: TerritoryName) -> list[int]:
        """Return the years across which a quarter, or what it compares with, is not compared.

        They are the breaks known, and those that the note of a value says.
        """
        noted = {
            one.data_year
            for code, _ in _pair(quarter, other)
            for one in self.of(indicator, code)
            if one.data_year is not None and is_broken(one)
        }
        known = {one.year for one in self._breaks(indicator, quarter, other) if one.is_parting}
        return sorted(noted | known)

    def exceptional(self, indicator: str, quarter: Quarter, other: TerritoryName) -> frozenset[int]:
        """Return the years set apart from the others, for a quarter or what it compares with."""
        found = self._breaks(indicator, quarter, other)
        return frozenset(one.year for one in found if not one.is_parting)

    def _breaks(
        self, indicator: str, quarter: Quarter, other: TerritoryName
    ) -> Iterator[BreakLine]:
        known = self.breaks.get(indicator, ())
        pair = _pair(quarter, other) if known else []
        for one in known:
            if any(concerns(one, code, kind) for code, kind in pair):
                yield one

    def of(self, indicator: str, subject: str) -> list[Reading]:
        """Return the readings of an indicator somewhere, by year."""
        return self.readings.get((indicator, subject), [])

    def statistics(self, indicator: str, quarter: Quarter) -> dict[str, list[Reading]]:
        """Return the statistical series of a quarter, by perimeter, never joined.

        A series on the perimeter of 2015 is shown for the quarter that succeeds to it, when one
        only does; its own perimeter comes last.
        """
        earlier = quarter.predecessors if len(quarter.predecessors) == 1 else ()
        known = [
            reading
            for code in (*(one.code for one in earlier), quarter.code)
            for reading in rules.statistics(self.of(indicator, code))
        ]
        perimeters = dict.fromkeys(one.perimeter or "" for one in known)
        return {name: rules.series(known, name or None) for name in perimeters}

    def card(self, indicator: str, quarter: Quarter) -> Reading | None:
        """Return what the quarter's identity card prints."""
        return next(iter(rules.card_figures(self.of(indicator, quarter.code))), None)

    def at(self, indicator: str, quarter: Quarter, period: str) -> Reading | None:
        """Return the reading of a quarter for a year, or the one of its identity card."""
        if period == rules.CARD_PERIOD:
            return self.card(indicator, quarter)
        found = [
            one
            for series in self.statistics(indicator, quarter).values()
            for one in series
            if str(one.data_year) == period
        ]
        return found[-1] if found else None

    def latest(self, indicator: str, quarter: Quarter) -> Reading | None:
        """Return the newest statistical reading with a value, else the identity card's."""
        known = [one for series in self.statistics(indicator, quarter).values() for one in series]
        newest = rules.latest(known)
        return (
            newest
            if newest and newest.value is not None
            else self.card(indicator, quarter) or newest
        )

    def beside(self, known: Reading, elsewhere: TerritoryName) -> Reading | None:
        """Return the same thing elsewhere: same year, or same document when it prints none."""
        for other in self.of(known.indicator, elsewhere.code):
            if known.data_year is None and other.source.code == known.source.code:
                return other
            if known.data_year is not None and other.data_year == known.data_year:
                return other
        return None

    def in_common(
        self, indicator: IndicatorLine, quarter: Quarter, elsewhere: Sequence[TerritoryName]
    ) -> Reading | None:
        """Return the quarter's newest statistic whose year is known elsewhere too.

        Nothing when no year is common to both, or when the unit does not compare.
        """
        if not rules.is_comparable(indicator.unit):
            return None
        shared = [
            one
            for series in self.statistics(indicator.code, quarter).values()
            for one in series
            if one.value is not None and any(self.meets(one, place) for place in elsewhere)
        ]
        # Of two perimeters the same year, the quarter's own, which comes last.
        return rules.latest(shared[::-1])

    def meets(self, known: Reading, elsewhere: TerritoryName) -> bool:
        """Tell whether the same thing has a value elsewhere."""
        other = self.beside(known, elsewhere)
        return other is not None and other.value is not None

    def comparators(self, indicator: str, quarter: Quarter) -> list[TerritoryName]:
        """Return where this indicator is ever known: home commune first, then wider."""
        home = self.scope.organisation
        communes = sorted(quarter.communes, key=lambda one: one.code != home)
        wider = [self.places.agglomeration, self.places.all_quarters]
        return [
            one
            for one in [*communes, *(one for one in wider if one is not None)]
            if any(known.value is not None for known in self.of(indicator, one.code))
        ]

    def ground(self, known: Reading | None, quarter: Quarter) -> TerritoryName | None:
        """Return the perimeter a quarter's reading was made on, when it is not its own."""
        if known is None or known.perimeter is None:
            return None
        if rules.vintage(known.perimeter) == vintage_of(quarter):
            return None
        return next(iter(quarter.predecessors), None)

    def ground_code(self, known: Reading | None, quarter: Quarter) -> str:
        """Return the code of the perimeter a quarter's reading was made on."""
        ground = self.ground(known, quarter)
        return ground.code if ground else quarter.code

    def periods(self, indicator: str) -> tuple[Option, ...]:
        """Return the years when a quarter has a value, newest first, then the identity cards.

        Asked many times by one page, of every quarter each time: found once.
        """
        if indicator not in self.measured:
            return ()
        if indicator not in self._periods:
            self._periods[indicator] = self._periods_of(indicator)
        return self._periods[indicator]

    def _periods_of(self, indicator: str) -> tuple[Option, ...]:
        years: set[int] = set()
        is_in_cards = False
        for quarter in self.places.quarters:
            for series in self.statistics(indicator, quarter).values():
                years |= {one.data_year or 0 for one in series if one.value is not None}
            card = self.card(indicator, quarter)
            is_in_cards |= card is not None and card.value is not None
        options = [Option(str(year), str(year)) for year in sorted(years, reverse=True)]
        if is_in_cards:
            options.append(Option(rules.CARD_PERIOD, words.CARD_LABEL))
        return tuple(options)

    def indicators(self) -> tuple[Option, ...]:
        """Return the indicators that have a value for a quarter at least; headlines first."""
        order = dict.fromkeys([*HEADLINES, *self.catalogue])
        return tuple(
            Option(code, self.catalogue[code].title)
            for code in order
            if code in self.catalogue and self.periods(code)
        )

    def figure(self, indicator: IndicatorLine, known: Reading | None, subject: str) -> Figure:
        """Return a reading with all that is needed to read it."""
        age = rules.age_years(known.data_year, self.scope.on) if known else None
        has_value = known is not None and known.value is not None
        return Figure(
            indicator=indicator.code,
            label=indicator.title,
            subject=subject,
            value=known.value if known else None,
            text=words.reading_text(known, indicator),
            absence=None if has_value else words.reading_text(known, indicator),
            data_year=known.data_year if known else None,
            year_text=str(known.data_year) if known and known.data_year else words.NO_YEAR,
            edition=known.edition if known else None,
            perimeter=words.perimeter_text(known.perimeter) if known else "",
            concept=indicator.concept,
            source=words.source_text(known.source) if known else "",
            citation=known.source.citation if known else "",
            age_years=age,
            age_text=words.age_text(age),
            note=known.note if known else None,
        )


def known_places(scope: Scope) -> Knowledge:
    """Read where the quarters of an organisation are, and nothing of what is measured there."""
    return Knowledge(scope, geography(scope), {}, {})


def known_headlines(scope: Scope) -> Knowledge:
    """Read the figures to see first; all that is known where there are none of them."""
    known = known_places(scope)
    if not known.places.quarters:
        return known
    with reading() as session:
        found = queries.list_territory_readings(
            session, _codes(known.places), scope.on.year, HEADLINES
        )
        catalogue = queries.list_indicators(session)
        breaks = breaks_by_indicator(session)
    headlines = Knowledge(scope, known.places, catalogue, _indexed(found), breaks)
    return headlines if headlines.indicators() else knowledge(scope)


def knowledge(scope: Scope) -> Knowledge:
    """Read what is known of the quarters of an organisation, and of what they compare with."""
    places = geography(scope)
    if not places.quarters:
        return Knowledge(scope, places, {}, {})
    with reading() as session:
        schools = {school.code for quarter in places.quarters for school in quarter.schools}
        found = [
            *queries.list_territory_readings(session, _codes(places), scope.on.year),
            *queries.list_place_readings(session, schools, scope.on.year),
        ]
        catalogue = queries.list_indicators(session)
        return Knowledge(scope, places, catalogue, _indexed(found), breaks_by_indicator(session))


def vintage_of(quarter: Quarter) -> str:
    """Return the vintage of a quarter's perimeter, the year it came into force."""
    return str(quarter.valid_from.year) if quarter.valid_from else ""


def subjects(places: Geography) -> list[TerritoryName]:
    """Return the territories that figures speak of: quarters, then what they compare with."""
    wider = [places.agglomeration, places.all_quarters]
    names = [
        *(TerritoryName(one.code, one.name, one.kind) for one in places.quarters),
        *(one for quarter in places.quarters for one in quarter.predecessors),
        *(one for quarter in places.quarters for one in quarter.communes),
        *(one for one in wider if one is not None),
    ]
    return list({one.code: one for one in names}.values())


def _codes(places: Geography) -> set[str]:
    return {one.code for one in subjects(places)}


def _indexed(found: Iterable[Reading]) -> dict[tuple[str, str], list[Reading]]:
    index: dict[tuple[str, str], list[Reading]] = defaultdict(list)
    for one in rules.latest_editions(found):
        index[one.indicator, one.subject].append(one)
    return dict(index)


def _pair(quarter: Quarter, other: TerritoryName) -> list[tuple[str, TerritoryKind]]:
    """Return the codes and kinds of a quarter, of those before it, and of what it compares with."""
    places = ((quarter.code, quarter.kind), (other.code, other.kind))
    return [*places, *((one.code, one.kind) for one in quarter.predecessors)]
