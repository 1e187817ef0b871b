"""The programme of a year, to fill in: rows added, changed, removed, then saved together."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from components.contract.programme.drafts import (
    ProgrammeDraft,
    choices,
    held_rows,
    started,
)
from components.emphasis import emphasis
from components.signing import author_field, demonstration_note
from components.texts import note, plain
from data.base.errors import MandascopeError
from data.base.formats import counted, typeset
from data.base.views import Scope
from data.mandate.contract.programme import words
from data.mandate.contract.programme.columns import SIMULATED
from data.mandate.contract.programme.errors import ProgrammeChangedError
from data.mandate.contract.programme.typed import CellProblem
from data.mandate.contract.programme.views import ProgrammeView

Save = Callable[..., int]

_NOTICE = "programme-notice"
_ROW_HEIGHT, _TALLEST = 35, 460
_LEAST_ROWS = 5
"""Rows that have room in an empty table: those that are pasted must be seen."""
_MOST_TOLD = 12
_AMOUNT_HELP = "En euros, comme « 12 500,50 ». Vide : montant non renseigné, jamais zéro."
_KEPT = (
    "Votre saisie est gardée dans le tableau : enregistrez de nouveau pour la faire valoir, ou "
    "revenez à ce qui est enregistré."
)


def programme_form(view: ProgrammeView, scope: Scope, save: Save) -> None:
    """Draw the table of a year to fill in, then who signs and the button that saves it."""
    draft = _draft(view)
    _show_notice()
    demonstration_note(is_demonstration=view.is_demonstration)
    note(
        "La dernière ligne, vide, ajoute un projet ; cocher une ligne puis la corbeille la "
        "supprime ; des cellules copiées d’un tableur se collent ici. Un montant laissé vide est "
        "« non renseigné », jamais zéro."
    )
    _table(view, draft)
    draft.absorb(_state(draft))
    author = author_field("programmation")
    with st.container(horizontal=True, vertical_alignment="center"):
        # A button that is off takes no focus: whoever has no mouse would look for it in vain.
        is_pressed = st.button(
            "Enregistrer la programmation",
            type=emphasis(),
            icon=":material/save:",
            key="programme-save",
        )
        if count := draft.changes:
            st.button(
                "Revenir à ce qui est enregistré",
                icon=":material/undo:",
                key="programme-drop",
                on_click=_forget,
                args=(view,),
            )
            st.markdown(
                f"**{counted(count, 'projet modifié', 'projets modifiés')}**, pas encore "
                f"{'enregistré' if count < 2 else 'enregistrés'}."
            )
    if is_pressed:
        _save(view, draft, scope, save, author)
        st.rerun()


def _key(view: ProgrammeView) -> str:
    return f"programme-draft-{view.year}"


def _draft(view: ProgrammeView) -> ProgrammeDraft:
    """Return this session's draft, with what was typed last and what others saved meanwhile."""
    draft: ProgrammeDraft | None = st.session_state.get(_key(view))
    if draft is None:
        draft = started(view)
        st.session_state[_key(view)] = draft
        return draft
    held = held_rows(view)
    is_drawn = draft.widget in st.session_state
    if is_drawn:
        draft.absorb(_state(draft))
    if _NOTICE in st.session_state:
        # What a conflict told was read: the next saving makes it count.
        draft.learn(held)
        draft.redraw()
    elif held != draft.held and not draft.changes:
        draft = started(view, draft.serial + 1)
        st.session_state[_key(view)] = draft
    elif not is_drawn:
        draft.redraw()
    return draft


def _state(draft: ProgrammeDraft) -> dict[str, Any]:
    return st.session_state.get(draft.widget) or {}


def _forget(view: ProgrammeView) -> None:
    draft: ProgrammeDraft = st.session_state[_key(view)]
    st.session_state[_key(view)] = started(view, draft.serial + 1)


