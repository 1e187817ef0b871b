"""The packaged questions of the final evaluation, read once."""

from functools import lru_cache
from pathlib import Path

import yaml

from data.mandate.contract.evaluation.views import Evidence, Question

FILE = Path(__file__).resolve().parents[3] / "reference" / "evaluation_questions.yaml"


@lru_cache(maxsize=1)
def questions() -> tuple[Question, ...]:
    """Return the questions, in their order."""
    return tuple(
        Question(
            code=entry["code"],
            criterion=entry["criterion"],
            text=entry["question"],
            evidence=tuple(Evidence(kind) for kind in entry["evidence"]),
        )
        for entry in yaml.safe_load(FILE.read_text("utf-8"))
    )
