"""What the part « Évaluation finale » shows: frozen values, free of database and screen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from data.mandate.views import PlanLine
from data.mandate.vocabulary import Finding


class Evidence(StrEnum):
    """What the application already counts, and that may answer a question."""

    ACTIONS = "actions"
    UPDATES = "updates"
    PILOTS = "pilots"
    PLACES = "places"
    INDICATORS = "indicators"
    BARE_OBJECTIVES = "bare_objectives"
    CROSSINGS = "crossings"
    LINKS = "links"
    GAPS = "gaps"
    MONEY = "money"
    CREDITS = "credits"
    OUTCOMES = "outcomes"
    REMARKS = "remarks"


@dataclass(frozen=True)
class Question:
    """A packaged question, and the kinds of evidence that may answer it."""

    code: str
    criterion: str
    text: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Gathered:
    """A piece of evidence: a counted sentence, and the page that lists what it counts."""

    kind: Evidence
    text: str
    page: str
    params: Mapping[str, str]


@dataclass(frozen=True)
class Answer:
    """What the evaluator found, in her words."""

    version: int
    finding: Finding
    text: str
    on: date
    is_simulated: bool


@dataclass(frozen=True)
class QuestionLine:
    """A question, its evidence and its answer; without an answer it is « à instruire »."""

    question: Question
    evidence: tuple[Gathered, ...]
    answer: Answer | None


@dataclass(frozen=True)
class AnswerChange:
    """A line of the history of answers; nothing stands for « à instruire »."""

    recorded_at: datetime
    author: str
    question: str
    before: Finding | None
    after: Finding | None
    text: str


@dataclass(frozen=True)
class AnswerEdit:
    """What an evaluator makes of a question.

    Attributes:
        seen: version of the answer when she began; 0 when there was none.
        finding: nothing sets the question back to « à instruire ».
    """

    question: str
    seen: int
    finding: Finding | None
    text: str
    on: date


@dataclass(frozen=True)
class EvaluationView:
    """The questions of the contract's final evaluation on a day."""

    plan: PlanLine
    on: date
    answer: str
    lines: tuple[QuestionLine, ...]
    history: tuple[AnswerChange, ...]
    is_demonstration: bool
    is_simulated: bool
