"""What Writer's styles and lists say of a paragraph: its weight and its number."""

from collections.abc import Iterator
from dataclasses import dataclass

from odfdo import Content, Document, Element, Style, Styles

from data.importers.documents.office.counting import STYLES, Counters

_BOLD = frozenset(["bold", "600", "700", "800", "900"])
_LIST = "style:list-style-name"
_FAMILIES = ("paragraph", "text", "list")
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


class OdfStyles:
    """The styles of a document, from its two parts."""

    def __init__(self, document: Document) -> None:
        # A file may do without the part of the common styles. The content's own styles come last:
        # they hide those of headers and footers, which may have the same names.
        common = [document.styles] if "styles.xml" in document.parts else []
        parts: list[Styles | Content] = [*common, document.content]
        self._styles = {
            (family, style.get_attribute_string("style:name")): style
            for part in parts
            for family in _FAMILIES
            for style in part.get_styles(family)
            if isinstance(style, Style)
        }
        outlines = [outline for part in common for outline in part.get_styles("outline")]
        self.outline = _levels(outlines[-1]) if outlines else {}

    def _chain(self, family: str, name: str | None) -> Iterator[Style]:
        """Walk a style and its parents, nearest first; a loop is cut."""
        for _ in range(_MOST_PARENTS):
            style = self._styles.get((family, name)) if name else None
            if style is None:
                return
            yield style
            name = style.get_attribute_string("style:parent-style-name")

    def is_bold(self, family: str, name: str | None) -> bool | None:
        """Tell a style in bold; none when it does not say."""
        for style in self._chain(family, name):
            weight = (style.get_properties("text") or {}).get("fo:font-weight")
            if weight is not None:
                return weight in _BOLD
        return None

    def levels(self, list_name: str | None, paragraph_style: str | None) -> dict[int, ListLevel]:
        """Return the levels, from 1, of a list or else of the list of its paragraph's style."""
        chain = self._chain("paragraph", paragraph_style)
        names = (list_name, *(style.get_attribute_string(_LIST) for style in chain))
        found = (self._styles.get(("list", name)) for name in names if name)
        return next((_levels(style) for style in found if style is not None), {})


def _levels(definition: Element) -> dict[int, ListLevel]:
    """Read the levels of a list style."""
    found: dict[int, ListLevel] = {}
    for level in definition.get_elements("*"):
        is_number = level.tag in {"text:list-level-style-number", "text:outline-level-style"}
        found[level.get_attribute_integer("text:level") or 1] = ListLevel(
            level.get_attribute_string("style:num-format") or "" if is_number else "",
            level.get_attribute_string("style:num-prefix") or "",
            level.get_attribute_string("style:num-suffix") or "",
            _whole(level, "text:start-value"),
            _whole(level, "text:display-levels"),
            not is_number,
        )
    return found


def _whole(element: Element, attribute: str) -> int:
    """Read a whole number, 1 when it is not there."""
    found = element.get_attribute_integer(attribute)
    return 1 if found is None else found


def shown(levels: dict[int, ListLevel], counters: Counters, depth: int) -> tuple[str, bool] | None:
    """Count an item; return what stands before it, and whether that is a bullet.

    None when its level shows nothing.

    Args:
        levels: those of its list, from 1.
        counters: the list's counts so far.
        depth: level of the item, from 1.
    """
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
