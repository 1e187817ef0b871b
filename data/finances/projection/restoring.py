"""What would keep a target to the end: the smallest saving each year, or investment put off.

Both are searched to the cent by halving, with the whole projection computed again at each try: one
cent less does not keep the target.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import accumulate, pairwise

from data.finances.projection.engine import project
from data.finances.projection.targets import first_break, is_kept_from
from data.finances.projection.together import together
from data.finances.projection.types import (
    BaseYear,
    ProjectedYear,
    Projection,
    Remedy,
    Restoring,
    ScenarioInput,
    Target,
    WhyNot,
)
from data.finances.projection.values import added
from data.finances.views import TOGETHER

_ZERO = Decimal(0)
_HUNDRED = Decimal(100)
_LINES = {Remedy.SAVING: "operating_savings", Remedy.POSTPONING: "postponed_equipment"}

ByYear = Mapping[int, Decimal]


@dataclass(frozen=True)
class Aim:
    """What is to be restored, and how.

    Attributes:
        budget: whose target it is: a budget, or ``TOGETHER``.
        acting: the budget that makes the effort, the same one unless the target is of all.
        from_year: first year of the effort, and first in which the target must be kept.
    """

    budget: str
    acting: str
    target: Target
    remedy: Remedy
    from_year: int


def restoring(
    bases: Sequence[BaseYear], scenario: ScenarioInput, until: int, aim: Aim
) -> Restoring:
    """Return the smallest effort that keeps a target from its first year to the end.

    Raises:
        ValueError: the acting budget is not among those given, or as ``project`` does.
    """
    acting = next((one for one in bases if one.budget == aim.acting), None)
    if acting is None:
        raise ValueError(f"expected one of the budgets, got {aim.acting}")
    trial = _Trial(bases, acting, scenario, until, aim)
    found = Restoring(
        budget=aim.budget,
        acting=aim.acting,
        ratio=aim.target.ratio,
        remedy=aim.remedy,
        from_year=aim.from_year,
        to_year=until,
        amount_eur=None,
    )
    years = trial.years()
    if not years:
        return replace(found, why_not=WhyNot.MISSING)
    if trial.keeps({}):
        return replace(found, why_not=WhyNot.KEPT if trial.is_sure() else WhyNot.UNKNOWN)
    by_year, most = spread(aim.remedy, years)
    least = _least(lambda amount: trial.keeps(by_year(amount)), most)
    if least is None:
        return replace(found, why_not=WhyNot.NOT_ENOUGH)
    return replace(found, amount_eur=_euros(least), by_year=by_year(least))


def restored(
    scenario: ScenarioInput, acting: BaseYear, remedy: Remedy, by_year: ByYear
) -> ScenarioInput:
    """Return a scenario in which a budget makes an effort, on top of what it makes already."""
    return added(scenario, acting, _LINES[remedy], by_year)


class _Trial:
    """A scenario tried with more and more effort of one budget; the others do not change."""

    def __init__(
        self,
        bases: Sequence[BaseYear],
        acting: BaseYear,
        scenario: ScenarioInput,
        until: int,
        aim: Aim,
    ) -> None:
        self._acting, self._scenario, self._until, self._aim = acting, scenario, until, aim
        self._titles = {one.budget: one.title for one in bases}
        self._others = [
            project(one, scenario, until)
            for one in bases
            if one is not acting and aim.budget == TOGETHER
        ]

    def years(self) -> tuple[ProjectedYear, ...]:
        """Return the acting budget's years from the first of the effort, without any effort."""
        if not self._looked_at({}).years:
            return ()
        alone = project(self._acting, self._scenario, self._until)
        return tuple(one for one in alone.years if one.year >= self._aim.from_year)

    def keeps(self, by_year: ByYear) -> bool:
        """Tell whether an effort keeps the target."""
        return is_kept_from(self._looked_at(by_year), self._aim.target, self._aim.from_year)

    def is_sure(self) -> bool:
        """Tell whether every year of the effort has a ratio that can be held to the target."""
        unknown = first_break(self._looked_at({}), self._aim.target).unknown_years
        return not any(year >= self._aim.from_year for year in unknown)

    def _looked_at(self, by_year: ByYear) -> Projection:
        """Return the budget whose target it is, with an effort."""
        tried = restored(self._scenario, self._acting, self._aim.remedy, by_year)
        alone = project(self._acting, tried, self._until)
        if not self._others:
            return alone
        return together(self._scenario.code, [alone, *self._others], self._titles)


def spread(
    remedy: Remedy, years: Sequence[ProjectedYear]
) -> tuple[Callable[[int], dict[int, Decimal]], int]:
    """Return how an amount in cents is shared between years, and the most there can be."""
    if remedy is Remedy.SAVING:
        most = min(_cents(one.spending_eur - one.interest_eur) for one in years)
        return (lambda amount: {one.year: _euros(amount) for one in years}), max(most, 0)
    sums = list(accumulate((max(_cents(one.equipment_eur), 0) for one in years), initial=0))
    return (lambda amount: _shared(amount, years, sums)), sums[-1]


def _shared(amount: int, years: Sequence[ProjectedYear], sums: Sequence[int]) -> dict[int, Decimal]:
    """Take the same share of the equipment of each year, to the cent in total."""
    if not sums[-1]:
        return {}
    return {
        one.year: _euros(amount * after // sums[-1] - amount * before // sums[-1])
        for one, (before, after) in zip(years, pairwise(sums), strict=True)
    }


def _least(keeps: Callable[[int], bool], most: int) -> int | None:
    """Return the smallest number of cents that is enough, knowing that none is not."""
    if not keeps(most):
        return None
    short, enough = 0, most
    while enough - short > 1:
        middle = (short + enough) // 2
        if keeps(middle):
            enough = middle
        else:
            short = middle
    return enough


def _cents(amount: Decimal) -> int:
    return int(amount * _HUNDRED)


def _euros(cents: int) -> Decimal:
    return Decimal(cents) / _HUNDRED
