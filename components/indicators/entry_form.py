"""The form where a value is typed or corrected: what is known, what is doubtful, what is saved."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from components.emphasis import emphasis
from components.links import link
from components.method import Method, method_links
from components.page import READABLE_WIDTH
from components.signing import author_field, demonstration_note
from components.texts import note, plain
from data.base.errors import MandascopeError
from data.base.formats import typeset
from data.base.views import Scope
from data.indicators.entering.errors import (
    DoubtfulEntryError,
    EntryRefusedError,
    ValueChangedError,
)
from data.indicators.entering.rules import LONGEST_CITED, LONGEST_REASON, findings
from data.indicators.entering.views import NOTHING_SEEN, EntryView, HeldValue, Seen, TypedValue
from data.indicators.entering.words import ABSENCE_CHOICES, ground_name
from data.indicators.views import IndicatorLine
from data.indicators.vocabulary import Absence, ObservationStatus
from data.indicators.words import STATUSES

Propose = Callable[..., None]

_NOTICE, _SERIAL, _SEEN = "entry-notice", "entry-serial", "entry-seen"
_VALUE = "valeur"
_WIDTH = 420
_NARROW = 200


def entry_form(view: EntryView, scope: Scope, propose: Propose, today: date) -> None:
    """Draw the form of one value, and save what was typed when asked.

    Args:
        view: the indicator, its territories, what is known of it there.
        scope: what is looked at.
        propose: the use case that saves.
        today: the day that it is.
    """
    demonstration_note(is_demonstration=view.is_demonstration)
    place, held = _where(view, scope)
    before = view.before(place[0], place[1]) if place[1] is not None else None
    _say_held(place, held, before)
    typed = _what(view.line, place, held)
    found = findings(typed, view.line, held, before, on=scope.on, today=today)
    if found.secret:
        note(
            f"Cette valeur ne se lira que sur cette page ({found.secret}) : ailleurs, et dans les "
            "fichiers, elle compte comme manquante."
        )
    is_confirmed = not found.warnings or _confirmed(found.warnings)
    author = author_field("saisie")
    is_decided = st.checkbox(
        "Enregistrer sans attendre de validation",
        key="entry-decided",
        help="Pour qui saisit et valide seul. Sinon, la valeur attend l’accord d’un évaluateur.",
    )
    if st.button(
        "Enregistrer la valeur" if is_decided else "Proposer la valeur",
        type=emphasis(),
        icon=":material/save:",
        key="entry-save",
    ):
        options = {"author": author, "is_confirmed": is_confirmed, "is_decided": is_decided}
        _save(scope, typed, propose, {**options, "today": today})
        st.rerun()
    _show_notice()


def _where(view: EntryView, scope: Scope) -> tuple[tuple[str, int | None], HeldValue | None]:
    """Ask for the territory and the year; return them, and what is held there."""
    names = {one.code: ground_name(one) for one in view.grounds}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        territory = st.selectbox(
            "Territoire",
            list(names),
            format_func=lambda code: names.get(code, code),
            key="entry-territory",
            width=_WIDTH,
        )
        year = st.number_input(
            "Année des données",
            min_value=1900,
            max_value=2100,
            value=scope.on.year - 1,
            step=1,
            key="entry-year",
            width=_NARROW,
            help="L’année dont parle la valeur, pas celle de sa publication.",
        )
    return (territory or "", year), view.at(territory or "", year)


def _say_held(
    place: tuple[str, int | None], held: HeldValue | None, before: tuple[int, HeldValue] | None
) -> None:
    if held is None:
        last = f" Dernière valeur avant : {plain(before[1].text)} en {before[0]}." if before else ""
        st.markdown(
            typeset(
                f"Valeur connue en {place[1]} : **aucune**. Ce que vous saisissez l’ajoutera.{last}"
            ),
            width=READABLE_WIDTH,
        )
        return
    source = f", {plain(held.source)}" if held.source else ""
    st.markdown(
        f"Valeur connue en {place[1]} : **{plain(held.text)}** ({held.status_text}{source}). Ce "
        "que vous saisissez la corrigera ; l’ancienne reste dans l’historique.",
        width=READABLE_WIDTH,
    )


def _what(line: IndicatorLine, place: tuple[str, int | None], held: HeldValue | None) -> TypedValue:
    """Ask for the value or why there is none, its status, its source and the reason."""
    serial = st.session_state.get(_SERIAL, 0)
    unit = line.unit or "sans unité"
    choices: dict[str, str] = {_VALUE: "Une valeur"} | {
        absence.value: label for absence, label in ABSENCE_CHOICES.items()
    }
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kind = st.selectbox(
            "Ce qui est connu",
            list(choices),
            format_func=lambda code: choices.get(code, code),
            key="entry-kind",
            width=_NARROW,
        )
        is_absent = kind != _VALUE
        text = ""
        if not is_absent:
            text = st.text_input(
                f"Valeur ({plain(unit)})",
                key=f"entry-value-{serial}",
                max_chars=40,
                placeholder="12 345,6",
                width=_NARROW,
            )
        status = st.selectbox(
            "Statut",
            [one for one in STATUSES if not is_absent or one is not ObservationStatus.CONFIDENTIAL],
            format_func=lambda one: STATUSES[one].capitalize(),
            key="entry-status-absent" if is_absent else "entry-status",
            width=_NARROW,
            help="Confidentielle : connue de cette page seule, écrite « confidentiel » ailleurs.",
        )
    cited = st.text_input(
        "Source citée",
        key=f"entry-cited-{serial}",
        max_chars=LONGEST_CITED,
        placeholder="Registre du service jeunesse, janvier 2029",
        width=READABLE_WIDTH,
    )
    reason = st.text_input(
        "Raison de la correction" if held else "Raison (facultative)",
        key=f"entry-reason-{serial}",
        max_chars=LONGEST_REASON,
        width=READABLE_WIDTH,
    )
    return TypedValue(
        indicator=line.code,
        territory=place[0],
        year=place[1],
        text=text or "",
        absence=Absence(kind) if is_absent else None,
        status=status or ObservationStatus.PROVISIONAL,
        cited=cited or "",
        reason=reason or "",
        seen=_seen((line.code, *place), held),
    )


def _seen(key: tuple[object, ...], held: HeldValue | None) -> Seen:
    """Return the value that was before the eyes when this territory and year were chosen."""
    now = held.seen if held else NOTHING_SEEN
    kept: tuple[tuple[object, ...], Seen] | None = st.session_state.get(_SEEN)
    if kept is None or kept[0] != key:
        kept = (key, now)
        st.session_state[_SEEN] = kept
    return kept[1]


def _confirmed(warnings: tuple[str, ...]) -> bool:
    """Say what is doubtful, and let the officer confirm it."""
    lines = "\n".join(f"- {plain(one)}" for one in warnings)
    st.warning(typeset(f"À vérifier :\n{lines}"), icon=":material/warning:")
    # Its key holds what it confirms: another doubt is confirmed anew.
    return st.checkbox("J’ai vérifié : c’est bien cela", key=f"entry-sure-{hash(warnings)}")


def _save(scope: Scope, typed: TypedValue, propose: Propose, options: dict[str, object]) -> None:
    try:
        propose(scope, typed, **options)
    except ValueChangedError as error:
        lines = "\n".join(f"- {plain(one)}" for one in error.conflicts)
        kept = "Votre saisie est gardée : enregistrez de nouveau pour la faire valoir."
        _notify("error", f"{plain(str(error))}\n{lines}\n\n{kept}")
        st.session_state.pop(_SEEN, None)
    except EntryRefusedError as error:
        lines = "\n".join(f"- {plain(one)}" for one in error.problems)
        _notify("error", f"Rien n’a été enregistré :\n{lines}")
    except DoubtfulEntryError:
        _notify("error", "Rien n’a été enregistré : cochez « J’ai vérifié », ou corrigez.")
    except MandascopeError as error:
        _notify("error", plain(str(error)))
    else:
        done = "Valeur enregistrée." if options["is_decided"] else "Proposition en attente."
        _notify("success", done)
        st.session_state[_SERIAL] = st.session_state.get(_SERIAL, 0) + 1
        st.session_state.pop(_SEEN, None)


def _notify(kind: str, message: str) -> None:
    st.session_state[_NOTICE] = (kind, message)


def _show_notice() -> None:
    """Say once what the last saving did."""
    if found := st.session_state.pop(_NOTICE, None):
        kind, message = found
        show = {"error": st.error, "success": st.success}[kind]
        show(typeset(message))


def entry_note() -> None:
    """Say what the page is not for, and where its rules are told."""
    method_links(
        ("Ce qui est vérifié", Method.TYPED), ("Petits effectifs et secret", Method.SECRECY),
        key="saisie",
    )  # fmt: skip
    note(
        "Pour beaucoup de valeurs à la fois, le modèle de tableur « indicateurs » des imports va "
        "plus vite."
    )
    link("imports", "Aller aux imports", icon=":material/upload_file:")
