"""The form where a target is fixed, changed or withdrawn on an indicator's sheet."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import streamlit as st

from components.emphasis import emphasis
from components.page import READABLE_WIDTH
from components.signing import author_field, demonstration_note
from components.texts import plain
from data.base.errors import MandascopeError
from data.base.formats import long_date, number, typeset
from data.base.views import Scope
from data.indicators.confidentiality import WORD
from data.indicators.entering.errors import EntryRefusedError, ValueChangedError
from data.indicators.entering.rules import LONGEST_CITED, LONGEST_REASON
from data.indicators.entering.views import (
    NOTHING_SEEN,
    HeldTarget,
    Seen,
    SheetDesk,
    TypedTarget,
)
from data.indicators.entering.words import ground_name
from data.indicators.views import IndicatorLine

_NOTICE, _SERIAL, _SEEN = "target-notice", "target-serial", "target-seen"
_OPEN = "target-open"
_NO_TARGET = 0
_NEW = "Nouvelle cible"
_WIDTH = 420
_NARROW = 190


@dataclass(frozen=True)
class Desk:
    """What an indicator's sheet may change: its targets, and the use cases that do it."""

    view: SheetDesk
    scope: Scope
    save: Callable[..., None]
    withdraw: Callable[..., None]


def target_form(desk: Desk) -> None:
    """Draw the form of one target, new or known, and save what was typed when asked."""
    notice = st.session_state.pop(_NOTICE, None)
    if notice:
        kind, message = notice
        {"error": st.error, "success": st.success}[kind](typeset(message))
    with st.expander(
        "Fixer, changer ou retirer une cible",
        icon=":material/flag:",
        expanded=st.session_state.get(_OPEN, False),
    ):
        demonstration_note(is_demonstration=desk.view.is_demonstration)
        typed = _fields(desk.view, desk.scope.on)
        author = author_field("cibles")
        _buttons(desk, typed, author)


def _fields(view: SheetDesk, on: date) -> TypedTarget:
    known = {one.seen.row_id or 0: one for one in view.targets}
    names = {_NO_TARGET: _NEW} | {key: one.text for key, one in known.items()}
    chosen = st.selectbox(
        "Cible à changer",
        list(names),
        format_func=lambda row: names.get(row, _NEW),
        key="target-chosen",
        width=READABLE_WIDTH,
    )
    held = known.get(chosen or _NO_TARGET)
    serial = st.session_state.get(_SERIAL, 0)
    # A key for each target: choosing another one shows its own numbers.
    key = f"{held.seen.row_id if held else 'new'}-{serial}"
    territory = _territory(view, held, key)
    start = next(((when, value) for code, when, value in view.baselines if code == territory), None)
    if held:
        start_year, start_value = held.line.baseline_year, held.line.baseline_value
    else:
        start_year, start_value = start if start else (None, None)
    unit = plain(view.line.unit or "sans unité")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        baseline_year = _year("Année de départ", start_year, f"target-from-{key}-{territory}")
        baseline = _number(
            f"Valeur de départ ({unit})",
            start_value,
            view.line,
            f"target-base-{key}-{territory}",
            is_secret=held is not None and bool(held.line.withheld),
        )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        due = _year("Échéance", held.line.due_year if held else on.year + 3, f"target-due-{key}")
        value = _number(
            f"Cible ({unit})", held.line.value if held else None, view.line, f"target-value-{key}"
        )
        upper = _number(
            "Borne haute (pour une plage)",
            held.line.upper_value if held else None,
            view.line,
            f"target-upper-{key}",
        )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        reference = st.text_input(
            "Référence (document qui fixe la cible)",
            value=held.line.reference if held else "",
            key=f"target-reference-{key}",
            max_chars=LONGEST_CITED,
            width=_WIDTH,
        )
        decided_on = st.date_input(
            "Décidée le",
            value=held.line.decided_on if held else on,
            format="DD/MM/YYYY",
            key=f"target-decided-{key}",
            width=_NARROW,
        )
    reason = st.text_input(
        "Raison du changement" if held else "Raison (facultative)",
        key=f"target-reason-{key}",
        max_chars=LONGEST_REASON,
        width=READABLE_WIDTH,
    )
    return TypedTarget(
        indicator=view.line.code,
        territory=territory,
        due_year=due,
        value=value,
        upper=upper,
        baseline_year=baseline_year,
        baseline=baseline,
        reference=reference or "",
        decided_on=decided_on,
        reason=reason or "",
        seen=_seen(view.line.code, held),
    )


