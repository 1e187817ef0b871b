"""Accounts that were imported, whether or not ratios are computed from them."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class ReceivedSet:
    """Accounts that were imported, whether or not a ratio is computed from them yet.

    Attributes:
        stage: its full name; so is ``origin``.
        lines: of a budget act or of a trial balance.
        population: that the publisher divides by.
        source: as cited.
    """

    budget: str
    year: int
    stage: str
    origin: str
    state: str
    lines: int
    aggregates: int
    loans: int
    population: int | None
    source: str


@dataclass(frozen=True)
class IndividualAmount:
    """An amount of the DGFiP's comptes individuels, in euros, beside the mean of its stratum.

    ``per_head_eur`` and ``stratum_mean_eur`` are in euros per inhabitant.
    """

    title: str
    amount_eur: Decimal
    per_head_eur: Decimal | None
    stratum_mean_eur: Decimal | None


@dataclass(frozen=True)
class IndividualAccounts:
    """The last comptes individuels received: what the DGFiP publishes, never mixed with others'."""

    year: int
    stratum: str | None
    population: int | None
    amounts: tuple[IndividualAmount, ...]
    source: str


@dataclass(frozen=True)
class ReceivedAccounts:
    """Everything that was imported, newest first, and what is kept without being computed yet."""

    sets: tuple[ReceivedSet, ...] = ()
    note: str = ""
    individual: IndividualAccounts | None = None
