"""The programme of a file beside the base's: what is new, what it changes, what stops it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from sqlmodel import Session

from data.base.comparison import ChangeLine, Comparison, Difference, FieldChange
from data.base.formats import typeset
from data.base.problems import Problem
from data.mandate.contract.programme import words
from data.mandate.contract.programme.imported.drafts import ProgrammeDraft, ProjectDraft
from data.mandate.contract.programme.imported.matching import completed, matched
from data.mandate.contract.programme.imported.naming import with_codes
from data.mandate.contract.programme.reading import (
    objective_titles,
    objectives_of,
    quarters_of,
    read_lines,
)
from data.mandate.contract.programme.typed import write_amount
from data.mandate.contract.programme.views import ProgrammeRow
from data.mandate.contract.queries import find_contract

_NO_CONTRACT = (
    "aucun contrat de ville n’est connu dans cette base : importez-le d’abord, la programmation "
    "porte ses années et ses objectifs."
)
_NOTHING = "non renseigné"


@dataclass(frozen=True)
class StoredProgramme:
    """What the base knows; ``plan_id`` is nothing without a contract.

    Attributes:
        years: those of the contract.
        objectives: titles by code; ``objective_ids`` and ``quarter_ids`` are their rows.
        quarters: names by code.
    """

    plan_id: int | None = None
    years: range = range(0)
    objectives: Mapping[str, str] = field(default_factory=dict)
    objective_ids: Mapping[str, int] = field(default_factory=dict)
    quarters: Mapping[str, str] = field(default_factory=dict)
    quarter_ids: Mapping[str, int] = field(default_factory=dict)
    lines: tuple[ProgrammeRow, ...] = ()


@dataclass(frozen=True)
class PlacedProgramme:
    """The projects of a file with the rows that they are, in the file's order."""

    content: ProgrammeDraft
    rows: tuple[ProgrammeRow | None, ...]
    comparison: Comparison
    problems: tuple[Problem, ...]


def read_programme(session: Session, organisation: str) -> StoredProgramme:
    """Return what the base knows of the programme of an organisation."""
    plan = find_contract(session, organisation)
    if plan is None:
        return StoredProgramme()
    quarters = quarters_of(session, plan)
    return StoredProgramme(
        plan_id=plan.id,
        years=range(plan.starts_on.year, plan.ends_on.year + 1),
        objectives=objective_titles(session, plan),
        objective_ids=objectives_of(session, plan),
        quarters={code: row.name for code, row in quarters.items()},
        quarter_ids={code: row.id or 0 for code, row in quarters.items()},
        lines=read_lines(session, plan.id or 0),
    )


def placed(draft: ProgrammeDraft, stored: StoredProgramme) -> PlacedProgramme:
    """Place a file beside the base; what it does not say keeps what the base holds."""
    if stored.plan_id is None:
        problem = Problem(typeset(_NO_CONTRACT))
        new = tuple(_added(one) for one in draft.projects)
        return PlacedProgramme(draft, (None,) * len(new), Comparison(new), (problem,))
    problems: list[Problem] = []
    projects = []
    for one in draft.projects:
        coded, unknown = with_codes(one, stored.objectives, stored.quarters)
        projects.append(coded)
        if one.year not in stored.years:
            problems.append(_outside(one, stored.years))
        problems += unknown
    rows = matched(projects, stored.lines)
    whole = tuple(map(completed, projects, rows))
    compared = tuple(map(_change, whole, rows))
    return PlacedProgramme(ProgrammeDraft(whole), rows, Comparison(compared), tuple(problems))


def _outside(one: ProjectDraft, years: range) -> Problem:
    message = f"le contrat de ville va de {years[0]} à {years[-1]} ; il ne couvre pas {one.year}."
    return Problem(typeset(message), replace(one.where, column=words.YEAR))


def _added(one: ProjectDraft) -> ChangeLine:
    return ChangeLine(Difference.ADDED, str(one.year), one.title)


def _change(one: ProjectDraft, row: ProgrammeRow | None) -> ChangeLine:
    if row is None:
        return _added(one)
    before, after = _told(row), _told(one)
    fields = tuple(
        FieldChange(name, before[name] or _NOTHING, after[name] or _NOTHING)
        for name in after
        if before[name] != after[name]
    )
    kind = Difference.CHANGED if fields else Difference.UNCHANGED
    return ChangeLine(kind, str(one.year), one.title, fields)


def _told(one: ProjectDraft | ProgrammeRow) -> dict[str, str]:
    """Return what a project says, in French, by column."""
    return {
        words.PROJECT: one.title,
        words.BEARER: one.bearer,
        words.OBJECTIVE: one.objective or "",
        words.QUARTER: one.territory or "",
        words.CREDIT: words.CREDITS[one.credit],
        **{label: write_amount(one.amount(who)) for who, label in words.AMOUNTS.items()},
        words.OUTCOME: one.outcome or "",
    }
