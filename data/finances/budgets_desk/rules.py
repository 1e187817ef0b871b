"""What the settings of a budget may be, and what its name suggests. Pure."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

from data.finances.budgets_desk import words
from data.finances.budgets_desk.errors import RefusedSettingError
from data.finances.budgets_desk.views import ExemptionLine, TypedExemption
from data.finances.vocabulary import BudgetActivity

LONGEST = 500
"""Characters of a reason or of a reference."""
_LAND = re.compile(r"\b(lot|lots|lotissements?|zac)\b")
_TOO_LONG = f"Texte trop long : {LONGEST} signes au plus."


def suggested(title: str, nomenclature: str) -> tuple[BudgetActivity | None, str]:
    """Return an activity that a budget's name or nomenclature suggests, and what does.

    A suggestion only: somebody who knows the budget decides.
    """
    plain = unicodedata.normalize("NFD", title).encode("ascii", "ignore").decode().casefold()
    if found := _LAND.search(plain):
        return BudgetActivity.HOUSING_ESTATE, f"son nom contient « {found[0].upper()} »"
    if nomenclature.strip().upper().startswith("M4"):
        return BudgetActivity.COMMERCIAL, f"sa nomenclature est {nomenclature.strip().upper()}"
    return None, ""


def state_of(valid_from: date | None, valid_to: date | None, on: date) -> str:
    """Say whether an exemption holds on a day; both days are included."""
    if valid_from is not None and on < valid_from:
        return words.COMING
    return words.ENDED if valid_to is not None and valid_to < on else words.CURRENT


def check_reason(reason: str, reference: str = "") -> None:
    """Refuse a setting without its reason.

    Raises:
        RefusedSettingError: it lacks, or a text is too long.
    """
    if not reason.strip():
        raise RefusedSettingError(words.NO_REASON)
    if max(len(reason), len(reference)) > LONGEST:
        raise RefusedSettingError(_TOO_LONG)


def check_exemption(typed: TypedExemption, held: Iterable[ExemptionLine]) -> None:
    """Refuse an exemption without reason, with dates in the wrong order, or held already.

    Raises:
        RefusedSettingError: says which.
    """
    check_reason(typed.reason, typed.reference)
    if typed.valid_from and typed.valid_to and typed.valid_to < typed.valid_from:
        raise RefusedSettingError(words.WRONG_DATES)
    if any(one.ratio is typed.ratio and _overlap(one, typed) for one in held):
        raise RefusedSettingError(words.ALREADY)


def _overlap(one: ExemptionLine, other: TypedExemption) -> bool:
    starts = (one.valid_from or date.min) <= (other.valid_to or date.max)
    return starts and (other.valid_from or date.min) <= (one.valid_to or date.max)
