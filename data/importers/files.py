"""A file that comes in: what it is, by its content and never by its name alone."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path


class Container(StrEnum):
    """What a file is made of."""

    TEXT = "text"
    DOCX = "docx"
    ODT = "odt"
    PDF = "pdf"
    XLSX = "xlsx"
    ODS = "ods"


@dataclass(frozen=True)
class IncomingFile:
    """A file on disk and the name that the officer knows it by."""

    name: str
    path: Path

    @cached_property
    def size(self) -> int:
        """Bytes."""
        return self.path.stat().st_size

    @cached_property
    def sha256(self) -> str:
        """Its fingerprint, read by pieces."""
        with self.path.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest()
