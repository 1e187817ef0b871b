"""Names of places as they are compared: accents, capitals, hyphens and « St » do not matter."""

import re
import unicodedata

_SIGNS = str.maketrans(
    {"œ": "oe", "æ": "ae", ")": None} | dict.fromkeys("’'-(\u2010\u2011\u2013\u00a0\u202f", " ")
)
_SHORT = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes", "lez": "les"}
_PREFIX = re.compile(r"^(?:ville|commune|mairie) (?:de la|de l|de|du|des|d) ")
_WORD = re.compile(r"[a-z0-9]+")


def folded(text: str) -> str:
    """Return a name as it is compared: small letters, no accent, no hyphen, « saint » in full."""
    words = _WORD.findall(flat(text))
    return " ".join(_SHORT.get(word, word) for word in words)


def bare(name: str) -> str:
    """Return a folded name without « ville de »."""
    return _PREFIX.sub("", folded(name))


def flat(text: str) -> str:
    """Return a text in small letters without accents nor ligatures, hyphens as spaces."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_SIGNS))
    return plain.encode("ascii", "ignore").decode()
