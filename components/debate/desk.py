"""The text that the finance deputy writes under a section: read, written, and its history."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from components.emphasis import emphasis
from components.page import READABLE_WIDTH
from components.signing import author_field, demonstration_note
from components.simulated import SIMULATED_BADGE
from components.texts import note, plain
from data.base.errors import MandascopeError
from data.base.formats import counted, long_date, typeset
from data.base.views import Scope
from data.finances.debate.errors import TextChangedError
from data.finances.debate.views import DebateHead, DebateSection
from data.finances.debate.words import DEPUTY, LONGEST_REASON, LONGEST_TEXT, TO_WRITE

Save = Callable[..., None]
_NOTICE, _SERIAL = "dob-notice", "dob-serial"


def deputy_panel(section: DebateSection, head: DebateHead, scope: Scope, save: Save) -> None:
    """Draw the text of a section, then the form that changes it and who changed it."""
    with st.container(border=True):
        # Its place and its name never change, so that a form left open by a conflict stays open.
        with st.container():
            _shown(section)
        with st.expander("Rédiger ou modifier ce texte", icon=":material/edit_note:"):
            _form(section, head, scope, save)
        _show_notice()
        _history(section)


def _shown(section: DebateSection) -> None:
    mark = f" {SIMULATED_BADGE}" if section.deputy.text and section.deputy.is_simulated else ""
    st.markdown(f"**{DEPUTY}**{mark}")
    if not section.deputy.text:
        note(f"{TO_WRITE}. Un texte vide n’est pas imprimé.")
    for part in section.deputy.text.split("\n"):
        if part.strip():
            st.markdown(plain(part), width=READABLE_WIDTH)


def _form(section: DebateSection, head: DebateHead, scope: Scope, save: Save) -> None:
    kept: Any = st.session_state
    place = f"dob-{head.year}-{section.code}-{kept.get(_SERIAL, 0)}"
    # What is seen now is what the change is made of: a later change is a conflict.
    seen: int = kept.setdefault(f"{place}-seen", section.deputy.version)
    kept.setdefault(f"{place}-text", kept.get(f"{place}-kept", section.deputy.text))
    demonstration_note(is_demonstration=head.is_demonstration)
    text = st.text_area(
        f"Texte de la section « {section.title} », budget {head.year}",
        key=f"{place}-text",
        # No limit here: the field would drop a paste too long without a word; saving says it.
        height=220,
        help="Une ligne vide sépare deux paragraphes. Rien n’y est mis en forme. "
        f"{counted(LONGEST_TEXT, 'signe')} au plus.",
    )
    # Away from its section, a widget forgets: what was typed is kept beside it.
    kept[f"{place}-kept"] = text
    reason = st.text_input(
        "Motif",
        key=f"{place}-reason",
        max_chars=LONGEST_REASON,
        placeholder="Première rédaction, relecture du cabinet, avis de la commission",
    )
    author = author_field(place)
    if st.button(
        "Enregistrer le texte", type=emphasis(), icon=":material/save:", key=f"{place}-save"
    ):
        if text.strip() == section.deputy.text and seen == section.deputy.version:
            kept[_NOTICE] = ("info", "Rien à enregistrer : le texte n’a pas changé.")
            return
        try:
            save(scope, head.year, section.code, text, seen=seen, reason=reason, author=author)
        except TextChangedError as error:
            # Read once, a conflict is known: the next saving makes what was typed count.
            kept[f"{place}-seen"] = section.deputy.version
            kept[_NOTICE] = ("error", str(error))
        except MandascopeError as error:
            kept[_NOTICE] = ("error", str(error))
        else:
            kept[_SERIAL] = kept.get(_SERIAL, 0) + 1
            kept[_NOTICE] = ("success", f"Texte « {section.title} » enregistré.")
            st.rerun()


def _show_notice() -> None:
    """Say once what the last saving did."""
    if found := st.session_state.pop(_NOTICE, None):
        kind, message = found
        show = {"info": st.info, "error": st.error, "success": st.success}[kind]
        show(typeset(plain(message)))


def _history(section: DebateSection) -> None:
    history = section.deputy.history
    if not history:
        return
    with st.expander(f"Qui a écrit quoi ({len(history)})", icon=":material/history:"):
        for one in history:
            why = f" ({plain(one.reason)})" if one.reason else ""
            who = f"{long_date(one.recorded_at.date())}, {plain(one.author)}"
            st.markdown(f"- {who} : {plain(one.what)}{why}")
