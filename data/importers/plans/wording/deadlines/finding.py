"""The first deadline that a text says, how sure it is, and what it rests on."""

import re
from collections.abc import Iterator
from datetime import date

from data.importers.plans.wording.deadlines.days import Term
from data.importers.plans.wording.deadlines.patterns import PATTERNS
from data.importers.plans.wording.sentences import evened, sentences
from data.mandate.drafts import DeadlineDraft, Sureness
from data.mandate.vocabulary import DeadlinePrecision

Found = tuple[DeadlineDraft, Sureness, str]

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
    term = Term(starts_on, ends_on)
    for sentence in sentences(text):
        candidates = sorted(_candidates(sentence, term), key=lambda found: found[0])
        if candidates:
            _, day, precision, sureness, wording = candidates[0]
            return DeadlineDraft(day, precision, wording), sureness, sentence
    return None


def _candidates(
    sentence: str, term: Term
) -> Iterator[tuple[int, date, DeadlinePrecision, Sureness, str]]:
    even = evened(sentence)
    is_told = _PAST.search(sentence.lower()) is not None and _TO_COME.search(even) is None
    taken: list[range] = []
    for way in PATTERNS:
        for match in way.pattern.finditer(even):
            span = range(match.start(), match.end())
            if any(span.start < other.stop and other.start < span.stop for other in taken):
                continue
            taken.append(span)
            day = way.day(match, term)
            if day is None or not term.holds(day):
                continue
            if way.precision is not DeadlinePrecision.MANDATE and (
                is_told or _is_barred(even, match)
            ):
                continue
            wording = sentence[match.start() : match.end()].strip()
            sureness = Sureness.UNSURE if _hangs_on_a_noun(even, match) else way.sureness
            yield match.start(), day, way.precision, sureness, wording


def _is_barred(even: str, match: re.Match[str]) -> bool:
    return _NOT_BEFORE.search(even[: match.start()]) is not None


def _hangs_on_a_noun(even: str, match: re.Match[str]) -> bool:
    """Tell « la rénovation en 2027, … offre une chance »: the year dates the noun, no promise."""
    rest = even[match.end() :]
    starts_sentence = re.match(r"\W*(?:la|le|les|l'|cette|ce|ces) ?\w+ $", even[: match.start()])
    return bool(starts_sentence) and rest.lstrip().startswith((",", "de ", "du ", "d'"))
