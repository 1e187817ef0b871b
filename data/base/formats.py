"""French numbers, dates and small agreements, the only place where they are written.

Missing values are written « n. d. » by the caller's choice, never as zero.
"""

import re
from datetime import date
from decimal import Decimal

from babel.dates import format_date

_LOCALE = "fr_FR"
NARROW_SPACE = "\u202f"
NO_BREAK_SPACE = "\u00a0"
MISSING = "n.\u00a0d."
_FRENCH_SIGNS = str.maketrans({",": NARROW_SPACE, ".": ",", "-": "\u2212"})
"""Python's own separators, made French: a page writes thousands of numbers, and this is quick."""

Number = int | float | Decimal

_MILLION_IN_THOUSANDS = 999_500
"""From here on, thousands would be written 1 000."""


def number(value: Number | None, decimals: int = 0) -> str:
    """Write ``value`` with French separators, ``12 345,6``; « n. d. » when missing."""
    if value is None:
        return MISSING
    written = f"{Decimal(str(value)):,.{decimals}f}".translate(_FRENCH_SIGNS)
    is_zero = not any(figure in "123456789" for figure in written)
    return written.removeprefix("\u2212") if is_zero else written


def percent(value: Number | None, decimals: int = 0) -> str:
    """Write a percentage given as 0-100, ``12,5 %``."""
    return MISSING if value is None else f"{number(value, decimals)}{NO_BREAK_SPACE}%"


def quantity(value: Number | None, unit: str, decimals: int = 0) -> str:
    """Write ``value`` with its unit, kept together on one line."""
    if value is None:
        return MISSING
    return f"{number(value, decimals)}{NO_BREAK_SPACE}{unit}" if unit else number(value, decimals)


def euros(value: Number | None) -> str:
    """Write an amount in the unit that reads best: €, k€ or M€."""
    if value is None:
        return MISSING
    amount = Decimal(str(value))
    whole = abs(amount.quantize(Decimal(1)))
    if whole >= _MILLION_IN_THOUSANDS:
        return quantity(amount / 1_000_000, "M€", 1)
    if whole >= 10_000:
        return quantity(amount / 1_000, "k€")
    return quantity(amount, "€")


def long_date(day: date | None) -> str:
    """Write a day in words, ``1er juillet 2029``."""
    if day is None:
        return MISSING
    written = format_date(day, "d MMMM y", locale=_LOCALE)
    return written.replace("1 ", "1er ", 1) if day.day == 1 else written


def short_date(day: date | None) -> str:
    """Write a day in figures, ``30/06/2029``."""
    return MISSING if day is None else format_date(day, "dd/MM/y", locale=_LOCALE)


def counted(count: int, singular: str, plural: str | None = None) -> str:
    """Write a count with its noun, ``1 projet``, ``12 345 projets``; zero is singular in French."""
    noun = singular if abs(count) < 2 else plural or f"{singular}s"
    return f"{number(count)}{NO_BREAK_SPACE}{noun}"


def typeset(text: str) -> str:
    """Return a French text whose signs stay on the line of the word they go with."""
    for sign in (":", ";", "?", "!", "»", "%", "€"):
        text = text.replace(f" {sign}", f"{NO_BREAK_SPACE}{sign}")
    return text.replace("« ", f"«{NO_BREAK_SPACE}")


def escaped(text: str) -> str:
    """Return text that Markdown shows as it is: what somebody typed is never markup."""
    text = re.sub(r"([\\`*_{}\[\]()<>#+|:$~!&])", r"\\\1", text)
    text = re.sub(r"(?m)^(\s*)([-=])", r"\1\\\2", text)
    return re.sub(r"(?m)^(\s*\d+)([.])", r"\1\\\2", text)


def listed(words: list[str]) -> str:
    """Join words as a French sentence does, ``a, b et c``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} et {words[-1]}"
