"""What a document says that it holds, « 44 objectifs opérationnels », beside what was found."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from data.base.formats import counted
from data.base.problems import NOWHERE, Problem, Where
from data.importers.documents.blocks import Block
from data.importers.plans.wording.numbering import Steps, runs
from data.mandate.rules import folded

_SHORT = 140
"""A longer paragraph tells of many things: its figures only count after a word of totality."""

_FIGURES = (
    "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze "
    "seize dix-sept dix-huit dix-neuf vingt"
)
_WORDS = {"un": 1, "une": 1} | {word: value for value, word in enumerate(_FIGURES.split(), start=2)}
_FIGURE = rf"(?P<count>\d{{1,4}}|{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
_TOTAL = re.compile(
    r"\b(?:au total|en tout|en resume|comprend|compte|compose|structure|articule|decline|decoupe|"
    r"reparti|regroupe|contient|comporte|reprend|autour de|identifie|soit|totalise|rassemble)"
)
_DETAIL = re.compile(rf"{_FIGURE.replace('count', 'part')}\s+(?P<name>[a-z]{{4,}})")


class Announced(StrEnum):
    """What plans count of themselves."""

    VOLETS = "volets"
    AMBITIONS = "ambitions"
    AXES = "axes"
    STRATEGIC = "strategic_objectives"
    OPERATIONAL = "operational_objectives"
    OBJECTIVES = "objectives"
    ACTIONS = "actions"
    COMMITMENTS = "commitments"


_NOUNS = (
    (Announced.STRATEGIC, r"(?:objectifs|axes|enjeux) strategiques", "objectif stratégique"),
    (Announced.OPERATIONAL, r"objectifs operationnels", "objectif opérationnel"),
    (Announced.VOLETS, r"volets", "volet"),
    (Announced.AMBITIONS, r"ambitions", "ambition"),
    (Announced.AXES, r"axes", "axe"),
    (Announced.OBJECTIVES, r"objectifs", "objectif"),
    (Announced.ACTIONS, r"(?:fiches[- ])?actions", "action"),
    (Announced.COMMITMENTS, r"(?:engagements|promesses|propositions)", "engagement"),
)
_PATTERNS = tuple(
    (kind, re.compile(rf"(?<![\d.,\-]){_FIGURE}\s+(?:grand(?:e)?s\s+)?{noun}\b(?P<rest>.*)"))
    for kind, noun, _ in _NOUNS
)
_NAMES = {kind: name for kind, _, name in _NOUNS}


@dataclass(frozen=True)
class Announcement:
    """A total that a document prints.

    Attributes:
        details: its parts when it gives them, ``externes`` then 33, with the document's words.
        words: the sentence, shortened.
    """

    kind: Announced
    count: int
    words: str
    where: Where = NOWHERE
    details: Mapping[str, int] = field(default_factory=dict)


def announcements(blocks: Iterable[Block]) -> tuple[Announcement, ...]:
    """Return the totals that a document prints of its own content, the first of each kind.

    « 3 actions » in the middle of a story is none: the paragraph must be short, or speak of a
    whole. What an item of a numbered list says is its own affair.
    """
    found: dict[Announced, Announcement] = {}
    for block in blocks:
        if block.is_row or (block.number and block.label):
            continue
        for one in _of_block(block):
            found.setdefault(one.kind, one)
    return tuple(found.values())


def _of_block(block: Block) -> list[Announcement]:
    # A reader takes « 13. » off as a number, and might take « 13 » off a line that begins so.
    text = folded(block.text)
    if len(text) > _SHORT and not _TOTAL.search(text):
        return []
    found = []
    for kind, pattern in _PATTERNS:
        match = pattern.search(text)
        if match and not (kind in _SHORTENED and _is_longer_noun(match["rest"])):
            count = _value(match["count"])
            found.append(
                Announcement(
                    kind, count, block.text[:_SHORT], block.where, _details(match["rest"], count)
                )
            )
    return found


_SHORTENED = {Announced.OBJECTIVES, Announced.AXES}


def _is_longer_noun(rest: str) -> bool:
    """Tell « objectifs » from « objectifs stratégiques », counted apart."""
    return bool(re.match(r"\s+(?:strategiques|operationnels)", rest))


def _details(rest: str, count: int) -> dict[str, int]:
    """Read « (33 externes et 11 internes) », only when it adds up."""
    inner = re.match(r"[^()]{0,40}\(([^)]*)\)", rest)
    if not inner:
        return {}
    parts = {match["name"]: _value(match["part"]) for match in _DETAIL.finditer(inner[1])}
    return parts if sum(parts.values()) == count else {}


def _value(figure: str) -> int:
    return int(figure) if figure.isdecimal() else _WORDS[figure]


def compared(
    announced: Iterable[Announcement],
    found: Mapping[Announced, int],
    details: Mapping[Announced, Mapping[str, int]] | None = None,
    absent: Mapping[Announced, Sequence[Steps]] | None = None,
) -> tuple[Problem, ...]:
    """Return a warning for each total that is not the one found; kinds not ``found`` are left out.

    ``details`` are the parts found, by the first letters of the document's word (``extern``);
    ``absent`` are the numbers that the document jumps over.
    """
    warnings = []
    for one in announced:
        count = found.get(one.kind)
        if count is None or count == one.count:
            continue
        parts = _parts(one, (details or {}).get(one.kind, {}))
        numbers = (absent or {}).get(one.kind, ())
        jumped = f" Numéros absents du texte\u00a0: {runs(numbers)}." if numbers else ""
        warnings.append(
            Problem(
                f"le document annonce {noun(one.kind, one.count)}{parts[0]}\u00a0; "
                f"{count} {'a été trouvé' if count < 2 else 'ont été trouvés'}{parts[1]}.{jumped}"
                " Vérifiez ce qui manque ou ce qui est en trop.",
                one.where,
            )
        )
    return tuple(warnings)


def _parts(one: Announcement, found: Mapping[str, int]) -> tuple[str, str]:
    """Say the parts announced, and those found when they have the same names."""
    if not one.details:
        return "", ""
    told = " et ".join(f"{count} {name}" for name, count in one.details.items())
    ours = {
        name: count
        for name in one.details
        for start, count in found.items()
        if name.startswith(start)
    }
    if len(ours) < len(one.details):
        return f" ({told})", ""
    return f" ({told})", f" ({' et '.join(f'{count} {name}' for name, count in ours.items())})"


def noun(kind: Announced, count: int) -> str:
    """Write a count with its noun, ``44 objectifs opérationnels``."""
    return counted(count, _NAMES[kind], plural(kind))


def plural(kind: Announced) -> str:
    """Return the noun of several, ``objectifs opérationnels``."""
    return " ".join(f"{word}s" for word in _NAMES[kind].split())


def mismatched(
    announced: Iterable[Announcement], found: Mapping[Announced, int]
) -> frozenset[Announced]:
    """Return the kinds whose total is not the one found."""
    return frozenset(
        one.kind for one in announced if one.kind in found and found[one.kind] != one.count
    )
