"""What official files are made of, and what is refused of them before they are opened."""

import gzip
import sqlite3
import stat
import struct
import zipfile
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.base.problems import RefusedFileError
from data.importers.files import Container, IncomingFile, container_of


def _file(folder: Path, content: bytes, name: str = "national.csv") -> IncomingFile:
    path = folder / "incoming"
    path.write_bytes(content)
    return IncomingFile(name, path)


def _zip(folder: Path, entries: dict[str, bytes | str]) -> IncomingFile:
    path = folder / "incoming"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, content in entries.items():
            archive.writestr(entry, content)
    return IncomingFile("national.zip", path)


def _refusal(file: IncomingFile) -> str:
    with pytest.raises(RefusedFileError) as refusal:
        container_of(file)
    return str(refusal.value)


_COLLECTION = b'{"type": "FeatureCollection", "name": "QP2024", "features": []}'
_ACT = '<?xml version="1.0" encoding="{}"?>\n<DocumentBudgetaire><Budget/></DocumentBudgetaire>'
_ENTITIES = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "{}">]><DocumentBudgetaire>&b;</a>'


@pytest.mark.parametrize(
    ("content", "container"),
    [
        (_COLLECTION, Container.GEOJSON),
        (b"\xef\xbb\xbf\n " + _COLLECTION, Container.GEOJSON),
        (b'[{"type":"Feature","geometry":null}]', Container.GEOJSON),
        (b'{"code": "62765", "type": "commune-actuelle"}', Container.TEXT),
        (b"[Titre](lien) et la suite", Container.TEXT),
        (_ACT.format("ISO-8859-1").encode("latin-1"), Container.XML),
        (b"\xef\xbb\xbf" + _ACT.format("utf-8").encode(), Container.XML),
        (_ACT.format("utf-16").encode("utf-16"), Container.XML),
        (_ACT.format("utf-16").encode("utf-16-le"), Container.XML),
        (_ACT.format("utf-16").encode("utf-16-be"), Container.XML),
        (b"<DocumentBudgetaire xmlns='x'/>", Container.XML),
        (gzip.compress(b"CODGEO;LIBGEO\n"), Container.GZIP),
        (gzip.compress(_ACT.format("utf-16").encode("utf-16")), Container.GZIP),
    ],
)
def test_official_files(content: bytes, container: Container, tmp_path: Path) -> None:
    assert _file(tmp_path, content, "trompeur.pdf").container is container


@pytest.mark.parametrize("name", ["a.csv", "GEOJSON/a.geojson", "a.SHP", "a.gpkg", "b/a.xml"])
def test_zip_of_official_files(name: str, tmp_path: Path) -> None:
    assert _zip(tmp_path, {name: "a", "lisezmoi.pdf": b"x"}).container is Container.ZIP


@pytest.mark.parametrize("names", [["a.zip"], ["b/a.gz", "photo.jpg"], ["dossier/"]])
def test_zip_of_nothing_that_is_read(names: list[str], tmp_path: Path) -> None:
    refusal = _refusal(_zip(tmp_path, dict.fromkeys(names, b"PK\x03\x04")))

    assert "n’en contient pas (.csv, .txt, .xlsx" in refusal


def _base(folder: Path, statement: str) -> IncomingFile:
    path = folder / "base.gpkg"
    with closing(sqlite3.connect(path)) as base:
        base.execute(statement)
        base.executemany("INSERT INTO gpkg VALUES (?)", [("x" * 900,)] * 50)
        base.commit()
    return IncomingFile("contours.gpkg", path)


def test_geopackage(tmp_path: Path) -> None:
    file = _base(tmp_path, "CREATE TABLE gpkg (a)")
    assert "pas un GeoPackage" in _refusal(file)
    with closing(sqlite3.connect(file.path)) as base:
        base.execute("CREATE TABLE gpkg_contents (table_name)")

    assert container_of(IncomingFile("contours.gpkg", file.path)) is Container.GPKG
    assert [path.name for path in tmp_path.iterdir()] == ["base.gpkg"]


