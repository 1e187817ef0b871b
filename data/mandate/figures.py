"""The mandate's headline figures, as the command line and every screen must agree on."""

from collections.abc import Sequence
from dataclasses import dataclass

from data.mandate import rules
from data.mandate.views import ActionState, Check, Completion
from data.mandate.vocabulary import Stage


@dataclass(frozen=True)
class MandateFigures:
    """Counts of one plan or one delegation. ``kind`` is empty for a delegation."""

    code: str
    kind: str
    actions: int
    stages: dict[Stage, int]
    overdue: int
    completion: Completion


def mandate_figures(code: str, kind: str, actions: Sequence[ActionState]) -> MandateFigures:
    """Count a set of actions; stages count projects only."""
    return MandateFigures(
        code=code,
        kind=kind,
        actions=len(actions),
        stages={count.stage: count.count for count in rules.stage_counts(actions)},
        overdue=sum(Check.OVERDUE in action.checks for action in actions),
        completion=rules.completion(actions),
    )
