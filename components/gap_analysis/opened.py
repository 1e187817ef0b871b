"""One gap opened: its verdict, what it stands on, its series, the quarter's rank."""

import streamlit as st

from components.aims.gap_aims import opened_aims
from components.chart_frame import draw
from components.data_table import Notice, data_popover
from components.gap_analysis.verdicts import ICONS
from components.gap_analysis.writing import written
from components.method import Method, method_links
from components.page import READABLE_WIDTH
from components.quarter.card import card_link
from components.texts import note, plain
from data.base.chart import Table
from data.base.formats import typeset
from data.indicators.gap_analysis.words import VERDICTS
from data.indicators.views import GapDetail, GapRank
from data.mandate.aims.views import Aims


def opened_gap(detail: GapDetail, aims: Aims) -> None:
    """Draw all that is known of one gap."""
    st.subheader(plain(detail.title), anchor=False)
    note(plain(detail.definition), is_simulated=detail.is_simulated)
    wide, narrow = st.columns([3, 2], gap="large")
    with wide:
        if detail.chart:
            draw(detail.chart, key="ecarts")
        else:
            _years(detail)
        _rank(detail.rank)
    with narrow:
        _verdict(detail)
    opened_aims(detail, aims)
    card_link(detail.column.quarter)


def _verdict(detail: GapDetail) -> None:
    st.markdown(f"#### {ICONS[detail.verdict]} {VERDICTS[detail.verdict].capitalize()}")
    st.markdown(typeset(detail.sentence), width=READABLE_WIDTH)
    if detail.lines:
        st.markdown(typeset("\n".join(f"- {line}" for line in detail.lines)))
    if detail.rule:
        note(detail.rule)
    method_links(
        ("Le seuil et le verdict", Method.NOISE),
        ("Les périmètres", Method.PERIMETERS),
        key="verdict",
    )


def _years(detail: GapDetail) -> None:
    """Draw the gaps as a table: a single year makes no curve."""
    st.markdown("**Les écarts, année par année**")
    if not detail.table.rows:
        st.markdown("Aucune année n’est commune au quartier et à ce comparateur.")
        return
    _table(detail.table, key="ecarts-annees", alt=detail.title)
    note(f"Source : {plain(detail.source)}", is_simulated=detail.is_simulated)
    notice = Notice(detail.title, detail.source, detail.is_simulated)
    data_popover(detail.table, key="ecarts-donnees", name="ecarts", notice=notice)


def _rank(rank: GapRank) -> None:
    st.markdown("#### Parmi les quartiers du département")
    st.markdown(typeset(rank.sentence))
    if rank.table.rows:
        _table(rank.table, key="rangs", alt=f"Rang par année, {rank.order}")
    method_links(("Le rang", Method.RANK), key="rang")


def _table(table: Table, *, key: str, alt: str) -> None:
    st.dataframe(
        [dict(zip(table.columns, map(written, row), strict=True)) for row in table.rows],
        hide_index=True,
        key=key,
        alt=alt,
    )
