"""Frozen answers about a quarter on one page: what the screen shows and the file prints."""

from dataclasses import dataclass
from datetime import date

from data.indicators.views.identity import QuarterIdentity


@dataclass(frozen=True)
class PromisedLine:
    """An action or an investment of the quarter. ``stage`` is in words, undeclared included."""

    plan: str
    code: str
    title: str
    stage: str
    pilots: str
    is_nearby: bool
    is_simulated: bool


@dataclass(frozen=True)
class PromisedGroup:
    """What a plan promises in the quarter. ``counts`` says how many, stage by stage."""

    plan: str
    title: str
    counts: str
    lines: tuple[PromisedLine, ...]
    is_simulated: bool


@dataclass(frozen=True)
class QuarterSheet:
    """The whole identity card.

    Attributes:
        on: the day looked at.
        town: who holds the base.
    """

    identity: QuarterIdentity
    promised: tuple[PromisedGroup, ...]
    on: date
    town: str
    is_simulated: bool
