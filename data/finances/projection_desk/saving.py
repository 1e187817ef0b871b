"""Writing scenarios: added, changed, deleted; each signed, explained, and all of it or nothing.

Each function is the one door of its write: where rights will be asked.
"""

import re
import unicodedata
from collections.abc import Mapping

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session, select

from data.base.database import reading
from data.base.desk import desk_work
from data.base.models import Organisation
from data.base.views import Scope
from data.finances.models import Hypothesis, PlannedLoan, Scenario
from data.finances.projection.types import HypothesisValue
from data.finances.projection_desk import queries
from data.finances.projection_desk.content import (
    LONGEST_NOTE,
    LONGEST_REASON,
    LONGEST_TITLE,
    Content,
    Seen,
    StoredScenario,
)
from data.finances.projection_desk.errors import (
    ScenarioChangedError,
    ScenarioRefusedError,
    UnknownScenarioError,
)
from data.finances.projection_desk.history import scenario_changes, sentence
from data.finances.projection_desk.stored import loan_of, stored_scenarios, supposed_of
from data.finances.queries import list_budgets

_MOST_TOLD = 5
_NOT_IN_CODES = re.compile(r"[^a-z0-9]+")


def add_scenario(scope: Scope, content: Content, *, reason: str, author: str = "") -> str:
    """Add a scenario after the others, copied or new; return its code.

    Raises:
        ScenarioRefusedError: it lacks a name or a reason, or the name is another's.
    """
    _refuse_unexplained(reason)
    with desk_work(reason=reason.strip(), author=author) as session:
        rows = queries.list_scenarios(session, scope.organisation)
        title = _title(content.title, [row.title for row in rows])
        scenario = Scenario(
            organisation_id=_organisation_id(session, scope),
            code=_free_code(title, {row.code for row in rows}),
            order=max((row.order for row in rows), default=0) + 1,
            title=title,
            note=_note(content.note),
        )
        session.add(scenario)
        session.flush()
        _write(session, scope, scenario, content)
        return scenario.code


def save_scenario(
    scope: Scope, code: str, seen: Seen, content: Content, *, reason: str, author: str = ""
) -> int:
    """Make a scenario what was typed; return how many of its rows changed.

    Raises:
        ScenarioRefusedError: it lacks a name or a reason, or the name is another's.
        UnknownScenarioError: it was deleted meanwhile.
        ScenarioChangedError: somebody else changed it meanwhile; says who, when and what.
    """
    _refuse_unexplained(reason)
    try:
        with desk_work(reason=reason.strip(), author=author) as session:
            held = _unchanged(session, scope, code, seen)
            scenario = session.get_one(Scenario, held.row_id)
            others = queries.list_scenarios(session, scope.organisation)
            scenario.title = _title(
                content.title, [row.title for row in others if row.id != scenario.id]
            )
            scenario.note = _note(content.note)
            count = _write(session, scope, scenario, content)
            count += session.is_modified(scenario)
            session.flush()
            return count
    except (IntegrityError, StaleDataError):
        # On a base that lets two people write at once, the second learns it here.
        with reading() as session:
            _unchanged(session, scope, code, seen)
        raise


def delete_scenario(scope: Scope, code: str, seen: Seen, *, reason: str, author: str = "") -> None:
    """Delete a scenario with its hypotheses and its loans; its history stays.

    Raises:
        ScenarioRefusedError: without reason.
        UnknownScenarioError: it was deleted already.
        ScenarioChangedError: somebody else changed it meanwhile; says who, when and what.
    """
    _refuse_unexplained(reason)
    with desk_work(reason=reason.strip(), author=author) as session:
        held = _unchanged(session, scope, code, seen)
        for line in [
            *queries.list_hypotheses(session, [held.row_id]),
            *queries.list_planned_loans(session, [held.row_id]),
        ]:
            session.delete(line)
        session.flush()
        session.delete(session.get_one(Scenario, held.row_id))


def _unchanged(session: Session, scope: Scope, code: str, seen: Seen) -> StoredScenario:
    """Return a scenario that nobody changed since ``seen``."""
    every = stored_scenarios(session, scope.organisation)
    held = next((one for one in every if one.code == code), None)
    if held is None:
        raise UnknownScenarioError
    if held.seen != seen:
        changes = scenario_changes(session, scope.organisation, held.row_id, since=seen)
        raise ScenarioChangedError([sentence(one) for one in changes[:_MOST_TOLD]])
    return held


