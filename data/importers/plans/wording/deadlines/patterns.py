"""The ways in which a French sentence says a day, in the order in which they are tried."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from data.importers.plans.wording.deadlines.days import (
    MONTHS,
    RANKS,
    Term,
    before_month,
    before_season,
    by_month,
    by_part,
    by_season,
    by_year,
    half_term,
    in_figures,
    on_day,
    year_of,
)
from data.mandate.drafts import Sureness
from data.mandate.vocabulary import DeadlinePrecision

_DAY, _SEASON = DeadlinePrecision.DAY, DeadlinePrecision.SEASON
_YEAR, _MANDATE = DeadlinePrecision.YEAR, DeadlinePrecision.MANDATE
_SURE, _LIKELY, _UNSURE = Sureness.SURE, Sureness.LIKELY, Sureness.UNSURE

_MONTH = rf"(?P<month>{'|'.join(MONTHS)})"
_IN_YEAR = r"(?P<year>20\d\d)(?!\s*[-–—/]\s*\d|\d)"
_OF_YEAR = rf"(?:de |en |d'|de l'annee |l'annee )?{_IN_YEAR}"
_TERM = (
    r"(?:(?:de |du |la |le |cette |ce |notre |present |presente |actuel |actuelle )*"
    r"(?:contrat de mandat|mandature|mandat|legislature))"
)


@dataclass(frozen=True)
class Pattern:
    """A way of saying a day. ``day`` gives none when the words make no date."""

    pattern: re.Pattern[str]
    precision: DeadlinePrecision
    sureness: Sureness
    day: Callable[[re.Match[str], Term], date | None]


def _pattern(
    pattern: str,
    precision: DeadlinePrecision,
    day: Callable[[re.Match[str], Term], date | None],
    sureness: Sureness = _SURE,
) -> Pattern:
    return Pattern(re.compile(rf"\b(?:{pattern})"), precision, sureness, day)


PATTERNS = (
    _pattern(
        rf"(?P<before>avant )?(?:au plus tard |d'ici |d'ici au |pour |jusqu'au )?(?:le |au )?"
        rf"(?P<day>\d{{1,2}})(?:er)? {_MONTH} {_IN_YEAR}",
        _DAY,
        on_day,
    ),
    _pattern(
        r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>20\d\d)\b",
        _DAY,
        in_figures,
        _LIKELY,
    ),
    _pattern(
        r"(?:avant |d'ici |pour |a |courant )?(?:la |a la )?"
        r"(?:fin (?:de |d'|du mois de |du mois d')?|courant (?:de |d')?)"
        rf"(?:mois de |mois d')?{_MONTH} {_IN_YEAR}",
        _SEASON,
        by_month,
    ),
    _pattern(rf"avant (?:le mois de |le mois d')?{_MONTH} {_IN_YEAR}", _SEASON, before_month),
    _pattern(
        rf"(?:en |d'ici |d'ici a |pour |au mois de |au mois d'|au cours du mois de |echeance : )"
        rf"{_MONTH} {_IN_YEAR}",
        _SEASON,
        by_month,
    ),
    _pattern(
        rf"(?:au |a la fin du |d'ici le |d'ici au |avant la fin du |d'ici la fin du |pour le |"
        rf"au cours du |courant |des le )?(?P<rank>{'|'.join(RANKS)}) "
        rf"(?P<part>trimestre|semestre) {_OF_YEAR}",
        _SEASON,
        by_part,
    ),
    _pattern(
        rf"avant (?:l'|le )(?P<season>ete|printemps|automne|hiver) {_OF_YEAR}",
        _SEASON,
        before_season,
    ),
    _pattern(
        rf"(?:a l'|d'ici l'|d'ici a l'|pour l'|courant |durant l'|au cours de l'|au |d'ici le |"
        rf"pour le |durant le |en |a la fin de l'|fin de l'|dans l')"
        rf"(?P<season>ete|printemps|automne|hiver) {_OF_YEAR}",
        _SEASON,
        by_season,
        _LIKELY,
    ),
    _pattern(
        rf"(?:avant|a|pour|d'ici|d'ici a) la rentree (?:scolaire )?(?:de septembre )?{_OF_YEAR}",
        _SEASON,
        lambda match, _: date(year_of(match), 9, 30),
    ),
    _pattern(
        rf"(?:debut|au debut de l'annee|en debut d'annee) {_IN_YEAR}",
        _SEASON,
        lambda match, _: date(year_of(match), 3, 31),
        _LIKELY,
    ),
    _pattern(
        rf"(?:a la |a |au )?mi[- ]{_IN_YEAR}", _SEASON, lambda match, _: date(year_of(match), 6, 30)
    ),
    _pattern(
        r"(?:avant |d'ici |d'ici a |pour |a |en )?(?:la )?fin (?:de l'annee |d'annee |de )?"
        rf"{_IN_YEAR}",
        _YEAR,
        by_year,
    ),
    _pattern(
        rf"(?:d'ici|entre) (?:20\d\d (?:a|et) )?{_IN_YEAR}",
        _YEAR,
        by_year,
    ),
    _pattern(rf"avant {_IN_YEAR}", _YEAR, lambda match, _: date(year_of(match) - 1, 12, 31)),
    _pattern(
        r"(?:courant|au cours|dans le courant|dans le cours)"
        rf"(?: de l'annee| d'annee| l'annee| de)? {_IN_YEAR}",
        _YEAR,
        by_year,
    ),
    _pattern(
        rf"(?:a l'horizon|horizon|a echeance|echeance :?)(?: de l'annee| de| d')? ?{_IN_YEAR}",
        _YEAR,
        by_year,
    ),
    _pattern(
        rf"(?:en|pour|durant|dans|pendant)(?: l'annee)? {_IN_YEAR}",
        _YEAR,
        by_year,
        _LIKELY,
    ),
    _pattern(
        rf"(?:d'ici|avant|a|pour|au terme|a l'issue|a l'echeance|au plus tard a|jusqu'a)"
        rf"(?: a)?(?: la)?(?: fin)? (?:de |du ){_TERM}",
        _MANDATE,
        lambda _, term: term.ends_on,
    ),
    _pattern(r"(?:a |en )?mi[- ]mandat\b", _YEAR, half_term, _UNSURE),
    _pattern(
        rf"(?:des|au|en) (?:le )?debut (?:de |du ){_TERM}|"
        rf"(?:des|durant|dans|au cours de) la premiere annee (?:de |du ){_TERM}",
        _YEAR,
        lambda _, term: date(term.starts_on.year, 12, 31) if term.starts_on else None,
        _LIKELY,
    ),
    _pattern(
        rf"(?:au cours|durant|pendant|dans le courant|a l'echelle) (?:de |du |le |la ){_TERM}",
        _MANDATE,
        lambda _, term: term.ends_on,
        _LIKELY,
    ),
)
