"""What Writer's styles and lists say of a paragraph: its weight and its number."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from data.importers.documents.counting import STYLES, Counters

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT = f"{{{_URN}text:1.0}}"
STYLE = f"{{{_URN}style:1.0}}"
FO = f"{{{_URN}xsl-fo-compatible:1.0}}"
_BOLD = frozenset(["bold", "600", "700", "800", "900"])
_MOST_PARENTS = 20
MOST_DEPTH = 10
"""Levels of a list that are counted; ODF has ten."""


@dataclass(frozen=True)
class ListLevel:
    """How one level of a list is counted and shown."""

    kind: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown_levels: int = 1
    is_bullet: bool = False


def whole(text: str | None, default: int) -> int:
    """Read a whole number that a file may have spoilt."""
    return int(text) if text and text.isdecimal() and len(text) < 9 else default


class OdfStyles:
    """The styles of a document, from its two parts."""

    def __init__(self, *roots: Any) -> None:
        self._parents: dict[str, str] = {}
        self._bold: dict[str, bool] = {}
        self._lists: dict[str, str] = {}
        self._outlines: dict[str, int] = {}
        self._levels: dict[str, dict[int, ListLevel]] = {}
        self.outline: dict[int, ListLevel] = {}
        for root in roots:
            if root is not None:
                self._read(root)

    def _read(self, root: Any) -> None:
        """Read the styles of one part."""
        for style in root.iter(STYLE + "style"):
            code = style.get(STYLE + "name", "")
            self._parents[code] = style.get(STYLE + "parent-style-name", "")
            weight = None
            for properties in style.findall(STYLE + "text-properties"):
                weight = properties.get(FO + "font-weight")
            if weight is not None:
                self._bold[code] = weight in _BOLD
            if style.get(STYLE + "list-style-name"):
                self._lists[code] = style.get(STYLE + "list-style-name")
            level = whole(style.get(STYLE + "default-outline-level"), 0)
            if level:
                self._outlines[code] = level
        for definition in root.iter(TEXT + "list-style"):
            self._levels[definition.get(STYLE + "name", "")] = _levels(definition)
        for definition in root.iter(TEXT + "outline-style"):
            self.outline = _levels(definition)

    def _chain(self, code: str | None) -> Iterator[str]:
        """Walk a style and its parents, nearest first; a loop is cut."""
        for _ in range(_MOST_PARENTS):
            if not code:
                return
            yield code
            code = self._parents.get(code)

    def is_bold(self, code: str | None) -> bool | None:
        """Tell a style in bold; none when it does not say."""
        return next((self._bold[name] for name in self._chain(code) if name in self._bold), None)

    def list_style(self, code: str | None) -> str | None:
        """Return the list that a paragraph's style belongs to."""
        return next((self._lists[name] for name in self._chain(code) if name in self._lists), None)

    def levels(self, code: str | None) -> dict[int, ListLevel]:
        """Return the levels of a list style, from 1."""
        return self._levels.get(code or "", {})


def _levels(definition: Any) -> dict[int, ListLevel]:
    """Read the levels of a list style."""
    found: dict[int, ListLevel] = {}
    for level in definition:
        if not isinstance(level.tag, str):
            continue
        is_number = level.tag.endswith(("list-level-style-number", "outline-level-style"))
        found[whole(level.get(TEXT + "level"), 1)] = ListLevel(
            level.get(STYLE + "num-format", "") if is_number else "",
            level.get(STYLE + "num-prefix", ""),
            level.get(STYLE + "num-suffix", ""),
            whole(level.get(TEXT + "start-value"), 1),
            whole(level.get(TEXT + "display-levels"), 1),
            not is_number,
        )
    return found


def shown(levels: dict[int, ListLevel], counters: Counters, depth: int) -> tuple[str, bool] | None:
    """Count an item; return what stands before it, and whether that is a bullet.

    None when its level shows nothing.

    Args:
        levels: those of its list, from 1.
        counters: the list's counts so far.
        depth: level of the item, from 1.
    """
    depth = min(depth, MOST_DEPTH)
    starts = [levels.get(rank, ListLevel()).start for rank in range(1, depth + 1)]
    counts = counters.next(depth - 1, starts)
    level = levels.get(depth)
    if level is None:
        return None
    if level.is_bullet:
        return "", True
    if not level.kind:
        return None
    ranks = range(max(1, depth - level.shown_levels + 1), depth + 1)
    written = [
        STYLES.get(levels.get(rank, level).kind, str)(counts[rank - 1])
        for rank in ranks
        if rank == depth or levels.get(rank, level).kind
    ]
    return f"{level.prefix}{'.'.join(written)}{level.suffix}", False
