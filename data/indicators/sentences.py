"""What the neighbourhoods' figures say, in French sentences made from the data."""

from collections.abc import Sequence
from dataclasses import dataclass

from data.base.formats import counted, escaped, listed
from data.indicators import rules, words
from data.indicators.gap_analysis.rules import GapPoint, rounding, threshold
from data.indicators.knowledge import Knowledge
from data.indicators.rules import Trend
from data.indicators.series.lines import since_break
from data.indicators.views import Comparison, GapMeasure, IndicatorLine, Reading
from data.territories.views import Quarter, TerritoryName
from data.territories.vocabulary import (
    TerritoryKind,
)

_BODIES = {
    TerritoryKind.COMMUNE: "leurs communes",
    TerritoryKind.EPCI: "l’agglomération",
    TerritoryKind.NATIONAL_QPV: "l’ensemble des quartiers prioritaires",
}
_ALONE = "sans valeur publiée à comparer"
_ONE_BODY = _BODIES | {TerritoryKind.COMMUNE: "ses communes"}


@dataclass(frozen=True)
class GapSeries:
    """The gap of a quarter to somewhere by year, on one perimeter, and what became of it."""

    to: TerritoryName
    perimeter: str
    gaps: dict[int, float]
    since: Trend
    past: Trend


def contract_year(quarter: Quarter) -> int:
    """Return the year the quarter's perimeter came into force, and the contract with it."""
    return quarter.valid_from.year if quarter.valid_from else 0


def gap_series(known: Knowledge, indicator: IndicatorLine, quarter: Quarter) -> GapSeries | None:
    """Return the gap to the first comparator, on the newest perimeter, since its last break."""
    if not rules.is_comparable(indicator.unit):
        return None
    for somewhere in known.comparators(indicator.code, quarter):
        series = known.statistics(indicator.code, quarter)
        for perimeter, readings in reversed(series.items()):
            points = _points(known, readings, somewhere)
            start = since_break(
                [one.year for one in points],
                known.parted_at(indicator.code, quarter, somewhere),
            )
            apart = known.exceptional(indicator.code, quarter, somewhere)
            points = [one for one in points if one.year >= start and one.year not in apart]
            if points:
                gaps = {one.year: one.gap for one in points}
                least = _least(points, indicator)
                return GapSeries(
                    to=somewhere,
                    perimeter=perimeter,
                    gaps=gaps,
                    since=rules.trend(gaps, contract_year(quarter), least),
                    past=rules.trend(gaps, min(gaps), least),
                )
    return None


def _least(points: Sequence[GapPoint], indicator: IndicatorLine) -> float:
    """Return the change of a gap that counts, the same as on the page of gaps."""
    step = rounding(
        [value for one in points for value in (one.value, one.other)], indicator.decimals
    )
    return threshold(points, indicator.unit, step, GapMeasure.DIFFERENCE)


def _points(
    known: Knowledge, readings: Sequence[Reading], somewhere: TerritoryName
) -> list[GapPoint]:
    """Return the gaps to a comparator, by year."""
    points: dict[int, GapPoint] = {}
    for one in readings:
        other = known.beside(one, somewhere)
        if other is None or other.value is None or one.value is None or one.data_year is None:
            continue
        points[one.data_year] = GapPoint(one.data_year, one.value, other.value)
    return [points[year] for year in sorted(points)]


def answer(known: Knowledge, indicator: IndicatorLine, period: str) -> str:
    """Answer the page's question in one sentence: caught up or not, and where things stand."""
    return f"{_verdict(known, indicator)} ; {_state(known, indicator, period)}."


def _verdict(known: Knowledge, indicator: IndicatorLine) -> str:
    quarters = known.places.quarters
    found = [gap_series(known, indicator, quarter) for quarter in quarters]
    trends = [one.since for one in found if one and one.since is not Trend.NOT_MEASURABLE]
    start = max(contract_year(quarter) for quarter in quarters)
    if not trends:
        return (
            f"**Pas encore mesurable** : aucune donnée comparable n’est postérieure à l’entrée en "
            f"vigueur du contrat ({start})"
        )
    parts = [
        f"{words.TRENDS[trend]} dans {counted(trends.count(trend), 'quartier')}"
        for trend in dict.fromkeys(trends)
    ]
    return f"Depuis {start}, l’écart **{listed(parts)}**"


def _state(known: Knowledge, indicator: IndicatorLine, period: str) -> str:
    quarters = known.places.quarters
    values = _values(known, indicator, period)
    when = period_words(period)
    if not values:
        return f"{when}, aucune valeur n’est connue ({words.lowered(indicator.title)})"
    subject = words.quarters_in_words(len(values), len(quarters))
    scene = f"{when} ({words.lowered(words.short_title(indicator.title))}), {subject}"
    if compared := _compared(known, indicator, values):
        return f"{scene} {compared}"
    told = f"{scene} {_range([one.value or 0.0 for _, one in values], indicator)}"
    if not rules.is_comparable(indicator.unit):
        return told
    earlier = _in_common(known, indicator, [quarter for quarter, _ in values])
    return f"{told}, sans valeur à comparer ; {earlier}" if earlier else f"{told}, {_ALONE}"


