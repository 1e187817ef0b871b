"""Headings and actions of a PST, as its tree holds them."""

import re
from dataclasses import dataclass, field

from data.base.problems import NOWHERE, Problem, Where
from data.importers.plans.pst.levels import Level
from data.importers.plans.wording.comparing import words
from data.mandate.rules import folded


@dataclass(eq=False)
class Node:
    """A heading.

    Attributes:
        number: as printed, none when it has none.
        code: unique in the plan, given once the tree is whole.
        is_sure: words say that it is a heading, not only its looks.
    """

    level: Level
    number: str | None
    title: str
    where: Where = NOWHERE
    parent: "Node | None" = None
    code: str = ""
    action_count: int = 0
    is_sure: bool = False

    def above(self, level: Level) -> "Node | None":
        """Return the heading of that level that it stands under, itself included."""
        node: Node | None = self
        while node is not None and node.level is not level:
            node = node.parent
        return node


@dataclass(eq=False)
class Item:
    """An action as printed.

    Attributes:
        origin: as in ``ActionDraft``.
        parts: its own list, then ``notes`` about it, « Responsable : … ».
        guessed_number: the number is not printed, its neighbours give it.
    """

    node: Node
    number: str | None
    text: str
    where: Where
    origin: str
    parts: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    guessed_number: bool = False


@dataclass(frozen=True)
class Mention:
    """An action that the shared part repeats, with the objectives printed above it there."""

    part: str
    strategic: tuple[str | None, str]
    operational: tuple[str | None, str]
    number: str | None
    text: str
    where: Where


@dataclass
class PstTree:
    """What was found, in the document's order."""

    nodes: list[Node] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def of(self, level: Level) -> list[Node]:
        """Return the headings of a level."""
        return [node for node in self.nodes if node.level is level]


def volet_word(title: str) -> str:
    """Return what tells a volet from the others, « externe »."""
    text = folded(title)
    found = re.search(r"\b(externe|interne)", text)
    return found[1] if found else words(re.sub(r"^\W*(?:le )?volet\s*(?:n°)?", "", text))
