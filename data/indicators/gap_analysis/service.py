"""The door of gap analysis: from choices to what the page shows."""

from collections.abc import Iterable, Sequence

from data.base.views import Scope, SourceLine
from data.indicators.gap_analysis import cells, tables
from data.indicators.gap_analysis.answer import answer
from data.indicators.gap_analysis.cells import Board
from data.indicators.gap_analysis.detail import detail
from data.indicators.gap_analysis.loading import GapKnowledge, gap_knowledge, read_peers
from data.indicators.gap_analysis.opening import opened_column, with_detail
from data.indicators.gap_analysis.pairs import Pair, options, pair_gaps, pairs
from data.indicators.gap_analysis.quarters import quarter_readings
from data.indicators.sentences import contract_year
from data.indicators.views import (
    GapAnalysisView,
    GapColumn,
    GapDetail,
    GapMeasure,
    GapRow,
    Option,
)

ALL_THEMES = "tous"


def gap_analysis_view(
    scope: Scope,
    *,
    comparator: str | None = None,
    measure: str | None = None,
    start: str | None = None,
    theme: str | None = None,
    indicator: str | None = None,
    quarter: str | None = None,
    place: str | None = None,
    plan_year: int | None = None,
) -> GapAnalysisView:
    """Return the gaps of each quarter by indicator, and one of them opened.

    An unknown choice is replaced by the first one offered.

    Args:
        scope: the organisation and the day.
        comparator: what quarters are compared with, one of ``pairs.KINDS``.
        measure: a value of ``GapMeasure``.
        start: a year after which a value counts as « since ».
        theme: keeps the indicators of a theme.
        indicator: code of the one to open.
        quarter: official code of the one to open.
        place: code of the commune to open, for a quarter on several.
        plan_year: the year that the plan looked at began, offered as a start.
    """
    view = gap_board_view(
        scope,
        comparator=comparator,
        measure=measure,
        start=start,
        theme=theme,
        plan_year=plan_year,
    )
    chosen = opened_column(view, indicator, quarter, place)
    if chosen is None:
        return view
    shown = gap_detail(scope, *chosen, kind=view.comparator, measure=view.measure, start=view.start)
    return with_detail(view, shown)


def gap_board_view(
    scope: Scope,
    *,
    comparator: str | None = None,
    measure: str | None = None,
    start: str | None = None,
    theme: str | None = None,
    plan_year: int | None = None,
) -> GapAnalysisView:
    """Return the same without any gap opened: what does not change from a cell to the next."""
    gaps = gap_knowledge(scope)
    offered, absent = options(gaps)
    if not gaps.known.places.quarters or not offered:
        return GapAnalysisView(is_empty=True, absent=absent)
    kind, columns, board = _board(gaps, offered, comparator)
    starts = _starts(gaps, plan_year, board)
    since = int(_chosen(starts, start))
    told = GapMeasure.RATIO if measure == GapMeasure.RATIO else GapMeasure.DIFFERENCE
    rows = cells.rows(board, since, told)
    themes = _themes(rows)
    kept = [row for row in rows if theme in {None, ALL_THEMES, row.theme}] or list(rows)
    quarters = _unique(Option(one.quarter.code, one.quarter.name) for one in columns)
    return GapAnalysisView(
        is_empty=False,
        answer=answer(rows, since),
        comparators=offered,
        absent=absent,
        starts=starts,
        themes=themes,
        indicators=tuple(Option(row.indicator, row.title) for row in rows),
        quarters=quarters,
        comparator=kind,
        measure=told,
        start=since,
        columns=tuple(one.column for one in columns),
        rows=tuple(kept),
        readings=quarter_readings(board, quarters, since, told, scope.on.year),
        silent=tables.silent_table(board),
        cells=tables.cells_table(rows, told, since),
        data=tables.points_table(board),
        sources=_sources(board),
        default_indicator=kept[0].indicator if kept else "",
        is_simulated=any(cell.is_simulated for row in rows for cell in row.cells),
    )


def gap_detail(
    scope: Scope,
    indicator: str,
    column: GapColumn,
    *,
    kind: str,
    measure: GapMeasure,
    start: int,
) -> GapDetail:
    """Return all that is known of one gap, which a table of gaps has a cell for.

    Args:
        scope: the organisation and the day.
        indicator: a code of the table.
        column: the quarter and what it is compared with.
        kind: the comparator of the table, one of ``pairs.KINDS``.
        measure: what gaps are told in.
        start: the year after which a value counts.
    """
    gaps = gap_knowledge(scope, quarter=column.quarter, indicator=indicator)
    pair = next(one for one in pairs(gaps, kind) if one.column == column)
    found = pair_gaps(gaps.known, gaps.known.catalogue[indicator], pair)
    peers = read_peers(gaps.departement_id, indicator, scope.on.year)
    return detail(found, peers, start, measure, scope.on.year)


def _board(
    gaps: GapKnowledge, offered: Sequence[Option], asked: str | None
) -> tuple[str, tuple[Pair, ...], Board]:
    """Return the comparator asked for, else the first one that a gap is known to; its gaps."""
    codes = [one.code for one in offered]
    first = None
    for kind in [one for one in codes if one == asked] or codes:
        columns = pairs(gaps, kind)
        found = kind, columns, cells.board(gaps.known, columns)
        if _has_gap(found[2]):
            return found
        first = first or found
    assert first is not None, "a comparator is offered at least"
    return first


def _has_gap(board: Board) -> bool:
    return any(one.points for some in board.values() for one in some)


def _starts(gaps: GapKnowledge, plan_year: int | None, board: Board) -> tuple[Option, ...]:
    """Return the years to judge from: the quarters' own, the plan's, then those of the past."""
    years: dict[int, str] = {}
    if contract := max(contract_year(one) for one in gaps.known.places.quarters):
        years[contract] = f"{contract}, nouveaux quartiers"
    if plan_year:
        years.setdefault(plan_year, f"{plan_year}, début du document")
    if not years:
        years[gaps.known.scope.on.year] = str(gaps.known.scope.on.year)
    first = True
    for year in _past_years(board):
        years.setdefault(year, f"{year}, première année comparable" if first else str(year))
        first = False
    return tuple(Option(str(year), label) for year, label in years.items())


def _past_years(board: Board) -> list[int]:
    """Return the years, in order, that a later year of the same gap is compared with."""
    judged = (one.points for some in board.values() for one in some)
    return sorted({point.year for points in judged for point in points[:-1]})


def _themes(rows: Sequence[GapRow]) -> tuple[Option, ...]:
    names = dict.fromkeys(row.theme for row in rows)
    every = Option(ALL_THEMES, "Tous les thèmes")
    return (every, *(Option(name, name.capitalize()) for name in names))


def _sources(board: Board) -> tuple[SourceLine, ...]:
    """Return the sources of the values compared, each once, by producer."""
    cited = {
        one.source.code: one.source
        for some in board.values()
        for gaps in some
        for one in (*gaps.own, *gaps.others)
    }
    return tuple(sorted(cited.values(), key=lambda one: (one.producer, one.title)))


def _unique(found: Iterable[Option]) -> tuple[Option, ...]:
    return tuple(dict.fromkeys(found))


def _chosen(offered: Sequence[Option], code: str | None) -> str:
    return next((one.code for one in offered if one.code == code), offered[0].code)
