"""What keeps accounts from being saved. Pure."""

from collections.abc import Sequence

from data.base.formats import typeset
from data.base.problems import Problem
from data.finances.models import Budget
from data.finances.publications import ORIGINS, stage_title
from data.finances.saving.budgets import PlacedSet
from data.finances.saving.stored import SetKey, StoredAccounts
from data.finances.vocabulary import BudgetKind

_KINDS = {BudgetKind.PRINCIPAL: "un budget principal", BudgetKind.ANNEX: "un budget annexe"}


def problems(sets: Sequence[PlacedSet], stored: StoredAccounts) -> list[Problem]:
    """Return budgets known under another kind, and accounts that a file gives twice."""
    return [*_other_kinds(sets, stored), *_said_twice(sets)]


def _other_kinds(sets: Sequence[PlacedSet], stored: StoredAccounts) -> list[Problem]:
    rows = {row.siret: row for row in stored.budgets if row.siret}
    found: dict[str, Problem] = {}
    for one in sets:
        siret = one.draft.budget.siret or ""
        row = rows.get(siret)
        if row is not None and row.kind is not one.draft.budget.kind:
            found.setdefault(siret, _other_kind(one, row))
    return list(found.values())


def _other_kind(one: PlacedSet, row: Budget) -> Problem:
    message = (
        f"Le SIRET {row.siret} est dans la base celui de « {row.title} », {_KINDS[row.kind]} ; "
        f"le fichier en fait {_KINDS[one.draft.budget.kind]}. Attendu : le même type de budget. "
        "Vérifiez le fichier, ou annulez l’import qui a créé ce budget."
    )
    return Problem(typeset(message), one.draft.where)


def _said_twice(sets: Sequence[PlacedSet]) -> list[Problem]:
    seen: set[SetKey] = set()
    found = []
    for one in sets:
        if one.key in seen:
            found.append(_twice(one))
        seen.add(one.key)
    return found


def _twice(one: PlacedSet) -> Problem:
    draft = one.draft
    message = (
        f"Le fichier donne deux fois les comptes {draft.year} de « {one.budget.title} » "
        f"({stage_title(draft.stage, draft.number)}, {ORIGINS[draft.origin]}). Attendu : une "
        "seule fois ; n’en gardez qu’une version."
    )
    return Problem(typeset(message), draft.where)
