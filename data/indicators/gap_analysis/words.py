"""How gaps, verdicts and what they stand on are written in French."""

from data.base.formats import NO_BREAK_SPACE, counted, escaped, number
from data.indicators import words
from data.indicators.gap_analysis.rules import GapPoint
from data.indicators.views import GapCell, GapMeasure, GapVerdict, IndicatorLine, Reading
from data.indicators.vocabulary import Absence
from data.territories.views import TerritoryName
from data.territories.vocabulary import TerritoryKind

VERDICTS: dict[GapVerdict, str] = {
    GapVerdict.CLOSING: "se referme",
    GapVerdict.WIDENING: "se creuse",
    GapVerdict.INDISTINCT: "ne se distingue pas",
    GapVerdict.NOT_MEASURABLE: "pas encore mesurable",
    GapVerdict.NO_COMMON_YEAR: "aucune année commune",
    GapVerdict.NOT_PUBLISHED: "non publié",
    GapVerdict.UNKNOWN: "aucune valeur connue",
    GapVerdict.NO_RATIO: "rapport sans objet",
}
NO_RATIO = "rapport sans objet : le comparateur est nul ou négatif"

_TO = {
    TerritoryKind.EPCI: "à la {}",
    TerritoryKind.NATIONAL_QPV: "à l’{}",
    TerritoryKind.DEPARTEMENT: "au département ({})",
    TerritoryKind.COUNTRY: "à la {}",
}
_OF = {
    TerritoryKind.EPCI: "de la {}",
    TerritoryKind.NATIONAL_QPV: "de l’{}",
    TerritoryKind.DEPARTEMENT: "du département ({})",
    TerritoryKind.COUNTRY: "de la {}",
}


def to(territory: TerritoryName) -> str:
    """Write « à Saint-Omer », « à la CAPSO », « au département (Pas-de-Calais) »."""
    return _TO.get(territory.kind, "à {}").format(_name(territory))


def of(territory: TerritoryName) -> str:
    """Write « de Saint-Omer », « d’Arques », « de la CAPSO »."""
    de = "d’{}" if territory.name[:1] in "AEÉÈÊIÎOÔUYŒ" else "de {}"
    return _OF.get(territory.kind, de).format(_name(territory))


def _name(territory: TerritoryName) -> str:
    """Return a name as it stands inside a sentence: « l’ensemble des QPV » is no proper noun."""
    is_common = territory.kind is TerritoryKind.NATIONAL_QPV
    return words.lowered(territory.name) if is_common else territory.name


def cell_text(point: GapPoint, measure: GapMeasure, indicator: IndicatorLine) -> str:
    """Write a gap: ``−4 525 €``, ``× 0,73``."""
    if measure is GapMeasure.DIFFERENCE:
        return words.signed_distance(rounded(point.gap, indicator), indicator)
    return "" if point.ratio is None else ratio(point.ratio)


def rounded(value: float, indicator: IndicatorLine) -> float:
    """Return a difference without what binary fractions add to it."""
    return round(value, max(indicator.decimals, 0) + 6)


def ratio(value: float) -> str:
    """Write a ratio: ``× 0,73``."""
    return f"×{NO_BREAK_SPACE}{number(value, 2)}"


def size(value: float, measure: GapMeasure, indicator: IndicatorLine) -> str:
    """Write a distance or a change without its sign."""
    if measure is GapMeasure.RATIO:
        return number(abs(value), 2)
    return words.distance(rounded(value, indicator), indicator)


def fact(point: GapPoint, indicator: IndicatorLine, cell: GapCell) -> str:
    """Say a gap in full: ``En 2015, 11 570 € contre 16 095 € (Saint-Omer) : −4 525 €``."""
    value, other = (words.measure(one, indicator) for one in (point.value, point.other))
    name = escaped(cell.column.comparator_name)
    return f"En {point.year}, {value} dans le quartier contre {other} ({name})"


def why_none(own: tuple[Reading, ...], others: tuple[Reading, ...], other_name: str) -> str:
    """Say why a pair has no gap, the quarter's own reason first."""
    for readings, name in ((own, ""), (others, other_name)):
        if any(one.value is not None for one in readings):
            continue
        said = f"{name} : " if name else ""
        if not readings:
            return f"{said}{VERDICTS[GapVerdict.UNKNOWN]}"
        newest = max(readings, key=lambda one: one.data_year or 0)
        return f"{said}{words.absence_text(newest)}"
    return VERDICTS[GapVerdict.NO_COMMON_YEAR]


def verdict_none(own: tuple[Reading, ...], others: tuple[Reading, ...]) -> GapVerdict:
    """Return the verdict of a pair without gap."""
    for readings in (own, others):
        if any(one.value is not None for one in readings):
            continue
        kept = {Absence.NOT_PUBLISHED, Absence.QUALITY}
        is_hidden = any(one.absence in kept for one in readings)
        return GapVerdict.NOT_PUBLISHED if is_hidden else GapVerdict.UNKNOWN
    return GapVerdict.NO_COMMON_YEAR


def ordinal(place: int) -> str:
    """Write a rank: ``1er``, ``3e``."""
    return "1er" if place == 1 else f"{number(place)}e"


def gaps_count(count: int) -> str:
    """Write « 3 écarts »."""
    return counted(count, "écart")
