"""Sums, rates and groups of the PPI: a missing amount is never zero, a shared euro counts once."""

from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.finances.investments import rules
from data.finances.investments.sentences import investments_answer
from data.finances.investments.views import InvestmentFilters, Measure, Operation
from tests.data.finances.investments.made import NORTH, SOUTH, an_operation, money

ON = 2028
AMOUNT = st.none() | st.integers(0, 10**9)
YEAR = st.builds(
    money,
    st.integers(2026, 2032),
    planned=AMOUNT,
    opened=AMOUNT,
    executed=AMOUNT,
    remaining=AMOUNT,
)
OPERATION = st.lists(YEAR, max_size=4, unique_by=lambda one: one.year).flatmap(
    lambda years: st.lists(st.sampled_from([NORTH, SOUTH]), max_size=2, unique=True).map(
        lambda places: an_operation(*years, territories=tuple(places))
    )
)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("**", "")


def test_a_missing_amount_is_counted_and_never_added() -> None:
    one = an_operation(money(2026, planned=100, executed=40), money(2027, planned=None))
    total = rules.total_of("", [one], ON)
    assert (total.sum(Measure.PLANNED).known_eur, total.sum(Measure.PLANNED).missing) == (
        Decimal(100), 1,
    )  # fmt: skip
    assert total.sum(Measure.EXECUTED).missing == 1
    assert total.sum(Measure.SUBSIDIES_RECEIVED).known_eur is None


def test_what_is_executed_is_not_awaited_of_a_year_that_runs_or_is_to_come() -> None:
    one = an_operation(money(2028, planned=100), money(2030, planned=100))
    assert rules.total_of("", [one], ON).sum(Measure.EXECUTED).missing == 0


def test_an_operation_without_any_year_lacks_its_planned_amount() -> None:
    assert rules.total_of("", [an_operation()], ON).sum(Measure.PLANNED).missing == 1


def test_the_rate_stands_on_ended_years_where_both_terms_are_known() -> None:
    one = an_operation(
        money(2026, opened=200, executed=100, remaining=50),
        money(2027, opened=800, executed=None),
        money(2028, opened=100, executed=1),
    )
    rate = rules.total_of("", [one], ON).executed_rate
    assert (rate.value_pct, rate.known, rate.expected) == (Decimal(50), 1, 2)
    assert rules.total_of("", [one], ON).engaged_rate.value_pct == Decimal(75)


@pytest.mark.parametrize("opened", [0, None])
def test_no_credit_makes_no_rate(opened: int | None) -> None:
    one = an_operation(money(2026, opened=opened, executed=100))
    assert rules.total_of("", [one], ON).executed_rate.value_pct is None


def test_an_operation_over_its_credits_is_counted_once() -> None:
    years = [money(year, opened=100, executed=101) for year in (2026, 2027)]
    assert rules.total_of("", [an_operation(*years)], ON).overruns == 1
    even = an_operation(money(2026, opened=100, executed=100))
    assert rules.total_of("", [even], ON).overruns == 0


def test_what_came_later_than_the_day_looked_at_is_not_seen() -> None:
    one = an_operation(money(2029, 70, planned=100, executed=60))
    (seen,) = rules.seen_in(one, ON).years
    assert seen.amount(Measure.PLANNED) == 100
    assert seen.amount(Measure.EXECUTED) is None


def test_the_accounts_speak_where_the_ppi_is_silent_and_never_replace_it() -> None:
    silent, both = money(2026, 70), money(2027, 70, executed=60)
    assert (silent.amount(Measure.EXECUTED), silent.is_from_accounts) == (Decimal(70), True)
    assert (both.amount(Measure.EXECUTED), both.gap_eur) == (Decimal(60), Decimal(-10))
    assert money(2027, 60, executed=60).gap_eur is None


def test_a_programme_over_its_ap_is_told() -> None:
    one = an_operation(money(2026, planned=501, committed=500))
    (found,) = rules.by_programme([one], ON)
    assert rules.over_authorised(found) == (Measure.PLANNED,)


def test_filters_keep_a_programme_a_year_and_a_territory() -> None:
    some = (
        an_operation(money(2026, planned=1), territories=(NORTH,)),
        an_operation(money(2027, planned=2), code="0102"),
    )
    codes = [one.code for one in rules.kept(some, InvestmentFilters(year=2027))]
    assert codes == ["0102"]
    assert [one.code for one in rules.kept(some, InvestmentFilters(territory="Q1"))] == ["0101"]
    assert rules.kept(some, InvestmentFilters(programme="XXX")) == ()


@given(st.lists(OPERATION, max_size=6), st.randoms())
def test_programmes_add_up_to_the_whole_in_any_order(some: list[Operation], random: Random) -> None:
    whole = rules.total_of("", some, ON)
    mixed = list(some)
    random.shuffle(mixed)
    assert rules.total_of("", mixed, ON).sums == whole.sums
    known = [one.total.sum(Measure.PLANNED).known_eur or 0 for one in rules.by_programme(some, ON)]
    assert sum(known) == (whole.sum(Measure.PLANNED).known_eur or 0)


@given(st.lists(OPERATION, max_size=6))
def test_territories_count_a_shared_operation_in_each_and_the_whole_once(
    some: list[Operation],
) -> None:
    places = rules.by_territory(some, ON)
    parts = sum(one.total.operations for one in places)
    assert parts == sum(max(1, len(one.territories)) for one in some)
    assert parts - rules.total_of("", some, ON).operations == sum(one.is_shared for one in some)


@given(st.lists(OPERATION, max_size=6))
def test_years_add_up_to_the_whole(some: list[Operation]) -> None:
    parts = rules.parted_by_year(some, Measure.PLANNED, ON)
    whole = rules.total_of("", some, ON).sum(Measure.PLANNED).known_eur
    assert sum(found.known_eur or 0 for _, found in parts) == (whole or 0)


def test_the_answer_says_sums_overruns_and_what_is_missing() -> None:
    one = an_operation(
        money(2026, planned=42_100_000, opened=1, executed=11_300_000), money(2032, planned=None)
    )
    told = plain(investments_answer((2026, 2032), rules.total_of("", [one], ON)))
    assert told == (
        "Sur 2026-2032, 42,1 M€ sont prévus, 11,3 M€ sont réalisés ; 1 opération dépasse ses "
        "crédits. Il manque 1 montant prévu : les totaux sont ceux des montants connus."
    )


def test_without_any_amount_no_total_is_said() -> None:
    told = plain(investments_answer((), rules.total_of("", [an_operation()], ON)))
    assert told == "1 opération, sans montant prévu ni réalisé : aucun total n’est calculé."
