"""A mark as an officer types it."""

from dataclasses import dataclass

from data.finances.vocabulary import GreenMark

LONGEST_NOTE = 500
LONGEST_REASON = 500


@dataclass(frozen=True)
class MarkEdit:
    """A mark as typed.

    Attributes:
        operation: its identifier.
        seen: version of the row when she began; 0 when there was none.
        mark: nothing takes the mark back: « non coté » again.
    """

    operation: int
    axis: int
    seen: int
    mark: GreenMark | None
    note: str = ""
