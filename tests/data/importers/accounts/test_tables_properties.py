"""Whatever happens to a table of accounts, it is read or refused in French, never worse."""

import random
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.base.problems import RefusedFileError
from data.importers.accounts import aggregates, balances, individual
from data.importers.formats import Town
from tests.data.importers import made_accounts
from tests.data.importers.accounts.making import NOBODY, SAINT_OMER, Read, opened, sets_of

_LOCAL = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
_FILES = (
    (balances.read, made_accounts.balance()),
    (aggregates.read, made_accounts.aggregates()[:6000]),
    (individual.read, made_accounts.individual_accounts()),
)
_SIGNS = st.binary(max_size=10) | st.sampled_from([b";", b"\n", b'"', b"\0", b"-", b"e9", b"\xff"])


def attempt(folder: Path, read: Read, content: bytes, town: Town) -> None:
    with suppress(RefusedFileError):
        assert sets_of(read(opened(folder, content), town))


@pytest.mark.parametrize(("read", "content"), _FILES)
@given(place=st.floats(0, 0.999), length=st.integers(0, 30), inserted=_SIGNS, known=st.booleans())
@_LOCAL
def test_a_mutated_table_is_read_or_refused(
    tmp_path: Path,
    read: Read,
    content: bytes,
    place: float,
    length: int,
    inserted: bytes,
    known: bool,
) -> None:
    start = int(place * len(content))
    mutated = content[:start] + inserted + content[start + length :]
    attempt(tmp_path, read, mutated, SAINT_OMER if known else NOBODY)


@pytest.mark.parametrize(("read", "content"), _FILES)
@given(seed=st.integers(0, 10_000))
@_LOCAL
def test_shuffled_cells_are_read_or_refused(
    tmp_path: Path, read: Read, content: bytes, seed: int
) -> None:
    rows = [row.split(";") for row in content.decode("utf-8-sig").splitlines()]
    dice = random.Random(seed)
    for row in dice.sample(rows[1:], min(3, len(rows) - 1)):
        dice.shuffle(row)
    text = "\n".join(";".join(row) for row in rows)
    attempt(tmp_path, read, text.encode(), NOBODY)
