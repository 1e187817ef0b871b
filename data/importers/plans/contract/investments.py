"""The investment tables of a contrat de ville: who builds what, in which quarter."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from data.base.problems import NOWHERE, Where
from data.importers.documents.blocks import Block
from data.importers.plans.contract.cell_names import Names, is_person
from data.importers.plans.contract.rows import Heads, glued, goes_on, heads_of, only_cell
from data.importers.plans.wording.comparing import is_same_title, tidied, words
from data.importers.plans.wording.layout import is_strong

_INNER = re.compile(r"\s+-\s+|^-\s+|(?<=:)-\s+|\s*[•▪●○]\s*")
_NUMBER = re.compile(r"(?:n°\s*)?\d{1,3}[.)]?")
_EVERYWHERE = re.compile(
    r"(?:tous|toutes|ensemble|l ensemble|chaque|les)(?: (?:des|de|les|du))*(?: \d)? "
    r"(?:quartiers?|qpv|secteurs?|territoires?)"
)
_NEARBY = re.compile(
    r"(?:a )?(?:proximite|abords|pres)(?: (?:de|du|des|immediate|d))*(?: quartier)?"
)
_PLACE = re.compile(
    r"(?:gare|places?|rues?|avenue|boulevard|ecoles?|college|lycee|stade|parc|square|centre social|"
    r"zone|zac|port|abords)\b"
)
_QUARTER_WORD = re.compile(
    r"(?:le |les )?(?:quartiers?|qpv|secteurs?)\s+(?:(?:du|de la|de|des)\s+)?(?=[A-ZÀ-Ý])",
    re.IGNORECASE,
)
_OURS = re.compile(
    r"(?:les |la )?(?:villes?|communes?|mairies?)(?: (?:concernees?|du contrat|membres))?"
)
_LONGEST_THEME = 90


@dataclass
class Row:
    """A row as printed, its halves joined."""

    theme: str
    rank: int
    project: str
    pilot: str
    quarter: str
    date: str = ""
    where: Where = NOWHERE


@dataclass(frozen=True)
class Investment:
    """An operation, its names parted.

    Attributes:
        rank: in its theme, from 1.
        title: what it is; ``parts`` are the items that its cell lists.
        wording: the whole cell.
        is_ours: the town, or the towns of the contract, are among its pilots.
        is_sure: the pilots are parted by signs, or by names known elsewhere.
        persons: pilots that are persons, whose names are dropped.
    """

    theme: str
    rank: int
    title: str
    wording: str
    parts: tuple[str, ...]
    pilots: tuple[str, ...]
    pilots_wording: str
    territories: tuple[str, ...]
    places: tuple[str, ...]
    quarters_wording: str
    date: str
    is_ours: bool
    is_sure: bool
    persons: int
    where: Where


def read_investments(blocks: Sequence[Block], town: str) -> tuple[Investment, ...]:
    """Return the operations, table after table, in the document's order."""
    rows = _rows(blocks)
    running = "\n".join(block.text for block in blocks if not block.is_row)
    pilots = Names((row.pilot for row in rows), running)
    quarters = Names((row.quarter for row in rows), running)
    return tuple(_investment(row, pilots, quarters, town) for row in rows)


def _rows(blocks: Iterable[Block]) -> list[Row]:
    reader = _Reader()
    for block in blocks:
        if block.is_row:
            reader.row(block)
        else:
            reader.between(block)
    return reader.rows


