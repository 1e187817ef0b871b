"""How much of an indicator is described, and what is missing."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.indicators.completeness import UNDEFINED, completeness, overall
from data.indicators.views import IndicatorLine
from data.indicators.vocabulary import Direction, IndicatorKind

FULL = IndicatorLine(
    "bio",
    "Part du bio",
    "cantines",
    "Part des achats.",
    "%",
    1,
    Direction.UP,
    None,
    "Hors pain.",
    kind=IndicatorKind.OUTCOME,
    periodicity="annuelle",
    source_family="Cuisine centrale",
    method="Achats bio ÷ achats.",
    owner="Service restauration",
    next_update_on=date(2030, 1, 1),
)


def test_an_indicator_with_everything_is_complete() -> None:
    found = completeness(FULL, has_value=True, has_target=True)
    assert found.is_complete
    assert (found.percent, found.missing) == (100, ())


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        ({"definition": UNDEFINED}, "définition"),
        ({"definition": "  "}, "définition"),
        ({"unit": ""}, "unité"),
        ({"source_family": None}, "source"),
        ({"method": ""}, "méthode"),
        ({"limits": None}, "limites"),
        ({"periodicity": None}, "périodicité"),
        ({"next_update_on": None}, "prochaine mise à jour"),
        ({"owner": " "}, "responsable"),
    ],
)
def test_each_part_left_out_is_named_and_weighs_a_twelfth(
    parts: dict[str, object], name: str
) -> None:
    line = replace(FULL, **parts)  # type: ignore[arg-type]
    found = completeness(line, has_value=True, has_target=True)
    assert found.missing == (name,)
    assert found.percent == pytest.approx(100 * 11 / 12)


def test_a_context_indicator_needs_no_target() -> None:
    assert completeness(FULL, has_value=True, has_target=False).missing == ("cible",)
    context = replace(FULL, kind=IndicatorKind.CONTEXT)
    assert completeness(context, has_value=True, has_target=False).is_complete
    assert completeness(context, has_value=False, has_target=False).missing == ("valeur",)


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1))
def test_the_catalogue_is_the_mean_of_its_indicators(known: list[tuple[bool, bool]]) -> None:
    some = [completeness(FULL, has_value=value, has_target=aim) for value, aim in known]
    assert overall(some) == pytest.approx(sum(one.percent for one in some) / len(some))
    assert overall([]) is None
