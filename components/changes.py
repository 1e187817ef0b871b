"""What changed since a day, most telling first."""

from datetime import timedelta

import streamlit as st

from components.links import action_line
from components.texts import plain
from components.url import buttons, restore
from data.base.formats import counted, long_date
from data.mandate.views import Change, ChangeKind, ChangesView

_WORDS = {
    ChangeKind.DONE: ("réalisée", "réalisées", "check_circle"),
    ChangeKind.BLOCKED: ("bloquée", "bloquées", "block"),
    ChangeKind.POSTPONED: ("repoussée", "repoussées", "event_repeat"),
    ChangeKind.DROPPED: ("abandonnée", "abandonnées", "cancel"),
    ChangeKind.PAUSED: ("mise en pause", "mises en pause", "pause_circle"),
    ChangeKind.RESUMED: ("reprise", "reprises", "play_circle"),
    ChangeKind.STARTED: ("démarrée", "démarrées", "play_circle"),
    ChangeKind.ADDED: ("ajoutée", "ajoutées", "add_circle"),
    ChangeKind.REMOVED: ("retirée", "retirées", "remove_circle"),
}
_PARAMETER = "depuis"
_SPANS = {
    "trois-mois": ("Trois mois", timedelta(days=92)),
    "six-mois": ("Six mois", timedelta(days=183)),
    "un-an": ("Un an", timedelta(days=365)),
}
_MOST_SHOWN = 8
_TALLEST = 420


def span_picker() -> timedelta:
    """Let the reader choose since when to look, kept in the URL; return the length of time."""
    st.subheader("Ce qui a changé", anchor=False)
    restore([_PARAMETER])
    labels = {code: label for code, (label, _) in _SPANS.items()}
    code = buttons("Depuis", labels, key=_PARAMETER, default="six-mois", is_label_shown=False)
    return _SPANS[code][1]


def changes_list(view: ChangesView) -> None:
    """Draw what happened between two days: counts first, then the actions behind them."""
    kinds = [kind for kind in ChangeKind if view.counted(kind)]
    if not kinds:
        st.markdown(f"Rien n’a changé depuis le {long_date(view.since)}.")
        return
    sentence = ", ".join(_counted(view, kind) for kind in kinds)
    st.markdown(f"Depuis le {long_date(view.since)} : {sentence}.")
    with st.container(horizontal=True):
        for kind in kinds:
            with st.popover(_counted(view, kind).capitalize(), icon=_icon(kind), type="tertiary"):
                _actions([change for change in view.changes if change.kind is kind])


def _counted(view: ChangesView, kind: ChangeKind) -> str:
    singular, plural, _ = _WORDS[kind]
    return counted(view.counted(kind), f"action {singular}", f"actions {plural}")


def _icon(kind: ChangeKind) -> str:
    return f":material/{_WORDS[kind][2]}:"


def _actions(changes: list[Change]) -> None:
    with st.container(height=_TALLEST if len(changes) > _MOST_SHOWN else "content"):
        for change in changes:
            action_line(change.action.code, plain(change.action.title))
