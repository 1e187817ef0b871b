"""Amounts exact to the cent and moments in UTC, through a base."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, Engine, Integer, MetaData, Table, create_engine, func, select
from sqlalchemy.exc import StatementError

from data.base.columns import Instant, Money

METADATA = MetaData()
ROWS = Table(
    "rows",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("amount", Money),
    Column("moment", Instant),
)
cents = st.decimals(min_value=-(10**13), max_value=10**13, places=2)


@pytest.fixture(scope="module")
def engine() -> Engine:
    engine = create_engine("sqlite://")
    METADATA.create_all(engine)
    return engine


@given(amount=cents)
def test_an_amount_comes_back_to_the_cent(engine: Engine, amount: Decimal) -> None:
    with engine.connect() as connection:  # closed without commit: nothing stays
        connection.execute(ROWS.insert().values(amount=amount))
        assert connection.execute(select(ROWS.c.amount)).scalar_one() == amount


@given(amounts=st.lists(cents, min_size=1, max_size=20))
def test_the_base_adds_amounts_exactly(engine: Engine, amounts: list[Decimal]) -> None:
    with engine.connect() as connection:
        connection.execute(ROWS.insert(), [{"amount": amount} for amount in amounts])
        total = connection.execute(select(func.sum(ROWS.c.amount, type_=Money))).scalar_one()
    assert total == sum(amounts)


def test_no_amount_is_not_zero(engine: Engine) -> None:
    with engine.connect() as connection:
        connection.execute(ROWS.insert().values(amount=None))
        assert connection.execute(select(ROWS.c.amount)).scalar_one() is None


def test_a_moment_comes_back_in_utc(engine: Engine) -> None:
    paris = timezone(timedelta(hours=2))
    with engine.connect() as connection:
        connection.execute(ROWS.insert().values(moment=datetime(2029, 6, 30, 1, tzinfo=paris)))
        found = connection.execute(select(ROWS.c.moment)).scalar_one()
    assert found == datetime(2029, 6, 29, 23, tzinfo=UTC)
    assert found.tzinfo is UTC


def test_a_moment_without_time_zone_is_refused(engine: Engine) -> None:
    naive = datetime(2029, 6, 30)
    with engine.connect() as connection, pytest.raises(StatementError, match="time zone"):
        connection.execute(ROWS.insert().values(moment=naive))
