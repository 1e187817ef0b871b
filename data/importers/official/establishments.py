"""Schools as a file names them: their kind, their name as one writes it. Pure."""

import re

_KINDS = (
    (re.compile(r"\bPRIMAIRE\b"), "primaire"),
    (re.compile(r"\bELEMENTAIRE\b"), "elementaire"),
    (re.compile(r"\bMATERNELLE\b"), "maternelle"),
    (re.compile(r"\bCOLLEGE\b"), "college"),
    (re.compile(r"\b(?:LYCEE|LEGTA?|LP)\b"), "lycee"),
    (re.compile(r"\b(?:GROUPE SCOLAIRE|ECOLE)\b"), "primaire"),
)
"""The first word that is there tells: an « école primaire du collège » is a school."""
_FILES = (
    (re.compile(r"coll[eè]ge", re.IGNORECASE), "college"),
    (re.compile(r"lyc[eé]e", re.IGNORECASE), "lycee"),
)
_COMMON = {
    "ECOLE": "école",
    "ECOLES": "écoles",
    "PRIMAIRE": "primaire",
    "ELEMENTAIRE": "élémentaire",
    "MATERNELLE": "maternelle",
    "COLLEGE": "collège",
    "LYCEE": "lycée",
    "GROUPE": "groupe",
    "SCOLAIRE": "scolaire",
    "PRIVE": "privé",
    "PRIVEE": "privée",
    "PUBLIC": "public",
    "PUBLIQUE": "publique",
    "MIXTE": "mixte",
    "GENERAL": "général",
    "PROFESSIONNEL": "professionnel",
    "POLYVALENT": "polyvalent",
    "TECHNOLOGIQUE": "technologique",
    "REGROUPEMENT": "regroupement",
    "PEDAGOGIQUE": "pédagogique",
    "INTERCOMMUNAL": "intercommunal",
    "CONCENTRE": "concentré",
}
_SMALL = {"DE", "DU", "DES", "LA", "LE", "LES", "ET", "A", "AU", "AUX", "EN", "SUR", "SOUS", "LEZ"}
_SIGLES = {"RPI", "RPC", "EREA", "LP", "REP", "SEGPA", "ULIS"}
_PARTS = re.compile(r"([^\W\d_]+)")


def school_kind(name: str, file_name: str) -> str:
    """Return what a school is, a key of ``PLACE_KINDS``: by its name, else by the file's."""
    capitals = _plain(name)
    for pattern, kind in _KINDS:
        if pattern.search(capitals):
            return kind
    return next((kind for pattern, kind in _FILES if pattern.search(file_name)), "primaire")


def school_name(name: str) -> str:
    """Write a name of the file's, all in capitals, as one reads it; another one is kept."""
    flat = " ".join(name.split())
    if flat != flat.upper():
        return flat
    words = _PARTS.split(flat)
    written = "".join(_word(word, is_first=position <= 1) for position, word in enumerate(words))
    return written[:1].upper() + written[1:]


def school_sector(text: str) -> str | None:
    """Return whether a school is public; « privé sous contrat » is « privé »."""
    word = _plain(text)
    if word.startswith("PRIV"):
        return "privé"
    return "public" if word.startswith("PUBLI") else None


def _word(word: str, *, is_first: bool) -> str:
    if word in _SIGLES:
        return word
    if word in _COMMON:
        return _COMMON[word]
    if word in _SMALL and not is_first:
        return word.lower()
    return word.capitalize()


def _plain(text: str) -> str:
    return text.upper().translate(str.maketrans("ÉÈÊËÀÂÎÏÔÛÙÜÇ", "EEEEAAIIOUUUC"))
