"""The series of an indicator over the years, a line a territory and perimeter, as a chart."""

from collections.abc import Sequence

from data.base.chart import BreakMark, Line, Lines, Point, Table
from data.base.formats import counted, listed
from data.indicators import rules, tables, words
from data.indicators.series.lines import BREAKS, MOST_LINES, Series
from data.indicators.views import IndicatorLine, Reading
from data.indicators.vocabulary import ObservationStatus
from data.territories.vocabulary import TerritoryKind

_LONGEST = 22
_WIDER = frozenset(
    {
        TerritoryKind.EPCI,
        TerritoryKind.DEPARTEMENT,
        TerritoryKind.COUNTRY,
        TerritoryKind.NATIONAL_QPV,
    }
)


def drawn_series(series: Sequence[Series], indicator: IndicatorLine) -> list[Series]:
    """Return the series that the chart draws: home, then those that have two years, up to eight.

    A count does not compare from a town to a country, and communes without quarter are many: both
    are left to the table, unless nothing else is known. So is a town's only count: it would
    flatten the lines of its quarters.
    """
    lasting = [one for one in series if len(one.valued) > 1]
    is_comparable = rules.is_comparable(indicator.unit)
    if not is_comparable:
        lasting = _preferred(lasting, [one for one in lasting if one.kind not in _WIDER])
    lasting = _preferred(lasting, [one for one in lasting if not one.ground.is_far])
    if not lasting or not is_comparable:
        return lasting[:MOST_LINES]
    home = [one for one in series if one.ground.is_home and one.valued and one not in lasting]
    return [*home, *lasting][:MOST_LINES]


def _preferred(every: list[Series], some: list[Series]) -> list[Series]:
    """Return home and some of the others, or all when that leaves no other."""
    kept = [one for one in every if one.ground.is_home or one in some]
    return kept if any(not one.ground.is_home for one in kept) else every


def series_chart(
    drawn: Sequence[Series], indicator: IndicatorLine, unit: str, table: Table
) -> Lines:
    """Return the chart of some series; ``table`` holds the readings drawn."""
    names = names_of(drawn)
    lines = tuple(drawn_line(one, name, indicator) for one, name in zip(drawn, names, strict=True))
    used = [one for some in drawn for one in some.readings]
    where = names[0] if len(drawn) == 1 else counted(len(drawn), "série")
    return Lines(
        title=_title(drawn, names, indicator),
        subtitle=", ".join(
            part for part in (indicator.title, indicator.unit, where, _perimeters(drawn)) if part
        ),
        source=sources_of(used),
        alt=alternative(lines, drawn),
        table=table,
        is_simulated=any(one.is_simulated for one in used)
        or any(one.is_simulated for some in drawn for one in some.breaks),
        lines=lines,
        unit=unit,
        decimals=indicator.decimals,
        breaks=break_marks(drawn),
    )


def names_of(drawn: Sequence[Series]) -> list[str]:
    """Name each line: the territory in short, and its perimeter when the chart shows several."""
    is_mixed = len({one.vintage for one in drawn if one.vintage}) > 1
    return [
        f"{short_name(one.ground.name)} {one.vintage}"
        if is_mixed and one.vintage
        else short_name(one.ground.name)
        for one in drawn
    ]


def _perimeters(drawn: Sequence[Series]) -> str:
    vintages = sorted({one.vintage for one in drawn if one.vintage})
    if not vintages:
        return ""
    if len(vintages) == 1:
        return f"quartiers au périmètre QPV {vintages[0]}"
    return f"quartiers aux périmètres QPV {listed(vintages)}, qui ne s’enchaînent pas"


def sources_of(used: Sequence[Reading]) -> str:
    """Cite each producer once, with the first and last editions and years: the table has all."""
    said = ["; ".join(dict.fromkeys(one.source.producer for one in used)).replace("; ", " ; ")]
    editions = sorted({one.edition for one in used if one.edition})
    years = sorted({str(one.data_year) for one in used if one.data_year})
    if years:
        said.append(f"données {_from_to(years)}")
    if editions:
        said.append(f"édition{'s' if len(editions) > 1 else ''} {_from_to(editions)}")
    return ", ".join(said)


def _from_to(values: Sequence[str]) -> str:
    return values[0] if len(values) == 1 else f"{values[0]} à {values[-1]}"


def short_name(name: str) -> str:
    """Return a name that fits beside a line: its acronym, or its first part."""
    if "(" in name and name.endswith(")"):
        before, inside = name.removesuffix(")").rsplit("(", 1)
        name = inside if inside.isupper() else before.strip()
    for sign in (" / ", " - "):
        name = name.split(sign)[0]
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"


