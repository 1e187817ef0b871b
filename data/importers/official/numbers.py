"""Numbers as official files write them, whichever spreadsheet they went through. Pure."""

import re

from data.base.problems import Problem

_SPACES = "\u202f\u00a0\u2009\u2007 '’"
_PLAIN = re.compile(r"([+-]?)([0-9]*)([.,][0-9]+)?(e[+-]?[0-9]{1,3})?")
_GROUPED = re.compile(rf"([+-]?)([0-9]{{1,3}}(?:[{_SPACES}][0-9]{{3}})+)([.,][0-9]+)?()")
_POINTED = re.compile(r"([+-]?)([0-9]{1,3}(?:\.[0-9]{3})+)(,[0-9]+)()")
_COMMAED = re.compile(r"([+-]?)([0-9]{1,3}(?:,[0-9]{3})+)(\.[0-9]+)()")
_SEPARATORS = re.compile(rf"[{_SPACES}.,]")
_LARGEST = 1e15


class NotANumberError(ValueError):
    """The cell holds no number."""


def parsed_number(text: str) -> float:
    """Return the number of a cell: ``11 350``, ``7,83e-03``, ``1.234,5``, ``42,5 %`` is 42.5.

    Raises:
        NotANumberError: it holds something else, or a number beyond anything measured.
    """
    bare = text.strip(f"{_SPACES}\t").removesuffix("%").rstrip(_SPACES).lower()
    bare = bare.replace("\u2212", "-").replace("–", "-")
    for shape in (_PLAIN, _GROUPED, _POINTED, _COMMAED):
        found = shape.fullmatch(bare)
        if found and (found[2] or found[3]):
            return _bounded(found[1], _SEPARATORS.sub("", found[2]), found[3], found[4])
    raise NotANumberError(text)


def _bounded(sign: str, whole: str, decimals: str | None, exponent: str | None) -> float:
    value = float(f"{sign}{whole or 0}{(decimals or '').replace(',', '.')}{exponent or ''}")
    if not abs(value) < _LARGEST:
        raise NotANumberError(whole)
    return value


def shown(text: str, most: int = 40) -> str:
    """Return a cell as a message quotes it, never longer than a line."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else f"{flat[:most]}…"


class Problems:
    """The problems of a file as they are met: the first ones are kept, the others counted."""

    def __init__(self, most: int) -> None:
        self.first: list[Problem] = []
        self.count = 0
        self._most = most

    def add(self, problem: Problem) -> None:
        """Keep or count one more."""
        self.count += 1
        if len(self.first) < self._most:
            self.first.append(problem)
