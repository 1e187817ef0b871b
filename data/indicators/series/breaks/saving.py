"""Writing and removing a town's own breaks: signed, with a reason; one door for each."""

from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session, col, select

from data.base.desk import desk_work
from data.base.views import Scope
from data.indicators.errors import UnknownIndicatorError
from data.indicators.grounds import list_grounds
from data.indicators.models import Indicator, SeriesBreak
from data.indicators.series.breaks.errors import BreakChangedError, InvalidBreakError
from data.indicators.series.breaks.queries import break_history, list_breaks
from data.indicators.views.series import BreakDraft

LONGEST = 300
EARLIEST = 1900
_GONE = "Rien n’a été enlevé : cette rupture a changé depuis l’ouverture de la page"


def add_break(scope: Scope, code: str, draft: BreakDraft, *, author: str = "") -> None:
    """Save a break that a town writes for an indicator.

    Raises:
        InvalidBreakError: a field is missing or too long, or that break is already there.
        UnknownIndicatorError: the catalogue has no such code.
    """
    text, reason = _clean(draft.text), _clean(draft.reason)
    _refuse_incomplete(scope, draft.year, text, reason)
    with desk_work(reason=reason, author=author) as session:
        indicator_id = _indicator_id(session, code)
        territory_id = _territory_id(session, scope, draft.subject)
        year = draft.year or 0
        same = [
            one
            for one in list_breaks(session, [code])
            if (one.year, one.kind, one.subject or "") == (year, draft.kind, draft.subject)
        ]
        if same:
            raise InvalidBreakError(
                f"Rien n’a été enregistré : la rupture de {year} est déjà là ({same[0].text})."
            )
        session.add(
            SeriesBreak(
                indicator_id=indicator_id,
                territory_id=territory_id,
                year=year,
                kind=draft.kind,
                text=text,
            )
        )


def remove_break(
    scope: Scope, code: str, break_id: int, version: int, reason: str, *, author: str = ""
) -> None:
    """Remove a break that a town wrote; those of the catalogue stay.

    Args:
        scope: the organisation and the day; kept for the right to write, checked here one day.
        code: of the indicator.
        break_id: of the row.
        version: of the row as it was seen.
        reason: why.
        author: who; may be empty.

    Raises:
        BreakChangedError: it was changed or removed meanwhile; says by whom.
        InvalidBreakError: no reason is given, or the break came with the catalogue.
    """
    if not _clean(reason):
        raise InvalidBreakError("Dites pourquoi vous enlevez cette rupture : rien n’a été changé.")
    try:
        with desk_work(reason=_clean(reason), author=author) as session:
            told = next((one for one in list_breaks(session, [code]) if one.id == break_id), None)
            if told is not None and not told.is_own:
                raise InvalidBreakError(
                    "Cette rupture vient du catalogue : elle ne s’enlève pas à l’écran."
                )
            row = session.exec(select(SeriesBreak).where(col(SeriesBreak.id) == break_id)).first()
            if told is None or row is None or row.version != version:
                gone = f"{_GONE}{_by_whom(session, _indicator_id(session, code))}."
                raise BreakChangedError(gone)
            session.delete(row)
    except StaleDataError as error:
        raise BreakChangedError(f"{_GONE}.") from error


def _by_whom(session: Session, indicator_id: int) -> str:
    last = next(iter(break_history(session, indicator_id)), None)
    return f" ({last.what} le {last.recorded_on} par {last.author})" if last else ""


def _refuse_incomplete(scope: Scope, year: int | None, text: str, reason: str) -> None:
    if year is None or not EARLIEST <= year <= scope.on.year:
        raise InvalidBreakError(
            f"L’année de la rupture va de {EARLIEST} à {scope.on.year} : rien n’a été enregistré."
        )
    if not text:
        raise InvalidBreakError("Dites ce qui change cette année-là : rien n’a été enregistré.")
    if not reason:
        raise InvalidBreakError(
            "Dites d’où vous le tenez (document, message du producteur) : rien n’a été enregistré."
        )
    if max(len(text), len(reason)) > LONGEST:
        raise InvalidBreakError(f"{LONGEST} signes au plus par texte : rien n’a été enregistré.")


def _indicator_id(session: Session, code: str) -> int:
    found = session.exec(select(Indicator.id).where(Indicator.code == code)).first()
    if found is None:
        raise UnknownIndicatorError(code)
    return found


def _territory_id(session: Session, scope: Scope, subject: str) -> int | None:
    if not subject:
        return None
    grounds = list_grounds(session, scope.organisation, scope.on)
    found = next((one.id for one in grounds if one.code == subject), None)
    if found is None:
        raise InvalidBreakError("Ce territoire n’existe plus : rien n’a été enregistré.")
    return found


def _clean(text: str) -> str:
    return " ".join(text.split())
