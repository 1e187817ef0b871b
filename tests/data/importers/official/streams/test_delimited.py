"""Rows of delimited texts: their cells, their lines, and the ones that are broken."""

import csv
import gzip
import io
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.base.problems import RefusedFileError
from data.importers.files import IncomingFile
from data.importers.official.streams.delimited import DelimitedTable, delimited_table
from data.importers.official.streams.finding import Finder
from data.importers.parts import Part, parts


def _table(folder: Path, content: str | bytes, name: str = "national.csv") -> DelimitedTable:
    path = folder / "incoming"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    (part,) = parts(IncomingFile(name, path))
    table = delimited_table(part)
    assert table is not None
    return table


def _rows(table: DelimitedTable, needles: Collection[str] = ()) -> list[tuple[int, str]]:
    return [(row.line, "|".join(row.cells)) for row in table.rows(needles)]


def _refusal(table: DelimitedTable, needles: Collection[str] = ()) -> str:
    with pytest.raises(RefusedFileError) as refusal:
        _rows(table, needles)
    assert str(refusal.value).startswith("«\u00a0national.csv\u00a0» : rien n’a été changé.")
    return str(refusal.value)


@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
def test_delimiters(sign: str, tmp_path: Path) -> None:
    table = _table(tmp_path, f"code{sign}nom\n1{sign}a\n2{sign}b\n")

    assert table.headings == ("code", "nom")
    assert [row.cells for row in table.sample] == [("1", "a"), ("2", "b")]


def test_semicolons_before_decimal_commas(tmp_path: Path) -> None:
    table = _table(tmp_path, "CODGEO;TP60\n" + "62765;18,7\n" * 30)

    assert table.headings == ("CODGEO", "TP60")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_ends_of_lines(encoding: str, end: str, tmp_path: Path) -> None:
    text = end.join(['Région;"Année"', "Hauts-de-France;2024", "Île-de-France;2025"])

    table = _table(tmp_path, text.encode(encoding))

    assert table.headings == ("Région", "Année")
    assert _rows(table) == [(2, "Hauts-de-France|2024"), (3, "Île-de-France|2025")]
    assert _rows(table, ["Île"]) == [(3, "Île-de-France|2025")]


def test_accents_that_come_late(tmp_path: Path) -> None:
    text = "code;nom\n" + "1;sans accent\n" * 100_000 + "2;Écques\n"

    for encoding in ("utf-8", "cp1252"):
        assert _rows(_table(tmp_path, text.encode(encoding)))[-1] == (100_002, "2|Écques")


def test_letters_that_break_at_the_end(tmp_path: Path) -> None:
    text = "code;région\n" + "1;b\n" * 270_000

    table = _table(tmp_path, text.encode() + b"2;\xc9cques\n")

    assert "Ligne 270002 : des lettres de cette ligne sont abîmées" in _refusal(table)
    assert "Ligne 270002" in _refusal(table, ["cques"])
    assert _rows(table, ["rien de tel"]) == []


def test_letters_that_break_at_once(tmp_path: Path) -> None:
    table = _table(tmp_path, "code;région\n1;b\n".encode() + b"2;\xc9cques\n")

    assert "Ligne 3" in _refusal(table)


def test_headings_as_officials_write_them(tmp_path: Path) -> None:
    empty = ";" * 990
    text = (
        f'\ufeff"CODGEO";EVOL_CA_N_E ; Nom {empty}\r\n62765;1,5;"a"{empty}\r\n{empty}\r\n62014\r\n'
    )

    table = _table(tmp_path, text)

    assert table.headings == ("CODGEO", "EVOL_CA_N_E", "Nom")
    assert _rows(table) == [(2, "62765|1,5|a"), (4, "62014||")]


def test_titles_and_blank_lines(tmp_path: Path) -> None:
    table = _table(tmp_path, "Populations 2022\n\nInsee;\n\ncode;nom;pop\n\n1;a;5\n;;\n2;b;6\n")

    assert (table.line, table.headings) == (5, ("code", "nom", "pop"))
    assert _rows(table) == [(7, "1|a|5"), (9, "2|b|6")]
    assert [row.line for row in table.sample] == [7, 9]


def test_cells_of_several_lines(tmp_path: Path) -> None:
    table = _table(tmp_path, 'code;nom\n1;"a\nb ""c"""\n2;"x;y"\n3;"d\n2\ne"\n')

    assert _rows(table) == [(2, '1|a\nb "c"'), (4, "2|x;y"), (5, "3|d\n2\ne")]
    assert _rows(table, ["2"]) == [(4, "2|x;y"), (5, "3|d\n2\ne")]
    assert _rows(table, ["1", "2"]) == _rows(table)


