"""What each block of a PST is: volet, objective, action, part of an action, or mere text.

Words decide first (« Objectif stratégique », « OO 1.2 », « Action »). Where a document has none,
its outline does: styles, bold, Roman numerals, numbers and bullets, in the order in which they
open.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from data.importers.documents.blocks import Block
from data.importers.plans.numbering import roman, steps
from data.importers.plans.tree import is_strong, is_titlelike, without_contents, words
from data.mandate.rules import folded


class Level(StrEnum):
    """Kinds of blocks, from the widest."""

    PART = "part"
    SHARED = "shared"
    AXIS = "axis"
    STRATEGIC = "strategic"
    OPERATIONAL = "operational"
    ACTION = "action"
    DETAIL = "detail"
    OUTSIDE = "outside"
    TEXT = "text"


HEADINGS = (Level.PART, Level.AXIS, Level.STRATEGIC, Level.OPERATIONAL)


@dataclass(frozen=True)
class Levelled:
    """A block and what it is.

    ``is_sure`` is false when the outline decided, not the words.
    """

    level: Level
    block: Block
    is_sure: bool = True


_STRATEGIC = re.compile(r"(?:objectif|axe|priorite|orientation|enjeu|ambition|defi)s? strateg|os$")
_OPERATIONAL = re.compile(r"(?:sous.)?objectifs? (?:operation|specif)|priorites? operation|oo$")
_ACTION = re.compile(
    r"(?:sous.)?actions?\b|fiche|projets?\b|mesures?\b|engagements?\b|propositions?\b"
)
_UPPER = re.compile(
    r"(?:axe|enjeu|ambition|orientation|priorite|thematique|theme|defi|pilier|domaine)"
)
_OBJECTIVE = re.compile(r"objectifs?\b")

_SIGLE = re.compile(
    r"O\.?\s?(?P<letter>[SO])\.?\s*(?:n°\s*)?(?P<number>\d{1,3}(?:\.\d{1,3})*)\.?"
    r"\s*(?:[:–—-]\s*)?(?P<rest>.*)",
    re.IGNORECASE,
)
_VOLET = re.compile(r"\bvolet\s+(?:externe|interne|[a-z]{4,})")
_VOLET_LINE = re.compile(
    r"(?:le\s+)?volet\s+(?:externe|interne|commun|transversal)\b\s*(?:$|[:.(–—-])"
)
_SHARED = re.compile(
    r"^(?:\W|\d)*(?:(?:volet|partie|tableau|liste)s?\s+(?:des\s+|de\s+)?)?(?:les\s+)?"
    r"(?:synergies?\b|(?:actions?|projets?)\s+(?:communes?|communs|partage|mutualise|en synergie))"
)
_OUTSIDE = re.compile(
    r"(?:\W|\d|[ivx]+\b)*(?:introduction|preambule|base[s]? legale|cadre (?:legal|juridique|regl)|"
    r"contexte|methodolog|avant.propos|mot (?:du|de)|edito|table des matieres|sommaire|glossaire|"
    r"lexique|annexes?\b|conclusions?\b|presentation|suivi et|evaluation|abreviations|"
    r"declaration de politique|pourquoi un|qu.est.ce|le pst\b|notre vision|diagnostic)"
)
_NOTE = re.compile(
    r"(?:indicateur|responsable|pilote|porteur|echeance|delai|calendrier|budget|financement|"
    r"partenaire|priorite|etat|statut|moyens?|service|agent|mandataire|remarque|commentaire)"
    r"[^:]{0,40}:"
)

Mark = tuple[str, int]
"""How a block is set apart: its kind (style, strong, Roman, number, bullet…) and its depth."""

_HEAD_MARKS = {"style", "strong", "roman", "upper"}


def levelled(blocks: Iterable[Block]) -> tuple[Levelled, ...]:
    """Tell what each block is, from the first volet on when there are volets."""
    body = _body([_with_sigle(block) for block in without_contents(blocks)])
    used = _Labels.of(body)
    by_label = [_labelled(block, used) for block in body]
    outline = _outline(body, by_label)
    return tuple(_told(block, level, outline) for block, level in zip(body, by_label, strict=True))


def is_note(block: Block) -> bool:
    """Tell a line about an action, « Responsable : … », which is no part of it."""
    return bool(_NOTE.match(folded(block.text)))


def is_volet(block: Block) -> bool:
    """Tell the heading of a volet."""
    if block.is_row:
        return False
    text = folded(block.text)
    if words(block.label or "") == "volet":
        return block.number is not None or is_titlelike(block)
    if is_strong(block) and not block.label:
        return bool(_VOLET.search(text)) and "deux volets" not in text
    return bool(_VOLET_LINE.match(text)) and not block.is_bullet


def _is_shared(block: Block) -> bool:
    if block.is_row or block.is_bullet or not is_titlelike(block):
        return False
    name = folded(block.text)
    label = words(block.label or "")
    return (not label or label in {"volet", "partie"}) and bool(_SHARED.match(name))


def _with_sigle(block: Block) -> Block:
    """Take « O.S.1 » off, as the reader does for « OS1 »."""
    if block.label or block.is_row:
        return block
    found = _SIGLE.match(block.text)
    if not found:
        return block
    label = "OS" if found["letter"].upper() == "S" else "OO"
    return replace(block, text=found["rest"] or block.text, number=found["number"], label=label)


def _body(blocks: list[Block]) -> list[Block]:
    """Leave out what stands before the first volet, and a contents page that names the volets."""
    starts = [rank for rank, block in enumerate(blocks) if is_volet(block)]
    if not starts:
        return blocks
    start = starts[0]
    end = start
    while end < len(blocks) and (is_volet(blocks[end]) or blocks[end].label):
        end += 1
    told = {words(blocks[rank].text) for rank in starts if start <= rank < end}
    later = [rank for rank in starts if rank >= end]
    # « VOLET EXTERNE » then its full title is one heading; two volets in a row are a contents page.
    if later and len({_volet_word(text) for text in told}) > 1:
        return blocks[later[0] :]
    return blocks[start:]


def _volet_word(text: str) -> str:
    found = re.search(r"interne|externe", text)
    return found[0] if found else text


@dataclass(frozen=True)
class _Labels:
    """The kinds of words that a document uses."""

    strategic: bool
    operational: bool
    upper: bool
    action: bool

    @classmethod
    def of(cls, blocks: Iterable[Block]) -> "_Labels":
        labels = {words(block.label) for block in blocks if block.label}
        upper = {label for label in labels if _UPPER.match(label) and not _STRATEGIC.match(label)}
        return cls(
            strategic=any(_STRATEGIC.match(label) for label in labels),
            operational=any(_OPERATIONAL.match(label) for label in labels),
            upper=bool(upper),
            action=any(_ACTION.match(label) for label in labels),
        )


def _labelled(block: Block, used: _Labels) -> Level | None:
    """Return the level that the words give; none when they give none."""
    if _is_shared(block):
        return Level.SHARED
    if is_volet(block):
        return Level.PART
    label = words(block.label or "")
    if not label:
        is_aside = is_titlelike(block) and _OUTSIDE.match(folded(block.text))
        return Level.OUTSIDE if is_aside else None
    if _STRATEGIC.match(label):
        return Level.STRATEGIC
    if _OPERATIONAL.match(label):
        return Level.OPERATIONAL
    if _ACTION.match(label):
        return Level.ACTION
    if _UPPER.match(label):
        return Level.AXIS if used.strategic else Level.STRATEGIC
    if _OBJECTIVE.match(label):
        return _objective(block, used)
    return None


def _objective(block: Block, used: _Labels) -> Level:
    """Tell at which level a mere « Objectif » is."""
    if used.strategic:
        return Level.OPERATIONAL
    if used.operational:
        return Level.STRATEGIC
    if used.upper:
        return Level.OPERATIONAL
    return Level.OPERATIONAL if len(steps(block.number) or ()) > 1 else Level.STRATEGIC


def _mark(block: Block) -> Mark | None:
    """Tell how a block is set apart from mere text."""
    if block.is_row:
        return None
    if block.heading is not None:
        # Titles of one style, numbered 1 then 1.1, are two levels.
        return ("style", 10 * block.heading + _number_depth(block))
    if block.number is None:
        if block.is_bullet:
            return ("bullet", block.depth)
        return ("strong", 0) if is_strong(block) else None
    if not block.number[0].isdigit():
        is_roman = block.number.isupper() and roman(block.number) is not None
        if is_roman or block.number.isupper():
            return ("roman" if is_roman else "upper", 0)
        return ("letter", block.depth)
    if is_strong(block):
        return ("strong", _number_depth(block))
    return ("number", 10 * block.depth + _number_depth(block))


def _number_depth(block: Block) -> int:
    return block.number.count(".") + 1 if block.number and block.number[0].isdigit() else 0


def _outline(body: Sequence[Block], by_label: Sequence[Level | None]) -> dict[Mark, Level]:
    """Tell what each way of setting apart means, where words do not."""
    labelled: dict[Mark, Counter[Level]] = {}
    unlabelled: list[Mark] = []
    is_outside = not any(level is Level.PART for level in by_label) and Level.OUTSIDE in by_label
    for block, level in zip(body, by_label, strict=True):
        is_outside = level is Level.OUTSIDE or (is_outside and not is_strong(block))
        mark = _mark(block)
        if mark is None or level is Level.OUTSIDE:
            continue
        if level in (*HEADINGS, Level.ACTION):
            labelled.setdefault(mark, Counter())[level] += 1
        elif level is None and not is_outside:
            unlabelled.append(mark)
    known = {mark: counts.most_common(1)[0][0] for mark, counts in labelled.items()}
    levels = {level for counts in labelled.values() for level in counts}
    if {Level.STRATEGIC, Level.OPERATIONAL} <= levels:
        styles = {mark: level for mark, level in known.items() if mark[0] == "style"}
        return styles | _leaves(unlabelled, has_actions=Level.ACTION in levels)
    marks = list(dict.fromkeys(mark for mark in unlabelled if mark not in known))
    heads = [mark for mark in marks if mark[0] in _HEAD_MARKS]
    leaves = [mark for mark in marks if mark[0] not in _HEAD_MARKS]
    if any(mark[0] == "style" for mark in heads):
        heads = [mark for mark in heads if mark[0] != "strong"]
    heads, leaves = _promoted(heads, leaves, unlabelled, levels)
    return {
        **{m: lv for m, lv in known.items() if m[0] == "style"},
        **_ranked(heads, leaves, levels),
    }


def _leaves(marks: Sequence[Mark], *, has_actions: bool) -> dict[Mark, Level]:
    """Tell actions from their parts, under objectives that words name."""
    numbers = {mark for mark in marks if mark[0] == "number" and mark[1] < 10}
    if has_actions or numbers:
        return dict.fromkeys(numbers, Level.ACTION)
    bullets = sorted({mark for mark in marks if mark[0] in {"bullet", "letter", "number"}})
    first = min(bullets, key=lambda mark: (mark[1], mark[0]), default=None)
    return {first: Level.ACTION} if first else {}


def _promoted(
    heads: list[Mark], leaves: list[Mark], order: Sequence[Mark], known: set[Level]
) -> tuple[list[Mark], list[Mark]]:
    """Take numbered items for headings when they mostly open lists of other items."""
    wanted = 2 - len(known & {Level.STRATEGIC, Level.OPERATIONAL})
    has_actions = Level.ACTION in known
    while len(heads) < wanted and leaves and (len(leaves) > 1 or has_actions):
        first = leaves[0]
        if first[0] not in {"number", "letter"}:
            break
        opened = [after for mark, after in pairwise(order) if mark == first != after]
        if len(opened) < order.count(first) / 2 and not has_actions:
            break
        heads, leaves = [*heads, first], leaves[1:]
    return heads, leaves


def _ranked(heads: list[Mark], leaves: list[Mark], known: set[Level]) -> dict[Mark, Level]:
    """Give the levels that the words left free to the marks, in order."""
    free = [one for one in (Level.STRATEGIC, Level.OPERATIONAL) if one not in known]
    has_numbers = any(mark[0] == "number" for mark in leaves)
    if len(heads) > len(free) and has_numbers and not known:
        free = [Level.AXIS, *free]
    elif not leaves and len(heads) > len(free):
        free = [*free, Level.ACTION]
    ranked = dict(zip(heads, free, strict=False))
    if not leaves and Level.ACTION not in (*known, *ranked.values()) and len(heads) > 1:
        ranked[heads[min(len(heads), len(free)) - 1]] = Level.ACTION
    for rank, mark in enumerate(leaves):
        ranked[mark] = Level.ACTION if rank == 0 else Level.DETAIL
    return ranked


def _told(block: Block, level: Level | None, outline: dict[Mark, Level]) -> Levelled:
    if level is not None:
        return Levelled(level, block)
    mark = _mark(block)
    if mark is None:
        return Levelled(Level.TEXT, block)
    if mark in outline:
        return Levelled(outline[mark], block, is_sure=False)
    if mark[0] == "number" and block.depth == 0:
        return Levelled(Level.ACTION, block, is_sure=False)
    if mark[0] in {"number", "bullet", "letter"}:
        return Levelled(Level.DETAIL, block, is_sure=False)
    return Levelled(Level.TEXT, block)
