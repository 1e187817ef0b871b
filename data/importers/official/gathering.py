"""The rows of a table, one after the other, into territories, schools and values."""

from collections.abc import Collection, Iterable

from data.base.problems import Where
from data.importers.official.codes import commune_code, tidied
from data.importers.official.editions import row_year
from data.importers.official.establishments import school_kind, school_name, school_sector
from data.importers.official.figures import Cell, CellReader, Figure, figure, figures
from data.importers.official.grounds import Ground, Grounds, Left
from data.importers.official.harvest import MOST_NAMED, Harvest
from data.importers.official.headings import folded_heading
from data.importers.official.matching import Match, is_active
from data.importers.official.numbers import NotANumberError, shown
from data.importers.official.positions import nature_of, position_of
from data.importers.official.tables import TableRow
from data.indicators.drafts import ObservationDraft
from data.indicators.vocabulary import Absence
from data.territories.drafts import LinkDraft, PlaceDraft, TerritoryDraft
from data.territories.naming import folded
from data.territories.surroundings import Surroundings
from data.territories.vocabulary import LinkKind, TerritoryKind

_MOST_CATEGORIES = 1_000
_BEFORE_MERGER = "Valeur d’avant la fusion de communes : elle ne porte pas sur la commune actuelle."
_QUARTERS = (TerritoryKind.QPV_2015, TerritoryKind.QPV_2024)


