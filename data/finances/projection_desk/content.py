"""What a scenario holds, as a screen hands it over: frozen, so that views may be cached by it.

Content that is tried without being saved has the same shape as content read from the base.
"""

from dataclasses import dataclass

from data.finances.projection.types import HypothesisValue, LoanPlan

Seen = tuple[tuple[str, int, int], ...]
"""Table, identifier and version of each row of a scenario: what a writer began from."""
LONGEST_TITLE, LONGEST_NOTE, LONGEST_REASON = 80, 1_000, 300
"""Most signs of what is typed about a scenario."""


@dataclass(frozen=True)
class Content:
    """All that a scenario holds, its name included."""

    title: str
    note: str = ""
    supposed: tuple[HypothesisValue, ...] = ()
    loans: tuple[LoanPlan, ...] = ()


@dataclass(frozen=True)
class StoredScenario:
    """A scenario as the base holds it."""

    code: str
    content: Content
    seen: Seen
    is_simulated: bool = False
    row_id: int = 0
