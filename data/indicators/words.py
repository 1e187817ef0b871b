"""How values, absences, perimeters, ages and gaps are written in French."""

from collections.abc import Iterable

from data.base.formats import MISSING, NO_BREAK_SPACE, counted, listed, number, percent, quantity
from data.base.views import SourceLine, is_edition_to_say
from data.indicators.rules import Trend, is_comparable, vintage, withheld_since
from data.indicators.views import IndicatorLine, Reading
from data.indicators.vocabulary import (
    Absence,
    ObservationStatus,
)
from data.territories import elision
from data.territories.views import TerritoryName
from data.territories.vocabulary import (
    TerritoryKind,
)

ABSENCES: dict[Absence, str] = {
    Absence.NOT_PUBLISHED: "non publié",
    Absence.QUALITY: "non publié (qualité insuffisante)",
    Absence.NOT_APPLICABLE: "sans objet",
    Absence.UNKNOWN: "non renseigné",
}
STATUSES: dict[ObservationStatus, str] = {
    ObservationStatus.DEFINITIVE: "définitive",
    ObservationStatus.PROVISIONAL: "provisoire",
    ObservationStatus.ESTIMATED: "estimée",
    ObservationStatus.CONFIDENTIAL: "confidentielle",
}
ABSENT_STATUSES: dict[Absence, str] = {
    Absence.NOT_PUBLISHED: "non publiée",
    Absence.QUALITY: "non publiée",
    Absence.NOT_APPLICABLE: "non applicable",
    Absence.UNKNOWN: "non renseignée",
}
CONFIDENTIAL = "confidentiel"
NO_READING = "aucune valeur connue"
NO_YEAR = "année non précisée"
PERIMETERS = (
    "« QPV 2015 » désigne les quartiers du décret du 30 décembre 2014, en vigueur en 2015, que le "
    "contrat de ville date de 2014 ; « QPV 2024 », ceux du décret du 28 décembre 2023. Leurs "
    "limites diffèrent : leurs chiffres ne s’enchaînent pas."
)
CARD_LABEL = "Fiche du contrat de ville"
TRENDS: dict[Trend, str] = {
    Trend.CLOSING: "se réduit",
    Trend.WIDENING: "se creuse",
    Trend.INDISTINCT: "n’évolue pas de façon distinguable",
    Trend.NOT_MEASURABLE: "n’est pas encore mesurable",
}
PAST_TRENDS: dict[Trend, str] = {
    Trend.CLOSING: "s’était réduit",
    Trend.WIDENING: "s’était creusé",
    Trend.INDISTINCT: "n’avait pas évolué de façon distinguable",
}

