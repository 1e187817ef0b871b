"""The first scenario of a town that has none: its accounts carried on as they are."""

from collections.abc import Callable

import streamlit as st

from components.links import link
from components.page import page_header
from components.projection.trying import notify
from components.signing import author_field, demonstration_note, typed_author
from components.texts import plain
from data.base.errors import MandascopeError
from data.base.formats import typeset
from data.base.views import Scope
from data.finances.projection_desk.content import Content
from data.finances.projection_desk.views import ProjectionView
from data.finances.projection_desk.words import FIRST_NOTE, FIRST_TITLE

_PLACE = "premier-scenario"
_REASON = "Premier scénario : les derniers comptes reconduits"


NOT_CONCERNED = (
    "Sans objet : la projection suit la comptabilité des communes françaises, et ne se calcule pas "
    "sur des comptes wallons."
)


def without_accounts(question: str, view: ProjectionView, *, is_walloon: bool) -> bool:
    """Open the page of a town without accounts; tell whether accounts would fill it."""
    if is_walloon:
        page_header("Prospective", NOT_CONCERNED)
        return False
    page_header(question, plain(view.answer))
    link("imports", "Importer des comptes", icon=":material/upload_file:")
    return True


def first_scenario(view: ProjectionView, scope: Scope, add: Callable[..., str]) -> None:
    """Say that no scenario is written, and offer to write the first one."""
    demonstration_note(is_demonstration=view.is_demonstration)
    with st.container(border=True):
        st.markdown(f":material/info: {typeset(view.answer)}")
        author_field(_PLACE)
        st.button(
            "Créer le fil de l’eau",
            icon=":material/add:",
            key="scenario-first",
            on_click=_create,
            args=(scope, add),
        )


def _create(scope: Scope, add: Callable[..., str]) -> None:
    content = Content(FIRST_TITLE, FIRST_NOTE)
    try:
        add(scope, content, reason=_REASON, author=typed_author(_PLACE))
    except MandascopeError as error:
        notify("error", plain(str(error)))
    else:
        notify("success", f"Scénario « {FIRST_TITLE} » créé.")
