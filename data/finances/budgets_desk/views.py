"""The settings of a town's budgets, as seen and as typed."""

from dataclasses import dataclass
from datetime import date, datetime

from data.finances.vocabulary import BudgetActivity, Ratio


@dataclass(frozen=True)
class ExemptionLine:
    """A target that a budget is exempt from.

    Attributes:
        key: its identifier in the base; with ``version``, what a writer must have seen.
        state: « en vigueur », « à venir » or « terminée », on the day looked at.
    """

    key: int
    version: int
    ratio: Ratio
    reason: str
    reference: str
    valid_from: date | None
    valid_to: date | None
    state: str
    is_simulated: bool

    @property
    def has_ended(self) -> bool:
        """Tell that an end was set already."""
        return self.valid_to is not None


@dataclass(frozen=True)
class BudgetSettings:
    """One budget: what it is for, and what its name makes one think that it is for.

    Attributes:
        key: its identifier in the base; with ``version``, what a writer must have seen.
        suggestion: an activity to consider, other than the one that is set; ``why`` says what
            suggests it.
    """

    key: int
    version: int
    code: str
    title: str
    nomenclature: str
    activity: BudgetActivity
    suggestion: BudgetActivity | None
    why: str
    exemptions: tuple[ExemptionLine, ...]


@dataclass(frozen=True)
class SettingChange:
    """Who set what, when and why."""

    recorded_at: datetime
    author: str
    budget: str
    what: str
    reason: str


@dataclass(frozen=True)
class BudgetsView:
    """The budgets of a town and their settings."""

    budgets: tuple[BudgetSettings, ...]
    changes: tuple[SettingChange, ...]
    on: date
    is_demonstration: bool


@dataclass(frozen=True)
class TypedExemption:
    """An exemption as somebody typed it."""

    ratio: Ratio
    reason: str
    reference: str
    valid_from: date | None
    valid_to: date | None
