"""The same plan gives the same blocks, whatever file it comes in."""

from pathlib import Path

import pytest

from tests.data.importers.documents.written import (
    EXPECTED,
    ROWS,
    SIGNATURE,
    WRITERS,
    read,
    seen,
)


@pytest.mark.parametrize("name", WRITERS)
def test_same_blocks(name: str, tmp_path: Path) -> None:
    WRITERS[name](tmp_path / name)

    found = seen(read(tmp_path / name))

    assert found == (*EXPECTED, (None, None, False, SIGNATURE))


@pytest.mark.parametrize("name", WRITERS)
def test_same_rows(name: str, tmp_path: Path) -> None:
    WRITERS[name](tmp_path / name)

    document = read(tmp_path / name)
    rows = [block for block in document.blocks if block.is_row]

    assert tuple(row.cells for row in rows) == ROWS
    assert {row.table for row in rows} == {1}
    assert rows[2].text == "Jardin des Tanneurs Parcs"
    assert document.blocks[-1].text == SIGNATURE, "the table stays where it was"


def test_lines_and_pages(tmp_path: Path) -> None:
    WRITERS["lignes.txt"](tmp_path / "a.txt")
    WRITERS["espace.pdf"](tmp_path / "a.pdf")

    assert [block.where.line for block in read(tmp_path / "a.txt").blocks[:3]] == [1, 2, 3]
    assert read(tmp_path / "a.pdf").blocks[0].where.page == 1


def test_no_warning_for_sound_files(tmp_path: Path) -> None:
    for name, write in WRITERS.items():
        write(tmp_path / name)
        assert read(tmp_path / name).warnings == ()
