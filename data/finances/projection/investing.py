"""What a budget invests each year, and what it receives for it, loans apart."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from data.finances.projection import words
from data.finances.projection.debts import cents
from data.finances.projection.types import BaseYear
from data.finances.projection.values import Values

_ZERO = Decimal(0)
_HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Investment:
    """The real operations of a year's investment section, loans and repayments apart, in euros."""

    equipment_eur: Decimal
    subsidies_paid_eur: Decimal
    other_spending_eur: Decimal
    subsidies_received_eur: Decimal
    fctva_eur: Decimal
    disposals_eur: Decimal
    other_revenue_eur: Decimal

    @property
    def balance_eur(self) -> Decimal:
        """What comes in less what goes out."""
        received = self.subsidies_received_eur + self.fctva_eur
        received += self.disposals_eur + self.other_revenue_eur
        spent = self.equipment_eur + self.subsidies_paid_eur + self.other_spending_eur
        return received - spent


def investment(
    base: BaseYear, values: Values, year: int, equipment: Mapping[int, Decimal]
) -> Investment:
    """Return the investment of a year.

    Args:
        base: the last executed accounts.
        values: what the scenario supposes of the budget.
        year: the year wanted.
        equipment: dépenses d’équipement of the years projected before it.
    """
    planned = cents(values.sure("equipment_spending", year) + values.sure("other_equipment", year))
    done = planned - min(cents(values.sure("postponed_equipment", year)), max(planned, _ZERO))
    subsidies = expected_subsidies(values, year, planned)
    return Investment(
        equipment_eur=done,
        subsidies_paid_eur=cents(values.sure("equipment_subsidies_paid", year)),
        other_spending_eur=cents(values.sure("other_investment_spending", year)),
        subsidies_received_eur=cents(subsidies * done / planned) if planned else cents(subsidies),
        fctva_eur=_fctva(base, values, year, {**equipment, year: done}),
        disposals_eur=cents(values.sure("disposals", year)),
        other_revenue_eur=cents(values.sure("other_investment_revenue", year)),
    )


def expected_subsidies(values: Values, year: int, planned_eur: Decimal) -> Decimal:
    """Return the subsidies of what is planned: their amount if known, else a part of it."""
    amount = values.known("investment_subsidies", year)
    if amount is not None:
        return amount
    return planned_eur * values.sure("investment_subsidies_rate", year) / _HUNDRED


def warnings(base: BaseYear, values: Values, years: range) -> list[str]:
    """Return what was assumed of the investment, in words."""
    found = []
    typed = [year for year in years if values.typed("equipment_spending", year) is not None]
    planned = [year for year in years if values.planned("equipment_spending", year) is not None]
    if set(typed) & set(planned):
        found.append(words.REPLACED_PLAN)
    if len({*typed, *planned}) < len(years):
        found.append(words.EQUIPMENT_AS_BEFORE)
    if any(_postpones_too_much(values, year) for year in years):
        found.append(words.POSTPONED_TOO_MUCH)
    if any(values.known("equipment_subsidies_paid", year) is None for year in years):
        found.append(words.NO_SUBSIDIES_PAID)
    if any(_knows_no_subsidies(values, year) for year in years):
        found.append(words.NO_SUBSIDIES)
    return found + _fctva_warnings(base, values, years)


def _postpones_too_much(values: Values, year: int) -> bool:
    planned = values.sure("equipment_spending", year) + values.sure("other_equipment", year)
    return values.sure("postponed_equipment", year) > planned


def _knows_no_subsidies(values: Values, year: int) -> bool:
    codes = ("investment_subsidies", "investment_subsidies_rate")
    return all(values.known(code, year) is None for code in codes)


def _fctva(base: BaseYear, values: Values, year: int, equipment: Mapping[int, Decimal]) -> Decimal:
    """Return the FCTVA of a year, paid on the equipment of some years before."""
    share = max(values.sure("fctva_share", year), _ZERO) / _HUNDRED
    if not share:
        return _ZERO
    spent = equipment.get(_paid_for(values, year), _past(base, _paid_for(values, year)))
    if spent is None:
        return cents(base.net.get("vat_compensation", _ZERO))
    return cents(spent * share * max(values.sure("fctva_rate", year), _ZERO) / _HUNDRED)


def _paid_for(values: Values, year: int) -> int:
    """Return the year whose equipment gives the FCTVA of another."""
    return year - max(int(values.sure("fctva_lag")), 0)


def _past(base: BaseYear, year: int) -> Decimal | None:
    """Return the dépenses d’équipement of an executed year, if known."""
    if year == base.year:
        return base.net.get("equipment_spending")
    return base.past_equipment_eur.get(year)


def _fctva_warnings(base: BaseYear, values: Values, years: range) -> list[str]:
    if not any(values.sure("fctva_share", year) > _ZERO for year in years):
        is_default = all(values.typed("fctva_share", year) is None for year in years)
        return [words.NO_FCTVA] if is_default else []
    past = {_paid_for(values, year) for year in years} - set(years)
    if all(_past(base, year) is not None for year in past):
        return []
    is_known = "vat_compensation" in base.net
    return [words.NO_PAST_EQUIPMENT if is_known else words.NO_PAST_FCTVA]
