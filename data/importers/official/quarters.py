"""Lists of priority quarters: those of 2024, what they succeed to, the communes they stand on."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from data.base.drafts import SourceDraft
from data.base.formats import counted, listed
from data.base.problems import MOST_SHOWN, Problem, RefusedFileError, Where
from data.importers.formats import FormatCode, Reading, Town
from data.importers.official.codes import commune_code, departement_of_quarter, quarter_code
from data.importers.official.quarter_lists import BoundList, QuarterList, Said, bound
from data.importers.opened import OpenedFile
from data.territories.drafts import LinkDraft, TerritoriesDraft, TerritoryDraft
from data.territories.naming import folded
from data.territories.surroundings import Surroundings
from data.territories.vocabulary import LinkKind, TerritoryKind

_CERTAIN = 0.95
_EXAMPLES = {TerritoryKind.QPV_2024: "QN06236M", TerritoryKind.QPV_2015: "QP062036"}


def score(opened: OpenedFile) -> float:
    """Tell how much a file looks like a list of quarters."""
    return _CERTAIN if bound(opened.tables) else 0.0


def read(opened: OpenedFile, town: Town) -> Reading:
    """Read the quarters of the town's agglomeration.

    Raises:
        RefusedFileError: it is no such list, a code in it is wrong, or none of it is the town's.
    """
    found = bound(opened.tables)
    if found is None:
        raise RefusedFileError(opened.file.name, [_not_a_list()])
    content = _Content(found, town.surroundings)
    content.take_all()
    if content.wrong:
        raise RefusedFileError(opened.file.name, content.wrong, content.wrong_count)
    if not content.territories:
        raise RefusedFileError(opened.file.name, [content.nothing()])
    return Reading(
        format=FormatCode.QUARTERS,
        content=TerritoriesDraft(
            territories=tuple(content.territories.values()),
            links=tuple(content.links.values()),
        ),
        counts={"territories": len(content.territories)},
        warnings=tuple(content.warnings()),
        ignored=content.ignored,
        kept=content.kept(),
        source=_source(found.shape),
    )


@dataclass
class _Content:
    """What is taken of a list, row after row: nothing of the others stays in memory.

    Attributes:
        wrong: codes that cannot be read, in rows that may be the town's.
        unreadable: the first of them elsewhere; ``unreadable_count`` counts them all.
    """

    table: BoundList
    around: Surroundings | None
    territories: dict[str, TerritoryDraft] = field(default_factory=dict)
    links: dict[tuple[str, str], LinkDraft] = field(default_factory=dict)
    wrong: list[Problem] = field(default_factory=list)
    wrong_count: int = 0
    unreadable: Problem | None = None
    unreadable_count: int = 0
    ignored: int = 0

    def take_all(self) -> None:
        for row in self.table.table.rows():
            said = self.table.said(row.cells)
            is_blank = not said.code and not said.earlier
            # Under the table, a portal writes notes: they fill their first cell only.
            is_note = " " in said.code and not (said.name or said.earlier or said.communes)
            if not is_blank and not is_note:
                self._take(said, Where(sheet=self.table.table.sheet, line=row.line))

    def _take(self, said: Said, where: Where) -> None:
        cells = [(said.code, TerritoryKind.QPV_2024, said.name)] if said.code else []
        cells += [(code, TerritoryKind.QPV_2015, name) for code, name in said.earlier]
        read = [(_code(text, kind), kind, name) for text, kind, name in cells]
        codes = [(code, kind, name) for code, kind, name in read if code is not None]
        bad = [
            _not_a_code(text, kind, where)
            for (text, kind, _), (code, *_) in zip(cells, read, strict=True)
            if code is None
        ]
        communes = self._communes(said.communes)
        is_kept = self._is_kept({code for code, *_ in codes}, communes)
        self._tell(bad, is_kept=is_kept)
        if is_kept:
            self._add_all(codes, communes, where)
        else:
            self.ignored += 1

    def _tell(self, bad: list[Problem], *, is_kept: bool) -> None:
        """Note codes that cannot be read: a mistake elsewhere in France refuses no file."""
        if is_kept:
            self.wrong += bad[: MOST_SHOWN - len(self.wrong)]
            self.wrong_count += len(bad)
        elif bad:
            self.unreadable = self.unreadable or bad[0]
            self.unreadable_count += len(bad)

    def _add_all(
        self,
        codes: Iterable[tuple[str, TerritoryKind, str]],
        communes: Iterable[str],
        where: Where,
    ) -> None:
        own: str | None = None
        for code, kind, name in codes:
            self._add(TerritoryDraft(code, kind, name or None, where=where))
            if kind is TerritoryKind.QPV_2024:
                own = code
                for commune in communes:
                    self._link(LinkDraft(code, LinkKind.OVERLAPS, commune, where))
            elif own is not None:
                self._link(LinkDraft(own, LinkKind.SUCCEEDS, code, where))

    def _add(self, draft: TerritoryDraft) -> None:
        known = self.territories.get(draft.code)
        if known is None or (draft.name and not known.name):
            self.territories[draft.code] = draft

    def _link(self, draft: LinkDraft) -> None:
        self.links.setdefault((draft.territory, draft.other), draft)

    def _communes(self, said: Iterable[str]) -> list[str]:
        """Return communes by code; a name is looked for in the agglomeration alone."""
        around = self.around
        codes: Iterable[str] = said
        if around is not None:
            by_name = {folded(name): code for code, name in around.communes.items()}
            codes = (around.former.get(one) or by_name.get(folded(one), one) for one in said)
        return [one for one in dict.fromkeys(codes) if commune_code(one)]

    def _is_kept(self, codes: set[str], communes: list[str]) -> bool:
        around = self.around
        if around is None or codes & around.quarters:
            return True
        departements = {departement_of_quarter(one) for one in codes}
        if not self.table.tells_communes:
            return not around.quarters and around.departement in departements
        # Two communes of France may bear one name: the code of the quarter says which is meant.
        is_near = self.table.commune_codes is not None or around.departement in departements
        return is_near and any(one in around.communes for one in communes)

    def kept(self) -> str:
        around = self.around
        if around is None:
            return ""
        kinds = [one.kind for one in self.territories.values()]
        count = (
            f"{kinds.count(TerritoryKind.QPV_2024)} de 2024, "
            f"{kinds.count(TerritoryKind.QPV_2015)} de 2015"
        )
        if self.table.tells_communes or around.quarters:
            return f"Gardés\u00a0: les quartiers prioritaires {around.of_grounds} ({count})."
        return (
            f"Gardés\u00a0: tous les quartiers prioritaires du département "
            f"({around.departement_name}\u00a0; {count}), car ni ce fichier ni la base ne disent "
            f"lesquels sont sur le territoire {around.of_grounds}. Importez aussi leurs contours, "
            "ou la liste qui donne leurs communes."
        )

    def nothing(self) -> Problem:
        if self.around is None or not self.ignored:
            return Problem("la liste n’a aucune ligne. Choisissez le fichier rempli.")
        return Problem(
            f"aucun de ses {counted(self.ignored, 'quartier')} n’est sur le "
            f"territoire {self.around.of_grounds}. Attendu\u00a0: la liste nationale, ou celle "
            "de votre département\u00a0; vérifiez que c’est le bon fichier."
        )

    def warnings(self) -> Iterable[Problem]:
        where = Where(sheet=self.table.table.sheet, line=self.table.table.line)
        if self.table.unknown:
            names = listed([f"«\u00a0{one[:60]}\u00a0»" for one in self.table.unknown[:10]])
            message = f"colonnes que Mandascope ne connaît pas, laissées de côté\u00a0: {names}."
            yield Problem(message, where)
        if self.table.missing:
            names = listed([f"«\u00a0{one}\u00a0»" for one in self.table.missing])
            yield Problem(
                f"colonne attendue et absente\u00a0: {names}. Les quartiers gardent le nom que la "
                "base leur donne, sinon leur code.",
                where,
            )
        if self.unreadable is not None:
            count = counted(self.unreadable_count, "code illisible", "codes illisibles")
            yield Problem(
                f"{count} hors de votre agglomération\u00a0; par exemple, "
                f"{self.unreadable.message}",
                self.unreadable.where,
            )


def _code(text: str, kind: TerritoryKind) -> str | None:
    return quarter_code(text, kind.value)


def _not_a_code(text: str, kind: TerritoryKind, where: Where) -> Problem:
    return Problem(
        f"«\u00a0{text[:60]}\u00a0» n’est pas un code de quartier prioritaire de "
        f"{kind.value.removeprefix('qpv_')}. Attendu\u00a0: huit signes, comme {_EXAMPLES[kind]}. "
        "Corrigez la case, ou retirez la ligne.",
        where,
    )


def _source(shape: QuarterList) -> SourceDraft:
    return SourceDraft(
        title=shape.title,
        producer=shape.producer,
        dataset=shape.dataset,
        edition=shape.edition,
        licence=shape.licence,
    )


def _not_a_list() -> Problem:
    return Problem(
        "aucun tableau n’y est une liste de quartiers prioritaires. Attendu\u00a0: les colonnes "
        "«\u00a0QP2024\u00a0» et «\u00a0QP2015_1\u00a0» (correspondance), ou "
        "«\u00a0code_qp\u00a0», «\u00a0lib_qp\u00a0» et «\u00a0insee_com\u00a0» (liste). "
        "Choisissez un autre format."
    )