def _seen(indicator: str, held: HeldTarget | None) -> Seen:
    """Return the target as it was when it was chosen: somebody may change it meanwhile."""
    if held is None:
        return NOTHING_SEEN
    key = (indicator, held.seen.row_id)
    kept: tuple[tuple[str, int | None], Seen] | None = st.session_state.get(_SEEN)
    if kept is None or kept[0] != key:
        kept = (key, held.seen)
        st.session_state[_SEEN] = kept
    return kept[1]


def _territory(view: SheetDesk, held: HeldTarget | None, key: str) -> str:
    names = {one.code: ground_name(one) for one in view.grounds}
    codes = [held.line.subject] if held else list(names)
    found = st.selectbox(
        "Territoire de la cible",
        codes,
        format_func=lambda code: names.get(code, code),
        key=f"target-territory-{key}",
        disabled=held is not None,
        width=_WIDTH,
    )
    return found or ""


def _year(label: str, value: int | None, key: str) -> int | None:
    return st.number_input(
        label, min_value=1900, max_value=2100, value=value, step=1, key=key, width=_NARROW
    )


def _number(
    label: str, value: float | None, line: IndicatorLine, key: str, *, is_secret: bool = False
) -> str:
    """Ask for a number; a secret one is not shown, and stays as long as its word does."""
    written = "" if value is None else number(value, _decimals(value, line))
    return (
        st.text_input(
            label,
            value=WORD if is_secret else written,
            key=key,
            max_chars=40,
            width=_NARROW,
            help="Secret : la valeur reste dans la base ; laissez ce mot pour la garder."
            if is_secret
            else None,
        )
        or ""
    )


def _decimals(value: float, line: IndicatorLine) -> int:
    """Return how many decimals write a number whole: a form never rounds what it saves again."""
    written = f"{value:.6f}".rstrip("0").partition(".")[2]
    return max(line.decimals, len(written))


def _buttons(desk: Desk, typed: TypedTarget, author: str) -> None:
    is_known = typed.seen.row_id is not None
    with st.container(horizontal=True):
        is_saved = st.button(
            "Enregistrer la cible", type=emphasis(), icon=":material/save:", key="target-save"
        )
        is_withdrawn = is_known and st.button(
            "Retirer la cible", icon=":material/delete:", key="target-withdraw"
        )
    if is_saved:
        since = f" ; elle compte à partir du {long_date(typed.decided_on)}"
        _run(lambda: desk.save(desk.scope, typed, author=author), f"Cible enregistrée{since}.")
    elif is_withdrawn:
        _run(
            lambda: desk.withdraw(
                desk.scope, typed.indicator, typed.seen, reason=typed.reason, author=author
            ),
            "Cible retirée ; l’historique la garde.",
        )


def _run(work: Callable[[], None], done: str) -> None:
    # What was refused stays open until it is mended, whatever is typed meanwhile.
    st.session_state[_OPEN] = True
    try:
        work()
    except ValueChangedError as error:
        lines = "\n".join(f"- {plain(one)}" for one in error.conflicts)
        again = "Votre saisie est gardée : enregistrez de nouveau pour la faire valoir."
        st.session_state[_NOTICE] = ("error", f"{plain(str(error))}\n{lines}\n\n{again}")
        st.session_state.pop(_SEEN, None)
    except EntryRefusedError as error:
        lines = "\n".join(f"- {plain(one)}" for one in error.problems)
        st.session_state[_NOTICE] = ("error", f"Rien n’a été enregistré :\n{lines}")
    except MandascopeError as error:
        st.session_state[_NOTICE] = ("error", plain(str(error)))
    else:
        st.session_state[_NOTICE] = ("success", done)
        st.session_state[_OPEN] = False
        st.session_state.pop(_SEEN, None)
        st.session_state[_SERIAL] = st.session_state.get(_SERIAL, 0) + 1
    st.rerun()
