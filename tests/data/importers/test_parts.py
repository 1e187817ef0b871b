"""What archives hold, and that no more than is allowed ever comes out of them."""

import gzip
import struct
import zipfile
from pathlib import Path

import pytest

from data.base.problems import RefusedFileError
from data.importers import parts as module
from data.importers.files import IncomingFile
from data.importers.parts import Part, extract, parts

_TEXT = b"CODGEO;LIBGEO\n62765;Saint-Omer\n"


def _file(folder: Path, content: bytes, name: str) -> IncomingFile:
    path = folder / "incoming"
    path.write_bytes(content)
    return IncomingFile(name, path)


def _zip(folder: Path, entries: dict[str, bytes]) -> IncomingFile:
    path = folder / "incoming"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, content in entries.items():
            archive.writestr(entry, content)
    return IncomingFile("national.zip", path)


def _size(part: Part) -> int:
    with part.open() as content:
        return sum(map(len, iter(lambda: content.read(1 << 20), b"")))


def _refusal(part: Part) -> str:
    with pytest.raises(RefusedFileError) as refusal:
        _size(part)
    return str(refusal.value)


@pytest.mark.parametrize(
    ("name", "content", "part"),
    [
        ("a.csv", _TEXT, "a.csv"),
        ("a.csv.gz", gzip.compress(_TEXT), "a.csv"),
        ("A.XML.GZ", gzip.compress(_TEXT), "A.XML"),
        ("envoi", gzip.compress(_TEXT) + gzip.compress(_TEXT), "envoi"),
    ],
)
def test_file_alone(name: str, content: bytes, part: str, tmp_path: Path) -> None:
    (found,) = parts(_file(tmp_path, content, name))

    assert (found.name, found.label) == (part, name)
    assert found.head(6) == b"CODGEO"
    with found.open() as read:
        assert read.readline() == b"CODGEO;LIBGEO\n"
        assert read.read().startswith(b"62765;Saint-Omer\n")


def test_members_of_a_zip(tmp_path: Path) -> None:
    entries = {
        "b/": b"",
        "b/a.csv": _TEXT,
        "__MACOSX/._a.csv": b"x",
        "b/.b.csv": b"x",
        "c.pdf": b"",
    }

    found = parts(_zip(tmp_path, entries))

    assert [(one.name, one.size) for one in found] == [("b/a.csv", len(_TEXT)), ("c.pdf", 0)]
    assert found[0].label == "national.zip › b/a.csv"
    assert found[0].head(99) == _TEXT


@pytest.mark.parametrize("lost", [1, 8, 500])
def test_truncated_gzip(lost: int, tmp_path: Path) -> None:
    content = gzip.compress(bytes(range(1, 256)) * 4000, compresslevel=0)

    (found,) = parts(_file(tmp_path, content[:-lost], "a.csv.gz"))

    assert "abîmé" in _refusal(found)


def test_wrong_sum(tmp_path: Path) -> None:
    content = bytearray(gzip.compress(_TEXT * 9_000, compresslevel=1))
    content[-8] ^= 1

    assert "abîmé" in _refusal(parts(_file(tmp_path, bytes(content), "a.csv.gz"))[0])


def test_gzip_bomb(tmp_path: Path) -> None:
    path = tmp_path / "incoming"
    with gzip.open(path, "wb") as content:
        content.write(b"a;b\n")
        for _ in range(100):
            content.write(b" " * 1_000_000)

    (found,) = parts(IncomingFile("a.csv.gz", path))

    assert "bien trop gros" in _refusal(found)


def test_limit_of_a_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "most_bytes", lambda _: 20)

    for file in (_file(tmp_path, gzip.compress(_TEXT), "a.gz"), _zip(tmp_path, {"a.csv": _TEXT})):
        assert "bien trop gros" in _refusal(parts(file)[0])


def test_size_that_lies(tmp_path: Path) -> None:
    file = _zip(tmp_path, {"a.csv": _TEXT})
    content = bytearray(file.path.read_bytes())
    place = content.index(b"PK\x01\x02") + 24
    content[place : place + 4] = struct.pack("<I", 10)
    file.path.write_bytes(bytes(content))

    assert "national.zip › a.csv" in (refusal := _refusal(parts(file)[0]))
    assert "abîmé" in refusal


def test_damaged_member(tmp_path: Path) -> None:
    file = _zip(tmp_path, {"a.csv": bytes(range(1, 256)) * 9})
    content = bytearray(file.path.read_bytes())
    content[40:90] = b"\xff" * 50
    file.path.write_bytes(bytes(content))

    assert "abîmé" in _refusal(parts(file)[0])


def test_extract_side_by_side(tmp_path: Path) -> None:
    file = _zip(tmp_path, {"SHP/a.shp": b"1", "SHP/a.dbf": b"2", "SHP/b.shp": b"3"})
    folder = tmp_path / "shapes"
    folder.mkdir()

    written = extract(file, ["SHP/a.dbf", "SHP/a.shp"], folder)

    assert [path.name for path in written] == ["a.dbf", "a.shp"]
    assert sorted(folder.iterdir()) == sorted(written)
    assert written[0].read_bytes() == b"2"


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["a.shp", "c.shp"], "ne contient pas «\u00a0c.shp\u00a0»"),
        (["a.shp", "b/a.shp"], "deux fichiers «\u00a0a.shp\u00a0»"),
        ([f"{'é' * 120}.shp"], "dépasse 200"),
    ],
)
def test_members_that_cannot_be_extracted(names: list[str], words: str, tmp_path: Path) -> None:
    entries = dict.fromkeys(["a.shp", "b/a.shp", f"{'é' * 120}.shp"], b"x")
    folder = tmp_path / "shapes"
    folder.mkdir()

    with pytest.raises(RefusedFileError, match=words):
        extract(_zip(tmp_path, entries), names, folder)


def test_extracts_no_more_than_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_UNPACKED", 20)
    file = _zip(tmp_path, {"a.shp": b"x" * 15, "a.dbf": b"x" * 15})
    folder = tmp_path / "shapes"
    folder.mkdir()

    with pytest.raises(RefusedFileError, match="bien trop gros"):
        extract(file, ["a.shp", "a.dbf"], folder)
