"""What Word's styles and lists say of a paragraph: its level, its weight, its number."""

import re
from dataclasses import dataclass, field
from typing import Any

from data.importers.documents.counting import STYLES, Counters

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"(?:heading|titre)\s*(\d)", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|tm)\s*\d|table of figures", re.IGNORECASE)
_LEVELS = 9
_MOST_PARENTS = 20


def value(element: Any, *path: str) -> str | None:
    """Return the ``w:val`` of a descendant, none when it is not there."""
    for name in path:
        element = element.find(W + name) if element is not None else None
    return None if element is None else element.get(W + "val", "")


def is_on(element: Any, name: str) -> bool | None:
    """Tell a switch that is on, off, or not set."""
    found = value(element, name) if element is not None else None
    return None if found is None else found not in {"0", "false", "off"}


@dataclass(frozen=True)
class _Style:
    """A paragraph's or a run's style."""

    name: str
    parent: str | None
    properties: Any
    run: Any


class Styles:
    """The styles of a document, each with its parents."""

    def __init__(self, root: Any) -> None:
        self._styles: dict[str, _Style] = {}
        self.default: str | None = None
        for style in [] if root is None else root.findall(W + "style"):
            code = style.get(W + "styleId", "")
            self._styles[code] = _Style(
                value(style, "name") or code,
                value(style, "basedOn"),
                style.find(W + "pPr"),
                style.find(W + "rPr"),
            )
            is_default = style.get(W + "default") in {"1", "true"}
            if is_default and style.get(W + "type") == "paragraph":
                self.default = code

    def chain(self, code: str | None) -> list[_Style]:
        """Return a style and its parents, nearest first; a loop is cut."""
        found: list[_Style] = []
        while code in self._styles and len(found) < _MOST_PARENTS:
            style = self._styles[code]
            found.append(style)
            code = style.parent
        return found

    def heading(self, code: str | None, properties: Any) -> int | None:
        """Return the level of a heading, from 1, by its outline level or by its style's name."""
        chain = self.chain(code)
        sources = [properties, *(style.properties for style in chain)]
        for level in (value(source, "outlineLvl") for source in sources if source is not None):
            if level is not None and level.isdecimal():
                return int(level) + 1 if int(level) < _LEVELS else None
        for style in chain:
            named = _HEADING.fullmatch(style.name.strip())
            if named:
                return int(named[1])
        return None

    def is_bold(self, code: str | None) -> bool:
        """Tell a style in bold."""
        for style in self.chain(code):
            found = is_on(style.run, "b")
            if found is not None:
                return found
        return False

    def is_contents(self, code: str | None) -> bool:
        """Tell the style of a table of contents' entries."""
        return any(_CONTENTS.fullmatch(style.name.strip()) for style in self.chain(code)[:1])

    def numbering(self, code: str | None, properties: Any) -> tuple[str, int] | None:
        """Return the list and the level of a paragraph, its own or its style's."""
        chain = self.chain(code)
        number: str | None = None
        level: str | None = None
        for source in [properties, *(style.properties for style in chain)]:
            found = source.find(W + "numPr") if source is not None else None
            if found is None:
                continue
            number = number if number is not None else value(found, "numId")
            level = level if level is not None else value(found, "ilvl")
        if not number or number == "0":
            return None
        depth = int(level) if level and level.isdecimal() else 0
        return number, min(depth, _LEVELS - 1)


@dataclass(frozen=True)
class _Level:
    """How one level of a list is counted and shown."""

    start: int = 1
    kind: str = "decimal"
    text: str = ""
    style: str | None = None
    is_legal: bool = False


@dataclass
class _List:
    """A list that paragraphs belong to."""

    abstract: str
    levels: dict[int, _Level]
    overrides: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a document, counted paragraph after paragraph."""

    def __init__(self, root: Any, styles: Styles) -> None:
        self._lists: dict[str, _List] = {}
        self._counters: dict[str, Counters] = {}
        if root is None:
            return
        abstracts = {
            found.get(W + "abstractNumId"): found for found in root.findall(W + "abstractNum")
        }
        for found in root.findall(W + "num"):
            code = found.get(W + "numId", "")
            abstract = value(found, "abstractNumId") or ""
            abstract = self._linked(abstract, abstracts, root, styles)
            levels = _levels(abstracts.get(abstract))
            overrides: dict[int, int] = {}
            for override in found.findall(W + "lvlOverride"):
                level = _whole(override.get(W + "ilvl"), 0)
                start = value(override, "startOverride")
                if start is not None:
                    overrides[level] = _whole(start, 1)
                levels.update(_levels(override))
            self._lists[code] = _List(abstract, levels, overrides)

    @staticmethod
    def _linked(abstract: str, abstracts: dict[str, Any], root: Any, styles: Styles) -> str:
        """Follow a list that borrows the levels of a list style."""
        found = abstracts.get(abstract)
        link = value(found, "numStyleLink") if found is not None else None
        if link is None:
            return abstract
        for other, definition in abstracts.items():
            if value(definition, "styleLink") == link:
                return other
        return abstract

    def shown(self, code: str, level: int, style: str | None) -> tuple[str, bool] | None:
        """Count a paragraph; return what stands before it, and whether that is a bullet.

        None when its list is unknown or shows nothing.
        """
        found = self._lists.get(code)
        if found is None:
            return None
        for rank, candidate in found.levels.items():
            if style is not None and candidate.style == style:
                level = rank
        definition = found.levels.get(level)
        if definition is None or definition.kind == "none":
            return None
        counters = self._counters.setdefault(found.abstract, Counters())
        if level in found.overrides:
            counters.restart(level, found.overrides.pop(level))
        starts = [found.levels.get(rank, _Level()).start for rank in range(level + 1)]
        counts = counters.next(level, starts)
        if definition.kind == "bullet":
            return "", True
        return _filled(definition, found.levels, counts), False


def _filled(definition: _Level, levels: dict[int, _Level], counts: list[int]) -> str:
    """Write a level's pattern, ``%1.%2.``, with its counts."""

    def written(match: re.Match[str]) -> str:
        rank = int(match[1]) - 1
        if rank >= len(counts):
            return ""
        kind = "decimal" if definition.is_legal else levels.get(rank, _Level()).kind
        return STYLES.get(kind, str)(counts[rank])

    return re.sub(r"%(\d)", written, definition.text)


def _levels(definition: Any) -> dict[int, _Level]:
    """Read the levels of a list."""
    found: dict[int, _Level] = {}
    for level in [] if definition is None else definition.findall(W + "lvl"):
        found[_whole(level.get(W + "ilvl"), 0)] = _Level(
            _whole(value(level, "start"), 1),
            value(level, "numFmt") or "decimal",
            value(level, "lvlText") or "",
            value(level, "pStyle"),
            is_on(level, "isLgl") or False,
        )
    return found


def _whole(text: str | None, default: int) -> int:
    """Read a whole number that a file may have spoilt."""
    return int(text) if text and text.isdecimal() and len(text) < 9 else default
