"""The PPI of a file beside the base's: what is new, what it changes, what stops it.

An empty cell never erases, a link is never taken away, and what the file does not name stays.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from sqlmodel import Session

from data.base.comparison import ChangeLine, Comparison, Difference, FieldChange
from data.base.formats import short_date, typeset
from data.base.problems import Problem
from data.finances.investments import words
from data.finances.investments.drafts import (
    InvestmentsDraft,
    OperationDraft,
    OperationYearDraft,
)
from data.finances.investments.imported.naming import Names, with_codes
from data.finances.investments.reading import read_choices, read_operations, read_programmes
from data.finances.investments.rules import operation_key
from data.finances.investments.views import Measure, Operation, Programme, YearMoney
from data.finances.queries import list_budgets
from data.mandate.contract.programme.typed import write_amount

_NOTHING = "non renseigné"


@dataclass(frozen=True)
class ProgrammeDraft:
    """A programme as the rows of a file say it together."""

    code: str
    title: str | None
    authorised_eur: Decimal | None
    authorised_on: date | None


@dataclass(frozen=True)
class StoredInvestments:
    """What the base knows; ``…_ids`` are the rows of what a file names."""

    organisation_id: int = 0
    programmes: Mapping[str, Programme] = field(default_factory=dict)
    operations: Mapping[str, Operation] = field(default_factory=dict)
    names: Names = field(default_factory=Names)
    budget_ids: Mapping[str, int] = field(default_factory=dict)
    action_ids: Mapping[str, int] = field(default_factory=dict)
    territory_ids: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class PlacedInvestments:
    """A file whose names are codes, and what becomes of each of its lines."""

    content: InvestmentsDraft
    programmes: tuple[ProgrammeDraft, ...]
    comparison: Comparison
    problems: tuple[Problem, ...]


def key(code: str) -> str:
    """Return a code as two are compared."""
    return code.strip().casefold()


def read_stored(session: Session, organisation: str, organisation_id: int) -> StoredInvestments:
    """Return what the base knows of the PPI of an organisation."""
    choices = read_choices(session, organisation)
    plain: defaultdict[str, list[str]] = defaultdict(list)
    for action in choices.actions:
        plain[key(action.code)].append(action.reference)
    return StoredInvestments(
        organisation_id=organisation_id,
        programmes={key(one.code): one for one in read_programmes(session, organisation)},
        operations={operation_key(one.code): one for one in read_operations(session, organisation)},
        names=Names(
            budgets=dict(choices.budgets),
            actions={one.reference: one.title for one in choices.actions},
            plain_actions={code: tuple(some) for code, some in plain.items()},
            territories={one.code: one.name for one in choices.territories},
        ),
        budget_ids={one.code: one.id or 0 for one in list_budgets(session, organisation)},
        action_ids={one.reference: one.id for one in choices.actions},
        territory_ids={one.code: one.id for one in choices.territories},
    )


def placed(draft: InvestmentsDraft, stored: StoredInvestments) -> PlacedInvestments:
    """Place a file beside the base."""
    problems: list[Problem] = []
    operations: list[OperationDraft] = []
    for one in draft.operations:
        coded, unknown = with_codes(one, stored.names)
        operations.append(coded)
        problems += unknown
    programmes, contradictions = _programmes(operations, stored)
    problems += contradictions
    known = {operation_key(one.code) for one in operations} | set(stored.operations)
    problems += [
        _orphan(year) for year in draft.years if operation_key(year.operation) not in known
    ]
    lines = (
        *(_programme_change(one, stored.programmes.get(key(one.code))) for one in programmes),
        *(
            _operation_change(one, stored.operations.get(operation_key(one.code)))
            for one in operations
        ),
        *(
            _year_change(one, stored.operations.get(operation_key(one.operation)))
            for one in draft.years
        ),
    )
    content = InvestmentsDraft(tuple(operations), draft.years)
    return PlacedInvestments(content, programmes, Comparison(lines), tuple(problems))


def _orphan(year: OperationYearDraft) -> Problem:
    message = (
        f"« {year.operation} » n’est le numéro d’aucune opération, ni de ce classeur ni de la "
        f"base ; attendu : une opération de la feuille « {words.OPERATIONS_SHEET} »."
    )
    return Problem(typeset(message), replace(year.where, column=words.OPERATION))


def _programmes(
    operations: Sequence[OperationDraft], stored: StoredInvestments
) -> tuple[tuple[ProgrammeDraft, ...], list[Problem]]:
    """Return the programmes that rows say together, and where two rows say otherwise."""
    found: dict[str, ProgrammeDraft] = {}
    problems: list[Problem] = []
    for row in operations:
        said = ProgrammeDraft(
            row.programme, row.programme_title, row.authorised_eur, row.authorised_on
        )
        held = found.get(key(row.programme))
        if held is None:
            found[key(row.programme)] = said
            continue
        for column, ours, theirs in (
            (words.PROGRAMME_TITLE, held.title, said.title),
            (words.AUTHORISED, held.authorised_eur, said.authorised_eur),
            (words.AUTHORISED_ON, held.authorised_on, said.authorised_on),
        ):
            if ours is not None and theirs is not None and ours != theirs:
                message = (
                    f"« {_said(theirs)} » : le programme {row.programme} a déjà « {_said(ours)} » "
                    "plus haut ; attendu : la même valeur à chaque ligne du programme."
                )
                problems.append(Problem(typeset(message), replace(row.where, column=column)))
        found[key(row.programme)] = ProgrammeDraft(
            held.code,
            held.title or said.title,
            said.authorised_eur if held.authorised_eur is None else held.authorised_eur,
            held.authorised_on or said.authorised_on,
        )
    for row in operations:
        one = found[key(row.programme)]
        if one.title is None and key(one.code) not in stored.programmes:
            message = (
                f"le programme « {one.code} » est nouveau et n’a pas d’intitulé ; attendu : un "
                f"texte dans la colonne « {words.PROGRAMME_TITLE} »."
            )
            where = replace(row.where, column=words.PROGRAMME_TITLE)
            problems.append(Problem(typeset(message), where))
            found[key(row.programme)] = replace(one, title="")
    return tuple(found.values()), problems


def _said(value: object) -> str:
    if isinstance(value, Decimal):
        return write_amount(value)
    return short_date(value) if isinstance(value, date) else str(value)


Pairs = Mapping[str, tuple[str, str]]
"""What was and what becomes, in French, by column; an empty text says nothing."""


def _change(code: str, title: str, pairs: Pairs | None) -> ChangeLine:
    if pairs is None:
        return ChangeLine(Difference.ADDED, code, title)
    fields = tuple(
        FieldChange(name, before or _NOTHING, after)
        for name, (before, after) in pairs.items()
        if after and before != after
    )
    return ChangeLine(Difference.CHANGED if fields else Difference.UNCHANGED, code, title, fields)


def _programme_change(one: ProgrammeDraft, held: Programme | None) -> ChangeLine:
    code = f"Programme {one.code}"
    if held is None:
        return _change(code, one.title or "", None)
    pairs = {
        words.PROGRAMME_TITLE: (held.title, one.title or ""),
        words.AUTHORISED: (write_amount(held.authorised_eur), write_amount(one.authorised_eur)),
        words.AUTHORISED_ON: (_day(held.authorised_on), _day(one.authorised_on)),
    }
    return _change(code, one.title or held.title, pairs)


def _day(day: date | None) -> str:
    return short_date(day) if day else ""


def _operation_change(one: OperationDraft, held: Operation | None) -> ChangeLine:
    if held is None:
        return _change(one.code, one.title, None)
    paid = {action.reference for action in held.actions}
    spots = {place.code for place in held.territories}
    pairs = {
        words.PROGRAMME: (key(held.programme.code), key(one.programme)),
        words.OPERATION_TITLE: (held.title, one.title),
        words.BUDGET: (held.budget, one.budget or ""),
        words.ACTIONS: _links(paid, one.actions),
        words.TERRITORIES: _links(spots, one.territories),
    }
    return _change(one.code, one.title, pairs)


def _links(held: set[str], named: Sequence[str]) -> tuple[str, str]:
    both = sorted(held | set(named))
    return ", ".join(sorted(held)), ", ".join(both)


def _year_change(one: OperationYearDraft, held: Operation | None) -> ChangeLine:
    code, title = f"{one.operation} · {one.year}", "Montants de l’exercice"
    stored = _money(held, one.year)
    if stored is None:
        return _change(code, title, None)
    pairs = {
        label: (write_amount(stored.typed(measure)), write_amount(one.amount(measure)))
        for measure, label in words.AMOUNTS.items()
    }
    return _change(code, title, pairs)


def _money(held: Operation | None, year: int) -> YearMoney | None:
    if held is None:
        return None
    found = next((money for money in held.years if money.year == year), None)
    return found if found and any(found.typed(one) is not None for one in Measure) else None
