"""What a verdict stands on, in sentences: its rule, since when, how sure, what is missing."""

from data.base.formats import NO_BREAK_SPACE, counted, escaped, listed, number
from data.indicators import rules as figures
from data.indicators import words as written
from data.indicators.gap_analysis import rules, words
from data.indicators.gap_analysis.cells import step, threshold
from data.indicators.gap_analysis.pairs import PairGaps
from data.indicators.gap_analysis.waiting import awaited
from data.indicators.rules import Trend
from data.indicators.series.lines import since_break
from data.indicators.views import GapCell, GapMeasure, GapVerdict
from data.indicators.vocabulary import Direction

MOVED = frozenset({GapVerdict.CLOSING, GapVerdict.WIDENING, GapVerdict.INDISTINCT})
"""Verdicts that compare two years."""


def sentence(gaps: PairGaps, cell: GapCell, start: int, measure: GapMeasure, today: int) -> str:
    """Say the verdict with the two gaps it compares, or what it lacks."""
    to = escaped(words.to(gaps.pair.other))
    if cell.verdict not in MOVED:
        return _not_yet(gaps, cell, start, today)
    away = rules.distances(gaps.points, measure)
    before = max(year for year in away if year <= start)
    after = max(away)
    first, last = (words.size(away[one], measure, gaps.indicator) for one in (before, after))
    verb = words.VERDICTS[cell.verdict]
    text = f"Depuis {start}, l’écart {to} **{verb}**"
    if cell.verdict is GapVerdict.INDISTINCT:
        text = f"Depuis {start}, l’écart {to} **{verb}** de ce qu’il était"
    return f"{text} : {first} en {before}, {last} en {after}."


def _not_yet(gaps: PairGaps, cell: GapCell, start: int, today: int) -> str:
    if cell.year is None:
        return f"Aucun écart n’est calculable : **{escaped(cell.why)}**."
    years = [point.year for point in gaps.points]
    if max(years) > start:
        lacking = f"aucune ne précède {start + 1}"
    else:
        lacking = f"aucune n’est postérieure à {start}"
    return (
        f"Parmi les années communes, sur un même périmètre, {lacking}. Dernier écart connu : "
        f"**{cell.text}** en {cell.year}. {awaited(gaps, start, today)}"
    )


def lines(gaps: PairGaps, cell: GapCell, start: int, measure: GapMeasure) -> tuple[str, ...]:
    """Return what to know before quoting the verdict."""
    if not gaps.points:
        return tuple(line for line in (_hidden(cell),) if line)
    found = (
        f"{words.fact(gaps.points[-1], gaps.indicator, cell)}, "
        f"{written.perimeter_text(gaps.perimeter)}.",
        past(gaps, cell, start, measure),
        _sure(gaps, cell, start, measure),
        _side(gaps),
        _hidden(cell),
        _breaks(gaps),
    )
    return tuple(line for line in found if line)


def rule(gaps: PairGaps, cell: GapCell, measure: GapMeasure) -> str:
    """Say the threshold, where it comes from, and what rounding alone could do."""
    if cell.year is None:
        return ""
    indicator, last = gaps.indicator, gaps.points[-1]
    worth = threshold(gaps, measure)
    limit = words.size(worth, measure, indicator)
    whose, rounding = escaped(words.of(gaps.pair.other)), step(gaps)
    noise = figures.noise(indicator.unit, last.other)
    if measure is GapMeasure.RATIO and last.other > 0:
        noise /= last.other
    if worth > noise:
        origin = "ce que l’arrondi des valeurs publiées peut produire"
    elif figures.is_level(indicator.unit):
        origin = f"2{NO_BREAK_SPACE}% de la valeur {whose} en {last.year}"
    elif measure is GapMeasure.RATIO:
        origin = f"2 points, rapportés à la valeur {whose} en {last.year}"
    else:
        origin = "par convention"
    near = words.size(rounding, GapMeasure.DIFFERENCE, indicator)
    most = words.size(2 * rounding, GapMeasure.DIFFERENCE, indicator)
    size = "taille" if measure is GapMeasure.DIFFERENCE else "distance à l’égalité"
    return (
        f"Règle : l’écart se referme ou se creuse quand sa {size} change de plus de **{limit}** "
        f"({origin}) entre la dernière année commune d’avant et la dernière d’après. Les valeurs "
        f"sont publiées à {near} près : l’arrondi seul ne peut pas faire plus de {most}."
    )


