"""What reads across the worlds: the headline figures, the slides, a town's first steps."""

from datetime import date, timedelta
from typing import Any

from data.base.errors import MandascopeError
from data.base.service import base_view, today
from data.base.views import Scope
from data.finances.service import finance_figures, finances_view
from data.indicators.service import neighbourhoods_view, small_map_view, territory_figures
from data.mandate.figures import MandateFigures
from data.mandate.service import (
    actions_view,
    changes_view,
    mandate_view,
    plan_figures,
    plan_lines,
)
from data.mandate.views import ActionFilters, Check
from data.overview.first_steps import first_steps_view, still_missing
from data.overview.slides import slides
from data.overview.town import InvalidInseeCodeError, start_town
from data.overview.views import Slide

__all__ = [
    "EmptyBaseError",
    "InvalidInseeCodeError",
    "first_steps_view",
    "headline_figures",
    "presentation",
    "start_town",
    "still_missing",
]

CHANGES_OVER = timedelta(days=365)


class EmptyBaseError(MandascopeError):
    """Nothing was loaded yet."""

    def __init__(self) -> None:
        super().__init__("La base est vide : chargez la démonstration ou créez votre commune.")


def presentation(scope: Scope) -> tuple[Slide, ...]:
    """Return the slides of the projected display on a day."""
    plan = next(line for line in plan_lines(scope.organisation) if line.code == scope.plan)
    since = max(plan.starts_on, scope.on - CHANGES_OVER)
    return slides(
        mandate_view(scope),
        changes_view(scope, since),
        actions_view(scope, ActionFilters(check=Check.OVERDUE)).actions,
        neighbourhoods_view(scope),
        small_map_view(scope),
        finances_view(scope),
    )


def headline_figures(on: date | None = None) -> dict[str, Any]:
    """Return the figures that every screen, slide and report must equal.

    Missing figures are ``None``, never zero. The keys are those of ``docs/figures.schema.json``.

    Args:
        on: the day looked at; the base's own default, else today.

    Raises:
        EmptyBaseError: the base holds no organisation.
    """
    base = base_view()
    if base.organisation is None:
        raise EmptyBaseError
    day = on or base.default_on or today()
    plans, delegations, is_simulated = [], [], False
    for plan in plan_lines(base.organisation):
        whole, parts, plan_is_simulated = plan_figures(Scope(base.organisation, plan.code, day))
        plans.append({"code": whole.code, "kind": whole.kind, **_counts(whole)})
        delegations += [{"code": part.code, **_counts(part)} for part in parts]
        is_simulated |= plan_is_simulated
    scope = Scope(base.organisation, "", day)
    budgets = finance_figures(scope)
    return {
        "as_of": day,
        "simulated": is_simulated or any(budget.is_simulated for budget in budgets),
        "plans": plans,
        "delegations": delegations,
        "budgets": [
            {
                "code": budget.code,
                "year": budget.year,
                "stage": budget.stage,
                "source": budget.source,
                "gross_savings_eur": budget.gross_savings_eur,
                "gross_savings_rate_pct": budget.gross_savings_rate_pct,
                "net_savings_eur": budget.net_savings_eur,
                "debt_eur": budget.debt_eur,
                "debt_years": budget.debt_years,
                "status": budget.status,
            }
            for budget in budgets
        ],
        "territories": territory_figures(scope),
    }


def _counts(figures: MandateFigures) -> dict[str, Any]:
    stages = {stage.value: count for stage, count in figures.stages.items()}
    completion = figures.completion
    return {
        "actions": figures.actions,
        "projects": sum(stages.values()),
        **stages,
        "overdue": figures.overdue,
        "completion": {"num": completion.done, "den": completion.kept, "pct": completion.pct},
    }
