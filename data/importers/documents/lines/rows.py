"""Tables of a text: lines whose cells are parted by tabs, or by Markdown's bars."""

import re
from collections.abc import Sequence
from dataclasses import replace

from data.importers.documents.cleaning import clean_cell
from data.importers.documents.lines.line import Line
from data.importers.documents.lines.markers import is_marker_alone, taken_off, without_bullet

_BAR_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
_SMALL_WORDS = frozenset(
    (
        "de",
        "du",
        "des",
        "la",
        "le",
        "les",
        "l’",
        "et",
        "à",
        "au",
        "aux",
        "en",
        "un",
        "une",
        "pour",
        "dans",
        "par",
        "sur",
    )
)
_TAIL = 25
"""Letters of a cell from which it may go on in the line below."""


def with_rows(lines: Sequence[Line]) -> list[Line]:
    """Part the lines of tables into cells; tabs that are only spaces become spaces."""
    if _tabs_are_spaces(lines):
        return [replace(line, text=clean_cell(line.text)) for line in lines]
    found: list[Line] = []
    table = 0
    above: Line | None = None
    for raw in _with_bar_rows(lines):
        line = raw if raw.is_row else _tab_row(raw, above)
        if line.is_row:
            table += not _is_same_table(above, line)
            text = " ".join(filter(None, line.cells))
            found.append(replace(line, table=table, text=text))
        elif above is not None and _goes_on(above, line):
            found[-1] = _continued(found[-1], line.text)
        else:
            found.append(line)
        above = replace(found[-1], table=raw.table)
    return found


def _is_same_table(above: Line | None, row: Line) -> bool:
    """Tell a row of the table above; ``table`` is what the file says, none in a text."""
    if above is None or not above.is_row or above.table != row.table:
        return False
    return row.table is not None or not row.is_new or len(above.cells) == len(row.cells)


def cells_of(texts: Sequence[str]) -> tuple[str, ...]:
    """Return clean cells, none when all of them are empty."""
    cells = tuple(without_bullet(clean_cell(text)) for text in texts)
    return cells if any(cells) else ()


def _tabs_are_spaces(lines: Sequence[Line]) -> bool:
    """Tell a file that was copied with a tab between every two words."""
    tabbed = [line.text.split("\t") for line in lines if "\t" in line.text]
    words = [cell.strip() for cells in tabbed for cell in cells if cell.strip()]
    if len(words) < 12 or len(words) < 3 * len(tabbed):
        return False
    alone = sum(" " not in word for word in words) / len(words)
    small = sum(word.casefold() in _SMALL_WORDS for word in words) / len(words)
    return alone > 0.9 and small > 0.1


def _tab_row(line: Line, before: Line | None) -> Line:
    """Part a line at its tabs, unless they only set off its start or its marker."""
    if "\t" not in line.text:
        return line
    parts = line.text.split("\t")
    words = [part.strip() for part in parts if part.strip()]
    if len(words) == 2 and is_marker_alone(words[0]) and parts[-1].strip():
        return replace(line, text=" ".join(words))
    is_indent = len(words) < 2 and parts[-1].strip()
    in_table = before is not None and before.is_row and not line.is_new
    if not words or (is_indent and not (in_table and not taken_off(words[0]).is_item)):
        depth = len(parts) - 1
        return replace(line, text=" ".join(words), indent=line.indent + 4 * depth)
    return replace(line, cells=cells_of(parts))


def _with_bar_rows(lines: Sequence[Line]) -> list[Line]:
    """Part the rows of Markdown's tables; the rule under the head goes."""
    found: list[Line] = []
    run: list[Line] = []
    for line in [*lines, Line("")]:
        if "|" in line.text and not (run and line.is_new):
            run.append(line)
            continue
        found += _bar_table(run)
        run = [line] if "|" in line.text else []
        if not run:
            found.append(line)
    return found[:-1]


def _bar_table(run: list[Line]) -> list[Line]:
    """Part one run of lines with bars, when they are a table."""
    has_rule = any(_BAR_RULE.fullmatch(line.text) for line in run[:2])
    if not has_rule and not (len(run) > 1 and all(line.text.startswith("|") for line in run)):
        return run
    rows = []
    for line in run:
        if _BAR_RULE.fullmatch(line.text):
            continue
        text = line.text.strip().removeprefix("|").removesuffix("|")
        cells = cells_of(re.split(r"(?<!\\)\|", text))
        rows.append(replace(line, cells=cells) if cells else replace(line, text=""))
    return rows


def _goes_on(row: Line, line: Line) -> bool:
    """Tell a line that ends the sentence of the row above it."""
    last = next((cell for cell in reversed(row.cells) if cell), "")
    return (
        row.table is None
        and not line.is_new
        and line.text[:1].islower()
        and len(last) > _TAIL
        and last[-1] not in ".;:!?"
        and not taken_off(line.text).is_item
    )


def _continued(row: Line, text: str) -> Line:
    """Add words to the last filled cell of a row."""
    place = max(rank for rank, cell in enumerate(row.cells) if cell)
    cells = (*row.cells[:place], f"{row.cells[place]} {text}", *row.cells[place + 1 :])
    return replace(row, cells=cells, text=" ".join(filter(None, cells)))