def _values(
    known: Knowledge, indicator: IndicatorLine, period: str
) -> list[tuple[Quarter, Reading]]:
    """Return the quarters that have a value for a period, with it."""
    return [
        (quarter, one)
        for quarter in known.places.quarters
        if (one := known.at(indicator.code, quarter, period)) is not None and one.value is not None
    ]


def _compared(
    known: Knowledge, indicator: IndicatorLine, values: Sequence[tuple[Quarter, Reading]]
) -> str:
    """Say how far quarters are from the nearest that has the same year; nothing without it."""
    for kind in _BODIES if rules.is_comparable(indicator.unit) else ():
        gaps = _gaps_to(known, values, kind)
        if gaps:
            bodies = _ONE_BODY if len(values) == 1 else _BODIES
            return f"{_spread(gaps, indicator, len(values))} {bodies[kind]}"
    return ""


def _in_common(known: Knowledge, indicator: IndicatorLine, told: Sequence[Quarter]) -> str:
    """Say where quarters stood the last year that they share with what compares.

    Args:
        known: all that is known.
        indicator: what is compared.
        told: the quarters that the sentence spoke of before.
    """
    for period in known.periods(indicator.code):
        values = _values(known, indicator, period.code)
        compared = _compared(known, indicator, values)
        if compared and period.code != rules.CARD_PERIOD:
            subject = "il" if len(values) == 1 else "ils"
            if [quarter for quarter, _ in values] != list(told):
                subject = words.quarters_in_words(len(values), len(known.places.quarters))
            return f"{period_words(period.code)}, dernière année commune, {subject} {compared}"
    return ""


def _range(values: Sequence[float], indicator: IndicatorLine) -> str:
    """Say what quarters have when nothing compares with it."""
    low, high = min(values), max(values)
    verb = "est à" if len(values) == 1 else "sont à" if low == high else "vont de"
    return f"{verb} **{words.span(low, high, indicator)}**"


def _gaps_to(
    known: Knowledge, values: Sequence[tuple[Quarter, Reading]], kind: TerritoryKind
) -> list[float]:
    gaps = []
    for quarter, one in values:
        for somewhere in known.comparators(one.indicator, quarter):
            other = known.beside(one, somewhere) if somewhere.kind is kind else None
            gap = rules.gap(one.value, other.value) if other else None
            if gap is not None:
                gaps.append(gap)
    return gaps


def _spread(gaps: Sequence[float], indicator: IndicatorLine, count: int) -> str:
    """Say how far from a comparator: « avaient de 2 820 € à 6 300 € de moins que »."""
    had = "avait" if count == 1 else "avaient"
    if min(gaps) < 0 < max(gaps):
        low, high = (words.signed_distance(one, indicator) for one in (min(gaps), max(gaps)))
        return f"s’écartaient de **{low} à {high}** par rapport à"
    near, far = sorted((min(gaps), max(gaps)), key=abs)
    span = words.distance_span(near, far, indicator)
    return f"{had} **{span} {words.more_or_less(far)}** que"


def period_words(period: str) -> str:
    """Say when: « en 2018 », « selon les fiches du contrat »."""
    return "selon les fiches du contrat" if period == rules.CARD_PERIOD else f"en {period}"


def gap_sentence(
    comparisons: Sequence[Comparison], indicator: IndicatorLine, earlier: Reading | None = None
) -> str:
    """Say the gaps of a quarter to what it compares with, each named.

    Args:
        comparisons: the gaps.
        indicator: what is compared.
        earlier: the reading compared, when it is not of the year looked at.
    """
    if not rules.is_comparable(indicator.unit):
        return "Un effectif ne se compare pas d’un territoire à l’autre."
    told = [one.gap_text for one in comparisons if one.gap is not None]
    if (
        not told
        and comparisons
        and all(one.no_value == words.NONE_IN_COMMON for one in comparisons)
    ):
        names = escaped(listed([one.name for one in comparisons]))
        return f"Rien ne se compare : aucune année commune avec {names}."
    if not told:
        return "Aucune valeur à comparer n’est publiée pour la même année."
    if earlier is not None:
        return (
            f"En {earlier.data_year}, dernière année commune, le quartier comptait "
            f"**{escaped(listed(told))}**."
        )
    return f"Le quartier compte **{escaped(listed(told))}**."


def trend_sentence(found: GapSeries | None, indicator: IndicatorLine, quarter: Quarter) -> str:
    """Say whether the gap closes since the contract began, and what it did before."""
    start = contract_year(quarter)
    if found is None:
        return f"L’effet du contrat ({start}) n’est **pas encore mesurable**."
    if found.since is not Trend.NOT_MEASURABLE:
        verb = words.TRENDS[found.since]
        return f"Depuis {start}, l’écart à {escaped(words.named(found.to))} **{verb}**."
    last = max(found.gaps)
    text = (
        f"L’effet du contrat ({start}) n’est **pas encore mesurable** : "
        f"le dernier écart connu est celui de {last}."
    )
    if found.past is Trend.NOT_MEASURABLE:
        return text
    first = min(found.gaps)
    before, after = (words.distance(found.gaps[year], indicator) for year in (first, last))
    return (
        f"{text} Auparavant, de {first} à {last}, l’écart à {escaped(words.named(found.to))} "
        f"{words.PAST_TRENDS[found.past]} ({before}, puis {after})."
    )
