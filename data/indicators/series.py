"""The series of an indicator over the years, a line a territory and perimeter, as a chart."""

from collections.abc import Sequence
from dataclasses import dataclass

from data.base.chart import Line, Lines, Point, Table
from data.base.formats import counted, listed
from data.indicators import rules, words
from data.indicators.views import Ground, IndicatorLine, Reading
from data.territories.vocabulary import TerritoryKind

MOST_LINES = 8
_LONGEST = 22
_WIDER = frozenset(
    {
        TerritoryKind.EPCI,
        TerritoryKind.DEPARTEMENT,
        TerritoryKind.COUNTRY,
        TerritoryKind.NATIONAL_QPV,
    }
)
_PERIMETERS = {TerritoryKind.QPV_2015: "2015", TerritoryKind.QPV_2024: "2024"}


@dataclass(frozen=True)
class Series:
    """The dated readings of a territory on one perimeter, by year; never two perimeters in one."""

    ground: Ground
    perimeter: str | None
    readings: tuple[Reading, ...]

    @property
    def valued(self) -> list[Reading]:
        """Return the readings that have a value."""
        return [one for one in self.readings if one.value is not None]

    @property
    def vintage(self) -> str | None:
        """Return the one name of the perimeter, where the territory is a quarter."""
        return rules.vintage(self.perimeter) if self.perimeter else _PERIMETERS.get(self.kind)

    @property
    def kind(self) -> TerritoryKind:
        """Return the kind of the territory."""
        return self.ground.kind


def all_series(readings: Sequence[Reading], grounds: Sequence[Ground]) -> list[Series]:
    """Return the statistical series, the nearest territory first; cards print no series."""
    dated = rules.latest_editions(
        one for one in rules.statistics(readings) if one.data_year is not None
    )
    found = []
    for ground in grounds:
        own = [one for one in dated if one.subject == ground.code]
        for perimeter in dict.fromkeys(one.perimeter for one in own):
            found.append(Series(ground, perimeter, tuple(rules.series(own, perimeter))))
    return found


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
    names = _names(drawn)
    lines = tuple(_line(one, name, indicator) for one, name in zip(drawn, names, strict=True))
    used = [one for some in drawn for one in some.readings]
    where = names[0] if len(drawn) == 1 else counted(len(drawn), "série")
    return Lines(
        title=_title(drawn, names, indicator),
        subtitle=", ".join(
            part for part in (indicator.title, indicator.unit, where, _perimeters(drawn)) if part
        ),
        source=_source(used),
        alt=_alt(lines),
        table=table,
        is_simulated=any(one.is_simulated for one in used),
        lines=lines,
        unit=unit,
        decimals=indicator.decimals,
    )


def _names(drawn: Sequence[Series]) -> list[str]:
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


def _source(used: Sequence[Reading]) -> str:
    """Cite each producer once, with the first and the last edition: the table says the rest."""
    producers = " ; ".join(dict.fromkeys(one.source.producer for one in used))
    editions = sorted({one.edition for one in used if one.edition})
    if not editions:
        return producers
    if len(editions) == 1:
        return f"{producers}, édition {editions[0]}"
    return f"{producers}, éditions {editions[0]} à {editions[-1]}"


def short_name(name: str) -> str:
    """Return a name that fits beside a line: its acronym, or its first part."""
    if "(" in name and name.endswith(")"):
        before, inside = name.removesuffix(")").rsplit("(", 1)
        name = inside if inside.isupper() else before.strip()
    for sign in (" / ", " - "):
        name = name.split(sign)[0]
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"


def _line(series: Series, name: str, indicator: IndicatorLine) -> Line:
    points = tuple(
        Point(float(one.data_year or 0), one.value, words.reading_text(one, indicator))
        for one in series.readings
    )
    return Line(name, "main" if series.ground.is_home else "comparator", points)


def _title(drawn: Sequence[Series], names: Sequence[str], indicator: IndicatorLine) -> str:
    """Say the finding: how one series moved, or how far apart several are the last year."""
    if len(drawn) == 1:
        first, last = drawn[0].valued[0], drawn[0].valued[-1]
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


def _alt(lines: Sequence[Line]) -> str:
    said = [
        f"{line.name} : " + ", ".join(f"{point.text} en {point.x:.0f}" for point in line.points)
        for line in lines
    ]
    return f"Courbes par année. {' ; '.join(said)}."
