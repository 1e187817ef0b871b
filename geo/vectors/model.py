"""What a vector file gives, before its coordinates are understood."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Protocol

if TYPE_CHECKING:
    from shapely import Geometry

SAMPLE: Final = 20
"""Rows that tell what a layer is about."""

MOST_COORDINATES: Final = 5_000_000
"""Points of all the shapes kept from a file: the communes of France take fewer."""

LONGEST_TEXT: Final = 2_000
"""Letters of an attribute; what is longer is cut."""

Attributes = Mapping[str, str]
"""Text of a row by the heading of its column; empty where the file gives nothing."""

Keep = Callable[[Attributes], bool]
"""Tells by its attributes whether a row's shape is wanted."""


@dataclass(frozen=True)
class RawFeature:
    """A row of a vector file.

    Attributes:
        line: its line in a text, else its number in the table.
        shape: in the coordinates of the file, without height; missing with a ``trouble``.
        trouble: why it has no shape, in French.
    """

    line: int
    attributes: Attributes
    shape: Geometry | None
    trouble: str = ""


@dataclass(frozen=True)
class RawLayer:
    """The rows kept of a layer.

    Attributes:
        seen: how many rows the layer holds.
        crs: reference system as the file declares it; missing when it does not.
        is_wgs84_by_rule: its format says WGS 84 for a file that declares nothing.
    """

    features: tuple[RawFeature, ...]
    seen: int
    crs: str | None
    is_wgs84_by_rule: bool = False


class VectorLayer(Protocol):
    """A table with shapes, its start alone read."""

    @property
    def name(self) -> str:
        """What the file calls it; empty when it does not."""

    @property
    def columns(self) -> tuple[str, ...]:
        """Headings of its attributes."""

    @property
    def sample(self) -> tuple[Attributes, ...]:
        """Attributes of its first rows, ``SAMPLE`` at most."""

    def read(self, keep: Keep) -> RawLayer:
        """Read the whole of it, and the shapes of the rows to keep.

        Raises:
            UnreadableVectorError: it is damaged, or too big.
        """


def text_of(value: Any) -> str:
    """Return an attribute as text: ``750`` for ``750.0``, nothing for a missing one."""
    if value is None or value != value:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, list):
        return ", ".join(text_of(one) for one in value[:SAMPLE])[:LONGEST_TEXT]
    if isinstance(value, dict | bytes):
        return ""
    return " ".join(str(value).replace("\0", "").split())[:LONGEST_TEXT]
