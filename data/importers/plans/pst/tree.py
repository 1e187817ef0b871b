"""The tree of a PST: volets, objectives, actions, and the part that repeats those it shares."""

import re
from collections import Counter
from collections.abc import Iterable

from data.importers.documents.blocks import Block
from data.importers.plans.pst.labels import is_note
from data.importers.plans.pst.levels import HEADINGS, Level, Levelled
from data.importers.plans.pst.nodes import Item, Mention, Node, PstTree, volet_word
from data.importers.plans.wording.comparing import is_same_title, tidied, words
from data.importers.plans.wording.numbering import printed, steps
from data.mandate.rules import folded

_INFINITIVE = re.compile(r"(?:s'|se |ne pas )?[a-z]{2,}(?:er|ir|re)\b")
_NOT_VERBS = re.compile(
    r"(?:notre|votre|entre|outre|autre|quatre|contre|premier|dernier|particulier|hier|titre|"
    r"cadre|centre|lettre|maire|territoire|octobre|decembre|novembre|septembre|janvier|fevrier)\b"
)
_END_OF_SENTENCE = (".", "!", "?", ";", ":", ")")


def pst_tree(blocks: Iterable[Levelled]) -> PstTree:
    """Build the tree from blocks whose kind is known."""
    builder = _Builder()
    for one in blocks:
        builder.add(one)
    builder.finish()
    return builder.tree


