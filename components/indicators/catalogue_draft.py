"""What is being typed of an indicator, kept from one run of the page to the next."""

from dataclasses import dataclass, fields, replace

import streamlit as st

from data.indicators.catalogue_desk.views import Described, DeskView

_DRAFT = "description-draft"


@dataclass
class DescriptionDraft:
    """What is being typed of an indicator, in this session.

    Attributes:
        shown: what the fields were drawn with.
        seen: what the base held then, and ``version`` which.
        typed: what the form held when somebody else had changed the indicator meanwhile, until
            it is put over what they saved.
        is_contested: that happened: the form stays open on both.
        serial: part of the fields' keys: a new one draws them again.
    """

    code: str
    shown: Described
    seen: Described
    version: int
    typed: Described | None = None
    is_contested: bool = False
    serial: int = 0

    def key(self, name: str) -> str:
        """Return the key of a field."""
        return f"description-{self.serial}-{name}"


def current_draft(view: DeskView) -> DescriptionDraft:
    """Return this session's draft, redrawn when it is another's or when the page was left."""
    draft: DescriptionDraft | None = st.session_state.get(_DRAFT)
    if draft is not None and draft.code == view.code:
        if draft.typed is not None and draft.version != view.version:
            shown = merged(view.seen, draft.seen, draft.typed)
            draft = DescriptionDraft(
                view.code,
                shown,
                view.seen,
                view.version,
                is_contested=True,
                serial=draft.serial + 1,
            )
            st.session_state[_DRAFT] = draft
            return draft
        if draft.key("owner") in st.session_state:
            return draft
    serial = draft.serial + 1 if draft else 0
    draft = DescriptionDraft(view.code, view.seen, view.seen, view.version, serial=serial)
    st.session_state[_DRAFT] = draft
    return draft


def merged(now: Described, seen: Described, typed: Described) -> Described:
    """Return what the base holds now, with what was typed on top of what was seen."""
    mine = {
        field.name: getattr(typed, field.name)
        for field in fields(Described)
        if getattr(typed, field.name) != getattr(seen, field.name)
    }
    return replace(now, **mine)


def forget_draft() -> None:
    """Draw the fields again with what the base holds."""
    draft: DescriptionDraft = st.session_state[_DRAFT]
    empty = Described()
    st.session_state[_DRAFT] = DescriptionDraft("", empty, empty, 0, serial=draft.serial + 1)