@pytest.mark.parametrize("kept", [16, 60, 200, 5_000])
def test_truncated_geopackage(kept: int, tmp_path: Path) -> None:
    file = _base(tmp_path, "CREATE TABLE gpkg (a)")
    file.path.write_bytes(file.path.read_bytes()[:kept])

    assert "abîmé" in _refusal(IncomingFile("contours.gpkg", file.path))


@pytest.mark.parametrize("value", ["&c;&c;&c;", '" SYSTEM "file:///etc/passwd'])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_entities_of_an_act(value: str, encoding: str, tmp_path: Path) -> None:
    xml = _ENTITIES.format(value).encode(encoding)

    assert "DOCTYPE" in _refusal(_file(tmp_path, xml))
    assert "DOCTYPE" in _refusal(_file(tmp_path, gzip.compress(xml)))
    assert "DOCTYPE" in _refusal(_zip(tmp_path, {"actes/a.xml": xml}))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (gzip.compress(b"CODGEO;LIBGEO\n" * 900)[:40], "abîmé"),
        (gzip.compress(b"CODGEO;LIBGEO\n")[:12], "abîmé"),
        (gzip.compress(b""), "compressé est vide"),
        (gzip.compress(b"PK\x03\x04" + bytes(99)), "Décompressez-le"),
        (gzip.compress(gzip.compress(b"a;b")), "Décompressez-le"),
        (gzip.compress(bytes(99)), "Décompressez-le"),
    ],
)
def test_gzip_of_nothing_that_is_read(content: bytes, words: str, tmp_path: Path) -> None:
    assert words in _refusal(_file(tmp_path, content))


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_link_in_an_archive(kind: int, tmp_path: Path) -> None:
    link = zipfile.ZipInfo("a.csv")
    link.create_system = 3
    link.external_attr = (kind | 0o777) << 16
    path = tmp_path / "incoming"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(link, "/etc/passwd")

    assert "lien" in _refusal(IncomingFile("national.zip", path))


@pytest.mark.parametrize("name", ["../a.csv", "/a.csv", "b/../../a.csv", "C:\\a.csv"])
def test_path_outside_an_archive_of_data(name: str, tmp_path: Path) -> None:
    assert "chemin interdit" in _refusal(_zip(tmp_path, {"a.csv": "a", name: b"x"}))


def test_locked_archive_of_data(tmp_path: Path) -> None:
    file = _zip(tmp_path, {"a.csv": "a;b"})
    content = bytearray(file.path.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    file.path.write_bytes(bytes(content))

    assert "mot de passe" in _refusal(file)


def _declaring(file: IncomingFile, size: int, packed: int) -> IncomingFile:
    """Write other sizes in the list of members of an archive that has one."""
    content = bytearray(file.path.read_bytes())
    place = content.index(b"PK\x01\x02") + 20
    content[place : place + 8] = struct.pack("<II", packed, size)
    file.path.write_bytes(bytes(content))
    return file


@pytest.mark.parametrize(
    ("name", "size", "is_refused"),
    [
        ("a.csv", 1_100_000_000, False),
        ("a.csv", 4_100_000_000, True),
        ("a.gpkg", 600_000_000, True),
    ],
)
def test_only_texts_may_be_huge(name: str, size: int, is_refused: bool, tmp_path: Path) -> None:
    file = _declaring(_zip(tmp_path, {name: b"x"}), size, size // 10)

    if is_refused:
        assert "trop gros" in _refusal(file)
    else:
        assert file.container is Container.ZIP


def test_archive_whose_list_would_fill_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "incoming"
    length = 30_000_000
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, length, 4, 0)
    with path.open("wb") as content:
        content.write(b"PK\x03\x04")
        content.truncate(length + 4)
        content.seek(0, 2)
        content.write(end)

    assert "trop de fichiers" in _refusal(IncomingFile("national.zip", path))


@given(
    st.binary(max_size=600),
    st.sampled_from(
        [b"", b"PK\x03\x04", b"\x1f\x8b\x08", b"SQLite format 3\0", b"<?xml", b"{", b"\xff\xfe"]
    ),
)
def test_any_bytes(content: bytes, start: bytes) -> None:
    with TemporaryDirectory() as folder:
        file = _file(Path(folder), start + content)
        with suppress(RefusedFileError):
            assert container_of(file) in Container
        assert [path.name for path in Path(folder).iterdir()] == ["incoming"]
