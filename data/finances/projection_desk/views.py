"""What the page « Prospective » shows: frozen values, free of database and of screen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from data.base.chart import Lines, StackedBars, Table
from data.finances.projection.types import HypothesisDefinition
from data.finances.projection_desk.content import Content, Seen
from data.finances.views import BudgetChoice
from data.finances.vocabulary import Ratio


@dataclass(frozen=True)
class ScenarioLine:
    """A scenario to choose."""

    code: str
    title: str
    note: str
    is_simulated: bool


@dataclass(frozen=True)
class Verdicts:
    """What a scenario does to each target, in words, in the order of ``Ratio``."""

    scenario: str
    is_chosen: bool
    texts: tuple[tuple[Ratio, str], ...]


@dataclass(frozen=True)
class Remedies:
    """What would restore one target, in words: one sentence for each way."""

    target: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class ProjectionView:
    """The page for one scenario and one budget, or for all budgets together.

    Attributes:
        answer: one sentence: when a target breaks, and what would hold it.
        why_empty: why nothing is projected, in words; empty otherwise.
        is_without_accounts: that is for want of executed accounts.
        panels: the three ratios of the chosen scenario, observed then projected.
        compared: every scenario, on one picture a ratio.
        has_targets: some target is held on the budget.
        steps: why the épargne nette moves from the last accounts to the first year carried on, and
            where it moves the most after.
        supposed: all that the chosen scenario supposes, a sentence each.
        rests_on: what the projection starts from, and what it does not know.
        table: every line of every year.
    """

    answer: str
    scenario: str = ""
    title: str = ""
    budget: str = ""
    choices: tuple[BudgetChoice, ...] = ()
    scenarios: tuple[ScenarioLine, ...] = ()
    years: tuple[int, ...] = ()
    base_year: int | None = None
    why_empty: str = ""
    is_without_accounts: bool = False
    panels: tuple[Lines, ...] = ()
    compared: tuple[tuple[Ratio, Lines], ...] = ()
    verdicts: tuple[Verdicts, ...] = ()
    remedies: tuple[Remedies, ...] = ()
    steps: tuple[str, ...] = ()
    supposed: tuple[str, ...] = ()
    rests_on: tuple[str, ...] = ()
    has_targets: bool = True
    table: Table = field(default_factory=lambda: Table((), ()))
    shown: Table = field(default_factory=lambda: Table((), ()))
    source: str = ""
    is_simulated: bool = False
    is_demonstration: bool = False


@dataclass(frozen=True)
class SensitivityView:
    """What weighs most on the last year: one picture a ratio."""

    pictures: tuple[tuple[Ratio, StackedBars], ...]
    sentence: str


@dataclass(frozen=True)
class ScenarioChange:
    """A line of the history of the scenarios."""

    recorded_at: datetime
    author: str
    scenario: str
    what: str
    reason: str


@dataclass(frozen=True)
class DeskView:
    """A scenario to fill in.

    Attributes:
        titles: of the budgets, by code.
        defaults: what holds for want of a typed value, in words, by line.
        planned: what the PPI of the investments gives, by year, in words.
    """

    code: str
    content: Content
    seen: Seen
    definitions: tuple[HypothesisDefinition, ...]
    titles: Mapping[str, str]
    principal: str
    years: tuple[int, ...]
    planned: Table
    history: tuple[ScenarioChange, ...]
    others: tuple[str, ...]
    is_demonstration: bool
