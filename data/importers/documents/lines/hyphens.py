"""Two pieces of a line put together again, a word cut at the end of the first one mended."""

import re
from collections.abc import Iterable

from data.importers.documents.lines.line import Line

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CUT = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)-$")
_OPEN = re.compile(r"['’]$|(?<=\w)/$")
_RANGE = re.compile(r"\d-$")
_START = re.compile(r"[^\W\d_]+")
_BEFORE_HYPHEN = frozenset(
    (
        "mi",
        "demi",
        "semi",
        "non",
        "ex",
        "vice",
        "sous",
        "après",
        "avant",
        "peut",
        "celui",
        "celle",
        "ceux",
        "lui",
        "elle",
        "eux",
        "elles",
        "soi",
        "moi",
        "nous",
        "vous",
        "quasi",
        "micro",
        "mini",
        "éco",
        "auto",
        "inter",
        "socio",
        "pluri",
        "multi",
        "centre",
        "rez",
        "rond",
        "porte",
        "savoir",
        "mieux",
        "bien",
        "hors",
        "grand",
        "petit",
        "sud",
        "nord",
        "est",
        "ouest",
        "co",
        "pré",
        "post",
        "anti",
        "grands",
        "petits",
        "ci",
        "au",
        "par",
        "dit",
        "là",
        "quelques",
        "vis",
        "plate",
        "chef",
        "tout",
        "vide",
        "cul",
        "arrière",
        "contre",
        "haut",
        "basse",
        "bas",
        "c",
        "compte",
    )
)
_AFTER_HYPHEN = frozenset(
    (
        "ci",
        "là",
        "même",
        "mêmes",
        "être",
        "ville",
        "villes",
        "ils",
        "elle",
        "il",
        "elles",
        "on",
        "vous",
        "nous",
        "à",
        "de",
        "en",
        "d",
        "t",
        "dessus",
        "dessous",
        "dire",
        "midi",
        "chaussée",
        "clé",
        "clés",
        "parc",
        "projet",
        "projets",
        "forme",
        "formes",
    )
)

_LONGEST = 80
"""Letters of a compound word."""
_MANY = 60
"""Lines from which the way that a text is cut can be told."""


class Words:
    """The words that a document writes in one piece, which tell where a hyphen belongs."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._seen: set[str] = set()
        was_cut = False
        cuts = count = 0
        for line in lines:
            words = [word.casefold() for word in _WORD.findall(line.text)]
            is_cut = _CUT.search(line.text[-_LONGEST:]) is not None
            self._seen.update(words[1 if was_cut else 0 : len(words) - 1 if is_cut else None])
            was_cut = is_cut
            cuts += is_cut
            count += 1
        # A printer that cuts syllables does so on one line out of ten, and more.
        self._has_syllables = count < _MANY or cuts > 0.04 * count

    def joined(self, before: str, after: str) -> str:
        """Put ``after`` behind ``before``, with a space unless the line was cut inside a word."""
        cut = _CUT.search(before[-_LONGEST:])
        start = _START.match(after)
        if cut and start:
            return before + after if self._keeps(cut[1], start[0]) else before[:-1] + after
        if _OPEN.search(before) or (_RANGE.search(before) and after[:1].isdecimal()):
            return before + after
        return f"{before} {after}"

    def _keeps(self, head: str, tail: str) -> bool:
        """Tell the hyphen of a compound from that of a syllable."""
        head, tail = head.casefold() if tail.islower() else head, tail
        if not tail.islower():
            return True
        last = head.rsplit("-", 1)[-1]
        if f"{head}-{tail}" in self._seen:
            return True
        if last + tail in self._seen or head + tail in self._seen:
            return False
        if last in _BEFORE_HYPHEN or tail in _AFTER_HYPHEN:
            return True
        if len(tail) > 3 and tail in self._seen and last in self._seen:
            return True
        return not self._has_syllables
