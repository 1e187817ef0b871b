"""The synthesis table of a contrat de ville: its axes, their objectives, crossed with ambitions."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from data.base.problems import NOWHERE, Where
from data.importers.documents.blocks import Block
from data.importers.plans.contract.rows import Heads, glued, goes_on, heads_of, only_cell
from data.importers.plans.wording.comparing import is_same_title, tidied, words

_MARK = re.compile(r"(?:[x×✓✔✅☑☒●•○■◆▪1-9]|oui|ok)+", re.IGNORECASE)
_AMBITION = re.compile(r"ambitions?\b")
_LOOSE_HEAD = re.compile(r"(?:axes?|thematiques?|piliers?) (?:et )?objectifs?(?: [a-z ]{0,60})?")
_LOOSE_AXIS = re.compile(
    r"(?P<axis>(?:[A-ZÀ-ÖØ-Ý/&'’-]{2,}\s+)+)(?P<objective>[A-ZÀ-Ý]['’]?[a-zà-ÿ].+)"
)
_LONGEST_OBJECTIVE = 260
_SHORTEST_AXIS = 4
_OTHERS = re.compile(
    r"(?:indicateurs?|pilotes?|partenaires?|echeances?|budgets?|couts?|financ\w+|commentaires?|"
    r"actions?|projets?|priorites?|public\w*|observations?|n)\b"
)


@dataclass
class Objective:
    """A row of the table; ``marks`` are the ambitions whose cell is ticked, by their rank."""

    title: str
    where: Where = NOWHERE
    marks: set[int] = field(default_factory=set)


@dataclass
class Axis:
    """A group of rows."""

    title: str
    objectives: list[Objective] = field(default_factory=list)


@dataclass
class Synthesis:
    """What the table holds.

    Attributes:
        ambitions: names of its last columns.
        is_loose: its columns were lost, its lines were read as paragraphs.
    """

    axes: list[Axis] = field(default_factory=list)
    ambitions: tuple[str, ...] = ()
    is_loose: bool = False

    @property
    def objectives(self) -> tuple[Objective, ...]:
        """All of the rows."""
        return tuple(objective for axis in self.axes for objective in axis.objectives)

    @property
    def crossings(self) -> int:
        """Cells that are ticked."""
        return sum(len(objective.marks) for objective in self.objectives)

    @property
    def empty_cells(self) -> int:
        """Cells that cross an objective and an ambition, and say nothing."""
        return len(self.objectives) * len(self.ambitions) - self.crossings


def read_synthesis(blocks: Iterable[Block]) -> Synthesis | None:
    """Read the table, over its pages; none when the document has none."""
    reader = _Reader()
    for block in blocks:
        if block.is_row:
            reader.row(block)
        else:
            reader.leave(block)
    return reader.synthesis if reader.synthesis.objectives else None


class _Reader:
    def __init__(self) -> None:
        self.synthesis = Synthesis()
        self._heads: Heads | None = None
        self._is_broken = False
        self._is_loose = False
        self._names_line = ""
        self._expects_names = False
        self._columns: tuple[int, ...] = ()

    def leave(self, block: Block) -> None:
        """Take what stands between rows: a sentence repeated on each page, or the table's end."""
        self._is_broken = True
        if block.heading is not None:
            self._heads, self._is_loose = None, False
        elif _LOOSE_HEAD.fullmatch(words(block.text)):
            self._heads, self._is_loose = None, True
        elif self._is_loose:
            self._loose((block.text,), block)

    def row(self, block: Block) -> None:
        """Take a row: a head, the names of the ambitions, an axis, an objective, or its end."""
        heads = heads_of(block.cells)
        if heads and {"axis", "objective"} <= heads.columns.keys() and not _is_other(heads):
            self._is_loose = _is_misaligned(heads)
            self._open(heads)
        elif self._is_loose:
            self._loose(tuple(cell for cell in block.cells if cell), block)
        elif heads is not None:
            self._heads = None
        elif self._heads is not None:
            cells = self._widened(block.cells, self._heads)
            if cells:
                self._fill(cells, block)

    def _loose(self, cells: tuple[str, ...], block: Block) -> None:
        """Take a line of a table whose columns were lost: an axis in capitals, an objective."""
        text = cells[-1]
        if len(cells) > 2:
            self.synthesis.ambitions = self.synthesis.ambitions or tuple(map(tidied, cells))
            return
        if len(text) > _LONGEST_OBJECTIVE or "tableau" in words(text):
            self._is_loose = not self.synthesis.axes
            return
        split = _LOOSE_AXIS.fullmatch(text)
        if len(cells) == 2:
            self._axis(cells[0])
        elif split and sum(letter.isalpha() for letter in split["axis"]) > _SHORTEST_AXIS:
            self._axis(split["axis"])
            text = split["objective"]
        elif not self.synthesis.axes or text == self._names_line:
            # The names of the ambitions, printed again on the next page.
            self._names_line = text
            return
        self.synthesis.is_loose = True
        self._objective(text, (), block.where)

    def _widened(self, cells: tuple[str, ...], heads: Heads) -> tuple[str, ...]:
        """Return a row as wide as its head; none for a row of another table.

        On the next page, a table may have lost its columns that hold nothing there; under a head
        whose cells are merged, it has more of them.
        """
        is_wider = len(cells) > len(heads.cells) and not self._is_broken
        if is_wider or abs(len(cells) - len(heads.cells)) <= 1:
            return cells
        if self._is_broken or len(cells) > 2:
            return ()
        widened = [""] * len(heads.cells)
        widened[heads.columns["objective"]] = cells[-1]
        if len(cells) == 2:
            widened[heads.columns["axis"]] = cells[0]
        return tuple(widened)

    def _open(self, heads: Heads) -> None:
        self._heads, self._is_broken = heads, False
        first = max(heads.columns["axis"], heads.columns["objective"]) + 1
        named = [rank for rank in range(first, len(heads.cells)) if heads.cells[rank]]
        titles = [heads.cells[rank] for rank in named]
        is_title_above = len(set(titles)) == 1 and _AMBITION.match(
            words(titles[0]).replace(" ", "")
        )
        self._expects_names = bool(is_title_above)
        self._columns = tuple(range(first, len(heads.cells)))
        if titles and not is_title_above:
            self._name(
                [rank for rank in named if not _OTHERS.match(words(heads.cells[rank]))], heads
            )

    def _name(self, columns: Sequence[int], heads: Heads) -> None:
        self._columns = tuple(columns)
        if not self.synthesis.ambitions:
            self.synthesis.ambitions = tuple(tidied(heads.cells[rank]) for rank in columns)

    def _fill(self, cells: tuple[str, ...], block: Block) -> None:
        heads = self._heads
        if heads is None:
            return
        axis, title = heads.cell(cells, "axis"), heads.cell(cells, "objective")
        if self._expects_names and not axis and not title:
            first = self._columns[0] if self._columns else len(heads.cells)
            columns = [rank for rank in range(first, len(cells)) if cells[rank]]
            self._name(columns, Heads(heads.columns, cells))
            self._expects_names = False
            return
        self._expects_names = False
        alone = only_cell(cells)
        if alone and (not title or title == axis):
            self._axis(alone)
        elif title:
            self._axis_or_rest(axis, title)
            self._objective(title, cells, block.where)

    def _axis_or_rest(self, axis: str, title: str) -> None:
        """Take an axis, or the end of its name in the row below when the table was wrapped."""
        axes = self.synthesis.axes
        if not axis:
            return
        last = axes[-1].objectives[-1].title if axes and axes[-1].objectives else ""
        if axes and goes_on(last, title) and title[:1].islower():
            axes[-1].title = glued(axes[-1].title, tidied(axis))
        else:
            self._axis(axis)

    def _axis(self, title: str) -> None:
        axes = self.synthesis.axes
        if not axes or not is_same_title(axes[-1].title, title):
            axes.append(Axis(tidied(title)))

    def _objective(self, title: str, cells: Sequence[str], where: Where) -> None:
        axes = self.synthesis.axes or [Axis("Objectifs")]
        self.synthesis.axes = axes
        marks = {
            rank
            for rank, column in enumerate(self._columns)
            if _MARK.fullmatch(_cell(cells, column).replace(" ", ""))
        }
        found = axes[-1].objectives
        if found and goes_on(found[-1].title, title) and not marks:
            found[-1].title = glued(found[-1].title, title)
            return
        found.append(Objective(title, where, marks))


def _is_misaligned(heads: Heads) -> bool:
    """Tell a head whose columns were guessed from a page without rules, and drift below it."""
    first, last = sorted((heads.columns["axis"], heads.columns["objective"]))
    return last > first + 1 and not any(heads.cells[first + 1 : last])


def _is_other(heads: Heads) -> bool:
    """Tell a table of actions, which names projects and who answers for them."""
    return "project" in heads.columns and bool({"pilot", "quarter"} & heads.columns.keys())


def _cell(cells: Sequence[str], rank: int) -> str:
    return cells[rank] if rank < len(cells) else ""
