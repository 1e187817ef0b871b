"""Headings in capitals, put back into ordinary French with the document's own spelling."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from data.importers.plans.wording.sentences import evened, typographic

_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_START = re.compile(r"(?:^|[.!?:;•]\s+|[«“\"(]\s?)$")


class Spellings:
    """How a document writes its words outside its capitals: « Saint-Malo », « CCAS », « santé »."""

    def __init__(self, texts: Iterable[str]) -> None:
        seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for text in texts:
            if sum(map(str.isupper, text)) > sum(map(str.islower, text)):
                continue
            for match in _TOKEN.finditer(text):
                word = match[0]
                if _START.search(text[: match.start()]):
                    # A capital that starts a sentence says nothing of the word.
                    word = word if word[1:].lower() != word[1:] else word.lower()
                seen[evened(word)][word] += 1
        self._written = {even: _usual(forms) for even, forms in seen.items()}

    def lowered(self, text: str) -> str:
        """Return a text in capitals as the document would write it inside a sentence."""
        return typographic(_TOKEN.sub(lambda match: self._word(match[0]), text))

    def sentence_case(self, text: str) -> str:
        """Return a heading in sentence case; one that is not in capitals only gets its capital."""
        letters = [letter for letter in text if letter.isalpha()]
        is_capitals = sum(map(str.isupper, letters)) > 0.7 * len(letters)
        written = self.lowered(text) if is_capitals else typographic(text)
        return written[:1].upper() + written[1:]

    def _word(self, word: str) -> str:
        return self._written.get(evened(word), word.lower())


def _usual(forms: Counter[str]) -> str:
    """Prefer the form in small letters, if the document has one."""
    small = [form for form in forms if form.islower()]
    return max(small or list(forms), key=lambda form: (forms[form], form))
