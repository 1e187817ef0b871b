"""Reads a Walloon programme stratégique transversal: volets, objectives, actions."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from data.base.problems import Problem, RefusedFileError
from data.importers.documents.blocks import Document
from data.importers.formats import Reading, Town
from data.importers.opened import OpenedFile
from data.importers.plans.pst.codes import Codes, give_codes
from data.importers.plans.pst.labels import is_volet
from data.importers.plans.pst.levelling import levelled
from data.importers.plans.pst.levels import Level
from data.importers.plans.pst.nodes import Item, Node, PstTree, volet_word
from data.importers.plans.pst.numbers import absent_numbers, number_problems
from data.importers.plans.pst.shared import shared_actions
from data.importers.plans.pst.tree import pst_tree
from data.importers.plans.wording.announced import Announced, announcements, compared, mismatched
from data.importers.plans.wording.comparing import words
from data.importers.plans.wording.deadlines.finding import find_deadline
from data.importers.plans.wording.layout import on_page, without_contents
from data.importers.plans.wording.natures import guess_nature
from data.importers.plans.wording.parties import find_parties
from data.importers.plans.wording.titles import shorten
from data.importers.plans.wording.years import year_span, years
from data.mandate.drafts import (
    ActionDraft,
    ActionField,
    Guess,
    HeadingDraft,
    MilestoneDraft,
    PartyDraft,
    PlanDraft,
    Sureness,
)
from data.mandate.rules import folded
from data.mandate.vocabulary import PartyRole, PlanKind

FORMAT = "pst"
TITLE = "Programme stratégique transversal"
WORDS = (("delegation", "échevin"), ("college", "collège communal"), ("term", "législature"))

_NAME = re.compile(r"programme strategique transversal|\bp\.?s\.?t\b")
_TOP = 60
_LEVELS = {
    Level.PART: "volet",
    Level.AXIS: "axe",
    Level.STRATEGIC: "objectif_strategique",
    Level.OPERATIONAL: "objectif_operationnel",
}


def score(opened: OpenedFile) -> float:
    """Return how much a document looks like a PST: its name, its volets, its objectives.

    Raises:
        RefusedFileError: it cannot be read as a document.
    """
    blocks = opened.document.blocks
    running = folded("\n".join(block.text for block in blocks))
    top = folded(" ".join(block.text for block in blocks[:_TOP]))
    labels = Counter(words(block.label) for block in blocks if block.label)
    has_both = any(
        name in labels and other in labels
        for name, other in (("objectif strategique", "objectif operationnel"), ("os", "oo"))
    )
    volets = {volet_word(block.text) for block in without_contents(blocks) if is_volet(block)}
    found = (
        (0.4, bool(_NAME.search(top))),
        (0.1, "programme strategique transversal" in running),
        (0.25, has_both),
        (0.15, bool({"externe", "interne"} & volets)),
        (0.1, labels["action"] > 2 or running.count("objectifs operationnels") > 1),
    )
    return sum(weight for weight, holds in found if holds)


def read(opened: OpenedFile, town: Town) -> Reading:
    """Read the volets, the objectives and the actions of a PST.

    Raises:
        RefusedFileError: it cannot be read, or holds no action.
    """
    document = opened.document
    tree = pst_tree(levelled(document.blocks))
    if not tree.items:
        message = (
            "aucune action n’a été trouvée sous un objectif. Un PST en annonce sous des lignes "
            "comme «\u00a0Objectif opérationnel 1.1\u00a0: …\u00a0»\u00a0; vérifiez que c’est bien "
            "le programme, et non son annexe."
        )
        raise RefusedFileError(document.name, [Problem(message)])
    codes = give_codes(tree)
    shared = shared_actions(tree, codes)
    span = years(document)
    term = span or (town.starts_on, town.ends_on)
    actions = [_action(item, codes, term, shared.parties.get(item)) for item in tree.items]
    draft = PlanDraft(
        PlanKind.PST,
        f"{TITLE}{year_span(span)}",
        tuple(actions),
        headings=tuple(
            HeadingDraft(
                node.code,
                _LEVELS[node.level],
                node.title,
                node.parent.code if node.parent else None,
            )
            for node in tree.nodes
        ),
        starts_on=term[0],
        ends_on=term[1],
        words=WORDS,
    )
    warnings = (
        *(Problem(warning) for warning in document.warnings),
        *_total_problems(document, tree),
        *_guessed_problems(tree, codes),
        *shared.problems,
    )
    return Reading(FORMAT, draft, _counts(tree, actions, len(shared.parties)), warnings)


def _action(
    item: Item,
    codes: Codes,
    term: tuple[date | None, date | None],
    shared: PartyDraft | None,
) -> ActionDraft:
    told = " ".join([item.text, *item.notes])
    title, title_sureness = shorten(item.text)
    nature, nature_sureness = guess_nature(item.text)
    deadline = find_deadline(told, *term)
    # The members of the college all answer for the whole: only outside bodies are looked for.
    bodies = [
        found
        for found in find_parties(told, ())
        if shared is None or words(found[0].body or "") != words(shared.body or "")
    ]
    guesses = [
        Guess(ActionField.TITLE, title_sureness, item.text),
        Guess(ActionField.NATURE, nature_sureness, item.text),
    ]
    if deadline:
        guesses.append(Guess(ActionField.DEADLINE, deadline[1], deadline[2]))
    guesses += [Guess(ActionField.PARTIES, sureness, said) for _, sureness, said in bodies[:1]]
    guesses += _code_guesses(item, codes)
    return ActionDraft(
        code=codes.actions[item],
        title=title,
        wording=item.text,
        nature=nature,
        locator=_locator(item, codes),
        origin=item.origin,
        scope=codes.scopes[item],
        headings=(item.node.code,),
        parties=(*((shared,) if shared else ()), *(party for party, _, _ in bodies)),
        milestones=tuple(MilestoneDraft(part) for part in item.parts),
        deadline=deadline[0] if deadline else None,
        guesses=tuple(guess for guess in guesses if guess.sureness is not Sureness.SURE),
        where=item.where,
    )


def _code_guesses(item: Item, codes: Codes) -> list[Guess]:
    """Tell a code that is not the printed number."""
    if item.guessed_number:
        return [Guess(ActionField.CODE, Sureness.UNSURE, item.text)]
    if item.number is None:
        return [Guess(ActionField.CODE, Sureness.LIKELY, item.text)]
    if codes.actions[item].endswith(item.number):
        return []
    return [Guess(ActionField.CODE, Sureness.UNSURE, item.number)]


def _locator(item: Item, codes: Codes) -> str:
    """Say where an action stands, ``Volet externe, objectif opérationnel 1.2, n° 7``."""
    part = item.node.above(Level.PART)
    name = f"Volet {volet_word(part.title)}" if part else ""
    level = {
        Level.OPERATIONAL: "objectif opérationnel",
        Level.STRATEGIC: "objectif stratégique",
        Level.AXIS: "axe",
    }[item.node.level]
    number = item.node.number or f"«\u00a0{item.node.title[:80]}\u00a0»"
    place = f"n°\u00a0{item.number or codes.actions[item]}"
    if item.number is None or item.guessed_number:
        place = f"sans numéro, «\u00a0{item.text[:40]}…\u00a0»"
    parts = [name, f"{level} {number}", place]
    told = ", ".join(one for one in parts if one)
    return f"{told[0].upper()}{told[1:]}{on_page(item.where)}"


def _total_problems(document: Document, tree: PstTree) -> tuple[Problem, ...]:
    """Compare what the document announces with what was found, then look at the numbers."""
    by_volet = {
        Announced.STRATEGIC: Counter(
            _volet(node.above(Level.PART)) for node in tree.of(Level.STRATEGIC)
        ),
        Announced.OPERATIONAL: Counter(
            _volet(node.above(Level.PART)) for node in tree.of(Level.OPERATIONAL)
        ),
        Announced.ACTIONS: Counter(_volet(item.node.above(Level.PART)) for item in tree.items),
    }
    found = {kind: counts.total() for kind, counts in by_volet.items()}
    if volets := tree.of(Level.PART):
        found[Announced.VOLETS] = len(volets)
    told = {item.text for item in tree.items} | {mention.text for mention in tree.mentions}
    # What an action promises is no total: « créer 3 axes cyclables ».
    own = [block for block in document.blocks if block.text not in told]
    announced = announcements(own)
    return (
        *compared(announced, found, by_volet, absent_numbers(tree)),
        *number_problems(tree, mismatched(announced, found)),
    )


def _volet(part: Node | None) -> str:
    """Return the first letters of the word by which a total names the volet, « externes »."""
    return volet_word(part.title)[:6] if part else ""


def _guessed_problems(tree: PstTree, codes: Codes) -> tuple[Problem, ...]:
    """Warn of the actions whose number is not printed."""
    return tuple(
        Problem(
            f"une action sans numéro a été lue entre ses voisines\u00a0: elle reçoit le numéro "
            f"{codes.actions[item]}. Vérifiez-la.",
            item.where,
        )
        for item in tree.items
        if item.guessed_number
    )


def _counts(tree: PstTree, actions: Sequence[ActionDraft], shared: int) -> dict[str, int]:
    parties = [party for action in actions for party in action.parties]
    return {
        "volets": len(tree.of(Level.PART)),
        "strategic_objectives": len(tree.of(Level.STRATEGIC)),
        "operational_objectives": len(tree.of(Level.OPERATIONAL)),
        "headings": len(tree.nodes),
        "actions": len(actions),
        "shared_actions": shared,
        "deadlines": sum(action.deadline is not None for action in actions),
        "milestones": sum(len(action.milestones) for action in actions),
        "supports": sum(party.role is PartyRole.SUPPORT for party in parties),
    }
