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


def long_link(page: str, label: str, *, key: str, **params: str | None) -> None:
    """Draw a link whose label may take several lines, which a page link would cut."""
    if st.button(label, key=key, type="tertiary", wrap=True):
        go(page, **params)


def go(page: str, **params: str | None) -> None:
    """Leave for a page of the app, opened on these parameters."""
    st.switch_page(f"pages/{page}.py", query_params=travelling(**params))
