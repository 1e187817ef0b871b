"""Who works with whom: the delegations that pilot, against those that support them."""

import streamlit as st

from components.data_table import Notice, data_popover
from components.texts import note, plain
from data.base.chart import Table
from data.base.formats import counted
from data.mandate.views import NO_GROUP, DelegationLine, DelegationsView


def transversality_matrix(view: DelegationsView) -> None:
    """Draw the matrix of supports: a row pilots, a column supports, a cell counts actions."""
    st.subheader(plain(_finding(view)), anchor=False)
    note(
        "Nombre d’actions. En ligne, la délégation qui pilote ; en colonne, celle que le texte "
        "nomme en appui. Une case vide : aucune action commune nommée."
    )
    table = _table(view)
    st.dataframe(
        [dict(zip(table.columns, row, strict=True)) for row in table.rows],
        hide_index=True,
        key="matrix",
        height=35 * (len(table.rows) + 1) + 2,
        placeholder="",
        column_config={
            table.columns[0]: st.column_config.TextColumn(width=310),
            **{name: st.column_config.NumberColumn(width=54) for name in table.columns[1:]},
        },
        alt=_finding(view),
    )
    note(plain(" · ".join(f"{line.code} : {line.title}" for line in _delegations(view))))
    data_popover(
        table,
        key="matrix-data",
        name="transversalite",
        notice=Notice(_finding(view), view.plan.title, is_simulated=False),
    )


def _finding(view: DelegationsView) -> str:
    totals: dict[str, int] = {}
    for cell in view.cells:
        totals[cell.support] = totals.get(cell.support, 0) + cell.count
    most = max(totals, key=lambda code: totals[code])
    known = (*view.delegations, *view.portfolios)
    title = next((line.title for line in known if line.code == most), most)
    return f"« {title} » est la plus sollicitée en appui : {counted(totals[most], 'action')}"


def _delegations(view: DelegationsView) -> list[DelegationLine]:
    """Return those that can pilot or support: what has no delegation does neither."""
    return [line for line in view.delegations if line.code != NO_GROUP]


def _table(view: DelegationsView) -> Table:
    counts = {(cell.pilot, cell.support): cell.count for cell in view.cells}
    lines = _delegations(view)
    codes = [line.code for line in lines]
    return Table(
        ("Pilote", *codes),
        tuple(
            (f"{line.code} · {line.title}", *(counts.get((line.code, code)) for code in codes))
            for line in lines
        ),
    )
