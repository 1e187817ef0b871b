"""The day by which a French sentence promises something, and what it rests on."""

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from data.importers.plans.wordings import evened, sentences
from data.mandate.drafts import DeadlineDraft, Sureness
from data.mandate.vocabulary import DeadlinePrecision

Found = tuple[DeadlineDraft, Sureness, str]

_DAY, _SEASON = DeadlinePrecision.DAY, DeadlinePrecision.SEASON
_YEAR, _MANDATE = DeadlinePrecision.YEAR, DeadlinePrecision.MANDATE
_SURE, _LIKELY, _UNSURE = Sureness.SURE, Sureness.LIKELY, Sureness.UNSURE

_MONTHS = (
    "janvier", "fevrier", "mars", "avril", "mai", "juin",
    "juillet", "aout", "septembre", "octobre", "novembre", "decembre",
)  # fmt: skip
_RANKS = {
    **dict.fromkeys(("premier", "1er", "1e", "1ere"), 1),
    **dict.fromkeys(("deuxieme", "second", "2e", "2nd", "2eme"), 2),
    **dict.fromkeys(("troisieme", "3e", "3eme"), 3),
    **dict.fromkeys(("quatrieme", "dernier", "4e", "4eme"), 4),
}
_SEASON_ENDS = {"printemps": (6, 30), "ete": (9, 30), "automne": (12, 31), "hiver": (3, 31)}
"""Last day of the month in which a season ends; winter ends in the year that follows."""
_SEASON_EVES = {"printemps": (3, 31), "ete": (6, 30), "automne": (9, 30), "hiver": (12, 31)}
"""What « avant l'été » means: the end of the month before its holidays begin."""

_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})"
_IN_YEAR = r"(?P<year>20\d\d)(?!\s*[-–—/]\s*\d|\d)"
_OF_YEAR = rf"(?:de |en |d'|de l'annee |l'annee )?{_IN_YEAR}"
_TERM = (
    r"(?:(?:de |du |la |le |cette |ce |notre |present |presente |actuel |actuelle )*"
    r"(?:contrat de mandat|mandature|mandat|legislature))"
)


@dataclass(frozen=True)
class _Term:
    """The days between which a deadline may fall, when they are known."""

    starts_on: date | None
    ends_on: date | None

    def holds(self, day: date) -> bool:
        """Tell whether a day belongs to it; a year that it ends in is accepted whole."""
        if self.starts_on and day < self.starts_on:
            return False
        return self.ends_on is None or day <= max(self.ends_on, date(self.ends_on.year, 12, 31))


@dataclass(frozen=True)
class _Rule:
    """A way of saying a day. ``day`` gives none when the words make no date."""

    pattern: re.Pattern[str]
    precision: DeadlinePrecision
    sureness: Sureness
    day: Callable[[re.Match[str], _Term], date | None]


