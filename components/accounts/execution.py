"""Voted against executed: the rates, a picture by chapter, and every chapter to the cent."""

from collections.abc import Mapping, Sequence

import streamlit as st

from components.accounts.provenance import right_aligned
from components.chart_frame import draw
from components.data_table import Notice, data_popover
from components.simulated import SIMULATED_BADGE
from components.texts import note, plain
from components.url import buttons, choice
from data.base.formats import number, percent
from data.finances.opening.chapters import UNRATED
from data.finances.opening.choices import SIDES
from data.finances.opening.views import ExecutionRow, ExecutionSheet

_TALLEST, _ROW = 560, 35
_FIRST_SIDE = "fonctionnement-dépenses"
_CREDITS, _DONE, _LEFT = "Crédits (€)", "Réalisé (€)", "Restes (€)"
_RATE, _WITH_LEFT = "Réalisé (%)", "Avec restes (%)"
_UNRATED = "hors taux"


def reference_picker(references: Mapping[str, str]) -> str:
    """Let the reader choose what execution is held against, where there are several."""
    if len(references) < 2:
        return ""
    return choice(
        "Comparé à", dict(references), key="credits", default=next(iter(references)), width=300
    )


def execution_panel(sheet: ExecutionSheet, year: int) -> None:
    """Draw the chapters of one side, then the table of that side."""
    mark = f" · {SIMULATED_BADGE}" if sheet.is_simulated else ""
    st.markdown(f"{plain(sheet.acts)}{mark}")
    side = buttons("Sens", SIDES, key="sens", default=_FIRST_SIDE, is_label_shown=False)
    chart = sheet.charts.get(side)
    if chart:
        draw(chart, key="execution")
    else:
        note("Aucun crédit ouvert n’est connu pour ces opérations : pas de taux à dessiner.")
    section, way = side.split("-")
    st.subheader(f"{SIDES[side]}, chapitre par chapitre", anchor=False)
    _table([row for row in sheet.rows if (row.section, row.side) == (section, way)], side)
    for one in sheet.notes:
        note(plain(one))
    note(f"Source : {plain(sheet.source or 'non citée')}")
    data_popover(
        sheet.table,
        key="prevu-realise",
        name=f"prevu-et-realise-{year}",
        notice=Notice(f"{sheet.sentence} {sheet.acts}", sheet.source, sheet.is_simulated),
        label="Voir les données des deux sections",
    )


def _table(rows: list[ExecutionRow], side: str) -> None:
    has_left = any(row.remaining_eur for row in rows)
    names = (_CREDITS, _DONE, _LEFT, _RATE, _WITH_LEFT) if has_left else (_CREDITS, _DONE, _RATE)
    st.dataframe(
        [_cells(row, names) for row in rows],
        hide_index=True,
        key="chapitres",
        height=min(_TALLEST, _ROW * (len(rows) + 1) + 3),
        column_config=right_aligned(*names),
        alt=f"{SIDES[side]} par chapitre : crédits et réalisé",
    )
    if not has_left:
        note("Aucun reste à réaliser n’est donné de ce côté.")


def _cells(row: ExecutionRow, names: Sequence[str]) -> dict[str, str]:
    missing = _UNRATED if row.chapter in UNRATED else percent(None)
    written = {
        _CREDITS: number(row.voted_eur, 2),
        _DONE: number(row.realised_eur, 2),
        _LEFT: number(row.remaining_eur, 2),
        _RATE: missing if row.rate_pct is None else percent(row.rate_pct, 1),
        _WITH_LEFT: missing
        if row.with_remaining_pct is None
        else percent(row.with_remaining_pct, 1),
    }
    kind = "" if row.kind == "réel" or not row.chapter else " (ordre)"
    named = {"Chapitre": row.chapter or "Total", "Intitulé": f"{row.title}{kind}"}
    return named | {name: written[name] for name in names}
