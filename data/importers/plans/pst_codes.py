"""Codes of a PST's headings and actions, and what their printed numbers show to be wrong."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from data.base.problems import Problem, Where
from data.importers.plans.announced import Announced, plural
from data.importers.plans.numbering import Steps, doubles, missing, runs, steps
from data.importers.plans.pst_levels import Level
from data.importers.plans.pst_tree import Item, Node, PstTree, volet_word
from data.importers.plans.tree import unused

_RESTARTS = 0.2
"""Share of numbers printed twice from which a numbering restarts, rather than slips."""

_MOST_TOLD = 10

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
    has_scopes = _is_repeated([[bare[item] for item in items] for items in by_part.values()])
    actions: dict[Item, str] = {}
    scopes: dict[Item, str] = {}
    used: defaultdict[str, set[str]] = defaultdict(set)
    for part, items in by_part.items():
        scope = part.code if part and has_scopes else ""
        for item in items:
            actions[item] = unused(bare[item], used[scope])
            scopes[item] = scope
    return Codes(actions, scopes)


def _code_headings(nodes: Iterable[Node]) -> None:
    used: set[str] = set()
    ranks: Counter[tuple[Node | None, Level]] = Counter()
    for node in nodes:
        ranks[node.parent, node.level] += 1
        rank = ranks[node.parent, node.level]
        node.code = unused(_heading_code(node, rank), used)


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
    restarts = _restarts([item.number for item in items])
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


def _restarts(numbers: Sequence[str | None]) -> bool:
    """Tell a numbering that restarts lower down."""
    known = [number for number in numbers if number]
    return len(known) - len(set(known)) > _RESTARTS * len(known)


def _is_repeated(groups: Iterable[Iterable[str]]) -> bool:
    """Tell whether two groups share a code."""
    seen: set[str] = set()
    for group in groups:
        codes = set(group)
        if codes & seen:
            return True
        seen |= codes
    return False


@dataclass(frozen=True)
class _Entry:
    """A number, the heading it stands under and its volet."""

    part: Node | None
    above: Node | None
    number: str
    where: Where


def absent_numbers(tree: PstTree) -> dict[Announced, tuple[Steps, ...]]:
    """Return the numbers that each list jumps over, whatever the volet."""
    return {
        kind: tuple(
            number for entries in lists for number in missing(one.number for one in entries)
        )
        for kind, lists in _lists(tree).items()
    }


def number_problems(tree: PstTree, told: Collection[Announced] = ()) -> tuple[Problem, ...]:
    """Warn of numbers that are jumped over or printed twice, list by list.

    The gaps of the kinds already ``told``, beside the total announced, are not told again.
    """
    return tuple(
        problem
        for kind, lists in _lists(tree).items()
        for entries in lists
        for problem in _list_problems(kind, entries, is_told=kind in told)
    )


def _list_problems(
    kind: Announced, entries: Sequence[_Entry], *, is_told: bool
) -> Iterable[Problem]:
    name = plural(kind)
    numbers = [one.number for one in entries]
    parts = {volet_word(one.part.title) for one in entries if one.part}
    start = f"volet {parts.pop()}\u00a0: " if len(parts) == 1 else ""
    if not is_told and (absent := missing(numbers)):
        yield Problem(
            f"{start}parmi les numéros des {name}, {runs(absent)} "
            f"{'manque' if len(absent) == 1 else 'manquent'}. Vérifiez le document.",
            _after(entries, absent[0]),
        )
    if twice := doubles(numbers):
        yield Problem(
            f"{start}parmi les numéros des {name}, {', '.join(twice[:_MOST_TOLD])} "
            f"{'est imprimé' if len(twice) == 1 else 'sont imprimés'} plusieurs fois\u00a0; "
            "«\u00a0bis\u00a0» les distingue.",
            entries[0].where,
        )


def _after(entries: Sequence[_Entry], absent: Steps) -> Where:
    """Return where the first number after an absent one stands."""
    later = [one for one in entries if (steps(one.number) or ()) > absent]
    return later[0].where if later else entries[0].where


def _lists(tree: PstTree) -> dict[Announced, list[list[_Entry]]]:
    nodes = {
        Announced.STRATEGIC: tree.of(Level.STRATEGIC),
        Announced.OPERATIONAL: tree.of(Level.OPERATIONAL),
    }
    found = {kind: _series(_node_entries(some)) for kind, some in nodes.items()}
    found[Announced.ACTIONS] = _series(
        [
            _Entry(item.node.above(Level.PART), item.node, item.number, item.where)
            for item in tree.items
            if item.number
        ]
    )
    return found


def _node_entries(nodes: Iterable[Node]) -> list[_Entry]:
    return [
        _Entry(node.above(Level.PART), node.parent, node.number, node.where)
        for node in nodes
        if node.number
    ]


def _series(entries: Sequence[_Entry]) -> list[list[_Entry]]:
    """Part numbers into lists that each count from 1: by volet, or under each heading."""
    by_part = _grouped(entries, lambda one: one.part)
    if not _is_repeated([one.number for one in group] for group in by_part):
        by_part = [list(entries)]
    lists = []
    for group in by_part:
        restarts = _restarts([one.number for one in group])
        lists += _grouped(group, lambda one: one.above) if restarts else [group]
    return [group for group in lists if group]


def _grouped(entries: Iterable[_Entry], key: Callable[[_Entry], Node | None]) -> list[list[_Entry]]:
    groups: defaultdict[Node | None, list[_Entry]] = defaultdict(list)
    for one in entries:
        groups[key(one)].append(one)
    return list(groups.values())
