"""The years at which series cannot be read across, as the catalogue knows them."""

from sqlmodel import Session, col, select

from data.indicators.cards.identity.changes import Break
from data.indicators.models import Indicator, SeriesBreak
from data.territories.models import Territory


def list_breaks(session: Session) -> list[Break]:
    """Return every break, by year."""
    statement = (
        select(SeriesBreak, Indicator.code, Territory.code)
        .join(Indicator, col(SeriesBreak.indicator_id) == col(Indicator.id))
        .join(Territory, col(SeriesBreak.territory_id) == col(Territory.id), isouter=True)
        .order_by(col(SeriesBreak.year))
    )
    return [
        Break(indicator, subject, row.year, row.kind, row.text)
        for row, indicator, subject in session.exec(statement)
    ]
