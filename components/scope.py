"""The scope that the sidebar chose, for the page about to run and for what it exports."""

import streamlit as st

from data.base.views import Scope

_SCOPE = "scope"


def set_scope(scope: Scope) -> None:
    """Remember what is looked at."""
    st.session_state[_SCOPE] = scope


def current_scope() -> Scope:
    """Return what is looked at: organisation, plan and day."""
    scope: Scope = st.session_state[_SCOPE]
    return scope
