"""Saving what a town writes of the catalogue: all of it or nothing, signed and dated."""

from pydantic import BaseModel
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session

from data.base.database import reading
from data.base.desk import desk_work
from data.base.formats import long_date
from data.base.views import Scope
from data.indicators.catalogue import is_packaged, packaged
from data.indicators.catalogue_desk.checking import (
    checked_description,
    checked_upkeep,
    code_of,
)
from data.indicators.catalogue_desk.errors import DescriptionChangedError, RefusedDescriptionError
from data.indicators.catalogue_desk.history import changes_since
from data.indicators.catalogue_desk.queries import find_row, list_names
from data.indicators.catalogue_desk.views import Described, DescriptionChange, Upkeep
from data.indicators.errors import UnknownIndicatorError
from data.indicators.models import Indicator

_ADDED = "Indicateur ajouté à l’écran"
_DESCRIBED = "Description d’un indicateur"
_AT_ONCE = "Un indicateur du même nom vient d’être ajouté : changez le vôtre, puis enregistrez."


def add_indicator(scope: Scope, typed: Described, *, author: str = "") -> str:
    """Add an indicator of the town; return its code, made of its title.

    Args:
        scope: the organisation and the day.
        typed: what the form holds.
        author: who types, a service or a name; may be empty.

    Raises:
        RefusedDescriptionError: something must be mended; says all of it.
    """
    try:
        with desk_work(reason=_ADDED, author=author) as session:
            content = checked_description(typed, _titles(session))
            code = code_of(content.title, _codes(session))
            session.add(Indicator(code=code, is_own=True, **content.model_dump()))
    except IntegrityError as error:
        # Two people added the same at once: the second learns it here.
        raise RefusedDescriptionError([_AT_ONCE]) from error
    return code


def describe_indicator(
    scope: Scope, code: str, seen: int, typed: Described | Upkeep, *, author: str = ""
) -> bool:
    """Save what was changed of an indicator; tell whether anything was.

    Of an indicator of the package, only the owner and the next update are the town's to write.

    Args:
        scope: the organisation and the day.
        code: of the indicator.
        seen: version of the row that the form was opened on.
        typed: what the form holds.
        author: who types, a service or a name; may be empty.

    Raises:
        UnknownIndicatorError: the catalogue has no such code.
        RefusedDescriptionError: something must be mended; says all of it.
        DescriptionChangedError: somebody else changed it meanwhile; says who, when and what.
    """
    try:
        with desk_work(reason=_DESCRIBED, author=author) as session:
            row = find_row(session, code)
            if row is None:
                raise UnknownIndicatorError(code)
            content = _content(session, row, typed)
            changed = {
                name: value
                for name, value in content.model_dump().items()
                if getattr(row, name) != value
            }
            if row.version != seen:
                raise _changed(session, row, seen)
            for name, value in changed.items():
                setattr(row, name, value)
            session.add(row)
    except StaleDataError as error:
        # On a base that lets two people write at once, the second learns it here.
        with reading() as session:
            held = find_row(session, code)
            if held is None:
                raise UnknownIndicatorError(code) from error
            raise _changed(session, held, seen) from error
    return bool(changed)


def _content(session: Session, row: Indicator, typed: Described | Upkeep) -> BaseModel:
    """Return what may be saved of what was typed."""
    is_own = row.is_own or not is_packaged(row.code)
    if isinstance(typed, Described) and is_own:
        return checked_description(typed, _titles(session, but=row.code))
    return checked_upkeep(Upkeep(typed.owner, typed.next_update_on))


def _titles(session: Session, but: str = "") -> list[str]:
    """Return the titles in use, those of the package that a file may still bring too."""
    held = [title for code, title, _ in list_names(session) if code != but]
    return held + [entry.title for entry in packaged() if entry.code != but]


def _codes(session: Session) -> list[str]:
    return [code for code, _, _ in list_names(session)] + [entry.code for entry in packaged()]


def _changed(session: Session, row: Indicator, seen: int) -> DescriptionChangedError:
    changes = changes_since(session, row.id or 0, seen)
    return DescriptionChangedError([_sentence(one) for one in changes], row.version)


def _sentence(change: DescriptionChange) -> str:
    return (
        f"{change.field} : « {change.before} » est devenu « {change.after} », par "
        f"{change.author} le {long_date(change.recorded_at.date())}."
    )
