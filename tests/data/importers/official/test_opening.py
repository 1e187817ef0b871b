"""Which official tables a file holds, whatever it is made of."""

import gzip
import tempfile
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from data.base.problems import RefusedFileError
from data.importers.files import IncomingFile
from data.importers.official.opening import official_tables
from data.importers.parts import parts

_SAMPLES = Path(__file__).parents[5] / "shared" / "samples"
_TEXT = "CODGEO;LIBGEO;POP\n62765;Saint-Omer;14358\n"


def _file(folder: Path, content: bytes, name: str = "national.csv") -> IncomingFile:
    path = folder / "incoming"
    path.write_bytes(content)
    return IncomingFile(name, path)


def _zip(entries: Mapping[str, bytes | str]) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, member in entries.items():
            archive.writestr(entry, member)
    return content.getvalue()


def _workbook(rows: list[list[str | float]], sheet: str = "QP") -> bytes:
    content = BytesIO()
    with xlsxwriter.Workbook(content) as book:
        page = book.add_worksheet(sheet)
        for rank, row in enumerate(rows):
            page.write_row(rank, 0, row)
    return content.getvalue()


_ROWS: list[list[str | float]] = [["CODGEO", "LIBGEO"], ["62765", "Saint-Omer"]]


@pytest.mark.parametrize(
    "content",
    [_TEXT.encode(), _TEXT.encode("utf-16"), gzip.compress(_TEXT.encode()), _zip({"a.csv": _TEXT})],
)
def test_text_however_packed(content: bytes, tmp_path: Path) -> None:
    (table,) = official_tables(_file(tmp_path, content))

    assert table.headings == ("CODGEO", "LIBGEO", "POP")
    assert table.sheet is None
    assert [row.cells for row in table.rows()] == [("62765", "Saint-Omer", "14358")]
    assert tuple(table.rows()) == table.sample


def test_each_table_of_an_archive(tmp_path: Path) -> None:
    entries: dict[str, bytes | str] = {
        "2024/pop.csv": _TEXT,
        "2024/meta.txt": "COD_VAR;LIB_VAR\nPOP;Population\n",
        "2024/lisezmoi.pdf": b"%PDF-",
        "2024/qp.XLSX": _workbook(_ROWS),
        "2024/mots.txt": "Un texte sans tableau.\n",
    }

    tables = official_tables(_file(tmp_path, _zip(entries), "insee.zip"))

    assert [(table.name, table.sheet) for table in tables] == [
        ("2024/pop.csv", None),
        ("2024/meta.txt", None),
        ("2024/qp.XLSX", "QP"),
    ]


def test_packed_workbook_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    away = tmp_path / "temporary"
    away.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(away))
    (table,) = official_tables(_file(tmp_path, _zip({"a.xlsx": _workbook(_ROWS)})))
    broken = _file(tmp_path, _zip({"a.xlsx": _workbook(_ROWS)[:-60]}), "insee.zip")

    assert [row.cells for row in table.rows()] == [("62765", "Saint-Omer")]
    with pytest.raises(RefusedFileError, match=r"insee.zip › a.xlsx"):
        official_tables(broken)
    assert not list(away.iterdir())


@pytest.mark.parametrize(
    "content",
    [
        b"Un texte sans tableau.\nIl continue.\n",
        b"mot",
        b'{"type": "FeatureCollection", "features": []}',
        b"<?xml version='1.0'?><DocumentBudgetaire/>",
        gzip.compress(b"<?xml version='1.0'?><DocumentBudgetaire/>"),
        _zip({"a.shp": b"x", "a.dbf": b"y"}),
    ],
)
def test_no_table(content: bytes, tmp_path: Path) -> None:
    assert official_tables(_file(tmp_path, content)) == ()


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ({"a.xlsx": _zip({"b.csv": _TEXT})}, "pas un classeur"),
        ({"a.csv": _zip({"b.csv": _TEXT})}, "NUL"),
        ({f"{rank}.csv": _TEXT for rank in range(201)}, "201 tableaux"),
    ],
)
def test_archives_in_archives(entries: dict[str, bytes | str], words: str, tmp_path: Path) -> None:
    with pytest.raises(RefusedFileError, match=words):
        official_tables(_file(tmp_path, _zip(entries)))


_PACKED = st.sampled_from([bytes, gzip.compress, lambda content: _zip({"a.csv": content})])
_CELLS = st.lists(st.text("aé;,\"'\t\r\n\0 1\ufeff", max_size=12), max_size=12)
_CONTENT = st.binary(max_size=400) | _CELLS.map(lambda cells: "\n".join(cells).encode())


@given(_CONTENT, _PACKED, st.sampled_from([b"", _TEXT.encode(), b"\xff\xfe", b"\xef\xbb\xbf"]))
def test_any_bytes(content: bytes, packed: type[bytes], start: bytes) -> None:
    with TemporaryDirectory() as folder, suppress(RefusedFileError):
        file = _file(Path(folder), packed(start + content))
        for part in parts(file):
            part.head(10)
        for table in official_tables(file):
            widths = {len(row.cells) for row in table.rows()}
            assert widths <= {len(table.headings)}
            list(table.rows(("62765", "é")))


_WHOLE = (
    _zip({"a.csv": _TEXT * 20, "b.xlsx": _workbook(_ROWS)}),
    gzip.compress((_TEXT * 20).encode()),
    _workbook(_ROWS),
)
_PLACE = st.floats(0, 1, exclude_max=True)


@given(
    st.sampled_from(_WHOLE), st.lists(st.tuples(_PLACE, st.integers(0, 255))), _PLACE | st.none()
)
def test_any_damage(whole: bytes, changes: list[tuple[float, int]], kept: float | None) -> None:
    content = bytearray(whole)
    for place, value in changes:
        content[int(place * len(content))] = value
    if kept is not None:
        del content[int(kept * len(content)) :]
    with TemporaryDirectory() as folder, suppress(RefusedFileError):
        for table in official_tables(_file(Path(folder), bytes(content))):
            assert {len(row.cells) for row in table.rows()} <= {len(table.headings)}


@pytest.mark.skipif(not _SAMPLES.exists(), reason="the real extracts are not here")
@pytest.mark.parametrize(
    ("name", "first", "width", "count"),
    [
        ("territories/insee_qp2015_REVN_2021_dep62.csv", "CODGEO", 31, 64),
        ("territories/insee_qp2015_data_DEMO_2021_V1_QP_dep62_brut.csv", "CODGEO", 32, 64),
        ("territories/fr-en-ips_ecoles_2021-2022_capso.csv", "Rentrée scolaire", 10, 70),
        ("territories/ssmsi_donnee-dep-2023_dep62.csv", "classe", 11, 128),
        ("finances/dgfip_balance_2024_sample.csv", "exer", 28, 9),
        ("finances/ofgl_base_communes_guadeloupe3_2024.csv", "Exercice", 42, 343),
    ],
)
def test_real_extracts(name: str, first: str, width: int, count: int) -> None:
    (table,) = official_tables(IncomingFile(name, _SAMPLES / name))

    assert (table.headings[0], len(table.headings), table.line) == (first, width, 1)
    assert sum(1 for _ in table.rows()) == count
