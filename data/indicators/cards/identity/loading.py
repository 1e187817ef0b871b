"""The years at which series cannot be read across, as the catalogue and the town know them."""

from sqlmodel import Session

from data.indicators.cards.identity.changes import Break
from data.indicators.series.breaks import queries


def list_breaks(session: Session) -> list[Break]:
    """Return every break, by year."""
    return [
        Break(one.indicator, one.subject, one.year, one.kind, one.text)
        for one in queries.list_breaks(session)
    ]
