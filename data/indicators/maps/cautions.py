"""What the reader must know before reading a map, or two of them, and where they come from."""

from collections.abc import Iterable, Sequence

from data.base.formats import listed
from data.indicators import rules, words
from data.indicators.knowledge import Knowledge, vintage_of
from data.indicators.maps.features import Pairs
from data.indicators.views import Reading
from data.territories.vocabulary import FactTopic


def ground_caution(known: Knowledge, pairs: Pairs) -> str:
    """Say which values were made on an earlier perimeter than the one drawn."""
    moved = [
        (quarter, ground, rules.vintage(reading.perimeter or ""))
        for quarter, reading in pairs
        if reading
        and reading.value is not None
        and quarter.shape
        and (ground := known.ground(reading, quarter))
    ]
    if not moved:
        return ""
    is_one = len(moved) == 1
    codes = ", ".join(ground.code for _, ground, _ in moved)
    then = listed(sorted({vintage for *_, vintage in moved}))
    now = listed(sorted({vintage_of(quarter) for quarter, *_ in moved}))
    is_larger = all(
        any(fact.topic is FactTopic.EXTENSION for fact in quarter.facts) for quarter, *_ in moved
    )
    how = ("plus étendu" if is_larger else "différent") + ("" if is_one else "s")
    return (
        f"Valeurs {'du quartier' if is_one else 'des quartiers'} de {then} ({codes}), "
        f"{'dessinées sur le contour' if is_one else 'dessinées sur les contours'} de {now}, {how}."
    )


def chain_caution(left: Pairs, right: Pairs) -> str:
    """Say that two maps do not measure the same ground; empty when they do."""
    one, other = _vintages(left), _vintages(right)
    if not one or not other or one == other:
        return ""
    return (
        f"Attention : la première carte montre des valeurs du périmètre QPV {listed(one)}, la "
        f"seconde du périmètre QPV {listed(other)}. Ce n’est pas le même sol : ces valeurs ne "
        "s’enchaînent pas, et leur différence ne dit rien d’une évolution."
    )


def _vintages(pairs: Pairs) -> list[str]:
    return sorted(
        {
            rules.vintage(reading.perimeter)
            for _, reading in pairs
            if reading and reading.value is not None and reading.perimeter
        }
    )


def source_words(known: Knowledge, readings: Sequence[Reading]) -> str:
    """Cite values with their perimeters, then boundaries, in short."""
    drawn = dict.fromkeys(
        f"{source.producer}, {source.title.split(', ')[0]}" for source in known.places.sources
    )
    values = f"{words.cited(readings)} ; contours" if readings else "contours"
    return f"{values}, {' ; '.join(drawn)}."


def is_simulated(readings: Iterable[Reading | None]) -> bool:
    """Tell whether a value shown was made up."""
    return any(one.is_simulated for one in readings if one)
