"""New communes: for the years before a merger, the principal budgets of what it was made of."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from data.base.formats import listed
from data.finances.drafts import AccountSetDraft, AggregateDraft
from data.finances.vocabulary import BudgetKind
from data.importers.accounts.rows import shown


def merged(
    sets: Sequence[AccountSetDraft], commune: str, siren: str | None
) -> tuple[list[AccountSetDraft], list[str]]:
    """Return the sets of a commune and a year, its principal budgets added into one, and why.

    The sum is on the ground of today; annexes stay apart, as they were. A commune of one principal
    budget is returned as it is.

    Args:
        sets: of every budget of the commune in that year.
        commune: its INSEE code.
        siren: of the commune today; the sum is known by the budget that bears it, if one does.
    """
    principals = [one for one in sets if one.budget.kind is BudgetKind.PRINCIPAL]
    if len(principals) < 2:
        return list(sets), []
    own = [one for one in principals if siren and (one.budget.siret or "").startswith(siren)]
    first = (own or principals)[0]
    total = replace(
        first,
        budget=replace(first.budget, siret=first.budget.siret if own else None),
        population=_population(principals),
        aggregates=_added(principals),
    )
    names = listed([f"« {shown(one.budget.title)} »" for one in principals])
    message = (
        f"exercice {first.year} : la commune {commune} y a {len(principals)} budgets principaux "
        f"({names}), ceux d’avant une fusion. Leurs montants sont additionnés."
    )
    annexes = [one for one in sets if one.budget.kind is not BudgetKind.PRINCIPAL]
    return [total, *annexes], [message]


def _population(sets: Sequence[AccountSetDraft]) -> int | None:
    """Add the populations; missing as soon as one is."""
    found = [one.population for one in sets]
    return None if None in found else sum(one or 0 for one in found)


def _added(sets: Sequence[AccountSetDraft]) -> tuple[AggregateDraft, ...]:
    totals: dict[str, Decimal] = {}
    for one in sets:
        for aggregate in one.aggregates:
            totals[aggregate.code] = totals.get(aggregate.code, Decimal(0)) + aggregate.amount_eur
    return tuple(AggregateDraft(code, value) for code, value in totals.items())
