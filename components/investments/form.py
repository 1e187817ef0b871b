"""The form of an operation: what is typed stays in its fields until it is saved."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from components.emphasis import emphasis
from components.signing import author_field, demonstration_note
from components.texts import note, plain
from components.url import write
from data.base.errors import MandascopeError
from data.base.formats import typeset
from data.base.views import Scope
from data.finances.investments import words
from data.finances.investments.cells import programme_name
from data.finances.investments.typed import (
    LONGEST_CODE,
    LONGEST_REASON,
    LONGEST_TITLE,
    OperationEdit,
    ProgrammeValues,
    held_cells,
    read_years,
)
from data.finances.investments.views import InvestmentChoices, Operation
from data.mandate.contract.programme.typed import AmountError, read_amount, write_amount

Save = Callable[..., None]
_Programme = tuple[str, str, str, Any, int]
"""Code, title, AP and its day as typed, and the version of the programme that was seen."""

_NOTICE, _SERIAL = "ppi-notice", "ppi-serial"
_NEW = ""
_YEARS_OFFERED = 6
_HELP = "En euros, comme « 12 500,50 ». Vide : non renseigné, jamais zéro."


def operation_form(
    held: Operation | None,
    choices: InvestmentChoices,
    scope: Scope,
    save: Save,
    *,
    is_demonstration: bool,
) -> None:
    """Draw the form of an operation, or of a new one.

    Args:
        held: the operation as the base holds it.
        choices: what it may be linked to.
        scope: the town and the day looked at.
        save: takes the scope and the edit; raises a ``MandascopeError`` that may be read.
        is_demonstration: what is typed will be marked as simulated.
    """
    place = f"ppi-{held.id if held else 'nouvelle'}-{st.session_state.get(_SERIAL, 0)}"
    kept: Any = st.session_state
    if f"{place}-title" not in kept or f"{place}-held" not in kept:
        # What she sees now is what her changes are made of: a later change is a conflict.
        kept[f"{place}-held"] = held
    seen: Operation | None = kept[f"{place}-held"]
    demonstration_note(is_demonstration=is_demonstration)
    left, right = st.columns(2, gap="large")
    with left:
        programme = _programme(place, seen, choices)
    with right:
        code, title, budget = _naming(place, seen, choices)
    actions, territories = _links(place, seen, choices)
    rows = _years(place, seen, scope)
    reason = st.text_input(
        "Motif",
        key=f"{place}-reason",
        max_chars=LONGEST_REASON,
        placeholder="Pourquoi ce changement : une délibération, un avenant, une correction",
    )
    author = author_field(place)
    is_pressed = st.button(
        "Enregistrer l’opération",
        type=emphasis(),
        icon=":material/save:",
        key=f"{place}-save",
    )
    if is_pressed:
        _save(
            scope,
            save,
            _Typed(seen, programme, code, title, budget, actions, territories, rows),
            reason,
            author,
        )
    show_notice()


class _Typed:
    """What the fields of the form hold."""

    def __init__(
        self,
        seen: Operation | None,
        programme: _Programme,
        code: str,
        title: str,
        budget: str,
        actions: list[int],
        territories: list[int],
        rows: list[dict[str, object]],
    ) -> None:
        self.seen, self.programme = seen, programme
        self.code, self.title, self.budget = code, title, budget
        self.actions, self.territories, self.rows = actions, territories, rows

    def edit(self) -> OperationEdit | tuple[str, ...]:
        """Return what there is to save, or what must be mended first."""
        years, problems = read_years(self.rows)
        code, title, authorised, voted_on, version = self.programme
        try:
            amount = read_amount(authorised)
        except AmountError as error:
            problems = (*problems, f"« {words.AUTHORISED} » : {error}")
            amount = None
        if problems:
            return problems
        return OperationEdit(
            id=self.seen.id if self.seen else None,
            seen=self.seen.stamp if self.seen else (),
            programme=ProgrammeValues(code, title, amount, voted_on, version),
            code=self.code,
            title=self.title,
            budget=self.budget,
            actions=tuple(self.actions),
            territories=tuple(self.territories),
            years=years,
        )


def _save(scope: Scope, save: Save, typed: _Typed, reason: str, author: str) -> None:
    edit = typed.edit()
    if not isinstance(edit, OperationEdit):
        lines = "\n".join(f"- {plain(problem)}" for problem in edit)
        told = "Rien n’a été enregistré ; votre saisie est gardée. À corriger :"
        st.session_state[_NOTICE] = ("error", f"{told}\n{lines}")
        return
    try:
        save(scope, edit, reason=reason, author=author)
    except MandascopeError as error:
        st.session_state[_NOTICE] = ("error", plain(str(error)))
        return
    st.session_state[_NOTICE] = ("success", "Opération enregistrée.")
    st.session_state[_SERIAL] = st.session_state.get(_SERIAL, 0) + 1
    write("partie", None)
    write("operation", edit.code.strip())
    st.rerun()


def show_notice() -> None:
    """Say once what the last saving did."""
    if found := st.session_state.pop(_NOTICE, None):
        kind, message = found
        (st.success if kind == "success" else st.error)(typeset(message))


def _programme(place: str, seen: Operation | None, choices: InvestmentChoices) -> _Programme:
    known = {one.code: one for one in choices.programmes}
    options = [*known, _NEW]
    held = seen.programme.code if seen else options[0]
    chosen = st.selectbox(
        "Programme",
        options,
        index=options.index(held) if held in options else 0,
        format_func=lambda code: (
            typeset(programme_name(known[code])) if code in known else "Nouveau programme"
        ),
        key=f"{place}-programme",
    )
    one = known.get(chosen or _NEW)
    key = f"{place}-programme-{chosen or 'nouveau'}"
    code = (
        one.code
        if one
        else st.text_input("Code du programme", key=f"{key}-code", max_chars=LONGEST_CODE)
    )
    kept: Any = st.session_state
    if f"{key}-title" not in kept or f"{key}-version" not in kept:
        kept[f"{key}-version"] = one.version if one else 0
    title = st.text_input(
        words.PROGRAMME_TITLE,
        value=one.title if one else "",
        key=f"{key}-title",
        max_chars=LONGEST_TITLE,
    )
    authorised = st.text_input(
        words.AUTHORISED,
        value=write_amount(one.authorised_eur) if one else "",
        key=f"{key}-ap",
        help=typeset(_HELP),
        max_chars=30,
    )
    voted_on = st.date_input(
        words.AUTHORISED_ON,
        value=one.authorised_on if one else None,
        key=f"{key}-date",
        format="DD/MM/YYYY",
    )
    return code, title, authorised, voted_on, kept[f"{key}-version"]


def _naming(place: str, seen: Operation | None, choices: InvestmentChoices) -> tuple[str, str, str]:
    code = st.text_input(
        "Numéro de l’opération",
        value=seen.code if seen else "",
        key=f"{place}-code",
        max_chars=LONGEST_CODE,
        help="Celui que portent les lignes du budget : les comptes s’y comparent.",
    )
    title = st.text_input(
        words.OPERATION_TITLE,
        value=seen.title if seen else "",
        key=f"{place}-title",
        max_chars=LONGEST_TITLE,
    )
    budgets = {"": "Non renseigné"} | dict(choices.budgets)
    codes = list(budgets)
    held = seen.budget if seen else ""
    budget = st.selectbox(
        words.BUDGET,
        codes,
        index=codes.index(held) if held in codes else 0,
        format_func=lambda one: typeset(budgets[one]),
        key=f"{place}-budget",
    )
    return code, title, budget or ""


def _links(
    place: str, seen: Operation | None, choices: InvestmentChoices
) -> tuple[list[int], list[int]]:
    actions = {one.id: f"{one.reference} · {one.title}" for one in choices.actions}
    places = {one.id: one.name for one in choices.territories}
    paid = st.multiselect(
        "Actions qu’elle finance",
        list(actions),
        default=[one.id for one in seen.actions if one.id in actions] if seen else [],
        format_func=lambda key: typeset(actions.get(key, "")),
        placeholder="Cherchez par code ou par mots du titre",
        key=f"{place}-actions",
    )
    spots = st.multiselect(
        "Territoires",
        list(places),
        default=[one.id for one in seen.territories if one.id in places] if seen else [],
        format_func=lambda key: places.get(key, ""),
        placeholder="Aucun : toute la ville, ou non renseigné",
        key=f"{place}-territories",
    )
    return paid, spots


def _years(place: str, seen: Operation | None, scope: Scope) -> list[dict[str, object]]:
    from pandas import DataFrame

    offered = range(scope.on.year, scope.on.year + _YEARS_OFFERED) if seen is None else ()
    columns = [words.YEAR, *words.AMOUNTS.values()]
    rows = [
        {name: cell or None for name, cell in row.items()}
        for row in held_cells(seen, tuple(offered))
    ]
    text = st.column_config.TextColumn
    note(
        "Une ligne par exercice ; la dernière, vide, en ajoute un. Des cellules copiées d’un "
        "tableur se collent ici. Un montant vide est « non renseigné », jamais zéro."
    )
    edited = st.data_editor(
        DataFrame(rows, columns=columns, dtype="string"),
        key=f"{place}-years",
        hide_index=True,
        num_rows="dynamic",
        placeholder="–",
        column_config={
            words.YEAR: text(width=84, pinned=True, max_chars=4),
            **{
                name: text(width=130, help=typeset(_HELP), max_chars=30)
                for name in words.AMOUNTS.values()
            },
        },
        alt="Tableau modifiable : les montants de l’opération, un exercice par ligne",
    )
    filled = edited.astype(object).where(edited.notna(), None)
    return [{str(name): cell for name, cell in row.items()} for row in filled.to_dict("records")]
