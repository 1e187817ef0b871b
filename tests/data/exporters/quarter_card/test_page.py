"""The printed card: one page, the figures of the screen, letters that can be read back."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pdfplumber
import pytest

from data.base.views import Scope
from data.exporters.quarter_card.locator import locator_svg
from data.exporters.quarter_card.page import quarter_card_pdf
from data.indicators.views import FactGroup, RemarkGroup
from data.indicators.views.identity import SchoolLine
from data.overview.quarter_sheet.service import quarter_sheet
from data.overview.quarter_sheet.views import PromisedGroup, PromisedLine, QuarterSheet
from tests.quarters import CENTRE_HISTORIQUE, QUAI_DU_COMMERCE, SAINT_EXUPERY, SCOPE

QUARTERS = (SAINT_EXUPERY, QUAI_DU_COMMERCE, CENTRE_HISTORIQUE)
LONG = "Œuvre « très longue » de l’été – "


def sheet_of(quarter: str, scope: Scope = SCOPE) -> QuarterSheet:
    sheet = quarter_sheet(scope, quarter)
    assert sheet is not None
    return sheet


def read_back(sheet: QuarterSheet) -> tuple[int, str, Any]:
    with pdfplumber.open(BytesIO(quarter_card_pdf(sheet))) as pdf:
        words = " ".join((page.extract_text() or "") for page in pdf.pages)
        return len(pdf.pages), plain(words), pdf.pages[0].chars


def plain(text: str) -> str:
    return " ".join(text.replace("\u202f", " ").replace("\u00a0", " ").split())


@pytest.mark.usefixtures("demo_base")
@pytest.mark.parametrize("quarter", QUARTERS)
def test_every_card_of_the_demonstration_is_one_page_with_the_figures_of_the_screen(
    quarter: str,
) -> None:
    sheet = sheet_of(quarter, Scope("62765", "FDR", SCOPE.on))
    pages, text, chars = read_back(sheet)
    assert pages == 1
    assert sheet.identity.name in text
    for line in sheet.identity.lines:
        assert plain(line.text) in text
        assert plain(line.dated) in text
    assert "État au 30 juin 2029 · données simulées" in text
    assert all(one["x0"] >= 0 and one["x1"] <= 596 and one["bottom"] <= 842 for one in chars)


@pytest.mark.usefixtures("quarters")
def test_french_signs_are_read_back_as_they_were_written() -> None:
    _, text, _ = read_back(sheet_of(SAINT_EXUPERY))
    assert "11 770 €" in text
    assert "périmètre QPV 2015" in text
    assert "« Peu changé »" in text
    assert "l’écart" in text
    assert "?" not in text


@pytest.mark.usefixtures("quarters")
def test_it_says_its_language_its_title_and_its_map_in_words() -> None:
    content = quarter_card_pdf(sheet_of(SAINT_EXUPERY))
    assert b"/Lang (fr-FR)" in content
    assert b"/StructTreeRoot" in content
    assert b"/Alt" in content
    with pdfplumber.open(BytesIO(content)) as pdf:
        assert "Saint-Exupéry" in str(pdf.metadata["Title"])
        fonts = {one["fontname"].split("+")[-1] for one in pdf.pages[0].chars}
    assert fonts == {"PublicSans", "PublicSansBold"}


def overfull(sheet: QuarterSheet) -> QuarterSheet:
    """Return the card with more of everything than a page can hold."""
    card, long = sheet.identity, LONG * 12
    group = PromisedGroup("FDR", long, "90 actions", tuple(
        PromisedLine("FDR", f"A{rank}", long, "En cours", long, False, False) for rank in range(90)
    ), False)  # fmt: skip
    return replace(
        sheet,
        promised=(group, group),
        identity=replace(
            card,
            name=long,
            where=long,
            answer=long,
            without=long,
            lines=tuple(
                replace(one, title=long, about=long, beside=long, note=long, rank=long)
                for one in card.lines
            ),
            schools=tuple(SchoolLine(long, long, "80,0", True) for _ in range(60)),
            facts=(FactGroup(long, (long,) * 40),),
            remarks=tuple(RemarkGroup(long, (long,) * 40, (long,) * 40) for _ in range(6)),
        ),
    )


@pytest.mark.usefixtures("quarters")
def test_an_overfull_card_stays_one_page_cuts_with_dots_and_says_how_many_are_left_out() -> None:
    pages, text, chars = read_back(overfull(sheet_of(SAINT_EXUPERY)))
    assert pages == 1
    assert "…" in text
    assert "autres établissements, à l’écran" in text
    assert "autres remarques, à l’écran" in text
    assert max(one["bottom"] for one in chars) <= 842


@pytest.mark.usefixtures("quarters")
def test_an_empty_card_says_what_is_missing() -> None:
    sheet = sheet_of(SAINT_EXUPERY)
    bare = replace(
        sheet,
        promised=(),
        identity=replace(
            sheet.identity, lines=(), schools=(), facts=(), remarks=(), locator=None, sources=()
        ),
    )
    pages, text, _ = read_back(bare)
    assert pages == 1
    assert "Aucun établissement connu ici" in text
    assert "Aucune remarque d’habitants" in text


@pytest.mark.usefixtures("quarters")
def test_what_was_typed_is_text_in_the_page_and_in_the_map() -> None:
    sheet = sheet_of(SAINT_EXUPERY)
    typed = "<b>x</b> **y** \U0001f600 東"
    named = replace(sheet, identity=replace(sheet.identity, name=typed))
    assert "<b>x</b> **y** ? ?" in read_back(named)[1]
    locator = sheet.identity.locator
    assert locator is not None
    label = replace(locator.labels[0], text="<script>")
    assert "<script>" not in locator_svg(replace(locator, labels=(label,)))
