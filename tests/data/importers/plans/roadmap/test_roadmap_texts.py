"""A roadmap gives the same plan however its text file is numbered, marked and wrapped."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.importers.files import IncomingFile
from data.importers.formats import Reading, Town
from data.importers.opened import OpenedFile
from data.importers.plans.roadmap import reader
from data.mandate.drafts import PlanDraft
from tests.data.importers.plans.roadmap.roadmaps import TODAY, VALMERE, as_text, read


def outcome(reading: Reading) -> tuple[object, ...]:
    """Return what must not depend on the layout of the file."""
    plan = reading.content
    assert isinstance(plan, PlanDraft)
    return (
        [(one.code, one.title, one.nature, one.parties, one.deadline) for one in plan.actions],
        plan.headings,
        plan.delegations,
        dict(reading.counts),
        [problem.message for problem in reading.warnings],
    )


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    numbering=st.sampled_from(["{}. ", "{}) ", "{} - ", "{}.  "]),
    dash=st.sampled_from(["- ", "• ", "– ", "* "]),
    width=st.integers(70, 160),
)
def test_a_text_gives_the_same_plan(tmp_path: Path, numbering: str, dash: str, width: int) -> None:
    path = tmp_path / "feuille.txt"
    path.write_text(as_text(VALMERE, numbering, dash, width), encoding="utf-8")
    opened = OpenedFile(IncomingFile("feuille.txt", path))
    assert outcome(reader.read(opened, Town(TODAY))) == outcome(read(*VALMERE))
