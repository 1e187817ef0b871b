"""How a document is cut into portfolios: by its headings, its numbers and its French wording."""

import re
from collections.abc import Sequence
from dataclasses import replace

from data.importers.documents.blocks import Block, Document
from data.importers.plans.roadmap.openings import (
    delegated,
    holder_of,
    introduced,
    is_about_members,
    is_same,
    role_of,
    titles_of,
)
from data.importers.plans.roadmap.outline import Item, Outline, Portfolio, Section
from data.importers.plans.roadmap.preparing import prepared
from data.importers.plans.roadmap.signs import is_heading, promises
from data.importers.plans.wording.mentions import Mention
from data.importers.plans.wording.sentences import evened, stems

_ALSO = re.compile(r"^(?:il|elle|ils|elles) \w+(?:ra|ront) (?:aussi|egalement|en outre)\b")
_CONTINUES = re.compile(
    r"^(?:au titre|a ce titre|a cet effet|dans ce cadre|pour cela|pour ce faire|cette |ces |ce |"
    r"cet |ainsi|en outre|celle-ci|celui-ci|celles-ci|ceux-ci|a cette fin)\b"
)


def outlined(document: Document) -> Outline:
    """Return the document's portfolios; without any, all of it is preamble."""
    return _Cutter(document.blocks).outline


class _Cutter:
    """Walks through the blocks once, remembering what is open."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.outline = Outline()
        self._blocks = prepared(blocks, self.outline.names)
        self._portfolio: Portfolio | None = None
        self._section: Section | None = None
        self._item: Item | None = None
        self._theme: Block | None = None
        self._pending: list[Block] = []
        for rank, block in enumerate(self._blocks):
            self._take(rank, block)
        self._flush()

    def _take(self, rank: int, block: Block) -> None:
        mention = introduced(block, self._pending, self._portfolio)
        if mention:
            self._introduce(block, mention)
            return
        role = role_of(block, self._blocks[rank + 1 : rank + 5])
        if role:
            self._open(block, holder_of(role), role.competences, [block])
        elif (competences := delegated(block)) is not None:
            self._open(block, "", competences, [])
            self.outline.portfolios[-1].is_introduced = True
        elif is_heading(block):
            self._pending.append(block)
        elif self._portfolio is None:
            self.outline.preamble += [*self._pending, block]
            self._pending = []
        elif block.number is not None and (block.is_capitals or block.heading is not None):
            self._take_numbered_heading(rank, block)
        elif block.number is not None:
            self._take_number(block)
        elif block.is_bullet:
            self._take_bullet(block)
        else:
            self._take_paragraph(rank, block)

    # Portfolios.

    def _introduce(self, block: Block, mention: Mention) -> None:
        titles = titles_of(self._pending, mention)
        current = self._portfolio
        is_open = current is not None and not current.sections and not self._pending
        if current is not None and is_open and is_same(current, mention):
            current.holder = current.holder or holder_of(mention)
            current.competences = (
                mention.competences
                if len(mention.competences) >= len(current.competences)
                else current.competences
            )
            current.is_introduced = True
            return
        self._pending = self._pending[: len(self._pending) - len(titles)]
        self._open(block, holder_of(mention), mention.competences, titles)
        self.outline.portfolios[-1].is_introduced = True

    def _open(
        self, block: Block, holder: str, competences: tuple[str, ...], titles: list[Block]
    ) -> None:
        self._flush()
        self._portfolio = Portfolio(block, holder, competences, titles)
        self.outline.portfolios.append(self._portfolio)
        self._section = self._item = self._theme = None

    # Sections.

    def _flush(self) -> None:
        """Make sections of the headings that nothing follows."""
        if self._portfolio is None:
            self.outline.preamble += self._pending
        else:
            self._portfolio.sections += [
                Section(heading) for heading in self._pending if not is_about_members(heading.text)
            ]
        self._pending = []

    def _enter(self) -> None:
        """Open the section that the last heading gives; the headings above it are its theme."""
        if not self._pending or self._portfolio is None:
            return
        *above, heading = self._pending
        self._pending = []
        theme = above[-1] if above else None
        if theme is not None and theme.heading is not None and theme.heading == heading.heading:
            # Styled alike, neither stands above the other: the first one is empty.
            self._portfolio.sections += [Section(one) for one in above]
            theme = None
        elif theme is None and self._theme is not None and self._is_under_theme(heading):
            theme = self._theme
        self._theme = theme
        self._section = Section(heading, theme)
        self._portfolio.sections.append(self._section)
        self._item = None

    def _is_under_theme(self, heading: Block) -> bool:
        """Tell whether a section still belongs to the theme before it.

        Styles tell it; without them, a heading that is another competence of the portfolio ends it.
        """
        if self._theme is None or self._portfolio is None:
            return False
        if heading.heading is not None and self._theme.heading is not None:
            return heading.heading > self._theme.heading
        words, theme = set(stems(heading.text)), set(stems(self._theme.text))
        others = [set(stems(one)) for one in self._portfolio.competences]
        return bool(words & theme) or not any(
            one and one <= words and not one & theme for one in others
        )

    def _place(self) -> Section:
        """Return the open section, or the one that the portfolio itself is."""
        self._enter()
        if self._section is None:
            self._section = Section(None)
            if self._portfolio is not None:
                self._portfolio.sections.append(self._section)
        return self._section

    # What stands in sections.

    def _add(self, origin: str, block: Block, *, is_titled: bool = False) -> None:
        section = self._place()
        self._item = Item(origin, block, is_titled)
        section.items.append(self._item)

    def _take_numbered_heading(self, rank: int, block: Block) -> None:
        """« 1. STRATÉGIE » is a section when numbers follow it, else an action with a title."""
        level = self._section.heading.heading if self._section and self._section.heading else None
        if self._pending:
            level = self._pending[-1].heading
        is_deeper = block.heading is not None and level is not None and block.heading > level
        is_section = block.heading is not None and not is_deeper
        for following in self._blocks[rank + 1 :]:
            if is_heading(following) or following.heading is not None:
                break
            if following.number is not None:
                is_section = is_section or not following.is_capitals
                break
        if is_section:
            self._pending.append(replace(block, number=None))
        else:
            self._add("numbered", block, is_titled=True)

    def _take_number(self, block: Block) -> None:
        self._enter()
        item = self._item
        is_part = (
            item is not None
            and item.number is not None
            and block.depth > item.opener.depth
            and not item.opener.is_bullet
        )
        if is_part and item is not None:
            item.parts.append(block)
        else:
            self._add("numbered", block)

    def _take_bullet(self, block: Block) -> None:
        self._enter()
        item = self._item
        is_sibling = (
            item is not None and item.origin == "bullet" and (block.depth <= item.opener.depth)
        )
        if item is None or is_sibling:
            self._add("bullet", block)
        else:
            item.parts.append(block)

    def _take_paragraph(self, rank: int, block: Block) -> None:
        self._enter()
        item = self._item
        even = evened(block.text)
        if item is not None and item.number is not None:
            if item.parts and _ALSO.match(even):
                self._add("unnumbered", block)
            else:
                item.parts.append(block)
            return
        if item is not None and (_CONTINUES.match(even) or not promises(block.text)):
            item.parts.append(block)
            return
        following = self._blocks[rank + 1] if rank + 1 < len(self._blocks) else None
        leads_to_numbers = (
            even.rstrip().endswith(":") and following is not None and following.number is not None
        )
        if promises(block.text) and not leads_to_numbers:
            self._add("unnumbered", block)
