"""The three ratios of a budget, or of the whole town, against their targets."""

from decimal import Decimal

from data.base.chart import Bullet, Bullets, Cell, Table
from data.finances.cells import target_cells, threshold_text
from data.finances.charts.common import PROOF, UNITS, as_number, exact, footer, proof
from data.finances.views import RatioCell, TownAccounts
from data.finances.words import RATIOS, short_title, targets_measure, targets_sentence

_HEADROOM = Decimal("1.25")
_BULLET_COLUMNS = (
    *("Ratio", "Budget", "Exercice", "Valeur", "Unité", "Lecture", "Cible", "Verdict", "Écart (€)"),
    *PROOF,
)
_DRAWN = frozenset({"met", "missed"})


def targets_chart(accounts: TownAccounts, code: str, year: int) -> Bullets:
    """Draw the three ratios of a budget, or of the whole town, against their targets."""
    cells = target_cells(accounts, code, year)
    lines = [
        f"{_label(cell)} : {cell.text}{_against(cell)}"
        + (f", {cell.distance_text}" if cell.distance_text else "")
        for cell in cells
    ]
    return Bullets(
        title=targets_sentence(accounts, code, year),
        subtitle=targets_measure(accounts, code, year),
        source=footer(accounts, [row for row in accounts.figures if row.year == year], code),
        alt=f"Trois barres. {' ; '.join(lines)}.",
        table=Table(
            _BULLET_COLUMNS,
            tuple(_bullet_line(accounts, cell, year) for cell in cells),
        ),
        is_simulated=any(cell.is_simulated for cell in cells),
        bullets=tuple(_bullet(cell) for cell in cells),
    )


def _bullet(cell: RatioCell) -> Bullet:
    threshold = cell.target.value if cell.target else None
    reach = [Decimal(0), cell.value or Decimal(0), threshold or Decimal(0)]
    return Bullet(
        key=cell.ratio,
        label=_label(cell),
        value=as_number(cell.value),
        text=cell.text,
        threshold=as_number(threshold),
        threshold_text=_bound(cell),
        # Neither kept nor missed is drawn as unknown; the words say which it is.
        verdict=cell.verdict if cell.verdict in _DRAWN else "unknown",
        distance_text=cell.distance_text,
        maximum=float(max(reach) * _HEADROOM) or 1.0,
        minimum=float(min(reach) * _HEADROOM),
    )


def _bound(cell: RatioCell) -> str:
    if cell.target:
        return f"cible : {threshold_text(cell.target)}"
    return cell.verdict_text or "sans cible"


def _bullet_line(accounts: TownAccounts, cell: RatioCell, year: int) -> tuple[Cell, ...]:
    target = threshold_text(cell.target) if cell.target else None
    behind = [row for row in accounts.figures if row.title == cell.budget and row.year == year]
    return (
        RATIOS[cell.ratio],
        cell.budget,
        year,
        exact(cell.value),
        UNITS[cell.ratio],
        cell.text,
        target,
        cell.verdict_text or None,
        exact(cell.distance_eur),
        *proof(accounts, behind),
    )


def _label(cell: RatioCell) -> str:
    return f"{RATIOS[cell.ratio]} ({short_title(cell.budget)})"


def _against(cell: RatioCell) -> str:
    return f" ({cell.verdict_text} : {threshold_text(cell.target)})" if cell.target else ""
