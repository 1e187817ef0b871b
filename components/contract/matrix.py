"""Ambitions × objectives: read by all, filled in by an officer of the town."""

from collections.abc import Callable

import streamlit as st

from components.contract.drafts import (
    AXIS,
    OBJECTIVE,
    WORDS,
    MatrixDraft,
    held_cells,
    matrix_codes,
)
from components.contract.progress import DONE_IN_FULL, ambitions_progress, completion_text
from components.data_table import Notice, data_popover
from components.emphasis import emphasis
from components.page import empty_state
from components.signing import author_field, demonstration_note
from components.texts import note, plain
from data.base.chart import Table
from data.base.errors import MandascopeError
from data.base.formats import counted, escaped, short_date, typeset
from data.base.views import Scope
from data.mandate.contract.errors import CrossingsChangedError
from data.mandate.contract.views import ContractView, Crossed, Matrix, Objective
from data.mandate.contract.words import CROSSED

Save = Callable[..., int]

_DRAFT, _NOTICE = "crossings-draft", "crossings-notice"
DONE, SIMULATED = "Réalisées", "Simulé"
_ROW_HEIGHT = 35
_TALLEST = 560


def matrix_panel(view: ContractView, scope: Scope, save: Save) -> None:
    """Draw the matrix, to fill in or to read only, then what it counts and its history."""
    st.markdown(typeset(view.matrix_answer))
    if not view.matrix.counts.total:
        empty_state("Importez un contrat de ville dont l’annexe croise ambitions et objectifs.")
        return
    demonstration_note(is_demonstration=view.is_demonstration)
    _form(view, scope, save)
    note(plain(" · ".join(f"{one.code} : {one.title}" for one in view.matrix.ambitions)))
    ambitions_progress(view)
    with st.container(horizontal=True):
        data_popover(
            matrix_table(view.matrix, view.simulated),
            key="croisements",
            name="croisements",
            notice=Notice(
                view.matrix_answer.replace("**", ""), view.plan.title, bool(view.simulated)
            ),
        )
        if view.history:
            _history(view)


def _form(view: ContractView, scope: Scope, save: Save) -> None:
    draft = _draft(view.matrix)
    _show_notice()
    note("Entrée ouvre une case ; remise à « à renseigner », elle redevient vide.")
    _table(view, draft.rows, draft.widget)
    draft.absorb(_typed(draft))
    count = len(draft.edits)
    author = author_field("croisements")
    with st.container(horizontal=True, vertical_alignment="center"):
        # A button that is off takes no focus: whoever has no mouse would look for it in vain.
        is_pressed = st.button(
            "Enregistrer les croisements",
            type=emphasis(),
            icon=":material/save:",
            key="crossings-save",
        )
        if count:
            st.button(
                "Revenir à ce qui est enregistré",
                icon=":material/undo:",
                key="crossings-drop",
                on_click=_forget,
            )
            st.markdown(
                f"**{counted(count, 'case modifiée', 'cases modifiées')}**, pas encore "
                f"{'enregistrée' if count < 2 else 'enregistrées'}."
            )
    if is_pressed:
        _save(draft, scope, save, author)
        st.rerun()


def _draft(matrix: Matrix) -> MatrixDraft:
    """Return this session's draft, with what was typed last and what others saved meanwhile."""
    draft: MatrixDraft | None = st.session_state.get(_DRAFT)
    held, codes = held_cells(matrix), matrix_codes(matrix)
    if draft is None or draft.codes != codes:
        serial = draft.serial if draft else 0
        draft = MatrixDraft(codes, dict(held), dict(held), serial)
        draft.redraw(matrix)
        st.session_state[_DRAFT] = draft
        return draft
    is_drawn = draft.widget in st.session_state
    draft.absorb(_typed(draft))
    if _NOTICE in st.session_state:
        draft.learn(held)
        draft.redraw(matrix)
    elif draft.meet(held) or not is_drawn:
        draft.redraw(matrix)
    return draft


def _typed(draft: MatrixDraft) -> dict[int, dict[str, str | None]]:
    edits = st.session_state.get(draft.widget) or {}
    typed: dict[int, dict[str, str | None]] = edits.get("edited_rows", {})
    return typed


def _forget() -> None:
    draft: MatrixDraft = st.session_state[_DRAFT]
    draft.wanted = dict(draft.seen)
    # Its key changes with the next draft: what the table holds is forgotten too.
    st.session_state[_DRAFT] = MatrixDraft(((), ()), {}, {}, draft.serial)