def drawn_line(series: Series, name: str, indicator: IndicatorLine) -> Line:
    """Return the line of a series, parted at its breaks."""
    points = tuple(
        Point(
            float(one.data_year or 0),
            one.value,
            words.reading_text(one, indicator),
            detail(series, one),
            is_hollow(series, one),
        )
        for one in series.readings
    )
    return Line(name, role_of(series), points, tuple(map(float, series.parted_at)))


def role_of(series: Series) -> str:
    """Return the role of a line: the town stands out from what it is compared with."""
    return "main" if series.ground.is_home else "comparator"


def detail(series: Series, one: Reading) -> str:
    """Say of a value its edition, whether it may still change, and what sets its year apart."""
    said = [f"édition {one.edition}" if one.edition else ""]
    if one.value is not None and one.status is not ObservationStatus.DEFINITIVE:
        said.append(tables.STATUSES.get(one.status, "").lower())
    said.append(series.word(one.data_year))
    return ", ".join(part for part in said if part)


def is_hollow(series: Series, one: Reading) -> bool:
    """Tell a value that is not to be read as the others: it may change, or its year is apart."""
    may_change = one.status is not ObservationStatus.DEFINITIVE
    return may_change or one.data_year in series.exceptional


def break_marks(drawn: Sequence[Series]) -> tuple[BreakMark, ...]:
    """Return the breaks to draw, by year: those that stand among the values drawn, each once."""
    years = [one.data_year or 0 for some in drawn for one in some.valued]
    if not years:
        return ()
    found: dict[tuple[int, str], bool] = {}
    for some in drawn:
        for year in some.parted_at:
            if min(years) < year <= max(years):
                found[year, some.word(year) or "rupture de série"] = True
        for year in some.exceptional & {one.data_year or 0 for one in some.valued}:
            if year not in some.parted_at:
                found[year, some.word(year)] = False
    return tuple(
        BreakMark(float(year), f"{year} : {word}", is_parting)
        for (year, word), is_parting in sorted(found.items())
    )


def breaks_text(drawn: Sequence[Series]) -> str:
    """Say in full every break that the picture shows; may be empty."""
    shown = {int(mark.x) for mark in break_marks(drawn)}
    said = dict.fromkeys(
        f"{one.year}, {BREAKS[one.kind]} : {one.text}"
        for some in drawn
        for one in sorted(some.breaks, key=lambda one: one.year)
        if one.year in shown
    )
    return " ; ".join(said)


def _title(drawn: Sequence[Series], names: Sequence[str], indicator: IndicatorLine) -> str:
    """Say the finding: how one series moved, or how far apart several are the last year."""
    if len(drawn) == 1:
        first, last = drawn[0].valued[0], drawn[0].valued[-1]
        broken = drawn[0].broken_between(first.data_year or 0, last.data_year or 0)
        if broken:
            return (
                f"{names[0]} : {words.reading_text(last, indicator)} en {last.data_year}, sans "
                f"comparaison avec les années d’avant la rupture de {broken}"
            )
        return (
            f"{names[0]} : {words.reading_text(first, indicator)} en {first.data_year}, "
            f"{words.reading_text(last, indicator)} en {last.data_year}"
        )
    years = [one.data_year or 0 for some in drawn for one in some.valued]
    # The year that most series know, the newest of them.
    year = max(sorted(set(years), reverse=True), key=years.count)
    known = [
        (one.value or 0.0, one, name)
        for some, name in zip(drawn, names, strict=True)
        for one in some.valued
        if one.data_year == year
    ]
    low, high = min(known, key=lambda one: one[0]), max(known, key=lambda one: one[0])
    if low[0] == high[0]:
        return f"En {year} : {words.reading_text(low[1], indicator)} ({low[2]})"
    return (
        f"En {year}, de {words.reading_text(low[1], indicator)} ({low[2]}) "
        f"à {words.reading_text(high[1], indicator)} ({high[2]})"
    )


def alternative(lines: Sequence[Line], drawn: Sequence[Series] = ()) -> str:
    """Tell lines in words: every value, its year and edition, then the breaks."""
    said = [f"{line.name} : " + ", ".join(map(_told, line.points)) for line in lines]
    broken = breaks_text(drawn)
    return f"Courbes par année. {' ; '.join(said)}.{f' Ruptures : {broken}.' if broken else ''}"


def _told(point: Point) -> str:
    apart = f" ({point.detail})" if point.detail else ""
    return f"{point.text} en {point.x:.0f}{apart}"
