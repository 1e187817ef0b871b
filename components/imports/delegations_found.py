"""The delegations that a document names, whose short titles the officer may change."""

from collections import Counter

import streamlit as st

from components.imports.work import Work
from components.texts import note, plain
from data.base.formats import counted, number
from data.mandate.drafts import PlanDraft
from data.mandate.vocabulary import PartyRole

_LONGEST_TITLE = 40


def delegations_found(work: Work, draft: PlanDraft) -> None:
    """Draw each delegation with its full wording, and a field for its short title."""
    if not draft.delegations:
        return
    led = Counter(
        party.delegation
        for action in draft.actions
        for party in action.parties
        if party.role is PartyRole.PILOT and party.delegation
    )
    leading = sum(one.has_roadmap for one in draft.delegations)
    others = len(draft.delegations) - leading
    more = f", et {number(others)} sans feuille de route propre" if others else ""
    with st.expander(
        f"Les délégations trouvées ({number(leading)}{more})", icon=":material/groups:"
    ):
        note(
            "Le titre court sert aux graphiques et aux listes ; l’intitulé complet reste celui du "
            "document. Les noms des personnes ne sont jamais gardés."
        )
        for one in draft.delegations:
            left, right = st.columns([2, 3], vertical_alignment="center")
            key = f"import-delegation-title-{work.token}-{one.code}"
            with left:
                st.text_input(
                    plain(f"Titre court, {one.code} ({_cut(one.full_title)})"),
                    value=work.corrections.titles.get(one.code, one.title),
                    max_chars=80,
                    key=key,
                    on_change=_rename,
                    args=(work, one.code, key),
                )
            with right:
                actions = counted(led[one.code], "action pilotée", "actions pilotées")
                note(f"{plain(one.full_title)} · {actions}")


def _cut(title: str) -> str:
    return title if len(title) <= _LONGEST_TITLE else f"{title[:_LONGEST_TITLE].rstrip()}…"


def _rename(work: Work, code: str, key: str) -> None:
    work.corrections.rename(code, st.session_state[key])
