"""« de » before the name of a commune, as French writes it."""

import re
import unicodedata

_ARTICLES = {"le ": "du ", "les ": "des "}
_VOWELS = frozenset("aeiou")
_HEARD = frozenset(
    ("ham", "harnes", "hem", "houdain", "houdan", "houilles", "houplines", "huningue", "hauts")
)
"""First words whose H is heard, elsewhere."""
_GERMANIC = ("57", "67", "68")
"""Départements whose names in H are Germanic: their H is heard."""


def of(name: str, code: str = "") -> str:
    """Return a commune's name after « de », ``d’Ajaccio``, ``du Havre``, ``de La Rochelle``.

    Args:
        name: of the commune.
        code: its INSEE code, which tells where an H is heard.
    """
    for article, joined in _ARTICLES.items():
        if name.casefold().startswith(article):
            return f"{joined}{name[len(article) :]}"
    return f"d’{name}" if _is_elided(_flat(name), code) else f"de {name}"


def _is_elided(name: str, code: str) -> bool:
    if name[:1] in _VOWELS:
        return True
    if name[:1] == "y":
        return name[1:2] not in _VOWELS or name == "yerres"
    if name[:1] != "h" or code.startswith(_GERMANIC):
        return False
    return (re.findall(r"[a-z]+", name) or [""])[0] not in _HEARD


def _flat(name: str) -> str:
    text = name.casefold().replace("œ", "oe").replace("æ", "ae")
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
