"""What Word's styles say of a paragraph: its level, its weight, its list."""

import re
from dataclasses import dataclass, replace
from typing import Any

from docx.styles.style import CharacterStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run

_HEADING = re.compile(r"(?:heading|titre)\s*(\d)", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|tm)\s*\d|table of figures", re.IGNORECASE)
_LEVELS = 9
_MOST_PARENTS = 20


@dataclass(frozen=True)
class Look:
    """What a paragraph says of itself, or else its style, or else its style's parents.

    Attributes:
        style: code of its style.
        outline: level from 0; 9 and more is body text.
        list_code: its list; 0 for none.
        list_level: from 0.
    """

    style: str | None = None
    outline: int | None = None
    list_code: int | None = None
    list_level: int | None = None
    is_bold: bool = False
    is_contents: bool = False

    @property
    def heading(self) -> int | None:
        """Level of a heading, from 1."""
        return self.outline + 1 if self.outline is not None and self.outline < _LEVELS else None

    @property
    def level(self) -> int:
        """Level in its list, from 0; 0 outside any."""
        return min(self.list_level or 0, _LEVELS - 1) if self.list_code else 0


class Styles:
    """The styles of a document, each read once."""

    def __init__(self) -> None:
        self._looks: dict[str | None, Look] = {}
        self._weights: dict[str | None, bool] = {}

    def paragraph(self, paragraph: Paragraph) -> Look:
        """Tell the look of a paragraph."""
        # The code is asked first: python-docx walks all styles to find the default one.
        code = paragraph._p.style
        if code not in self._looks:
            self._looks[code] = _look(_chain(paragraph.style))
        return _over(self._looks[code], paragraph._p.pPr)

    def is_bold(self, run: Run) -> bool:
        """Tell the style of a run in bold."""
        code = run._r.style
        if code not in self._weights:
            self._weights[code] = _is_bold(_chain(run.style))
        return self._weights[code]


def _chain(style: CharacterStyle | None) -> list[CharacterStyle]:
    """Return a style and its parents, nearest first; a loop is cut."""
    found: list[CharacterStyle] = []
    while style is not None and len(found) < _MOST_PARENTS:
        found.append(style)
        style = style.base_style
    return found


def _look(chain: list[CharacterStyle]) -> Look:
    """Tell the look of a style from it and its parents."""
    if not chain:
        return Look()
    names = [(style.name or "").strip() for style in chain]
    titles = (_HEADING.fullmatch(name) for name in names)
    look = Look(
        chain[0].style_id,
        outline=next((int(title[1]) - 1 for title in titles if title), None),
        is_bold=_is_bold(chain),
        is_contents=_CONTENTS.fullmatch(names[0]) is not None,
    )
    for style in reversed(chain):
        look = _over(look, style.element.pPr)
    return look


def _over(look: Look, properties: Any) -> Look:
    """Lay properties over a look; python-docx only has these in its XML classes."""
    if properties is None:
        return look
    if properties.outlineLvl is not None:
        look = replace(look, outline=properties.outlineLvl.val)
    place = properties.numPr
    if place is not None and place.numId is not None:
        look = replace(look, list_code=place.numId.val)
    if place is not None and place.ilvl is not None:
        look = replace(look, list_level=place.ilvl.val)
    return look


def _is_bold(chain: list[CharacterStyle]) -> bool:
    """Tell whether the nearest style that speaks of bold says so."""
    return next((style.font.bold for style in chain if style.font.bold is not None), False)
