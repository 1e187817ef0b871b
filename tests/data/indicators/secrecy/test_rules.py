"""Which values stay in the base, from their unit, size and origin alone."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.base.formats import NO_BREAK_SPACE
from data.indicators import confidentiality
from data.indicators.catalogue import catalogue_rows
from data.indicators.confidentiality import (
    CONFIDENTIAL,
    also_withheld,
    is_count,
    smallest_count,
    threshold,
    withheld,
)
from data.indicators.vocabulary import ObservationStatus

DEFINITIVE = ObservationStatus.DEFINITIVE


@dataclass(frozen=True)
class Line:
    """An indicator, as the rule sees it."""

    unit: str = "personnes"
    concept: str | None = None
    source_family: str | None = None
    smallest_count: int | None = None


@pytest.mark.parametrize("unit", ["personnes", "ménages", "établissements", "", "collégiens"])
def test_what_is_counted_is_a_count_even_in_an_unknown_unit(unit: str) -> None:
    assert is_count(unit)


@pytest.mark.parametrize("unit", ["%", "‰", "€/an", "€/m²", "indice", "personnes par logement"])
def test_shares_amounts_and_ratios_are_no_counts(unit: str) -> None:
    assert not is_count(unit)
    assert smallest_count(Line(unit)) == 0


def test_each_threshold_says_where_it_comes_from() -> None:
    lines = [row for row in catalogue_rows() if is_count(row.unit)]
    assert lines
    assert all(smallest_count(row) >= 5 and threshold(row)[1] for row in lines)


def test_fiscal_households_have_a_higher_threshold() -> None:
    assert smallest_count(Line("ménages", "ménage fiscal", None)) == 11
    assert smallest_count(Line("ménages fiscaux".replace("fiscaux", "fiscal"))) == 11
    assert smallest_count(Line("ménages", None, "INSEE, Filosofi")) == 11
    assert smallest_count(Line("ménages", "foyer allocataire", "Cnaf")) == 5


def test_the_towns_own_threshold_comes_first_and_may_lift_the_rule() -> None:
    assert smallest_count(Line(smallest_count=20)) == 20
    assert withheld(0, DEFINITIVE, smallest_count(Line(smallest_count=1)), is_published=False) == ""


@given(st.integers(-4, 4))
def test_a_small_count_is_withheld_and_zero_too(value: int) -> None:
    said = withheld(value, DEFINITIVE, 5, is_published=False)
    assert said == f"secret{NO_BREAK_SPACE}: moins de 5"


@given(st.floats(min_value=5, max_value=1e9))
def test_a_count_that_reaches_the_threshold_leaves(value: float) -> None:
    assert withheld(value, DEFINITIVE, 5, is_published=False) == ""


def test_what_an_official_file_prints_stays_as_published() -> None:
    assert withheld(3, DEFINITIVE, 5, is_published=True) == ""


@given(st.floats(allow_nan=False), st.booleans())
def test_a_confidential_value_never_leaves(value: float, is_published: bool) -> None:
    status = ObservationStatus.CONFIDENTIAL
    assert withheld(value, status, 0, is_published=is_published) == CONFIDENTIAL


def test_a_missing_value_is_no_secret() -> None:
    assert withheld(None, ObservationStatus.CONFIDENTIAL, 5, is_published=False) == ""


def test_one_hidden_part_of_a_whole_takes_the_smallest_other_with_it() -> None:
    assert also_withheld(103, {"a": 3, "b": 60, "c": 40}, {"a"}) == "c"


def test_a_hidden_whole_takes_its_smallest_part_with_it() -> None:
    assert also_withheld(100, {"a": 60, "b": 40}, (), is_whole_hidden=True) == "b"
    assert also_withheld(100, {"a": 60, "b": 40}, {"a"}, is_whole_hidden=True) is None


@pytest.mark.parametrize(
    ("whole", "parts", "hidden"),
    [
        (None, {"a": 3, "b": 60}, {"a"}),
        (63, {"a": 3, "b": 60}, set()),
        (103, {"a": 3, "b": 60, "c": 40}, {"a", "c"}),
        (103, {"a": 3, "b": 60, "c": None}, {"a"}),
        (500, {"a": 3, "b": 60, "c": 40}, {"a"}),
        (103, {"b": 60, "c": 43}, {"elsewhere"}),
    ],
)
def test_nothing_more_is_hidden_when_nothing_can_be_recomputed(
    whole: float | None, parts: dict[str, float | None], hidden: set[str]
) -> None:
    assert also_withheld(whole, parts, hidden) is None


@given(st.dictionaries(st.integers(), st.integers(0, 10_000), min_size=2), st.data())
def test_after_the_rule_no_single_part_can_be_recomputed(
    parts: dict[int, int], data: st.DataObject
) -> None:
    hidden = {data.draw(st.sampled_from(sorted(parts)))}
    other = also_withheld(sum(parts.values()), parts, hidden)
    assert other is not None
    assert other not in hidden
    assert parts[other] == min(value for key, value in parts.items() if key not in hidden)


def test_the_packaged_rules_are_dated() -> None:
    assert confidentiality._packaged()["checked_on"]
