"""Files of accounts of our own making, and the towns that read them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

from data.base.problems import RefusedFileError
from data.finances.drafts import AccountsDraft, AccountSetDraft
from data.importers.files import IncomingFile
from data.importers.formats import Reading, Town
from data.importers.opened import OpenedFile
from data.territories.surroundings import Surroundings

TODAY = date(2026, 11, 21)
NOBODY = Town(today=TODAY)
SAINT_OMER = Town(
    today=TODAY,
    surroundings=Surroundings(
        "62765", "216207654", {"62765": "Saint-Omer", "62525": "Longuenesse"}, epci="200069037"
    ),
)

Read = Callable[[OpenedFile, Town], Reading]


def town(code: str, siren: str | None, name: str, **former: str) -> Town:
    """Return a town; ``former`` gives today's code of communes that it was made of, ``c62807``."""
    parts = {key.removeprefix("c"): today for key, today in former.items()}
    return Town(today=TODAY, surroundings=Surroundings(code, siren, {code: name}, parts))


def opened(folder: Path, content: bytes | str, name: str = "file.csv") -> OpenedFile:
    """Write a file, and open it."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return OpenedFile(IncomingFile(name, path))


def sets_of(reading: Reading) -> tuple[AccountSetDraft, ...]:
    """Return the sets of a reading."""
    assert isinstance(reading.content, AccountsDraft)
    return reading.content.sets


def only(reading: Reading) -> AccountSetDraft:
    """Return the one set of a reading."""
    (found,) = sets_of(reading)
    return found


def refusal(read: Read, file: OpenedFile, town: Town = SAINT_OMER) -> str:
    """Return what the officer is told when a file is refused."""
    with pytest.raises(RefusedFileError) as caught:
        read(file, town)
    return plain(str(caught.value))


def warned(reading: Reading) -> str:
    """Return all warnings of a reading as one text."""
    return plain("\n".join(str(one) for one in reading.warnings))


def plain(text: str) -> str:
    """Return a French text with ordinary blanks."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def table(headings: Sequence[str], rows: Sequence[Mapping[str, str]], sign: str = ";") -> str:
    """Return a delimited text of these columns; a row may leave some blank."""
    lines = [sign.join(headings)]
    lines += [sign.join(row.get(heading, "") for heading in headings) for row in rows]
    return "\n".join(lines) + "\n"
