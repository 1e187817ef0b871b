"""What a file is made of, and what is refused before it is opened."""

import struct
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from odfdo import Document as OdfDocument

from data.base.problems import RefusedFileError
from data.importers.documents.reader import read_document
from data.importers.files import Container, IncomingFile, container_of

_WORD = "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'/>"


def _file(folder: Path, content: bytes, name: str = "plan.docx") -> IncomingFile:
    path = folder / "incoming"
    path.write_bytes(content)
    return IncomingFile(name, path)


def _zip(folder: Path, entries: dict[str, bytes | str], name: str = "plan.docx") -> IncomingFile:
    path = folder / "incoming"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, content in entries.items():
            archive.writestr(entry, content)
    return IncomingFile(name, path)


def _refusal(file: IncomingFile) -> str:
    with pytest.raises(RefusedFileError) as refusal:
        container_of(file)
    return str(refusal.value)


@pytest.mark.parametrize(
    ("content", "container"),
    [
        ("1. Créer".encode(), Container.TEXT),
        ("1. Créer".encode("cp1252"), Container.TEXT),
        ("1. Créer".encode("utf-16"), Container.TEXT),
        (b"%PDF-1.7\n", Container.PDF),
        (b"\n\n%PDF-1.4\n", Container.PDF),
    ],
)
def test_by_content(content: bytes, container: Container, tmp_path: Path) -> None:
    assert _file(tmp_path, content, "trompeur.xlsx").container is container


def test_office_files(tmp_path: Path) -> None:
    assert _zip(tmp_path, {"word/document.xml": _WORD}, "x.txt").container is Container.DOCX
    assert _zip(tmp_path, {"xl/workbook.bin": b"x"}).container is Container.XLSX
    for kind in ("text", "spreadsheet"):
        OdfDocument(kind).save(str(tmp_path / kind))
    assert IncomingFile("a", tmp_path / "text").container is Container.ODT
    assert IncomingFile("a", tmp_path / "spreadsheet").container is Container.ODS
    with xlsxwriter.Workbook(str(tmp_path / "book")) as book:
        book.add_worksheet().write(0, 0, "Action")
    assert IncomingFile("a", tmp_path / "book").container is Container.XLSX


def test_empty_file(tmp_path: Path) -> None:
    assert "vide" in _refusal(_file(tmp_path, b""))


def test_binary_file(tmp_path: Path) -> None:
    assert "Fichiers acceptés" in _refusal(_file(tmp_path, b"GIF89a\0\0\0"))


def test_rich_text(tmp_path: Path) -> None:
    assert ".docx" in _refusal(_file(tmp_path, b"{\\rtf1 Bonjour}"))


def test_old_or_locked_file(tmp_path: Path) -> None:
    refusal = _refusal(_file(tmp_path, bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600))

    assert "enregistrez-le en .docx" in refusal
    assert "mot de passe" in refusal


def test_other_archive(tmp_path: Path) -> None:
    assert "pas un document connu" in _refusal(_zip(tmp_path, {"photo.jpg": b"x"}))


@pytest.mark.parametrize("kept", [4, 40, 300])
def test_truncated_archive(kept: int, tmp_path: Path) -> None:
    file = _zip(tmp_path, {"word/document.xml": _WORD * 50, "b": bytes(range(256)) * 8})
    file.path.write_bytes(file.path.read_bytes()[:kept])

    assert "abîmé" in _refusal(file)


def test_part_that_does_not_unpack(tmp_path: Path) -> None:
    file = _zip(tmp_path, {"word/document.xml": "".join(map(chr, range(40, 120))) * 9})
    content = bytearray(file.path.read_bytes())
    content[60:90] = b"\xff" * 30
    file.path.write_bytes(bytes(content))

    assert "abîmé" in _refusal(file)


def test_bomb(tmp_path: Path) -> None:
    file = _zip(tmp_path, {"word/document.xml": b" " * 20_000_000})

    assert "trop gros" in _refusal(file)


def test_bomb_by_its_declared_sizes(tmp_path: Path) -> None:
    file = _zip(tmp_path, {"word/document.xml": _WORD})
    content = bytearray(file.path.read_bytes())
    place = content.index(b"PK\x01\x02") + 24
    content[place : place + 4] = struct.pack("<I", 600_000_000)
    file.path.write_bytes(bytes(content))

    assert "trop gros" in _refusal(file)


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "a/../../b", "C:\\x"])
def test_path_outside(name: str, tmp_path: Path) -> None:
    file = _zip(tmp_path, {"word/document.xml": _WORD, name: b"x"})

    assert "chemin interdit" in _refusal(file)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities(encoding: str, tmp_path: Path) -> None:
    xml = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'

    file = _zip(tmp_path, {"word/document.xml": _WORD, "word/styles.xml": xml.encode(encoding)})

    assert "DOCTYPE" in _refusal(file)


def test_macros(tmp_path: Path) -> None:
    file = _zip(tmp_path, {"word/document.xml": _WORD, "word/vbaProject.bin": b"x"}, "a.docm")

    assert "sans macros (.docx, .xlsx)" in _refusal(file)


def test_refusal_says_that_nothing_changed(tmp_path: Path) -> None:
    assert _refusal(_file(tmp_path, b"")).startswith(
        "«\u00a0plan.docx\u00a0» : rien n’a été changé."
    )


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ({"word/document.xml": "<w:document"}, "abîmé"),
        ({"word/document.xml": _WORD}, "abîmé"),
        ({"mimetype": "application/vnd.oasis.opendocument.text"}, "abîmé"),
        ({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}, "aucun"),
        ({"xl/workbook.xml": "<a/>"}, "classeur"),
    ],
)
def test_documents_that_cannot_be_read(
    entries: dict[str, bytes | str], words: str, tmp_path: Path
) -> None:
    with pytest.raises(RefusedFileError, match=words):
        read_document(_zip(tmp_path, entries))
