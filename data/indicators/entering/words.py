"""How typed values, proposals and their changes are written in French."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from data.base.formats import long_date
from data.indicators import words
from data.indicators.confidentiality import withheld
from data.indicators.views import Ground, IndicatorLine
from data.indicators.vocabulary import Absence, Decision, ObservationStatus
from data.territories.vocabulary import TerritoryKind

_PERIMETERS = {TerritoryKind.QPV_2015: "QPV 2015", TerritoryKind.QPV_2024: "QPV 2024"}
NO_VALUE = "aucune valeur"
NOBODY = "Auteur inconnu"
WITHDRAWN = "retirée"
DECISIONS: dict[Decision, str] = {
    Decision.WAITING: "en attente",
    Decision.ACCEPTED: "acceptée",
    Decision.REFUSED: "refusée",
}
ABSENCE_CHOICES: dict[Absence, str] = {
    Absence.NOT_PUBLISHED: "Non publié",
    Absence.QUALITY: "Qualité insuffisante",
    Absence.NOT_APPLICABLE: "Sans objet",
    Absence.UNKNOWN: "Non renseignée",
}


def ground_name(ground: Ground) -> str:
    """Name a territory in a list: two perimeters of one quarter have the same name."""
    perimeter = _PERIMETERS.get(ground.kind)
    return f"{ground.name} ({perimeter})" if perimeter else ground.name


def value_text(value: float | None, absence: Absence | None, line: IndicatorLine) -> str:
    """Write a value with all the decimals typed, or why there is none."""
    if value is None:
        return words.ABSENCES[absence or Absence.UNKNOWN]
    return words.measure(value, line)


def change_text(state: Mapping[str, Any] | None, line: IndicatorLine, smallest: int) -> str:
    """Write what a revision holds of a value; « secret » where a reader may not know it.

    Args:
        state: the columns of the row; nothing where there was none.
        line: the indicator.
        smallest: the smallest count that may be shown.
    """
    if state is None:
        return NO_VALUE
    status = ObservationStatus(state["status"])
    value = state["value"]
    if secret := withheld(value, status, smallest, is_published=False):
        return words.CONFIDENTIAL if status is ObservationStatus.CONFIDENTIAL else secret
    absence = Absence(state["absence"]) if state["absence"] else None
    text = value_text(value, absence, line)
    return text if value is None else f"{text} ({words.STATUSES[status]})"


def when(moment: datetime) -> str:
    """Write a moment by its day."""
    return long_date(moment.date())
