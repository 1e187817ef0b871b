"""Amounts add up exactly, in any order, and what is missing is never zero."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.mandate.contract.programme import rules, words
from data.mandate.contract.programme.sentences import missing_text, programme_answer
from data.mandate.contract.programme.typed import (
    AmountError,
    CellProblem,
    ProgrammeValues,
    cells_of,
    read_amount,
    read_row,
    write_amount,
)
from data.mandate.contract.programme.views import Breakdown, Financer, ProgrammeRow
from tests.contracts import a_line

euros = st.decimals(0, 10**9, places=2)
given_or_not = st.none() | euros


@st.composite
def lines(draw: st.DrawFn) -> list[ProgrammeRow]:
    found = draw(
        st.lists(
            st.tuples(
                st.tuples(given_or_not, given_or_not, given_or_not, given_or_not),
                st.sampled_from((2027, 2028)),
                st.sampled_from(("", "X1.1", "X1.2")),
                st.sampled_from(("", "Q1", "Q2")),
            ),
            max_size=8,
        )
    )
    return [
        a_line(
            *(None if one is None else str(one) for one in paid),
            year=year,
            objective=objective,
            quarter=quarter,
            line=rank,
        )
        for rank, (paid, year, objective, quarter) in enumerate(found)
    ]


@given(st.lists(given_or_not), st.randoms())
def test_a_sum_is_exact_in_any_order(found: list[Decimal | None], mixed: object) -> None:
    total = rules.summed(found)
    known = [one for one in found if one is not None]
    assert total.known_eur == (sum(known) if known else None)
    assert (total.known, total.missing) == (len(known), found.count(None))
    shuffled = list(found)
    mixed.shuffle(shuffled)  # type: ignore[attr-defined]
    assert rules.summed(shuffled) == total


@given(lines(), st.sampled_from(list(Breakdown)))
def test_groups_add_up_to_the_whole(found: list[ProgrammeRow], by: Breakdown) -> None:
    whole, groups = rules.total_of("", found), rules.totals_by(found, by)
    assert sum(one.lines for one in groups) == whole.lines
    assert sum(one.total.missing for one in groups) == whole.total.missing
    assert sum((one.total.known_eur or 0 for one in groups), Decimal(0)) == (
        whole.total.known_eur or 0
    )
    assert sum((one.known_eur or 0 for _, one in whole.by_financer), Decimal(0)) == (
        whole.total.known_eur or 0
    )


def test_nothing_known_is_no_total_and_a_zero_given_is_one() -> None:
    assert rules.summed([None, None]).known_eur is None
    assert rules.summed([None, Decimal(0)]).known_eur == 0


def test_the_answer_says_what_is_missing() -> None:
    total = rules.total_of("", [a_line("1000", None, "500", "0")])
    assert missing_text(total) == "1 montant n’est pas renseigné sur 4"
    assert "dont 1\u202f000\u00a0€ de l’État" in programme_answer(2027, total)


@given(euros)
def test_an_amount_written_is_read_again(amount: Decimal) -> None:
    assert read_amount(write_amount(amount)) == amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("12 500,50 €", "12500.50"),
        ("12\u202f500", "12500"),
        ("12.5", "12.5"),
        ("0", "0"),
        ("1500 euros", "1500"),
    ],
)
def test_french_amounts_are_read(text: str, amount: str) -> None:
    assert read_amount(text) == Decimal(amount)


@pytest.mark.parametrize("text", ["", "  ", "–", "n. d.", "non renseigné"])
def test_an_empty_cell_is_missing_not_zero(text: str) -> None:
    assert read_amount(text) is None


@pytest.mark.parametrize("text", ["12.500", "-5", "douze", "1,234", "=1+1", "99999999999", "1e5"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(AmountError):
        read_amount(text)


@given(st.text(max_size=30))
def test_any_text_is_an_amount_or_refused(text: str) -> None:
    try:
        amount = read_amount(text)
    except AmountError:
        return
    assert amount is None or amount >= 0


def test_a_row_is_read_as_it_is_shown() -> None:
    line = a_line("1000", None, "2,5".replace(",", "."), None, quarter="Q1")
    known = {"X1.1": "Rubrique X1.1"}, {"Q1": "Q1"}
    values = read_row(cells_of(line, *known), 1, *known)
    assert isinstance(values, ProgrammeValues)
    assert (values.title, values.objective, values.territory) == (line.title, "X1.1", "Q1")
    assert values.amounts_eur == line.amounts_eur


def test_each_cell_to_mend_is_told_with_its_line_and_column() -> None:
    cells = {
        words.PROJECT: "",
        words.BEARER: "Association",
        words.OBJECTIVE: "X9",
        words.AMOUNTS[Financer.TOWN]: "beaucoup",
    }
    problems = read_row(cells, 3, {"X1.1": ""}, {})
    assert isinstance(problems, tuple)
    assert all(isinstance(one, CellProblem) and one.line == 3 for one in problems)
    assert {one.column for one in problems} == {
        words.PROJECT,
        words.OBJECTIVE,
        words.AMOUNTS[Financer.TOWN],
        words.CREDIT,
    }
