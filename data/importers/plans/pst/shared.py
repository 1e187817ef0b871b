"""The part of a PST that repeats the actions shared with another body: the CPAS, as a rule."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from data.base.problems import Problem
from data.importers.plans.pst.codes import Codes
from data.importers.plans.pst.levels import Level
from data.importers.plans.pst.nodes import Item, Mention, Node, PstTree
from data.importers.plans.wording.comparing import likeness, words
from data.importers.plans.wording.numbering import steps
from data.mandate.drafts import PartyDraft
from data.mandate.rules import folded
from data.mandate.vocabulary import PartyRole

_SAME_ACTION = 0.6
"""Likeness from which an action without its number or its objective is still recognised."""

_SAME_OBJECTIVE = 0.75

_WITH = re.compile(
    r"\b(?:ville|commune|administration communale)\s*(?:&|et|/|-|–|—|avec)\s*"
    r"(?:le |la |l['’]|les )?(?P<body>.+)$",
    re.IGNORECASE,
)
_CPAS = re.compile(r"\bc\.?p\.?a\.?s\b|action sociale")
_LONGEST_BODY = 80


@dataclass(frozen=True)
class Shared:
    """Which actions are shared, with whom, and what could not be told."""

    parties: dict[Item, PartyDraft]
    problems: tuple[Problem, ...]


def shared_actions(tree: PstTree, codes: Codes) -> Shared:
    """Find each repeated action among those of the volets: numbers restart, objectives tell."""
    parties: dict[Item, PartyDraft] = {}
    problems = []
    for mention in tree.mentions:
        item = _found(mention, tree.items)
        name = (
            f"l’action {mention.number}"
            if mention.number
            else f"«\u00a0{mention.text[:60]}…\u00a0»"
        )
        if item is None:
            problems.append(
                Problem(
                    f"«\u00a0{mention.part}\u00a0»\u00a0: {name} n’a pas été retrouvée dans les "
                    "volets\u00a0; elle n’est pas marquée comme partagée. Vérifiez son numéro et "
                    "son objectif.",
                    mention.where,
                )
            )
            continue
        parties[item] = PartyDraft(
            PartyRole.PARTNER, body=_body(mention.part), wording=mention.part
        )
        if words(item.text) != words(mention.text):
            problems.append(
                Problem(
                    f"«\u00a0{mention.part}\u00a0»\u00a0: {name} n’y est pas écrite comme dans son "
                    "volet\u00a0; le texte du volet est gardé.",
                    mention.where,
                )
            )
    return Shared(parties, tuple(problems))


def _found(mention: Mention, items: Sequence[Item]) -> Item | None:
    """Return the action that is repeated: same number and objective, or else same words."""
    number = steps(mention.number)
    numbered = [item for item in items if number and steps(item.number) == number]
    under = [item for item in numbered if _is_under(mention, item.node)]
    if len(under) == 1:
        return under[0]
    if numbered and not mention.text:
        return numbered[0] if len(numbered) == 1 else None
    best = _likest(mention, under or numbered)
    if best is not None:
        return best
    # A slip in the number: the words alone, when they are nearly the same.
    exact = [item for item in items if words(item.text) == words(mention.text)]
    return exact[0] if len(exact) == 1 else None


def _likest(mention: Mention, items: Sequence[Item]) -> Item | None:
    likest = [(likeness(item.text, mention.text), rank) for rank, item in enumerate(items)]
    best = max(likest, default=(0.0, 0))
    return items[best[1]] if best[0] >= _SAME_ACTION else None


def _is_under(mention: Mention, node: Node) -> bool:
    """Tell an action's objective by its number and its title, as numbers restart."""
    told = [
        (node.above(Level.OPERATIONAL), mention.operational),
        (node.above(Level.STRATEGIC), mention.strategic),
    ]
    compared = [(found, printed) for found, printed in told if printed != (None, "")]
    if not compared:
        return False
    return all(
        found is not None
        and steps(found.number) == steps(printed[0])
        and likeness(found.title, printed[1]) >= _SAME_OBJECTIVE
        for found, printed in compared
    )


def _body(heading: str) -> str:
    """Return with whom the heading says that actions are shared."""
    if _CPAS.search(folded(heading)):
        return "CPAS"
    found = _WITH.search(heading)
    if found and len(found["body"]) <= _LONGEST_BODY:
        return found["body"].strip(" .:")
    # A PST shares its actions with the CPAS: the law asks for it.
    return "CPAS"
