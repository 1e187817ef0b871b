"""Amounts are read exactly, whichever way they are written."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.importers.accounts.amounts import NotAnAmountError, amount, euros, figure, whole, year


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("972847.39", "972847.39"),
        ("972847,39", "972847.39"),
        ("1 234 567,8", "1234567.8"),
        ("1\u202f234,50", "1234.50"),
        ("1\u00a0234", "1234"),
        ("\u2212312,5", "-312.5"),
        ("-0.0", "0"),
        (",5", "0.5"),
        ("1.5E3", "1500"),
    ],
)
def test_an_amount_is_read_whichever_way_it_is_written(text: str, value: str) -> None:
    assert amount(text) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["", "abc", "1,2,3", "12 €", "NaN", "Infinity", "1e99", "9" * 20, "1" * 500, "--1"]
)
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(NotAnAmountError):
        amount(text)


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2))
def test_cents_survive_both_decimal_signs(value: Decimal) -> None:
    assert euros(str(value)) == value
    assert euros(str(value).replace(".", ",")) == value


def test_the_noise_of_a_float_goes_and_a_part_of_a_cent_does_not() -> None:
    assert str(euros("877672.689999998")) == "877672.69"
    with pytest.raises(NotAnAmountError):
        euros("12.345")


@given(st.text(max_size=60))
def test_any_text_is_an_amount_or_is_refused(text: str) -> None:
    with suppress(NotAnAmountError):
        assert abs(amount(text)) < 10**13


@pytest.mark.parametrize(
    ("wording", "value"),
    [
        ("1 960,73", "1960.73"),
        ("52,56 %", "52.56"),
        ("56.94%", "56.94"),
        ("111 261", "111261"),
        ("0,22€", "0.22"),
        ("1 935,48 ", "1935.48"),
        ("-2,1 %", "-2.1"),
    ],
)
def test_a_printed_figure_gives_its_number(wording: str, value: str) -> None:
    assert figure(wording) == Decimal(value)


@pytest.mark.parametrize("wording", ["26/06/2003", "500 TTC", "Hôtel de ville", "", "n.c.", "%"])
def test_words_are_no_figure(wording: str) -> None:
    assert figure(wording) is None


def test_inhabitants_are_whole() -> None:
    assert (whole("111 261"), whole("9973.0")) == (111261, 9973)
    for text in ("12.5", "-3"):
        with pytest.raises(NotAnAmountError):
            whole(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2024", 2024),
        ("2024-01-01", 2024),
        ("2024-01-01T00:00:00+00:00", 2024),
        ("2023-12-31T23:00:00+00:00", 2024),
        ("2024.0", 2024),
    ],
)
def test_a_year_is_read_alone_or_in_a_date(text: str, value: int) -> None:
    assert year(text, 2026) == value


@pytest.mark.parametrize("text", ["", "24", "2027", "1789", "2024-2025", "deux mille"])
def test_a_year_without_accounts_is_refused(text: str) -> None:
    with pytest.raises(NotAnAmountError):
        year(text, 2026)
