"""Proposed values: those that wait, with what they would change; those decided, and by whom."""

from collections.abc import Callable, Sequence

import streamlit as st

from components.emphasis import emphasis
from components.page import READABLE_WIDTH
from components.signing import author_field
from components.simulated import SIMULATED_BADGE
from components.texts import note, plain
from data.base.errors import MandascopeError
from data.base.formats import counted, short_date, typeset
from data.base.views import Scope
from data.indicators.entering.errors import EntryRefusedError, ValueChangedError
from data.indicators.entering.views import Judged, ProposalLine, ProposalsView
from data.indicators.entering.words import DECISIONS

Decide = Callable[..., int]

_NOTICE, _TOLD, _SERIAL = "proposals-notice", "proposals-told", "proposals-serial"
_ROW_HEIGHT = 35
_TALLEST = 460


def proposals_panel(view: ProposalsView, scope: Scope, decide: Decide) -> None:
    """Draw the proposals that wait, to accept or to refuse, then those decided.

    Args:
        view: all of them.
        scope: what is looked at.
        decide: the use case that accepts or refuses.
    """
    st.subheader("Propositions en attente", anchor=False)
    if view.waiting:
        _waiting(view.waiting, scope, decide)
    else:
        st.markdown("Aucune valeur n’attend de validation.")
    _show_notice()
    if view.decided:
        _decided(view.decided)


def _waiting(lines: Sequence[ProposalLine], scope: Scope, decide: Decide) -> None:
    st.markdown(
        typeset(
            f"**{counted(len(lines), 'valeur attend', 'valeurs attendent')}** l’accord d’un "
            "évaluateur. Rien n’est affiché ailleurs d’ici là."
        )
    )
    serial = st.session_state.get(_SERIAL, 0)
    chosen = [line for line in lines if _card(line, serial)]
    author = author_field("propositions")
    reason = st.text_input(
        "Motif de la décision (demandé pour un refus)",
        key=f"proposals-reason-{serial}",
        max_chars=500,
        width=READABLE_WIDTH,
    )
    with st.container(horizontal=True):
        is_accepted = st.button(
            "Accepter les valeurs cochées",
            type=emphasis(),
            icon=":material/check:",
            key="proposals-accept",
        )
        is_refused = st.button(
            "Refuser les valeurs cochées", icon=":material/close:", key="proposals-refuse"
        )
    if is_accepted or is_refused:
        _decide(chosen, scope, decide, (is_accepted, reason or "", author))
        st.rerun()


def _card(line: ProposalLine, serial: int) -> bool:
    """Draw a proposal, before → after; return whether it is chosen."""
    with st.container(border=True):
        mark = f" {SIMULATED_BADGE}" if line.is_simulated else ""
        is_chosen = st.checkbox(
            plain(f"{line.title}, {line.territory}, {line.year}") + mark,
            value=True,
            key=f"proposal-{line.id}-{serial}",
        )
        st.markdown(
            f"{plain(line.before)} → **{plain(line.after)}** ({line.status})",
            width=READABLE_WIDTH,
        )
        note(
            f"Source : {plain(line.cited)} · Raison : {plain(line.reason)} · "
            f"Proposé par {plain(line.proposed_by)} le {short_date(line.proposed_at.date())}"
        )
        if line.changed:
            st.warning(plain(f"Depuis la proposition, {line.changed}."), icon=":material/warning:")
    return is_chosen


def _decide(
    chosen: Sequence[ProposalLine],
    scope: Scope,
    decide: Decide,
    decision: tuple[bool, str, str],
) -> None:
    is_accepted, reason, author = decision
    if not chosen:
        _notify("error", "Cochez au moins une valeur.")
        return
    told: dict[int, int] = st.session_state.get(_TOLD, {})
    judged = [Judged(line.id, line.version, told.get(line.id)) for line in chosen]
    try:
        count = decide(scope, judged, is_accepted=is_accepted, reason=reason, author=author)
    except ValueChangedError as error:
        lines = "\n".join(f"- {plain(one)}" for one in error.conflicts)
        again = "\n\nAcceptez de nouveau pour passer outre." if error.versions else ""
        _notify("error", f"{plain(str(error))}\n{lines}{again}")
        st.session_state[_TOLD] = told | error.versions
    except EntryRefusedError as error:
        _notify("error", plain(str(error)))
    except MandascopeError as error:
        _notify("error", plain(str(error)))
    else:
        words = ("acceptée", "acceptées") if is_accepted else ("refusée", "refusées")
        _notify("success", counted(count, f"valeur {words[0]}", f"valeurs {words[1]}") + ".")
        st.session_state[_SERIAL] = st.session_state.get(_SERIAL, 0) + 1


def _decided(lines: Sequence[ProposalLine]) -> None:
    st.subheader("Décisions prises", anchor=False)
    rows = [
        {
            "Décidé le": short_date(line.decided_at.date()) if line.decided_at else "",
            "Décision": DECISIONS[line.decision].capitalize(),
            "Indicateur": line.title,
            "Territoire": line.territory,
            "Année": str(line.year),
            "Valeur": f"{line.after} ({line.status})",
            "Par": line.decided_by,
            "Motif": line.decision_reason,
            "Proposé par": line.proposed_by,
            "Raison": line.reason,
            "Source": line.cited,
        }
        for line in lines
    ]
    st.dataframe(
        rows,
        hide_index=True,
        key="proposals-decided",
        height=min(_TALLEST, _ROW_HEIGHT * (len(rows) + 1) + 2),
        column_config={
            "Indicateur": st.column_config.TextColumn(width=220),
            "Valeur": st.column_config.TextColumn(width=160),
            "Motif": st.column_config.TextColumn(width=180),
        },
        alt=f"{counted(len(rows), 'décision')} sur des valeurs proposées : qui, quand, pourquoi.",
    )


def _notify(kind: str, message: str) -> None:
    st.session_state[_NOTICE] = (kind, message)


def _show_notice() -> None:
    """Say once what the last decision did."""
    if found := st.session_state.pop(_NOTICE, None):
        kind, message = found
        show = {"error": st.error, "success": st.success}[kind]
        show(typeset(message))
