"""One cell opened: the series of its gaps, its verdict and what it stands on."""

from data.base.chart import BreakMark, Line, Lines, Mark, Point
from data.indicators import words as written
from data.indicators.gap_analysis import ranks, rules, sureness, words
from data.indicators.gap_analysis.cells import cell as cell_of
from data.indicators.gap_analysis.pairs import PairGaps
from data.indicators.gap_analysis.ranks import Peers
from data.indicators.gap_analysis.tables import point_table
from data.indicators.views import GapDetail, GapMeasure


def detail(gaps: PairGaps, peers: Peers, start: int, measure: GapMeasure, today: int) -> GapDetail:
    """Return all that is known of one gap, in the year looked at."""
    cell = cell_of(gaps, start, measure)
    return GapDetail(
        indicator=gaps.indicator.code,
        column=gaps.pair.column,
        title=f"{gaps.indicator.title} : {gaps.pair.quarter.name} et {gaps.pair.other.name}",
        definition=gaps.indicator.definition,
        verdict=cell.verdict,
        sentence=sureness.sentence(gaps, cell, start, measure, today),
        lines=sureness.lines(gaps, cell, start, measure),
        rule=sureness.rule(gaps, cell, measure),
        chart=_chart(gaps, measure),
        table=point_table(gaps),
        rank=ranks.ranked(gaps, peers),
        source=source(gaps),
        is_simulated=cell.is_simulated,
    )


def source(gaps: PairGaps) -> str:
    """Cite the readings that gaps are made of; all of them when there is no gap."""
    years = {point.year for points in gaps.by_perimeter.values() for point in points}
    used = [one for one in (*gaps.own, *gaps.others) if not years or one.data_year in years]
    return written.cited(used)


def _chart(gaps: PairGaps, measure: GapMeasure) -> Lines | None:
    """Return the gaps by year, a line a perimeter; nothing with fewer than two years on each."""
    parted_at = tuple(map(float, gaps.parted_at))
    lines = tuple(
        Line(
            written.perimeter_text(perimeter).capitalize().replace("qpv", "QPV"),
            "main",
            points,
            parted_at,
        )
        for perimeter, found in gaps.by_perimeter.items()
        if (points := _points(found, measure, gaps))
    )
    if max((len(line.points) for line in lines), default=0) < 2:
        return None
    indicator, is_ratio = gaps.indicator, measure is GapMeasure.RATIO
    unit = {"%": "points", "€/an": "€", "indice": ""}.get(indicator.unit, indicator.unit)
    what = "Rapport" if is_ratio else "Écart"
    said = " ; ".join(
        f"{line.name} : " + ", ".join(f"{point.text} en {point.x:.0f}" for point in line.points)
        for line in lines
    )
    return Lines(
        title=_title(gaps, measure),
        subtitle=(
            f"{what} {words.to(gaps.pair.other)}, {written.lowered(indicator.title)}, "
            f"{'sans unité' if is_ratio else unit or 'indice'}, {gaps.pair.quarter.name}"
        ),
        source=source(gaps),
        alt=f"Courbe des écarts par année. {said}.",
        table=point_table(gaps),
        is_simulated=any(
            point.is_simulated for points in gaps.by_perimeter.values() for point in points
        ),
        lines=lines,
        unit="" if is_ratio else unit,
        decimals=2 if is_ratio else indicator.decimals,
        breaks=tuple(
            BreakMark(year, f"{year:.0f} : rupture")
            for year in parted_at
            if any(line.points[0].x < year <= line.points[-1].x for line in lines)
        ),
        marks=(Mark(1.0 if is_ratio else 0.0, "aucun écart", "mark"),),
    )


def _points(found: list[rules.GapPoint], measure: GapMeasure, gaps: PairGaps) -> tuple[Point, ...]:
    values = [(one, one.gap if measure is GapMeasure.DIFFERENCE else one.ratio) for one in found]
    return tuple(
        Point(float(one.year), value, words.cell_text(one, measure, gaps.indicator))
        for one, value in values
        if value is not None
    )


def _title(gaps: PairGaps, measure: GapMeasure) -> str:
    """Say where the judged series starts and ends."""
    first, last = gaps.points[0], gaps.points[-1]
    texts = [words.cell_text(one, measure, gaps.indicator) for one in (first, last)]
    to = words.to(gaps.pair.other)
    if first is last:
        return f"Écart {to} : {texts[-1]} en {last.year}"
    return f"Écart {to} : {texts[0]} en {first.year}, {texts[1]} en {last.year}"