class _Builder:
    def __init__(self) -> None:
        self.tree = PstTree()
        self._path: dict[Level, Node] = {}
        self._untitled: Node | None = None
        self._shared: str | None = None
        self._shared_path: dict[Level, tuple[str | None, str]] = {}
        self._is_outside = False
        self._item: Item | None = None
        self._loose: list[tuple[int, Block, Node]] = []
        self._places: Counter[int] = Counter()

    def add(self, one: Levelled) -> None:
        """Take the next block."""
        match one.level:
            case Level.OUTSIDE:
                self._is_outside, self._item, self._untitled = True, None, None
            case Level.SHARED:
                self._shared, self._shared_path = tidied(one.block.text), {}
                self._is_outside, self._item, self._untitled = False, None, None
            case level if level in HEADINGS:
                self._is_outside = False
                self._heading(level, one.block, one.is_sure)
            case _ if self._is_outside:
                pass
            case Level.ACTION:
                self._action(one.block)
            case Level.DETAIL:
                self._detail(one.block)
            case _:
                self._text(one.block)

    def finish(self) -> None:
        """Add the actions that no mark sets apart, and drop headings that hold nothing."""
        self._places = Counter(rank for rank, _, _ in self._loose)
        found = [(rank, self._taken(rank, block, node)) for rank, block, node in self._loose]
        for rank, item in reversed(found):
            if item is not None:
                self.tree.items.insert(rank, item)
                item.node.action_count += 1
        self._drop_empty()

    def _heading(self, level: Level, block: Block, is_sure: bool) -> None:
        if self._shared is not None and level is not Level.PART:
            if level is Level.STRATEGIC:
                self._shared_path.pop(Level.OPERATIONAL, None)
            self._shared_path[level] = (block.number, block.text)
            return
        if level is Level.PART:
            self._shared = None
        self._item = None
        rank = HEADINGS.index(level)
        self._path = {one: node for one, node in self._path.items() if HEADINGS.index(one) < rank}
        node = self._found(level, block)
        node.is_sure = node.is_sure or is_sure
        self._path[level] = node
        label_alone = words(block.text) in {"", words(f"{block.label or ''} {block.number or ''}")}
        self._untitled = node if label_alone else None

    def _found(self, level: Level, block: Block) -> Node:
        """Return the heading if it was printed before, under the same one, or a new one."""
        parent = self._parent(level, block.number)
        title = _volet_title(block) if level is Level.PART else tidied(block.text)
        for node in self.tree.nodes:
            if node.level is level and node.parent is parent and _is_same(node, block, title):
                if len(title) > len(node.title):
                    node.title = title
                return node
        node = Node(level, block.number, title, block.where, parent)
        self.tree.nodes.append(node)
        return node

    def _parent(self, level: Level, number: str | None) -> Node | None:
        """Return the heading above, the one whose number begins this one's when there is one."""
        above = [one for one in HEADINGS if HEADINGS.index(one) < HEADINGS.index(level)]
        parent = next((self._path[one] for one in reversed(above) if one in self._path), None)
        known = steps(number)
        if parent is None or known is None or len(known) < 2 or parent.level is Level.PART:
            return parent
        if steps(parent.number) == known[:-1]:
            return parent
        family = [node for node in self.tree.nodes if node.parent is parent.parent]
        better = next((node for node in family if steps(node.number) == known[:-1]), None)
        if better is not None:
            self._path[better.level] = better
        return better or parent

    def _here(self) -> Node | None:
        for level in reversed(HEADINGS):
            if level in self._path and level is not Level.PART:
                return self._path[level]
        return None

    def _action(self, block: Block, origin: str | None = None) -> None:
        self._untitled = None
        if self._shared is not None:
            self._mention(block)
            return
        node = self._here()
        if node is None:
            return
        if origin is None:
            origin = "numbered" if block.number else "bullet" if block.is_bullet else "unnumbered"
        self._item = Item(node, block.number, block.text, block.where, origin)
        node.action_count += 1
        self.tree.items.append(self._item)

    def _mention(self, block: Block) -> None:
        nothing = (None, "")
        self.tree.mentions.append(
            Mention(
                self._shared or "",
                self._shared_path.get(Level.STRATEGIC, nothing),
                self._shared_path.get(Level.OPERATIONAL, nothing),
                block.number,
                block.text,
                block.where,
            )
        )

    def _detail(self, block: Block) -> None:
        if self._shared is not None:
            self._mention(block)
            return
        if is_note(block) and self._item:
            self._item.notes.append(block.text)
            return
        last = self._item
        is_sister = last is not None and last.origin == "bullet" and block.depth == 0
        if last is None or is_sister:
            self._action(block)
        else:
            last.parts.append(block.text)

    def _text(self, block: Block) -> None:
        if block.is_row:
            return
        if self._untitled is not None and not is_note(block):
            self._untitled.title, self._untitled = tidied(block.text), None
            return
        if self._shared is not None:
            return
        if self._item and is_note(block):
            self._item.notes.append(block.text)
        elif self._item and block.text[:1].islower() and _is_open(self._item.text):
            # A page was turned in the middle of a sentence.
            self._item.text = f"{self._item.text} {block.text}"
        elif (node := self._here()) is not None:
            self._loose.append((len(self.tree.items), block, node))

    def _taken(self, rank: int, block: Block, node: Node) -> Item | None:
        """Return the action that a paragraph without any mark is, if it is one."""
        if not _is_promise(block.text):
            return None
        if node.level is Level.OPERATIONAL and node.action_count == 0:
            return Item(node, None, block.text, block.where, "sentence")
        if not 0 < rank < len(self.tree.items) or self._places[rank] > 1:
            return None
        before, after = self.tree.items[rank - 1], self.tree.items[rank]
        first, last = steps(before.number), steps(after.number)
        if not first or not last or (*first[:-1], first[-1] + 2) != last:
            return None
        if before.node.above(Level.PART) is not after.node.above(Level.PART):
            return None
        number = printed((*first[:-1], first[-1] + 1))
        return Item(node, number, block.text, block.where, "unnumbered", guessed_number=True)

    def _drop_empty(self) -> None:
        """Drop volets without anything, and titles that only their looks made headings."""
        filled = {item.node for item in self.tree.items}
        for node in list(filled):
            above = node.parent
            while above is not None:
                filled.add(above)
                above = above.parent
        parents = {node.parent for node in self.tree.nodes if node.is_sure}
        self.tree.nodes = [
            node
            for node in self.tree.nodes
            if node in filled or node in parents or (node.is_sure and node.level is not Level.PART)
        ]


def _volet_title(block: Block) -> str:
    title = tidied(block.text)
    if block.label and words(block.label) == "volet" and "volet" not in folded(title):
        return f"Volet {block.number}\u00a0: {title}" if block.number else f"Volet {title}"
    return title


def _is_same(node: Node, block: Block, title: str) -> bool:
    if node.level is Level.PART:
        return volet_word(node.title) == volet_word(title)
    if steps(node.number) != steps(block.number):
        return False
    return is_same_title(node.title, title)


def _is_open(text: str) -> bool:
    return not text.rstrip().endswith(_END_OF_SENTENCE)


def _is_promise(text: str) -> bool:
    """Tell a sentence that begins with what is to be done: « Créer… »."""
    start = folded(text).lstrip('«" ')
    return text[:1].isupper() and bool(_INFINITIVE.match(start)) and not _NOT_VERBS.match(start)
