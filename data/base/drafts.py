"""What a file says of itself, before it is saved. Free of database."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class SourceDraft:
    """The published dataset that an official file is an edition of, as it will be cited.

    Attributes:
        dataset: its name at the producer's, ``REVN_2021``.
        edition: the year in that name, which is not the year of its figures.
        perimeter: vintage of the boundaries that it was computed on.
        note: what a reader of the figures must know, in French.
    """

    title: str
    producer: str
    dataset: str
    edition: str | None = None
    published_on: date | None = None
    licence: str | None = None
    perimeter: str | None = None
    note: str | None = None