def _end_of_month(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _year(match: re.Match[str]) -> int:
    return int(match["year"])


def _month(match: re.Match[str]) -> int:
    return _MONTHS.index(match["month"]) + 1


def _on_day(match: re.Match[str], _: _Term) -> date | None:
    try:
        day = date(_year(match), _month(match), int(match["day"]))
    except ValueError:
        return None
    # « avant le 1er juillet » leaves until the eve; « avant le 31 mars » means that very day.
    return day - timedelta(days=1) if match["before"] and day.day == 1 else day


def _in_figures(match: re.Match[str], _: _Term) -> date | None:
    try:
        return date(_year(match), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def _by_month(match: re.Match[str], _: _Term) -> date:
    return _end_of_month(_year(match), _month(match))


def _before_month(match: re.Match[str], _: _Term) -> date:
    return date(_year(match), _month(match), 1) - timedelta(days=1)


def _by_part(match: re.Match[str], _: _Term) -> date | None:
    months = 3 if match["part"].startswith("trimestre") else 6
    rank = _RANKS[match["rank"]]
    if match["rank"] == "dernier":
        rank = 12 // months
    last = rank * months
    return _end_of_month(_year(match), last) if last <= 12 else None


def _before_season(match: re.Match[str], _: _Term) -> date:
    return date(_year(match), *_SEASON_EVES[match["season"]])


def _by_season(match: re.Match[str], _: _Term) -> date:
    is_winter = match["season"] == "hiver"
    return date(_year(match) + is_winter, *_SEASON_ENDS[match["season"]])


def _by_year(match: re.Match[str], _: _Term) -> date:
    return date(_year(match), 12, 31)


def _half_term(_: re.Match[str], term: _Term) -> date | None:
    if term.starts_on is None or term.ends_on is None:
        return None
    return term.starts_on + (term.ends_on - term.starts_on) / 2


def _rule(
    pattern: str,
    precision: DeadlinePrecision,
    day: Callable[[re.Match[str], _Term], date | None],
    sureness: Sureness = _SURE,
) -> _Rule:
    return _Rule(re.compile(rf"\b(?:{pattern})"), precision, sureness, day)


_RULES = (
    _rule(
        rf"(?P<before>avant )?(?:au plus tard |d'ici |d'ici au |pour |jusqu'au )?(?:le |au )?"
        rf"(?P<day>\d{{1,2}})(?:er)? {_MONTH} {_IN_YEAR}",
        _DAY,
        _on_day,
    ),
    _rule(
        r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>20\d\d)\b",
        _DAY,
        _in_figures,
        _LIKELY,
    ),
    _rule(
        r"(?:avant |d'ici |pour |a |courant )?(?:la |a la )?"
        r"(?:fin (?:de |d'|du mois de |du mois d')?|courant (?:de |d')?)"
        rf"(?:mois de |mois d')?{_MONTH} {_IN_YEAR}",
        _SEASON,
        _by_month,
    ),
    _rule(rf"avant (?:le mois de |le mois d')?{_MONTH} {_IN_YEAR}", _SEASON, _before_month),
    _rule(
        rf"(?:en |d'ici |d'ici a |pour |au mois de |au mois d'|au cours du mois de |echeance : )"
        rf"{_MONTH} {_IN_YEAR}",
        _SEASON,
        _by_month,
    ),
    _rule(
        rf"(?:au |a la fin du |d'ici le |d'ici au |avant la fin du |d'ici la fin du |pour le |"
        rf"au cours du |courant |des le )?(?P<rank>{'|'.join(_RANKS)}) "
        rf"(?P<part>trimestre|semestre) {_OF_YEAR}",
        _SEASON,
        _by_part,
    ),
    _rule(
        rf"avant (?:l'|le )(?P<season>ete|printemps|automne|hiver) {_OF_YEAR}",
        _SEASON,
        _before_season,
    ),
    _rule(
        rf"(?:a l'|d'ici l'|d'ici a l'|pour l'|courant |durant l'|au cours de l'|au |d'ici le |"
        rf"pour le |durant le |en |a la fin de l'|fin de l'|dans l')"
        rf"(?P<season>ete|printemps|automne|hiver) {_OF_YEAR}",
        _SEASON,
        _by_season,
        _LIKELY,
    ),
    _rule(
        rf"(?:avant|a|pour|d'ici|d'ici a) la rentree (?:scolaire )?(?:de septembre )?{_OF_YEAR}",
        _SEASON,
        lambda match, _: date(_year(match), 9, 30),
    ),
    _rule(
        rf"(?:debut|au debut de l'annee|en debut d'annee) {_IN_YEAR}",
        _SEASON,
        lambda match, _: date(_year(match), 3, 31),
        _LIKELY,
    ),
    _rule(
        rf"(?:a la |a |au )?mi[- ]{_IN_YEAR}", _SEASON, lambda match, _: date(_year(match), 6, 30)
    ),
    _rule(
        r"(?:avant |d'ici |d'ici a |pour |a |en )?(?:la )?fin (?:de l'annee |d'annee |de )?"
        rf"{_IN_YEAR}",
        _YEAR,
        _by_year,
    ),
    _rule(
        rf"(?:d'ici|entre) (?:20\d\d (?:a|et) )?{_IN_YEAR}",
        _YEAR,
        _by_year,
    ),
    _rule(rf"avant {_IN_YEAR}", _YEAR, lambda match, _: date(_year(match) - 1, 12, 31)),
    _rule(
        r"(?:courant|au cours|dans le courant|dans le cours)"
        rf"(?: de l'annee| d'annee| l'annee| de)? {_IN_YEAR}",
        _YEAR,
        _by_year,
    ),
    _rule(
        rf"(?:a l'horizon|horizon|a echeance|echeance :?)(?: de l'annee| de| d')? ?{_IN_YEAR}",
        _YEAR,
        _by_year,
    ),
    _rule(
        rf"(?:en|pour|durant|dans|pendant)(?: l'annee)? {_IN_YEAR}",
        _YEAR,
        _by_year,
        _LIKELY,
    ),
    _rule(
        rf"(?:d'ici|avant|a|pour|au terme|a l'issue|a l'echeance|au plus tard a|jusqu'a)"
        rf"(?: a)?(?: la)?(?: fin)? (?:de |du ){_TERM}",
        _MANDATE,
        lambda _, term: term.ends_on,
    ),
    _rule(r"(?:a |en )?mi[- ]mandat\b", _YEAR, _half_term, _UNSURE),
    _rule(
        rf"(?:des|au|en) (?:le )?debut (?:de |du ){_TERM}|"
        rf"(?:des|durant|dans|au cours de) la premiere annee (?:de |du ){_TERM}",
        _YEAR,
        lambda _, term: date(term.starts_on.year, 12, 31) if term.starts_on else None,
        _LIKELY,
    ),
    _rule(
        rf"(?:au cours|durant|pendant|dans le courant|a l'echelle) (?:de |du |le |la ){_TERM}",
        _MANDATE,
        lambda _, term: term.ends_on,
        _LIKELY,
    ),
)

_NOT_BEFORE = re.compile(
    # A start, a recurrence, or what was already done then.
    r"(?:\b(?:depuis|des|a partir de|a partir du|a compter de|a compter du|chaque|tous les|entre)"
    r"|(?<!sera )(?<!seront )(?<!etre )\b(?:cree|ouvert|signe|adopte|lance|realise|construit|"
    r"engage|vote|paru|publie|inaugure|acheve|initie)e?s?)\s*$"
)
_PAST = re.compile(
    # With its accents: « a rénové » is past, « à la rentrée » is not.
    r"(?<=\w )(?:a|ont|avait|avaient|était|étaient|s['’]est|se sont)(?: \w+)? "
    r"(?:été|\w+(?:é|i|u|is|it)e?s?)\b"
)
_TO_COME = re.compile(r"\b\w{2,}(?:ra|ront|rez|rons)\b")


def find_deadline(text: str, starts_on: date | None, ends_on: date | None) -> Found | None:
    """Return the first deadline said by a text, how sure it is, and its sentence; or none.

    A day outside the mandate is none: « horizon 2050 » is a prospect and « en 2014 » a past. « La
    fin du mandat » needs its last day: without ``ends_on`` it gives none, no day being invented.
    """
    term = _Term(starts_on, ends_on)
    for sentence in sentences(text):
        candidates = sorted(_candidates(sentence, term), key=lambda found: found[0])
        if candidates:
            _, day, precision, sureness, wording = candidates[0]
            return DeadlineDraft(day, precision, wording), sureness, sentence
    return None


def _candidates(
    sentence: str, term: _Term
) -> Iterator[tuple[int, date, DeadlinePrecision, Sureness, str]]:
    even = evened(sentence)
    is_told = _PAST.search(sentence.lower()) is not None and _TO_COME.search(even) is None
    taken: list[range] = []
    for rule in _RULES:
        for match in rule.pattern.finditer(even):
            span = range(match.start(), match.end())
            if any(span.start < other.stop and other.start < span.stop for other in taken):
                continue
            taken.append(span)
            day = rule.day(match, term)
            if day is None or not term.holds(day):
                continue
            if rule.precision is not _MANDATE and (is_told or _is_barred(even, match)):
                continue
            wording = sentence[match.start() : match.end()].strip()
            sureness = _UNSURE if _hangs_on_a_noun(even, match) else rule.sureness
            yield match.start(), day, rule.precision, sureness, wording


def _is_barred(even: str, match: re.Match[str]) -> bool:
    return _NOT_BEFORE.search(even[: match.start()]) is not None


def _hangs_on_a_noun(even: str, match: re.Match[str]) -> bool:
    """Tell « la rénovation en 2027, … offre une chance »: the year dates the noun, no promise."""
    rest = even[match.end() :]
    starts_sentence = re.match(r"\W*(?:la|le|les|l'|cette|ce|ces) ?\w+ $", even[: match.start()])
    return bool(starts_sentence) and rest.lstrip().startswith((",", "de ", "du ", "d'"))
