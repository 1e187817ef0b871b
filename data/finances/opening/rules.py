"""The amounts of a set, whether published, computed, or made of others. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from data.base.formats import listed
from data.finances.engine import Computed, Ledger, Variant, computed, family, formulas_by_code
from data.finances.opening.catalogue import title_of
from data.finances.opening.quotients import POPULATION, Quotient
from data.finances.opening.words import lowered
from data.finances.vocabulary import Support

_HUNDRED = Decimal(100)
_ZERO = Decimal(0)


@dataclass(frozen=True)
class SetAmounts:
    """Every amount of one account set.

    Attributes:
        given: those known by the net method, published or computed.
        made: those computed from lines, legal ones too, with the reason of those that are not.
    """

    given: Mapping[str, Decimal]
    population: int | None
    nomenclature: str
    year: int
    made: Mapping[str, Computed] = field(default_factory=dict)

    def value(self, code: str) -> Decimal | None:
        """Return an amount, or what others make of it when each of them is known."""
        if code == POPULATION:
            return Decimal(self.population) if self.population else None
        if code in self.made:
            return self.made[code].value
        if code in self.given:
            return self.given[code]
        variant = self.variant(code)
        if variant is None or not variant.terms or not all(one.amount for one in variant.terms):
            return None
        parts = [(one.sign, self.value(one.amount)) for one in variant.terms]
        if any(part is None for _, part in parts):
            return None
        return sum((sign * part for sign, part in parts if part is not None), _ZERO)

    def variant(self, code: str) -> Variant | None:
        """Return the formula of an amount that holds whatever the accounts were read from."""
        formula = formulas_by_code().get(code)
        name = family(self.nomenclature)
        return formula.variant(name, Support.BALANCE, self.year) if formula else None


def set_amounts(
    given: Mapping[str, Decimal],
    population: int | None,
    nomenclature: str,
    year: int,
    ledger: Ledger | None,
) -> SetAmounts:
    """Return the amounts of a set, computed from its lines if it has some."""
    made = computed(ledger) if ledger else {}
    return SetAmounts(given, population, nomenclature, year, made)


def added_up(values: Iterable[Decimal | None]) -> Decimal | None:
    """Add up amounts; nothing when one is missing, or when there is none."""
    known = list(values)
    if not known or None in known:
        return None
    return sum((one for one in known if one is not None), _ZERO)


def share_pct(part: Decimal, whole: Decimal | None) -> Decimal | None:
    """Return a part as 0-100 of a whole; nothing when the whole is zero."""
    return _HUNDRED * part / whole if whole else None


def why_no_quotient(
    quotient: Quotient, numerator: Decimal | None, denominator: Decimal | None
) -> str:
    """Say why a ratio has no number."""
    if quotient.without:
        return quotient.without
    above = " + ".join(map(_name, quotient.numerator))
    names = {above: numerator, _name(quotient.denominator): denominator}
    missing = [name for name, value in names.items() if value is None]
    if missing:
        return f"il manque : {listed(missing)}"
    if denominator is not None and denominator <= 0:
        return f"non calculable : {_name(quotient.denominator)} n’est pas au-dessus de zéro"
    return f"non calculable : {above} est en dessous de zéro"


def _name(code: str) -> str:
    return "population" if code == POPULATION else lowered(title_of(code))
