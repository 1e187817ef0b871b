"""What placing content beside the base gives, whatever the content."""

from collections.abc import Callable
from dataclasses import dataclass, field

from data.base.comparison import Comparison
from data.base.problems import Problem
from data.importers.formats import Content


@dataclass(frozen=True)
class Signature:
    """Who saves, for which import, citing which source."""

    actor_id: int
    batch_id: int
    source_id: int


@dataclass(frozen=True)
class Destination:
    """Content completed by what the base knows, compared with it, ready to be written.

    Attributes:
        problems: what keeps it from being saved.
        absent: references that the base holds and the content no longer names.
        write: saves it, given who signs.
    """

    content: Content
    comparison: Comparison
    write: Callable[[Signature], None]
    problems: tuple[Problem, ...] = ()
    absent: tuple[str, ...] = field(default=())
