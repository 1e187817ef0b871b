"""Reads a document, whatever kind of file it comes in."""

from data.base.problems import Problem, RefusedFileError
from data.importers.documents.blocks import Document
from data.importers.files import Container, IncomingFile


def read_document(file: IncomingFile) -> Document:
    """Read the blocks of a text, a Word, a Writer or a PDF file.

    Raises:
        RefusedFileError: the file is of another kind, damaged, locked, too long or without words.
    """
    # The libraries are slow to load: only the one that is needed is.
    match file.container:
        case Container.TEXT:
            from data.importers.documents.text import read_text

            return read_text(file)
        case Container.DOCX:
            from data.importers.documents.word.reader import read_word

            return read_word(file)
        case Container.ODT:
            from data.importers.documents.writer.reader import read_odf

            return read_odf(file)
        case Container.PDF:
            from data.importers.documents.pdf.reader import read_pdf

            return read_pdf(file)
        case _:
            message = (
                "c’est un classeur, et un document est attendu (.docx, .odt, .pdf, .txt, .md)."
                " Choisissez l’import de tableaux."
            )
            raise RefusedFileError(file.name, [Problem(message)])
