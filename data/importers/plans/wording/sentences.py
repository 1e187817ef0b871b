"""French wordings seen as sentences and as words, whatever their accents, case or plural."""

import re
import unicodedata
from functools import lru_cache

_BREAK = re.compile(r"(?<=[.!?…])[ \u00a0]+(?=[«\"“(]?[ \u00a0]?[A-ZÀ-ÖØ-ÝŒ])|\n+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:M|MM|Mme|Mlle|Dr|St|Ste|art|cf|ex|env|av|bd|n°|p)|\b[A-ZÀ-Ý])\.$"
)
_WORD = re.compile(r"[^\W\d_]+|\d{4}")
EMPTY_WORDS = frozenset(
    (
        "a", "afin", "ainsi", "au", "aussi", "aux", "avec", "c", "ce", "ces", "cette", "d", "dans",
        "de", "des", "deux", "dont", "du", "elle", "en", "entre", "et", "etre", "il", "ils", "l",
        "la", "le", "les", "leur", "leurs", "lien", "m", "mme", "notre", "nos", "ou", "par", "pour",
        "qu", "que", "qui", "s", "sa", "se", "ses", "son", "sous", "sur", "tous", "tout", "toute",
        "toutes", "un", "une", "vers",
        "charge", "chargee", "charges", "chargees", "delegue", "deleguee", "delegues", "deleguees",
        "municipal", "municipale", "municipales", "municipaux",
    )
)  # fmt: skip
"""Words that say nothing of a portfolio, evened."""

_STEM_LENGTH = 7
"""Long enough to part « communal » from « communication », short enough to join plurals."""


def evened(text: str) -> str:
    """Return the text in small letters without accents, as long as it was: places still hold."""
    return "".join(_evened(letter) for letter in text)


@lru_cache(maxsize=1024)
def _evened(letter: str) -> str:
    if letter in "’‘ʼ`´":
        return "'"
    if letter.isspace() and letter != "\n":
        return " "
    base = unicodedata.normalize("NFD", letter)[0].lower()
    return base if len(base) == 1 else letter


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences, in order; an abbreviation or an initial ends none."""
    found: list[str] = []
    for part in (piece.strip() for piece in _BREAK.split(text)):
        if part and found and _ABBREVIATION.search(found[-1]):
            found[-1] = f"{found[-1]} {part}"
        elif part:
            found.append(part)
    return tuple(found)


def stem(word: str) -> str:
    """Return what a word has in common with its plural and with its family."""
    word = evened(word)
    return word.rstrip("sx")[:_STEM_LENGTH] if len(word) > 3 else word


@lru_cache(maxsize=8192)
def stems(text: str) -> tuple[str, ...]:
    """Return the stems of the words that mean something, in order, each once."""
    words = _WORD.findall(evened(text).replace("œ", "oe"))
    return tuple(dict.fromkeys(stem(word) for word in words if word not in EMPTY_WORDS))


def typographic(text: str) -> str:
    """Return the text with curly apostrophes and single spaces, as a screen shows it."""
    return re.sub(r"[ \n\t]+", " ", text.replace("'", "’")).strip()
