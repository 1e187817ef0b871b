"""Breaks that somebody typed inside a paragraph of a word processor."""

from data.importers.documents.cleaning import clean
from data.importers.documents.lines.markers import taken_off


def pieces_of(text: str) -> list[str]:
    """Part a paragraph at the breaks that an item follows; the others are spaces."""
    pieces: list[list[str]] = []
    for raw in text.split("\n"):
        piece = clean(raw)
        if not piece.strip("\t"):
            continue
        if pieces and not taken_off(piece).is_item:
            pieces[-1].append(piece)
        else:
            pieces.append([piece])
    return [" ".join(words) for words in pieces]
