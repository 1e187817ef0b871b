"""Account numbers that nothing explains, told before the accounts are saved."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from decimal import Decimal

from data.base.formats import counted, listed, quantity, typeset
from data.base.problems import Problem
from data.finances.drafts import AccountSetDraft, BalanceLineDraft, BudgetLineDraft
from data.finances.engine import Flow, Ledger, family
from data.finances.engine.coverage import coverage
from data.finances.ledgers import EXECUTED
from data.finances.vocabulary import Support
from data.importers.tables.messages import problem

_MOST_NAMED = 5
_ZERO = Decimal(0)


def unlisted_accounts(sets: Collection[AccountSetDraft]) -> tuple[Problem, ...]:
    """Warn, set by set, of the accounts that no formula takes and no reason leaves out."""
    return tuple(found for one in sets for found in _of_set(one))


def _of_set(one: AccountSetDraft) -> Iterable[Problem]:
    flows = tuple(_act_flows(one)) or tuple(map(_balance_flow, one.balance_lines))
    if not flows or not family(one.budget.nomenclature):
        return
    support = Support.ACT if one.budget_lines else Support.BALANCE
    unknown = coverage(Ledger(one.year, one.budget.nomenclature, support, flows)).unknown
    amounts: defaultdict[str, Decimal] = defaultdict(Decimal)
    for line in unknown:
        amounts[line.account] += line.amount_eur
    if amounts:
        yield problem(_message(one, amounts), one.where)


def _message(one: AccountSetDraft, amounts: dict[str, Decimal]) -> str:
    named = [f"{account} ({quantity(amount, '€', 2)})" for account, amount in amounts.items()]
    more = len(named) - _MOST_NAMED
    if more > 0:
        named = [*named[:_MOST_NAMED], counted(more, "autre")]
    count = counted(len(amounts), "compte inconnu", "comptes inconnus")
    return typeset(
        f"{count} au budget « {one.budget.title} », exercice {one.year} : {listed(named)}. "
        "Ils sont gardés ; la page « Comptes et formules » les liste."
    )


def _act_flows(one: AccountSetDraft) -> Iterable[Flow]:
    is_executed = one.stage in EXECUTED
    return (_act_flow(line, is_executed) for line in one.budget_lines)


def _act_flow(line: BudgetLineDraft, is_executed: bool) -> Flow:
    amount = (line.realised_eur if is_executed else line.voted_eur) or _ZERO
    sides = {"debit" if line.is_spending else "credit": amount}
    return Flow(line.account, line.chapter, line.is_order, **sides)


def _balance_flow(line: BalanceLineDraft) -> Flow:
    debit = line.budget_debit_eur - line.order_debit_eur
    credit = line.budget_credit_eur - line.order_credit_eur
    return Flow(line.account, "", False, debit, credit)
