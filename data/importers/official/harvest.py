"""What the tables of a file give, together: territories, schools, values, and what was left out."""

from dataclasses import dataclass, field, replace

from data.base.formats import typeset
from data.base.problems import MOST_SHOWN, Problem, RefusedFileError, Where
from data.importers.official.codes import tidied
from data.importers.official.counting import row_count
from data.importers.official.grounds import Left
from data.importers.official.matching import Match
from data.importers.official.numbers import Problems, shown
from data.importers.official.tables import TableRow
from data.indicators.drafts import ObservationDraft
from data.territories.drafts import LinkDraft, PlaceDraft, TerritoryDraft
from data.territories.surroundings import Surroundings
from data.territories.vocabulary import LinkKind

_MOST_VALUES = 300_000
MOST_NAMED = 50
"""Things of one sort that are remembered to be named in a warning."""

_Key = tuple[str, str, int | None, str | None]


@dataclass
class Harvest:
    """What a file gives, table after table.

    Attributes:
        ignored: rows left out; ``former`` those of communes merged since, ``renamed`` the codes
            of today under a former name, ``unreadable`` the rows called by no official code.
        categories: words of a long table that no column is declared for.
    """

    file_name: str
    around: Surroundings | None
    territories: dict[str, TerritoryDraft] = field(default_factory=dict)
    links: dict[tuple[str, LinkKind, str], LinkDraft] = field(default_factory=dict)
    places: dict[str, PlaceDraft] = field(default_factory=dict)
    observations: dict[_Key, ObservationDraft] = field(default_factory=dict)
    problems: Problems = field(default_factory=lambda: Problems(MOST_SHOWN))
    ignored: int = 0
    outside: str = ""
    former: dict[str, str] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)
    unreadable: list[Where] = field(default_factory=list)
    categories: dict[str, None] = field(default_factory=dict)

    def add(self, draft: ObservationDraft, column: str) -> None:
        """Keep a value; the same one twice is kept once, two for one thing are a problem."""
        key = (draft.indicator, draft.place or draft.territory, draft.data_year, draft.edition)
        before = self.observations.setdefault(key, draft)
        if before is draft:
            if len(self.observations) > _MOST_VALUES:
                raise _too_big(self.file_name)
        elif (before.value, before.absence) != (draft.value, draft.absence):
            first = f"ligne {before.where.line}"
            if before.where.sheet and before.where.sheet != draft.where.sheet:
                first = f"{before.where.sheet}, {first}"
            self.problem(
                f"« {key[1]} » a déjà une autre valeur pour cette colonne et cette année "
                f"({first}). Attendu : une seule valeur ; gardez la bonne ligne.",
                draft.where,
                column,
            )

    def date_series(self, first: int) -> None:
        """Give the values kept since the ``first`` one the last of their years as edition."""
        added = list(self.observations.items())[first:]
        last = max((one.data_year for _, one in added if one.data_year), default=None)
        for key, one in added:
            del self.observations[key]
            self.add(replace(one, edition=None if last is None else str(last)), "")

    def problem(self, message: str, where: Where, column: str | None = None) -> None:
        """Note what keeps the file from being taken."""
        place = Where(where.sheet, where.line, column)
        self.problems.add(Problem(typeset(message), place))

    def leave_unseen(self, match: Match, kept: int, left: int) -> None:
        """Count the rows that were passed by, besides those ``kept`` or ``left`` one by one."""
        self.ignored += max(0, row_count(match.table) - kept - left)
        if not self.outside and match.table.sample:
            self.outside = shown(match.table.sample[0].cells[match.key])

    def leave(self, why: Left, match: Match, row: TableRow, where: Where) -> None:
        """Count a row that is left out."""
        self.ignored += 1
        key = row.cells[match.key].strip()
        name = row.cells[match.name].strip() if match.name is not None else ""
        if why is Left.FORMER and len(self.former) < MOST_NAMED:
            self.former[tidied(key)] = name
        elif why is Left.OUTSIDE and not self.outside:
            self.outside = shown(f"{key} {name}".strip())
        elif why is Left.UNREADABLE and _says_something(row, match):
            self.unreadable.append(where) if len(self.unreadable) < MOST_NAMED else None


def _says_something(row: TableRow, match: Match) -> bool:
    """Tell a row of figures from a note, or from the labels under the headings of a workbook."""
    is_label = row.line == match.table.line + 1
    return not is_label and sum(1 for cell in row.cells if cell.strip()) > 2


def _too_big(file_name: str) -> RefusedFileError:
    message = (
        "ce fichier national tient plus de 300 000 valeurs, et rien ne dit quelle commune "
        "garder. Créez d’abord la vôtre (page « Premiers pas », ou python -m data init)."
    )
    return RefusedFileError(file_name, [Problem(typeset(message))])
