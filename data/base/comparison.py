"""What saving a file would change, said before it is saved."""

from dataclasses import dataclass
from enum import StrEnum


class Difference(StrEnum):
    """What happens to a row of the base."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class FieldChange:
    """One field that changes, in French: its name, what it was, what it becomes."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class ChangeLine:
    """One thing of the file beside the base: an action, an indicator, a value.

    ``code`` is what the officer knows it by; ``fields`` is empty unless it is changed.
    """

    difference: Difference
    code: str
    title: str
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """A file beside the base. ``lines`` are in the file's order."""

    lines: tuple[ChangeLine, ...] = ()

    def counted(self, difference: Difference) -> int:
        """Count the lines of a kind."""
        return sum(line.difference is difference for line in self.lines)

    @property
    def changes_nothing(self) -> bool:
        """Tell whether the base already says all that the file says."""
        return all(line.difference is Difference.UNCHANGED for line in self.lines)
