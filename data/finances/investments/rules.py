"""The rules of the PPI: they know neither database nor clock. Euros; missing is never zero."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from data.finances.investments.views import (
    InvestmentFilters,
    LinkedTerritory,
    Measure,
    Operation,
    OperationTotal,
    ProgrammeTotal,
    Rate,
    TerritoryTotal,
    Total,
    YearMoney,
)
from data.mandate.contract.programme.rules import summed
from data.mandate.contract.programme.views import Sum

OBSERVED = frozenset(
    {Measure.COMMITTED, Measure.EXECUTED, Measure.REMAINING, Measure.SUBSIDIES_RECEIVED}
)
"""What is known once a year has gone by: awaited of no year that is still to come or to end."""


def operation_key(code: str) -> str:
    """Return a number of operation as it is compared: « 0101 » is « 101 »."""
    bare = code.strip().casefold()
    return bare.lstrip("0") or bare


def seen_in(operation: Operation, year: int) -> Operation:
    """Return an operation as it is seen in a year: what came later was not observed yet."""
    return replace(operation, years=tuple(_seen(one, year) for one in operation.years))


def _seen(money: YearMoney, year: int) -> YearMoney:
    if money.year <= year:
        return money
    kept = tuple((one, None if one in OBSERVED else euros) for one, euros in money.amounts_eur)
    return replace(money, amounts_eur=kept, accounts_eur=None)


def kept(operations: Iterable[Operation], filters: InvestmentFilters) -> tuple[Operation, ...]:
    """Return the operations that filters keep, with the money of the year kept.

    An operation without money in the year is left out; without a year, one without any stays.
    """
    found = (
        one.in_year(filters.year)
        for one in operations
        if filters.programme in {"", one.programme.code}
        if not filters.territory or filters.territory in {place.code for place in one.territories}
    )
    return tuple(one for one in found if one.years or filters.year is None)


def _expects(measure: Measure, year: int, on_year: int) -> bool:
    if measure is Measure.OPENED:
        return year <= on_year
    return measure not in OBSERVED or year < on_year


def total_of(name: str, operations: Sequence[Operation], on_year: int) -> Total:
    """Add operations up, each once whatever its territories.

    Observed amounts are awaited of the years that ended before ``on_year``, credits opened of that
    year too; an operation without any year counts as one amount missing of each that is planned.
    """
    return Total(
        name=name,
        operations=len(operations),
        sums=tuple((one, _sum(operations, one, on_year)) for one in Measure),
        executed_rate=rate(operations, (Measure.EXECUTED,), on_year),
        engaged_rate=rate(operations, (Measure.EXECUTED, Measure.REMAINING), on_year),
        overruns=sum(is_overrun(one) for one in operations),
        compared=sum(any(map(_is_compared, one.years)) for one in operations),
    )


def _sum(operations: Sequence[Operation], measure: Measure, on_year: int) -> Sum:
    amounts: list[Decimal | None] = []
    for operation in operations:
        if not operation.years and measure is Measure.PLANNED:
            amounts.append(None)
        for money in operation.years:
            euros = money.amount(measure)
            if euros is not None or _expects(measure, money.year, on_year):
                amounts.append(euros)
    return summed(amounts)


def rate(operations: Iterable[Operation], parts: Sequence[Measure], on_year: int) -> Rate:
    """Return Σ parts ÷ Σ credits opened, 0-100, over the years where all of them are known.

    Only the years that ended before ``on_year`` count: one that runs is not to be judged yet. Its
    expected amounts are those whose credits opened are known.
    """
    opened = done = Decimal(0)
    known = expected = 0
    for operation in operations:
        for money in operation.years:
            credits = money.amount(Measure.OPENED)
            if credits is None or money.year >= on_year:
                continue
            expected += 1
            amounts = [money.amount(part) for part in parts]
            if any(one is None for one in amounts):
                continue
            known += 1
            opened += credits
            done += sum((one for one in amounts if one is not None), Decimal(0))
    return Rate(100 * done / opened if opened else None, known, expected)


def is_overrun(operation: Operation) -> bool:
    """Tell an operation that realised more than its credits opened in a year."""
    return any(is_year_overrun(one) for one in operation.years)


def _is_compared(money: YearMoney) -> bool:
    return money.amount(Measure.OPENED) is not None and money.amount(Measure.EXECUTED) is not None


def is_year_overrun(money: YearMoney) -> bool:
    """Tell a year whose realised amount is above its credits opened, both known."""
    opened, done = money.amount(Measure.OPENED), money.amount(Measure.EXECUTED)
    return opened is not None and done is not None and done > opened


def over_authorised(one: ProgrammeTotal) -> tuple[Measure, ...]:
    """Return what goes over the AP of a programme, among what is planned and committed."""
    most = one.programme.authorised_eur
    sums = ((part, one.total.sum(part).known_eur) for part in (Measure.PLANNED, Measure.COMMITTED))
    return tuple(part for part, euros in sums if most is not None and euros and euros > most)


def by_operation(operations: Sequence[Operation], on_year: int) -> tuple[OperationTotal, ...]:
    """Return each operation with its years added up."""
    return tuple(OperationTotal(one, total_of(one.title, [one], on_year)) for one in operations)


def by_programme(operations: Sequence[Operation], on_year: int) -> tuple[ProgrammeTotal, ...]:
    """Return each programme that has operations, added up: programmes add up to the whole."""
    groups: dict[int, list[Operation]] = {}
    for one in operations:
        groups.setdefault(one.programme.id, []).append(one)
    return tuple(
        ProgrammeTotal(some[0].programme, total_of(some[0].programme.title, some, on_year))
        for some in groups.values()
    )


def by_territory(operations: Sequence[Operation], on_year: int) -> tuple[TerritoryTotal, ...]:
    """Return each territory's operations added up, those without any last.

    An operation in several counts whole in each: territories add up to more than the whole.
    """
    groups: dict[LinkedTerritory | None, list[Operation]] = {}
    for one in operations:
        for place in one.territories or (None,):
            groups.setdefault(place, []).append(one)
    names = sorted(groups, key=lambda place: (place is None, place.name if place else ""))
    return tuple(_territory(place, groups[place], on_year) for place in names)


def _territory(
    place: LinkedTerritory | None, operations: Sequence[Operation], on_year: int
) -> TerritoryTotal:
    shared = [one for one in operations if one.is_shared]
    return TerritoryTotal(
        territory=place,
        total=total_of(place.name if place else "", operations, on_year),
        shared=len(shared),
        shared_planned_eur=_sum(shared, Measure.PLANNED, on_year).known_eur,
    )


def years_of(operations: Iterable[Operation]) -> tuple[int, ...]:
    """Return the years that operations have money in, oldest first."""
    return tuple(sorted({money.year for one in operations for money in one.years}))


def parted_by_year(
    operations: Sequence[Operation], measure: Measure, on_year: int
) -> tuple[tuple[int, Sum], ...]:
    """Return the sum of one measure year by year."""
    return tuple(
        (year, _sum(kept(operations, InvestmentFilters(year=year)), measure, on_year))
        for year in years_of(operations)
    )
