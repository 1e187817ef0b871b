"""Blocks that open a portfolio, by their French wording."""

import re
from collections.abc import Sequence

from data.importers.documents.blocks import Block
from data.importers.plans.roadmap.outline import Portfolio, is_item
from data.importers.plans.roadmap.preparing import LONGEST_ROLE
from data.importers.plans.roadmap.signs import LONGEST_BOLD, is_heading
from data.importers.plans.wording.mentions import Mention, mentions, role_line
from data.importers.plans.wording.sentences import evened, stems

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


def introduced(block: Block, pending: Sequence[Block], current: Portfolio | None) -> Mention | None:
    """Return the portfolio that a paragraph opens, « L'adjointe à X aura en charge… ».

    Args:
        block: the paragraph.
        pending: the headings just above it.
        current: the portfolio that is open.
    """
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
    is_titled = bool(titles_of(pending, found[0]))
    if not _WHOLE.search(rest) and not (is_titled and _LEADS_ON.search(rest)):
        return None
    return None if _is_within(current, found[0]) else found[0]


def role_of(block: Block, following: Sequence[Block]) -> Mention | None:
    """Return the portfolio that a whole line names, unless its introduction follows."""
    if is_item(block) or block.is_row or len(block.text) > LONGEST_ROLE:
        return None
    if block.text.endswith((".", ":")) and not is_heading(block):
        return None
    role = role_line(block.text)
    if role is None:
        return None
    for after in following:
        if not is_heading(after):
            found = mentions(after.text, takes_lists=True)
            is_introduction = (
                bool(found)
                and not is_item(after)
                and _CHARGED.match(evened(after.text[found[0].end :])) is not None
                and set(stems(" ".join(found[0].competences))) & set(stems(block.text))
            )
            # The line is then the title of what the introduction opens.
            return None if is_introduction and is_heading(block) else role
    return role


def delegated(block: Block) -> tuple[str, ...] | None:
    """Return what « Délégation : Finances et budget » is in charge of; none for another line."""
    if not is_heading(block) and len(block.text) > LONGEST_BOLD:
        return None
    if is_item(block) and not block.heading:
        return None
    text = block.text.strip()
    found = _DELEGATION.match(evened(block.text).strip())
    is_titled = is_heading(block) or (found is not None and ":" in block.text)
    if block.text.rstrip().endswith(".") or not is_titled:
        return None
    if not found or is_about_members(found["rest"]):
        return None
    rest = text[found.start("rest") :]
    competences = (part.strip() for part in re.split(r",\s*(?:et )?|\s+(?:et|ET)\s+|\s+-\s+", rest))
    return tuple(part for part in competences if part)


def titles_of(pending: Sequence[Block], mention: Mention) -> list[Block]:
    """Return the last headings read that give the title of a portfolio, if any does."""
    wanted = set(stems(" ".join(mention.competences)))
    titles: list[Block] = []
    for heading in reversed(pending):
        words = set(stems(heading.text))
        if not words or len(words & wanted) * 2 < len(words):
            break
        titles.insert(0, heading)
    return titles


def holder_of(mention: Mention) -> str:
    """Return the member's title as the document writes it, without its competences."""
    words = mention.words[: len(mention.holder)].lower()
    if mention.rank != "conseill":
        return words
    return f"{words} délégué{'e' if mention.gender == 'f' else ''}"


def is_same(current: Portfolio, mention: Mention) -> bool:
    """Tell a mention that shares a word with a portfolio."""
    words = set(stems(" ".join(mention.competences)))
    own = set(stems(" ".join([*current.competences, *(one.text for one in current.headings)])))
    return bool(words & own)


def _is_within(current: Portfolio | None, mention: Mention) -> bool:
    """Tell a part of the open portfolio, which opens no other one, from a new portfolio."""
    if current is None or not current.sections:
        return False
    words = " ".join([*current.competences, *(one.text for one in current.headings)])
    return set(stems(" ".join(mention.competences))) <= set(stems(words))


def is_about_members(text: str) -> bool:
    """Tell the heading of a list of members, which is no part of a portfolio."""
    return bool(_ABOUT_MEMBERS.search(evened(text)))