def _save(
    view: ProgrammeView, draft: ProgrammeDraft, scope: Scope, save: Save, author: str
) -> None:
    edits = draft.edits(view)
    if isinstance(edits, tuple):
        st.session_state[_NOTICE] = ("error", _problems_text(edits))
        return
    if not edits:
        st.session_state[_NOTICE] = ("info", "Rien à enregistrer : aucun projet n’a changé.")
        return
    try:
        count = save(scope, view.year, edits, author=author)
    except ProgrammeChangedError as error:
        lines = "\n".join(f"- {plain(one)}" for one in error.conflicts)
        st.session_state[_NOTICE] = ("error", f"{plain(str(error))}\n{lines}\n\n{_KEPT}")
    except MandascopeError as error:
        st.session_state[_NOTICE] = ("error", plain(str(error)))
    else:
        del st.session_state[_key(view)]
        # The next table is another: what this one holds must not be typed again.
        st.session_state[_key(view)] = ProgrammeDraft(view.year or 0, (), (), (), draft.serial + 1)
        saved = counted(count, "projet enregistré", "projets enregistrés")
        st.session_state[_NOTICE] = ("success", f"{saved}.")


def _problems_text(problems: tuple[CellProblem, ...]) -> str:
    """Say which cells to mend, line by line, the first dozen in full."""
    lines = [
        f"- Ligne {one.line}, colonne « {one.column} » : {plain(one.message)}."
        for one in problems[:_MOST_TOLD]
    ]
    if len(problems) > _MOST_TOLD:
        rest = len(problems) - _MOST_TOLD
        lines.append(f"- et {counted(rest, 'autre cellule', 'autres cellules')}.")
    told = counted(len(problems), "cellule", "cellules")
    return f"Rien n’a été enregistré : {told} à corriger ; votre saisie est gardée.\n" + "\n".join(
        lines
    )


def _show_notice() -> None:
    """Say once what the last saving did."""
    if found := st.session_state.pop(_NOTICE, None):
        kind, message = found
        show = {"info": st.info, "error": st.error, "success": st.success}[kind]
        show(typeset(message))


def _table(view: ProgrammeView, draft: ProgrammeDraft) -> None:
    objectives, quarters = choices(view)
    select = st.column_config.SelectboxColumn
    text = st.column_config.TextColumn
    amounts = {
        name: text(width=96, help=typeset(_AMOUNT_HELP), max_chars=30)
        for name in words.AMOUNTS.values()
    }
    columns = {
        words.PROJECT: text(width=220, pinned=True, max_chars=200),
        words.BEARER: text(width=180, max_chars=120),
        words.CREDIT: select(width=130, options=list(words.CREDITS.values())),
        **amounts,
        words.QUARTER: select(width=190, options=quarters),
        words.OBJECTIVE: select(width=210, options=objectives),
        words.OUTCOME: text(width=220, max_chars=2_000),
        SIMULATED: text(width=84),
    }
    order = [name for name in columns if name != SIMULATED]
    if any(row.mark for row in draft.drawn):
        order.append(SIMULATED)
    rows = [{**row.cells, SIMULATED: row.mark} for row in draft.drawn]
    st.data_editor(
        _frame(rows, list(columns)),
        key=draft.widget,
        hide_index=True,
        num_rows="dynamic",
        height=min(_TALLEST, _ROW_HEIGHT * (max(len(rows), _LEAST_ROWS) + 2) + 2),
        disabled=[SIMULATED],
        placeholder="–",
        column_order=order,
        column_config=columns,
        alt=(
            f"Tableau modifiable de la programmation {view.year} : "
            f"{counted(len(rows), 'projet')}, un par ligne, ce que donne chaque financeur."
        ),
    )


def _frame(rows: list[dict[str, str]], columns: list[str]) -> Any:
    """Return the rows as text: without a row, a column has to say its type to be filled in."""
    from pandas import DataFrame

    filled = [{name: row[name] or None for name in columns} for row in rows]
    return DataFrame(filled, columns=columns, dtype="string")
