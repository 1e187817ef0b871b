"""Links between pages: what is looked at (plan, date) always travels along."""

from collections.abc import Mapping

import streamlit as st

TRAVELLING = ("plan", "au")
"""URL parameters that every page keeps: the plan and the date looked at."""


def travelling(**values: str | None) -> dict[str, str]:
    """Return the URL parameters of a link: those that travel, and the ones given."""
    kept = {name: st.query_params[name] for name in TRAVELLING if name in st.query_params}
    return kept | {name: value for name, value in values.items() if value}


def link(
    page: str,
    label: str,
    *,
    icon: str | None = None,
    params: Mapping[str, str | None] | None = None,
) -> None:
    """Draw a link to a page of the app, opened on these parameters, without reloading."""
    st.page_link(
        f"pages/{page}.py", label=label, icon=icon, query_params=travelling(**(params or {}))
    )


def action_line(code: str, text: str, **params: str | None) -> None:
    """Draw an action as a link on its code, then its text, which wraps where a link is cut."""
    chip, words = st.columns([1, 5], gap="small", vertical_alignment="center")
    with chip:
        link("actions", code, params={"action": code, **params})
    words.markdown(text)


def go(page: str, **params: str | None) -> None:
    """Leave for a page of the app, opened on these parameters."""
    st.switch_page(f"pages/{page}.py", query_params=travelling(**params))
