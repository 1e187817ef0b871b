"""Account lines as the engine takes them: summed by account in the database, exactly."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal

from sqlalchemy import func, select
from sqlmodel import Session, col

from data.finances.engine import Flow, Ledger, nomenclature_of
from data.finances.models import AccountSet, BalanceLine, BudgetLine, Loan
from data.finances.vocabulary import AccountStage, Support

EXECUTED = frozenset({AccountStage.CA, AccountStage.CG, AccountStage.CFU})
"""Stages that say what was done; the others say what was voted."""
_SOME = 500


def ledgers(
    session: Session, rows: Iterable[AccountSet], nomenclatures: Mapping[int, str]
) -> dict[int, Ledger]:
    """Return the lines of account sets, by identifier; a set without lines has no ledger.

    ``nomenclatures`` are those of the budgets, by identifier, for the sets that do not say theirs:
    the accounts of a year before a change then do.
    """
    sets = {row.id: row for row in rows if row.id is not None}
    found: dict[int, Ledger] = {}
    for keys in _some(list(sets)):
        acts, balances = _act_flows(session, sets, keys), _balance_flows(session, keys)
        debts = _outstanding(session, keys)
        for key in keys:
            flows = acts.get(key) or balances.get(key)
            if flows:
                row = sets[key]
                found[key] = Ledger(
                    year=row.year,
                    nomenclature=row.nomenclature
                    or nomenclature_of(
                        nomenclatures[row.budget_id], {one.account for one in flows}
                    ),
                    support=Support.ACT if key in acts else Support.BALANCE,
                    flows=tuple(flows),
                    outstanding_eur=debts.get(key),
                    is_whole=_tells_operating(flows) if key in acts else _is_even(flows),
                )
    return found


def _some(keys: list[int]) -> Iterable[list[int]]:
    return (keys[start : start + _SOME] for start in range(0, len(keys), _SOME))


def _tells_operating(flows: Iterable[Flow]) -> bool:
    """Tell whether an act has lines of classes 6 or 7: one cut down to investment has none."""
    return any(flow.account.startswith(("6", "7")) for flow in flows)


def _is_even(flows: Iterable[Flow]) -> bool:
    """Tell whether a balance has all its accounts: in double entry, both sides are then equal."""
    sides = [(flow.closing_debit, flow.closing_credit) for flow in flows]
    debit, credit = (sum(side, Decimal(0)) for side in zip(*sides, strict=True))
    return bool(debit) and debit == credit


def _act_flows(
    session: Session, sets: Mapping[int, AccountSet], keys: list[int]
) -> dict[int, list[Flow]]:
    """Sum what was realised, or what was voted when the stage is a vote.

    Lines that say nothing of it are left out: an act that says nothing at all is no ledger.
    """
    line = BudgetLine
    same = (
        col(line.account_set_id),
        col(line.account),
        col(line.chapter),
        col(line.is_spending),
        col(line.is_order),
    )
    sums = func.sum(col(line.realised_eur)), func.sum(col(line.voted_eur))
    statement = select(*same, *sums).where(same[0].in_(keys)).group_by(*same).order_by(*same)
    found: defaultdict[int, list[Flow]] = defaultdict(list)
    for (
        key,
        account,
        chapter,
        is_spending,
        is_order,
        realised,
        voted,
    ) in session.connection().execute(statement):
        amount = realised if sets[key].stage in EXECUTED else voted
        if amount is not None:
            sides = {"debit" if is_spending else "credit": amount}
            found[key].append(Flow(account, chapter, is_order, **sides))
    return found


def _balance_flows(session: Session, keys: list[int]) -> dict[int, list[Flow]]:
    """Part the real operations of each account from the order ones."""
    line = BalanceLine
    statement = (
        select(
            col(line.account_set_id),
            col(line.account),
            col(line.budget_debit_eur),
            col(line.budget_credit_eur),
            col(line.order_debit_eur),
            col(line.order_credit_eur),
            col(line.closing_debit_eur),
            col(line.closing_credit_eur),
        )
        .where(col(line.account_set_id).in_(keys))
        .order_by(col(line.account_set_id), col(line.account))
    )
    found: defaultdict[int, list[Flow]] = defaultdict(list)
    for (
        key,
        account,
        debit,
        credit,
        order_debit,
        order_credit,
        *closing,
    ) in session.connection().execute(statement):
        found[key].append(
            Flow(account, "", False, debit - order_debit, credit - order_credit, *closing)
        )
        if order_debit or order_credit:
            found[key].append(Flow(account, "", True, order_debit, order_credit))
    return found


def _outstanding(session: Session, keys: list[int]) -> dict[int, Decimal]:
    """Sum the capital that each loan annex says is left; a loan without it leaves no total."""
    owner, left = col(Loan.account_set_id), col(Loan.outstanding_eur)
    statement = (
        select(owner, func.sum(left), func.count(), func.count(left))
        .where(owner.in_(keys))
        .group_by(owner)
    )
    return {
        key: total
        for key, total, count, known in session.connection().execute(statement)
        if total is not None and count == known
    }
