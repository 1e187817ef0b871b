"""A section of the report on screen: its figures, each with its data, and where they come from."""

import streamlit as st

from components.chart_frame import draw
from components.data_table import Notice, data_popover
from components.links import link
from components.page import READABLE_WIDTH, empty_state
from components.texts import note, plain
from data.finances.debate.views import (
    Block,
    DebateHead,
    DebateSection,
    Grid,
    Picture,
    SectionCode,
    Words,
    WordsKind,
)

_PAGES: dict[SectionCode, tuple[str, str, dict[str, str]]] = {
    SectionCode.SUMMARY: ("finances", "Les cibles sur la page Finances", {}),
    SectionCode.ACCOUNTS: ("accounts", "Chaque montant, ouvert jusqu’à ses comptes", {}),
    SectionCode.PROJECTION: ("projection", "La prospective et ses hypothèses", {}),
    SectionCode.INVESTMENTS: ("investments", "Les opérations, une à une", {}),
    SectionCode.DEBT: ("finances", "La dette sur la page Finances", {"partie": "dette"}),
    SectionCode.STAFF: ("accounts", "Les comptes", {}),
    SectionCode.ANNEXES: ("finances", "Les budgets sur la page Finances", {"partie": "budgets"}),
}
_ROW_HEIGHT, _TALLEST = 35, 1200


def section_panel(section: DebateSection, head: DebateHead) -> None:
    """Draw what is known of a section, in the order in which it is printed."""
    st.subheader(f"{section.number}. {section.title}", anchor=False)
    if section.asked:
        note(plain(section.asked))
    for block in section.blocks:
        _block(block)
    if found := _PAGES.get(section.code):
        page, label, params = found
        known = params | ({"scenario": head.scenario} if page == "projection" else {})
        link(page, label, icon=":material/open_in_new:", params=known)


def _block(block: Block) -> None:
    if isinstance(block, Picture):
        draw(block.chart, key=block.key)
    elif isinstance(block, Grid):
        _grid(block)
    else:
        _words(block)


def _words(words: Words) -> None:
    text = plain(words.text)
    if words.kind is WordsKind.HEADING:
        st.markdown(f"#### {text}")
    elif words.kind is WordsKind.BULLET:
        st.markdown(f"- {text}", width=READABLE_WIDTH)
    elif words.kind is WordsKind.NOTE:
        note(text)
    elif words.kind is WordsKind.LACKING:
        empty_state(text)
    else:
        st.markdown(text, width=READABLE_WIDTH)


def _grid(grid: Grid) -> None:
    st.markdown(f"**{plain(grid.title)}**")
    columns = grid.table.columns
    rows = grid.written
    st.dataframe(
        [dict(zip(columns, row, strict=True)) for row in rows],
        key=grid.key,
        hide_index=True,
        height=min(_TALLEST, _ROW_HEIGHT * (len(rows) + 1) + 2),
        column_config={
            name: st.column_config.TextColumn(alignment="left" if places is None else "right")
            for name, places in zip(columns, grid.decimals, strict=True)
        },
        alt=f"{grid.title} : {len(rows)} lignes",
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        note(f"Source : {plain(grid.source)}", is_simulated=grid.is_simulated)
        data_popover(
            grid.taken or grid.table,
            key=f"{grid.key}-donnees",
            name=grid.key,
            notice=Notice(grid.title, grid.source, grid.is_simulated),
        )
