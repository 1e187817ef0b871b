"""Numbers as people type them in French: ``12 345,6``, ``−3``, ``42 %``."""

import re

_SPACES = re.compile(r"[\s'’_]+")
_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?", re.IGNORECASE)
_UNITS = re.compile(r"(?:%|€|euros?|k€|m€)$", re.IGNORECASE)
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:[.,]\d{3}){2,}")
LARGEST = 1e15
"""Nothing measured reaches it."""


class NotANumberError(Exception):
    """What is written is no number."""


def typed_number(text: str) -> float | int:
    """Return the number that a text writes, its unit left out.

    Raises:
        NotANumberError: it writes something else, or a number beyond anything measured.
    """
    bare = _SPACES.sub("", text).replace("\u2212", "-").replace("–", "-")
    bare = _UNITS.sub("", bare)
    if _THOUSANDS.fullmatch(bare):
        bare = re.sub("[.,]", "", bare)
    elif "," in bare and "." in bare:
        # The last sign is the decimal one, whichever the country.
        comma_last = bare.rfind(",") > bare.rfind(".")
        bare = bare.replace("." if comma_last else ",", "")
    bare = bare.replace(",", ".")
    if not _NUMBER.fullmatch(bare):
        raise NotANumberError
    value = int(bare) if bare.lstrip("+-").isdecimal() else float(bare)
    if not abs(value) < LARGEST:
        raise NotANumberError
    return value