def _save(draft: MatrixDraft, scope: Scope, save: Save, author: str) -> None:
    edits = draft.edits
    if not edits:
        st.session_state[_NOTICE] = ("info", "Rien à enregistrer : aucune case n’a changé.")
        return
    try:
        count = save(scope, edits, author=author)
    except CrossingsChangedError as error:
        lines = "\n".join(f"- {plain(one)}" for one in error.conflicts)
        st.session_state[_NOTICE] = (
            "error",
            f"{plain(str(error))}\n{lines}\n\n"
            "Votre saisie est gardée dans le tableau : enregistrez de nouveau pour la faire "
            "valoir, ou revenez à ce qui est enregistré.",
        )
    except MandascopeError as error:
        st.session_state[_NOTICE] = ("error", plain(str(error)))
    else:
        _forget()
        saved = counted(count, "croisement enregistré", "croisements enregistrés")
        st.session_state[_NOTICE] = ("success", f"{saved}.")


def _show_notice() -> None:
    """Say once what the last saving did."""
    if found := st.session_state.pop(_NOTICE, None):
        kind, message = found
        show = {"info": st.info, "error": st.error, "success": st.success}[kind]
        show(typeset(message))


def _table(view: ContractView, rows: list[dict[str, str]], key: str) -> None:
    matrix = view.matrix
    answers = {
        one.code: st.column_config.SelectboxColumn(
            width=100, options=list(WORDS.values()), help=escaped(one.title)
        )
        for one in matrix.ambitions
    }
    columns = {
        OBJECTIVE: st.column_config.TextColumn(width=190, pinned=True),
        **answers,
        DONE: st.column_config.TextColumn(
            width=88, help="Actions réalisées, sur celles rangées sous l’objectif, hors abandonnées"
        ),
        AXIS: st.column_config.TextColumn(width=180),
        SIMULATED: st.column_config.TextColumn(width=110),
    }
    order = [name for name in columns if name != SIMULATED or view.simulated]
    st.data_editor(
        [row | _beside(one, view) for row, one in zip(rows, matrix.objectives, strict=True)],
        key=key,
        hide_index=True,
        height=min(_TALLEST, _ROW_HEIGHT * (len(rows) + 1) + 2),
        disabled=[OBJECTIVE, AXIS, DONE, SIMULATED],
        placeholder=CROSSED[Crossed.TO_FILL],
        column_order=order,
        column_config=columns,
        alt=(
            f"Croisement de {len(rows)} objectifs, en lignes, et de {len(answers)} ambitions, en "
            "colonnes : lié, non lié, ou à renseigner."
        ),
    )


def _beside(one: Objective, view: ContractView) -> dict[str, str]:
    """Return what a row says beside its answers: what is done, which answers are made up."""
    made_up = [code for objective, code in sorted(view.simulated) if objective == one.code]
    return {
        DONE: completion_text(len(one.done), len(one.projects)),
        SIMULATED: f"simulé : {', '.join(made_up)}" if made_up else "–",
    }


def matrix_table(matrix: Matrix, simulated: frozenset[tuple[str, str]] = frozenset()) -> Table:
    """Return the matrix in full to take away, ambitions by their titles."""
    codes = [one.code for one in matrix.ambitions]

    def said(objective: str, cells: tuple[Crossed, ...]) -> list[str]:
        return [
            f"{CROSSED[cell]} (simulé)" if (objective, code) in simulated else CROSSED[cell]
            for code, cell in zip(codes, cells, strict=True)
        ]

    return Table(
        (
            "Code",
            "Objectif",
            "Axe",
            *(f"{one.code} · {one.title}" for one in matrix.ambitions),
            DONE_IN_FULL,
        ),
        tuple(
            (
                row.code,
                row.title,
                row.axis,
                *said(row.code, cells),
                completion_text(len(row.done), len(row.projects)),
            )
            for row, cells in zip(matrix.objectives, matrix.cells, strict=True)
        ),
    )


def _history(view: ContractView) -> None:
    rows = tuple(
        (
            short_date(one.recorded_at.date()),
            one.author,
            one.objective,
            one.ambition,
            _word(one.before),
            _word(one.after),
        )
        for one in view.history
    )
    columns = ("Le", "Par", "Objectif", "Ambition", "Avant", "Après")
    with st.popover("Qui a changé quoi", icon=":material/history:", type="tertiary"):
        st.dataframe(
            [dict(zip(columns, row, strict=True)) for row in rows],
            hide_index=True,
            key="crossings-history",
            alt=f"Historique de {len(rows)} changements de croisements.",
        )


def _word(crossed: Crossed) -> str:
    return CROSSED[crossed].lower()
