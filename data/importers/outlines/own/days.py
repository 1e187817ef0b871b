"""The first and the last day of a territory, as a file writes them."""

import re
from datetime import date

from data.base.problems import Where
from data.importers.outlines.drawing import Notes
from data.importers.tables.dates import ImplausibleDayError, NotADayError, day

_YEAR = re.compile(r"\d{4}")


def first_day(text: str, where: Where, notes: Notes) -> date | None:
    """Return the day that words say; a year alone starts on the first of January."""
    return _day(f"{text}-01-01" if _YEAR.fullmatch(text) else text, text, where, notes)


def last_day(text: str, where: Where, notes: Notes) -> date | None:
    """Return the day that words say; a year alone ends on the last of December."""
    return _day(f"{text}-12-31" if _YEAR.fullmatch(text) else text, text, where, notes)


def _day(text: str, said: str, where: Where, notes: Notes) -> date | None:
    if not text:
        return None
    try:
        return day(text)
    except (NotADayError, ImplausibleDayError):
        message = f"« {said[:40]} » n’est pas une date. Attendu : 01/01/2024, ou 2024. Corrigez-la."
        notes.refuse(message, where)
        return None