UNITS = {"€/an": "€", "indice": ""}
NOT_THAT_YEAR = "sans valeur la même année"
NONE_IN_COMMON = "aucune année commune"
_NUMBERS = ("aucun", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf")
_VOWELS = "aàâeéèêiîoôuyœAÀÂEÉÈÊIÎOÔUYŒ"


def measure(value: float, indicator: IndicatorLine) -> str:
    """Write a value in the indicator's unit, in full: ``11 770 €``, ``58,2 %``."""
    if indicator.unit == "%":
        return percent(value, indicator.decimals)
    unit = UNITS.get(indicator.unit, indicator.unit)
    return quantity(value, unit, indicator.decimals)


def bare(value: float, indicator: IndicatorLine) -> str:
    """Write a value without its unit, which the words around it give."""
    return number(value, indicator.decimals)


def distance(value: float, indicator: IndicatorLine) -> str:
    """Write how far apart two values are, without sign: ``4 960 €``, ``23,1 points``."""
    if indicator.unit == "%":
        noun = "point" if abs(value) < 2 else "points"
        return f"{number(abs(value), indicator.decimals)}{NO_BREAK_SPACE}{noun}"
    return measure(abs(value), indicator)


def short_title(title: str) -> str:
    """Return a title without what it says between brackets."""
    return title.split(" (")[0]


def short_text(reading: Reading, indicator: IndicatorLine) -> str:
    """Write a reading in few signs: the title already says what a count counts."""
    if reading.value is not None and not is_comparable(indicator.unit):
        return number(reading.value, indicator.decimals)
    return reading_text(reading, indicator) if reading.value is not None else MISSING


def span(low: float, high: float, indicator: IndicatorLine) -> str:
    """Write the values from one to another, the unit once: ``1 640 à 3 126 personnes``."""
    if low == high:
        return measure(low, indicator)
    return f"{number(low, indicator.decimals)} à {measure(high, indicator)}"


def distance_span(near: float, far: float, indicator: IndicatorLine) -> str:
    """Write distances from one to another, without sign, the unit once."""
    if near == far:
        return distance(near, indicator)
    return f"{number(abs(near), indicator.decimals)} à {distance(far, indicator)}"


def signed_distance(value: float | None, indicator: IndicatorLine) -> str:
    """Write a gap with its sign, for a table; nothing when it is missing."""
    if value is None:
        return "–"
    sign = "+" if value > 0 else "\u2212" if value < 0 else ""
    return f"{sign}{distance(value, indicator)}"


def reading_text(reading: Reading | None, indicator: IndicatorLine) -> str:
    """Write a reading: its value, or why there is none."""
    if reading is None:
        return NO_READING
    if reading.value is not None:
        return measure(reading.value, indicator)
    return absence_text(reading)


def absence_text(reading: Reading) -> str:
    """Say why a reading has no value: kept in the base, or missing."""
    if reading.withheld:
        return reading.withheld
    if reading.status is ObservationStatus.CONFIDENTIAL:
        return CONFIDENTIAL
    return ABSENCES[reading.absence or Absence.UNKNOWN]


def status_text(status: ObservationStatus, value: float | None, absence: Absence | None) -> str:
    """Say how final a value is, or in which way there is none: « provisoire », « non applicable ».

    A confidential value says so, whether it is shown or withheld.
    """
    if status is ObservationStatus.CONFIDENTIAL or value is not None:
        return STATUSES[status]
    return ABSENT_STATUSES[absence or Absence.UNKNOWN]


def perimeter_text(perimeter: str | None) -> str:
    """Say on which boundaries a figure was computed."""
    return f"périmètre QPV {vintage(perimeter)}" if perimeter else "limites communales"


def cited(readings: Iterable[Reading]) -> str:
    """Cite the sources of readings with the perimeter of their figures, each producer once."""
    titles: dict[str, list[str]] = {}
    for one in readings:
        titles.setdefault(one.source.producer, []).append(_title_cited(one))
    return " ; ".join(
        f"{producer}, {' ; '.join(dict.fromkeys(some))}" for producer, some in titles.items()
    )


def _title_cited(reading: Reading) -> str:
    source, parts = reading.source, [reading.source.title]
    if is_edition_to_say(source):
        parts.append(f"édition {source.edition}")
    if reading.perimeter:
        parts[0] = source.title.removesuffix(f" (QPV {vintage(reading.perimeter)})")
        parts.append(perimeter_text(reading.perimeter))
    return ", ".join(parts)


def source_text(source: SourceLine) -> str:
    """Name a source without its edition, which has its own column."""
    return f"{source.producer}, {source.title}"


def level_words(title: str, gap: float) -> tuple[str, str, str]:
    """Return a title with its article, on which side it stands, and « celui » or « celle »."""
    stands = "supérieur" if gap > 0 else "inférieur"
    if title.startswith("Part "):
        return f"la {lowered(title)}", f"{stands}e", "celle"
    article = "l’" if title[0] in _VOWELS else "le "
    return f"{article}{lowered(title)}", stands, "celui"


def age_text(age: int | None) -> str:
    """Write the age of a figure, ``11 ans``."""
    if age is None:
        return "âge inconnu"
    return "de l’année" if age <= 0 else counted(age, "an")


def withheld_text(readings: Iterable[Reading], year: int | None) -> str | None:
    """Say which newer years were not published, and why."""
    parts = [
        f"{ABSENCES[absence]} en {listed([str(one) for one in years])}"
        for absence, years in withheld_since(readings, year).items()
    ]
    return " ; ".join(parts) or None


def in_words(count: int) -> str:
    """Write a small count in words."""
    return _NUMBERS[count] if count < len(_NUMBERS) else number(count)


def quarters_in_words(count: int, total: int) -> str:
    """Name quarters among all: ``les trois quartiers``, ``deux quartiers sur trois``."""
    if count < total:
        noun = "quartier" if count == 1 else "quartiers"
        return f"{in_words(count)} {noun} sur {in_words(total)}"
    return "le quartier" if count == 1 else f"les {in_words(count)} quartiers"


def of_quarters(count: int, total: int) -> str:
    """Say « of the quarters »: ``des trois quartiers``, ``de deux quartiers sur trois``."""
    words = quarters_in_words(count, total)
    if words.startswith("les "):
        return f"des {words.removeprefix('les ')}"
    return f"du {words.removeprefix('le ')}" if words.startswith("le ") else f"de {words}"


def named(territory: TerritoryName) -> str:
    """Name a territory inside a sentence, with its article."""
    if territory.kind is TerritoryKind.NATIONAL_QPV:
        return f"l’{lowered(territory.name)}"
    if territory.kind is TerritoryKind.EPCI:
        return elision.named(territory.name)
    return territory.name


def than(territory: TerritoryName) -> str:
    """Write « que Saint-Omer », « qu’Arques », « que la CAPSO »."""
    name = named(territory)
    return f"qu’{name}" if name[0] in _VOWELS else f"que {name}"


def lowered(title: str) -> str:
    """Write a title inside a sentence; acronyms keep their capitals."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def no_gap(indicator: IndicatorLine) -> str:
    """Say why a figure stands alone."""
    if not is_comparable(indicator.unit):
        return "un effectif ne se compare pas d’un territoire à l’autre"
    return "pas de comparateur publié pour cette année"


def last_in_common(year: int | None) -> str:
    """Say which year is the last that two territories are both known for, if there is one."""
    return f"dernière année commune en {year}" if year else NONE_IN_COMMON


def gap_words(gap: float, indicator: IndicatorLine) -> str:
    """Write a gap in words: ``4 960 € de moins``."""
    return f"{distance(gap, indicator)} {more_or_less(gap)}" if gap else "autant"


def more_or_less(gap: float) -> str:
    """Say on which side of its comparator a value stands."""
    return "de plus" if gap > 0 else "de moins"
