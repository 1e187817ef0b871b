"""Gross ratios: never made of net amounts, met to the printed rounding or said to differ."""

from decimal import Decimal

import pytest

from data.finances.engine import Flow, Ledger, computed, formulas
from data.finances.legal.definitions import (
    MixedMethodsError,
    legal_definitions,
    legal_ratio,
)
from data.finances.legal.rules import (
    Agreement,
    LegalAmounts,
    agreement,
    legal_amounts,
    legal_result,
)
from data.finances.rules import Outcome, Reason, Result
from data.finances.vocabulary import Method, Support

LEDGER = Ledger(
    2021,
    "M14",
    Support.ACT,
    (
        Flow("6411", "012", is_order=False, debit=Decimal(60)),
        Flow("6011", "011", is_order=False, debit=Decimal(40)),
        Flow("73111", "73", is_order=False, credit=Decimal(150)),
        Flow("775", "77", is_order=False, credit=Decimal(1000)),
        Flow("6419", "013", is_order=False, credit=Decimal(50)),
    ),
)


def test_the_eleven_ratios_stand_in_the_order_of_the_law() -> None:
    definitions = legal_definitions()
    assert [one.number for one in definitions] == list(range(1, 12))
    assert [one.number for one in definitions if one.without] == [8]


def test_no_legal_ratio_is_made_of_a_net_amount() -> None:
    methods = {one.code: one.method for one in formulas()}
    for ratio in legal_definitions():
        assert {methods[code] for code in ratio.codes} <= {Method.LEGAL}


@pytest.mark.parametrize("where", ["numerator", "denominator"])
def test_a_definition_that_mixes_gross_and_net_is_refused(where: str) -> None:
    entry = {
        "number": 1,
        "title": "",
        "words": "",
        "numerator": ["legal_operating_spending"],
        "denominator": "legal_operating_revenue",
        "published": "",
        "mean": "",
    }
    net = ["operating_spending"] if where == "numerator" else "operating_revenue"
    with pytest.raises(MixedMethodsError, match="operating"):
        legal_ratio(entry | {where: net})


def test_net_amounts_cannot_be_handed_as_gross_ones() -> None:
    with pytest.raises(MixedMethodsError):
        LegalAmounts(computed(LEDGER), 10)


def test_gross_revenue_counts_reimbursed_salaries_and_no_disposal() -> None:
    of = legal_amounts(LEDGER, 10)
    found = {ratio.number: legal_result(ratio, of) for ratio in legal_definitions()}
    assert found[1].value == Decimal(10)
    assert found[3].value == Decimal(20)
    assert found[7].value == Decimal(60)
    assert found[8].outcome is Outcome.MISSING
    assert found[5].outcome is Outcome.MISSING  # no loan annex


@pytest.mark.parametrize("population", [0, None])
def test_without_inhabitants_nothing_is_per_head(population: int | None) -> None:
    of = legal_amounts(LEDGER, population)
    first, *_ = legal_definitions()
    assert legal_result(first, of).reason is Reason.NO_POPULATION


@pytest.mark.parametrize(
    ("value", "printed", "expected"),
    [
        ("1960.7349", "1960.73", Agreement.AGREES),
        ("1960.7351", "1960.73", Agreement.DIFFERS),
        ("12.84", "12.8", Agreement.AGREES),
        ("12.86", "12.8", Agreement.DIFFERS),
        ("1151.4", "1151", Agreement.AGREES),
    ],
)
def test_two_ratios_agree_at_the_rounding_that_was_printed(
    value: str, printed: str, expected: Agreement
) -> None:
    assert agreement(Result(Decimal(value)), Decimal(printed)) is expected
    assert agreement(Result(Decimal(value)), None) is Agreement.NOT_PRINTED
    nothing = Result(None, Reason.MISSING)
    assert agreement(nothing, Decimal(printed)) is Agreement.NOT_COMPUTED
