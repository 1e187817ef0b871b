"""Ratios that open to a numerator and a denominator. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType

from data.finances.legal.definitions import REFERENCE, LegalRatio, legal_definitions
from data.finances.ratio_definitions import ratio_definitions
from data.finances.vocabulary import Ratio

POPULATION = "population"
_HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Quotient:
    """A ratio of two amounts, or of an amount and the population.

    Attributes:
        numerator: codes of the amounts added up; none where there is no data.
        denominator: the code of an amount, or ``POPULATION``.
        unit: of the result; percents are 0-100.
        is_legal: of the gross reading of the law.
        without: why it cannot be computed; empty otherwise.
    """

    code: str
    title: str
    words: str
    reference: str
    numerator: tuple[str, ...]
    denominator: str
    unit: str
    decimals: int
    is_legal: bool = False
    without: str = ""

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the amounts that it is made of."""
        whole = () if self.denominator in {"", POPULATION} else (self.denominator,)
        return (*self.numerator, *whole)

    def value(self, numerator: Decimal | None, denominator: Decimal | None) -> Decimal | None:
        """Divide; nothing where a part is missing, or where the quotient means nothing."""
        if numerator is None or denominator is None or denominator <= 0:
            return None
        if self.code == Ratio.DEBT_YEARS and numerator < 0:
            return None
        return (_HUNDRED if self.unit == "%" else 1) * numerator / denominator


@lru_cache(maxsize=1)
def quotients() -> Mapping[str, Quotient]:
    """Return every ratio by its code."""
    found = {one.ratio: one for one in ratio_definitions()}
    rate, years = found[Ratio.GROSS_SAVINGS_RATE], found[Ratio.DEBT_YEARS]
    both = (
        Quotient(
            str(rate.ratio),
            rate.label,
            rate.formula,
            rate.reference,
            ("gross_savings",),
            "operating_revenue",
            "%",
            2,
        ),
        Quotient(
            str(years.ratio),
            years.label,
            years.formula,
            years.reference,
            ("debt",),
            "gross_savings",
            "années",
            2,
        ),
    )
    legal = tuple(map(_legal, legal_definitions()))
    return MappingProxyType({one.code: one for one in (*both, *legal)})


def _legal(ratio: LegalRatio) -> Quotient:
    return Quotient(
        f"legal_ratio_{ratio.number}",
        f"Ratio {ratio.number}, {_lowered(ratio.title)}",
        ratio.words,
        REFERENCE,
        ratio.numerator,
        ratio.denominator,
        "€ par habitant" if ratio.is_per_head else "%",
        2,
        is_legal=True,
        without=ratio.without,
    )


def _lowered(title: str) -> str:
    """Return a title within another one."""
    return title[:1].lower() + title[1:]
