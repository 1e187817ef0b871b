"""The series of a quarter beside its communes, as a chart."""

from collections.abc import Mapping, Sequence

from data.base.chart import BreakMark, Line, Lines, Point, Table
from data.base.formats import listed
from data.indicators import rules, tables, words
from data.indicators.knowledge import Knowledge
from data.indicators.sentences import GapSeries
from data.indicators.series.lines import concerns
from data.indicators.views import IndicatorLine, Reading
from data.indicators.views.series import BreakLine
from data.territories.views import Quarter, TerritoryName
from data.territories.vocabulary import TerritoryKind


def quarter_series(
    known: Knowledge, indicator: IndicatorLine, quarter: Quarter, found: GapSeries | None
) -> Lines | None:
    """Return the quarter's series, a line a perimeter, beside the one it is compared to first.

    The others are in the table. Nothing when no perimeter has two years: a point is no series.
    """
    own = known.statistics(indicator.code, quarter)
    if max((len(_valued(readings)) for readings in own.values()), default=0) < 2:
        return None
    names = {one: "Quartier" if len(own) == 1 else f"Quartier {one}" for one in own}
    beside = {
        one: rules.statistics(known.of(indicator.code, one.code))
        for one in known.comparators(indicator.code, quarter)
        if rules.is_comparable(indicator.unit)
    }
    perimeters = listed([words.perimeter_text(one) for one in own])
    shown = [one for one in beside if found is not None and one == found.to]
    broken = [one for one in known.breaks.get(indicator.code, ()) if one.is_parting]
    of_quarter = _years_of(broken, quarter.code, quarter.kind)
    lines = [
        _line(names[one], "main", readings, indicator, of_quarter) for one, readings in own.items()
    ]
    lines += [
        _line(one.name, "comparator", beside[one], indicator, _years_of(broken, one.code, one.kind))
        for one in shown
    ]
    used = [*own.values(), *beside.values()]
    return Lines(
        title=_title(indicator, own, found),
        subtitle=f"{indicator.title}, {indicator.unit}, {quarter.name}, {perimeters}",
        source=" ; ".join(dict.fromkeys(one.source.producer for some in used for one in some))
        + f", {perimeters} pour le quartier",
        alt=_alt(lines),
        table=_table(known, indicator, quarter, beside),
        is_simulated=any(one.is_simulated for some in used for one in some),
        lines=tuple(lines),
        unit=words.UNITS.get(indicator.unit, indicator.unit),
        decimals=indicator.decimals,
        breaks=_marks(lines),
        gap_between=_shaded(names, found, lines),
    )


def _valued(readings: Sequence[Reading]) -> list[Reading]:
    return [one for one in readings if one.value is not None and one.data_year is not None]


def _years_of(broken: Sequence[BreakLine], code: str, kind: TerritoryKind) -> tuple[float, ...]:
    return tuple(float(one.year) for one in broken if concerns(one, code, kind))


def _marks(lines: Sequence[Line]) -> tuple[BreakMark, ...]:
    """Return the breaks that stand among the years drawn, each once."""
    years = [point.x for line in lines for point in line.points if point.y is not None]
    found = {year for line in lines for year in line.parted_at if min(years) < year <= max(years)}
    return tuple(BreakMark(year, f"{year:.0f} : rupture") for year in sorted(found))


def _line(
    name: str,
    role: str,
    readings: Sequence[Reading],
    indicator: IndicatorLine,
    parted_at: tuple[float, ...],
) -> Line:
    points = tuple(
        Point(float(one.data_year), one.value, words.reading_text(one, indicator))
        for one in readings
        if one.data_year is not None
    )
    return Line(name, role, points, parted_at)


def _shaded(
    names: Mapping[str, str], found: GapSeries | None, lines: Sequence[Line]
) -> tuple[str, str] | None:
    """Return the two lines whose gap is shaded, both on the perimeter that was compared.

    Nothing with a single year in common: an area needs two.
    """
    if found is None or len(found.gaps) < 2 or all(line.name != found.to.name for line in lines):
        return None
    return names[found.perimeter], found.to.name


def _title(indicator: IndicatorLine, own: dict[str, list[Reading]], found: GapSeries | None) -> str:
    """Say the finding: how far from the comparator, or how the value moved."""
    if found and len(found.gaps) > 1 and max(found.gaps.values()) < 0:
        return _spread(indicator, found)
    if found and len(found.gaps) > 1 and min(found.gaps.values()) > 0:
        return _spread(indicator, found)
    readings = _valued(list(own.values())[-1]) or _valued(next(iter(own.values())))
    first, last = readings[0], readings[-1]
    return (
        f"{indicator.title} : {words.reading_text(first, indicator)} en {first.data_year}, "
        f"{words.reading_text(last, indicator)} en {last.data_year}"
    )


def _spread(indicator: IndicatorLine, found: GapSeries) -> str:
    near, far = sorted(found.gaps.values(), key=abs)[:: len(found.gaps) - 1]
    span = words.distance_span(near, far, indicator)
    return (
        f"De {min(found.gaps)} à {max(found.gaps)}, le quartier a eu {span} "
        f"{words.more_or_less(far)} {words.than(found.to)}"
    )


def _alt(lines: Sequence[Line]) -> str:
    said = [
        f"{line.name} : " + ", ".join(f"{point.text} en {point.x:.0f}" for point in line.points)
        for line in lines
    ]
    return f"Courbes par année. {' ; '.join(said)}."


def _table(
    known: Knowledge,
    indicator: IndicatorLine,
    quarter: Quarter,
    beside: Mapping[TerritoryName, Sequence[Reading]],
) -> Table:
    own = [
        (known.ground_code(one, quarter), quarter.name, one)
        for some in known.statistics(indicator.code, quarter).values()
        for one in some
    ]
    others = [(place.code, place.name, one) for place, some in beside.items() for one in some]
    return Table(
        ("Territoire", *tables.COLUMNS),
        tuple(
            (name, *tables.figure_cells(indicator, known.figure(indicator, one, name), code))
            for code, name, one in [*own, *others]
        ),
    )
