"""Codes of a PST's headings and actions."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from data.importers.plans.pst.levels import Level
from data.importers.plans.pst.nodes import Item, Node, PstTree, volet_word
from data.importers.plans.wording.numbering import steps

_RESTARTS = 0.2
"""Share of numbers printed twice from which a numbering restarts, rather than slips."""

_LETTERS = {"externe": "E", "interne": "I"}


@dataclass(frozen=True)
class Codes:
    """What each action is called, and inside which scope."""

    actions: dict[Item, str]
    scopes: dict[Item, str]


def give_codes(tree: PstTree) -> Codes:
    """Write the code of each heading and return those of the actions."""
    _code_headings(tree.nodes)
    by_part: defaultdict[Node | None, list[Item]] = defaultdict(list)
    for item in tree.items:
        by_part[item.node.above(Level.PART)].append(item)
    bare: dict[Item, str] = {}
    for items in by_part.values():
        bare |= _bare_codes(items)
    has_scopes = is_repeated([[bare[item] for item in items] for items in by_part.values()])
    actions: dict[Item, str] = {}
    scopes: dict[Item, str] = {}
    used: defaultdict[str, set[str]] = defaultdict(set)
    for part, items in by_part.items():
        scope = part.code if part and has_scopes else ""
        for item in items:
            actions[item] = _unused(bare[item], used[scope])
            scopes[item] = scope
    return Codes(actions, scopes)


def _code_headings(nodes: Iterable[Node]) -> None:
    used: set[str] = set()
    ranks: Counter[tuple[Node | None, Level]] = Counter()
    for node in nodes:
        ranks[node.parent, node.level] += 1
        rank = ranks[node.parent, node.level]
        node.code = _unused(_heading_code(node, rank), used)


def _heading_code(node: Node, rank: int) -> str:
    number = node.number or str(rank)
    if node.level is Level.PART:
        word = volet_word(node.title)
        return _LETTERS.get(word) or node.number or (word[:1] or "V").upper()
    if node.level is Level.AXIS:
        number = f"AX{number}"
    if node.parent is None:
        return number
    part = node.above(Level.PART)
    is_whole = node.parent is part or _continues(node.parent.number, number)
    if node.parent.level is Level.AXIS and len(steps(number) or ()) < 2:
        # Objectives numbered through the axes need no axis in their code.
        is_whole = node.number is not None
    if is_whole:
        return f"{part.code}.{number}" if part else number
    return f"{node.parent.code}.{number}"


def _continues(above: str | None, number: str) -> bool:
    first, whole = steps(above), steps(number)
    return bool(first and whole and len(whole) > len(first) and whole[: len(first)] == first)


def _bare_codes(items: Sequence[Item]) -> dict[Item, str]:
    """Return the codes inside a volet: the printed number, unless it restarts lower down."""
    restarts = are_restarted([item.number for item in items])
    ranks: Counter[Node] = Counter()
    codes = {}
    for item in items:
        ranks[item.node] += 1
        part = item.node.above(Level.PART)
        above = item.node.code.removeprefix(f"{part.code}.") if part else item.node.code
        if item.number is None:
            codes[item] = f"{above}.{ranks[item.node]}"
        elif restarts and len(steps(item.number) or ()) < 2:
            codes[item] = f"{above}.{item.number}"
        else:
            codes[item] = item.number
    return codes


def are_restarted(numbers: Sequence[str | None]) -> bool:
    """Tell a numbering that restarts lower down."""
    known = [number for number in numbers if number]
    return len(known) - len(set(known)) > _RESTARTS * len(known)


def is_repeated(groups: Iterable[Iterable[str]]) -> bool:
    """Tell whether two groups share a code."""
    seen: set[str] = set()
    for group in groups:
        codes = set(group)
        if codes & seen:
            return True
        seen |= codes
    return False


def _unused(code: str, used: set[str]) -> str:
    """Return a code that no other bears, and mark it as used: ``4``, then ``4 bis``, ``4 ter``."""
    tried = code
    suffixes: Sequence[str] = ("bis", "ter", "quater")
    for rank in range(len(used) + 1):
        if tried not in used:
            break
        tried = f"{code} {suffixes[rank]}" if rank < len(suffixes) else f"{code} ({rank + 2})"
    used.add(tried)
    return tried
