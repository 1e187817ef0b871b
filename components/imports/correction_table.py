"""The table in which the officer corrects the actions that were read, before anything is saved."""

from collections.abc import Mapping, Sequence

import streamlit as st

from components.imports.corrections import (
    Column,
    key_of,
    left_to_review,
    live_cells,
    name_of,
    pilot,
    row,
    unread_deadline,
)
from components.imports.words import PRECISIONS, quoted
from components.imports.work import Editor, Work
from components.texts import note, plain
from data.base.formats import counted, number, typeset
from data.mandate.drafts import ActionDraft, PlanDraft
from data.mandate.words import NATURES

ALL = "toutes"
TO_REVIEW = "a-relire"
_NO_PILOT = "sans"
_ROW_HEIGHT = 35
_TALLEST = 560


def correction_table(work: Work, draft: PlanDraft) -> list[ActionDraft]:
    """Draw the actions as an editable table; return those that the filters show.

    What is typed is kept by action in ``work.corrections``: filters, reruns and other pages lose
    nothing.
    """
    absorb(work)
    st.subheader("Relire et corriger", anchor=False)
    _progress(work, draft)
    shown = _filtered(work, draft)
    if not shown:
        st.markdown("Aucune action ne correspond à ces filtres.")
        return []
    _editor(work, draft, shown)
    return shown


def absorb(work: Work) -> None:
    """Keep what was typed in the tables drawn so far, whichever of them is still on screen."""
    for widget, editor in work.editors.items():
        edits = st.session_state.get(widget)
        if not edits:
            continue
        for rank, cells in edits["edited_rows"].items():
            work.corrections.type(editor.keys[int(rank)], cells)


def _progress(work: Work, draft: PlanDraft) -> None:
    """Say how much is left to read again, and let it all be taken for read."""
    left = left_to_review(draft, work.corrections)
    text, button = st.columns([3, 1], vertical_alignment="center")
    with text:
        if left:
            many = counted(len(left), "action garde", "actions gardent")
            st.markdown(
                typeset(
                    f"**{many} un point à relire** sur {number(len(draft.actions))}. Corrigez dans "
                    "le tableau (Entrée ouvre une case), ou décochez « Garder » pour écarter une "
                    "ligne. Vous pouvez aussi enregistrer tout de suite : ces points resteront "
                    "marqués « à relire »."
                )
            )
        else:
            st.markdown(
                typeset(
                    "Rien ne reste à relire. Corrigez au besoin dans le tableau (Entrée ouvre une "
                    "case), ou décochez « Garder » pour écarter une ligne."
                )
            )
    if left:
        button.button(
            "Tout marquer comme relu",
            key=f"import-all-read-{work.token}",
            icon=":material/done_all:",
            on_click=work.corrections.mark_read,
            args=(left,),
            width="stretch",
        )


def _filtered(work: Work, draft: PlanDraft) -> list[ActionDraft]:
    """Draw the filters; return the actions that they keep.

    « À relire » keeps what was to review when it was read, so that no row leaves under the
    officer's hands once it is corrected.
    """
    doubtful = [action for action in draft.actions if action.to_review]
    titles = _titles(work, draft)
    piloted = {pilot(action) for action in draft.actions}
    left, right = st.columns([2, 3], vertical_alignment="bottom")
    labels = {
        ALL: f"Toutes ({number(len(draft.actions))})",
        TO_REVIEW: f"À relire ({number(len(doubtful))})",
    }
    with left:
        which = st.segmented_control(
            "Actions",
            list(labels),
            default=TO_REVIEW if doubtful else ALL,
            format_func=lambda code: labels.get(code, code),
            key=f"import-which-{work.token}",
            required=True,
        )
    options = {ALL: "Toutes"} | {
        # The code keeps two titles alike apart: they would be one choice.
        code: title if list(titles.values()).count(title) == 1 else f"{title} ({code})"
        for code, title in titles.items()
        if code in piloted
    }
    if None in piloted:
        options[_NO_PILOT] = "Sans délégation pilote"
    with right:
        delegation = ALL
        if len(options) > 2:
            delegation = st.selectbox(
                "Délégation",
                list(options),
                format_func=lambda code: options.get(code, code),
                key=f"import-delegation-{work.token}",
            )
    kept = doubtful if which == TO_REVIEW else list(draft.actions)
    if delegation == ALL:
        return kept
    # By what was read, for the same reason: a row whose pilot is corrected stays in place.
    wanted = None if delegation == _NO_PILOT else delegation
    return [action for action in kept if pilot(action) == wanted]


