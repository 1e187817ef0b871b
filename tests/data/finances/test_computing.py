"""Amounts are computed once for a version of the base, and again when anything was written."""

from datetime import date
from decimal import Decimal

import pytest
from sqlmodel import Session, select

from data.base.database import reading
from data.base.history import unit_of_work
from data.finances.computing import net_amounts
from data.finances.engine import Ledger, computed
from data.finances.models import AccountSet, BudgetLine
from data.overview.service import start_town
from tests.data.finances.engine.made import TOWN, as_lines
from tests.data.finances.made_accounts import budget_act, save

Computed = list[Ledger]


@pytest.fixture
def counted(empty_base: None, monkeypatch: pytest.MonkeyPatch) -> Computed:
    """Save an act, and tell what is computed from here on."""
    start_town("Saint-Omer", "62765", date(2026, 3, 23), date(2032, 3, 31))
    save(budget_act(budget_lines=as_lines(TOWN)))
    asked: Computed = []

    def counting(ledger: Ledger) -> object:
        asked.append(ledger)
        return computed(ledger)

    monkeypatch.setattr("data.finances.computing.computed", counting)
    return asked


def revenue(session: Session) -> Decimal:
    row = session.exec(select(AccountSet)).one()
    found = net_amounts(session, [row], {row.budget_id: "M57"})
    return found[row.id or 0].amounts["operating_revenue"]


def double(session: Session) -> None:
    for line in session.exec(select(BudgetLine)):
        if line.realised_eur is not None:
            line.realised_eur *= 2
    session.flush()


def test_the_same_base_is_computed_once(counted: Computed) -> None:
    for _ in range(3):
        with reading() as session:
            revenue(session)
    assert len(counted) == 1


def test_what_was_written_is_computed_again(counted: Computed) -> None:
    with reading() as session:
        before = revenue(session)
    with unit_of_work() as session:
        double(session)
    with reading() as session:
        assert revenue(session) == 2 * before
    assert len(counted) == 2


def abandoned_writing() -> Decimal:
    """Read in a unit of work what nobody will save."""
    with unit_of_work() as session:
        double(session)
        found = revenue(session)
        session.rollback()
    return found


def test_what_is_being_written_is_not_remembered(counted: Computed) -> None:
    with reading() as session:
        before = revenue(session)
    assert abandoned_writing() == 2 * before
    with reading() as session:
        assert revenue(session) == before
