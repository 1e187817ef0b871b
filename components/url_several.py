"""Several choices at once in the URL: codes between commas, each quoted."""

from collections.abc import Mapping
from urllib.parse import quote, unquote

import streamlit as st

from components.texts import plain
from components.url import Width, notify, show_notice, write


def several(
    label: str,
    options: Mapping[str, str],
    *,
    key: str,
    most: int,
    placeholder: str,
    width: Width = "stretch",
) -> tuple[str, ...]:
    """Draw a list to choose several from, whose codes are the URL parameter ``key``.

    Args:
        label: what is chosen.
        options: the label of each code.
        key: the parameter.
        most: how many may be chosen.
        placeholder: what is done when nothing is chosen.
        width: of the control.
    """
    widget = f"{key}-several"
    st.session_state[widget] = list(_read(key, options, most))
    chosen = st.multiselect(
        label,
        list(options),
        format_func=lambda code: options.get(code, code),
        key=widget,
        max_selections=most,
        placeholder=placeholder,
        on_change=_store,
        args=(key, widget),
        width=width,
    )
    return tuple(chosen)


def joined(codes: list[str]) -> str:
    """Write codes in one parameter."""
    return ",".join(quote(code, safe="") for code in codes)


def parted(text: str) -> list[str]:
    """Return the codes that a parameter holds, each once."""
    return list(dict.fromkeys(unquote(one) for one in text.split(",") if one))


def _read(key: str, options: Mapping[str, str], most: int) -> list[str]:
    asked = parted(st.query_params.get(key, ""))
    known = [code for code in asked if code in options][:most]
    unknown = [code for code in asked if code not in options]
    if unknown:
        write(key, joined(known) or None)
        said = ", ".join(f"« {plain(code)} »" for code in unknown)
        notify(key, f"L’adresse demandait {said}, qui n’existe pas ici : le reste est affiché.")
    show_notice(key)
    return known


def _store(key: str, widget: str) -> None:
    write(key, joined(st.session_state[widget]) or None)
