"""What the base answers before any world is asked: whose it is, and which version."""

from datetime import date

from data.base import queries
from data.base.database import reading
from data.base.settings import settings
from data.base.views import BaseView


def base_view() -> BaseView:
    """Return whose base it is; every field says « empty » when nothing was loaded."""
    with reading() as session:
        town = queries.first_organisation(session) if queries.has_schema(session) else None
        if town is None:
            return BaseView(None, "", False, None, 0)
        return BaseView(
            organisation=town.code,
            name=town.name,
            is_simulated=town.is_simulated,
            default_on=town.default_on,
            version=queries.data_version(session),
            is_demonstration=queries.is_demonstration(session, town),
        )


def today() -> date:
    """Return the day taken as today: the clock's, unless MANDASCOPE_TODAY says otherwise.

    Pages and the command line ask it; rules and queries are told.
    """
    return settings().today or date.today()