class Gathering:
    """Reads the rows of one table into a harvest."""

    def __init__(
        self, match: Match, edition: int | None, harvest: Harvest, sheet: str | None
    ) -> None:
        self._match = match
        self._edition = edition
        self._harvest = harvest
        self._sheet = sheet
        self._grounds = Grounds(harvest.around, match)
        self._reader = CellReader(match.layout)
        self._columns = figures(match, edition)
        self._categories: dict[str, tuple[Figure, ...]] = {}
        self._communes = _by_name(harvest.around)
        self.unsure_years: dict[str, int | None] = {}

    def run(self) -> None:
        """Read all rows.

        Raises:
            RefusedFileError: the table is broken, or too big to be kept.
        """
        held = len(self._harvest.observations)
        needles = self._needles()
        kept = left = 0
        for row in self._match.table.rows(needles):
            ground = self._grounds.of(row.cells)
            where = Where(self._sheet, row.line)
            if not isinstance(ground, Left) and nature_of(self._match, row) is None:
                ground = Left.OUTSIDE
            if isinstance(ground, Left):
                self._harvest.leave(ground, self._match, row, where)
                left += 1
                continue
            kept += 1
            self._name(ground, row, where)
            self._values(ground, row, where)
        if needles:
            self._harvest.leave_unseen(self._match, kept, left)
        if self._match.layout.edition == "last":
            self._harvest.date_series(held)

    def _needles(self) -> Collection[str]:
        """Return what a line must hold to be kept: in a long table, the codes of the communes.

        Only in a table of communes alone: the code of a département stands in any line.
        """
        around = self._harvest.around
        if around is None or self._match.measure is None or self._match.zone is not None:
            return ()
        keys = [row.cells[self._match.key] for row in self._match.table.sample]
        if not keys or any(commune_code(key) is None for key in keys):
            return ()
        # A spreadsheet may have eaten the first zero.
        return [code.lstrip("0") for code in (*around.communes, *around.former)]

    def _values(self, ground: Ground, row: TableRow, where: Where) -> None:
        year, is_right = self._row_year(row, where)
        if not is_right:
            return
        is_published = self._is_published(row)
        for one in self._row_figures(row):
            cell = Cell(None, Absence.NOT_PUBLISHED) if not is_published else None
            cell = cell or self._cell(one, row, where)
            if cell is not None:
                self._keep(ground, one, cell, year, where)

    def _row_year(self, row: TableRow, where: Where) -> tuple[int | None, bool]:
        position = self._match.year
        if position is None:
            return None, True
        text = row.cells[position]
        year = row_year(text)
        if year is None:
            self._harvest.problem(
                f"« {shown(text)} » n’est pas une année. Attendu : par exemple 2021, ou 2021-2022.",
                where,
                self._match.table.headings[position].strip(),
            )
        return year, year is not None

    def _is_published(self, row: TableRow) -> bool:
        measure, layout = self._match.measure, self._match.layout
        if measure is None or measure.published is None or layout.measure is None:
            return True
        said = row.cells[measure.published].strip().casefold()
        return said == layout.measure.published_word.casefold()

    def _row_figures(self, row: TableRow) -> tuple[Figure, ...]:
        measure = self._match.measure
        if measure is None:
            return self._columns
        text = row.cells[measure.position]
        found = self._categories.get(text)
        if found is None:
            bounds = measure.categories.get(folded_heading(text))
            if bounds is None:
                self._note_category(text)
            active = (one for one in bounds or () if is_active(one, self._edition))
            found = tuple(figure(one, self._match, self._edition) for one in active)
            if len(self._categories) < _MOST_CATEGORIES:
                self._categories[text] = found
        return found

    def _note_category(self, text: str) -> None:
        known = {folded_heading(name) for name in self._match.layout.known_categories}
        is_new = folded_heading(text) not in known
        if is_new and text.strip() and len(self._harvest.categories) < MOST_NAMED:
            self._harvest.categories[shown(text)] = None

    def _cell(self, one: Figure, row: TableRow, where: Where) -> Cell | None:
        bound = one.bound
        text = row.cells[bound.position]
        try:
            cell = self._reader.read(text, bound.column)
        except NotANumberError:
            self._harvest.problem(
                f"« {shown(text)} » n’est pas un nombre. Attendu : un nombre, ou une case vide "
                "quand la valeur n’est pas diffusée. Reprenez le fichier du portail.",
                where,
                bound.heading,
            )
            return None
        return self._reader.flagged(bound, row.cells) or cell

    def _keep(
        self, ground: Ground, one: Figure, cell: Cell, year: int | None, where: Where
    ) -> None:
        if ground.former_name:
            cell = Cell(None, Absence.NOT_APPLICABLE, _BEFORE_MERGER)
        data_year = one.year if one.year is not None else year
        if one.is_deduced:
            self.unsure_years[one.bound.heading] = one.year
        is_by_year = self._match.layout.edition == "year"
        edition = data_year if is_by_year and data_year is not None else self._edition
        notes = [note for note in (cell.note, one.note) if note]
        draft = ObservationDraft(
            indicator=one.bound.column.indicator,
            territory="" if ground.school else ground.code,
            place=ground.school,
            data_year=data_year,
            edition=None if edition is None else str(edition),
            value=cell.value,
            absence=cell.absence,
            perimeter=self._match.layout.perimeter,
            note=" ".join(notes) or None,
            where=where,
        )
        self._harvest.add(draft, one.bound.heading)

    def _name(self, ground: Ground, row: TableRow, where: Where) -> None:
        harvest = self._harvest
        if ground.former_name:
            harvest.renamed[ground.code] = ground.former_name
        if ground.school is not None:
            if ground.school not in harvest.places:
                harvest.places[ground.school] = self._place(ground, row, where)
        elif ground.kind is not None and ground.code not in harvest.territories:
            named = TerritoryDraft(ground.code, ground.kind, ground.name, where=where)
            harvest.territories[ground.code] = named
            if ground.kind in _QUARTERS:
                self._link(ground.code, row, where)

    def _place(self, ground: Ground, row: TableRow, where: Where) -> PlaceDraft:
        match = self._match
        written = row.cells[match.name] if match.name is not None else ""
        said = nature_of(match, row)
        kind = said or school_kind(written, f"{match.table.name} {self._harvest.file_name}")
        longitude, latitude = position_of(match, row, self._harvest, where)
        assert ground.school is not None, "the row of a school has its UAI"
        return PlaceDraft(
            code=ground.school,
            name=school_name(written) or ground.school,
            kind=kind,
            uai=ground.school,
            commune=ground.code,
            sector=school_sector(row.cells[match.sector]) if match.sector is not None else None,
            where=where,
            lon=longitude,
            lat=latitude,
            is_only_placed=longitude is not None,
        )

    def _link(self, quarter: str, row: TableRow, where: Where) -> None:
        """Say that a quarter is in its département, and on which communes of the agglomeration."""
        around = self._harvest.around
        if around is None:
            return
        if around.departement is not None:
            self._add_link(LinkDraft(quarter, LinkKind.MEMBER_OF, around.departement, where))
        if self._match.communes is None:
            return
        for part in _parts(row.cells[self._match.communes]):
            code = tidied(part) if tidied(part) in around.communes else None
            code = code or self._communes.get(folded(part))
            if code is not None:
                self._add_link(LinkDraft(quarter, LinkKind.OVERLAPS, code, where))

    def _add_link(self, link: LinkDraft) -> None:
        self._harvest.links.setdefault((link.territory, link.kind, link.other), link)


def _by_name(around: Surroundings | None) -> dict[str, str]:
    if around is None:
        return {}
    return {folded(name): code for code, name in around.communes.items()}


def _parts(text: str) -> Iterable[str]:
    flat = text.replace(";", ",").replace("/", ",").replace("|", ",")
    return (part.strip() for part in flat.split(",") if part.strip())
