"""What the budgets of a town pay each other, from their lines; and what that changes, in words."""

from sqlmodel import Session, col, select

from data.base.formats import euros, listed, percent
from data.base.views import Scope
from data.finances import queries
from data.finances.engine.cross_flows import CrossFlows, cross_flows
from data.finances.ledgers import ledgers
from data.finances.models import AccountSet
from data.finances.rules import savings_rate
from data.finances.views import TOGETHER, TownAccounts
from data.finances.words import TOGETHER_TITLE


def flows_between(
    session: Session, scope: Scope, accounts: TownAccounts, year: int
) -> CrossFlows | None:
    """Return the flows between budgets in a year; nothing for a town of a single budget.

    They are not known unless every budget's accounts came line by line.
    """
    if accounts.whole_code != TOGETHER or accounts.at(TOGETHER, year) is None:
        return None
    keys = {
        budget.code: row.set_id
        for budget in accounts.due(year)
        if (row := accounts.at(budget.code, year)) is not None
    }
    budgets = queries.list_budgets(session, scope.organisation)
    nomenclatures = {budget.id or 0: budget.nomenclature for budget in budgets}
    rows = session.exec(select(AccountSet).where(col(AccountSet.id).in_(keys.values()))).all()
    found = ledgers(session, rows, nomenclatures)
    return cross_flows({code: found.get(key or 0) for code, key in keys.items()})


def flows_sentence(accounts: TownAccounts, year: int, flows: CrossFlows) -> str:
    """Say what stands twice in the sum of the budgets, or why nobody knows."""
    if not flows.is_known:
        titles = listed([accounts.title(code) for code in flows.unknown])
        return f"Flux entre budgets : inconnus, faute des lignes de comptes de {titles}."
    matched = flows.revenue_eur
    if not matched and flows.agrees:
        return "Flux entre budgets : les lignes de comptes n’en montrent aucun."
    apart = "" if flows.agrees else f" ; {euros(abs(flows.gap_eur))} sans contrepartie"
    twice = "comptés deux fois en fonctionnement, d’après leurs comptes"
    said = f"Flux entre budgets : {euros(matched)} {twice}{apart}."
    rate = _rate_without(accounts, year, flows)
    return f"{said} {rate}" if matched and rate else said


def _rate_without(accounts: TownAccounts, year: int, flows: CrossFlows) -> str:
    """Say what the rate of all budgets would be without what is counted twice."""
    whole = accounts.at(TOGETHER, year)
    if whole is None or whole.amounts.revenue_eur is None or whole.amounts.spending_eur is None:
        return ""
    rate = savings_rate(
        whole.amounts.revenue_eur - flows.revenue_eur,
        whole.amounts.spending_eur - flows.spending_eur,
    ).value
    if rate is None:
        return ""
    return (
        f"Sans eux, le taux d’épargne brute de « {TOGETHER_TITLE} » serait de {percent(rate, 1)}."
    )
