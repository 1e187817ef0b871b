"""What the printed numbers of a PST's headings and actions show to be wrong."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from data.base.problems import Problem, Where
from data.importers.plans.pst.codes import are_restarted, is_repeated
from data.importers.plans.pst.levels import Level
from data.importers.plans.pst.nodes import Node, PstTree, volet_word
from data.importers.plans.wording.announced import Announced, plural
from data.importers.plans.wording.numbering import Steps, doubles, missing, runs, steps

_MOST_TOLD = 10


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
    if not is_repeated([one.number for one in group] for group in by_part):
        by_part = [list(entries)]
    lists = []
    for group in by_part:
        restarts = are_restarted([one.number for one in group])
        lists += _grouped(group, lambda one: one.above) if restarts else [group]
    return [group for group in lists if group]


def _grouped(entries: Iterable[_Entry], key: Callable[[_Entry], Node | None]) -> list[list[_Entry]]:
    groups: defaultdict[Node | None, list[_Entry]] = defaultdict(list)
    for one in entries:
        groups[key(one)].append(one)
    return list(groups.values())
