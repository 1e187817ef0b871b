"""What a Word document of ours looks like: French, numbered pages, sober headings."""

import re
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

INK, BLUE, GREY = RGBColor(0x1A, 0x22, 0x30), RGBColor(0x17, 0x49, 0x6B), RGBColor(0x4A, 0x55, 0x68)
HEADING_FILL = "E8EDF3"
_TO_WRITE_FILL = "FFF4D6"
TO_WRITE = "À rédiger"
"""The style of what is left to the officer: Word lists and finds its paragraphs by it."""
SMALL = Pt(8)
_LONGEST_TITLE = 255
_NOT_XML = re.compile(r"[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FONT = "Arial"
_SIZES = {"Title": 22, "Heading 1": 16, "Heading 2": 13, "Normal": 10}


def new_document(title: str) -> Any:
    """Return an empty document in French, with our styles."""
    document = Document()
    document.core_properties.title = clean(title)[:_LONGEST_TITLE]
    document.core_properties.language = "fr-FR"
    document.core_properties.author = "Mandascope"
    document.core_properties.comments = ""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    for name, size in _SIZES.items():
        _restyle(document.styles[name], size)
    document.styles["Footer"].font.size = SMALL
    style = document.styles.add_style(TO_WRITE, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    fill(style.element.get_or_add_pPr(), _TO_WRITE_FILL)
    _speak_french(document)
    return document


def _restyle(style: Any, size: float) -> None:
    style.font.name, style.font.size = _FONT, Pt(size)
    style.font.color.rgb = INK if style.name == "Normal" else BLUE
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{kind}"), _FONT)
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)


def _speak_french(document: Any) -> None:
    """Say the language of every word, so that screen readers and spelling know it."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "fr-FR")
    properties = document.styles["Normal"].element.get_or_add_rPr()
    if properties.find(qn("w:lang")) is None:
        properties.append(_element("w:lang", val="fr-FR"))


def clean(text: str) -> str:
    """Return text without the signs that a Word file cannot hold."""
    return _NOT_XML.sub("", text)


def footer(document: Any, words: str) -> None:
    """Write words and the page's number at the foot of each page."""
    line = document.sections[0].footer.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = line.add_run(f"{words} · page ")
    run.font.size, run.font.color.rgb = SMALL, GREY
    for name, between in (("PAGE", " sur "), ("NUMPAGES", "")):
        _field(line, name)
        rest = line.add_run(between)
        rest.font.size, rest.font.color.rgb = SMALL, GREY


def _field(paragraph: Any, name: str) -> None:
    run = paragraph.add_run()
    run.font.size, run.font.color.rgb = SMALL, GREY
    run._r.append(_element("w:fldChar", fldCharType="begin"))
    text = _element("w:instrText")
    text.set(qn("xml:space"), "preserve")
    text.text = name
    run._r.append(text)
    run._r.append(_element("w:fldChar", fldCharType="end"))


def fill(element: Any, colour: str) -> None:
    """Colour the ground of what has these properties: a cell, a style of paragraph."""
    element.append(_element("w:shd", val="clear", color="auto", fill=colour))


def describe(table: Any, title: str, alt: str) -> None:
    """Give a table its title and its text alternative."""
    properties = table._tbl.tblPr
    properties.append(_element("w:tblCaption", val=clean(title)))
    properties.append(_element("w:tblDescription", val=clean(alt)))


def pad(table: Any, sides: Any) -> None:
    """Set the room left and right of the words in each cell of a table."""
    margins = _element("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(_element(f"w:{side}", w=str(round(sides.twips)), type="dxa"))
    properties = table._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    # The order of these is the schema's: Word refuses a file that has them in another.
    if look is None:
        properties.append(margins)
    else:
        look.addprevious(margins)


def repeat_heading(row: Any) -> None:
    """Repeat a row at the top of each page that the table reaches."""
    row._tr.get_or_add_trPr().append(_element("w:tblHeader", val="true"))


def keep_whole(row: Any) -> None:
    """Keep a row on one page."""
    row._tr.get_or_add_trPr().append(_element("w:cantSplit", val="true"))


def _element(tag: str, **attributes: str) -> Any:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element
