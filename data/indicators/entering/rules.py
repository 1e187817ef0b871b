"""What may be typed, what must be confirmed, what is refused. Pure: no clock, no database."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from data.base.formats import long_date, number
from data.base.numbers import NotANumberError, typed_number
from data.indicators import words
from data.indicators.confidentiality import smallest_count, withheld
from data.indicators.entering.views import Findings, HeldValue, TypedTarget, TypedValue
from data.indicators.views import IndicatorLine
from data.indicators.vocabulary import ObservationStatus
from data.territories.vocabulary import TerritoryKind

EARLIEST: Final = 1900
LATEST: Final = 2100
LONGEST_REASON: Final = 500
LONGEST_CITED: Final = 200
_JUMP = 10
_THOUSANDS_OF_EUROS = ("k€", "m€")
_PERIMETERS = {TerritoryKind.QPV_2015: "2015", TerritoryKind.QPV_2024: "2024"}

NO_YEAR = "L’année des données manque : donnez l’année dont parle la valeur, par exemple 2027."
NO_CITED = "La source manque : dites d’où vient la valeur (registre, courrier, publication)."
NO_REASON = "La raison manque : une correction dit pourquoi l’ancienne valeur change."
NO_VALUE = "La valeur manque : tapez un nombre, ou choisissez pourquoi il n’y en a pas."
BOTH = "Une valeur et une raison de son absence : gardez l’une ou l’autre."


def usual_perimeter(kind: TerritoryKind) -> str | None:
    """Return the vintage of the boundaries that a value typed for a territory speaks of."""
    return _PERIMETERS.get(kind)


def read_number(text: str, line: IndicatorLine) -> float:
    """Return the number typed for an indicator; its unit may be written after it.

    Raises:
        NotANumberError: something else is typed, or thousands of euros, which nobody can tell.
    """
    bare = " ".join(text.split())
    if bare.casefold().endswith(_THOUSANDS_OF_EUROS):
        raise NotANumberError
    unit = words.UNITS.get(line.unit, line.unit)
    for one in (line.unit, unit):
        if one and bare.casefold().endswith(one.casefold()):
            bare = bare[: -len(one)].rstrip()
    return float(typed_number(bare))


def findings(
    typed: TypedValue,
    line: IndicatorLine,
    held: HeldValue | None,
    before: tuple[int, HeldValue] | None,
    *,
    on: date,
    today: date,
) -> Findings:
    """Return what keeps a typed value from being saved, and what must be confirmed.

    Args:
        typed: what was typed.
        line: the indicator.
        held: what the base holds of the same territory and year.
        before: the last value known before that year, and its year.
        on: the day looked at.
        today: the day that it is.
    """
    errors = [*_missing(typed, held)]
    value: float | None = None
    if typed.text.strip():
        try:
            value = read_number(typed.text, line)
        except NotANumberError:
            errors.append(_not_a_number(typed.text, line))
    if not errors and held is not None and _is_unchanged(typed, value, held):
        errors.append("C’est déjà la valeur enregistrée, au même statut : rien à changer.")
    former = before
    if former is None and held is not None and typed.year is not None:
        # Without any earlier year, what is corrected tells how big the indicator is.
        former = (typed.year, held)
    warnings = [*_doubtful_year(typed.year, on, today), *_doubtful_value(value, line, former)]
    secret = withheld(value, typed.status, smallest_count(line), is_published=False)
    return Findings(tuple(errors), tuple(warnings), value, secret)


def _missing(typed: TypedValue, held: HeldValue | None) -> Iterable[str]:
    if typed.year is None:
        yield NO_YEAR
    elif not EARLIEST <= typed.year <= LATEST:
        yield f"L’année {typed.year} est hors de {EARLIEST} à {LATEST}."
    if typed.text.strip() and typed.absence is not None:
        yield BOTH
    elif not typed.text.strip() and typed.absence is None:
        yield NO_VALUE
    if typed.absence is not None and typed.status is ObservationStatus.CONFIDENTIAL:
        yield "Une valeur absente n’est pas confidentielle : choisissez un autre statut."
    if not typed.cited.strip():
        yield NO_CITED
    if held is not None and not typed.reason.strip():
        yield NO_REASON
    if len(typed.cited) > LONGEST_CITED:
        yield f"La source dépasse {LONGEST_CITED} caractères : abrégez-la."
    if len(typed.reason) > LONGEST_REASON:
        yield f"La raison dépasse {LONGEST_REASON} caractères : abrégez-la."


def _not_a_number(text: str, line: IndicatorLine) -> str:
    unit = f", en « {line.unit} »" if line.unit else ""
    return f"« {text.strip()[:40]} » n’est pas un nombre. Attendu : par exemple 12 345,6{unit}."


def _is_unchanged(typed: TypedValue, value: float | None, held: HeldValue) -> bool:
    return (value, typed.absence, typed.status) == (held.value, held.absence, held.status)


def _doubtful_year(year: int | None, on: date, today: date) -> Iterable[str]:
    if year is None:
        return
    if year > today.year:
        yield f"L’année {year} est dans l’avenir : une valeur mesurée parle d’une année passée."
    elif year > on.year:
        yield (
            f"L’année {year} suit la date regardée ({long_date(on)}) : la valeur ne se verra "
            "qu’en regardant plus tard."
        )


def _doubtful_value(
    value: float | None, line: IndicatorLine, before: tuple[int, HeldValue] | None
) -> Iterable[str]:
    if value is None:
        return
    if line.unit == "%" and not 0 <= value <= 100:
        yield f"{words.measure(value, line)} est hors de 0 à 100 %."
    if round(value, line.decimals) != value:
        yield (
            f"L’indicateur s’écrit avec {_decimals(line)} : {number(value, 6).rstrip('0')} se "
            f"lira {words.measure(value, line)}."
        )
    if before is not None and before[1].value is not None and _is_jump(value, before[1].value):
        yield (
            f"{words.measure(value, line)} est à plus de dix fois d’écart de la valeur de "
            f"{before[0]}, {before[1].text}."
        )


def _decimals(line: IndicatorLine) -> str:
    if not line.decimals:
        return "aucune décimale"
    return "une décimale" if line.decimals == 1 else f"{line.decimals} décimales"


def _is_jump(value: float, former: float) -> bool:
    """Tell a value ten times bigger or smaller than the former one; zero is beside the point."""
    if not value or not former:
        return False
    ratio = abs(value / former)
    return ratio >= _JUMP or ratio <= 1 / _JUMP


def missing_in_target(typed: TypedTarget) -> Iterable[str]:
    """Say what a target lacks, or what is too long."""
    if typed.due_year is None:
        yield "L’échéance manque : une cible dit l’année où elle doit être atteinte."
    elif not EARLIEST <= typed.due_year <= LATEST:
        yield f"L’échéance {typed.due_year} est hors de {EARLIEST} à {LATEST}."
    if not typed.value.strip():
        yield "La cible manque : tapez la valeur à atteindre."
    if not typed.reference.strip():
        yield "La référence manque : une cible dit qui la fixe, et dans quel document."
    if typed.decided_on is None:
        yield "La date de décision manque : c’est le jour d’où la cible compte."
    if typed.seen.row_id is not None and not typed.reason.strip():
        yield "La raison manque : changer une cible dit pourquoi."
