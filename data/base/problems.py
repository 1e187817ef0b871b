"""What is wrong in a file, and where: the French words that an officer mends it with."""

from collections.abc import Sequence
from dataclasses import dataclass

from data.base.errors import MandascopeError
from data.base.formats import counted

MOST_SHOWN = 100
"""Problems of a file that are written out; the others are counted."""


@dataclass(frozen=True)
class Where:
    """A place in a file, as its reader finds it again: all counted from 1, missing if it has none.

    Attributes:
        sheet: name of a spreadsheet's sheet.
        line: line of a text, or row of a sheet.
        column: heading of the column.
        page: page of a document that has pages.
    """

    sheet: str | None = None
    line: int | None = None
    column: str | None = None
    page: int | None = None

    def __str__(self) -> str:
        """Say the place in French, ``feuille « Actions », ligne 12, colonne « Statut »``."""
        parts = (
            f"feuille «\u00a0{self.sheet}\u00a0»" if self.sheet else "",
            f"page {self.page}" if self.page else "",
            f"ligne {self.line}" if self.line else "",
            f"colonne «\u00a0{self.column}\u00a0»" if self.column else "",
        )
        return ", ".join(part for part in parts if part)


NOWHERE = Where()
"""For what concerns a file as a whole."""


@dataclass(frozen=True)
class Problem:
    """One thing to mend or to know. ``message`` says the value, what was expected, what to do."""

    message: str
    where: Where = NOWHERE

    def __str__(self) -> str:
        """Say the place, then what is wrong there."""
        place = str(self.where)
        return f"{place[0].upper()}{place[1:]} : {self.message}" if place else self.message


class RefusedFileError(MandascopeError):
    """A file cannot be taken as it is; nothing was changed. Every problem is listed, then capped.

    Attributes:
        file_name: as the officer knows it.
        problems: the first ones, in the file's order.
        count: how many there are in all.
        format_code: what the file was taken for, once that is known.
    """

    format_code: str | None = None

    def __init__(
        self, file_name: str, problems: Sequence[Problem], count: int | None = None
    ) -> None:
        self.file_name = file_name
        self.problems = tuple(problems[:MOST_SHOWN])
        self.count = count if count is not None else len(problems)
        lines = [f"«\u00a0{file_name}\u00a0» : rien n’a été changé."]
        lines += [f"- {problem}" for problem in self.problems]
        if self.count > len(self.problems):
            rest = counted(self.count - len(self.problems), "autre problème", "autres problèmes")
            lines.append(f"- … et {rest}.")
        super().__init__("\n".join(lines))
