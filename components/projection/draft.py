"""What the deputy tries in a scenario, kept until it is saved: a rerun or a page loses nothing."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from data.finances.projection.hypotheses import definitions_by_code
from data.finances.projection.types import Group, HypothesisDefinition
from data.finances.projection_desk.content import Content, Seen
from data.finances.projection_desk.typed import (
    EVERY,
    EVERY_YEAR,
    LOAN_COLUMNS,
    CellProblem,
    Place,
    cells_of,
    loan_cells,
    read_cells,
    read_loans,
)
from data.finances.projection_desk.views import DeskView

Cells = Mapping[str, str]


@dataclass
class Draft:
    """A scenario as one person makes it.

    Attributes:
        began: what the base held when she began, and ``seen`` its versions.
        cells: every hypothesis typed, of every budget; ``loans`` every loan.
        budget: whose hypotheses the table shows, and ``group`` which of them.
        drawn: the cells and the loans that the tables were drawn with; ``serial`` is raised each
            time they are drawn from others.
    """

    code: str
    began: Content
    seen: Seen
    title: str
    note: str
    cells: dict[Place, str]
    loans: tuple[Cells, ...]
    budget: str = EVERY
    group: Group = Group.TAXES
    drawn: dict[Place, str] = field(default_factory=dict)
    drawn_loans: tuple[Cells, ...] = ()
    serial: int = 0

    def key(self, name: str) -> str:
        """Return the key of a control drawn from this draft."""
        return f"scenario-{name}-{self.code}-{self.serial}"

    def lines(self) -> list[HypothesisDefinition]:
        """Return the hypotheses that the table shows, in its order."""
        return [one for one in definitions_by_code().values() if one.group is self.group]

    def absorb(self, state: Mapping[str, Any]) -> None:
        """Take what was typed in the controls since they were drawn."""
        if found := state.get(self.key("hypotheses")):
            self._absorb_cells(found.get("edited_rows", {}))
        if found := state.get(self.key("loans")):
            self._absorb_loans(found)
        self.title = state.get(self.key("title"), self.title)
        self.note = state.get(self.key("note"), self.note)

    def _absorb_cells(self, edited: Mapping[Any, Mapping[str, object]]) -> None:
        lines = self.lines()
        for rank, cells in edited.items():
            for column, text in cells.items():
                year = 0 if column == EVERY_YEAR else int(column) if column.isdecimal() else None
                if year is not None:
                    place = self.budget, lines[int(rank)].code, year
                    self.cells[place] = "" if text is None else str(text)

    def _absorb_loans(self, state: Mapping[str, Any]) -> None:
        gone = set(state.get("deleted_rows", ()))
        edited = {int(rank): cells for rank, cells in state.get("edited_rows", {}).items()}
        kept = [
            _typed(row, edited.get(rank, {}))
            for rank, row in enumerate(self.drawn_loans)
            if rank not in gone
        ]
        added = [_typed({}, cells) for cells in state.get("added_rows", ())]
        self.loans = (*kept, *(row for row in added if any(row.values())))

    def redraw(self, *, budget: str | None = None, group: Group | None = None) -> None:
        """Start new tables from what is wanted by now."""
        self.budget = self.budget if budget is None else budget
        self.group = group or self.group
        self.drawn, self.drawn_loans = dict(self.cells), self.loans
        self.serial += 1

    def learn(self, view: DeskView) -> None:
        """Take what others saved meanwhile, wherever she typed nothing herself."""
        before, now = cells_of(self.began.supposed), cells_of(view.content.supposed)
        for place in {*before, *now}:
            if self.cells.get(place, "") == before.get(place, ""):
                self.cells[place] = now.get(place, "")
        if self.loans == tuple(loan_cells(loan, view.titles) for loan in self.began.loans):
            self.loans = tuple(loan_cells(loan, view.titles) for loan in view.content.loans)
        if self.title == self.began.title:
            self.title = view.content.title
        if self.note == self.began.note:
            self.note = view.content.note
        self.began, self.seen = view.content, view.seen
        self.redraw()

    def content(self, view: DeskView) -> tuple[Content, tuple[CellProblem, ...]]:
        """Return what is tried, cells that cannot be read left out, and what is to mend in them."""
        supposed, problems = read_cells(self.cells, definitions_by_code())
        loans, more = read_loans(self.loans, view.titles, view.years)
        found = Content(self.title, self.note, supposed, loans)
        is_same = (found.title, found.note) == (self.began.title, self.began.note) and _same(
            found, self.began
        )
        return (self.began if is_same else found), (*problems, *more)


def started(view: DeskView, serial: int = 0) -> Draft:
    """Return a draft in which nothing was typed yet."""
    content = view.content
    draft = Draft(
        code=view.code,
        began=content,
        seen=view.seen,
        title=content.title,
        note=content.note,
        cells=cells_of(content.supposed),
        loans=tuple(loan_cells(loan, view.titles) for loan in content.loans),
        serial=serial,
    )
    draft.redraw()
    return draft


def _same(one: Content, other: Content) -> bool:
    """Tell whether two contents suppose the same, in whatever order."""
    return set(one.supposed) == set(other.supposed) and Counter(one.loans) == Counter(other.loans)


def _typed(row: Cells, cells: Mapping[str, object]) -> Cells:
    known = {name: "" if text is None else str(text) for name, text in cells.items()}
    blank = dict.fromkeys(LOAN_COLUMNS, "")
    return blank | dict(row) | {name: text for name, text in known.items() if name in blank}


def problems_text(problems: Sequence[CellProblem], most: int = 8) -> list[str]:
    """Say which cells to mend, the first ones in full."""
    lines = [f"{one.where} : {one.message}." for one in problems[:most]]
    if len(problems) > most:
        lines.append(f"… et {len(problems) - most} autres.")
    return lines
