"""The cells of a grid as a file says them. Free of database."""

from dataclasses import dataclass

from data.base.problems import NOWHERE, Where


@dataclass(frozen=True)
class CellDraft:
    """A square of a grid.

    Attributes:
        code: its INSPIRE name, which says where it is.
        communes: INSEE codes of those that it lies on.
        people, households: as INSEE estimates them, hence not whole.
        poor_households: missing when the file does not say; never zero instead.
        is_imputed: INSEE guessed its values so that nobody be recognised.
    """

    code: str
    communes: tuple[str, ...]
    people: float
    households: float
    poor_households: float | None
    is_imputed: bool
    where: Where = NOWHERE


@dataclass(frozen=True)
class GridDraft:
    """The cells of one year of data."""

    vintage: int
    cells: tuple[CellDraft, ...]
