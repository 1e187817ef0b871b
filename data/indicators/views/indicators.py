"""Frozen answers about indicators: the list of them, and the sheet of one."""

from dataclasses import dataclass

from data.base.chart import Lines, Table
from data.base.views import SourceLine
from data.indicators.freshness import Freshness
from data.indicators.views.targets import NO_TARGETS, TargetsPart
from data.indicators.vocabulary import IndicatorKind
from data.territories.vocabulary import TerritoryKind


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
    """What the list of indicators is asked to keep; nothing keeps all.

    Attributes:
        source: a source family of the catalogue.
        is_own: those of the town, or those of the packaged catalogue.
        has_target: those that have a target on the day looked at, or those that have none.
        is_complete: those whose sheet is filled, or those that lack something.
    """

    search: str = ""
    theme: str | None = None
    kind: IndicatorKind | None = None
    source: str | None = None
    freshness: Freshness | None = None
    is_own: bool | None = None
    has_target: bool | None = None
    is_complete: bool | None = None


@dataclass(frozen=True)
class IndicatorState:
    """How an indicator is kept, on the day looked at.

    Attributes:
        kind: in French.
        age: how old the newest value is and when the next one is expected, in French.
        percent: how much of its sheet is filled, from 0 to 100.
        missing: what its sheet lacks, in French.
    """

    kind: str
    source: str
    freshness: Freshness
    age: str
    percent: float
    missing: tuple[str, ...]
    is_own: bool
    has_target: bool


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
    state: IndicatorState


@dataclass(frozen=True)
class BareIndicator:
    """An indicator without any value for a territory; ``known`` is what there is instead."""

    code: str
    title: str
    theme: str
    unit: str
    known: str
    state: IndicatorState


@dataclass(frozen=True)
class CoveredTheme:
    """What the packaged catalogue describes of a theme.

    Attributes:
        described: how many indicators the package describes.
        measured: how many of them have a value here.
        brought_by: who publishes them; or where to look, when none is described.
    """

    theme: str
    described: int
    measured: int
    brought_by: str


@dataclass(frozen=True)
class IndicatorsView:
    """What is measured on an organisation's territories.

    Attributes:
        answer: how many indicators, how many have values, how old the newest is; Markdown.
        total: how many indicators have a value, whatever the filters.
        lines: those that have a value and that the filters keep.
        bare: those that have none and that the filters keep.
        families: who publishes them, for the filter.
        filled: one sentence on how much of the whole catalogue is described; Markdown.
        incomplete: how many sheets lack something, whatever the filters.
        catalogue: all that the filters keep, with what each lacks, to take away.
        themes_covered: what the package describes, theme by theme.
    """

    answer: str
    total: int
    themes: tuple[str, ...]
    lines: tuple[ListedIndicator, ...]
    bare: tuple[BareIndicator, ...]
    families: tuple[str, ...]
    filled: str
    incomplete: int
    catalogue: Table
    themes_covered: tuple[CoveredTheme, ...]


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
        targets: what the town aims at, and where each target stands.
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
    targets: TargetsPart = NO_TARGETS
