"""The capacité de désendettement of the CGCT, on three years."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from data.finances.debt_mark import MARK_YEARS, YearOfDebt, debt_mark
from data.finances.notes import mark_sentence
from data.finances.rules import Outcome, Reason

money = st.decimals(min_value=0, max_value=10**9, places=2)


def years(*pairs: tuple[str, str]) -> dict[int, YearOfDebt]:
    """Return debts and savings of the years that end with 2021."""
    first = 2022 - len(pairs)
    return {
        first + rank: YearOfDebt(Decimal(debt), Decimal(savings))
        for rank, (debt, savings) in enumerate(pairs)
    }


def test_three_years_make_a_mean_of_their_ratios() -> None:
    mark = debt_mark(years(("100", "10"), ("100", "20"), ("90", "10")), 2021)
    assert mark.result.value == Decimal(8)
    assert mark.years == (2019, 2021)
    said = mark_sentence(mark).replace("\u00a0", " ")
    assert "moyenne 2019-2021) : 8,0 ans, sous 12 ans" in said


def test_savings_of_zero_or_less_read_exceeded_without_a_number() -> None:
    for savings in ("0", "-3"):
        mark = debt_mark(years(("100", "10"), ("100", savings), ("90", "10")), 2021)
        assert mark.result.value is None
        assert mark.result.outcome is Outcome.EXCEEDED
        assert "dépassé" in mark_sentence(mark)
        assert not any(sign.isdigit() for sign in mark_sentence(mark).split(" : ")[1].split(";")[0])


def test_a_year_that_lacks_is_said() -> None:
    mark = debt_mark(years(("100", "10"), ("90", "10")), 2021)
    assert (mark.result.reason, mark.missing) == (Reason.MISSING, (2019,))
    assert "en 2019" in mark_sentence(mark)


def test_a_negative_debt_is_not_a_number_of_years() -> None:
    mark = debt_mark(years(("-100", "10"), ("100", "10"), ("90", "10")), 2021)
    assert mark.result.reason is Reason.NEGATIVE_DEBT


@given(debts=st.tuples(money, money, money), savings=st.tuples(money, money, money), loss=money)
def test_lower_savings_never_come_back_under_the_mark(
    debts: tuple[Decimal, ...], savings: tuple[Decimal, ...], loss: Decimal
) -> None:
    def is_under(last: Decimal) -> bool:
        pairs = zip(range(2019, 2022), debts, (*savings[:2], last), strict=True)
        known = {year: YearOfDebt(debt, saved) for year, debt, saved in pairs}
        value = debt_mark(known, 2021).result.value
        return value is not None and value < MARK_YEARS

    assert is_under(savings[2]) or not is_under(savings[2] - loss)
