"""What each hypothesis, moved a little in every year, does to the last year."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from data.finances.projection.engine import project
from data.finances.projection.hypotheses import hypothesis_definitions
from data.finances.projection.together import together
from data.finances.projection.types import (
    BaseYear,
    HypothesisDefinition,
    Projection,
    ScenarioInput,
    Sensitivity,
)
from data.finances.projection.values import Values, added
from data.finances.rules import Ratios
from data.finances.views import TOGETHER
from data.finances.vocabulary import Ratio

POINT = Decimal(1)
SHARE_PCT = Decimal(10)
_ZERO = Decimal(0)
_HUNDRED = Decimal(100)
_BOUNDED = frozenset({"fctva_share", "investment_subsidies_rate"})
"""Shares that cannot go beyond the whole."""


def sensitivities(
    bases: Sequence[BaseYear], scenario: ScenarioInput, until: int, budget: str
) -> tuple[Sensitivity, ...]:
    """Return the hypotheses that change anything in the last year of a budget, or of all.

    Rates move by one point, amounts by 10 %, in every year; durations do not move. What is in
    percent and not a growth stays between its bounds.

    Raises:
        ValueError: as ``project`` does.
    """
    mine = [one for one in bases if budget in (TOGETHER, one.budget)]
    central = _last(mine, scenario, until)
    if central is None:
        return ()
    moved = (
        _moved(mine, scenario, until, central, one)
        for one in hypothesis_definitions()
        if one.unit != "ans" and not one.code.endswith("_start")
    )
    return tuple(one for one in moved if not one.lower == one.central == one.higher)


def by_size(found: Iterable[Sensitivity], ratio: Ratio) -> tuple[Sensitivity, ...]:
    """Return what moves a ratio, the largest effect first."""
    mine = [one for one in found if one.size(ratio)]
    return tuple(sorted(mine, key=lambda one: (-one.size(ratio), one.hypothesis)))


def _moved(
    bases: Sequence[BaseYear],
    scenario: ScenarioInput,
    until: int,
    central: Ratios,
    definition: HypothesisDefinition,
) -> Sensitivity:
    lower, higher = (
        _last(bases, _shifted(bases, scenario, until, definition, sign), until) or central
        for sign in (-1, 1)
    )
    return Sensitivity(
        hypothesis=definition.code,
        title=definition.title,
        step=SHARE_PCT if definition.is_money else POINT,
        unit="%" if definition.is_money else "point",
        year=until,
        lower=lower,
        central=central,
        higher=higher,
    )


def _shifted(
    bases: Sequence[BaseYear],
    scenario: ScenarioInput,
    until: int,
    definition: HypothesisDefinition,
    sign: int,
) -> ScenarioInput:
    """Return a scenario whose hypothesis is one step further, for every budget and year."""
    for base in bases:
        values = Values(scenario, base)
        years = range(base.year + 1, until + 1) if definition.is_annual else (None,)
        known = {year: values.known(definition.code, year) for year in years}
        steps = {
            year: _step(definition, value, sign)
            for year, value in known.items()
            if value is not None
        }
        scenario = added(scenario, base, definition.code, steps)
    return scenario


def _step(definition: HypothesisDefinition, value: Decimal, sign: int) -> Decimal:
    if definition.is_money:
        return sign * value * SHARE_PCT / _HUNDRED
    moved = value + sign * POINT
    if definition.unit == "%":
        moved = max(moved, _ZERO)
    if definition.code in _BOUNDED:
        moved = min(moved, max(value, _HUNDRED))
    return moved - value


def _last(bases: Sequence[BaseYear], scenario: ScenarioInput, until: int) -> Ratios | None:
    """Return the ratios of the last year of some budgets taken together."""
    each: list[Projection] = [project(base, scenario, until) for base in bases]
    titles = {base.budget: base.title for base in bases}
    whole = each[0] if len(each) == 1 else together(scenario.code, each, titles)
    last = whole.at(until)
    return last.ratios if last else None
