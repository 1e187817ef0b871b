"""An official table of statistics beside the base."""

from sqlmodel import Session

from data.base.models import Organisation
from data.importers.placing.destination import Destination
from data.indicators.drafts import StatisticsDraft


def statistics_destination(
    session: Session, organisation: Organisation | None, draft: StatisticsDraft
) -> Destination:
    """Place it beside what the base holds."""
    raise NotImplementedError
