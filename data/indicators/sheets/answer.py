"""The sentence that opens the sheet of an indicator: its last value and what became of it."""

from collections.abc import Iterable, Sequence

from data.base.formats import escaped
from data.indicators import rules, words
from data.indicators.listing import nearest
from data.indicators.series import Series
from data.indicators.views import Ground, IndicatorLine, Reading
from data.indicators.vocabulary import Direction


def answer(
    line: IndicatorLine,
    readings: Sequence[Reading],
    series: Sequence[Series],
    grounds: Sequence[Ground],
) -> str:
    """Say the last value of the home territory, or of the nearest that has one, in Markdown."""
    home = next((ground for ground in grounds if ground.is_home), None)
    ground = nearest(_newest(readings, grounds), grounds)
    if ground is None:
        if not readings:
            return "Cet indicateur **n’a encore aucune valeur** à cette date."
        reasons = dict.fromkeys(words.reading_text(one, line) for one in readings)
        if any(one.withheld for one in readings):
            return f"**Aucune valeur ne peut être montrée** à cette date ({', '.join(reasons)})."
        return f"**Aucune valeur n’est connue** à cette date : {', '.join(reasons)}."
    own = [one for one in readings if one.subject == ground.code]
    last = rules.latest(rules.latest_editions(own))
    assert last is not None
    when = f" en {last.data_year}" if last.data_year else f", {words.NO_YEAR}"
    where = f" ({words.perimeter_text(last.perimeter)})" if last.perimeter else ""
    text = f"{escaped(ground.name)} : **{escaped(words.reading_text(last, line))}**{when}{where}"
    change = _change(line, last, series)
    withheld = words.withheld_text(own, last.data_year) if last.data_year else None
    missing = (
        f" {escaped(home.name)} n’a pas de valeur à cette date." if home and home != ground else ""
    )
    return f"{text}{change}.{f' Depuis : {withheld}.' if withheld else ''}{missing}"


def _newest(readings: Iterable[Reading], grounds: Sequence[Ground]) -> dict[int, int | None]:
    """Return the newest year, by identifier, of the territories that have a value."""
    keys = {ground.code: ground.id for ground in grounds}
    valued = [one for one in readings if one.value is not None]
    newest: dict[int, int | None] = dict.fromkeys((keys[one.subject] for one in valued), None)
    for one in valued:
        if one.data_year is not None:
            key = keys[one.subject]
            newest[key] = max(newest[key] or 0, one.data_year)
    return newest


def _change(line: IndicatorLine, last: Reading, series: Sequence[Series]) -> str:
    """Say what became of a value since the first of its series, in its unit."""
    own = next((one for one in series if last in one.readings), None)
    first = own.last_stretch[0] if own else last
    if own and first is last and first is not own.valued[0]:
        broken = own.broken_between(own.valued[0].data_year or 0, last.data_year or 0)
        return f", sans comparaison avec les années d’avant la rupture de {broken}"
    if first is last or first.value is None or last.value is None:
        return ""
    change = round(last.value - first.value, line.decimals)
    if change == 0:
        return f", autant qu’en {first.data_year}"
    side = words.more_or_less(change)
    said = f", soit **{escaped(words.distance(change, line))} {side}** qu’en {first.data_year}"
    if first.source.producer != last.source.producer:
        said += " (les sources diffèrent)"
    wanted = {Direction.UP: change > 0, Direction.DOWN: change < 0}.get(line.direction)
    # Published without margin of error: a small change of a level is told, and not judged.
    is_small = rules.is_comparable(line.unit) and (
        abs(change) <= rules.noise(line.unit, first.value)
    )
    if wanted is None or is_small:
        return said
    return f"{said}, dans le sens {'favorable' if wanted else 'défavorable'}"
