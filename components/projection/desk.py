"""The part « Les hypothèses »: a scenario typed, then saved with its reason and its author."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from components.data_table import Notice, data_popover
from components.emphasis import emphasis
from components.links import link
from components.page import READABLE_WIDTH
from components.projection.draft import Draft
from components.projection.grid import hypotheses_grid, loans_grid
from components.projection.trying import forget, notify
from components.signing import author_field, demonstration_note
from components.texts import note, plain
from components.url import write
from data.base.errors import MandascopeError
from data.base.formats import short_date
from data.base.views import Scope
from data.finances.projection_desk.content import (
    LONGEST_NOTE,
    LONGEST_REASON,
    LONGEST_TITLE,
    Content,
)
from data.finances.projection_desk.errors import ScenarioChangedError
from data.finances.projection_desk.views import DeskView


@dataclass(frozen=True)
class Writes:
    """The use cases that write scenarios."""

    add: Callable[..., str]
    save: Callable[..., int]
    delete: Callable[..., None]


_KEPT = (
    "Votre saisie est gardée : enregistrez de nouveau pour la faire valoir, ou abandonnez l’essai."
)
_REASON = "Motif (restera dans l’historique)"


def desk(view: DeskView, draft: Draft, scope: Scope, writes: Writes) -> None:
    """Draw the tables of a scenario, who signs, and the buttons that keep it."""
    demonstration_note(is_demonstration=view.is_demonstration)
    st.subheader("Les hypothèses", anchor=False)
    hypotheses_grid(view, draft)
    _planned(view)
    st.subheader("Les emprunts prévus", anchor=False)
    loans_grid(view, draft)
    st.subheader("Enregistrer", anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            "Nom du scénario",
            value=draft.title,
            key=draft.key("title"),
            max_chars=LONGEST_TITLE,
            width=420,
        )
        reason = st.text_input(_REASON, key="scenario-reason", max_chars=LONGEST_REASON, width=420)
    st.text_area(
        "Note (facultative)",
        value=draft.note,
        key=draft.key("note"),
        max_chars=LONGEST_NOTE,
        width=READABLE_WIDTH,
        height=80,
    )
    author = author_field("scenario")
    with st.container(horizontal=True):
        if st.button(
            "Enregistrer le scénario",
            type=emphasis(),
            icon=":material/save:",
            key="scenario-save",
        ):
            _keep(view, draft, scope, writes, reason, author)
        with st.popover("Copier en un autre scénario", icon=":material/content_copy:"):
            _copy(view, draft, scope, writes, reason, author)
        with st.popover("Supprimer ce scénario", icon=":material/delete:"):
            _delete(view, draft, scope, writes, author)
        history(view)


def history(view: DeskView) -> None:
    """Open who changed what in the scenarios."""
    if not view.history:
        return
    with st.popover("Qui a changé quoi", icon=":material/history:", type="tertiary"):
        st.dataframe(
            [
                {
                    "Le": short_date(one.recorded_at.date()),
                    "Par": one.author,
                    "Scénario": one.scenario,
                    "Quoi": one.what,
                    "Motif": one.reason,
                }
                for one in view.history
            ],
            hide_index=True,
            key="scenario-history",
            alt=f"Historique de {len(view.history)} changements des scénarios.",
        )


def _planned(view: DeskView) -> None:
    """Say what the PPI gives for the years carried on, and where it is changed."""
    with st.container(horizontal=True, vertical_alignment="center"):
        if view.planned.rows:
            data_popover(
                view.planned,
                key="scenario-ppi",
                name="ppi-projete",
                notice=Notice("PPI des exercices projetés", "PPI de la commune"),
                label="Ce que donne le PPI",
            )
        else:
            note("Aucune dépense d’équipement n’est planifiée dans le PPI pour ces exercices.")
        link("investments", "Page Investissements", icon=":material/construction:")


def _keep(
    view: DeskView, draft: Draft, scope: Scope, writes: Writes, reason: str, author: str
) -> None:
    content, problems = draft.content(view)
    if problems:
        notify("error", "Rien n’a été enregistré : corrigez d’abord les cellules signalées.")
        st.rerun()
    if content == draft.began:
        notify("info", "Rien à enregistrer : aucune hypothèse n’a changé.")
        st.rerun()
    try:
        writes.save(scope, view.code, draft.seen, content, reason=reason, author=author)
    except ScenarioChangedError as error:
        lines = "\n".join(f"- {plain(one)}" for one in error.changes)
        draft.learn(view)
        notify("error", f"{plain(str(error))}\n{lines}\n\n{_KEPT}")
    except MandascopeError as error:
        notify("error", plain(str(error)))
    else:
        forget(view.code)
        st.session_state.pop("scenario-reason", None)
        notify("success", f"Scénario « {plain(content.title)} » enregistré.")
    st.rerun()


def _copy(
    view: DeskView, draft: Draft, scope: Scope, writes: Writes, reason: str, author: str
) -> None:
    with st.form("scenario-copy-form", border=False, clear_on_submit=False):
        note("La copie reprend ce qui est à l’écran, essai compris.")
        name = st.text_input(
            "Nom de la copie", key="scenario-copy-name", max_chars=LONGEST_TITLE, width=360
        )
        why = st.text_input(
            "Motif de la copie", key="scenario-copy-reason", max_chars=LONGEST_REASON, width=360
        )
        is_asked = st.form_submit_button("Créer la copie", icon=":material/content_copy:")
    if not is_asked:
        return
    content, problems = draft.content(view)
    if problems:
        notify("error", "Rien n’a été copié : corrigez d’abord les cellules signalées.")
        st.rerun()
    copy = Content(name, content.note, content.supposed, content.loans)
    _write(lambda: writes.add(scope, copy, reason=why or reason, author=author), view.code)


def _delete(view: DeskView, draft: Draft, scope: Scope, writes: Writes, author: str) -> None:
    with st.form("scenario-delete-form", border=False, clear_on_submit=False):
        note("Ses hypothèses et ses emprunts partent avec lui ; l’historique les garde.")
        why = st.text_input(
            "Motif de la suppression",
            key="scenario-delete-reason",
            max_chars=LONGEST_REASON,
            width=360,
        )
        is_asked = st.form_submit_button("Supprimer", icon=":material/delete:")

    def remove() -> str:
        writes.delete(scope, view.code, draft.seen, reason=why, author=author)
        return ""

    if is_asked:
        _write(remove, view.code)


def _write(act: Callable[[], str], code: str) -> None:
    """Do what was asked, say what came of it, and look at the scenario that it leaves."""
    try:
        chosen = act()
    except ScenarioChangedError as error:
        lines = "\n".join(f"- {plain(one)}" for one in error.changes)
        notify("error", f"{plain(str(error))}\n{lines}")
    except MandascopeError as error:
        notify("error", plain(str(error)))
    else:
        forget(code)
        for key in ("scenario-copy-name", "scenario-copy-reason", "scenario-delete-reason"):
            st.session_state.pop(key, None)
        write("scenario", chosen or None)
        notify("success", "Copie créée." if chosen else "Scénario supprimé.")
    st.rerun()
