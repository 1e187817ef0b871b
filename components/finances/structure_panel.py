"""The part « Structure »: what revenue and spending are made of."""

import streamlit as st

from components.chart_frame import draw
from components.finances.amount_links import amount_links
from components.url import buttons
from data.finances.charts.structure import REVENUE_SIDE, SPENDING_SIDE
from data.finances.views.parts import StructureView

_PARAMETER = "unite"
_MONEY, _SHARE = "euros", "parts"
_UNITS = {_MONEY: "En euros", _SHARE: "En % du total"}


def is_share_asked() -> bool:
    """Tell whether shares are asked for; the URL says it before the picker is drawn."""
    return st.query_params.get(_PARAMETER) == _SHARE


def structure_panel(view: StructureView, budget: str) -> None:
    """Draw revenue and spending by nature, then the amounts of the last year to open."""
    buttons("Unité", _UNITS, key=_PARAMETER, default=_MONEY)
    left, right = st.columns(2, gap="large")
    with left:
        draw(view.revenue, key="recettes-par-nature")
    with right:
        draw(view.spending, key="depenses-par-nature")
    amounts = {
        nature.code: nature.label
        for side in (REVENUE_SIDE, SPENDING_SIDE)
        for nature in side.natures
        if not nature.less
    }
    amounts |= {"other_operating_revenue": "Autres recettes"}
    amounts |= {"other_operating_spending": "Autres dépenses"}
    amount_links(amounts, year=view.year, budget=budget)
