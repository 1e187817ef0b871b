"""Where the figures of a page come from."""

from collections.abc import Sequence

import streamlit as st

from components.method import Method, method_links
from components.simulated import SIMULATED_BADGE
from components.texts import note, plain
from data.base.views import SourceLine


def sources_expander(
    sources: Sequence[SourceLine], *, method: str = "", links: Sequence[tuple[str, Method]] = ()
) -> None:
    """Draw the sources of a page, with their vintage, licence and limits.

    Args:
        sources: what the page cites.
        method: how its figures are made, in Markdown.
        links: words that open a section of the method each.
    """
    with st.expander("D’où viennent ces chiffres", icon=":material/fact_check:"):
        if method:
            st.markdown(method)
        for source in sources:
            mark = f" {SIMULATED_BADGE}" if source.is_simulated else ""
            edition = f", édition {source.edition}" if source.edition else ""
            st.markdown(f"**{plain(source.title)}**{edition} — {plain(source.producer)}{mark}")
            facts = [fact for fact in (source.perimeter, source.licence, source.note) if fact]
            if facts:
                note(plain(" · ".join(facts)))
        if links:
            method_links(*links, key="sources")
