"""The breaks of a series on its indicator's sheet: told, written, removed, with their history."""

from collections.abc import Callable

import streamlit as st

from components.signing import author_field, demonstration_note
from components.simulated import SIMULATED_BADGE
from components.texts import plain
from data.base.errors import MandascopeError
from data.base.formats import typeset
from data.indicators.series.lines import BREAKS
from data.indicators.views.series import BreakDraft, BreakLine, SeriesOptions
from data.indicators.vocabulary import BreakKind

_NOTICE, _SERIAL = "break-notice", "break-serial"
_EVERYWHERE = ""
_LONGEST = 300


AddBreak = Callable[[BreakDraft, str], None]
"""Takes what was typed and who signs."""

RemoveBreak = Callable[[BreakLine, str, str], None]
"""Takes the break as it was seen, why, and who signs."""


def breaks_part(options: SeriesOptions, add: AddBreak, remove: RemoveBreak) -> None:
    """Draw the breaks of an indicator, and the forms to write or remove one."""
    _show_notice()
    names = {one.code: one.label for one in options.places}
    if options.breaks:
        lines = [f"- {_told(one, names)}" for one in options.breaks]
        st.markdown(typeset("**Ruptures et années à part**\n" + "\n".join(lines)))
    with st.container(horizontal=True):
        with st.popover("Signaler une rupture", icon=":material/add:", type="tertiary"):
            _adding(options, names, add)
        own = [one for one in options.breaks if one.is_own]
        if own:
            with st.popover("Enlever une rupture", icon=":material/remove:", type="tertiary"):
                _removing(own, names, options, remove)
        if options.history:
            _history(options)


def _told(one: BreakLine, names: dict[str, str]) -> str:
    where = ""
    if one.subject is not None:
        where = f" ({plain(names.get(one.subject, one.subject))})"
    elif one.only_quarters:
        where = " (quartiers prioritaires)"
    mark = f" {SIMULATED_BADGE}" if one.is_simulated else ""
    return f"**{one.year}**, {BREAKS[one.kind]}{where} : {plain(one.text)}{mark}"


def _adding(options: SeriesOptions, names: dict[str, str], add: AddBreak) -> None:
    demonstration_note(is_demonstration=options.is_demonstration)
    author = author_field("rupture-form")
    serial = st.session_state.get(_SERIAL, 0)
    with st.form(f"break-add-{serial}", border=False):
        year = st.number_input(
            "Première année d’après la rupture",
            min_value=1900,
            max_value=2100,
            value=None,
            step=1,
            key=f"break-year-{serial}",
        )
        kind = st.selectbox(
            "Nature",
            list(BreakKind),
            format_func=lambda one: BREAKS[one].capitalize(),
            key=f"break-kind-{serial}",
            help="Une rupture coupe la courbe ; une année exceptionnelle est un point creux.",
        )
        subject = st.selectbox(
            "Territoire",
            [_EVERYWHERE, *names],
            format_func=lambda code: names.get(code, "Tous les territoires"),
            key=f"break-territory-{serial}",
        )
        text = st.text_input("Ce qui change", max_chars=_LONGEST, key=f"break-text-{serial}")
        reason = st.text_input(
            "D’où vous le tenez",
            max_chars=_LONGEST,
            placeholder="Note du producteur, délibération, courriel du service…",
            key=f"break-reason-{serial}",
        )
        if st.form_submit_button("Enregistrer la rupture", icon=":material/save:"):
            typed = BreakDraft(
                None if year is None else int(year), kind or BreakKind.METHOD, text, reason, subject
            )
            _try(lambda: add(typed, author), "Rupture enregistrée.")


def _removing(
    own: list[BreakLine], names: dict[str, str], options: SeriesOptions, remove: RemoveBreak
) -> None:
    demonstration_note(is_demonstration=options.is_demonstration)
    author = author_field("rupture-retrait")
    with st.form("break-remove", border=False):
        chosen = st.selectbox(
            "Rupture écrite par la commune",
            own,
            format_func=lambda one: f"{one.year}, {BREAKS[one.kind]} : {one.text}",
            key="break-chosen",
        )
        reason = st.text_input(
            "Pourquoi",
            max_chars=_LONGEST,
            key=f"break-remove-reason-{st.session_state.get(_SERIAL, 0)}",
        )
        if st.form_submit_button("Enlever la rupture", icon=":material/delete:"):
            _try(lambda: remove(chosen, reason, author), "Rupture enlevée.")


def _try(write: Callable[[], None], done: str) -> None:
    """Write, and say what happened: what was typed stays in its fields when it is refused."""
    try:
        write()
    except MandascopeError as error:
        st.error(plain(str(error)))
    else:
        # New keys empty the fields.
        st.session_state[_SERIAL] = st.session_state.get(_SERIAL, 0) + 1
        st.session_state[_NOTICE] = done
        st.rerun()


def _show_notice() -> None:
    if message := st.session_state.pop(_NOTICE, None):
        st.success(typeset(message))


def _history(options: SeriesOptions) -> None:
    columns = ("Le", "Par", "Rupture", "Année", "Ce qui change", "Raison")
    with st.popover("Qui a changé quoi", icon=":material/history:", type="tertiary"):
        st.dataframe(
            [
                dict(
                    zip(
                        columns,
                        (
                            one.recorded_on,
                            one.author,
                            one.what,
                            str(one.year),
                            one.text,
                            one.reason,
                        ),
                        strict=True,
                    )
                )
                for one in options.history
            ],
            hide_index=True,
            key="break-history",
            alt=f"Historique de {len(options.history)} changements de ruptures.",
        )
