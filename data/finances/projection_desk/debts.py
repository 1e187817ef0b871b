"""The existing loans of each budget, from the annex of its last executed accounts."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from sqlmodel import Session, col, select

from data.finances.debt.profile import AnnexLoan, debt_profile
from data.finances.debt.schedules import together
from data.finances.ledgers import EXECUTED
from data.finances.models import AccountSet, Budget, Loan
from data.finances.projection.types import ExistingDebt

_ZERO = Decimal(0)


def existing_debts(
    session: Session, budgets: Sequence[Budget], base: int, on: date
) -> dict[str, ExistingDebt]:
    """Return the schedule of the loans of each budget whose annex of a year tells it whole.

    The annex may come with other accounts than those that the ratios rest on. A loan without
    capital, rate or length left leaves its budget without schedule: a debt that is only partly
    carried on would look paid back sooner than it is.
    """
    codes = {budget.id: budget.code for budget in budgets}
    statement = (
        select(AccountSet, Loan)
        .join(Loan, col(Loan.account_set_id) == col(AccountSet.id))
        .where(
            col(AccountSet.budget_id).in_(list(codes)),
            col(AccountSet.stage).in_(EXECUTED),
            AccountSet.year == base,
            AccountSet.known_on <= on,
        )
        .order_by(
            col(AccountSet.is_provisional).desc(),
            col(AccountSet.known_on),
            col(AccountSet.id),
            col(Loan.order),
        )
    )
    annexes: defaultdict[str, dict[int | None, list[Loan]]] = defaultdict(dict)
    for row, loan in session.exec(statement):
        annexes[codes[row.budget_id]].setdefault(row.id, []).append(loan)
    # The last annex wins: definitive over provisional, then the last known.
    found = {code: _existing(list(sets.values())[-1], base) for code, sets in annexes.items()}
    return {code: debt for code, debt in found.items() if debt is not None}


def _existing(loans: Sequence[Loan], base: int) -> ExistingDebt | None:
    profile = debt_profile((_annex_loan(loan) for loan in loans), base)
    if profile.apart:
        return None
    interest = [loan.interest_eur for loan in loans if loan.interest_eur is not None]
    return ExistingDebt(
        outstanding_eur=profile.outstanding_eur,
        years=together(one.years for one in profile.loans),
        base_interest_eur=sum(interest, _ZERO) if len(interest) == len(loans) else None,
    )


def _annex_loan(loan: Loan) -> AnnexLoan:
    return AnnexLoan(
        number=loan.number,
        lender=loan.lender,
        rate_kind=loan.rate_kind,
        rate_pct=_exact(loan.rate_pct),
        years_left=_exact(loan.years_left),
        structure=loan.structure,
        outstanding_eur=loan.outstanding_eur,
        repaid_eur=loan.repaid_eur,
    )


def _exact(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))
