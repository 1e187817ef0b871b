"""What a reader of accounts gives back, once its sets are made."""

from collections.abc import Collection, Sequence

from data.base.drafts import SourceDraft
from data.base.formats import counted, typeset
from data.finances.drafts import AccountsDraft, AccountSetDraft, BudgetDraft
from data.finances.vocabulary import BudgetKind
from data.importers.accounts.layouts import AccountLayout
from data.importers.accounts.rows import AccountTable
from data.importers.accounts.towns import years_said
from data.importers.accounts.unlisted import unlisted_accounts
from data.importers.formats import FormatCode, Reading, Town


def reading(
    format_code: FormatCode,
    table: AccountTable,
    sets: Sequence[AccountSetDraft],
    row_count: int,
    town: Town,
) -> Reading:
    """Return what was read of a table of accounts.

    Args:
        format_code: of the table.
        table: with its findings.
        sets: the town's, or everybody's without a town.
        row_count: rows of the table that the sets were made of.
        town: whose the others are not.
    """
    is_of_town = town.surroundings is not None
    return Reading(
        format=format_code,
        content=_ordered(sets),
        counts=counts(sets),
        warnings=(*table.findings.warnings, *(unlisted_accounts(sets) if is_of_town else ())),
        ignored=table.left_out(row_count, town),
        kept=_kept(sets, town),
        source=_source(table.layout, sets),
    )


def counts(sets: Collection[AccountSetDraft]) -> dict[str, int]:
    """Count what the sets hold, by the names of ``COUNTS``."""
    return {
        "budgets": len({budget_key(one.budget) for one in sets}),
        "account_lines": sum(len(one.budget_lines) + len(one.balance_lines) for one in sets),
        "aggregates": sum(len(one.aggregates) for one in sets),
    }


def budget_key(budget: BudgetDraft) -> str:
    """Return what tells a budget from another: its SIRET, its title without."""
    return budget.siret or f"{budget.kind}:{budget.title}"


def _kept(sets: Sequence[AccountSetDraft], town: Town) -> str:
    """Say what was kept of a national file."""
    if town.surroundings is None:
        return ""
    budgets = len({budget_key(one.budget) for one in sets})
    noun = counted(budgets, "budget")
    lead = f"Gardé : {noun}" if budgets == 1 else f"Gardés : {noun}"
    place = f"{town.surroundings.name} ({town.surroundings.commune})"
    years = {one.year for one in sets}
    exercise = "exercice" if len(years) == 1 else "exercices"
    return typeset(f"{lead} de {place}, {exercise} {years_said(years)}.")


def _source(layout: AccountLayout, sets: Sequence[AccountSetDraft]) -> SourceDraft:
    """Return the dataset that the sets were read from."""
    years = {one.year for one in sets}
    said = years_said(years)
    return SourceDraft(
        title=layout.title.replace("{year}", said),
        producer=layout.producer,
        dataset=layout.dataset.replace("{year}", said.replace(" ", "-")),
        edition=said if len(years) == 1 else None,
        licence=layout.licence,
        note=typeset(layout.note) if layout.note else None,
    )


def _ordered(sets: Sequence[AccountSetDraft]) -> AccountsDraft:
    """Return the sets by budget, the principal one first, then by year."""
    return AccountsDraft(
        tuple(
            sorted(
                sets,
                key=lambda one: (
                    one.budget.kind is not BudgetKind.PRINCIPAL,
                    budget_key(one.budget),
                    one.year,
                ),
            )
        )
    )
