"""The résultat de clôture of an executed act: what both sections leave, reports included."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from sqlalchemy import func, select
from sqlmodel import Session, col

from data.finances.ledgers import EXECUTED
from data.finances.models import AccountSet, Budget, BudgetLine

_CARRIED = ("001", "002")
"""Accounts of the reports: the balance of investment, the result of fonctionnement kept."""

Sum = tuple[str, bool, Decimal | None, Decimal | None, int]
"""Account, whether it is spending, realised, voted, and how many lines say what was realised."""


def closing_results(
    session: Session, budgets: Sequence[Budget], base: int, on: date
) -> dict[str, Decimal]:
    """Return the résultat de clôture of each budget whose act of a year tells it whole, in euros.

    All receipts less all spending, order operations (which are even) and reports included, what
    remains to be realised left out.
    """
    codes = {budget.id: budget.code for budget in budgets}
    line = BudgetLine
    statement = (
        select(
            col(AccountSet.budget_id),
            col(AccountSet.id),
            col(line.account),
            col(line.is_spending),
            func.sum(col(line.realised_eur)),
            func.sum(col(line.voted_eur)),
            func.count(col(line.realised_eur)),
        )
        .join(line, col(line.account_set_id) == col(AccountSet.id))
        .where(
            col(AccountSet.budget_id).in_(list(codes)),
            col(AccountSet.stage).in_(EXECUTED),
            col(AccountSet.year) == base,
            col(AccountSet.known_on) <= on,
        )
        .group_by(
            col(AccountSet.budget_id), col(AccountSet.id), col(line.account), col(line.is_spending)
        )
        .order_by(
            col(AccountSet.is_provisional).desc(), col(AccountSet.known_on), col(AccountSet.id)
        )
    )
    acts: defaultdict[str, defaultdict[int, list[Sum]]] = defaultdict(lambda: defaultdict(list))
    for budget, act, account, is_spending, realised, voted, count in session.connection().execute(
        statement
    ):
        line_sum = account, is_spending, realised, voted, count
        acts[codes[budget]][act or 0].append(line_sum)
    # The last act wins, as for the loan annex: definitive over provisional, then the last known.
    results = {code: closing_result(list(found.values())[-1]) for code, found in acts.items()}
    return {code: one for code, one in results.items() if one is not None}


def closing_result(lines: Iterable[Sum]) -> Decimal | None:
    """Return what an act leaves; nothing when it does not tell both its reports and its year.

    Some acts vote the reports and leave them out of what was realised: they would look poorer.
    """
    known = list(lines)
    reports = [one for one in known if one[0] in _CARRIED]
    is_whole = any(one[0].startswith(("6", "7")) and one[4] for one in known)
    if not reports or not is_whole or not all(_is_realised(one) for one in reports):
        return None
    return sum(((-one[2] if one[1] else one[2]) for one in known if one[2] is not None), Decimal(0))


def _is_realised(report: Sum) -> bool:
    _, _, realised, voted, count = report
    return bool(count) and (voted is None or realised == voted)
