"""Rows of a contrat de ville's tables: heads told by their words, rows that go on joined."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from data.importers.plans.wording.comparing import words
from data.mandate.rules import folded

_OPEN = re.compile(
    r"\b(?:de|du|des|d|la|le|les|l|et|ou|a|au|aux|en|dans|sur|par|pour|avec|sans|sous|une?|qu|que)"
    r"['\u2019]?$"
)
_LONGEST_HEAD = 60

_HEADS = {
    "axis": r"(?:axes?|thematiques?|themes?|piliers?|enjeux?|volets?|orientations?)",
    "objective": r"(?:sous )?objectifs?",
    "project": r"(?:projets?|operations?|intitules?|actions?|investissements?|libelles?|"
    r"descriptions?|designations?|nature (?:de|des|du) (?:l )?(?:operation|projet|travaux)s?)",
    "pilot": r"(?:pilotes?|pilotage|maitres? d ouvrage|maitrise d ouvrage|porteurs?|porte par|"
    r"responsables?|moa|m o a|chefs? de file|operateurs?|structures? porteuses?)",
    "quarter": r"(?:quartiers?|secteurs?|qpv|localisations?|territoires?|lieux?|sites?|"
    r"perimetres?|implantations?)",
    "date": r"(?:echeances?|calendriers?|dates?|delais?|annees?|livraisons?|planning)",
}
_TAIL = (
    r"(?: (?:s|e|es|x|du|de|des|d|l|la|le|les|et|ou|operations?|projets?|actions?|"
    r"investissements?|concerne\w*|prioritaires?|vise\w*|intervention|principa\w+|prev\w+|"
    r"structurant\w*|realisation|partenaires?|pilotes?|porteurs?|maitres?|ouvrage|strategiques?|"
    r"operationnels?|quartiers?|secteurs?|contrat|identifie\w*|retenu\w*|titre|nom))*"
)
_PATTERNS = {name: re.compile(pattern + _TAIL) for name, pattern in _HEADS.items()}


@dataclass(frozen=True)
class Heads:
    """Which column holds what, by the names of ``_HEADS``."""

    columns: dict[str, int]
    cells: tuple[str, ...]

    def cell(self, row: Sequence[str], name: str) -> str:
        """Return a row's cell by the name of its column; empty when there is none."""
        rank = self.columns.get(name)
        return row[rank] if rank is not None and rank < len(row) else ""


def heads_of(cells: Sequence[str]) -> Heads | None:
    """Return the columns that a head row names, none for another row."""
    columns: dict[str, int] = {}
    for rank, cell in enumerate(cells):
        text = words(cell)
        if not text or len(text) > _LONGEST_HEAD:
            continue
        for name, pattern in _PATTERNS.items():
            # A narrow column cuts « Object ifs » in two.
            is_head = pattern.fullmatch(text) or pattern.fullmatch(text.replace(" ", ""))
            if name not in columns and is_head:
                columns[name] = rank
                break
    return Heads(columns, tuple(cells)) if len(columns) > 1 else None


def only_cell(cells: Sequence[str]) -> str | None:
    """Return the words of a row that holds them alone, or in every cell as merged cells do."""
    filled = [cell for cell in cells if cell.strip()]
    if len(filled) == 1 and cells[0].strip():
        return filled[0]
    is_merged = len(filled) == len(cells) > 1 and len(set(filled)) == 1
    return filled[0] if is_merged else None


def goes_on(before: str, text: str) -> bool:
    """Tell words that end the sentence of the cell above: a row was cut or wrapped."""
    if not text or not before:
        return False
    if text[0].islower() or text[0] in "-–•(&/+,;)" or before[-1] in "-/,&(+–'’":
        return True
    return bool(_OPEN.search(folded(before).rstrip()))


def glued(before: str, text: str) -> str:
    """Join two halves of a cell."""
    if not before or not text:
        return before or text
    is_cut_word = before.endswith("-") and before[-2:-1].isalpha() and text[:1].isalpha()
    return f"{before}{text}" if is_cut_word else f"{before} {text}"
