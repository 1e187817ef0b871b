"""The answers in the base: rows, history, and the one way to save one."""

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session, col, select

from data.base.database import reading
from data.base.desk import desk_work
from data.base.formats import long_date, number
from data.base.models import Actor, Revision
from data.base.views import Scope
from data.mandate.contract.evaluation.errors import AnswerChangedError, AnswerRefusedError
from data.mandate.contract.evaluation.questions import questions
from data.mandate.contract.evaluation.views import Answer, AnswerChange, AnswerEdit
from data.mandate.contract.evaluation.words import finding_name
from data.mandate.contract.queries import find_contract
from data.mandate.models import EvaluationAnswer
from data.mandate.vocabulary import Finding

_REASON = "Évaluation finale du contrat de ville"
_LONGEST, _MOST = 4_000, 200
_NOBODY = "Auteur inconnu"


def list_answers(session: Session, plan_id: int) -> dict[str, Answer]:
    """Return the answers of a contract, by the code of their question."""
    rows = session.exec(select(EvaluationAnswer).where(EvaluationAnswer.plan_id == plan_id))
    return {
        row.question: Answer(
            row.version, row.finding, row.evidence, row.answered_on, row.is_simulated
        )
        for row in rows
    }


def answer_history(session: Session, plan_id: int) -> tuple[AnswerChange, ...]:
    """Return the changes of a contract's answers, newest first, the last 200 at most."""
    rows = session.exec(
        select(Revision, Actor.label)
        .outerjoin(Actor, col(Revision.actor_id) == col(Actor.id))
        .where(Revision.entity == EvaluationAnswer.__tablename__)
        .order_by(col(Revision.id).desc())
        .limit(_MOST)
    )
    return tuple(
        AnswerChange(
            recorded_at=line.recorded_at,
            author=author or _NOBODY,
            question=held["question"],
            before=Finding(line.before["finding"]) if line.before else None,
            after=Finding(line.after["finding"]) if line.after else None,
            text=held["evidence"],
        )
        for line, author in rows
        if (held := line.after or line.before or {}).get("plan_id") == plan_id
    )


def save_answer(scope: Scope, edit: AnswerEdit, *, author: str = "") -> None:
    """Save what the evaluator found; without a finding, the question is « à instruire » again.

    Raises:
        AnswerRefusedError: what was typed is no answer.
        AnswerChangedError: somebody else answered meanwhile; says who, and what.
    """
    _refuse(edit)
    try:
        with desk_work(reason=_REASON, author=author) as session:
            plan_id = _plan_id(session, scope)
            _refuse_conflict(session, plan_id, edit)
            _write(session, plan_id, edit)
            session.flush()
    except (IntegrityError, StaleDataError):
        # On a base that lets two people write at once, the second learns it here.
        with reading() as session:
            _refuse_conflict(session, _plan_id(session, scope), edit)
        raise


def _refuse(edit: AnswerEdit) -> None:
    if edit.question not in {one.code for one in questions()}:
        raise AnswerRefusedError("Cette question n’existe plus : rechargez la page.")
    if edit.finding is not None and not edit.text.strip():
        raise AnswerRefusedError(
            "Dites en quelques mots sur quoi repose ce constat : le texte est vide."
        )
    if len(edit.text) > _LONGEST:
        raise AnswerRefusedError(
            f"Le texte a {number(len(edit.text))} signes ; la limite est {number(_LONGEST)}."
        )


def _plan_id(session: Session, scope: Scope) -> int:
    plan = find_contract(session, scope.organisation)
    if plan is None:
        raise AnswerRefusedError("La collectivité n’a pas de contrat de ville.")
    return plan.id or 0


def _refuse_conflict(session: Session, plan_id: int, edit: AnswerEdit) -> None:
    held = list_answers(session, plan_id).get(edit.question)
    if (held.version if held else 0) == edit.seen:
        return
    history = answer_history(session, plan_id)
    last = next((one for one in history if one.question == edit.question), None)
    by = f" par {last.author} le {long_date(last.recorded_at.date())}" if last else ""
    now = finding_name(held.finding if held else None).lower()
    raise AnswerChangedError(f"la question {edit.question} a été mise à « {now} »{by}")


def _write(session: Session, plan_id: int, edit: AnswerEdit) -> None:
    row = session.exec(
        select(EvaluationAnswer).where(
            EvaluationAnswer.plan_id == plan_id, EvaluationAnswer.question == edit.question
        )
    ).first()
    if edit.finding is None:
        if row is None and edit.text.strip():
            raise AnswerRefusedError("Choisissez un constat : un texte seul ne s’enregistre pas.")
        if row is not None:
            session.delete(row)
        return
    text = edit.text.strip()
    if row is None:
        row = EvaluationAnswer(
            plan_id=plan_id,
            question=edit.question,
            finding=edit.finding,
            evidence=text,
            answered_on=edit.on,
        )
    else:
        row.finding, row.evidence, row.answered_on = edit.finding, text, edit.on
    session.add(row)
