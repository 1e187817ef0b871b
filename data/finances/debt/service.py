"""The door of the debt part: its weight, what is left of it, and when it falls due."""

from collections.abc import Sequence
from dataclasses import replace

from sqlmodel import Session

from data.base.database import reading
from data.base.formats import listed, number, typeset
from data.base.views import Scope
from data.finances.charts import debt_years_chart, outstanding_chart, weight_chart
from data.finances.charts.common import PROOF
from data.finances.debt.charts import AnnexSaid, due_chart, share_charts
from data.finances.debt.profile import debt_profile
from data.finances.debt.queries import Annex, last_annexes
from data.finances.debt.views import DebtCut, DebtView
from data.finances.debt.words import NO_ANNEX, assumptions
from data.finances.errors import UnknownBudgetError
from data.finances.publications import stages_said, state_of
from data.finances.queries import list_budgets, sources_by_id
from data.finances.town import town_accounts
from data.finances.views import TOGETHER, TownAccounts
from data.finances.words import NOT_RESTATED, cited


def debt_view(scope: Scope, budget: str, cut: DebtCut = DebtCut.NATURE) -> DebtView:
    """Return the debt of a budget, or of all together.

    Raises:
        UnknownBudgetError: the town has no accounts for this budget.
    """
    with reading() as session:
        accounts = town_accounts(session, scope)
        if budget not in {choice.code for choice in accounts.choices} or not accounts.figures:
            raise UnknownBudgetError(budget)
        budgets = list_budgets(session, scope.organisation)
        chosen = [row for row in budgets if budget in {TOGETHER, row.code}]
        annexes = last_annexes(session, chosen, scope.on)
        said = _said(session, accounts, budget, annexes)
    year = accounts.latest_year(budget)
    weights = [debt_years_chart(accounts, budget, year)]
    if budget == TOGETHER:
        weights.append(weight_chart(accounts, TOGETHER, year))
    view = DebtView(tuple(weights), outstanding_chart(accounts, budget))
    if said is None:
        return replace(view, why=typeset(NO_ANNEX))
    profile = debt_profile((loan for annex in annexes for loan in annex.loans), said.year)
    figures = accounts.at(budget, said.year)
    words = assumptions(profile, figures.amounts.debt_eur if figures else None)
    if not profile.loans:
        return replace(view, assumptions=words[1:], why=typeset(NO_ANNEX))
    lacking = sorted({row.title for row in chosen} - {annex.budget for annex in annexes})
    if lacking:
        words = (*words, f"Sans annexe de la dette en {said.year} : {listed(lacking)}.")
    return replace(
        view,
        due=due_chart(profile, said, cut),
        shares=share_charts(profile, said),
        assumptions=words,
    )


def _said(
    session: Session, accounts: TownAccounts, code: str, annexes: Sequence[Annex]
) -> AnnexSaid | None:
    """Return what the pictures of the annexes carry; nothing without an annex."""
    if not annexes:
        return None
    ids = [annex.source_id for annex in annexes if annex.source_id is not None]
    sources = listed(cited(list(sources_by_id(session, ids).values())))
    stages = " et ".join(stages_said(one) for one in sorted({annex.stage for annex in annexes}))
    states = " ; ".join(sorted({state_of(annex.is_provisional) for annex in annexes}))
    population = max((annex.population or 0 for annex in annexes), default=0) or None
    title, year = accounts.title(code), annexes[0].year
    is_simulated = any(annex.is_simulated for annex in annexes)
    parts = (
        f"annexe de la dette {year}, {sources}" if sources else f"annexe de la dette {year}",
        f"{stages} ({states})",
        f"population {year} : {number(population)} habitants" if population else "",
        NOT_RESTATED if code == TOGETHER else "",
    )
    return AnnexSaid(
        title=title,
        year=year,
        source=" · ".join(part for part in parts if part),
        is_simulated=is_simulated,
        proof=(
            PROOF,
            (title, stages, states, population, "oui" if is_simulated else "non", sources),
        ),
    )
