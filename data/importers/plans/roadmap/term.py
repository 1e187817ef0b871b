"""The mandate that a roadmap is for: its days, its name, and the title that tells them."""

import re
from collections import Counter
from datetime import date

from data.importers.documents.blocks import Document
from data.importers.formats import Town
from data.importers.plans.roadmap.capitals import Spellings
from data.importers.plans.roadmap.outline import Outline
from data.importers.plans.wording.sentences import evened, typographic

_YEARS = re.compile(r"\b(20\d\d)\s*[-–—/à]\s*(20\d\d)\b")
_TERM_YEARS = re.compile(
    r"(?:mandat|mandature|legislature|feuille de route)\D{0,20}(20\d\d)\s*[-–—/a]\s*(20\d\d)"
)
_LONGEST_TERM = 8
_TITLE = "Feuille de route"


def days_of(document: Document, town: Town) -> tuple[date | None, date | None]:
    """Return the mandate's days: the town's, else the years that the document tells."""
    years = _years(document)
    starts_on = town.starts_on or (date(years[0], 1, 1) if years else None)
    ends_on = town.ends_on or (date(years[1], 12, 31) if years else None)
    return starts_on, ends_on


def title_of(outline: Outline, document: Document, spellings: Spellings) -> str:
    """Return the document's title, with its years when it tells them."""
    lines = [block.text for block in outline.preamble[:8]]
    years = _years(document)
    titled = next((line for line in lines if "feuille de route" in evened(line)), None)
    title = spellings.sentence_case(titled) if titled and len(titled) < 120 else _TITLE
    rest = evened(" ".join(lines))
    if "par delegation" in rest and "delegation" not in evened(title):
        title = f"{title} par délégation"
    if years and not _YEARS.search(title):
        title = f"{title} {years[0]}-{years[1]}"
    return typographic(title)


def term_word(document: Document) -> str:
    """Return the word by which the document calls the mandate."""
    text = evened(" ".join(block.text for block in document.blocks))
    return "législature" if text.count("legislature") > text.count("mandat") else "mandat"


def _years(document: Document) -> tuple[int, int] | None:
    """Return the years of the mandate: those beside its name, else those of the first lines."""
    beside = Counter(
        found
        for block in document.blocks
        for match in _TERM_YEARS.finditer(evened(block.text))
        if (found := _term_of(match))
    )
    if beside:
        return beside.most_common(1)[0][0]
    for block in document.blocks[:12]:
        match = _YEARS.search(block.text)
        if match and (found := _term_of(match)):
            return found
    return None


def _term_of(match: re.Match[str]) -> tuple[int, int] | None:
    first, last = int(match[1]), int(match[2])
    return (first, last) if 0 < last - first <= _LONGEST_TERM else None
