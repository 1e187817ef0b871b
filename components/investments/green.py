"""The « budget vert » on a page: the axes due, the marks of each operation, and who gave them."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from components.chart_frame import draw
from components.data_table import Notice, data_popover
from components.emphasis import emphasis
from components.method import Method, method_links
from components.page import READABLE_WIDTH, empty_state
from components.signing import author_field, demonstration_note
from components.texts import note, plain
from components.url import buttons
from data.base.chart import Cell, Table
from data.base.errors import MandascopeError
from data.base.formats import counted, euros, long_date, typeset
from data.base.views import Scope
from data.finances.green.axes import GreenAxis
from data.finances.green.errors import MarkChangedError
from data.finances.green.typed import LONGEST_NOTE, LONGEST_REASON, MarkEdit
from data.finances.green.views import GreenRow, GreenView
from data.finances.green.words import MARK_ICONS, MARK_TITLES, WHAT_FILLS, axis_name
from data.finances.vocabulary import GreenMark

Save = Callable[..., int]

YEAR, AXIS = "exercice-vert", "axe"
NAMES = (YEAR, AXIS)
_NOTICE = "green-notice"
_OPERATION, _EXECUTED, _MARK, _WHY = "Opération", "Réalisé", "Cotation", "Justification"
_ROW_HEIGHT, _TALLEST = 35, 560
_LABELS = {mark: f"{MARK_ICONS[mark]} {title}" for mark, title in MARK_TITLES.items()}
_BY_LABEL = {label: mark for mark, label in _LABELS.items()}


def year_choice(view: GreenView) -> int | None:
    """Let the reader choose the year of the annex, kept in the address."""
    if view.year is None or len(view.years) < 2:
        return view.year
    years = {str(year): str(year) for year in view.years}
    return int(buttons("Exercice", years, key=YEAR, default=str(view.year)))


def green_panel(view: GreenView, scope: Scope, save: Save) -> None:
    """Draw the annex of a year: its axes, its operations, the marks to give, their history."""
    if view.year is None:
        empty_state(f"{view.answer} {WHAT_FILLS}", page="imports", label="Importer des comptes")
        return
    st.markdown(f"**{plain(view.answer)}**", width=READABLE_WIDTH)
    if view.chart is not None:
        draw(view.chart, key="budget-vert")
    for sentence in view.notes:
        note(plain(sentence))
    _operations(view)
    st.subheader("Coter les opérations", anchor=False)
    if view.rows:
        _marks(view, _axis_choice(view.axes), scope, save)
    else:
        note("Aucune opération du PPI n’a de montant réalisé cette année : rien à coter.")
    _history(view)
    method_links(("Budget vert", Method.GREEN), key="budget-vert")


def _operations(view: GreenView) -> None:
    """Show each operation and its marks, in words and signs."""
    if not view.rows:
        return
    st.subheader(f"Les opérations de {view.year}", anchor=False)
    rows = [
        {"N°": row.code, _OPERATION: row.title, _EXECUTED: euros(row.executed_eur)}
        | {f"Axe {axis.number}": _LABELS[row.mark(axis.number).mark] for axis in view.axes}
        for row in view.rows
    ]
    config = {
        "N°": st.column_config.TextColumn(width=64, pinned=True),
        _OPERATION: st.column_config.TextColumn(width=280),
        _EXECUTED: st.column_config.TextColumn(alignment="right"),
    }
    config |= {
        f"Axe {axis.number}": st.column_config.TextColumn(help=typeset(axis_name(axis)))
        for axis in view.axes
    }
    st.dataframe(
        rows,
        key="budget-vert-operations",
        hide_index=True,
        height=min(_TALLEST, _ROW_HEIGHT * (len(rows) + 1) + 2),
        column_config=config,
        alt=f"{counted(len(rows), 'opération')} et leur cotation sur chaque axe",
    )
    data_popover(
        _table(view),
        key="budget-vert-donnees",
        name=f"budget-vert-{view.year}",
        notice=Notice(
            f"Impact du budget pour la transition écologique, exercice {view.year}, {view.stage}",
            view.source,
            view.is_simulated,
        ),
    )


def _table(view: GreenView) -> Table:
    """Return one line per operation and axis, with the reason of each mark."""
    columns = ("Exercice", "Programme", "N°", _OPERATION, "Budget", "Réalisé (€)", "Axe")
    rows: list[tuple[Cell, ...]] = []
    for row in view.rows:
        for axis in view.axes:
            given = row.mark(axis.number)
            rows.append(
                (
                    *(view.year, row.programme, row.code, row.title, row.budget),
                    *(float(row.executed_eur), axis_name(axis)),
                    *(MARK_TITLES[given.mark], given.note),
                )
            )
    apart: list[tuple[Cell, ...]] = [
        (
            *(view.year, "", "", "Hors opérations du PPI", "", float(view.apart_eur)),
            *(axis_name(axis), MARK_TITLES[None], ""),
        )
        for axis in view.axes
        if view.apart_eur
    ]
    return Table((*columns, _MARK, _WHY), (*rows, *apart))


def _axis_choice(axes: Sequence[GreenAxis]) -> GreenAxis:
    numbers = {str(axis.number): f"Axe {axis.number}" for axis in axes}
    chosen = buttons("Axe à coter", numbers, key=AXIS, default=str(axes[0].number))
    return next(axis for axis in axes if str(axis.number) == chosen)


def _marks(view: GreenView, axis: GreenAxis, scope: Scope, save: Save) -> None:
    serial = _serial(view, axis)
    place = f"{serial}-{st.session_state.get(serial, 0)}"
    kept: Any = st.session_state
    _open(place, view, axis)
    seen: tuple[GreenRow, ...] = kept[f"{place}-seen"]
    versions: dict[int, int] = kept[f"{place}-versions"]
    demonstration_note(is_demonstration=view.is_demonstration)
    note(plain(axis_name(axis)))
    if kept[f"{place}-cells"] != _cells(seen, axis):
        note("Le tableau reprend votre saisie, qui n’est pas encore enregistrée.")
    frame = st.data_editor(
        kept[f"{place}-cells"],
        key=f"{place}-table",
        hide_index=True,
        height=min(_TALLEST, _ROW_HEIGHT * (len(seen) + 1) + 2),
        disabled=["N°", _OPERATION, _EXECUTED],
        column_config={
            "N°": st.column_config.TextColumn(width=64, pinned=True),
            _OPERATION: st.column_config.TextColumn(width=260),
            _EXECUTED: st.column_config.TextColumn(alignment="right"),
            _MARK: st.column_config.SelectboxColumn(
                options=list(_BY_LABEL), required=True, width=150
            ),
            _WHY: st.column_config.TextColumn(width=320, max_chars=LONGEST_NOTE),
        },
        alt=f"Cotation des opérations de {view.year} sur l’axe {axis.number}, à remplir",
    )
    kept[f"{place}-typed"] = frame
    reason = st.text_input(
        "Motif",
        key=f"{place}-reason",
        max_chars=LONGEST_REASON,
        placeholder="Sur quoi repose la cotation : un guide, un avis, une réunion",
    )
    author = author_field(place)
    if st.button(
        "Enregistrer la cotation", type=emphasis(), icon=":material/save:", key=f"{place}-save"
    ):
        edits = _edits(seen, axis, frame, versions)
        if not _save(view, edits, scope, save, reason, author, serial):
            # Read once, a conflict is known: the next saving makes what she typed count.
            kept[f"{place}-versions"] = versions | _versions(view.rows, axis)
    _show_notice()


def _serial(view: GreenView, axis: GreenAxis) -> str:
    """Name the count of savings of an axis: one leaves what was typed on the others."""
    return f"green-{view.year}-{axis.number}"


def _open(place: str, view: GreenView, axis: GreenAxis) -> None:
    """Hold what she sees when the table comes on screen: a later change is then a conflict.

    What she typed and did not save before she looked elsewhere comes back with what she saw then.
    """
    kept: Any = st.session_state
    if f"{place}-table" in kept and f"{place}-seen" in kept:
        return
    typed = kept.get(f"{place}-typed")
    if typed is not None and typed != _cells(kept[f"{place}-seen"], axis):
        kept[f"{place}-cells"] = typed
        return
    kept[f"{place}-seen"] = view.rows
    kept[f"{place}-versions"] = _versions(view.rows, axis)
    kept[f"{place}-cells"] = _cells(view.rows, axis)


def _cells(rows: Sequence[GreenRow], axis: GreenAxis) -> list[dict[str, str]]:
    return [
        {
            "N°": row.code,
            _OPERATION: row.title,
            _EXECUTED: euros(row.executed_eur),
            _MARK: _LABELS[row.mark(axis.number).mark],
            _WHY: row.mark(axis.number).note,
        }
        for row in rows
    ]


def _versions(rows: Sequence[GreenRow], axis: GreenAxis) -> dict[int, int]:
    return {row.id: row.mark(axis.number).version for row in rows}


def _edits(
    seen: Sequence[GreenRow],
    axis: GreenAxis,
    typed: Sequence[dict[str, Any]],
    versions: dict[int, int],
) -> list[MarkEdit]:
    found = []
    for row, cells in zip(seen, typed, strict=True):
        given = row.mark(axis.number)
        mark: GreenMark | None = _BY_LABEL.get(cells[_MARK] or "")
        why = (cells[_WHY] or "").strip()
        if (mark, why) != (given.mark, given.note):
            found.append(MarkEdit(row.id, axis.number, versions[row.id], mark, why))
    return found


def _save(
    view: GreenView,
    edits: Sequence[MarkEdit],
    scope: Scope,
    save: Save,
    reason: str,
    author: str,
    serial: str,
) -> bool:
    """Save the marks; return false when somebody else gave one meanwhile."""
    if not edits:
        st.session_state[_NOTICE] = ("info", "Rien à enregistrer : aucune cotation n’a changé.")
        return True
    try:
        count = save(scope, view.year, edits, reason=reason, author=author)
    except MarkChangedError as error:
        st.session_state[_NOTICE] = ("error", str(error))
        return False
    except MandascopeError as error:
        st.session_state[_NOTICE] = ("error", str(error))
        return True
    st.session_state[serial] = st.session_state.get(serial, 0) + 1
    saved = counted(count, "cotation enregistrée", "cotations enregistrées")
    st.session_state[_NOTICE] = ("success", f"{saved}.")
    st.rerun()


def _show_notice() -> None:
    """Say once what the last saving did."""
    if found := st.session_state.pop(_NOTICE, None):
        kind, message = found
        show = {"info": st.info, "error": st.error, "success": st.success}[kind]
        show(typeset(plain(message)))


def _history(view: GreenView) -> None:
    if not view.history:
        return
    with st.expander(f"Qui a coté quoi ({len(view.history)})", icon=":material/history:"):
        for one in view.history:
            why = f" ({plain(one.reason)})" if one.reason else ""
            who = f"{long_date(one.recorded_at.date())}, {plain(one.author)}"
            st.markdown(f"- {who} : {plain(one.what)}{why}")
