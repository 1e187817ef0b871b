"""The evaluation's only door: each function opens a session and returns a frozen view."""

from collections import Counter
from collections.abc import Iterable

from data.base.database import reading
from data.base.formats import counted, listed, number
from data.base.queries import first_organisation, is_demonstration
from data.base.views import Scope
from data.indicators.gap_analysis.service import gap_analysis_view
from data.indicators.views import GapAnalysisView, GapVerdict
from data.mandate.contract.evaluation.evidence import Facts, gathered
from data.mandate.contract.evaluation.questions import questions
from data.mandate.contract.evaluation.stored import answer_history, list_answers, save_answer
from data.mandate.contract.evaluation.views import EvaluationView, QuestionLine
from data.mandate.contract.evaluation.words import TO_DO
from data.mandate.contract.programme.service import read_programme
from data.mandate.contract.reading import read_contract
from data.mandate.contract.service import read_links, read_review
from data.mandate.vocabulary import Finding
from data.territories.service import geography

__all__ = ["evaluation_view", "save_answer"]


def evaluation_view(scope: Scope) -> EvaluationView | None:
    """Return the questions, their evidence and their answers; nothing without a contract."""
    gaps = gap_analysis_view(scope)
    quarters = geography(scope).quarters
    with reading() as session:
        read = read_contract(session, scope)
        programme = read_programme(session, scope, None)
        if read is None or programme is None:
            return None
        plan_id = read.plan.row.id or 0
        facts = Facts(
            read=read,
            review=read_review(read, scope, None),
            links=read_links(session, scope, read),
            programme=programme,
            verdicts=_verdicts(gaps),
            compared=_compared(gaps),
            quarters=quarters,
        )
        held = list_answers(session, plan_id)
        history = answer_history(session, plan_id)
        town = first_organisation(session)
        is_demo = town is not None and is_demonstration(session, town)
    lines = tuple(
        QuestionLine(one, gathered(one, facts), held.get(one.code)) for one in questions()
    )
    return EvaluationView(
        plan=read.plan.plan,
        on=scope.on,
        answer=_answer(lines),
        lines=lines,
        history=history,
        is_demonstration=is_demo,
        is_simulated=is_demo,
    )


def _verdicts(view: GapAnalysisView) -> dict[GapVerdict, int]:
    cells = (cell for row in view.rows for cell in row.cells if cell.year is not None)
    return dict(Counter(cell.verdict for cell in cells))


def _compared(view: GapAnalysisView) -> str:
    """Say what the gaps are to, and the year from which they are judged."""
    label = next((one.label for one in view.comparators if one.code == view.comparator), "")
    return f"comparateur : {label}, depuis {view.start}"


def _answer(lines: Iterable[QuestionLine]) -> str:
    found = list(lines)
    counts = Counter(line.answer.finding if line.answer else None for line in found)
    nouns: dict[Finding, tuple[str, str]] = {
        Finding.ANSWERED: ("répondue", "répondues"),
        Finding.PARTLY: ("répondue en partie", "répondues en partie"),
        Finding.NOT_MEASURABLE: (
            "dont l’effet n’est pas mesurable, et c’est écrit ainsi",
            "dont les effets ne sont pas mesurables, et c’est écrit ainsi",
        ),
    }
    told = [
        f"{number(counts[finding])} {one if counts[finding] < 2 else many}"
        for finding, (one, many) in nouns.items()
        if counts[finding]
    ]
    waiting = counts[None]
    questions_count = counted(len(found), "question")
    if not told:
        return (
            f"**{questions_count} d’évaluation, toutes {TO_DO.lower()}** : l’application "
            "rassemble les éléments qu’elle sait compter, l’évaluateur écrit le constat."
        )
    return f"**{questions_count} d’évaluation** : {listed([*told, f'{waiting} à instruire'])}."
