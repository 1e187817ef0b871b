"""What reads across the worlds: the headline figures, and the start of an empty town."""

import re
from datetime import date, timedelta
from typing import Any

from sqlmodel import select

from data.base.database import reading
from data.base.errors import InvalidMandateError, MandascopeError, NotEmptyError
from data.base.history import unit_of_work
from data.base.models import (
    BaseState,
    Organisation,
)
from data.base.queries import data_version, first_organisation
from data.base.service import base_view, today
from data.base.views import Scope
from data.base.vocabulary import (
    OrganisationKind,
)
from data.finances.service import finance_figures, finances_view
from data.indicators.service import neighbourhoods_view, small_map_view, territory_figures
from data.mandate.figures import MandateFigures
from data.mandate.models import Plan
from data.mandate.service import (
    actions_view,
    changes_view,
    mandate_view,
    plan_figures,
    plan_lines,
)
from data.mandate.views import ActionFilters, Check
from data.mandate.vocabulary import PlanKind, PlanStatus
from data.overview.slides import slides
from data.overview.views import Slide

_INSEE_CODE = re.compile(r"(?:[0-9]{2}|2A|2B)[0-9]{3}")
CHANGES_OVER = timedelta(days=365)


class EmptyBaseError(MandascopeError):
    """Nothing was loaded yet."""

    def __init__(self) -> None:
        super().__init__("La base est vide : chargez la démonstration ou créez votre commune.")


class InvalidInseeCodeError(MandascopeError):
    """The code given is no INSEE code of a commune."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"« {code} » n’est pas un code INSEE de commune : cinq caractères sont attendus, "
            "par exemple 62765 ou 2A004."
        )


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


def start_town(name: str, insee: str, starts_on: date, ends_on: date) -> None:
    """Give an empty base its town and an empty roadmap.

    Raises:
        InvalidInseeCodeError: the code has not the shape of an INSEE code.
        InvalidMandateError: the mandate ends before it starts.
        NotEmptyError: the base already holds an organisation; nothing is changed.
    """
    if not _INSEE_CODE.fullmatch(insee):
        raise InvalidInseeCodeError(insee)
    if ends_on <= starts_on:
        raise InvalidMandateError
    with reading() as session:
        if first_organisation(session) is not None:
            raise NotEmptyError
        is_new = data_version(session) == 0
    with unit_of_work(reason="Création de la commune") as session:
        if is_new and session.exec(select(BaseState)).first() is None:
            session.add(BaseState())
        town = Organisation(code=insee, name=name, kind=OrganisationKind.TOWN)
        session.add(town)
        session.flush()
        session.add(
            Plan(
                organisation_id=town.id or 0,
                code="FDR",
                kind=PlanKind.MANDATE_CONTRACT,
                title=f"Feuille de route {starts_on.year}-{ends_on.year}",
                status=PlanStatus.ADOPTED,
                starts_on=starts_on,
                ends_on=ends_on,
                owner=name,
            )
        )
