"""A file whose content is read at most once, whoever asks."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from data.importers.files import IncomingFile

if TYPE_CHECKING:
    from data.importers.documents.blocks import Document
    from data.importers.official.tables import OfficialTable
    from data.importers.outlines.opening import Outlines
    from data.importers.tables.sheets import Sheet


@dataclass(frozen=True)
class OpenedFile:
    """A file whose content is read at most once, by whoever needs it first."""

    file: IncomingFile

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

    @cached_property
    def outlines(self) -> "Outlines":
        """Its layers of shapes; what an archive holds is unpacked in a folder that goes with this.

        Raises ``RefusedFileError`` when it cannot be opened.
        """
        from data.importers.outlines.opening import Outlines

        return Outlines(self.file)
