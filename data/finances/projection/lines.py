"""The operating lines that the accounts of the base year tell apart; their sum is the total."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from data.finances.projection.hypotheses import Part, line_definitions, tree
from data.finances.projection.types import OperatingLine, Side

_ZERO = Decimal(0)
_UNDETAILED = "undetailed_"

Known = Callable[[Part], Decimal | None]


def operating_lines(
    net: Mapping[str, Decimal], starts: Mapping[str, Decimal], interest_eur: Decimal
) -> tuple[OperatingLine, ...]:
    """Return the lines of revenue, then of spending without interest, that the accounts give.

    An amount that the accounts do not tell apart stays in the line that it is a part of. A line
    of zero, which no growth can move, is none.

    Args:
        net: the net amounts of the base year; both operating totals are there.
        starts: amounts typed for want of accounts, by code of hypothesis.
        interest_eur: what is taken out of the spending, and carried on by the debt.
    """

    def known(part: Part) -> Decimal | None:
        return net.get(part.amount, starts.get(part.start or ""))

    revenue, spending = tree(Side.REVENUE), tree(Side.SPENDING)
    return (
        *_lines(Side.REVENUE, _split(revenue, net[revenue.amount], known)),
        *_lines(Side.SPENDING, _split(spending, net[spending.amount] - interest_eur, known)),
    )


def _split(part: Part, amount: Decimal, known: Known) -> list[tuple[str, Decimal]]:
    """Return the known parts of an amount and what is left of it, signed as the amount is."""
    found: list[tuple[str, Decimal]] = []
    for inner in part.parts:
        found += _inside(inner, known)
    left = amount - sum((one for _, one in found), _ZERO)
    if not found:
        return [(part.whole, left)]
    return [(part.line, left), *found] if left else found


def _inside(part: Part, known: Known) -> list[tuple[str, Decimal]]:
    """Return the lines of a part; one that is not known may still have known parts itself."""
    amount = known(part)
    if amount is None:
        return [line for inner in part.parts for line in _inside(inner, known)]
    return _split(part, -amount if part.is_minus else amount, known)


def _lines(side: Side, amounts: Iterable[tuple[str, Decimal]]) -> list[OperatingLine]:
    totals: dict[str, Decimal] = {}
    for code, amount in amounts:
        totals[code] = totals.get(code, _ZERO) + amount
    return [
        OperatingLine(
            code=code,
            title=definition.title,
            side=side,
            growths=definition.growths,
            base_eur=totals[code],
            is_undetailed=code.startswith(_UNDETAILED),
        )
        for code, definition in line_definitions().items()
        if totals.get(code)
    ]
