"""How the « budget vert » is pictured: one bar an axis, all the same length, parted by mark."""

from collections.abc import Sequence

from data.base.chart import BarRow, Cell, Segment, StackedBars, Table
from data.base.formats import euros, percent
from data.finances.green.axes import GreenAxis
from data.finances.green.rules import MARKS, AxisTotal
from data.finances.green.words import MARK_TITLES, axis_name
from data.finances.vocabulary import GreenMark

_ROLES: dict[GreenMark | None, str] = {
    GreenMark.FAVOURABLE: "part_5",
    GreenMark.MIXED: "part_3",
    GreenMark.NEUTRAL: "part_2",
    GreenMark.UNFAVOURABLE: "part_4",
    None: "part_6",
}
_THOUSAND = 1_000


def axes_chart(
    title: str,
    year: int,
    axes: Sequence[GreenAxis],
    totals: Sequence[AxisTotal],
    source: str,
    *,
    is_simulated: bool,
) -> StackedBars | None:
    """Return the bars of the axes due in a year; nothing when nothing was executed."""
    whole = max((one.total_eur for one in totals), default=0)
    if not whole:
        return None
    names = {axis.number: axis_name(axis) for axis in axes}
    short = {axis.number: f"Axe {axis.number} : {axis.short}" for axis in axes}
    return StackedBars(
        title=title,
        subtitle=(
            "Dépenses réelles d’investissement réalisées, hors remboursement d’emprunts, en "
            f"milliers d’euros, exercice {year}, par axe et par cotation"
        ),
        source=source,
        alt=" ".join(_said(names[one.axis], one) for one in totals),
        table=_table(names, totals),
        is_simulated=is_simulated,
        rows=tuple(_row(short[one.axis], one) for one in totals),
        maximum=float(whole / _THOUSAND),
        order=tuple(_ROLES[mark] for mark in MARKS),
        is_overlapping=True,
    )


def _row(name: str, total: AxisTotal) -> BarRow:
    # Beside its name, not after the bar: a bar of the whole length leaves a phone no room there.
    return BarRow(
        key=str(total.axis),
        label=f"{name} ({percent(total.rated_pct, 0)} coté)",
        segments=tuple(
            Segment(_ROLES[mark], MARK_TITLES[mark], float(amount / _THOUSAND))
            for mark, amount in total.sums
            if amount
        ),
    )


def _said(name: str, total: AxisTotal) -> str:
    parts = [f"{MARK_TITLES[mark].lower()} {euros(amount)}" for mark, amount in total.sums]
    return f"{name} : {', '.join(parts)}."


def _table(names: dict[int, str], totals: Sequence[AxisTotal]) -> Table:
    columns = ("Axe", *(f"{MARK_TITLES[mark]} (€)" for mark in MARKS), "Total (€)", "Coté (%)")
    rows: list[tuple[Cell, ...]] = []
    for one in totals:
        amounts = [float(amount) for _, amount in one.sums]
        rated = None if one.rated_pct is None else float(round(one.rated_pct, 1))
        rows.append((names[one.axis], *amounts, float(one.total_eur), rated))
    return Table(columns, tuple(rows))
