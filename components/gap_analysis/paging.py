"""Which quarters the table of gaps shows, where they are too many to be read at once."""

import streamlit as st

from components.gap_analysis.pickers import PAGE
from components.url import choice, write
from data.indicators.gap_analysis.paging import page_count, page_label, page_of, page_view
from data.indicators.views import GapAnalysisView

_OPENED = "gaps-page-opened"
"""The quarter opened when the page of the table was last drawn."""


def shown_quarters(view: GapAnalysisView) -> GapAnalysisView:
    """Draw the choice of a page of quarters, if there are several; return what it shows.

    The page is that of the quarter opened, unless the URL names another one.
    """
    count = page_count(view)
    opened = view.detail.column.quarter if view.detail else ""
    if count == 1:
        write(PAGE, None)
        return view
    _follow(opened)
    usual = page_of(view, opened)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        page = int(
            choice(
                "Quartiers affichés",
                {str(one): page_label(view, one) for one in range(1, count + 1)},
                key=PAGE,
                default=str(usual),
                width=520,
            )
        )
        _step("Précédents", ":material/chevron_left:", page - 1, usual, count)
        _step("Suivants", ":material/chevron_right:", page + 1, usual, count)
    return page_view(view, page)


def _follow(opened: str) -> None:
    """Come back to the page of the quarter opened when another one has just been opened."""
    if st.session_state.setdefault(_OPENED, opened) != opened:
        st.session_state[_OPENED] = opened
        write(PAGE, None)


def _step(label: str, icon: str, page: int, usual: int, count: int) -> None:
    st.button(
        label,
        icon=icon,
        key=f"gaps-{label}",
        on_click=write,
        args=(PAGE, None if page == usual else str(page)),
        disabled=not 1 <= page <= count,
    )
