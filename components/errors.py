"""The one error boundary: errors meant for people show their own French words."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from components.texts import plain
from data.base.errors import MandascopeError


@contextmanager
def error_boundary() -> Iterator[None]:
    """Show an error meant for people as a kind message; let the others reach the server's hook."""
    try:
        yield
    except MandascopeError as error:
        st.warning(plain(str(error)), icon=":material/help:")
