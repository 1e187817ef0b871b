"""One invented plan, written in every kind of file that a town may keep it in."""

import textwrap
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from fpdf import FPDF
from odfdo import Document as OdfDocument
from odfdo import Paragraph, Table

from data.importers.documents.blocks import Block, Document
from data.importers.documents.reader import read_document
from data.importers.files import IncomingFile

PLAN = (
    "AXE 1 : UNE VILLE PROCHE",
    "La commune de Valmont-sur-Loire présente ici les engagements du mandat 2026-2032, quartier par"
    " quartier, tels que les habitants les ont discutés pendant le printemps.",
    "PROPRETÉ ET VOIRIE",
    "Objectif stratégique 1 : Rendre les rues agréables à vivre, de jour comme de nuit, dans chacun"
    " des sept quartiers de la ville.",
    "Objectif opérationnel 1.1 : Entretenir les trottoirs.",
    "1. Refaire les trottoirs de la rue des Tanneurs avant le 14 juillet 2027, avec 37 % de pavés"
    " tirés des anciennes carrières de la commune.",
    "2. Action : Planter 150 arbres d'alignement le long du boulevard circulaire, en lien avec les"
    " riverains et les jardiniers bénévoles du quartier de la gare.",
    "- Créer trois parcs à vélos couverts, dont un devant le lycée, et les éclairer toute la nuit.",
    "- 3. Ouvrir une déchèterie mobile.",
    "Action 52 : Tenir une permanence hebdomadaire dans chaque mairie annexe, le samedi matin.",
    "ÉCOLES",
    "1) Rénover la cour de l'école Jean-Rameau.",
    "2) Étendre la cantine municipale.",
)
EXPECTED = (
    ("1", "AXE", False, "UNE VILLE PROCHE"),
    (None, None, False, PLAN[1]),
    (None, None, False, "PROPRETÉ ET VOIRIE"),
    ("1", "Objectif stratégique", False, PLAN[3].split(" : ", 1)[1]),
    ("1.1", "Objectif opérationnel", False, "Entretenir les trottoirs."),
    ("1", None, False, PLAN[5].removeprefix("1. ")),
    ("2", "Action", False, PLAN[6].split(" : ", 1)[1]),
    (None, None, True, PLAN[7].removeprefix("- ")),
    ("3", None, False, "Ouvrir une déchèterie mobile."),
    ("52", "Action", False, PLAN[9].split(" : ", 1)[1]),
    (None, None, False, "ÉCOLES"),
    ("1", None, False, "Rénover la cour de l'école Jean-Rameau."),
    ("2", None, False, "Étendre la cantine municipale."),
)
ROWS = (
    ("Projet", "Quartier", "Pilote"),
    ("Passerelle du canal", "Gare", "Voirie"),
    ("Jardin des Tanneurs", "", "Parcs"),
)
SIGNATURE = "Le conseil municipal en a débattu."

_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"

Seen = tuple[str | None, str | None, bool, str]


def seen(document: Document) -> tuple[Seen, ...]:
    """Return what tells one block from another, rows apart."""
    return tuple(_seen(block) for block in document.blocks if not block.is_row)


def _seen(block: Block) -> Seen:
    return block.number, block.label, block.is_bullet, block.text


def read(path: Path) -> Document:
    """Read a file under its own name."""
    return read_document(IncomingFile(path.name, path))


def read_text(folder: Path, text: str, encoding: str = "utf-8") -> Document:
    """Write a text, then read it."""
    path = folder / "plan.txt"
    path.write_bytes(text.encode(encoding))
    return read(path)


def text_file(path: Path) -> None:
    """One paragraph on a line."""
    path.write_text("\n".join([*PLAN, "", *map("\t".join, ROWS), "", SIGNATURE]), encoding="utf-8")


def spaced_text(path: Path) -> None:
    """Leave a blank line between paragraphs; Windows line ends."""
    table = "\n".join(map("\t".join, ROWS))
    text = "\n\n".join([*PLAN, table, SIGNATURE])
    path.write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))


def wrapped_text(path: Path) -> None:
    """Broken at 72 letters, the rest of an item under its words."""
    lines: list[str] = []
    for paragraph in PLAN:
        indent = " " * (paragraph.index(" ") + 1) if paragraph[0] in "-123456789" else ""
        lines += textwrap.wrap(paragraph, 72, subsequent_indent=indent)
    path.write_text("\n".join([*lines, "", *map("\t".join, ROWS), "", SIGNATURE]), encoding="utf-8")


