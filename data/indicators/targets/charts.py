"""Targets on pictures: their paths beside the series, and the share of the way done."""

from collections.abc import Sequence
from dataclasses import replace

from data.base.chart import Bullet, Bullets, Line, Lines, Mark, Point, Table
from data.base.formats import listed, percent
from data.indicators import words
from data.indicators.progress import progress
from data.indicators.series import MOST_LINES, Series, short_name
from data.indicators.targets import words as said
from data.indicators.targets.states import NoProgress, TargetState
from data.indicators.views import IndicatorLine

_MOST_PATHS = 3
_VERDICTS = {said.MET: "met", said.AHEAD: "met", said.LATE: "missed", said.MISSED: "missed"}
_NO_PATH = frozenset({NoProgress.OTHER_GROUND, NoProgress.BREAK, NoProgress.BACKWARDS})


def followed(drawn: Sequence[Series], states: Sequence[TargetState]) -> list[Series]:
    """Return the series to draw: those that have a target first, room left for the paths."""
    aimed = [one.series for one in states[:_MOST_PATHS] if one.series is not None]
    kept = [one for one in drawn if one in aimed]
    for one in aimed:
        if one not in kept:
            kept.append(one)
    others = [one for one in drawn if one not in kept]
    return [*kept, *others][: MOST_LINES - min(len(states), _MOST_PATHS)]


def with_paths(chart: Lines, states: Sequence[TargetState], line: IndicatorLine) -> Lines:
    """Return a chart of series with the path to each target, or its level where there is none."""
    shown = states[:_MOST_PATHS]
    if not shown:
        return chart
    is_alone = len({one.ground.code for one in shown}) == 1
    paths = [path for one in shown if (path := _path(one, line, is_alone=is_alone))]
    drawn = [_path(one, line, is_alone=is_alone) is not None for one in shown]
    marks = [
        mark for one, has_path in zip(shown, drawn, strict=True)
        if one.aim.is_range or not has_path
        for mark in _marks(one, line)
    ]  # fmt: skip
    told = [f"{said.headline(one, line)} ; {said.path_text(one, line)}" for one in shown]
    return replace(
        chart,
        title=said.headline(said.foremost(states), line),
        alt=f"{chart.alt} {'. '.join([*map(_path_alt, paths), *told])}.",
        lines=(*chart.lines, *paths),
        marks=tuple(marks),
        table=_with_expected(chart.table, states),
        is_simulated=chart.is_simulated or any(one.target.is_simulated for one in shown),
    )


def _path(state: TargetState, line: IndicatorLine, *, is_alone: bool) -> Line | None:
    target = state.target
    if target.baseline_year is None or state.baseline is None or state.why in _NO_PATH:
        return None
    goal = state.aim.nearest(state.baseline)
    where = "" if is_alone else f", {short_name(state.ground.name)}"
    return Line(
        f"Cible {target.due_year}{where}",
        "target",
        (
            Point(float(target.baseline_year), state.baseline, words.measure(state.baseline, line)),
            Point(float(target.due_year), goal, words.measure(goal, line)),
        ),
    )


def _path_alt(path: Line) -> str:
    first, last = path.points
    return (
        f"Chemin en tirets, {path.name} : de {first.text} en {first.x:.0f} à {last.text} en "
        f"{last.x:.0f}"
    )


def _marks(state: TargetState, line: IndicatorLine) -> list[Mark]:
    due, aim = state.target.due_year, state.aim
    levels = {"Cible": aim.low}
    if aim.is_range:
        levels = {"Borne basse": aim.low, "Borne haute": aim.high}
    return [
        Mark(level, f"{name} {due} : {words.measure(level, line)}", "target")
        for name, level in levels.items()
    ]


def _with_expected(table: Table, states: Sequence[TargetState]) -> Table:
    """Return the table of a chart with the due year and the gap of the last value of each path."""
    known = {
        (one.ground.code, one.last.data_year): one
        for one in reversed(states)
        if one.last is not None and one.expected is not None
    }
    rows = []
    for row in table.rows:
        state = known.get((str(row[2]), row[4] if isinstance(row[4], int) else None))
        cells = (state.target.due_year, state.expected, state.gap) if state else (None, None, None)
        rows.append((*row, *cells))
    names = ("Échéance de la cible", "Chemin attendu", "Écart au chemin")
    return Table((*table.columns, *names), tuple(rows))


def shares_chart(
    states: Sequence[TargetState], line: IndicatorLine, table: Table
) -> Bullets | None:
    """Return how much of the way to each target is done; nothing when none has a way."""
    if all(one.progress is None for one in states):
        return None
    sources = [one.last.source.producer for one in states if one.last is not None]
    bullets = tuple(_bullet(rank, one, line) for rank, one in enumerate(states))
    return Bullets(
        title=_finding(states),
        subtitle=f"{line.title}, part du chemin faite du départ à la cible ; le trait dit le "
        "chemin attendu l’année de la dernière valeur",
        source=" ; ".join(dict.fromkeys([*sources, *(one.target.reference for one in states)])),
        alt=f"Barres. {' ; '.join(f'{b.label} : {b.text}, {b.threshold_text}' for b in bullets)}.",
        table=table,
        is_simulated=any(
            one.target.is_simulated or (one.last is not None and one.last.is_simulated)
            for one in states
        ),
        bullets=bullets,
    )


def _finding(states: Sequence[TargetState]) -> str:
    if len(states) == 1:
        one = states[0]
        return f"{said.share_text(one)} du chemin vers la cible de {one.target.due_year}"
    counts = {
        "à l’heure, en avance ou atteintes": {said.MET, said.AHEAD},
        "en retard ou manquées": {said.LATE, said.MISSED},
        "sans chemin calculé": {said.UNKNOWN},
    }
    verdicts = [said.verdict(one) for one in states]
    parts = [
        f"{count} {name}" for name, some in counts.items()
        if (count := sum(one in some for one in verdicts))
    ]  # fmt: skip
    return f"Sur {len(states)} cibles, {listed(parts)}"


def _bullet(rank: int, state: TargetState, line: IndicatorLine) -> Bullet:
    awaited = _awaited(state)
    known = said.state_text(state, line)
    tick = f"{percent(awaited)} attendus : " if awaited is not None else ""
    label = f"{short_name(state.ground.name)}, {said.aim_text(state.target, line)} en "
    return Bullet(
        key=str(rank),
        label=f"{label}{state.target.due_year}",
        value=None if state.progress is None else min(100.0, max(0.0, state.progress)),
        text=said.share_text(state) if state.progress is not None else "progression non définie",
        threshold=awaited,
        threshold_text=f"{tick}{known[0].lower()}{known[1:]}" if tick else known,
        verdict=_VERDICTS.get(said.verdict(state), "unknown"),
        maximum=100.0,
    )


def _awaited(state: TargetState) -> float | None:
    """Return the share of the way that the path has done the year of the last value."""
    if state.progress is None or state.expected is None or state.baseline is None:
        return None
    return progress(state.aim, state.expected, state.baseline)
