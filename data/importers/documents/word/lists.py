"""The numbers of Word's lists: python-docx reads their definitions, and leaves the counting."""

import re
from dataclasses import dataclass, field
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn

from data.importers.documents.office.counting import STYLES, Counters
from data.importers.documents.word.styles import Look


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
    """A list that paragraphs belong to; those of one abstract list share its counters."""

    counters: Counters
    levels: dict[int, _Level]
    restarts: dict[int, int] = field(default_factory=dict)


class Lists:
    """The lists of a document, counted paragraph after paragraph."""

    def __init__(self, document: Document) -> None:
        self._lists: dict[int, _List] = {}
        try:
            root = document.part.numbering_part.element
        except NotImplementedError:  # python-docx's way to say that the document has no list.
            return
        abstracts = {
            int(found.get(qn("w:abstractNumId"))): found for found in root.xpath("w:abstractNum")
        }
        linked = {_value(found, "styleLink"): code for code, found in abstracts.items()}
        counters = {code: Counters() for code in abstracts}
        for found in root.num_lst:
            code = found.abstractNumId.val
            if code not in abstracts:
                continue
            # A list may borrow the levels of a list style.
            code = linked.get(_value(abstracts[code], "numStyleLink") or code, code)
            numbered = _List(counters[code], _levels(abstracts[code]))
            for override in found.lvlOverride_lst:
                if override.startOverride is not None:
                    numbered.restarts[override.ilvl] = override.startOverride.val
                numbered.levels.update(_levels(override))
            self._lists[found.numId] = numbered

    def shown(self, look: Look) -> tuple[str, bool] | None:
        """Count a paragraph; return what stands before it, and whether that is a bullet.

        None when it is in no list, or in one that shows nothing.
        """
        found = self._lists.get(look.list_code or 0)
        if found is None:
            return None
        level = look.level
        for rank, candidate in found.levels.items():
            if look.style is not None and candidate.style == look.style:
                level = rank
        definition = found.levels.get(level)
        if definition is None or definition.kind == "none":
            return None
        if level in found.restarts:
            found.counters.restart(level, found.restarts.pop(level))
        starts = [found.levels.get(rank, _Level()).start for rank in range(level + 1)]
        counts = found.counters.next(level, starts)
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

    return re.sub(r"%([1-9])", written, definition.text)


def _levels(definition: Any) -> dict[int, _Level]:
    """Read the levels of a list, for which python-docx has no class."""
    return {
        int(level.get(qn("w:ilvl"))): _Level(
            int(_value(level, "start") or 1),
            _value(level, "numFmt") or "decimal",
            _value(level, "lvlText") or "",
            _value(level, "pStyle"),
            _value(level, "isLgl") in {"", "1", "true", "on"},
        )
        for level in definition.findall(qn("w:lvl"))
    }


def _value(element: Any, name: str) -> str | None:
    """Return the ``w:val`` of a child, none when there is no such child."""
    found = element.find(qn(f"w:{name}"))
    return None if found is None else found.get(qn("w:val"), "")
