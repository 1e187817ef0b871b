"""« de » before the name of a commune or an agglomeration, as French writes it."""

import re
import unicodedata

_ARTICLES = {"le ": "du ", "les ": "des "}
_VOWELS = frozenset("aeiou")
_HEARD = frozenset(
    ("ham", "harnes", "hem", "houdain", "houdan", "houilles", "houplines", "huningue", "hauts")
)
"""First words whose H is heard, elsewhere."""
_FEMININE = frozenset(("ca", "cc", "cu", "metropole", "communaute"))
"""First words of the agglomerations that are called « la »."""
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


def named(name: str) -> str:
    """Return an agglomeration's name inside a sentence, ``la CA du Pays de Saint-Omer``.

    Its first word says whether it is a common noun: a proper name, as a town's, takes no article.
    """
    first = _flat(name).split(" ")[0]
    if first == "eurometropole":
        return f"l’{name}"
    return f"la {name}" if first in _FEMININE else name


def of_named(name: str, code: str = "") -> str:
    """Return an agglomeration's or a town's name after « de », ``de la CA du Pays de Saint-Omer``.

    Args:
        name: of the agglomeration, or of the town that has none.
        code: INSEE code of the town.
    """
    with_article = named(name)
    return of(name, code) if with_article == name else f"de {with_article}"


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
