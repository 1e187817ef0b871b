"""A file whose content is read at most once, whoever asks."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from data.importers.files import IncomingFile

if TYPE_CHECKING:
    from data.importers.documents.blocks import Document
    from data.importers.official.tables import OfficialTable
    from data.importers.tables.sheets import Sheet


@dataclass(frozen=True)
class OpenedFile:
    """A file whose content is read at most once, by whoever needs it first.

    Attributes:
        memo: what a format found while it told the file, and needs again to read it.
    """

    file: IncomingFile
    memo: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def document(self) -> "Document":
        """Its blocks. Raises ``RefusedFileError`` when it cannot be read as a document."""
        from data.importers.documents.reader import read_document

        return read_document(self.file)

    @cached_property
    def sheets(self) -> "tuple[Sheet, ...]":
        """Its sheets. Raises ``RefusedFileError`` when it cannot be read as a spreadsheet."""
        from data.importers.tables.reader import read_sheets

        return read_sheets(self.file)

    @cached_property
    def tables(self) -> "tuple[OfficialTable, ...]":
        """Its tables, their starts alone read; none when it holds no table.

        Raises ``RefusedFileError`` when it cannot be opened.
        """
        from data.importers.official.opening import official_tables

        return official_tables(self.file)
