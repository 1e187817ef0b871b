"""The door of those who keep the catalogue: what they open, add and correct."""

from sqlmodel import Session

from data.base.database import reading
from data.base.queries import first_organisation, is_demonstration
from data.base.views import Scope
from data.indicators.catalogue import is_packaged, packaged
from data.indicators.catalogue_desk.history import description_history
from data.indicators.catalogue_desk.queries import find_row, list_names
from data.indicators.catalogue_desk.saving import add_indicator, describe_indicator
from data.indicators.catalogue_desk.views import Described, DeskView
from data.indicators.errors import UnknownIndicatorError
from data.indicators.models import Indicator

__all__ = ["add_indicator", "describe_indicator", "desk_view"]


def desk_view(scope: Scope, code: str = "") -> DeskView:
    """Return an indicator ready to be described; an empty one, to add, without code.

    Raises:
        UnknownIndicatorError: the catalogue has no such code.
    """
    with reading() as session:
        row = find_row(session, code) if code else None
        if code and row is None:
            raise UnknownIndicatorError(code)
        held = [theme for _, _, theme in list_names(session)]
        return DeskView(
            code=code,
            seen=_seen(row) if row else Described(),
            version=row.version if row else 0,
            is_own=row is None or row.is_own or not is_packaged(code),
            themes=tuple(dict.fromkeys([*held, *(entry.theme for entry in packaged())])),
            history=description_history(session, row.id or 0) if row else (),
            is_demonstration=_is_demonstration(session),
        )


def _is_demonstration(session: Session) -> bool:
    town = first_organisation(session)
    return town is not None and is_demonstration(session, town)


def _seen(row: Indicator) -> Described:
    return Described(
        title=row.title,
        theme=row.theme,
        definition=row.definition,
        unit=row.unit,
        decimals=row.decimals,
        direction=row.direction,
        kind=row.kind,
        source_family=row.source_family or "",
        method=row.method or "",
        limits=row.limits or "",
        periodicity=row.periodicity or "",
        owner=row.owner or "",
        next_update_on=row.next_update_on,
        smallest_count=row.smallest_count,
    )
