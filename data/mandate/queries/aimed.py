"""Which indicators actions aim at, for those who read many actions at once."""

from typing import Any

from sqlmodel import Session, col, select

from data.indicators.models import Indicator
from data.mandate.models import IndicatorLink


def codes_by_action(session: Session, wanted: Any) -> dict[int, tuple[str, ...]]:
    """Return the codes of the indicators that actions aim at, in the catalogue's order.

    Args:
        session: an open one.
        wanted: a sub-query of the actions' identifiers.
    """
    found: dict[int, tuple[str, ...]] = {}
    rows = session.exec(
        select(IndicatorLink.action_id, Indicator.code)
        .join(Indicator, col(IndicatorLink.indicator_id) == col(Indicator.id))
        .where(col(IndicatorLink.action_id).in_(wanted))
        .order_by(col(Indicator.id))
    )
    for action, code in rows:
        if action is not None:
            found[action] = (*found.get(action, ()), code)
    return found
