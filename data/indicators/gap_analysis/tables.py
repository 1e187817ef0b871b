"""The gaps as rows to take away: every cell, every year, and what has no gap."""

from collections.abc import Iterable, Sequence

from data.base.chart import Cell, Table
from data.base.formats import listed
from data.indicators import words as figures
from data.indicators.gap_analysis import words
from data.indicators.gap_analysis.cells import Board
from data.indicators.gap_analysis.pairs import PairGaps
from data.indicators.views import GapMeasure, GapRow, Reading

_WHO = ("Indicateur", "Code de l’indicateur", "Unité", "Quartier", "Code du quartier")
_POINT = (
    "Comparé à",
    "Année",
    "Périmètre du quartier",
    "Valeur du quartier",
    "Valeur du comparateur",
    "Écart",
    "Rapport",
    "Simulé",
)


def cells_table(rows: Sequence[GapRow], measure: GapMeasure, start: int) -> Table:
    """Return every cell: its gap, its year, its verdict and the threshold of the verdict."""
    what = "Écart" if measure is GapMeasure.DIFFERENCE else "Distance à l’égalité (rapport − 1)"
    head = (
        *_WHO, "Comparé à", "Année", f"{what}, en valeur absolue", "Verdict", "Depuis",
        "Changement de l’écart", "Seuil", "Années non publiées", "Simulé",
    )  # fmt: skip
    return Table(
        head,
        tuple(
            (
                row.title,
                row.indicator,
                row.unit,
                cell.column.quarter_name,
                cell.column.quarter,
                cell.column.comparator_name,
                cell.year,
                _clean(cell.size),
                cell.why or words.VERDICTS[cell.verdict],
                start,
                _clean(cell.change),
                _clean(cell.threshold),
                cell.hidden,
                "oui" if cell.is_simulated else "non",
            )
            for row in rows
            for cell in row.cells
        ),
    )


def points_table(board: Board) -> Table:
    """Return every year of every gap, a row each."""
    return Table(
        (*_WHO, *_POINT),
        tuple(
            (
                one.indicator.title,
                one.indicator.code,
                one.indicator.unit,
                one.pair.column.quarter_name,
                one.pair.column.quarter,
                *cells,
            )
            for gaps in board.values()
            for one in gaps
            for cells in point_rows(one)
        ),
    )


def point_table(gaps: PairGaps) -> Table:
    """Return the years of one pair, which the title names."""
    head = ("Année", "Quartier", "Comparateur", "Écart", "Rapport", "Périmètre")
    return Table(
        head,
        tuple(
            (year, value, other, gap, ratio, str(perimeter).removeprefix("périmètre "))
            for _, year, perimeter, value, other, gap, ratio, _ in point_rows(gaps)
        ),
    )


def point_rows(gaps: PairGaps) -> list[tuple[Cell, ...]]:
    """Return a row a year and a perimeter."""
    return [
        (
            gaps.pair.column.comparator_name,
            point.year,
            figures.perimeter_text(perimeter),
            point.value,
            point.other,
            words.rounded(point.gap, gaps.indicator),
            _clean(point.ratio),
            "oui" if point.is_simulated else "non",
        )
        for perimeter, points in gaps.by_perimeter.items()
        for point in points
    ]


def silent_table(board: Board) -> Table:
    """Return the indicators that no column has a gap for, each with its reason."""
    rows = []
    for gaps in board.values():
        if any(one.points for one in gaps):
            continue
        rows.append(
            (
                gaps[0].indicator.title,
                " ; ".join(dict.fromkeys(map(_why, _by_reason(gaps).items()))),
                _newest(one.own for one in gaps),
                _newest(one.others for one in gaps),
            )
        )
    return Table(
        ("Indicateur", "Pourquoi", "Dernière année du quartier", "Dernière année du comparateur"),
        tuple(rows),
    )


def _by_reason(gaps: Iterable[PairGaps]) -> dict[str, list[str]]:
    """Return why pairs have no gap, each reason with the comparators that it holds for."""
    found: dict[str, list[str]] = {}
    for one in gaps:
        name = one.pair.column.comparator_name
        reason = words.why_none(one.own, one.others, name)
        told = found.setdefault(reason.removeprefix(f"{name} : "), [])
        if reason.startswith(f"{name} : ") and name not in told:
            told.append(name)
    return found


def _why(reason: tuple[str, list[str]]) -> str:
    """Write a reason: « Saint-Omer et Arques : aucune valeur connue »."""
    text, names = reason
    return f"{listed(names)} : {text}" if names else text


def _newest(sides: Iterable[Sequence[Reading]]) -> int | None:
    """Return the last year that has a value, over several series of readings."""
    years = [one.data_year for some in sides for one in some if one.value is not None]
    return max((year for year in years if year is not None), default=None)


def _clean(value: float | None) -> float | None:
    """Leave out what binary fractions add to a difference."""
    return None if value is None else round(value, 6)
