"""Whether gaps close, in one sentence that counts what the table shows."""

from collections import Counter
from collections.abc import Sequence

from data.base.formats import counted, listed
from data.indicators.gap_analysis import words
from data.indicators.views import GapRow, GapVerdict

_MOVED: dict[GapVerdict, tuple[str, str]] = {
    GapVerdict.CLOSING: ("se referme", "se referment"),
    GapVerdict.WIDENING: ("se creuse", "se creusent"),
    GapVerdict.INDISTINCT: ("ne se distingue pas", "ne se distinguent pas"),
}


def answer(rows: Sequence[GapRow], start: int) -> str:
    """Return the sentence that answers « Les écarts se referment-ils ? »."""
    cells = [cell for row in rows for cell in row.cells if cell.year is not None]
    if not cells:
        return (
            "**On ne peut pas encore le dire** : aucune année n’est commune aux quartiers et à ce "
            "comparateur."
        )
    counts = Counter(cell.verdict for cell in cells)
    moved = [
        f"**{counted(counts[verdict], 'écart')} {one if counts[verdict] < 2 else many}**"
        for verdict, (one, many) in _MOVED.items()
        if counts[verdict]
    ]
    waiting = counts[GapVerdict.NOT_MEASURABLE]
    if not moved:
        return _not_yet(len(cells), start, max(cell.year or 0 for cell in cells))
    sentence = f"Depuis {start}, {listed(moved)}"
    if waiting:
        verb = "n’est" if waiting < 2 else "ne sont"
        noun = "mesurable" if waiting < 2 else "mesurables"
        sentence += f" ; {counted(waiting, 'écart')} {verb} pas encore {noun}"
    return f"{sentence}."


def _not_yet(count: int, start: int, newest: int) -> str:
    gaps = "le seul écart connu" if count == 1 else f"les {words.gaps_count(count)} connus"
    verb = "s’arrête" if count == 1 else "s’arrêtent"
    return (
        f"**Pas encore mesurable** : {gaps} {verb} en {newest}, et il faut une valeur postérieure "
        f"à {start} pour le quartier et pour son comparateur, sur un même périmètre."
    )
