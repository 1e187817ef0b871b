"""The XML parts of an office file, parsed with nothing that could harm."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from data.base.problems import Problem, RefusedFileError
from data.importers.documents.limits import too_big
from data.importers.files import IncomingFile

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_XML = 60_000_000
"""Bytes of one part: some twenty times the characters that a document may have."""


@contextmanager
def opened(file: IncomingFile) -> Iterator[zipfile.ZipFile]:
    """Open an office file. Raises ``RefusedFileError`` for whatever is broken in it."""
    from lxml.etree import LxmlError

    try:
        with zipfile.ZipFile(file.path) as archive:
            yield archive
    except RefusedFileError:
        raise
    except (LxmlError, zipfile.BadZipFile, OSError, ValueError, KeyError, RecursionError) as error:
        message = (
            "le document est abîmé. Ouvrez-le dans le logiciel qui l’a fait, enregistrez-le de"
            " nouveau, puis recommencez."
        )
        raise RefusedFileError(file.name, [Problem(message)]) from error


def part(file: IncomingFile, archive: zipfile.ZipFile, name: str) -> "_Element | None":
    """Parse a part; none when the file has none of that name.

    Raises:
        RefusedFileError: it is too long.
    """
    from lxml import etree

    if name not in archive.namelist():
        return None
    size = archive.getinfo(name).file_size
    if size > _MOST_XML:
        raise too_big(file.name, "mégaoctets de texte", size // 1_000_000, _MOST_XML // 1_000_000)
    # Deep lists are legitimate up to a point that the readers check; entities never are.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True
    )
    return etree.fromstring(archive.read(name), parser)


def required(file: IncomingFile, archive: zipfile.ZipFile, name: str) -> Any:
    """Parse a part that a document cannot do without. Raises ``KeyError`` when it is missing."""
    found = part(file, archive, name)
    if found is None:
        raise KeyError(name)
    return found
