"""What the reader chose lives in the URL: shareable, restored when a page is opened bare.

A page opened with one of its own parameters shows exactly what its URL says. Opened without any
(from the navigation), it comes back as it was left.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

import streamlit as st

from components.links import TRAVELLING
from components.texts import plain

Width = int | Literal["stretch"]

_MEMORY = "url-memory"
_NOTICES = "url-notices"
_NOTICES_PAGE = "url-notices-page"


def restore(names: Sequence[str]) -> None:
    """Bring the parameters of a page back to their last values if its URL names none of them."""
    memory = _memory()
    if any(name in st.query_params for name in names):
        memory.update({_kept(name): st.query_params.get(name) for name in names})
        return
    # In one go: written one by one, each would be a step of the browser's history.
    st.query_params.update({name: value for name in names if (value := memory.get(_kept(name)))})


def _memory() -> dict[str, str | None]:
    memory: dict[str, str | None] = st.session_state.setdefault(_MEMORY, {})
    return memory


def _kept(name: str) -> str:
    """Return where a parameter is remembered: by page, since two pages may share a name."""
    page = "" if name in TRAVELLING else st.session_state.get(_NOTICES_PAGE, "")
    return f"{page}/{name}"


def _store(name: str, widget: str, default: str) -> None:
    """Write what a control was set to into the URL; a default leaves the URL."""
    _notices().pop(name, None)
    value = st.session_state[widget]
    write(name, None if value in {None, "", default} else str(value))


def write(name: str, value: str | None) -> None:
    """Write a parameter into the URL, or remove it."""
    _memory()[_kept(name)] = value
    if value is not None:
        st.query_params[name] = value
    elif name in st.query_params:
        del st.query_params[name]


def read(name: str, known: Mapping[str, object], default: str) -> str:
    """Return a parameter of the URL; drop one that is not offered, and say so kindly."""
    value = st.query_params.get(name)
    if value is not None and value not in known:
        write(name, None)
        notify(
            name,
            f"L’adresse demandait « {plain(value)} », qui n’existe pas ici : le choix habituel "
            "est affiché.",
        )
        value = None
    show_notice(name)
    return value or default


def notify(name: str, message: str) -> None:
    """Keep a kind word about a parameter, until the reader sets it or leaves the page."""
    _notices()[name] = message


def show_notice(name: str) -> None:
    """Show the kind word kept about a parameter, if any."""
    if message := _notices().get(name):
        st.info(message, icon=":material/link_off:")


def forget_notices(page: str) -> None:
    """Forget the kind words of the page that was left."""
    if st.session_state.get(_NOTICES_PAGE) != page:
        st.session_state[_NOTICES_PAGE] = page
        _notices().clear()


def _notices() -> dict[str, str]:
    notices: dict[str, str] = st.session_state.setdefault(_NOTICES, {})
    return notices


def choice(
    label: str,
    options: Mapping[str, str],
    *,
    key: str,
    default: str,
    width: Width = "stretch",
) -> str:
    """Draw a drop-down whose code is the URL parameter ``key``; return the code chosen."""
    widget = f"{key}-choice"
    st.session_state[widget] = read(key, options, default)
    return (
        st.selectbox(
            label,
            list(options),
            format_func=lambda code: options.get(code, code),
            key=widget,
            on_change=_store,
            args=(key, widget, default),
            width=width,
        )
        or default
    )


def buttons(
    label: str, options: Mapping[str, str], *, key: str, default: str, is_label_shown: bool = True
) -> str:
    """Draw a row of buttons whose code is the URL parameter ``key``; return the code chosen."""
    widget = f"{key}-buttons"
    st.session_state[widget] = read(key, options, default)
    return (
        st.segmented_control(
            label,
            list(options),
            # Unlike those of a drop-down, its labels are Markdown.
            format_func=lambda code: plain(options.get(code, code)),
            key=widget,
            on_change=_store,
            args=(key, widget, default),
            label_visibility="visible" if is_label_shown else "collapsed",
            wrap=True,
        )
        or default
    )


def search(label: str, *, key: str, placeholder: str, width: Width = "stretch") -> str:
    """Draw a search field whose text is the URL parameter ``key``; return the text."""
    widget = f"{key}-search"
    st.session_state[widget] = st.query_params.get(key, "")
    text = st.text_input(
        label,
        key=widget,
        placeholder=placeholder,
        icon=":material/search:",
        max_chars=100,
        on_change=_store,
        args=(key, widget, ""),
        width=width,
    )
    return (text or "").strip()
