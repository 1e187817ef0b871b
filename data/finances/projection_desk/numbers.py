"""A number typed in a cell of the desk, as French writes it: « 1,5 », « −2 % », « 410 k€ »."""

import re
from decimal import Decimal

from data.base.formats import number

_SPACES = re.compile(r"\s")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+")
_TIMES = {"k€": 1_000, "m€": 1_000_000, "€": 1, "euros": 1}
_RATES = ("%/an", "%paran", "%", "pts", "pt")
_TERMS = ("années", "ans", "an")
_MOST_EUROS = Decimal(10) ** 10
_MOST_PERCENT, _MOST_YEARS = 100, 60
_CENTS, _FINEST_RATE = Decimal("0.01"), Decimal("0.0001")


class CellError(ValueError):
    """A cell cannot be read; the message says what it should be, as the end of a sentence."""


def read_number(text: str, unit: str) -> Decimal:
    """Return the number that a cell writes.

    Args:
        text: what was typed, not empty.
        unit: « € », « %/an », « % » or « ans ».

    Raises:
        CellError: it is no number of that unit, or one that nobody can mean.
    """
    bare = _SPACES.sub("", text).replace("\u2212", "-").replace("–", "-").casefold()
    if unit == "€":
        return _euros(bare)
    for word in _RATES if unit.startswith("%") else _TERMS:
        bare = bare.removesuffix(word)
    value = _plain(bare, "un nombre, comme « 1,5 » ou « −2 »")
    if unit.startswith("%"):
        if abs(value) > _MOST_PERCENT:
            raise CellError(f"un taux se tient entre −{_MOST_PERCENT} et {_MOST_PERCENT} %")
        if value != value.quantize(_FINEST_RATE):
            raise CellError("un taux a quatre décimales au plus")
    elif value != value.to_integral_value() or not 0 <= value <= _MOST_YEARS:
        raise CellError(f"une durée est un nombre entier d’années, {_MOST_YEARS} au plus")
    return value


def write_number(value: Decimal) -> str:
    """Write a number as a cell shows it: French, without useless zeros."""
    bare = value.normalize()
    exponent = bare.as_tuple().exponent
    return number(bare, max(0, -exponent) if isinstance(exponent, int) else 0)


def _euros(bare: str) -> Decimal:
    times = 1
    for word, factor in _TIMES.items():
        if bare.endswith(word):
            bare, times = bare.removesuffix(word), factor
            break
    if _THOUSANDS.fullmatch(bare):
        raise CellError(
            "le point se lit de deux façons : écrivez « 12 500 » pour douze mille cinq cents"
        )
    value = _plain(bare, "un montant, comme « 410 000 », « 410 k€ » ou « 1,2 M€ »") * times
    if abs(value) >= _MOST_EUROS:
        raise CellError("le montant dépasse dix milliards d’euros")
    if value != value.quantize(_CENTS):
        raise CellError("un montant a deux décimales au plus")
    return value


def _plain(bare: str, wanted: str) -> Decimal:
    if not _NUMBER.fullmatch(bare) or len(bare) > 20:
        raise CellError(f"écrivez {wanted}")
    return Decimal(bare.replace(",", "."))
