"""Portfolios of the councillors who hold no roadmap of their own."""

from collections.abc import Sequence

import streamlit as st

from components.texts import plain
from data.base.formats import counted
from data.mandate.views import DelegationLine


def portfolios_expander(portfolios: Sequence[DelegationLine]) -> None:
    """List the portfolios of the annex, without any holder's name."""
    if not portfolios:
        return
    title = counted(
        len(portfolios),
        "portefeuille de conseiller délégué, sans action propre",
        "portefeuilles de conseillers délégués, sans action propre",
    )
    with st.expander(title, icon=":material/badge:"):
        for line in portfolios:
            st.markdown(f"- {plain(line.full_title)}")