class _Reader:
    def __init__(self) -> None:
        self.rows: list[Row] = []
        self._heads: Heads | None = None
        self._theme = ""
        self._title_above = ""
        self._page: int | None = None

    def between(self, block: Block) -> None:
        """Take what stands between rows: the title of the next table, or a theme out of it."""
        last = self.rows[-1] if self.rows else None
        if self._heads is not None and last and _is_wrapped(last, block):
            last.project = glued(last.project, block.text)
            return
        if is_strong(block) or (len(block.text) < _LONGEST_THEME and block.text[-1:] not in ".;,"):
            self._title_above = block.text.rstrip(" :")
        else:
            self._title_above = ""
        if block.heading is not None or len(block.text) > 200:
            self._heads = None

    def row(self, block: Block) -> None:
        """Take a row: a head, a theme, an operation, or the rest of one."""
        heads = heads_of(block.cells)
        if heads is not None:
            is_ours = "project" in heads.columns and {"pilot", "quarter"} & heads.columns.keys()
            self._heads = heads if is_ours else None
            self._page = block.where.page
            if is_ours and self._title_above and not self._is_theme_kept():
                self._theme = tidied(self._title_above)
            self._title_above = ""
        elif self._heads is not None:
            self._take(self._heads, block)

    def _is_theme_kept(self) -> bool:
        """Tell a line above a head that is no theme: the part's own title, a running head."""
        name = words(self._title_above)
        return bool(re.search(r"investissement|tableau|annexe|projets? structurant", name))

    def _take(self, heads: Heads, block: Block) -> None:
        project = _without_number(heads.cell(block.cells, "project"))
        pilot = heads.cell(block.cells, "pilot")
        quarter = heads.cell(block.cells, "quarter")
        theme = heads.cell(block.cells, "axis")
        last = self.rows[-1] if self.rows else None
        alone = only_cell(block.cells)
        if self._title_above:
            # A theme that the file's reader took out of the table.
            self._theme, self._title_above = tidied(self._title_above), ""
            last = None
        is_merged = pilot == quarter == project
        if alone and (is_merged or not pilot.strip("- ")):
            if last is not None and goes_on(last.project, alone):
                last.project = glued(last.project, alone)
            else:
                self._theme = tidied(alone)
            return
        if theme and not is_same_title(theme, self._theme):
            self._theme = tidied(theme)
        is_cut = self._page not in {None, block.where.page} and not (pilot and quarter)
        self._page = block.where.page
        if last is not None and (is_cut or _is_rest(last, project, pilot, quarter)):
            last.project = glued(last.project, project)
            last.pilot = glued(last.pilot, pilot)
            last.quarter = glued(last.quarter, quarter)
            return
        if not project:
            return
        rank = 1 + sum(row.theme == self._theme for row in self.rows)
        date = heads.cell(block.cells, "date")
        self.rows.append(Row(self._theme, rank, project, pilot, quarter, date, block.where))


def _is_rest(last: Row, project: str, pilot: str, quarter: str) -> bool:
    """Tell the rest of the row above: nothing in its first cell, or the end of a sentence."""
    if not project:
        return bool(pilot or quarter)
    return goes_on(last.project, project) and (not pilot or goes_on(last.pilot, pilot))


def _is_wrapped(last: Row, block: Block) -> bool:
    """Tell the second line of a cell, that a page without rules gives as a paragraph."""
    is_line = block.where.page is not None and len(block.text) < _LONGEST_THEME
    return is_line and not block.is_capitals and goes_on(last.project, block.text)


def _without_number(text: str) -> str:
    return "" if _NUMBER.fullmatch(text) else text


def _investment(row: Row, pilots: Names, quarters: Names, town: str) -> Investment:
    title, parts = _parts(row.project)
    names, is_sure = pilots.of(row.pilot)
    kept = tuple(name for name in names if not is_person(name))
    territories, places = _located(row.quarter, quarters)
    return Investment(
        theme=row.theme,
        rank=row.rank,
        title=title,
        wording=row.project,
        parts=parts,
        pilots=kept,
        pilots_wording=row.pilot,
        territories=territories,
        places=places,
        quarters_wording=row.quarter,
        date=row.date,
        is_ours=any(_is_ours(name, town) for name in kept),
        is_sure=is_sure,
        persons=len(names) - len(kept),
        where=row.where,
    )


def _parts(project: str) -> tuple[str, tuple[str, ...]]:
    """Part « Réseau cyclable : - tronçon nord - tronçon sud »: one dash alone parts nothing."""
    pieces = [piece.strip(" ;") for piece in _INNER.split(project)]
    title, *parts = pieces
    is_list = len(parts) > 1 or (len(parts) == 1 and title.endswith(":"))
    if not is_list or not title:
        return project, ()
    return title.rstrip(" :"), tuple(part for part in parts if part)


def _is_ours(name: str, town: str) -> bool:
    told, ours = words(name), words(town)
    if _OURS.fullmatch(told):
        return True
    return bool(ours) and bool(
        re.fullmatch(rf"(?:(?:la )?(?:villes?|communes?|mairie)(?: d[eu]s?| d)? )?{ours}", told)
    )


def _located(cell: str, quarters: Names) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Part a cell into quarters and other places; « tous les quartiers » are the table's own."""
    territories: list[str] = []
    places: list[str] = []
    for name in quarters.of(cell)[0]:
        told = words(name)
        if _NEARBY.fullmatch(told):
            continue
        if _EVERYWHERE.fullmatch(told):
            known = [one for one in quarters.common() if not _is_elsewhere(one)]
            territories += known or [one for one in quarters.all() if not _is_elsewhere(one)]
        elif _is_elsewhere(name):
            places.append(name)
        else:
            territories.append(_QUARTER_WORD.sub("", name))
    return tuple(dict.fromkeys(territories)), tuple(dict.fromkeys(places))


def _is_elsewhere(name: str) -> bool:
    told = words(name)
    return bool(_PLACE.match(told) or _EVERYWHERE.fullmatch(told))
