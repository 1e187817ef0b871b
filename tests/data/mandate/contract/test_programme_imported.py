"""Which project of the base a project of a file is, and what its cells name."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.mandate.contract.programme.imported.drafts import ProjectDraft
from data.mandate.contract.programme.imported.matching import completed, matched
from data.mandate.contract.programme.imported.naming import named_code
from data.mandate.contract.programme.views import ProgrammeRow
from data.mandate.vocabulary import CreditKind
from tests.contracts import a_line

KNOWN = {"A1": "Santé pour tous", "A2": "L’école", "B1": "Double", "B2": "Double"}


def a_draft(line: ProgrammeRow) -> ProjectDraft:
    return ProjectDraft(
        line.year,
        line.title,
        line.bearer,
        line.credit,
        line.objective or None,
        line.territory or None,
        line.amounts_eur,
        line.outcome or None,
    )


def ids(drafts: list[ProjectDraft], lines: list[ProgrammeRow]) -> list[int | None]:
    return [row.id if row else None for row in matched(drafts, lines)]


def test_a_title_tells_a_project_of_a_year_whatever_else_changed() -> None:
    line = a_line("10")
    changed = replace(a_draft(line), bearer="Autre", credit=CreditKind.COMMON_LAW, territory="Q")
    assert ids([changed], [line]) == [1]
    assert ids([replace(changed, year=2028)], [line]) == [None]


def test_a_title_shared_by_two_quarters_is_parted_by_them() -> None:
    one, two = a_line(quarter="QA"), replace(a_line(quarter="QB", line=2), title="Projet 1")
    assert ids([a_draft(two), a_draft(one)], [one, two]) == [2, 1]


def test_what_nothing_parts_is_new_rather_than_guessed() -> None:
    one, two = a_line(quarter="QA"), replace(a_line(quarter="QB", line=2), title="Projet 1")
    assert ids([replace(a_draft(one), territory="QC")], [one, two]) == [None]


@given(st.lists(st.tuples(st.sampled_from("AB"), st.sampled_from(["", "QA", "QB"])), max_size=6))
def test_every_project_of_a_base_finds_itself(kinds: list[tuple[str, str]]) -> None:
    lines = [
        replace(a_line(quarter=quarter, line=rank), title=title)
        for rank, (title, quarter) in enumerate(kinds, start=1)
    ]
    drafts = [a_draft(line) for line in lines]
    assert ids(drafts, lines) == [line.id for line in lines]
    assert list(map(completed, drafts, lines)) == drafts


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a1", "A1"), ("A1 · Santé pour tous", "A1"), ("sante  pour TOUS", "A1"),
        ("l'école", "A2"), ("Double", None), ("A9", None), ("A1, A2", None),
    ],
)  # fmt: skip
def test_a_cell_names_a_code_or_a_title(text: str, code: str | None) -> None:
    assert named_code(text, KNOWN) == code
