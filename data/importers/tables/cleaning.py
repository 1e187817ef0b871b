"""What a spreadsheet's text looks like once cleaned, and when two texts are the same."""

import re
import unicodedata
from functools import lru_cache

from data.importers.documents.cleaning import clean_cell

_ESCAPED = re.compile(r"'(?=[=+\-@])")
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae"})
_ORDINALS = re.compile(r"\bn\s*[°º]", re.IGNORECASE)
_WORDS = re.compile(r"[^\W_]+|%")


def cell_text(text: str) -> str | None:
    """Return the words of a cell, its lines kept apart; none when nothing is left.

    Our own text files write an apostrophe before what a spreadsheet would take for a formula:
    it goes.
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        cleaned = text.strip(" ")
    else:
        lines = (clean_cell(line) for line in text.splitlines())
        cleaned = "\n".join(line for line in lines if line)
    return _ESCAPED.sub("", cleaned, count=1) if cleaned.startswith("'") else cleaned or None


def one_line(text: str) -> str:
    """Return the text of a cell on one line."""
    return text.replace("\n", " ")


@lru_cache(maxsize=1 << 14)
def key(text: str) -> str:
    """Return a text as it is compared: no accent, case, sign, nor mark of the plural."""
    text = unicodedata.normalize("NFKD", _ORDINALS.sub("numero ", text).translate(_LIGATURES))
    bare = "".join(char for char in text.casefold() if not unicodedata.combining(char))
    return " ".join(map(_singular, _WORDS.findall(bare)))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word
