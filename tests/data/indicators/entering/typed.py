"""A town with one indicator, to type values of."""

from datetime import date
from typing import Any

from data.base.history import unit_of_work
from data.base.views import Scope
from data.indicators.entering.service import entry_view, proposals_view, propose_value
from data.indicators.entering.views import NOTHING_SEEN, Judged, TypedValue
from data.indicators.models import Indicator
from data.indicators.vocabulary import Direction, IndicatorKind, ObservationStatus
from tests.data.importers.made import own_town

ON = date(2029, 6, 30)
TOWN = "62765"
SCOPE = Scope(TOWN, "", ON)


def town_with_indicator(unit: str = "%", direction: Direction = Direction.UP) -> Scope:
    """Give the empty base a town and an indicator without any value; return its scope."""
    own_town()
    with unit_of_work() as session:
        session.add(
            Indicator(
                code="bio",
                title="Part du bio",
                theme="cantines",
                definition="Part des achats issus de l’agriculture biologique.",
                unit=unit,
                decimals=1,
                direction=direction,
                kind=IndicatorKind.OUTCOME,
            )
        )
    return SCOPE


def a_value(text: str = "20", year: int = 2027, **values: Any) -> TypedValue:
    """Return what an officer types for the town, the value known that year before the eyes."""
    held = entry_view(SCOPE, "bio").at(TOWN, year)
    details: dict[str, Any] = {
        "indicator": "bio",
        "territory": TOWN,
        "year": year,
        "text": text,
        "absence": None,
        "status": ObservationStatus.DEFINITIVE,
        "cited": "registre des cantines",
        "reason": "relevé annuel",
        "seen": held.seen if held else NOTHING_SEEN,
    }
    return TypedValue(**(details | values))


def proposed(typed: TypedValue, *, author: str = "Service jeunesse", **options: Any) -> None:
    """Propose a value on an ordinary day."""
    propose_value(SCOPE, typed, today=ON, author=author, **options)


def recorded(typed: TypedValue, *, author: str = "Évaluation") -> None:
    """Type and validate a value at once."""
    proposed(typed, author=author, is_decided=True)


def waiting() -> list[Judged]:
    """Return the proposals that wait, as an evaluator sees them."""
    return [Judged(one.id, one.version) for one in proposals_view(SCOPE).waiting]
