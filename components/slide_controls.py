"""The keys of the projected display: arrows, start, end, play, leave."""

import streamlit as st

_RANK = "presentation-rank"
_PLAYING = "presentation-playing"
_LEFT = "presentation-left"
_TICKING = "presentation-ticking"
_PARAMETER = "diapo"


def rank_shown(count: int, *, is_playing: bool) -> int:
    """Return the rank of the slide to show, 1 at first; a tick of the timer moves it on."""
    if _RANK not in st.session_state:
        st.session_state[_RANK] = _asked(count)
    if not is_playing:
        st.session_state[_TICKING] = False
    elif st.session_state.get(_TICKING):
        move_to(st.session_state[_RANK] % count + 1, count)
    else:
        st.session_state[_TICKING] = True
    rank: int = min(st.session_state[_RANK], count)
    return rank


def _asked(count: int) -> int:
    """Return the rank that the URL asks for, the first one when it asks for none that exists."""
    value = st.query_params.get(_PARAMETER, "")
    return int(value) if value.isdecimal() and 1 <= int(value) <= count else 1


def move_to(rank: int, count: int) -> None:
    """Show another slide, kept between the first and the last."""
    st.session_state[_RANK] = max(1, min(count, rank))
    st.query_params[_PARAMETER] = str(st.session_state[_RANK])


def _step(rank: int, count: int) -> None:
    """Move by hand: the timer starts over, so that it does not jump at once."""
    st.session_state[_TICKING] = False
    move_to(rank, count)


def _toggle() -> None:
    st.session_state[_TICKING] = False
    st.session_state[_PLAYING] = not st.session_state.get(_PLAYING, False)


def _leave() -> None:
    st.session_state[_LEFT] = True
    st.session_state[_PLAYING] = False


def slide_controls(rank: int, count: int, *, is_playing: bool) -> None:
    """Draw the controls, each with its key: seen on the first slide, then when asked for."""
    is_seen = "vues" if rank == 1 else "au-survol"
    with st.container(horizontal=True, key=f"commandes-{is_seen}", vertical_alignment="center"):
        for label, shortcut, target in (
            ("Première", "Home", 1),
            ("Précédente (←)", "Left", rank - 1),
            ("Suivante (→)", "Right", rank + 1),
            ("Dernière", "End", count),
        ):
            st.button(
                label, shortcut=shortcut, on_click=_step, args=(target, count), type="tertiary"
            )
        words = "Arrêter le défilement (P)" if is_playing else "Faire défiler (P)"
        if st.button(words, shortcut="P", on_click=_toggle, type="tertiary"):
            st.rerun()
        if st.button("Quitter (Échap)", shortcut="Esc", on_click=_leave, type="tertiary"):
            st.rerun()
        with st.container(key="touches-seules"):
            st.button("Page suivante", shortcut="PageDown", on_click=_step, args=(rank + 1, count))
            st.button("Page précédente", shortcut="PageUp", on_click=_step, args=(rank - 1, count))
