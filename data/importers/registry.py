"""The formats that Mandascope reads. A new one is a module with ``score`` and ``read``, and a line.

Readers are imported when a file is opened, not when a page is drawn.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from data.importers.errors import UnknownFormatError
from data.importers.files import Container
from data.importers.formats import Family, FormatCode, Reading, Town
from data.importers.opened import OpenedFile


@dataclass(frozen=True)
class Format:
    """A kind of file that Mandascope reads.

    Attributes:
        code: its name on the command line.
        label: its name on screen.
        family: how an officer works with it.
        containers: the kinds of files it comes in.
        score: how much a file looks like it, from 0 to 1.
        read: reads it. Raises ``RefusedFileError`` with all of the file's errors.
    """

    code: str
    label: str
    family: Family
    containers: frozenset[Container]
    score: Callable[[OpenedFile], float]
    read: Callable[[OpenedFile, Town], Reading]


_DOCUMENTS = frozenset({Container.TEXT, Container.DOCX, Container.ODT, Container.PDF})
_TABLES = frozenset({Container.TEXT, Container.XLSX, Container.ODS})
_OFFICIAL_TABLES = _TABLES | {Container.ZIP, Container.GZIP}
_SHAPES = frozenset({Container.GEOJSON, Container.GPKG, Container.ZIP})
_GRIDS = _OFFICIAL_TABLES | {Container.GPKG}
_ACTS = frozenset({Container.XML, Container.GZIP, Container.ZIP})

SUFFIXES = {
    _DOCUMENTS: (".docx", ".pdf", ".odt", ".txt", ".md"),
    _TABLES: (".xlsx", ".ods", ".csv"),
    _OFFICIAL_TABLES: (".csv", ".xlsx", ".ods", ".zip", ".gz"),
    _SHAPES: (".geojson", ".json", ".gpkg", ".zip"),
    _GRIDS: (".csv", ".gpkg", ".xlsx", ".ods", ".zip", ".gz"),
    _ACTS: (".xml", ".gz", ".zip"),
}
_LIKELY = 0.3
"""Below this score, a file looks like nothing that Mandascope reads."""
_CERTAIN = 0.9
"""From this score on, no other format is asked: a national file is never read for nothing."""


def _declared(
    code: str, label: str, family: Family, containers: frozenset[Container], module: str
) -> Format:
    def score(opened: OpenedFile) -> float:
        return float(import_module(module).score(opened))

    def read(opened: OpenedFile, town: Town) -> Reading:
        reading: Reading = import_module(module).read(opened, town)
        return reading

    return Format(code, label, family, containers, score, read)


FORMATS: dict[str, Format] = {
    one.code: one
    for one in (
        _declared(
            FormatCode.ROADMAP,
            "Feuille de route par délégation",
            Family.DOCUMENT,
            _DOCUMENTS,
            "data.importers.plans.roadmap.reader",
        ),
        _declared(
            FormatCode.PST,
            "Programme stratégique transversal (PST)",
            Family.DOCUMENT,
            _DOCUMENTS,
            "data.importers.plans.pst.reader",
        ),
        _declared(
            FormatCode.CITY_CONTRACT,
            "Contrat de ville",
            Family.DOCUMENT,
            _DOCUMENTS,
            "data.importers.plans.contract.reader",
        ),
        _declared(
            FormatCode.ACTIONS,
            "Tableau de suivi des actions",
            Family.SPREADSHEET,
            _TABLES,
            "data.importers.tables.actions",
        ),
        _declared(
            FormatCode.INDICATORS,
            "Indicateurs et valeurs",
            Family.SPREADSHEET,
            _TABLES,
            "data.importers.tables.indicators",
        ),
        _declared(
            FormatCode.PROGRAMME,
            "Programmation annuelle du contrat de ville",
            Family.SPREADSHEET,
            _TABLES,
            "data.importers.tables.programme",
        ),
        _declared(
            FormatCode.PPI,
            "Programme pluriannuel d’investissement (PPI)",
            Family.SPREADSHEET,
            _TABLES,
            "data.importers.tables.ppi",
        ),
        _declared(
            FormatCode.OUTLINES,
            "Contours de quartiers (prioritaires, fragiles, veille active, vécus)",
            Family.OFFICIAL,
            _SHAPES,
            "data.importers.outlines.contours",
        ),
        _declared(
            FormatCode.COMMUNES,
            "Contours des communes",
            Family.OFFICIAL,
            _SHAPES,
            "data.importers.outlines.communes",
        ),
        _declared(
            FormatCode.QUARTERS,
            "Liste et correspondance des quartiers prioritaires (2015, 2024)",
            Family.OFFICIAL,
            _OFFICIAL_TABLES,
            "data.importers.official.quarters",
        ),
        _declared(
            FormatCode.QUARTER_STATISTICS,
            "Statistiques des quartiers prioritaires (INSEE)",
            Family.OFFICIAL,
            _OFFICIAL_TABLES,
            "data.importers.official.quarter_statistics",
        ),
        _declared(
            FormatCode.INCOMES,
            "Revenus et pauvreté (INSEE, Filosofi)",
            Family.OFFICIAL,
            _OFFICIAL_TABLES,
            "data.importers.official.incomes",
        ),
        _declared(
            FormatCode.SCHOOLS,
            "Indice de position sociale des établissements (IPS)",
            Family.OFFICIAL,
            _OFFICIAL_TABLES,
            "data.importers.official.schools",
        ),
        _declared(
            FormatCode.SCHOOL_DIRECTORY,
            "Annuaire de l’éducation (positions des écoles)",
            Family.OFFICIAL,
            _OFFICIAL_TABLES,
            "data.importers.official.directory",
        ),
        _declared(
            FormatCode.CRIME,
            "Délinquance enregistrée (SSMSI)",
            Family.OFFICIAL,
            _OFFICIAL_TABLES,
            "data.importers.official.crime",
        ),
        _declared(
            FormatCode.POPULATIONS,
            "Populations de référence (INSEE)",
            Family.OFFICIAL,
            _OFFICIAL_TABLES,
            "data.importers.official.populations",
        ),
        _declared(
            FormatCode.GRID,
            "Carreaux de 200\u00a0m (INSEE, Filosofi)",
            Family.OFFICIAL,
            _GRIDS,
            "data.importers.grid.reader",
        ),
        _declared(
            FormatCode.BUDGET_ACTS,
            "Acte budgétaire (TOTEM, XML)",
            Family.OFFICIAL,
            _ACTS,
            "data.importers.accounts.acts",
        ),
        _declared(
            FormatCode.BALANCES,
            "Balances comptables des communes (DGFiP)",
            Family.OFFICIAL,
            _OFFICIAL_TABLES,
            "data.importers.accounts.balances",
        ),
        _declared(
            FormatCode.AGGREGATES,
            "Agrégats financiers (OFGL)",
            Family.OFFICIAL,
            _OFFICIAL_TABLES,
            "data.importers.accounts.aggregates",
        ),
        _declared(
            FormatCode.INDIVIDUAL_ACCOUNTS,
            "Comptes individuels des communes (DGFiP)",
            Family.OFFICIAL,
            _OFFICIAL_TABLES,
            "data.importers.accounts.individual",
        ),
    )
}


def recognised(opened: OpenedFile) -> Format:
    """Return the format that a file looks most like; official ones, cheap to tell, come first.

    Raises:
        UnknownFormatError: it looks like none.
        RefusedFileError: it cannot be opened at all.
    """
    container = opened.file.container
    best, best_score = None, 0.0
    for one in sorted(FORMATS.values(), key=lambda one: one.family is not Family.OFFICIAL):
        if container not in one.containers:
            continue
        score = one.score(opened)
        if score > best_score:
            best, best_score = one, score
        if score >= _CERTAIN:
            break
    if best is None or best_score < _LIKELY:
        raise UnknownFormatError(opened.file.name, [one.label for one in FORMATS.values()])
    return best
