"""Codes of what a document does not number: three letters of a delegation, letters of a promise."""

from collections.abc import Collection

from data.importers.plans.wording.sentences import EMPTY_WORDS, evened

_WEAK = frozenset(
    {"vie", "lutte", "suivi", "affaires", "relations", "politique", "gestion", "ville"}
)
"""Words that many portfolios start with: the next one tells more."""


def delegation_code(title: str, taken: Collection[str]) -> str:
    """Return three capital letters that no other delegation has, ``SEC`` for « Sécurité… »."""
    words = [
        word
        for word in "".join(
            letter if letter.isalpha() else " " for letter in evened(title).replace("œ", "oe")
        ).split()
        if len(word) > 2 and word not in EMPTY_WORDS
    ]
    telling = [word for word in words if word not in _WEAK] or words
    for word in [*telling, *words]:
        code = word[:3].upper()
        if code not in taken:
            return code
    first = (telling[0] if telling else "del").upper().ljust(3, "X")
    for last in [*first[3:], *"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"]:
        code = f"{first[:2]}{last}"
        if code not in taken:
            return code
    return next(
        f"{first[:2]}{rank}" for rank in range(10, 1000) if f"{first[:2]}{rank}" not in taken
    )


def letter(rank: int) -> str:
    """Return the letters of an unnumbered promise, from 0: ``a``, … ``z``, ``aa``."""
    return (letter(rank // 26 - 1) if rank >= 26 else "") + "abcdefghijklmnopqrstuvwxyz"[rank % 26]
