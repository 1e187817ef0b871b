"""The settings of a town's budgets, read from the base."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlmodel import Session

from data.base.formats import short_date
from data.finances import queries
from data.finances.budgets_desk.queries import NOBODY, list_changes
from data.finances.budgets_desk.rules import state_of, suggested
from data.finances.budgets_desk.views import (
    BudgetSettings,
    ExemptionLine,
    SettingChange,
)
from data.finances.budgets_desk.words import ACTIVITIES, target_name
from data.finances.exemptions import list_exemptions
from data.finances.models import Budget, Exemption
from data.finances.vocabulary import BudgetActivity, Ratio


def read_settings(session: Session, organisation: str, on: date) -> tuple[BudgetSettings, ...]:
    """Return every budget with its activity and its exemptions, in the town's order."""
    budgets = queries.list_budgets(session, organisation)
    rows = list_exemptions(session, budgets)
    return tuple(
        _settings(budget, [row for row in rows if row.budget_id == budget.id], on)
        for budget in budgets
    )


def exemption_lines(rows: Iterable[Exemption], on: date) -> tuple[ExemptionLine, ...]:
    """Return exemptions as shown."""
    return tuple(
        ExemptionLine(
            key=row.id or 0,
            version=row.version,
            ratio=row.ratio,
            reason=row.reason,
            reference=row.reference or "",
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            state=state_of(row.valid_from, row.valid_to, on),
            is_simulated=row.is_simulated,
        )
        for row in rows
    )


def _settings(budget: Budget, rows: list[Exemption], on: date) -> BudgetSettings:
    suggestion, why = suggested(budget.title, budget.nomenclature)
    is_new = suggestion is not None and suggestion is not budget.activity
    return BudgetSettings(
        key=budget.id or 0,
        version=budget.version,
        code=budget.code,
        title=budget.title,
        nomenclature=budget.nomenclature,
        activity=budget.activity,
        suggestion=suggestion if is_new else None,
        why=why if is_new else "",
        exemptions=exemption_lines(rows, on),
    )


def read_changes(session: Session, budgets: Iterable[BudgetSettings]) -> tuple[SettingChange, ...]:
    """Return who set what on a screen, newest first."""
    titles = {budget.key: budget.title for budget in budgets}
    owners = {one.key: budget.key for budget in budgets for one in budget.exemptions}
    found = [
        (line, author, titles[line.entity_id], activity_change(line.before, line.after))
        for line, author in list_changes(session, Budget, list(titles))
    ]
    found += [
        (line, author, titles[owners[line.entity_id]], exemption_change(line.before, line.after))
        for line, author in list_changes(session, Exemption, list(owners))
    ]
    return tuple(
        SettingChange(line.recorded_at, author or NOBODY, budget, what, line.reason or "")
        for line, author, budget, what in sorted(
            found, key=lambda one: one[0].recorded_at, reverse=True
        )
        if what
    )


def activity_change(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> str:
    """Say how the activity of a budget changed; empty when something else did."""
    if before is None or after is None or before["activity"] == after["activity"]:
        return ""
    old, new = (ACTIVITIES[BudgetActivity(one["activity"])] for one in (before, after))
    return f"activité : {old} → {new}"


def exemption_change(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> str:
    """Say what became of an exemption."""
    held = after or before or {}
    name = target_name(Ratio(held["ratio"]))
    if before is None:
        return f"dispense ajoutée ({name})"
    if after is None:
        return f"dispense retirée ({name})"
    until = after.get("valid_to")
    end = f", au {short_date(date.fromisoformat(until))}" if until else ""
    return f"dispense terminée{end} ({name})"