def past(gaps: PairGaps, cell: GapCell, start: int, measure: GapMeasure) -> str:
    """Say what the gap did before the contract, on the same perimeter."""
    away = {
        year: size for year, size in rules.distances(gaps.points, measure).items() if year <= start
    }
    if len(away) < 2:
        return ""
    past = figures.trend(away, min(away), cell.threshold or 0.0)
    first, last = (words.size(away[one], measure, gaps.indicator) for one in (min(away), max(away)))
    verb = written.PAST_TRENDS.get(past) if past is not Trend.NOT_MEASURABLE else None
    return (
        f"Auparavant, de {min(away)} à {max(away)}, il {verb} ({first}, puis {last})."
        if verb
        else ""
    )


def _sure(gaps: PairGaps, cell: GapCell, start: int, measure: GapMeasure) -> str:
    """Say how sure the verdict is, and why."""
    if cell.verdict not in MOVED:
        return ""
    after = [year for year in rules.distances(gaps.points, measure) if year > start]
    reasons = [f"{counted(len(after), 'année')} de recul"]
    if not all(point.is_final for point in gaps.points):
        reasons.append("une valeur au moins est provisoire ou estimée")
    if cell.change and cell.threshold:
        times = abs(cell.change) / cell.threshold
        reasons.append(f"changement de {number(times, 1)} fois le seuil")
    is_sure = is_well_founded(gaps, cell, start, measure)
    told = "constat étayé" if is_sure else "constat à confirmer"
    return f"Sûreté : **{told}** ({', '.join(reasons)})."


def is_well_founded(gaps: PairGaps, cell: GapCell, start: int, measure: GapMeasure) -> bool:
    """Tell whether a gap surely closes or widens: far, steadily, and on final values."""
    away = rules.distances(gaps.points, measure)
    return (
        cell.verdict in MOVED - {GapVerdict.INDISTINCT}
        and rules.is_steady(away, start, cell.threshold or 0.0)
        and all(point.is_final for point in gaps.points)
    )


def _side(gaps: PairGaps) -> str:
    """Say when the quarter stands on the better side: a gap that closes is then a loss."""
    favourable = {Direction.UP: 1, Direction.DOWN: -1}.get(gaps.indicator.direction)
    if favourable is None or gaps.points[-1].gap * favourable <= 0:
        return ""
    return (
        "L’écart est **à l’avantage du quartier** : s’il se referme, c’est cet avantage qui "
        "diminue."
    )


def _hidden(cell: GapCell) -> str:
    if not cell.hidden:
        return ""
    years = counted(cell.hidden, "année")
    return f"{years} sans valeur publiée, dans le quartier ou chez le comparateur."


def _breaks(gaps: PairGaps) -> str:
    """Say what was left out of the verdict: another perimeter, years before a break."""
    said, found = [], gaps.by_perimeter[gaps.perimeter]
    since = since_break([one.year for one in found], gaps.parted_at)
    if len(gaps.by_perimeter) > 1:
        said.append(
            "Le tableau montre deux périmètres ; seul le plus récent est jugé, l’un ne prolonge "
            "pas l’autre."
        )
    if left_out := sum(one.year < since for one in found):
        said.append(
            f"Une rupture de série met {counted(left_out, 'année')} à part : seules celles depuis "
            f"{since} sont jugées."
        )
    judged = {one.year for one in gaps.points}
    if apart := [str(one.year) for one in found if one.year in gaps.exceptional - judged]:
        verb = "n’est pas jugée" if len(apart) == 1 else "ne sont pas jugées"
        noun = "Année exceptionnelle" if len(apart) == 1 else "Années exceptionnelles"
        said.append(f"{noun}, {listed(apart)} {verb}.")
    return " ".join(said)