_CELL = st.text('12;" \n', max_size=4).map(str.strip)
_ROW = st.tuples(_CELL, _CELL, _CELL).filter(any)


@given(st.lists(_ROW, max_size=8), st.sampled_from("12"))
def test_needles_choose_among_the_rows(rows: list[tuple[str, ...]], needle: str) -> None:
    content = io.StringIO()
    csv.writer(content, delimiter=";").writerows([("code", "nom", "note"), *rows])
    with TemporaryDirectory() as folder:
        table = _table(Path(folder), content.getvalue())

        every = _rows(table)
        assert [cells for _, cells in every] == ["|".join(row) for row in rows]
        assert _rows(table, [needle]) == [row for row in every if needle in row[1]]


def test_sample_is_short(tmp_path: Path) -> None:
    table = _table(tmp_path, "code;nom\n" + "1;a\n" * 50)

    assert len(table.sample) == 20
    assert len(_rows(table)) == 50


@pytest.mark.parametrize("needles", [(), ("62765",)])
def test_more_cells_than_headings(needles: tuple[str, ...], tmp_path: Path) -> None:
    table = _table(tmp_path, "code;nom\n1;a;\n62765;Saint;Omer\n")

    assert "Ligne 3 : 3 valeurs pour 2 colonnes" in _refusal(table, needles)
    assert [row.line for row in table.sample] == [2]


@pytest.mark.parametrize(
    ("end", "line"),
    [
        ('62765;"a\n3;b\n', 3),
        ('62765;"a\n' + "3;b\n" * 200_000, 3),
        ('62765;"x\n' + 'x";"x\n' * 900_000, 3),
    ],
)
@pytest.mark.parametrize("needles", [(), ("62765",)])
def test_quotation_mark_left_open(
    end: str, line: int, needles: tuple[str, ...], tmp_path: Path
) -> None:
    table = _table(tmp_path, "code;nom\n1;a\n" + end)

    assert f"Ligne {line} : les guillemets" in _refusal(table, needles)


def test_nul_in_the_middle(tmp_path: Path) -> None:
    text = b"code;nom\n" + b"1;a\n" * 600_000 + b"2;\0\n"

    table = _table(tmp_path, gzip.compress(text, compresslevel=9), "national.csv.gz")

    with pytest.raises(RefusedFileError, match="Ligne 600002 : un signe interdit"):
        _rows(table, ["rien de tel"])


def test_broken_utf16(tmp_path: Path) -> None:
    table = _table(tmp_path, ("code;nom\n" + "1;a\n" * 300_000).encode("utf-16") + b"\x00\xdc\n\0")

    assert "annoncent de l’Unicode" in _refusal(table)


def test_too_many_columns(tmp_path: Path) -> None:
    with pytest.raises(RefusedFileError, match="la limite est de 5"):
        _table(tmp_path, ";".join(f"c{rank}" for rank in range(6_000)) + "\n1;2\n")


def test_a_million_columns(tmp_path: Path) -> None:
    with pytest.raises(RefusedFileError, match="un million de signes"):
        _table(tmp_path, ";".join(f"c{rank}" for rank in range(1_000_000)) + "\n1;2\n")


class _Endless(io.RawIOBase):
    """A line that has no end."""

    def __init__(self) -> None:
        self.given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        buffer[:] = b"a;" * (len(buffer) // 2)
        self.given += len(buffer)
        assert self.given < 5_000_000
        return len(buffer)


@dataclass(frozen=True)
class _EndlessPart(Part):
    def open(self) -> BinaryIO:
        return io.BufferedReader(_Endless(), 1 << 20)


def test_line_without_end(tmp_path: Path) -> None:
    with pytest.raises(RefusedFileError, match="Ligne 1 : cette ligne dépasse un million"):
        delimited_table(_EndlessPart("a.csv", None, IncomingFile("a.csv", tmp_path / "none")))


def test_rows_are_read_again(tmp_path: Path) -> None:
    table = _table(tmp_path, "code;nom\n1;a\n2;b\n")
    begun = table.rows()
    next(begun)

    assert _rows(table) == _rows(table) == [(2, "1|a"), (3, "2|b")]
    assert [row.line for row in begun] == [3]


_LINES = st.lists(st.text("0123456é", max_size=6), max_size=30)


@given(_LINES, st.sets(st.text("0123456é", min_size=1, max_size=3), min_size=1, max_size=6))
def test_finder_finds_what_is_there(lines: list[str], needles: set[str]) -> None:
    block = "\n".join(lines).encode()

    found = [
        (number, block[start:end].decode())
        for number, start, end in Finder(needles).lines(5, block)
    ]

    assert found == [
        (number, line)
        for number, line in enumerate(lines, 5)
        if any(needle in line for needle in needles)
    ]
