"""The priority quarters around one of them: map, identity card, series, comparison."""

import streamlit as st

from components.chart_frame import draw
from components.map_panel import map_panel
from components.quarter_card import comparison_table, quarter_card
from components.quarter_pickers import choose_quarter
from components.texts import note, plain
from data.indicators.views import IndicatorLine, QuarterCard
from data.territories.views import MapView


def quarter_panel(indicator: IndicatorLine, where: MapView, card: QuarterCard) -> None:
    """Draw an indicator on the map, and what is known of the quarter chosen."""
    note(plain(indicator.definition))
    wide, narrow = st.columns([3, 2], gap="large")
    with wide:
        map_panel(where, key="carte", on_click=choose_quarter)
    with narrow:
        quarter_card(card)
    if card.chart is None:
        comparison_table(card)
        return
    wide, narrow = st.columns([3, 2], gap="large")
    with wide:
        draw(card.chart, key="serie")
    with narrow:
        comparison_table(card)
