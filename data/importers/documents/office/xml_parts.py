"""The parts of an office file, watched while a library reads them."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager

from data.base.problems import Problem, RefusedFileError
from data.importers.documents.limits import check_bytes, too_big
from data.importers.files import IncomingFile

_MOST_PART = 60_000_000
"""Bytes of one part: some twenty times the characters that a document may have."""


@contextmanager
def guarded(file: IncomingFile) -> Iterator[None]:
    """Let a library read an office file.

    Raises:
        RefusedFileError: the file or a part of it is too big, or the library cannot read it.
    """
    check_bytes(file.name, file.size)
    try:
        with zipfile.ZipFile(file.path) as archive:
            size = max(entry.file_size for entry in archive.infolist())
        if size > _MOST_PART:
            most = _MOST_PART // 1_000_000
            raise too_big(file.name, "mégaoctets", size // 1_000_000, most, "retirez ses images")
        yield
    except RefusedFileError:
        raise
    # Both libraries raise whatever they stumble on in a damaged file, down to AttributeError.
    except Exception as error:
        message = (
            "le document est abîmé. Ouvrez-le dans le logiciel qui l’a fait, enregistrez-le de"
            " nouveau, puis recommencez."
        )
        raise RefusedFileError(file.name, [Problem(message)]) from error
