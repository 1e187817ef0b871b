"""The rows of a grid, one after the other, into the cells of the agglomeration."""

from collections.abc import Collection
from dataclasses import dataclass, field

from data.base.problems import MOST_SHOWN, Problem, Where
from data.importers.grid import wording
from data.importers.grid.columns import MOST_CELLS, SIZE_M, commune_codes
from data.importers.grid.sources import Row
from data.importers.official.numbers import NotANumberError, Problems, parsed_number
from data.territories.grid.drafts import CellDraft
from data.territories.surroundings import Surroundings
from geo.grid import grid_square

_YES_NO = {"0": False, "1": True, "0.0": False, "1.0": True, "false": False, "true": True}
_NOTHING = frozenset({"", "na", "nan", "null", "nd", "s", "ns"})


@dataclass
class Gathering:
    """Keeps the cells of the town's agglomeration, and notes what is wrong with them.

    Attributes:
        unmeasured: cells without their people or households, which no rule can be asked of.
        straddling: cells that also lie on communes of another agglomeration; kept whole.
        excessive: first cell with more poor households than households.
    """

    around: Surroundings | None
    cells: dict[str, CellDraft] = field(default_factory=dict)
    problems: Problems = field(default_factory=lambda: Problems(MOST_SHOWN))
    unmeasured: int = 0
    straddling: int = 0
    excessive: Where | None = None
    is_too_big: bool = False

    def needles(self) -> Collection[str]:
        """Return texts one of which every row to keep holds: the codes of our communes.

        Without their first zero, which a spreadsheet may have eaten.
        """
        if self.around is None:
            return ()
        codes = {*self.around.communes, *self.around.former}
        return sorted(code.removeprefix("0") for code in codes)

    def take(self, row: Row) -> None:
        """Take a row if it is ours."""
        where, texts = row
        codes = commune_codes(texts["communes"])
        if codes is None:
            # Elsewhere in France, a mistake refuses no file; here, nobody can tell whose row it is.
            if self.around is None:
                self.problems.add(wording.not_communes(texts["communes"], where))
            return
        communes = self._today(codes)
        if self.around is not None and not any(one in self.around.communes for one in communes):
            return
        if len(self.cells) >= MOST_CELLS:
            self.is_too_big = True
            return
        self._add(texts, communes, where)

    def _today(self, codes: Collection[str]) -> tuple[str, ...]:
        former = self.around.former if self.around else {}
        return tuple(dict.fromkeys(former.get(one, one) for one in codes))

    def _add(self, texts: dict[str, str], communes: tuple[str, ...], where: Where) -> None:
        square = grid_square(texts["code"])
        imputed = _YES_NO.get(texts["imputed"].strip().lower())
        if square is None or square.size_m != SIZE_M:
            self.problems.add(wording.not_a_square(texts["code"], where))
            return
        if imputed is None:
            self.problems.add(wording.not_yes_no(texts["imputed"], where))
            return
        try:
            people, households, poor = (
                self._count(texts[role], role, where) for role in ("people", "households", "poor")
            )
        except NotANumberError:
            return
        if people is None or households is None:
            self.unmeasured += 1
            return
        cell = CellDraft(square.code, communes, people, households, poor, imputed, where)
        self._keep(cell)

    def _keep(self, cell: CellDraft) -> None:
        known = self.cells.get(cell.code)
        if known is not None and _said(known) != _said(cell):
            self.problems.add(wording.twice(cell, known))
            return
        if known is not None:
            return
        self.cells[cell.code] = cell
        if cell.poor_households is not None and cell.poor_households > cell.households:
            self.excessive = self.excessive or cell.where
        if self.around and any(one not in self.around.communes for one in cell.communes):
            self.straddling += 1

    def _count(self, text: str, role: str, where: Where) -> float | None:
        """Return a count; nothing when it is not published.

        Raises:
            NotANumberError: it is something else; the problem is noted.
        """
        if text.strip().lower() in _NOTHING:
            return None
        try:
            value = parsed_number(text)
        except NotANumberError:
            value = -1.0
        if value < 0:
            self.problems.add(wording.not_a_count(text, role, where))
            raise NotANumberError(text)
        return value


def _said(cell: CellDraft) -> tuple[object, ...]:
    return cell.people, cell.households, cell.poor_households, cell.is_imputed, cell.communes


def all_problems(gathering: Gathering) -> tuple[list[Problem], int]:
    """Return the first problems, and how many there are."""
    return gathering.problems.first, gathering.problems.count
