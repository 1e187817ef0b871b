"""Frozen answers about what is measured: readings, figures, and the neighbourhoods' page."""

from dataclasses import dataclass
from typing import TypedDict

from data.base.chart import Lines, StackedBars, Table
from data.base.views import SourceLine
from data.indicators.vocabulary import (
    Absence,
    Direction,
    IndicatorKind,
    ObservationStatus,
)
from data.territories.views import FragileQuarter, MapView
from data.territories.vocabulary import TerritoryKind


@dataclass(frozen=True)
class IndicatorLine:
    """A line of the catalogue."""

    code: str
    title: str
    theme: str
    definition: str
    unit: str
    decimals: int
    direction: Direction
    concept: str | None
    limits: str | None
    kind: IndicatorKind = IndicatorKind.MONITORING
    periodicity: str | None = None


@dataclass(frozen=True)
class Reading:
    """An observation as it is known: of what, where, when, on which boundaries, from whom.

    Attributes:
        subject: code of the territory or of the place.
        data_year: the year the value speaks of, which is not the edition's; missing when the
            source does not print it.
        perimeter: vintage of the boundaries (« 2015 »); nothing for those that do not move.
    """

    indicator: str
    subject: str
    data_year: int | None
    edition: str | None
    value: float | None
    absence: Absence | None
    perimeter: str | None
    note: str | None
    source: SourceLine
    is_simulated: bool
    status: ObservationStatus = ObservationStatus.DEFINITIVE


@dataclass(frozen=True)
class Figure:
    """A value with all that is needed to read it; never a bare number.

    Attributes:
        text: the value as written, or why there is none.
        absence: why there is no value; nothing when there is one.
        source: producer and title, without the edition.
        age_years: how old the value is on the day looked at; missing when its year is not known.
    """

    indicator: str
    label: str
    subject: str
    value: float | None
    text: str
    absence: str | None
    data_year: int | None
    year_text: str
    edition: str | None
    perimeter: str
    concept: str | None
    source: str
    citation: str
    age_years: int | None
    age_text: str
    note: str | None


@dataclass(frozen=True)
class Comparison:
    """The same figure elsewhere the same year, and the quarter's gap to it.

    ``gap_short`` has a sign, ``gap_text`` says it in words; ``no_value`` says why there is nothing
    that year, or which is the last year that both share; empty when there is a value.
    """

    code: str
    name: str
    figure: Figure
    gap: float | None
    gap_short: str
    gap_text: str
    no_value: str = ""


@dataclass(frozen=True)
class KeyFigure:
    """A figure to see first, beside the closest territory that has it the same year.

    ``label`` and ``text`` are short: what the figure says in full stays in ``figure``.
    ``no_gap`` says why nothing stands beside it; empty when something does. ``earlier`` then tells
    the gap of the last year common to both, if there is one.
    """

    label: str
    text: str
    figure: Figure
    beside: Comparison | None
    no_gap: str
    earlier: str = ""


@dataclass(frozen=True)
class Option:
    """A choice of a control."""

    code: str
    label: str