def markdown(path: Path) -> None:
    """Bars around cells, bold for the kind of an item."""
    lines = [line.replace("Action :", "**Action** :") for line in PLAN]
    rows = ["| " + " | ".join(row) + " |" for row in ROWS]
    rows.insert(1, "|---|---|---|")
    path.write_text("\n\n".join([*lines, "\n".join(rows), SIGNATURE]), encoding="utf-8")


def word(path: Path) -> None:
    """Typed numbers, a true table."""
    document = docx.Document()
    for paragraph in PLAN:
        document.add_paragraph(paragraph)
    table = document.add_table(len(ROWS), 3)
    for rank, row in enumerate(ROWS):
        for column, text in enumerate(row):
            table.cell(rank, column).text = text
    document.add_paragraph(SIGNATURE)
    document.save(str(path))


def writer(path: Path) -> None:
    """Typed numbers, a true table."""
    document = OdfDocument("text")
    document.body.clear()
    for paragraph in PLAN:
        document.body.append(Paragraph(paragraph))
    table = Table("T", width=3, height=len(ROWS))
    table.set_values([list(row) for row in ROWS])
    document.body.append(table)
    document.body.append(Paragraph(SIGNATURE))
    document.save(str(path))


class _Sheet(FPDF):
    """A page with a running head and a page number."""

    def header(self) -> None:
        self.set_font("Helvetica", size=8)
        self.cell(0, 6, "Ville de Valmont-sur-Loire - plan de mandat", align="C")
        self.ln(12)

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("Helvetica", size=8)
        self.cell(0, 8, f"Page {self.page_no()} / 3", align="R")


def _pdf(path: Path, gap: float, align: str) -> None:
    sheet = _Sheet(format=(148, 210))
    sheet.set_compression(False)
    sheet.add_page()
    sheet.set_font("Helvetica", size=11)
    for paragraph in PLAN:
        sheet.multi_cell(0, 5.5, paragraph, align=align, new_x="LMARGIN", new_y="NEXT")
        sheet.ln(gap)
    sheet.ln(4)
    with sheet.table(first_row_as_headings=False) as table:
        for texts in ROWS:
            row = table.row()
            for text in texts:
                row.cell(text)
    sheet.ln(6)
    sheet.multi_cell(0, 5.5, SIGNATURE, align=align)
    for _ in range(2):
        sheet.add_page()
    sheet.output(str(path))


def spaced_pdf(path: Path) -> None:
    """Leave a space between paragraphs."""
    _pdf(path, 3, "L")


def tight_pdf(path: Path) -> None:
    """Leave no space between paragraphs."""
    _pdf(path, 0, "L")


WRITERS: dict[str, Callable[[Path], None]] = {
    "lignes.txt": text_file,
    "espace.txt": spaced_text,
    "coupe.txt": wrapped_text,
    "plan.md": markdown,
    "plan.docx": word,
    "plan.odt": writer,
    "espace.pdf": spaced_pdf,
    "serre.pdf": tight_pdf,
}


def word_of(path: Path, body: str) -> None:
    """Write a Word document from its XML."""
    document = docx.Document()
    namespaces = f'{nsdecls("w")} xmlns:mc="{_COMPATIBILITY}"'
    for element in reversed(parse_xml(f"<w:body {namespaces}>{body}</w:body>")):
        document.element.body.insert(0, element)
    document.save(str(path))


def word_list(path: Path, levels: list[tuple[str, str]], items: list[tuple[int, str]]) -> None:
    """Write a Word list whose numbers Word counts: each level's kind and pattern, then items."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "90")
    for rank, (kind, pattern) in enumerate(levels):
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), str(rank))
        for name, value in (("start", "1"), ("numFmt", kind), ("lvlText", pattern)):
            level.append(_element(name, value))
        abstract.append(level)
    numbering.insert(0, abstract)
    number = OxmlElement("w:num")
    number.set(qn("w:numId"), "90")
    number.append(_element("abstractNumId", "90"))
    numbering.append(number)
    for rank, text in items:
        properties = document.add_paragraph(text)._p.get_or_add_pPr()
        place = OxmlElement("w:numPr")
        place.append(_element("ilvl", str(rank)))
        place.append(_element("numId", "90"))
        properties.append(place)
    document.save(str(path))


def _element(name: str, value: str) -> object:
    element = OxmlElement(f"w:{name}")
    element.set(qn("w:val"), value)
    return element


_ODF = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0">'
    "<office:automatic-styles>{styles}</office:automatic-styles>"
    "<office:body><office:text>{body}</office:text></office:body></office:document-content>"
)


def odt_of(path: Path, body: str, styles: str = "") -> None:
    """Write a Writer document from its XML."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", _ODF.format(styles=styles, body=body))
