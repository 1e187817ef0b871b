"""The PPI as a spreadsheet says it, before the base knows anything of it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from data.base.problems import NOWHERE, Where
from data.finances.investments.views import Amounts, Measure


@dataclass(frozen=True)
class OperationDraft:
    """An operation of a file. What is missing says nothing: it keeps what the base holds.

    Attributes:
        budget: as written, a code or a title; so are actions and territories.
    """

    programme: str
    code: str
    title: str
    programme_title: str | None = None
    authorised_eur: Decimal | None = None
    authorised_on: date | None = None
    budget: str | None = None
    actions: tuple[str, ...] = ()
    territories: tuple[str, ...] = ()
    where: Where = NOWHERE


@dataclass(frozen=True)
class OperationYearDraft:
    """The money of an operation in one year, by the operation's number."""

    operation: str
    year: int
    amounts_eur: Amounts
    where: Where = NOWHERE

    def amount(self, measure: Measure) -> Decimal | None:
        """Return an amount in euros; nothing when the file does not say."""
        return dict(self.amounts_eur)[measure]


@dataclass(frozen=True)
class InvestmentsDraft:
    """The operations and the years of a file, in its order."""

    operations: tuple[OperationDraft, ...]
    years: tuple[OperationYearDraft, ...]
