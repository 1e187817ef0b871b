"""All budgets taken as one: the plain sum of what each becomes."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from decimal import Decimal
from typing import Any

from data.finances import rules
from data.finances.projection import words
from data.finances.projection.types import OperatingLine, ProjectedYear, Projection
from data.finances.views import TOGETHER

_ZERO = Decimal(0)
_SUMMED = tuple(
    one.name
    for one in fields(ProjectedYear)
    if one.name.endswith("_eur") and one.name != "working_capital_eur"
)


def together(scenario: str, budgets: Sequence[Projection], titles: Mapping[str, str]) -> Projection:
    """Add up the years that every budget has; one that cannot be carried on leaves none.

    Flows from one budget to another are counted twice, as in the accounts.
    """
    missing = tuple(
        words.of_budget(titles[one.budget], what) for one in budgets for what in one.missing
    )
    shared = set.intersection(*({year.year for year in one.years} for one in budgets))
    found = (
        [year for one in budgets if (year := one.at(asked)) is not None] for asked in sorted(shared)
    )
    return Projection(
        scenario=scenario,
        budget=TOGETHER,
        base_year=max((one.base_year for one in budgets if one.base_year), default=None),
        years=tuple(_sum(years) for years in found),
        missing=missing,
        warnings=words.gathered({titles[one.budget]: one.warnings for one in budgets}),
        lines=_lines(budgets),
    )


def _sum(years: Sequence[ProjectedYear]) -> ProjectedYear:
    sums: dict[str, Any] = {
        name: sum((getattr(one, name) for one in years), _ZERO) for name in _SUMMED
    }
    funds = [one.working_capital_eur for one in years]
    known = [one for one in funds if one is not None]
    codes = dict.fromkeys(code for one in years for code in one.lines)
    return replace(
        years[0],
        **sums,
        lines={code: sum((one.lines.get(code, _ZERO) for one in years), _ZERO) for code in codes},
        working_capital_eur=sum(known, _ZERO) if len(known) == len(funds) else None,
        ratios=rules.ratios(rules.together([one.amounts for one in years])),
    )


def _lines(budgets: Sequence[Projection]) -> tuple[OperatingLine, ...]:
    found: dict[str, OperatingLine] = {}
    for line in (line for one in budgets for line in one.lines):
        before = found.get(line.code)
        amount = line.base_eur + (before.base_eur if before else _ZERO)
        found[line.code] = replace(line, base_eur=amount)
    return tuple(found.values())
