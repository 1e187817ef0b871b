"""The formats that Mandascope reads. A new one is a module with ``score`` and ``read``, and a line.

Readers are imported when a file is opened, not when a page is drawn.
"""

from importlib import import_module

from data.importers.errors import UnknownFormatError
from data.importers.files import Container
from data.importers.formats import Format, FormatCode, OpenedFile, Reading, Town

_DOCUMENTS = frozenset({Container.TEXT, Container.DOCX, Container.ODT, Container.PDF})
_TABLES = frozenset({Container.TEXT, Container.XLSX, Container.ODS})

SUFFIXES = {
    _DOCUMENTS: (".docx", ".pdf", ".odt", ".txt", ".md"),
    _TABLES: (".xlsx", ".ods", ".csv"),
}
_LIKELY = 0.3
"""Below this score, a file looks like nothing that Mandascope reads."""


def _declared(code: str, label: str, containers: frozenset[Container], module: str) -> Format:
    def score(opened: OpenedFile) -> float:
        return float(import_module(module).score(opened))

    def read(opened: OpenedFile, town: Town) -> Reading:
        reading: Reading = import_module(module).read(opened, town)
        return reading

    return Format(code, label, containers, score, read)


FORMATS: dict[str, Format] = {
    one.code: one
    for one in (
        _declared(
            FormatCode.ROADMAP,
            "Feuille de route par délégation",
            _DOCUMENTS,
            "data.importers.plans.roadmap.reader",
        ),
        _declared(
            FormatCode.PST,
            "Programme stratégique transversal (PST)",
            _DOCUMENTS,
            "data.importers.plans.pst.reader",
        ),
        _declared(
            FormatCode.CITY_CONTRACT,
            "Contrat de ville",
            _DOCUMENTS,
            "data.importers.plans.contract.reader",
        ),
        _declared(
            FormatCode.ACTIONS,
            "Tableau de suivi des actions",
            _TABLES,
            "data.importers.tables.actions",
        ),
        _declared(
            FormatCode.INDICATORS,
            "Indicateurs et valeurs",
            _TABLES,
            "data.importers.tables.indicators",
        ),
    )
}


def is_document(one: Format) -> bool:
    """Tell a plan document, which an officer corrects, from a spreadsheet."""
    return one.containers == _DOCUMENTS


def recognised(opened: OpenedFile) -> Format:
    """Return the format that a file looks most like.

    Raises:
        UnknownFormatError: it looks like none.
        RefusedFileError: it cannot be opened at all.
    """
    container = opened.file.container
    scores = {}
    for one in FORMATS.values():
        if container in one.containers:
            scores[one.code] = one.score(opened)
    best = max(scores, key=lambda code: scores[code], default="")
    if not best or scores[best] < _LIKELY:
        raise UnknownFormatError(opened.file.name, [one.label for one in FORMATS.values()])
    return FORMATS[best]
