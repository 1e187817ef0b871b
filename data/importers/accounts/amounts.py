"""Amounts and years as the publishers of accounts write them, kept to the cent: never a float."""

import re
from decimal import Decimal

_BLANKS = re.compile(r"[\s\u00a0\u202f\u2009]+")
_NUMBER = re.compile(r"[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][+-]?\d{1,2})?")
_LEADING = re.compile(r"[+-]?\d[\d\s\u00a0\u202f\u2009]*(?:[.,]\d+)?")
_UNITS = re.compile(r"(?:%|€|k€|euros?|hab\.?|habitants?|€?\s*/\s*hab\.?)?", re.IGNORECASE)
_MOST = Decimal(10) ** 13
_LONGEST = 40
_CENT = Decimal("0.01")
_EXACT = Decimal("0.0001")
_YEAR = re.compile(r"(\d{4})(?:-(\d{2})-(\d{2})(?:[T ].*)?)?")
_FIRST_YEAR = 1990

EXPECTED_AMOUNT = "un montant au centime, par exemple 1234.56 ou 1234,56"


class NotAnAmountError(Exception):
    """The text holds no amount."""


def amount(text: str) -> Decimal:
    """Return an amount: decimal point or comma, blanks between thousands, minus sign or dash.

    Raises:
        NotAnAmountError: it holds something else, or more than any public budget.
    """
    bare = _BLANKS.sub("", text).replace("\u2212", "-")
    if len(bare) > _LONGEST or not _NUMBER.fullmatch(bare):
        raise NotAnAmountError
    value = Decimal(bare.replace(",", "."))
    if abs(value) >= _MOST:
        raise NotAnAmountError
    return value + 0


def euros(text: str) -> Decimal:
    """Return an amount in euros and whole cents.

    Publishers write ``877672.689999998`` for 877 672,69: the noise of a computer's float goes.

    Raises:
        NotAnAmountError: it holds something else, or a part of a cent.
    """
    value = amount(text)
    cents = rounded(value)
    if abs(cents - value) >= _EXACT:
        raise NotAnAmountError
    return cents


def rounded(value: Decimal) -> Decimal:
    """Return an amount to the nearest cent."""
    return value.quantize(_CENT) + 0


def whole(text: str) -> int:
    """Return a count of inhabitants: ``111 261``, ``9973.0``.

    Raises:
        NotAnAmountError: it holds something else, or a fraction of somebody.
    """
    value = amount(text)
    if value != value.to_integral_value() or value < 0:
        raise NotAnAmountError
    return int(value)


def figure(wording: str) -> Decimal | None:
    """Return the number of a free wording, ``52,56 %``, ``0,22€``; nothing when it is no figure."""
    found = _LEADING.match(wording.strip())
    if found is None or not _UNITS.fullmatch(wording.strip()[found.end() :].strip()):
        return None
    try:
        return amount(found[0])
    except NotAnAmountError:
        return None


def year(text: str, latest: int) -> int:
    """Return a year written alone or as one of its days, ``2024``, ``2024-01-01``.

    A midnight of the first of January that a portal moved to universal time falls on the day
    before.

    Raises:
        NotAnAmountError: it is no year, or none that accounts can exist for.
    """
    found = _YEAR.fullmatch(text.strip().removesuffix(".0"))
    if found is None:
        raise NotAnAmountError
    value = int(found[1]) + ((found[2], found[3]) == ("12", "31"))
    if not _FIRST_YEAR <= value <= latest:
        raise NotAnAmountError
    return value
