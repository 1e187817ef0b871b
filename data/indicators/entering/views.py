"""Frozen answers about what is typed: what is held, proposed, decided, and what changed."""

from dataclasses import dataclass
from datetime import date, datetime

from data.indicators.views import Ground, IndicatorLine, TargetLine
from data.indicators.vocabulary import Absence, Decision, ObservationStatus


@dataclass(frozen=True)
class Seen:
    """Which row an officer had before the eyes; ``version`` 0 means that there was none."""

    row_id: int | None = None
    version: int = 0


NOTHING_SEEN = Seen()


@dataclass(frozen=True)
class HeldValue:
    """What the base holds of an indicator on a territory and a year, on its usual perimeter.

    Attributes:
        text: the value with its unit, or why there is none.
        status: in French.
        source: citation; empty when there is no value.
    """

    seen: Seen
    value: float | None
    absence: Absence | None
    status: ObservationStatus
    text: str
    status_text: str
    source: str


@dataclass(frozen=True)
class TypedValue:
    """What an officer typed for one value.

    Attributes:
        text: the value as typed, in French; empty where ``absence`` says why there is none.
        cited: where it comes from, in the officer's words.
        reason: why; required for a correction.
        seen: the value that was before the eyes.
    """

    indicator: str
    territory: str
    year: int | None
    text: str
    absence: Absence | None
    status: ObservationStatus
    cited: str
    reason: str
    seen: Seen = NOTHING_SEEN


@dataclass(frozen=True)
class Findings:
    """What is wrong with a typed value, and what is doubtful; the number that was read.

    ``secret`` says why the value will stay in the base; empty when it may leave.
    """

    errors: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    value: float | None = None
    secret: str = ""


@dataclass(frozen=True)
class EntryView:
    """What the form needs of an indicator: the territories, and what is known of it there.

    Attributes:
        held: by code of territory and data year.
    """

    line: IndicatorLine
    grounds: tuple[Ground, ...]
    held: tuple[tuple[str, int, HeldValue], ...]
    is_demonstration: bool

    def at(self, territory: str, year: int | None) -> HeldValue | None:
        """Return what is held of a territory and a year; nothing when nothing is."""
        return next(
            (one for code, when, one in self.held if (code, when) == (territory, year)), None
        )

    def before(self, territory: str, year: int) -> tuple[int, HeldValue] | None:
        """Return the last value known before a year, and its year."""
        earlier = [
            (when, one)
            for code, when, one in self.held
            if code == territory and when < year and one.value is not None
        ]
        return max(earlier, key=lambda pair: pair[0], default=None)


@dataclass(frozen=True)
class EntryChoices:
    """The indicators that may be typed, code and title."""

    indicators: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ProposalLine:
    """A proposal: what it would change, who proposed it, and what became of it.

    Attributes:
        before: what the base holds now, or what it held when the proposal was accepted.
        changed: who changed the value since the proposal, when and to what; empty when nobody.
        held_version: version of the value that the base holds now, 0 without any.
    """

    id: int
    version: int
    indicator: str
    title: str
    territory: str
    year: int
    before: str
    after: str
    status: str
    reason: str
    cited: str
    proposed_by: str
    proposed_at: datetime
    decision: Decision
    decided_by: str
    decided_at: datetime | None
    decision_reason: str
    changed: str
    held_version: int
    is_simulated: bool


@dataclass(frozen=True)
class ProposalsView:
    """The proposals of an organisation's territories: those that wait, those decided lately."""

    waiting: tuple[ProposalLine, ...]
    decided: tuple[ProposalLine, ...]


@dataclass(frozen=True)
class Judged:
    """A proposal that an evaluator decides on.

    Attributes:
        version: of the proposal, as it was seen.
        held_version: of the value that it changes, where the evaluator was told that it changed
            since the proposal and decides all the same.
    """

    id: int
    version: int
    held_version: int | None = None


@dataclass(frozen=True)
class ValueChange:
    """One line of the history of a value: who made it what, when and why."""

    recorded_at: datetime
    author: str
    territory: str
    year: str
    before: str
    after: str
    reason: str


@dataclass(frozen=True)
class HeldTarget:
    """A target as it may be changed: its row, its territory's name, and in words."""

    seen: Seen
    line: TargetLine
    territory: str
    text: str


@dataclass(frozen=True)
class TypedTarget:
    """What an officer typed for a target; ``seen`` is the one that it changes."""

    indicator: str
    territory: str
    due_year: int | None
    value: str
    upper: str
    baseline_year: int | None
    baseline: str
    reference: str
    decided_on: date | None
    reason: str
    seen: Seen = NOTHING_SEEN


@dataclass(frozen=True)
class SheetDesk:
    """What is typed from an indicator's sheet: its targets, and the history of its values.

    Attributes:
        baselines: the last value of each territory, proposed as a start: code, year, value.
    """

    line: IndicatorLine
    grounds: tuple[Ground, ...]
    targets: tuple[HeldTarget, ...]
    baselines: tuple[tuple[str, int, float], ...]
    history: tuple[ValueChange, ...]
    target_history: tuple[ValueChange, ...]
    is_demonstration: bool
