"""One action beside the words it was read from: what rests on what, and how surely."""

from collections.abc import Sequence

import streamlit as st

from components.imports.corrections import (
    corrected_action,
    key_of,
    name_of,
    read_value,
)
from components.imports.words import SURENESS_BADGES, SURENESSES, quoted
from components.imports.work import Work
from components.texts import note, plain
from data.base.formats import typeset
from data.mandate.drafts import ActionDraft, Guess, PlanDraft, Sureness
from data.mandate.words import REVIEWED_FIELDS

_ORDER = [Sureness.UNSURE, Sureness.LIKELY, Sureness.SURE]


def action_reading(work: Work, draft: PlanDraft, shown: Sequence[ActionDraft]) -> None:
    """Draw the document's text of the action chosen, and what each of its fields rests on."""
    if not shown:
        return
    st.subheader("Le texte du document, action par action", anchor=False)
    action = _chosen(work, shown)
    titles = {one.code: one.title for one in draft.delegations}
    text, guesses = st.columns([3, 2], gap="large")
    with text:
        _wording(action)
    with guesses:
        _guesses(work, action, titles)


def _chosen(work: Work, shown: Sequence[ActionDraft]) -> ActionDraft:
    """Draw the list of the actions that the table shows, and the button that goes down it."""
    ranks = {f"{one.scope}/{one.code}": rank for rank, one in enumerate(shown)}
    key = f"import-action-{work.token}"
    if st.session_state.get(key) not in ranks:
        st.session_state[key] = _first(work, shown, 0)
    picker, button = st.columns([3, 1], vertical_alignment="bottom")
    with picker:
        chosen = st.selectbox(
            "Action",
            list(ranks),
            format_func=lambda code: _label(work, shown[ranks[code]]) if code in ranks else code,
            key=key,
        )
    action = shown[ranks[chosen]]
    is_doubtful = bool(corrected_action(action, work.corrections).to_review)
    with button:
        st.button(
            "Relu, passer à la suivante" if is_doubtful else "Passer à la suivante",
            key=f"import-next-{work.token}",
            icon=":material/done:" if is_doubtful else ":material/arrow_downward:",
            on_click=_read_and_go_on,
            args=(work, shown, ranks[chosen], key),
            width="stretch",
        )
    return action


def _label(work: Work, action: ActionDraft) -> str:
    corrected = corrected_action(action, work.corrections)
    mark = " (à relire)" if corrected.to_review else ""
    return f"{name_of(action)} · {corrected.title}{mark}"


def _read_and_go_on(work: Work, shown: Sequence[ActionDraft], rank: int, key: str) -> None:
    """Take the action for read, and go to the next one that is left to read, else the next one."""
    if corrected_action(shown[rank], work.corrections).to_review:
        work.corrections.mark_read([key_of(shown[rank])])
    st.session_state[key] = _first(work, shown, rank + 1)


def _first(work: Work, shown: Sequence[ActionDraft], start: int) -> str:
    """Return the first action to review from a rank on, coming back to the top once."""
    ahead = [*shown[start:], *shown[:start]]
    doubtful = (one for one in ahead if corrected_action(one, work.corrections).to_review)
    action = next(doubtful, ahead[0])
    return f"{action.scope}/{action.code}"


def _wording(action: ActionDraft) -> None:
    with st.container(border=True):
        st.markdown(plain(action.wording or action.title))
        for milestone in action.milestones:
            st.markdown(f"- {plain(milestone.title)}")
        if action.locator:
            note(plain(action.locator))


def _guesses(work: Work, action: ActionDraft, titles: dict[str, str]) -> None:
    if not action.guesses:
        st.markdown("Tout est écrit tel quel dans le document : rien n’a été déduit.")
        return
    now = {guess.field: guess for guess in corrected_action(action, work.corrections).guesses}
    for guess in sorted(action.guesses, key=lambda one: _ORDER.index(one.sureness)):
        st.markdown(_guess_line(action, guess, now.get(guess.field), titles))


def _guess_line(
    action: ActionDraft, guess: Guess, now: Guess | None, titles: dict[str, str]
) -> str:
    """Say what was read, on which words, how surely, and what has become of it."""
    value = plain(read_value(action, guess.field, titles))
    words = f", d’après {quoted(plain(guess.words))}" if guess.words else ""
    field = REVIEWED_FIELDS[guess.field]
    if now is None:
        badge = ":green-badge[:material/edit: corrigé]"
    elif now.sureness is not guess.sureness:
        badge = ":green-badge[:material/done: relu]"
    else:
        badge = SURENESS_BADGES[guess.sureness]
    return typeset(f"{badge} **{field[0].upper()}{field[1:]}** : {value}{words}")


def sureness_legend() -> None:
    """Say what the three words mean."""
    sure, likely, unsure = (SURENESSES[one] for one in Sureness)
    note(
        f"« {sure} » : écrit ainsi ; « {likely} » : déduit de la tournure ; « {unsure} » : "
        "plusieurs lectures sont possibles."
    )
