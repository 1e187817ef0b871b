"""How a document is cut into portfolios: by its headings, its numbers and its French wording."""

import re
from collections.abc import Sequence
from dataclasses import replace

from data.importers.documents.blocks import Block, Document
from data.importers.plans.mentions import Mention, goes_on, is_bare_holder, mentions, role_line
from data.importers.plans.outline import Item, Outline, Portfolio, Section, is_item
from data.importers.plans.people import is_name, without_names
from data.importers.plans.wordings import evened, sentences, stems

_LONGEST_HEADING = 220
_LONGEST_BOLD = 130
_LONGEST_ROLE = 260

_CHARGED = re.compile(
    r"^\W*(?:aura|auront|a|ont|sera|est) (?:\w+ )?"
    r"(?:en charge|la charge|pour missions?|charge\w*)\b"
)
_WHOLE = re.compile(
    r"\b(?:sous l'autorite|contrat de mandat|feuille de route|dimensions|missions suivantes|"
    r"pilotage des|engagements suivants|actions suivantes|objectifs suivants|volets)\b"
)
_LEADS_ON = re.compile(r"(?:\bsuivante?s?\W*|:)$")
_DELEGATION = re.compile(
    r"^delegation(?: n° ?\d+)?(?:\s*[:–—-]\s*|\s+(?:a la |a l'|aux? |de la |de l'|des |du |de ))"
    r"(?P<rest>.+)$"
)
_ABOUT_MEMBERS = re.compile(r"\b(?:conseillers|delegations|annexes?|elus|adjoints|echevins)\b")
_ALSO = re.compile(r"^(?:il|elle|ils|elles) \w+(?:ra|ront) (?:aussi|egalement|en outre)\b")
_CONTINUES = re.compile(
    r"^(?:au titre|a ce titre|a cet effet|dans ce cadre|pour cela|pour ce faire|cette |ces |ce |"
    r"cet |ainsi|en outre|celle-ci|celui-ci|celles-ci|ceux-ci|a cette fin)\b"
)
_FUTURE = re.compile(r"\b(?!opera\b|camera\b|agora\b)\w{2,}(?:ra|ront|rons)\b")
_ACTS = re.compile(
    r"\b(?:il|elle|ils|elles|nous|on|(?:la|notre) (?:ville|commune|municipalite)|"
    r"adjoint\w*|conseill\w+|echevin\w*|college)\b"
)
_PASSIVE = re.compile(r"\b(?:sera|seront) \w+")


def outlined(document: Document) -> Outline:
    """Return the document's portfolios; without any, all of it is preamble."""
    return _Cutter(document.blocks).outline


def is_heading(block: Block) -> bool:
    """Tell a heading: styled, or without style in capitals or short and bold."""
    if is_item(block) or block.is_row:
        return False
    if block.heading is not None:
        return True
    if block.is_capitals and len(block.text) <= _LONGEST_HEADING:
        return True
    is_sentence = block.text.rstrip().endswith((".", ";", ","))
    return block.is_bold and len(block.text) <= _LONGEST_BOLD and not is_sentence


def promises(text: str) -> bool:
    """Tell a paragraph that promises from one that tells: its future tense has who acts."""
    return any(
        _FUTURE.search(line) and (_ACTS.search(line) or _PASSIVE.search(line))
        for line in map(evened, sentences(text))
    )


def _prepared(blocks: Sequence[Block], names: list[str]) -> list[Block]:
    """Drop people's names, and join a portfolio that is named over several lines."""
    names += dict.fromkeys(block.text.strip() for block in blocks if is_name(block.text))
    kept: list[Block] = []
    for block in blocks:
        if is_name(block.text):
            # Two roles apart by a name are two: nothing joins over it.
            kept.append(replace(block, text=""))
            continue
        text = without_names(block.text, names)
        if not text:
            continue
        if kept and _is_rest_of_role(kept[-1], block):
            kept[-1] = replace(kept[-1], text=f"{kept[-1].text} {text}")
        else:
            kept.append(replace(block, text=text))
    return [block for block in kept if block.text]


def _is_rest_of_role(before: Block, block: Block) -> bool:
    if is_item(before) or is_item(block) or before.is_row or block.is_row:
        return False
    if len(before.text) + len(block.text) > _LONGEST_ROLE or before.text.endswith("."):
        return False
    is_bare = is_bare_holder(before.text)
    is_role = is_bare or role_line(before.text) is not None
    if not is_role or (block.is_capitals and not before.is_capitals):
        return False
    goes_on_so = block.text[:1].islower() or (block.is_capitals and goes_on(block.text))
    return goes_on_so and not promises(block.text)


def _holder(mention: Mention) -> str:
    """Return the member's title as the document writes it, without its competences."""
    words = mention.words[: len(mention.holder)].lower()
    if mention.rank != "conseill":
        return words
    return f"{words} délégué{'e' if mention.gender == 'f' else ''}"


