"""What is exported is read back as it was: nothing would change."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.action_list import action_data
from components.data_table import as_xlsx
from data.base.views import Scope, SourceLine
from data.exporters.spreadsheets import export_actions, export_indicators
from data.exporters.texts import as_csv
from data.importers.documents.cleaning import clean_cell
from data.importers.formats import Town
from data.importers.tables import actions as action_format
from data.importers.tables import indicators as indicator_format
from data.importers.tables.cleaning import cell_text
from data.indicators.drafts import IndicatorsDraft
from data.indicators.views import IndicatorLine, Reading
from data.indicators.vocabulary import Absence, Direction
from data.mandate.drafts import ActionDraft, DelegationDraft, PlanDraft
from data.mandate.service import actions_view
from data.mandate.tables import OUTSIDE
from data.mandate.views import ActionFilters, ActionState, Party, ReportState
from data.mandate.vocabulary import ActionNature, Confidence, PartyRole, Stage
from tests.data.importers.tables.files import a_file, opened
from tests.factories import a_milestone, an_action

DELEGATIONS = (
    DelegationDraft("CUL", "Culture, patrimoine", "Culture, patrimoine", "adjoint"),
    DelegationDraft("SPO", "Sports", "Sports et loisirs", "adjoint"),
)
READ = {PartyRole.PILOT, PartyRole.SUPPORT, PartyRole.PARTNER}
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


def is_plain(text: str) -> bool:
    """Tell a text that a reader has nothing to clean in."""
    is_clean = cell_text(text) == text == clean_cell(text) and not text.startswith("'")
    # After these letters, the reader of texts sees UTF-8 read as something else, and mends it.
    return is_clean and not {*text} & {*"ÃÂÅâ"}


TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=40
).filter(is_plain)
BODIES = TEXTS.filter(lambda text: not text.endswith(OUTSIDE) and not text.startswith('"'))
PARTIES = st.one_of(
    st.builds(
        lambda role, one: Party(role, one.code, one.title),
        st.sampled_from([PartyRole.PILOT, PartyRole.SUPPORT]),
        st.sampled_from(DELEGATIONS),
    ),
    st.builds(lambda role, name: Party(role, None, name), st.sampled_from(PartyRole), BODIES),
)
REPORTS = st.builds(
    ReportState,
    DAYS,
    st.sampled_from(Stage),
    st.none() | st.integers(0, 100),
    st.none() | st.sampled_from(Confidence),
    st.none(),
    st.none(),
    st.none(),
    st.just(False),
)


@st.composite
def states(draw: st.DrawFn, rank: int) -> ActionState:
    """Return any action that a base could hold."""
    milestones = st.lists(st.builds(a_milestone, st.none() | DAYS, st.none() | DAYS), max_size=2)
    report = draw(st.none() | REPORTS)
    return an_action(
        None,
        key=rank,
        code=f"A-{rank}",
        title=draw(TEXTS),
        nature=draw(st.sampled_from(ActionNature)),
        report=report,
        latest_on=draw(st.none() | DAYS),
        milestones=tuple(draw(milestones)),
        parties=tuple(draw(st.lists(PARTIES, max_size=4, unique=True))),
        headings=tuple(draw(st.lists(BODIES, max_size=2, unique_by=str.casefold))),
    )


@st.composite
def plans(draw: st.DrawFn) -> list[ActionState]:
    """Return a few actions."""
    return [draw(states(rank)) for rank in range(draw(st.integers(1, 4)))]


def check(read: list[ActionDraft], expected: list[ActionState], plan: PlanDraft) -> None:
    """Compare drafts with the states that they were written from."""
    titles = {heading.code: heading.title for heading in plan.headings}
    assert [one.code for one in read] == [one.code for one in expected]
    for draft, state in zip(read, expected, strict=True):
        assert draft.title == clean_cell(state.title)
        assert draft.nature is state.nature
        own = state.own_deadline
        assert (draft.deadline and draft.deadline.latest_on) == (own and own.latest_on)
        assert {titles[code] for code in draft.headings} == set(map(clean_cell, state.headings))
        assert {(p.role, p.delegation or p.body) for p in draft.parties} == {
            (p.role, p.delegation or clean_cell(p.name)) for p in state.parties if p.role in READ
        }
        check_report(draft, state)


def check_report(draft: ActionDraft, state: ActionState) -> None:
    """Compare the report read with the one that was written."""
    report = state.report
    if report is None:
        assert draft.report is None
        return
    assert draft.report is not None
    assert draft.report.stage is report.stage
    assert draft.report.effective_on == report.effective_on
    assert draft.report.confidence is report.confidence
    if draft.report.progress_pct is not None:
        assert draft.report.progress_pct == report.progress_pct
    elif not state.milestones and state.nature is ActionNature.PROJECT:
        assert report.progress_pct is None


def read_back(path: Path, town: Town) -> PlanDraft:
    """Read a file of actions."""
    assert action_format.score(opened(path)) > 0.8
    content = action_format.read(opened(path), town).content
    assert isinstance(content, PlanDraft)
    assert content.delegations == ()
    return content


@settings(max_examples=60)
@given(plans())
def test_actions_are_read_back_as_they_were(some: list[ActionState]) -> None:
    town = Town(date(2028, 10, 1), delegations=DELEGATIONS)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        export_actions(some, path)
        plan = read_back(path, town)
        check(list(plan.actions), some, plan)
        for name, content in (
            ("b.xlsx", as_xlsx(action_data(some), (("Contenu", "x"),))),
            ("b.csv", as_csv(action_data(some))),
        ):
            other = Path(folder) / name
            other.write_bytes(content)
            plan = read_back(other, town)
            check(list(plan.actions), some, plan)


@pytest.mark.usefixtures("demo_base")
@pytest.mark.parametrize("code", ["FDR", "CDV"])
def test_the_demonstration_is_read_back_as_it_was(tmp_path: Path, code: str) -> None:
    from data.base.service import base_view

    base = base_view()
    assert base.organisation
    assert base.default_on
    view = actions_view(Scope(base.organisation, code, base.default_on), ActionFilters())
    town = Town(
        base.default_on,
        delegations=tuple(
            DelegationDraft(one.code, one.title, one.full_title, one.holder)
            for one in view.delegations
        ),
    )
    states_ = list(view.actions)
    export_actions(states_, tmp_path / "a.xlsx")
    (tmp_path / "a.csv").write_bytes(as_csv(action_data(states_)))
    for name in ("a.xlsx", "a.csv"):
        plan = read_back(tmp_path / name, town)
        check(list(plan.actions), states_, plan)


SOURCE = SourceLine("insee", "Recensement", "INSEE", "2024", None, None, None, False)
OBSERVED = st.builds(
    lambda indicator, subject, year, value, absence, perimeter: Reading(
        indicator,
        subject,
        year,
        "2024",
        None if absence else value,
        absence,
        perimeter,
        None,
        SOURCE,
        False,
    ),
    st.sampled_from(["pct", "pop"]),
    st.sampled_from(["62765", "QN06211M", "01004"]),
    st.none() | st.integers(1990, 2030),
    st.floats(0, 100) | st.integers(0, 100).map(float) | st.floats(0, 1),
    st.none() | st.sampled_from(Absence),
    st.none() | st.sampled_from(["2015", "2024"]),
)
LINES = [
    IndicatorLine("pct", "Part", "thème", "Définition", "%", 1, Direction.DOWN, "notion", None),
    IndicatorLine(
        "pop", "Nombre", "thème", "Définition", "personnes", 0, Direction.NONE, None, "x"
    ),
]


@settings(max_examples=60)
@given(
    st.lists(
        OBSERVED,
        min_size=1,
        max_size=8,
        unique_by=lambda one: (one.indicator, one.subject, one.data_year, one.perimeter),
    )
)
def test_indicators_are_read_back_as_they_were(observed: list[Reading]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        export_indicators(LINES, observed, path)
        assert indicator_format.score(opened(path)) > 0.8
        content = indicator_format.read(opened(path), Town(date(2028, 1, 1))).content
    assert isinstance(content, IndicatorsDraft)
    assert [
        (one.code, one.title, one.theme, one.definition, one.unit, one.decimals, one.direction)
        for one in content.indicators
    ] == [
        (one.code, one.title, one.theme, one.definition, one.unit, one.decimals, one.direction)
        for one in LINES
    ]
    assert [
        (one.indicator, one.territory, one.data_year, one.edition, one.absence)
        for one in content.observations
    ] == [(one.indicator, one.subject, one.data_year, one.edition, one.absence) for one in observed]
    # Spreadsheets keep sixteen figures at most.
    for read, written in zip(content.observations, observed, strict=True):
        assert read.value == (written.value and pytest.approx(written.value, rel=1e-14, abs=0))
    assert [(one.perimeter, one.source) for one in content.observations] == [
        (one.perimeter, "insee") for one in observed
    ]


def test_an_exported_file_is_a_plain_workbook(tmp_path: Path) -> None:
    export_actions([an_action(title="=1+1", code="-A")], tmp_path / "a.xlsx")
    assert a_file(tmp_path / "a.xlsx").container == "xlsx"
    (sheet, guide) = opened(tmp_path / "a.xlsx").sheets
    assert (sheet.name, guide.name) == ("Actions", "Mode d’emploi")
    assert sheet.rows[0].cells[:2] == ("-A", "=1+1")
    assert sheet.flaws == ()
