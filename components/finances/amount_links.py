"""Amounts of a part of the page, each opening the accounts that make it."""

from collections.abc import Mapping

import streamlit as st

from components.links import link
from components.texts import note


def amount_links(amounts: Mapping[str, str], *, year: int, budget: str) -> None:
    """Draw a link for each amount, by its code, to what makes it in one budget and one year."""
    note(f"Ouvrir un montant de {year}, compte par compte :")
    with st.container(horizontal=True, gap="small"):
        for code, title in amounts.items():
            link(
                "accounts",
                title,
                icon=":material/account_tree:",
                params={"montant": code, "exercice": str(year), "budget": budget},
            )
