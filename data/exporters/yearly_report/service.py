"""The report and the committee's sheet as files: what pages and the command line call."""

from pathlib import Path

from data.base.errors import MandascopeError
from data.base.views import Scope
from data.overview.yearly_report.service import committee_document, yearly_report
from data.overview.yearly_report.views import TracedDocument


class NoContractError(MandascopeError):
    """The organisation has no contrat de ville."""

    def __init__(self) -> None:
        super().__init__("Aucun contrat de ville n’est connu dans cette base : pas de rapport.")


def as_docx(report: TracedDocument) -> bytes:
    """Return a document as the bytes of a Word file; the writer is loaded when asked for."""
    from data.exporters.yearly_report.document import as_docx as write

    return write(report)


def committee_docx(scope: Scope) -> bytes:
    """Return the annual committee's sheet as a Word file.

    Raises:
        NoContractError: the organisation has no contract.
    """
    return as_docx(_known(committee_document(scope)))


def write_report(scope: Scope, path: Path, year: int | None = None) -> None:
    """Write the draft of the yearly report into a Word file.

    Raises:
        NoContractError: the organisation has no contract.
    """
    path.write_bytes(as_docx(_known(yearly_report(scope, year))))


def _known(document: TracedDocument | None) -> TracedDocument:
    if document is None:
        raise NoContractError
    return document
