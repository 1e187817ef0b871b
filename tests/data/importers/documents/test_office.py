"""Word and Writer: numbers that they count, headings, bold, tables, what is not text."""

import struct
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_BREAK

from data.base.problems import RefusedFileError
from data.importers.documents.office.counting import letters, roman
from data.importers.documents.word.reader import read_word
from data.importers.files import IncomingFile
from tests.data.importers.documents.written import odt_of, read, word_list, word_of

_NUMBERS = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1"'
    ' style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2"'
    ' style:num-format="1" text:display-levels="2" style:num-suffix=")"/>'
    '<text:list-level-style-bullet text:level="3" text:bullet-char="•"/></text:list-style>'
)


def _numbers(path: Path) -> list[tuple[str | None, int, str]]:
    return [(block.number, block.depth, block.text) for block in read(path).blocks]


def test_word_counts_levels(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    items = [(0, "Un"), (1, "Sous"), (1, "Sur"), (0, "Deux"), (1, "Puis")]
    word_list(path, [("decimal", "%1."), ("decimal", "%1.%2.")], items)

    assert _numbers(path) == [
        ("1", 0, "Un"),
        ("1.1", 1, "Sous"),
        ("1.2", 1, "Sur"),
        ("2", 0, "Deux"),
        ("2.1", 1, "Puis"),
    ]


@pytest.mark.parametrize(
    ("kind", "pattern", "number"),
    [("upperRoman", "%1 -", "II"), ("lowerLetter", "%1)", "b"), ("decimal", "(%1)", "2")],
)
def test_word_writes_numbers(kind: str, pattern: str, number: str, tmp_path: Path) -> None:
    word_list(tmp_path / "a.docx", [(kind, pattern)], [(0, "Un"), (0, "Deux")])

    assert _numbers(tmp_path / "a.docx")[1] == (number, 0, "Deux")


def test_word_writes_the_kind_of_an_item(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    word_list(path, [("decimal", "Action %1 :")], [(0, "Ouvrir"), (0, "Fermer")])

    block = read(path).blocks[1]

    assert (block.label, block.number, block.text) == ("Action", "2", "Fermer")


def test_word_bullets(tmp_path: Path) -> None:
    word_list(tmp_path / "a.docx", [("bullet", "\uf0b7")], [(0, "Ouvrir"), (0, "12. Fermer")])

    blocks = read(tmp_path / "a.docx").blocks

    assert [(block.is_bullet, block.number) for block in blocks] == [(True, None), (False, "12")]


def test_word_headings_bold_and_breaks(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Les écoles", 2)
    document.add_paragraph().add_run("Tout en gras").bold = True
    paragraph = document.add_paragraph("La ville agit")
    paragraph.add_run().add_break(WD_BREAK.LINE)
    paragraph.add_run("dans ses écoles.")
    paragraph.add_run().add_break(WD_BREAK.LINE)
    paragraph.add_run("1. Ouvrir")
    document.sections[0].header.paragraphs[0].text = "En-tête"
    document.save(str(tmp_path / "a.docx"))

    blocks = read(tmp_path / "a.docx").blocks

    assert [block.text for block in blocks] == [
        "Les écoles",
        "Tout en gras",
        "La ville agit dans ses écoles.",
        "Ouvrir",
    ]
    assert blocks[0].heading == 2
    assert blocks[1].is_bold
    assert blocks[3].number == "1"


def test_word_merged_cells(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "Axe"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "Projets"
    table.cell(1, 1).text = "- Parc"
    table.cell(1, 2).add_paragraph("École")
    document.save(str(tmp_path / "a.docx"))

    assert [block.cells for block in read(tmp_path / "a.docx").blocks] == [
        ("Axe", "Projets", ""),
        ("", "Parc", "École"),
    ]


def _run(words: str, tag: str = "w:t") -> str:
    return f'<w:r><{tag} xml:space="preserve">{words}</{tag}></w:r>'


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (f"<w:ins>{_run('Ouvrir')}</w:ins><w:del>{_run('Fermer', 'w:delText')}</w:del>", "Ouvrir"),
        (f"<w:moveFrom>{_run('Ici')}</w:moveFrom><w:moveTo>{_run('Là-bas')}</w:moveTo>", "Là-bas"),
        (f"{_run('Voir ')}<w:hyperlink>{_run('ici')}</w:hyperlink>{_run('.')}", "Voir ici."),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{_run('Ouvrir')}</w:sdtContent></w:sdt>", "Ouvrir"),
        (f'<w:fldSimple w:instr="DATE">{_run("Ouvrir")}</w:fldSimple>', "Ouvrir"),
        (f'{_run("Ouvrir")}<w:r><w:footnoteReference w:id="2"/></w:r>', "Ouvrir"),
        (f'{_run("Ouvrir")}<w:r><w:br w:type="page"/></w:r>{_run("ici")}', "Ouvrir ici"),
        (
            f"{_run('Ouvrir')}<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p>"
            f"{_run('Cadre')}</w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict>"
            f"<w:txbxContent><w:p>{_run('Cadre')}</w:p></w:txbxContent></w:pict></mc:Fallback>"
            "</mc:AlternateContent></w:r>",
            "Ouvrir",
        ),
    ],
)
def test_word_text_and_what_is_not(inside: str, text: str, tmp_path: Path) -> None:
    word_of(tmp_path / "a.docx", f"<w:p>{inside}</w:p>")

    assert [block.text for block in read(tmp_path / "a.docx").blocks] == [text]


def test_word_frames_around_paragraphs(tmp_path: Path) -> None:
    contents = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    frame = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent><w:p>{}</w:p></w:sdtContent></w:sdt>"
    body = frame.format(contents, _run("Sommaire 3")) + frame.format("", _run("Ouvrir"))
    word_of(tmp_path / "a.docx", body)

    assert [block.text for block in read(tmp_path / "a.docx").blocks] == ["Ouvrir"]


def test_word_rows_not_cut_alike(tmp_path: Path) -> None:
    cell = "<w:tc><w:tcPr>{}</w:tcPr><w:p>{}</w:p></w:tc>"
    first = cell.format("", _run("Axe")) + cell.format('<w:gridSpan w:val="900"/>', _run("Large"))
    below = cell.format('<w:gridSpan w:val="2"/><w:vMerge/>', _run("Caché"))
    rows = f"<w:tr>{first}</w:tr><w:tr>{below}{cell.format('', _run('Parc'))}</w:tr>"
    word_of(tmp_path / "a.docx", f"<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>")

    first_row, second_row = (block.cells for block in read(tmp_path / "a.docx").blocks)

    assert first_row[:2] == ("Axe", "Large")
    assert len(first_row) == 102, "a span that no page could hold is cut"
    assert second_row == ("", "", "Parc")


def test_part_too_big_by_its_declared_size(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    docx.Document().save(str(path))
    content = bytearray(path.read_bytes())
    place = content.index(b"PK\x01\x02") + 24
    content[place : place + 4] = struct.pack("<I", 70_000_000)
    path.write_bytes(bytes(content))

    with pytest.raises(RefusedFileError, match="70 mégaoctets"):
        read_word(IncomingFile("a.docx", path))


def test_writer_counts_levels(tmp_path: Path) -> None:
    body = (
        '<text:list text:style-name="L" xml:id="a"><text:list-item><text:p>Un</text:p><text:list>'
        "<text:list-item><text:p>Sous</text:p></text:list-item><text:list-item><text:p>Sur</text:p>"
        "<text:list><text:list-item><text:p>Point</text:p></text:list-item></text:list>"
        "</text:list-item></text:list></text:list-item></text:list><text:p>Un paragraphe.</text:p>"
        '<text:list text:style-name="L" text:continue-list="a"><text:list-item><text:p>Deux'
        "</text:p><text:p>Sa suite.</text:p></text:list-item></text:list>"
        '<text:list text:style-name="L"><text:list-item text:start-value="7"><text:p>Sept</text:p>'
        "</text:list-item></text:list>"
    )
    odt_of(tmp_path / "a.odt", body, _NUMBERS)

    assert _numbers(tmp_path / "a.odt") == [
        ("1", 0, "Un"),
        ("1.1", 1, "Sous"),
        ("1.2", 1, "Sur"),
        (None, 2, "Point"),
        (None, 0, "Un paragraphe."),
        ("2", 0, "Deux"),
        (None, 0, "Sa suite."),
        ("7", 0, "Sept"),
    ]


def test_writer_words(tmp_path: Path) -> None:
    styles = "".join(
        f'<style:style style:name="B" style:family="{family}"><style:text-properties'
        ' fo:font-weight="bold"/></style:style>'
        for family in ("paragraph", "text")
    )
    body = (
        '<text:h text:outline-level="2">Les écoles</text:h>'
        '<text:p text:style-name="B">Tout <text:span>en</text:span> gras</text:p>'
        '<text:p>Un <text:span text:style-name="B">peu</text:span> de<text:s text:c="2"/>gras'
        "<text:note><text:note-body><text:p>Une note</text:p></text:note-body></text:note>"
        "<text:line-break/>ici</text:p>"
        "<text:table-of-content><text:p>Sommaire 3</text:p></text:table-of-content>"
    )
    odt_of(tmp_path / "a.odt", body, styles)

    blocks = read(tmp_path / "a.odt").blocks

    assert [(block.text, block.heading, block.is_bold) for block in blocks] == [
        ("Les écoles", 2, False),
        ("Tout en gras", None, True),
        ("Un peu de gras ici", None, False),
    ]


def test_writer_merged_cells(tmp_path: Path) -> None:
    body = (
        "<table:table><table:table-row><table:table-cell><text:p>Axe</text:p><text:p>un</text:p>"
        "</table:table-cell><table:covered-table-cell/><table:table-cell"
        ' table:number-columns-repeated="2"/></table:table-row></table:table>'
    )
    odt_of(tmp_path / "a.odt", body)

    assert read(tmp_path / "a.odt").blocks[0].cells == ("Axe un", "", "", "")


def _nested(path: Path, depth: int) -> Path:
    body = "<text:list text:style-name='L'><text:list-item>" * depth + "<text:p>Au fond</text:p>"
    odt_of(path, body + "</text:list-item></text:list>" * depth, _NUMBERS)
    return path


def test_writer_lists_nested_deeper_than_counted(tmp_path: Path) -> None:
    assert read(_nested(tmp_path / "a.odt", 120)).blocks[0].text == "Au fond"


@pytest.mark.parametrize("depth", [200, 20_000])
def test_writer_lists_nested_without_end_are_refused(depth: int, tmp_path: Path) -> None:
    with pytest.raises(RefusedFileError, match="abîmé"):
        read(_nested(tmp_path / "a.odt", depth))


def test_too_many_paragraphs_are_refused(tmp_path: Path) -> None:
    odt_of(tmp_path / "a.odt", "<text:p>Ouvrir</text:p>" * 70_000)

    with pytest.raises(RefusedFileError, match="trop long"):
        read(tmp_path / "a.odt")


def test_counts_in_letters_and_in_roman() -> None:
    assert [letters(count) for count in (1, 26, 27, 0)] == ["a", "z", "aa", "0"]
    assert [roman(count) for count in (4, 9, 14, 1999, 0)] == ["iv", "ix", "xiv", "mcmxcix", "0"]
