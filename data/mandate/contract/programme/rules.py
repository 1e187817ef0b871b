"""The rules of the programme: they know neither database nor clock."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from data.mandate.contract.programme.views import (
    Breakdown,
    Financer,
    ProgrammeRow,
    ProgrammeTotal,
    Sum,
)
from data.mandate.contract.programme.words import CREDITS, NO_OBJECTIVE, NO_QUARTER

_CENT = Decimal("0.01")
_LAST = frozenset({NO_QUARTER, NO_OBJECTIVE})


def summed(amounts: Iterable[Decimal | None]) -> Sum:
    """Add up the amounts given, in euros; those missing are counted, never taken as zero."""
    found = list(amounts)
    known = [amount for amount in found if amount is not None]
    return Sum(sum(known, Decimal(0)) if known else None, len(known), len(found))


def in_cents(euros: Decimal | None) -> Decimal | None:
    """Return an amount as the base gives it back, so that its history sees no change in « 9 »."""
    return None if euros is None else euros.quantize(_CENT)


def total_of(name: str, lines: Sequence[ProgrammeRow]) -> ProgrammeTotal:
    """Add up projects, by financer and together."""
    return ProgrammeTotal(
        name,
        len(lines),
        tuple((one, summed(line.amount(one) for line in lines)) for one in Financer),
        summed(amount for line in lines for _, amount in line.amounts_eur),
    )


_GROUPS: dict[Breakdown, Callable[[ProgrammeRow], str]] = {
    Breakdown.QUARTER: lambda line: line.territory_name or NO_QUARTER,
    Breakdown.OBJECTIVE: lambda line: (
        f"{line.objective} · {line.objective_title}" if line.objective else NO_OBJECTIVE
    ),
    Breakdown.CREDIT: lambda line: CREDITS[line.credit],
    Breakdown.YEAR: lambda line: str(line.year),
}


def totals_by(lines: Iterable[ProgrammeRow], by: Breakdown) -> tuple[ProgrammeTotal, ...]:
    """Add up projects by group, in the order of their names, those of no group last.

    A project stands in one group: groups add up to the whole.
    """
    groups: dict[str, list[ProgrammeRow]] = {}
    for line in lines:
        groups.setdefault(_GROUPS[by](line), []).append(line)
    names = sorted(groups, key=lambda name: (name in _LAST, name))
    return tuple(total_of(name, groups[name]) for name in names)


def kept(lines: Iterable[ProgrammeRow], year: int | None) -> tuple[ProgrammeRow, ...]:
    """Return the projects of a year, or all of them, in their order."""
    found = [line for line in lines if year is None or line.year == year]
    return tuple(sorted(found, key=lambda line: (line.year, line.order, line.id)))
