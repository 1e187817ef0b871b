"""Frozen answers about what aims at an indicator."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class AimKind(StrEnum):
    """What aims at an indicator."""

    ACTION = "action"
    HEADING = "heading"


@dataclass(frozen=True)
class AimEnd:
    """An action or a heading of a plan, as a picker names it.

    Attributes:
        code: reference of the action, or code of the heading, in its plan.
        level: the plan's own word for a heading (« objectif »); empty for an action.
        is_contract: the plan is a contrat de ville, whose objectives have a page.
    """

    kind: AimKind
    plan_code: str
    plan_title: str
    code: str
    title: str
    level: str = ""
    is_contract: bool = False


@dataclass(frozen=True)
class AimTie:
    """The link itself: what is hoped for, and what a writer must have seen of it.

    Attributes:
        key: its identifier in the base.
        version: raised by each change; who removes an older one is told.
        is_simulated: nobody of the town declared it.
    """

    key: int
    version: int
    expected: str
    is_simulated: bool


@dataclass(frozen=True)
class AimPlace:
    """A quarter where an action happens, or near which."""

    code: str
    name: str
    is_nearby: bool


@dataclass(frozen=True)
class AimingAction:
    """An action that aims at an indicator, as it stood on a day.

    Attributes:
        stage: in words; says so when nothing was ever declared.
        deadline: the one in force, if any.
        is_state_simulated: its stage was made up.
    """

    indicator: str
    end: AimEnd
    tie: AimTie
    pilots: tuple[str, ...]
    stage: str
    deadline: date | None
    places: tuple[AimPlace, ...]
    is_state_simulated: bool


@dataclass(frozen=True)
class AimingHeading:
    """An objective, or another heading, that aims at an indicator.

    Attributes:
        actions: how many actions of its plan stand under it.
    """

    indicator: str
    end: AimEnd
    tie: AimTie
    actions: int


@dataclass(frozen=True)
class Aims:
    """All that aims at an indicator, over the plans of an organisation, on a day."""

    actions: tuple[AimingAction, ...] = ()
    headings: tuple[AimingHeading, ...] = ()

    def of(self, indicator: str) -> "Aims":
        """Keep what aims at one indicator."""
        return Aims(
            tuple(one for one in self.actions if one.indicator == indicator),
            tuple(one for one in self.headings if one.indicator == indicator),
        )

    @property
    def links(self) -> tuple[tuple[AimTie, AimEnd], ...]:
        """Every link with what it starts from, actions first."""
        return (
            *((one.tie, one.end) for one in self.actions),
            *((one.tie, one.end) for one in self.headings),
        )

    @property
    def is_simulated(self) -> bool:
        """Tell whether nobody of the town declared one of the links at least."""
        return any(tie.is_simulated for tie, _ in self.links)


@dataclass(frozen=True)
class AimChange:
    """A link that somebody added, changed or removed."""

    recorded_at: datetime
    author: str
    what: str
    indicator: str
    end: str
    expected: str
    reason: str


@dataclass(frozen=True)
class IndicatorAims:
    """What aims at an indicator, and what its sheet says of it.

    Attributes:
        answer: one sentence of Markdown.
        offered: what may still be linked, plan by plan.
        is_cut: there is more than ``offered`` holds: it must be searched first.
    """

    code: str
    title: str
    answer: str
    aims: Aims
    offered: tuple[AimEnd, ...]
    is_cut: bool
    history: tuple[AimChange, ...]
    is_demonstration: bool


@dataclass(frozen=True)
class AimedIndicator:
    """An indicator that an action aims at, with where it stands at home.

    Attributes:
        state: the home territory's last value, its year and its change, Markdown.
    """

    code: str
    title: str
    tie: AimTie
    state: str
    is_state_simulated: bool


@dataclass(frozen=True)
class ActionAims:
    """What an action aims at.

    Attributes:
        offered: the indicators that may still be linked, (code, title).
    """

    end: AimEnd
    indicators: tuple[AimedIndicator, ...]
    offered: tuple[tuple[str, str], ...]
    history: tuple[AimChange, ...]
    is_demonstration: bool


@dataclass(frozen=True)
class QuarterAims:
    """The indicators that actions located in a quarter aim at.

    Attributes:
        answer: one sentence of Markdown.
        groups: (code, title, actions) of each indicator.
    """

    answer: str
    groups: tuple[tuple[str, str, tuple[AimingAction, ...]], ...]
    is_simulated: bool