def _write(session: Session, scope: Scope, scenario: Scenario, content: Content) -> int:
    """Make the rows of a scenario those of its content; return how many were touched."""
    budgets = list_budgets(session, scope.organisation)
    ids = {budget.code: budget.id for budget in budgets}
    key = scenario.id or 0
    return _write_supposed(session, key, content, ids) + _write_loans(session, key, content, ids)


def _write_supposed(
    session: Session, scenario_id: int, content: Content, ids: Mapping[str, int | None]
) -> int:
    codes = {value: code for code, value in ids.items()}
    wanted = {_place(one): one for one in content.supposed}
    count = 0
    for row in queries.list_hypotheses(session, [scenario_id]):
        mine = wanted.pop(_place(supposed_of(row, codes)), None)
        if mine is None:
            session.delete(row)
        elif mine.value != row.value:
            row.value = mine.value
        else:
            continue
        count += 1
    for one in wanted.values():
        session.add(
            Hypothesis(
                scenario_id=scenario_id,
                budget_id=ids[one.budget] if one.budget else None,
                line=one.line,
                year=one.year,
                value=one.value,
            )
        )
    return count + len(wanted)


def _place(one: HypothesisValue) -> tuple[str | None, str, int | None]:
    return one.budget, one.line, one.year


def _write_loans(
    session: Session, scenario_id: int, content: Content, ids: Mapping[str, int | None]
) -> int:
    """Keep the loans that are wanted as they are; remove the others, add what is new."""
    codes = {value: code for code, value in ids.items()}
    wanted = list(content.loans)
    count = 0
    for row in queries.list_planned_loans(session, [scenario_id]):
        held = loan_of(row, codes)
        if held in wanted:
            wanted.remove(held)
        else:
            session.delete(row)
            count += 1
    for loan in wanted:
        session.add(
            PlannedLoan(
                scenario_id=scenario_id,
                budget_id=ids[loan.budget] or 0,
                year=loan.year,
                amount_eur=loan.amount_eur,
                rate_pct=loan.rate_pct,
                years=loan.years,
                profile=loan.profile,
                deferred_years=loan.deferred_years,
            )
        )
    return count + len(wanted)


def _refuse_unexplained(reason: str) -> None:
    if not reason.strip():
        raise ScenarioRefusedError(
            "Dites en quelques mots pourquoi : ce motif restera dans l’historique."
        )
    if len(reason.strip()) > LONGEST_REASON:
        raise ScenarioRefusedError(f"Le motif dépasse {LONGEST_REASON} signes : raccourcissez-le.")


def _title(text: str, others: list[str]) -> str:
    title = " ".join(text.split())
    if not title:
        raise ScenarioRefusedError("Donnez un nom au scénario.")
    if len(title) > LONGEST_TITLE:
        raise ScenarioRefusedError(f"Le nom dépasse {LONGEST_TITLE} signes : raccourcissez-le.")
    if title.casefold() in {other.casefold() for other in others}:
        raise ScenarioRefusedError(
            f"Un scénario s’appelle déjà « {title} » : donnez un autre nom à celui-ci."
        )
    return title


def _note(text: str) -> str | None:
    if len(text.strip()) > LONGEST_NOTE:
        raise ScenarioRefusedError(f"La note dépasse {LONGEST_NOTE} signes : raccourcissez-la.")
    return text.strip() or None


def _free_code(title: str, taken: set[str]) -> str:
    bare = unicodedata.normalize("NFKD", title.replace("’", " "))
    plain = bare.encode("ascii", "ignore").decode().lower()
    stem = _NOT_IN_CODES.sub("-", plain).strip("-") or "scenario"
    tries = (f"{stem}-{rank}" for rank in range(2, len(taken) + 3))
    return next(code for code in (stem, *tries) if code not in taken)


def _organisation_id(session: Session, scope: Scope) -> int:
    statement = select(Organisation.id).where(Organisation.code == scope.organisation)
    return session.exec(statement).one() or 0
