"""The texts of the finance deputy: read, and saved one by one, signed, with their reason."""

from collections.abc import Collection
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session, col, select

from data.base.database import reading
from data.base.desk import desk_work
from data.base.formats import counted, long_date, number, typeset
from data.base.models import Actor, Organisation, Revision
from data.base.views import Scope
from data.finances.debate.errors import RefusedTextError, TextChangedError
from data.finances.debate.views import DeputyText, SectionCode, TextChange
from data.finances.debate.words import LONGEST_REASON, LONGEST_TEXT, TITLES
from data.finances.models import DebateText

_NOBODY = "Auteur inconnu"
_MOST = 500
_EXCERPT = 160


def read_texts(session: Session, scope: Scope, year: int) -> dict[SectionCode, DeputyText]:
    """Return the text of each section that has one, or that had one."""
    rows = {row.section: row for row in _rows(session, scope, year)}
    changes = _changes(session, scope, year)
    return {
        code: DeputyText(
            text=rows[code].text if code in rows else "",
            version=rows[code].version if code in rows else 0,
            is_simulated=code in rows and rows[code].is_simulated,
            history=changes.get(code, ()),
        )
        for code in SectionCode
        if code in rows or code in changes
    }


def save_text(
    scope: Scope,
    year: int,
    section: SectionCode,
    text: str,
    *,
    seen: int,
    reason: str,
    author: str = "",
) -> None:
    """Save the text of a section; an empty one takes it away.

    Args:
        scope: the town.
        year: of the budget debated.
        section: where it stands.
        text: as typed, its paragraphs parted by empty lines.
        seen: version of the text that the writer began from; 0 when there was none.
        reason: why it changes.
        author: who writes; may be empty.

    Raises:
        RefusedTextError: no reason, or too long.
        TextChangedError: somebody else changed it meanwhile.
    """
    _check(text, reason)
    try:
        with desk_work(reason=reason.strip(), author=author) as session:
            _refuse_changed(session, scope, year, section, seen)
            _write(session, scope, year, section, text.strip())
            session.flush()
    except (IntegrityError, StaleDataError) as error:
        # On a base that lets two people write at once, the second learns it here.
        with reading() as session:
            _refuse_changed(session, scope, year, section, seen)
        raise TextChangedError(
            "Rien n’a été enregistré : quelqu’un écrivait le même texte. Recommencez."
        ) from error


def _check(text: str, reason: str) -> None:
    if not reason.strip():
        raise RefusedTextError("Rien n’a été enregistré : dites le motif de la modification.")
    if len(reason) > LONGEST_REASON:
        raise RefusedTextError(f"Motif trop long : {LONGEST_REASON} signes au plus.")
    if len(text) > LONGEST_TEXT:
        length = counted(LONGEST_TEXT, "signe")
        raise RefusedTextError(
            f"Rien n’a été enregistré : le texte dépasse {length}, il en compte "
            f"{number(len(text), 0)}."
        )


def _write(session: Session, scope: Scope, year: int, section: SectionCode, text: str) -> None:
    row = next((one for one in _rows(session, scope, year) if one.section == section), None)
    if row is None:
        if text:
            key = _organisation_id(session, scope)
            session.add(DebateText(organisation_id=key, year=year, section=section, text=text))
    elif text:
        row.text = text
        session.add(row)
    else:
        session.delete(row)


def _refuse_changed(
    session: Session, scope: Scope, year: int, section: SectionCode, seen: int
) -> None:
    row = next((one for one in _rows(session, scope, year) if one.section == section), None)
    if (row.version if row else 0) == seen:
        return
    last = next(iter(_changes(session, scope, year).get(section, ())), None)
    said = f", par {last.author} le {long_date(last.recorded_at.date())}" if last else ""
    now = f"Il dit maintenant : « {_excerpt(row.text)} »" if row else "Il a été effacé"
    raise TextChangedError(
        f"Rien n’a été enregistré : le texte de « {TITLES[section]} » a changé pendant votre "
        f"saisie{said}. {now}. Votre saisie est gardée : enregistrez de nouveau pour la faire "
        "valoir."
    )


def _rows(session: Session, scope: Scope, year: int) -> list[DebateText]:
    key = _organisation_id(session, scope)
    statement = select(DebateText).where(DebateText.organisation_id == key, DebateText.year == year)
    return list(session.exec(statement))


def _organisation_id(session: Session, scope: Scope) -> int:
    statement = select(Organisation.id).where(Organisation.code == scope.organisation)
    return session.exec(statement).one() or 0


def _changes(
    session: Session, scope: Scope, year: int
) -> dict[SectionCode, tuple[TextChange, ...]]:
    """Return the changes of the texts of a year by section, newest first."""
    statement = (
        select(Revision, Actor.label)
        .join(Actor, col(Actor.id) == col(Revision.actor_id), isouter=True)
        .where(Revision.entity == DebateText.__tablename__)
        .order_by(col(Revision.id).desc())
        .limit(_MOST)
    )
    key = _organisation_id(session, scope)
    found: dict[SectionCode, tuple[TextChange, ...]] = {}
    known: Collection[str] = set(SectionCode)
    for line, author in session.exec(statement):
        row = line.after or line.before or {}
        if (row.get("organisation_id"), row.get("year")) != (key, year):
            continue
        if row.get("section") not in known:
            continue
        code = SectionCode(row["section"])
        one = TextChange(
            line.recorded_at, author or _NOBODY, line.reason or "", _what(line.before, line.after)
        )
        found[code] = (*found.get(code, ()), one)
    return found


def _what(before: dict[str, Any] | None, after: dict[str, Any] | None) -> str:
    if after is None:
        return typeset(f"texte effacé ; il disait « {_excerpt((before or {}).get('text', ''))} »")
    verb = "texte écrit" if before is None else "texte modifié"
    return typeset(f"{verb} : « {_excerpt(after.get('text', ''))} »")


def _excerpt(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _EXCERPT else f"{flat[:_EXCERPT].rstrip()}…"
