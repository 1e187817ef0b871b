"""Écarts des quartiers: whether gaps close, on what, since when, and how sure that is."""

import streamlit as st

from components.gap_analysis import pickers
from components.gap_analysis.board import every_year, gap_board, silent_indicators
from components.gap_analysis.opened import opened_gap
from components.gap_analysis.paging import shown_quarters
from components.gap_analysis.readings import quarter_readings
from components.method import Method, method_links
from components.page import empty_state, page_header
from components.sources import sources_expander
from components.texts import plain
from components.url import restore
from data.indicators.gap_analysis.opening import opened_column, with_detail
from data.indicators.gap_analysis.service import gap_board_view, gap_detail
from data.indicators.words import PERIMETERS
from data.mandate.aims.service import all_aims
from data.mandate.service import is_belgian, plan_lines
from pages.context import current_scope, load

TITLE = "Écarts des quartiers"
QUESTION = "Les écarts se referment-ils ?"
NOT_CONCERNED = "Sans objet : les quartiers prioritaires sont un dispositif français."
NOTHING = (
    "Il faut les contours des quartiers, leurs statistiques INSEE et celles des communes ; pour "
    "des quartiers de 2024, la liste de correspondance avec ceux de 2015."
)

scope = current_scope()
if load(is_belgian, scope):
    page_header(TITLE, NOT_CONCERNED)
    st.stop()
restore(pickers.NAMES)
years = {one.code: one.starts_on.year for one in plan_lines(scope.organisation)}
board = load(gap_board_view, scope, **pickers.board_filters(), plan_year=years.get(scope.plan))
chosen = opened_column(board, **pickers.cell_filters())
told = {"kind": board.comparator, "measure": board.measure, "start": board.start}
view = with_detail(board, load(gap_detail, scope, *chosen, **told)) if chosen else board
if view.is_empty:
    page_header(QUESTION, "On ne peut pas encore le dire : rien ne se compare à cette date.")
    empty_state(NOTHING, page="imports", label="Importer ces fichiers")
    st.stop()

page_header(QUESTION, view.answer)
pickers.board_pickers(view)
if view.detail:
    shown = shown_quarters(view)
    gap_board(shown, aims := load(all_aims, scope))
    quarter_readings(shown, aims)
    pickers.cell_pickers(view)
    opened_gap(view.detail, aims)
silent_indicators(view)
every_year(view)
method_links(
    ("L’écart et le rapport", Method.GAP),
    ("Les comparateurs", Method.COMPARATORS),
    ("Ce qui manque", Method.MISSING),
    ("Quand viendront les chiffres", Method.DELAY),
    key="page",
    with_all=True,
)
sources_expander(view.sources, method=plain(PERIMETERS))
