"""The final evaluation: evidence is counted, findings are typed, never answered for anybody."""

from datetime import date
from pathlib import Path

import pytest

from data.base.database import migrate
from data.base.views import Scope
from data.mandate.contract.evaluation.errors import AnswerChangedError, AnswerRefusedError
from data.mandate.contract.evaluation.questions import questions
from data.mandate.contract.evaluation.service import evaluation_view, save_answer
from data.mandate.contract.evaluation.views import AnswerEdit, EvaluationView, Evidence
from data.mandate.vocabulary import Finding
from tests.contracts import ON, town_with_contract

DEMO = Scope("62765", "FDR", date(2029, 6, 30))


@pytest.fixture
def scope(no_base: Path) -> Scope:
    migrate()
    return town_with_contract()


def shown(scope: Scope) -> EvaluationView:
    view = evaluation_view(scope)
    assert view is not None
    return view


def edit(
    finding: Finding | None, text: str = "Les chiffres", *, seen: int = 0, question: str = "EFT-1"
) -> AnswerEdit:
    return AnswerEdit(question, seen, finding, text, ON)


def test_packaged_questions_are_coded_once_and_by_criterion() -> None:
    codes = [one.code for one in questions()]
    assert len(set(codes)) == len(codes)
    assert 8 <= len(codes) <= 12
    assert all(one.evidence and one.text.endswith("?") for one in questions())


def test_every_question_waits_before_anybody_answers(scope: Scope) -> None:
    view = shown(scope)
    assert all(line.answer is None for line in view.lines)
    assert "toutes à instruire" in view.answer


def test_an_effect_that_nobody_can_measure_is_said_as_such(scope: Scope) -> None:
    save_answer(scope, edit(Finding.NOT_MEASURABLE), author="Évaluation")
    view = shown(scope)
    assert "1 dont l’effet n’est pas mesurable" in view.answer
    (change,) = view.history
    assert (change.author, change.question) == ("Évaluation", "EFT-1")
    assert (change.before, change.after) == (None, Finding.NOT_MEASURABLE)


def test_a_finding_taken_back_stays_in_the_history(scope: Scope) -> None:
    save_answer(scope, edit(Finding.ANSWERED))
    save_answer(scope, edit(None, seen=1))
    view = shown(scope)
    assert all(line.answer is None for line in view.lines)
    assert [one.after for one in view.history] == [None, Finding.ANSWERED]


def test_a_colleague_s_finding_is_never_overwritten(scope: Scope) -> None:
    save_answer(scope, edit(Finding.ANSWERED), author="Cabinet")
    with pytest.raises(AnswerChangedError, match="« répondu » par Cabinet"):
        save_answer(scope, edit(Finding.PARTLY))


@pytest.mark.parametrize(
    "wrong",
    [
        edit(Finding.ANSWERED, "  "),
        edit(None, "un texte seul"),
        edit(Finding.ANSWERED, question="XXX"),
        edit(Finding.ANSWERED, "x" * 4_001),
    ],
)
def test_what_is_no_finding_is_refused(scope: Scope, wrong: AnswerEdit) -> None:
    with pytest.raises(AnswerRefusedError):
        save_answer(scope, wrong)


@pytest.mark.usefixtures("demo_base")
def test_evidence_is_counted_on_the_demonstration() -> None:
    told = {one.kind: one.text for line in shown(DEMO).lines for one in line.evidence}
    assert set(told) == set(Evidence)
    assert told[Evidence.CROSSINGS] == "0 croisement renseigné sur 252"
    assert told[Evidence.OUTCOMES] == "3 bilans saisis sur 10\u00a0projets programmés"
    assert "pas encore mesurable" in told[Evidence.GAPS]
    assert "14 montants ne sont pas renseignés sur 40" in told[Evidence.MONEY]
