"""Titles and other short texts compared, whatever their case, accents and signs."""

import re
from difflib import SequenceMatcher

from data.mandate.rules import folded

_SAME = 0.82
"""Likeness from which two titles are one title, printed twice with a slip."""
_MOST_COMPARED = 400
"""Letters compared: titles part before that."""
_SMALL_ACRONYM = 4


def words(text: str) -> str:
    """Return a text as it is compared: words without case, accents nor signs."""
    return " ".join(re.findall(r"[a-z0-9]+", folded(text)))


def likeness(one: str, other: str) -> float:
    """Return how alike two texts are, from 0 to 1, whatever their case, accents and signs."""
    first, second = words(one)[:_MOST_COMPARED], words(other)[:_MOST_COMPARED]
    if first == second:
        return 1.0
    if not first or not second:
        return 0.0
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() > 0.3 else 0.0


def is_same_title(one: str, other: str) -> bool:
    """Tell a title printed twice, with a slip or cut short the second time."""
    first, second = sorted((words(one), words(other)), key=len)
    is_cut = len(first) > 15 and second.startswith(first)
    return is_cut or likeness(one, other) >= _SAME


def tidied(title: str) -> str:
    """Return a title without its last sign, in small letters if it was all in capitals."""
    title = title.strip().rstrip(" :;.–-").strip()
    letters = [letter for letter in title if letter.isalpha()]
    is_shouted = letters and all(letter.isupper() for letter in letters)
    if not is_shouted or len(letters) <= _SMALL_ACRONYM:
        return title
    return title[:1] + title[1:].lower()