class _Cutter:
    """Walks through the blocks once, remembering what is open."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.outline = Outline()
        self._blocks = _prepared(blocks, self.outline.names)
        self._portfolio: Portfolio | None = None
        self._section: Section | None = None
        self._item: Item | None = None
        self._theme: Block | None = None
        self._pending: list[Block] = []
        for rank, block in enumerate(self._blocks):
            self._take(rank, block)
        self._flush()

    def _take(self, rank: int, block: Block) -> None:
        mention = self._introduced(block)
        if mention:
            self._introduce(block, mention)
            return
        role = self._role(rank, block)
        if role:
            self._open(block, _holder(role), role.competences, [block])
        elif self._delegation(block):
            self._open_named(block)
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

    def _introduced(self, block: Block) -> Mention | None:
        """Return the portfolio that a paragraph opens, « L'adjointe à X aura en charge… »."""
        if is_item(block) or block.is_row:
            return None
        found = mentions(block.text, takes_lists=True)
        if not found or evened(block.text[: found[0].start]).strip() not in {
            "", "l'", "la", "le", "les",
        }:  # fmt: skip
            return None
        rest = evened(block.text[found[0].end :])
        if not _CHARGED.match(rest):
            return None
        is_titled = bool(self._titles(found[0]))
        if not _WHOLE.search(rest) and not (is_titled and _LEADS_ON.search(rest)):
            return None
        return None if self._is_within_current(found[0]) else found[0]

    def _is_within_current(self, mention: Mention) -> bool:
        """Tell a part of the open portfolio, which opens no other one, from a new portfolio."""
        if self._portfolio is None or not self._portfolio.sections:
            return False
        words = " ".join(
            [*self._portfolio.competences, *(one.text for one in self._portfolio.headings)]
        )
        return set(stems(" ".join(mention.competences))) <= set(stems(words))

    def _titles(self, mention: Mention) -> list[Block]:
        """Return the last headings read that give the title of a portfolio, if any does."""
        wanted = set(stems(" ".join(mention.competences)))
        titles: list[Block] = []
        for heading in reversed(self._pending):
            words = set(stems(heading.text))
            if not words or len(words & wanted) * 2 < len(words):
                break
            titles.insert(0, heading)
        return titles

    def _introduce(self, block: Block, mention: Mention) -> None:
        titles = self._titles(mention)
        current = self._portfolio
        is_open = current is not None and not current.sections and not self._pending
        if current is not None and is_open and self._is_same(current, mention):
            current.holder = current.holder or _holder(mention)
            current.competences = (
                mention.competences
                if len(mention.competences) >= len(current.competences)
                else current.competences
            )
            current.is_introduced = True
            return
        self._pending = self._pending[: len(self._pending) - len(titles)]
        self._open(block, _holder(mention), mention.competences, titles)
        self.outline.portfolios[-1].is_introduced = True

    @staticmethod
    def _is_same(current: Portfolio, mention: Mention) -> bool:
        words = set(stems(" ".join(mention.competences)))
        own = set(stems(" ".join([*current.competences, *(one.text for one in current.headings)])))
        return bool(words & own)

    def _role(self, rank: int, block: Block) -> Mention | None:
        """Return the portfolio that a whole line names, unless its introduction follows."""
        if is_item(block) or block.is_row or len(block.text) > _LONGEST_ROLE:
            return None
        if block.text.endswith((".", ":")) and not is_heading(block):
            return None
        role = role_line(block.text)
        if role is None:
            return None
        for following in self._blocks[rank + 1 : rank + 5]:
            if not is_heading(following):
                found = mentions(following.text, takes_lists=True)
                is_introduction = (
                    bool(found)
                    and not is_item(following)
                    and _CHARGED.match(evened(following.text[found[0].end :])) is not None
                    and set(stems(" ".join(found[0].competences))) & set(stems(block.text))
                )
                # The line is then the title of what the introduction opens.
                return None if is_introduction and is_heading(block) else role
        return role

    @staticmethod
    def _delegation(block: Block) -> re.Match[str] | None:
        if not is_heading(block) and len(block.text) > _LONGEST_BOLD:
            return None
        if is_item(block) and not block.heading:
            return None
        found = _DELEGATION.match(evened(block.text).strip())
        is_titled = is_heading(block) or (found is not None and ":" in block.text)
        if block.text.rstrip().endswith(".") or not is_titled:
            return None
        return found if found and not _ABOUT_MEMBERS.search(found["rest"]) else None

    def _open_named(self, block: Block) -> None:
        """Open a portfolio at « Délégation : Finances et budget »."""
        found = self._delegation(block)
        if found is None:
            return
        text = block.text.strip()
        rest = text[found.start("rest") :]
        competences = tuple(
            part.strip() for part in re.split(r",\s*(?:et )?|\s+(?:et|ET)\s+|\s+-\s+", rest)
        )
        self._open(block, "", tuple(part for part in competences if part), [])
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
                Section(heading)
                for heading in self._pending
                if not _ABOUT_MEMBERS.search(evened(heading.text))
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
