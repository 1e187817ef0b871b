"""What changed since the value before, on one ground and by one method. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from data.base.formats import number
from data.indicators import rules, words
from data.indicators.views import IndicatorLine, Reading
from data.indicators.views.identity import Change, Move
from data.indicators.vocabulary import BreakKind

_COUNT_SHARE = 0.02
"""A count that moves by less than 2 % is said to have changed little, as an amount is."""

_DIRECTIONS = {Move.UP: "hausse", Move.DOWN: "baisse"}
_SIGNS = {Move.UP: "+", Move.DOWN: "\u2212"}


@dataclass(frozen=True)
class Break:
    """A year at which a series cannot be read across, and why. No subject: all of them."""

    indicator: str
    subject: str | None
    year: int
    kind: BreakKind
    text: str


def change(
    readings: Sequence[Reading], indicator: IndicatorLine, breaks: Iterable[Break]
) -> Change:
    """Tell how the last value of one series differs from the one before it.

    Args:
        readings: one perimeter, by year.
        indicator: what is measured.
        breaks: those of the catalogue; the ones of other indicators are ignored.
    """
    valued = [(one.data_year, one.value, one) for one in readings if one.value is not None]
    dated = [(year, value, one) for year, value, one in valued if year is not None]
    if len(dated) < 2:
        return Change(Move.UNKNOWN, "sans valeur antérieure")
    (before, old, _), (year, new, last) = dated[-2:]
    if broken := _broken(breaks, last, before, year):
        return Change(Move.UNKNOWN, f"rupture en {broken.year} : {broken.text}")
    moved = round(new - old, indicator.decimals + 6)
    size = _size(moved, indicator)
    if moved == 0:
        return Change(Move.LITTLE, f"inchangé depuis {before}")
    move = Move.UP if moved > 0 else Move.DOWN
    if abs(moved) <= least(indicator.unit, old):
        return Change(Move.LITTLE, f"peu changé depuis {before} ({_SIGNS[move]}{size})")
    return Change(move, f"{_DIRECTIONS[move]} de {size} depuis {before}")


def _size(moved: float, indicator: IndicatorLine) -> str:
    """Write how much a value moved; of a count, the value beside it already says the unit."""
    if rules.is_comparable(indicator.unit):
        return words.distance(moved, indicator)
    return number(abs(moved), indicator.decimals)


def least(unit: str, before: float) -> float:
    """Return the change up to which a value is said to have changed little."""
    if rules.is_comparable(unit):
        return rules.noise(unit, before)
    return abs(before) * _COUNT_SHARE


def _broken(breaks: Iterable[Break], last: Reading, before: int, year: int) -> Break | None:
    for one in breaks:
        if one.indicator != last.indicator or one.subject not in {None, last.subject}:
            continue
        if one.kind is BreakKind.EXCEPTIONAL and one.year in {before, year}:
            return one
        if one.kind is not BreakKind.EXCEPTIONAL and before < one.year <= year:
            return one
    return None
