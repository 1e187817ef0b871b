"""Which budget of the town each account set is of, and what new budgets are called. Pure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from data.finances.drafts import AccountsDraft, AccountSetDraft, BudgetDraft
from data.finances.models import Budget
from data.finances.saving.stored import SetKey, StoredAccounts
from data.finances.vocabulary import BudgetKind
from data.territories.naming import folded

PRINCIPAL_CODE = "principal"
PRINCIPAL_TITLE = "Budget principal"

_ANNEX = "Budget annexe"
_SHORT_ANNEX = re.compile(r"^(?:b\.? ?a\.?|bud(?:get)?\.? annexe) +", re.IGNORECASE)
_NOT_IN_CODES = re.compile(r"[^a-z0-9]+")
_SHOWN_OF_SIRET = 5
"""The last figures of a SIRET tell a body's budgets apart."""

_BudgetKey = tuple[BudgetKind, str]


@dataclass(frozen=True)
class PlacedBudget:
    """A budget as it will stand: the base's, or a new one without ``row``."""

    code: str
    title: str
    kind: BudgetKind
    siret: str | None
    row: Budget | None = None


@dataclass(frozen=True)
class PlacedSet:
    """An account set of a file, and the budget it is of."""

    draft: AccountSetDraft
    budget: PlacedBudget

    @property
    def key(self) -> SetKey:
        """What it is known by."""
        one = self.draft
        return self.budget.code, one.year, one.stage, one.origin, one.number


def placed(draft: AccountsDraft, stored: StoredAccounts) -> tuple[PlacedSet, ...]:
    """Give each set its budget: by SIRET, the principal one by its kind, else by title.

    Before the base has its town, a file may hold the budgets of many: none is another's.
    """
    known = [_as_placed(row) for row in stored.budgets]
    found: dict[_BudgetKey, PlacedBudget] = {}
    for one in draft.sets:
        key = _key(one.budget, stored.town)
        if key not in found:
            match = _match(one.budget, known) if stored.town else None
            found[key] = match or _new(one.budget, known, stored.town)
            known = [*(other for other in known if other.code != found[key].code), found[key]]
    return tuple(PlacedSet(one, found[_key(one.budget, stored.town)]) for one in draft.sets)


def _as_placed(row: Budget) -> PlacedBudget:
    return PlacedBudget(row.code, row.title, row.kind, row.siret, row)


def _key(budget: BudgetDraft, town: str) -> _BudgetKey:
    """Return what a file tells its budgets apart by; a town has one principal budget."""
    if budget.kind is BudgetKind.PRINCIPAL and town:
        return budget.kind, ""
    return budget.kind, budget.siret or bare_title(budget.title)


def _match(budget: BudgetDraft, known: Iterable[PlacedBudget]) -> PlacedBudget | None:
    """Return the budget of the base that a file speaks of, with the SIRET that it brings."""
    same_kind = [one for one in known if one.kind is budget.kind]
    if budget.kind is BudgetKind.PRINCIPAL:
        match = next(iter(same_kind), None)
    else:
        title = bare_title(budget.title)
        by_siret = (one for one in same_kind if budget.siret and one.siret == budget.siret)
        by_title = (
            one
            for one in same_kind
            if bare_title(one.title) == title and not (one.siret and budget.siret)
        )
        match = next(by_siret, None) or next(by_title, None)
    return replace(match, siret=match.siret or budget.siret) if match else None


def _new(budget: BudgetDraft, known: Iterable[PlacedBudget], town: str) -> PlacedBudget:
    codes = {one.code for one in known}
    titles = {one.title for one in known}
    title = title_of(budget, town)
    if title in titles and budget.siret:
        title = f"{title} ({budget.siret[-_SHOWN_OF_SIRET:]})"
    code = _code(budget)
    number = 2
    while code in codes:
        code = f"{_code(budget)}-{number}"
        number += 1
    return PlacedBudget(code, title, budget.kind, budget.siret)


def _code(budget: BudgetDraft) -> str:
    if budget.kind is BudgetKind.PRINCIPAL:
        return PRINCIPAL_CODE
    return budget.siret or _NOT_IN_CODES.sub("-", folded(budget.title)).strip("-") or "annexe"


def bare_title(title: str) -> str:
    """Return what a title says besides « budget annexe », as titles are compared."""
    return folded(_SHORT_ANNEX.sub("", " ".join(title.split())))


def title_of(budget: BudgetDraft, town: str) -> str:
    """Return a title as a reader expects it: the principal budget bears the town's name in files.

    Capitals that were only typed so become small, but for the town's own name.
    """
    if budget.kind is BudgetKind.PRINCIPAL and town:
        return PRINCIPAL_TITLE
    title = " ".join(budget.title.split())
    if title != title.upper():
        return title
    bare = _SHORT_ANNEX.sub("", title)
    small = _with_the_town(bare.lower(), town)
    return f"{_ANNEX} {small}" if bare != title else f"{small[:1].upper()}{small[1:]}"


def _with_the_town(title: str, town: str) -> str:
    """Give the town's name its capitals back, hyphens and accents too."""
    words = [re.escape(word) for word in folded(town).split()]
    if not words:
        return title
    saint = [r"(?:saint|st)" if word == "saint" else word for word in words]
    return re.sub(r"\b" + r"[\s-]+".join(saint) + r"\b", town, title)


def sets_by_budget(sets: Iterable[PlacedSet]) -> Mapping[str, list[PlacedSet]]:
    """Return the sets of each budget, by its code, in the file's order."""
    found: dict[str, list[PlacedSet]] = {}
    for one in sets:
        found.setdefault(one.budget.code, []).append(one)
    return found
