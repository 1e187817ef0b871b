"""The operating section carried on, line by line, interest apart."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from data.finances.projection import words
from data.finances.projection.debts import cents
from data.finances.projection.hypotheses import definitions_by_code
from data.finances.projection.types import OperatingLine, Side
from data.finances.projection.values import Values

_ZERO = Decimal(0)
_HUNDRED = Decimal(100)
_STAFF = "staff_costs"
_CNRACL = "cnracl"
_ADDED = {"new_revenue": 1, "operating_savings": -1}
"""Lines that the scenario adds year by year, and their sign among those of their side."""

_SIDES = {_CNRACL: Side.SPENDING, "new_revenue": Side.REVENUE, "operating_savings": Side.SPENDING}


class Operating:
    """The lines of a budget, year after year."""

    def __init__(self, lines: Sequence[OperatingLine], values: Values) -> None:
        self._values = values
        self._lines = {one.code: one for one in lines}
        self._amounts = {one.code: one.base_eur for one in lines}
        self._pensions = _ZERO

    def next(self, year: int) -> dict[str, Decimal]:
        """Return every line of a year, which must follow the one asked for before."""
        payroll = self._amounts.get(_STAFF, _ZERO) + self._pensions
        for code, line in self._lines.items():
            self._amounts[code] = cents(self._amounts[code] * self._growth(line.growths, year))
        found = dict(self._amounts)
        if _STAFF in found:
            grown = payroll * self._growth((_STAFF, _CNRACL), year)
            self._pensions = cents(grown) - found[_STAFF]
            found[_CNRACL] = self._pensions
        for code, sign in _ADDED.items():
            found[code] = cents(sign * self._values.sure(code, year) + _ZERO)
        return found

    def total(self, amounts: dict[str, Decimal], side: Side) -> Decimal:
        """Return the sum of the lines of a side."""
        return sum((one for code, one in amounts.items() if self._side(code) is side), _ZERO)

    def _side(self, code: str) -> Side:
        return self._lines[code].side if code in self._lines else _SIDES[code]

    def _growth(self, hypotheses: Iterable[str], year: int) -> Decimal:
        """Return what several growths make, one after the other."""
        factor = Decimal(1)
        for code in hypotheses:
            factor *= 1 + self._values.sure(code, year) / _HUNDRED
        return factor


def shown_lines(
    lines: Sequence[OperatingLine], years: Iterable[dict[str, Decimal]]
) -> tuple[OperatingLine, ...]:
    """Return the lines of the accounts, and those that the scenario adds in some year."""
    used = {code for year in years for code, amount in year.items() if amount}
    extra = (
        OperatingLine(code, definitions_by_code()[code].title, side, (code,), _ZERO)
        for code, side in _SIDES.items()
        if code in used
    )
    return tuple(sorted((*lines, *extra), key=lambda line: line.side is Side.SPENDING))


def warnings(lines: Sequence[OperatingLine], values: Values) -> list[str]:
    """Return what was assumed of the operating section, in words."""
    said = values.meant()
    undetailed = [line.title for line in lines if line.is_undetailed]
    idle = [
        definition.title
        for code, definition in definitions_by_code().items()
        if code in said and definition.unit == "%/an" and not _acts(code, lines)
    ]
    found = [words.undetailed(undetailed)] if undetailed else []
    return found + ([words.without_effect(idle)] if idle else [])


def _acts(code: str, lines: Sequence[OperatingLine]) -> bool:
    wanted = _STAFF if code == _CNRACL else code
    return any(wanted in line.growths for line in lines)