@dataclass(frozen=True)
class FactGroup:
    """Lines of the identity card that share a topic."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class RemarkGroup:
    """What residents said on a theme."""

    theme: str
    strengths: tuple[str, ...]
    weaknesses: tuple[str, ...]


@dataclass(frozen=True)
class QuarterCard:
    """The identity card of a quarter.

    Attributes:
        key_figures: the few to see first, each from its latest known year.
        compared: the figure set beside communes, agglomeration and country: that of the period
            chosen or, when nothing compares with it, that of the last year in common.
        comparisons: what ``compared`` is set beside, of the same year.
        missing: who has no value that year, and why; may be empty.
        chart: the series since the first edition; nothing when there is a single year.
        figures: everything known of the quarter, a row a figure, as read.
        figures_data: the same and what it compares with, to take away.
    """

    code: str
    name: str
    where: str
    key_figures: tuple[KeyFigure, ...]
    figure: Figure
    compared: Figure
    comparisons: tuple[Comparison, ...]
    missing: str
    gap_sentence: str
    trend_sentence: str
    chart: Lines | None
    figures: Table
    figures_data: Table
    schools: Table
    schools_note: str
    facts: tuple[FactGroup, ...]
    remarks: tuple[RemarkGroup, ...]


@dataclass(frozen=True)
class NeighbourhoodsView:
    """What the page of priority quarters says for an indicator, a year and a quarter.

    Attributes:
        answer: the finding, one sentence of Markdown.
        notice: which unknown choice was replaced; empty when all were known.
        indicators: those with a value for a quarter at least; ``periods`` likewise.
        gaps_chart: the gap of each quarter to a commune, the last year that has one.
        method: the limits of the indicator, and what the perimeters are.
    """

    is_empty: bool
    answer: str = ""
    notice: str = ""
    indicators: tuple[Option, ...] = ()
    periods: tuple[Option, ...] = ()
    quarters: tuple[Option, ...] = ()
    indicator: IndicatorLine | None = None
    period: str = ""
    map: MapView | None = None
    card: QuarterCard | None = None
    gaps_chart: StackedBars | None = None
    method: str = ""
    fragile: tuple[FragileQuarter, ...] = ()
    sources: tuple[SourceLine, ...] = ()


@dataclass(frozen=True)
class Ground:
    """A territory that an organisation's indicators may speak of.

    Attributes:
        is_home: it is the organisation's own.
        is_far: a commune of the agglomeration that has no quarter, among many.
    """

    id: int
    code: str
    name: str
    kind: TerritoryKind
    is_home: bool = False
    is_far: bool = False


@dataclass(frozen=True)
class IndicatorFilters:
    """What the list of indicators is asked to keep."""

    search: str = ""
    theme: str | None = None


@dataclass(frozen=True)
class ListedIndicator:
    """An indicator in the list, by its newest value for the nearest territory that has one.

    Attributes:
        value: as written, with its unit.
        count: how many values the organisation's territories have in all.
    """

    code: str
    title: str
    theme: str
    unit: str
    value: str
    year: str
    territory: str
    count: int
    source: str
    is_simulated: bool


@dataclass(frozen=True)
class BareIndicator:
    """An indicator without any value for a territory; ``known`` is what there is instead."""

    code: str
    title: str
    theme: str
    unit: str
    known: str


@dataclass(frozen=True)
class IndicatorsView:
    """What is measured on an organisation's territories.

    Attributes:
        answer: how many indicators, how many have values, how old the newest is; Markdown.
        total: how many indicators have a value, whatever the filters.
        lines: those that have a value and that the filters keep.
        bare: those that have none and that the filters keep.
    """

    answer: str
    total: int
    themes: tuple[str, ...]
    lines: tuple[ListedIndicator, ...]
    bare: tuple[BareIndicator, ...]


@dataclass(frozen=True)
class PlaceValue:
    """What is measured in a school or another place of the agglomeration's communes, a year.

    Attributes:
        kind: what the place is, in French (« École primaire »).
        commune: name of its commune.
        sector: ``public`` or ``privé``, when it is known.
        value: in the indicator's unit; missing for the reason that ``absence`` says, in French.
    """

    place_code: str
    place_name: str
    kind: str
    commune: str
    sector: str | None
    year: int | None
    value: float | None
    absence: str | None


@dataclass(frozen=True)
class IndicatorSheet:
    """One indicator: what it means, its series, every value known.

    Attributes:
        answer: the home territory's last value and its change, in Markdown.
        facts: what the catalogue says of it, name and text.
        chart: nothing when no territory has two years.
        chart_note: what the chart leaves to the table, or why there is none; may be empty.
        values: every value as read, its reason where there is none.
        values_data: the same to take away; an import reads it back without any change.
        method: what the perimeters are, when several are shown.
        places: what schools and other places have, by commune and name, the newest year first.
    """

    code: str
    title: str
    definition: str
    answer: str
    facts: tuple[tuple[str, str], ...]
    chart: Lines | None
    chart_note: str
    values: Table
    values_data: Table
    sources: tuple[SourceLine, ...]
    method: str
    is_simulated: bool
    places: tuple[PlaceValue, ...] = ()


class IndicatorFigure(TypedDict):
    """A figure as the command line prints it."""

    code: str
    value: float | None
    year: int | None
    absence: str | None


class TerritoryFigures(TypedDict):
    """A territory and its latest figures as the command line prints them."""

    code: str
    name: str
    kind: str
    indicators: list[IndicatorFigure]
