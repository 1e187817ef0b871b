"""« Réglages des budgets »: what each one is for, and the targets that it is exempt from."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from components.emphasis import emphasis
from components.signing import author_field, demonstration_note, typed_author
from components.texts import note, plain
from data.base.errors import MandascopeError
from data.base.formats import MISSING, counted, short_date, typeset
from data.base.views import Scope
from data.finances.budgets_desk.rules import LONGEST
from data.finances.budgets_desk.views import (
    BudgetSettings,
    BudgetsView,
    ExemptionLine,
    TypedExemption,
)
from data.finances.budgets_desk.words import ACTIVITIES, ENDED, MEANINGS, TITLE
from data.finances.vocabulary import BudgetActivity, Ratio
from data.finances.words import RATIOS

_PLACE = "reglages-budgets"
_ACTIVITY, _ADD, _END = "Changer l’activité", "Ajouter une dispense", "Mettre fin à une dispense"
_ICONS = {
    _ACTIVITY: ":material/category:",
    _ADD: ":material/add:",
    _END: ":material/event_busy:",
}
_DONE = {
    _ACTIVITY: "Activité enregistrée.",
    _ADD: "Dispense ajoutée.",
    _END: "Fin de la dispense enregistrée.",
}
_NOTICE, _SERIAL, _OPENED = f"{_PLACE}-notice", f"{_PLACE}-serial", f"{_PLACE}-opened"
_NO_CHOICE = "Choisissez d’abord la dispense à terminer."
_NO_RATIO = "Choisissez d’abord la cible dont le budget est dispensé."
_NO_DAY = "Dites le dernier jour de la dispense."


@dataclass(frozen=True)
class BudgetDoors:
    """What saves a setting: each raises a ``MandascopeError`` whose words may be read."""

    set_activity: Callable[..., None]
    add_exemption: Callable[..., None]
    end_exemption: Callable[..., None]


def budgets_panel(view: BudgetsView, scope: Scope, doors: BudgetDoors) -> None:
    """Draw the settings of every budget, and the form that changes those of one."""
    _show_notice()
    is_open = bool(st.session_state.get(_OPENED))
    with st.expander(typeset(TITLE), icon=":material/tune:", expanded=is_open):
        note(
            "L’activité d’un budget dit si ses ratios ont un sens ; une dispense dit de quelle "
            "cible il est dispensé, pourquoi et jusqu’à quand. Rien n’est décidé d’après un nom."
        )
        if not view.budgets:
            note("Aucun budget n’est encore connu : importez des comptes.")
            return
        _table(view)
        _suggestions(view)
        demonstration_note(is_demonstration=view.is_demonstration)
        _form(view, scope, doors)
        _history(view)


def _table(view: BudgetsView) -> None:
    rows = [
        [
            plain(budget.title),
            plain(budget.nomenclature),
            ACTIVITIES[budget.activity],
            "  \n".join(map(_exemption_line, budget.exemptions)) or "aucune",
        ]
        for budget in view.budgets
    ]
    columns = ["Budget", "Nomenclature", "Activité", "Dispenses"]
    st.table(pd.DataFrame(rows, columns=columns), border="horizontal", hide_index=True)


def _suggestions(view: BudgetsView) -> None:
    """Say what a name suggests: somebody decides, nothing is set silently."""
    for budget in view.budgets:
        if budget.suggestion:
            st.info(
                typeset(
                    f"**{plain(budget.title)}** : à vérifier, {plain(budget.why)}. Est-ce un "
                    f"budget « {ACTIVITIES[budget.suggestion].lower()} » ? "
                    f"{MEANINGS[budget.suggestion].capitalize()}."
                ),
                icon=":material/lightbulb:",
            )


def _form(view: BudgetsView, scope: Scope, doors: BudgetDoors) -> None:
    by_key = {budget.key: budget for budget in view.budgets}
    key = st.selectbox(
        "Budget à régler",
        list(by_key),
        format_func=lambda one: typeset(by_key[one].title),
        key=f"{_PLACE}-budget",
    )
    budget = by_key[key]
    going = [one for one in budget.exemptions if one.state != ENDED]
    acts = [_ACTIVITY, _ADD, *([_END] if going else [])]
    act = st.radio("Que faire ?", acts, horizontal=True, key=f"{_PLACE}-what-{budget.key}")
    if act == _ACTIVITY:
        _activity_fields(budget)
    elif act == _ADD:
        _exemption_fields(budget)
    else:
        _end_fields(going, budget)
    st.text_input(
        "Motif",
        key=_key(budget, "reason"),
        max_chars=LONGEST,
        placeholder="Pourquoi : délibération, nature du budget, décision de l’exécutif",
    )
    author_field(_PLACE)
    st.button(
        act,
        type=emphasis(),
        icon=_ICONS[act],
        key=f"{_PLACE}-save",
        on_click=_save,
        # What a callback is given is what was seen: a later change is a conflict, and told.
        args=(scope, budget, {one.key: one for one in going}, act, doors),
    )


def _activity_fields(budget: BudgetSettings) -> None:
    activities = list(BudgetActivity)
    st.radio(
        "Activité du budget",
        activities,
        index=activities.index(budget.activity),
        format_func=lambda one: ACTIVITIES[one],
        captions=[typeset(MEANINGS[one]) for one in activities],
        key=_key(budget, "activity"),
    )


def _exemption_fields(budget: BudgetSettings) -> None:
    st.selectbox(
        "Cible dont le budget est dispensé",
        list(Ratio),
        index=None,
        format_func=lambda one: RATIOS[one],
        placeholder="Choisissez une cible",
        key=_key(budget, "ratio"),
    )
    left, right = st.columns(2)
    with left:
        st.date_input(
            "Premier jour (vide : depuis toujours)",
            value=None,
            format="DD/MM/YYYY",
            key=_key(budget, "from"),
        )
    with right:
        st.date_input(
            "Dernier jour (vide : sans fin)",
            value=None,
            format="DD/MM/YYYY",
            key=_key(budget, "to"),
        )
    st.text_input(
        "Référence (facultatif)",
        key=_key(budget, "reference"),
        max_chars=LONGEST,
        placeholder="Délibération du 12 mars 2028",
    )


def _end_fields(going: list[ExemptionLine], budget: BudgetSettings) -> None:
    words = {one.key: _exemption_words(one) for one in going}
    st.selectbox(
        "Dispense à terminer",
        list(words),
        index=None,
        format_func=lambda one: typeset(words.get(one, "")),
        placeholder="Choisissez une dispense",
        key=_key(budget, "ended"),
    )
    st.date_input("Dernier jour", value=None, format="DD/MM/YYYY", key=_key(budget, "last"))


def _save(
    scope: Scope,
    budget: BudgetSettings,
    going: dict[int, ExemptionLine],
    act: str,
    doors: BudgetDoors,
) -> None:
    st.session_state[_OPENED] = True
    reason = str(_typed(budget, "reason") or "")
    author = typed_author(_PLACE)
    lacking = _lacking(budget, act)
    if lacking:
        st.session_state[_NOTICE] = ("error", lacking)
        return
    try:
        if act == _ACTIVITY:
            activity = _typed(budget, "activity")
            doors.set_activity(scope, budget, activity, reason=reason, author=author)
        elif act == _ADD:
            doors.add_exemption(scope, budget, _exemption(budget, reason), author=author)
        else:
            seen, day = going[_typed(budget, "ended")], _typed(budget, "last")
            doors.end_exemption(scope, seen, day, reason=reason, author=author)
    except MandascopeError as error:
        st.session_state[_NOTICE] = ("error", str(error))
        return
    st.session_state[_NOTICE] = ("success", _DONE[act])
    # New keys: the fields of the next setting start from what is saved.
    st.session_state[_SERIAL] = st.session_state.get(_SERIAL, 0) + 1


def _lacking(budget: BudgetSettings, act: str) -> str:
    """Say what must be chosen first, if anything."""
    if act == _ADD:
        return "" if _typed(budget, "ratio") else _NO_RATIO
    if act == _END:
        if _typed(budget, "ended") is None:
            return _NO_CHOICE
        return "" if _typed(budget, "last") else _NO_DAY
    return ""


def _exemption(budget: BudgetSettings, reason: str) -> TypedExemption:
    return TypedExemption(
        ratio=_typed(budget, "ratio"),
        reason=reason,
        reference=str(_typed(budget, "reference") or ""),
        valid_from=_typed(budget, "from"),
        valid_to=_typed(budget, "to"),
    )


def _history(view: BudgetsView) -> None:
    if not view.changes:
        return
    label = counted(len(view.changes), "réglage enregistré", "réglages enregistrés")
    with st.popover(f"Qui a réglé quoi ({label})", icon=":material/history:", type="tertiary"):
        st.dataframe(
            [
                {
                    "Le": short_date(one.recorded_at.date()),
                    "Par": one.author,
                    "Budget": one.budget,
                    "Réglage": one.what,
                    "Motif": one.reason,
                }
                for one in view.changes
            ],
            hide_index=True,
            key=f"{_PLACE}-history",
            alt="Réglages des budgets : qui a réglé quoi, quand et pourquoi",
        )


def _exemption_line(one: ExemptionLine) -> str:
    simulated = " (simulé)" if one.is_simulated else ""
    return plain(f"{_exemption_words(one)}, {one.state}{simulated}")


def _exemption_words(one: ExemptionLine) -> str:
    since = short_date(one.valid_from) if one.valid_from else "toujours"
    until = f" jusqu’au {short_date(one.valid_to)}" if one.valid_to else ""
    proof = f" ({one.reference})" if one.reference else ""
    return f"{RATIOS[one.ratio]} : {one.reason or MISSING}{proof}, depuis {since}{until}".replace(
        "depuis toujours jusqu’au", "jusqu’au"
    )


def _show_notice() -> None:
    """Say once what the last saving did."""
    if found := st.session_state.pop(_NOTICE, None):
        kind, message = found
        show = {"error": st.error, "success": st.success}[kind]
        show(plain(message))


def _typed(budget: BudgetSettings, name: str) -> Any:
    return st.session_state.get(_key(budget, name))


def _key(budget: BudgetSettings, name: str) -> str:
    return f"{_PLACE}-{name}-{budget.key}-{st.session_state.get(_SERIAL, 0)}"
