"""Amounts, years and days of an act; what is wrong is told with its line and its element."""

import re
from datetime import date
from decimal import Decimal

from data.base.problems import Where
from data.importers.accounts.amounts import (
    EXPECTED_AMOUNT,
    NotAnAmountError,
    amount,
    euros,
    rounded,
)
from data.importers.accounts.rows import shown
from data.importers.accounts.totem.streaming import Element
from data.importers.tables.rows import Findings

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T.*)?")
_FRENCH = re.compile(r"(\d{2})/(\d{2})/(\d{4})")
_TRUE = frozenset({"true", "1"})


def where(element: Element, name: str) -> Where:
    """Return the place of a value."""
    return Where(line=element.line, column=name)


def refuse(findings: Findings, element: Element, name: str, expected: str) -> None:
    """Note that a value must be mended in the software that made the act."""
    value = element.text(name)
    said = f"« {shown(value)} » n’est pas lu" if value else "rien n’y est écrit"
    message = f"{said}. Attendu : {expected}. Exportez l’acte de nouveau."
    findings.refuse(message, where(element, name))


def money(findings: Findings, element: Element, name: str) -> Decimal | None:
    """Return an amount, missing when the act has none; a text that is none is refused."""
    if not element.text(name):
        return None
    try:
        return euros(element.text(name))
    except NotAnAmountError:
        refuse(findings, element, name, EXPECTED_AMOUNT)
        return None


def loan_money(findings: Findings, element: Element, name: str) -> Decimal | None:
    """Return an amount of a loan, to the nearest cent: loan software computes finer ones."""
    if not element.text(name):
        return None
    try:
        return rounded(amount(element.text(name)))
    except NotAnAmountError:
        refuse(findings, element, name, EXPECTED_AMOUNT)
        return None


def measure(element: Element, name: str, most: int) -> float | None:
    """Return a rate or a duration; missing when it is said in words, or beyond ``most``."""
    try:
        value = float(amount(element.text(name).removesuffix("%")))
    except NotAnAmountError:
        return None
    return value if abs(value) <= most else None


def day(element: Element, name: str) -> date | None:
    """Return a day, ``2022-03-30`` or ``30/03/2022``; missing when it is none."""
    text = element.text(name)
    iso, french = _ISO.fullmatch(text), _FRENCH.fullmatch(text)
    try:
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        return date(int(french[3]), int(french[2]), int(french[1])) if french else None
    except ValueError:
        return None


def is_true(element: Element, name: str) -> bool:
    """Tell a value that says yes."""
    return element.text(name).lower() in _TRUE
