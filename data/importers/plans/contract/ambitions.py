"""The ambitions of a contrat de ville, and the objectives that its text lists under each."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from data.base.problems import NOWHERE, Where
from data.importers.documents.blocks import Block
from data.importers.plans.wording.announced import Announced, announcements
from data.importers.plans.wording.comparing import is_same_title, likeness, tidied, words
from data.importers.plans.wording.layout import is_strong, is_titlelike, without_contents
from data.mandate.rules import folded

_PARENT = re.compile(r"(ambition|axe|pilier|orientation|enjeu|priorite|thematique)s?\b")
_CHILD = re.compile(r"(?:sous )?objectifs?\b")
_LIST_LEAD = re.compile(
    r"(?:les |nos |sous )?objectifs?\b[^.]*:?$|.*\bobjectifs? (?:suivants|identifies)\b.*$"
)
_SECTION = re.compile(r"\bambitions?\b")
_ASIDE = re.compile(r"(?:introduction|preambule|sommaire|annexes?|gouvernance|contexte|methodolog)")
_REACH = 60
"""Blocks after a list cut by a page, in which its end is looked for."""


@dataclass
class Ambition:
    """A heading of the text; ``kind`` is ``ambition`` or ``axe``."""

    title: str
    kind: str = "ambition"
    number: str | None = None
    objectives: list[tuple[str, Where]] = field(default_factory=list)
    where: Where = NOWHERE


def read_ambitions(blocks: Iterable[Block], columns: Sequence[str]) -> list[Ambition]:
    """Return the ambitions, with what the text lists under them.

    They are named by their chapters (« Ambition 1 : … »), or by the list that announces them, or by
    the chapters of a part that speaks of ambitions, or by the columns of the synthesis table.
    """
    body = [block for block in without_contents(blocks) if not block.is_row]
    found = _labelled(body) or _listed(body, len(columns)) or _of_section(body)
    ambitions = [one for one in found if one.kind == "ambition"]
    if columns and len(ambitions) != len(columns):
        found = [Ambition(name) for name in columns]
    _list_objectives(body, found)
    return found


def _labelled(body: Sequence[Block]) -> list[Ambition]:
    """Find « Ambition 1 : … », each once although the contents page names them too."""
    found: list[Ambition] = []
    for rank, block in enumerate(body):
        match = _PARENT.match(words(block.label or ""))
        if not match or not (block.number or is_strong(block)):
            continue
        title = tidied(block.text)
        if words(title) == words(f"{block.label or ''} {block.number or ''}"):
            after = body[rank + 1] if rank + 1 < len(body) else None
            title = tidied(after.text) if after and is_titlelike(after) else title
        kind = "ambition" if match[1] == "ambition" else "axe"
        known = [one for one in found if one.kind == kind and one.number == block.number]
        if not any(is_same_title(one.title, title) for one in known):
            found.append(Ambition(title, kind, block.number, where=block.where))
    kinds = {one.kind for one in found}
    if kinds == {"axe", "ambition"}:
        return [one for one in found if one.kind == "ambition"]
    return found if len(found) > 1 else []


def _listed(body: Sequence[Block], columns: int) -> list[Ambition]:
    """Find the list after « structurés en 7 ambitions : », even when a page cuts it."""
    for rank, block in enumerate(body):
        told = [one for one in announcements([block]) if one.kind is Announced.AMBITIONS]
        if not told or not block.text.rstrip().endswith(":"):
            continue
        count = told[0].count
        items, end = _run(body, rank + 1)
        if 0 < len(items) < count:
            items += _rest(body, end, count - len(items))
        if len(items) == count and (not columns or columns == count):
            return [Ambition(tidied(item.text), where=item.where) for item in items]
    return []


def _run(body: Sequence[Block], start: int) -> tuple[list[Block], int]:
    end = start
    while end < len(body) and (body[end].is_bullet or body[end].number) and not body[end].label:
        end += 1
    return list(body[start:end]), end


def _rest(body: Sequence[Block], start: int, count: int) -> list[Block]:
    """Return the list nearby that has just the items that lack."""
    rank = start
    while rank < min(start + _REACH, len(body)):
        items, end = _run(body, rank)
        if len(items) == count:
            return items
        rank = max(end, rank + 1)
    return []


def _of_section(body: Sequence[Block]) -> list[Ambition]:
    """Find the chapters, set as titles, of the part whose title speaks of ambitions."""
    for rank, block in enumerate(body):
        if block.heading is None or not _SECTION.search(folded(block.text)):
            continue
        found = []
        for after in body[rank + 1 :]:
            if after.heading is not None and after.heading <= block.heading:
                break
            if after.heading == block.heading + 1 and not _ASIDE.match(folded(after.text)):
                found.append(Ambition(tidied(after.text), number=after.number, where=after.where))
        if len(found) > 1:
            return found
    return []


def _list_objectives(body: Sequence[Block], ambitions: list[Ambition]) -> None:
    """Give each ambition the objectives that its chapter lists or names."""
    here: Ambition | None = None
    is_listing = False
    for block in body:
        chapter = _chapter(block, ambitions)
        if chapter is not None:
            here, is_listing = chapter, False
        elif here is None:
            continue
        elif _CHILD.match(words(block.label or "")):
            here.objectives.append((tidied(block.text), block.where))
            is_listing = False
        elif block.is_bullet or block.number:
            if is_listing and block.depth == 0:
                here.objectives.append((tidied(_first_sentence(block.text)), block.where))
        elif is_strong(block) and not is_listing and _ends_part(block):
            here = None
        else:
            is_listing = _is_lead(block)


def _chapter(block: Block, ambitions: list[Ambition]) -> Ambition | None:
    """Return the ambition that a line is the chapter title of."""
    if block.is_bullet or not (is_titlelike(block) or block.label):
        return None
    if _PARENT.match(words(block.label or "")):
        same = [one for one in ambitions if one.number == block.number]
        return same[0] if same else None
    if block.label:
        return None
    likest = max(ambitions, key=lambda one: likeness(one.title, block.text), default=None)
    if likest is None or len(block.text) > 2 * len(likest.title) + 40:
        return None
    is_cut = len(block.text) > 25 and words(likest.title).startswith(words(block.text))
    return likest if is_cut or likeness(likest.title, block.text) >= 0.75 else None


def _ends_part(block: Block) -> bool:
    """Tell a title in capitals, or of a wide style: the part of the ambitions is over."""
    return block.heading == 1 or (block.heading is None and block.is_capitals)


def _is_lead(block: Block) -> bool:
    text = folded(block.text).rstrip()
    return text.endswith(":") and len(text) < 120 and bool(_LIST_LEAD.match(text))


def _first_sentence(text: str) -> str:
    """Keep the objective itself, not what explains it after a full stop."""
    found = re.match(r"(.{20,}?[.;])\s+(?=[A-ZÀ-Ý])", text)
    return found[1] if found else text
