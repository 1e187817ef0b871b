"""Linking, rewording and unlinking on screen: one door for each, signed, with its reason."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session, select

from data.base.database import reading
from data.base.desk import desk_work
from data.base.formats import long_date
from data.base.views import Scope
from data.indicators.models import Indicator
from data.mandate import queries as mandate
from data.mandate.aims import queries
from data.mandate.aims.errors import AimChangedError, RefusedAimError, UnknownEndError
from data.mandate.aims.history import NOBODY, what_was_done
from data.mandate.aims.views import AimEnd, AimKind, AimTie
from data.mandate.models import Action, Heading, IndicatorLink

LONGEST = 500
"""Characters of what is expected, and of a reason."""
_NO_REASON = "Dites pourquoi : le motif reste dans l’historique, avec votre signature."
_SAME = "Ce qui en est attendu est déjà écrit ainsi : rien n’a changé."
_TOO_LONG = f"Texte trop long : {LONGEST} signes au plus."


def add_aim(
    scope: Scope, indicator: str, end: AimEnd, *, expected: str, reason: str, author: str = ""
) -> None:
    """Link an action or a heading to an indicator.

    Raises:
        RefusedAimError: the reason is missing, or a text is too long.
        UnknownEndError: the indicator, the action or the heading is no more.
        AimChangedError: the link is there already; says who made it, and when.
    """
    _check(reason, expected)
    with desk_work(reason=reason.strip(), author=author) as session:
        measured, aiming = _indicator(session, indicator), _end(session, scope, end)
        if (held := queries.find_link(session, measured.id or 0, aiming)) is not None:
            raise AimChangedError(_already(session, held, end))
        is_action = isinstance(aiming, Action)
        session.add(
            IndicatorLink(
                indicator_id=measured.id or 0,
                action_id=aiming.id if is_action else None,
                heading_id=None if is_action else aiming.id,
                expected=expected.strip() or None,
            )
        )
        session.flush()


def remove_aim(scope: Scope, tie: AimTie, *, reason: str, author: str = "") -> None:
    """Remove a link that was seen at a version; it stays in the history.

    Raises:
        RefusedAimError: the reason is missing or too long.
        AimChangedError: somebody changed or removed it meanwhile; says who, when and what.
    """
    _check(reason, "")
    with _seen(scope, tie, reason, author, done="retiré") as (session, row):
        session.delete(row)


def reword_aim(scope: Scope, tie: AimTie, *, expected: str, reason: str, author: str = "") -> None:
    """Change what is expected of a link that was seen at a version; the old words stay told.

    Raises:
        RefusedAimError: the reason is missing, a text is too long, or nothing changes.
        AimChangedError: somebody changed or removed it meanwhile; says who, when and what.
    """
    _check(reason, expected)
    if expected.strip() == tie.expected:
        raise RefusedAimError(_SAME)
    with _seen(scope, tie, reason, author, done="modifié") as (_, row):
        row.expected = expected.strip() or None


@contextmanager
def _seen(
    scope: Scope, tie: AimTie, reason: str, author: str, *, done: str
) -> Iterator[tuple[Session, IndicatorLink]]:
    """Open the link as it was seen, to change or delete it; ``done`` says what was wanted."""
    try:
        with desk_work(reason=reason.strip(), author=author) as session:
            row = session.get(IndicatorLink, tie.key)
            if row is None or row.version != tie.version:
                raise AimChangedError(_changed(session, tie.key, done))
            _refuse_foreign(session, scope, row)
            yield session, row
            session.flush()
    except StaleDataError as error:
        with reading() as session:
            raise AimChangedError(_changed(session, tie.key, done)) from error


def _check(reason: str, expected: str) -> None:
    if not reason.strip():
        raise RefusedAimError(_NO_REASON)
    if max(len(reason), len(expected)) > LONGEST:
        raise RefusedAimError(_TOO_LONG)


def _indicator(session: Session, code: str) -> Indicator:
    """Return an indicator, held until the link is saved: two people never make the same twice.

    The base's uniqueness does not see it: one of the columns is always empty.
    """
    held = select(Indicator).where(Indicator.code == code).with_for_update()
    row = session.exec(held).first()
    if row is None:
        raise UnknownEndError(code)
    return row


def _end(session: Session, scope: Scope, end: AimEnd) -> Action | Heading:
    plan = mandate.find_plan(session, scope.organisation, end.plan_code)
    key = plan.id if plan is not None else None
    if key is None:
        raise UnknownEndError(end.plan_code)
    row: Action | Heading | None
    if end.kind is AimKind.ACTION:
        row = mandate.find_action(session, key, end.code, scope.on)
    else:
        row = queries.find_heading(session, key, end.code, end.title)
    if row is None:
        raise UnknownEndError(f"{end.code} · {end.title}")
    return row


def _refuse_foreign(session: Session, scope: Scope, row: IndicatorLink) -> None:
    """Refuse to unlink what belongs to another organisation's plan."""
    owned = session.get(Action, row.action_id) if row.action_id else None
    headed = session.get(Heading, row.heading_id) if row.heading_id else None
    plan_id = owned.plan_id if owned else headed.plan_id if headed else None
    plans = {plan.id for plan in mandate.list_plans(session, scope.organisation)}
    if plan_id is not None and plan_id not in plans:
        raise UnknownEndError(str(row.id))


def _already(session: Session, held: IndicatorLink, end: AimEnd) -> str:
    said = f"« {end.code} · {end.title} » vise déjà cet indicateur"
    return f"{said}{_by(session, held.id or 0)} : rien n’a été ajouté."


def _changed(session: Session, key: int, wanted: str) -> str:
    found = queries.last_change(session, key)
    if found is None:
        return f"Ce lien n’existe plus : rien n’a été {wanted}. Rechargez la page."
    done = what_was_done(found[0])
    return (
        f"Ce lien a été {done}{_by(session, key)} pendant votre lecture : rien de plus n’a été "
        "enregistré. Relisez la liste, à jour ci-dessous ; ce que vous avez écrit est gardé."
    )


def _by(session: Session, key: int) -> str:
    found = queries.last_change(session, key)
    if found is None:
        return ""
    line, author = found
    return f" (par {author or NOBODY}, le {long_date(line.recorded_at.date())})"