def _editor(work: Work, draft: PlanDraft, shown: Sequence[ActionDraft]) -> None:
    titles = _titles(work, draft)

    def title_of(code: object) -> str:
        return titles.get(str(code), str(code))

    widget = _widget(work, shown, titles)
    st.data_editor(
        [
            cells | live_cells(action, work.corrections)
            for action, cells in zip(shown, work.editors[widget].rows, strict=True)
        ],
        key=widget,
        hide_index=True,
        height=min(_TALLEST, _ROW_HEIGHT * (len(shown) + 1) + 2),
        disabled=[Column.CODE, Column.TO_REVIEW],
        placeholder="–",
        column_config={
            Column.KEPT: st.column_config.CheckboxColumn(width=84),
            Column.CODE: st.column_config.TextColumn(width=74),
            Column.TO_REVIEW: st.column_config.TextColumn(width=98),
            Column.TITLE: st.column_config.TextColumn(width=182, max_chars=300),
            Column.DEADLINE: st.column_config.TextColumn(
                width=104, help="Jour, mois, année : 30/06/2029. Ou : juin 2029, fin 2029."
            ),
            Column.PILOT: st.column_config.SelectboxColumn(
                width=106,
                options=list(titles),
                format_func=title_of,
                help="La délégation qui pilote l’action.",
            ),
            Column.SUPPORTS: st.column_config.MultiselectColumn(
                width=100,
                options=list(titles),
                format_func=title_of,
                help="Les délégations qui aident.",
            ),
            Column.PARTNERS: st.column_config.MultiselectColumn(
                width=110, options=_bodies(draft), accept_new_options=True
            ),
            Column.NATURE: st.column_config.SelectboxColumn(
                width=88, options=list(NATURES.values()), required=True
            ),
            Column.PRECISION: st.column_config.SelectboxColumn(
                width=110, options=list(PRECISIONS.values())
            ),
        },
        alt=f"Tableau modifiable de {len(shown)} actions lues dans le document.",
    )
    note(
        "Pilote, appuis et partenaires se choisissent dans une liste ; un partenaire nouveau se "
        "tape. Une échéance s’écrit 30/06/2029, « juin 2029 » ou « fin 2029 » ; vidée, elle est "
        "retirée."
    )
    _unread_deadlines(work, shown)


def _unread_deadlines(work: Work, shown: Sequence[ActionDraft]) -> None:
    """Say which deadlines were typed that are none."""
    cells = {name_of(one): work.corrections.cells.get(key_of(one), {}) for one in shown}
    wrong = [
        f"{plain(name)} ({quoted(plain(typed))})"
        for name, one in cells.items()
        if (typed := unread_deadline(one)) is not None
    ]
    if wrong:
        st.warning(
            typeset(
                f"Échéance illisible : {', '.join(wrong)}. Celle qui a été lue dans le document "
                "est gardée. Attendu : une date comme 30/06/2029, « juin 2029 » ou « fin 2029 »."
            ),
            icon=":material/event_busy:",
        )


def _titles(work: Work, draft: PlanDraft) -> dict[str, str]:
    """Return the short title of each delegation, as the officer leaves it."""
    renamed = work.corrections.titles
    return {one.code: renamed.get(one.code, one.title) for one in draft.delegations}


def _widget(work: Work, shown: Sequence[ActionDraft], titles: Mapping[str, str]) -> str:
    """Return the key of the table that shows these rows: a new one each time they change.

    As long as they do not, the table is given the very cells it was drawn with first, and holds
    itself what was typed since: it keeps its place and the focus. A table drawn again under an
    older key would type its older cells anew; one that left the screen has lost them.
    """
    keys = tuple(map(key_of, shown))
    drawn_from = keys, frozenset(work.corrections.reviewed), tuple(titles.items())
    last = next(reversed(work.editors), None)
    if last and work.editors[last].drawn_from == drawn_from and last in st.session_state:
        return last
    rank = int(last.rsplit("-", 1)[1]) + 1 if last else 0
    widget = f"import-table-{work.token}-{rank}"
    rows = tuple(row(action, work.corrections) for action in shown)
    # The one before is kept: what was typed in it may come with the click that changed the rows.
    kept = {name: work.editors[name] for name in list(work.editors)[-1:]}
    work.editors = kept | {widget: Editor(keys, drawn_from, rows)}
    return widget


def _bodies(draft: PlanDraft) -> list[str]:
    named = {party.body for action in draft.actions for party in action.parties if party.body}
    return sorted(named, key=str.casefold)
