"""What ratios are held against, and the budgets that a target does not bind."""

from sqlmodel import Field, UniqueConstraint

from data.base.columns import Dated, Tracked
from data.finances.vocabulary import (
    Comparison,
    Ratio,
    ThresholdKind,
    ThresholdScope,
)


class Threshold(Tracked, Dated, table=True):
    """A value that a ratio is held against, for a time, with the text it comes from.

    A target belongs to an organisation; a mark, without one, is the same for everybody.
    """

    __table_args__ = (UniqueConstraint("organisation_id", "code"),)

    organisation_id: int | None = Field(default=None, foreign_key="organisation.id", index=True)
    code: str
    ratio: Ratio
    kind: ThresholdKind
    scope: ThresholdScope
    comparison: Comparison
    value: float
    unit: str
    label: str
    reference: str
    note: str | None = None


class Exemption(Tracked, Dated, table=True):
    """A target that does not bind one budget, for a time, and why."""

    budget_id: int = Field(foreign_key="budget.id", index=True)
    ratio: Ratio
    reason: str
    reference: str | None = None
