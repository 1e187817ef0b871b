"""What saving a file would change in the base: what is replaced is shown first, and in full."""

from collections.abc import Sequence

import streamlit as st

from components.imports.words import lines_counted, quoted, unchanged_counted
from components.texts import note, plain
from data.base.chart import Table
from data.base.comparison import ChangeLine, Comparison, Difference
from data.base.formats import counted, listed, typeset
from data.exporters.texts import as_csv
from data.importers.views import Preview
from data.mandate.drafts import PlanDraft

_MOST_LINES = 50
_MOST_REWRITTEN = 5
_MOST_NAMED = 12
_ROW_HEIGHT = 35
_TALLEST = 420
_TITLES = frozenset({"Action", "Intitulé", "Indicateur"})
_TEXTS = frozenset({"Texte du document", "Définition"})
_GONE_ACTIONS = (
    "action de la base n’est plus dans le document : elle est conservée",
    "actions de la base ne sont plus dans le document : elles sont conservées",
)
_GONE_LINES = (
    "ligne de la base n’est pas dans ce fichier : elle est conservée",
    "lignes de la base ne sont pas dans ce fichier : elles sont conservées",
)
_COLUMNS = ("Code", "Intitulé", "Champ", "Avant", "Après")


def changes(preview: Preview, *, token: str, left_out: int = 0) -> None:
    """Say what saving would change in the base: what is replaced openly, additions on demand."""
    comparison = preview.comparison
    st.subheader("Ce que l’enregistrement changera", anchor=False)
    if comparison.changes_nothing:
        st.markdown("Rien : la base dit déjà tout ce que dit ce fichier.")
    else:
        st.markdown(changed_sentence(comparison, left_out, preview.reading.format))
    _absent(preview)
    changed = [one for one in comparison.lines if one.difference is Difference.CHANGED]
    added = [one for one in comparison.lines if one.difference is Difference.ADDED]
    if changed:
        _rewritten(changed)
        st.markdown("**Ce qui est modifié, ligne à ligne**")
        _detail(changed, key=f"import-changed-{token}")
    if added:
        with st.expander("Ce qui est ajouté, ligne à ligne"):
            _detail(added, key=f"import-added-{token}")


def _absent(preview: Preview) -> None:
    codes = preview.absent
    if not codes:
        return
    named = ", ".join(codes[:_MOST_NAMED])
    more = ", …" if len(codes) > _MOST_NAMED else ""
    is_plan = isinstance(preview.reading.content, PlanDraft)
    what = counted(len(codes), *(_GONE_ACTIONS if is_plan else _GONE_LINES))
    note(f"{what} ({plain(named)}{more}).")


def _rewritten(changed: Sequence[ChangeLine]) -> None:
    """Warn when the words that were voted would be replaced."""
    for fields, singular, plural in (
        (_TITLES, "titre change", "titres changent"),
        (_TEXTS, "texte du document change", "textes du document changent"),
    ):
        found = [(line, one) for line in changed for one in line.fields if one.name in fields]
        if not found:
            continue
        lines = [
            f"- **{plain(line.code)}** : {quoted(plain(one.before))} devient "
            f"{quoted(plain(one.after))}"
            for line, one in found[:_MOST_REWRITTEN]
        ]
        if len(found) > _MOST_REWRITTEN:
            rest = counted(len(found) - _MOST_REWRITTEN, "autre", "autres")
            lines.append(f"- et {rest}, dans le tableau ci-dessous")
        heading = f"**{counted(len(found), singular, plural)}**. Est-ce voulu ?"
        st.warning(
            typeset("\n".join([heading, "", *lines])),
            icon=":material/edit_note:",
        )


def changed_sentence(comparison: Comparison, left_out: int, format_code: str) -> str:
    """Count what is added, changed and unchanged, and what the officer leaves out."""
    added, changed, unchanged = (comparison.counted(one) for one in Difference)
    parts = [
        f"**{lines_counted(added, format_code, 'ajoutée')}**" if added else "",
        f"**{lines_counted(changed, format_code, 'modifiée')}**" if changed else "",
        unchanged_counted(unchanged, format_code) if unchanged else "",
        counted(left_out, "écartée par vous", "écartées par vous") if left_out else "",
    ]
    return f"{listed([part for part in parts if part])}."


def _detail(lines: Sequence[ChangeLine], *, key: str) -> None:
    """Draw the first lines as a table, and a file of them all when there are more."""
    rows = [row for line in lines[:_MOST_LINES] for row in _rows(line)]
    st.dataframe(
        [dict(zip(_COLUMNS, row, strict=True)) for row in rows],
        hide_index=True,
        height=min(_TALLEST, _ROW_HEIGHT * (len(rows) + 1) + 2),
        column_config={
            "Code": st.column_config.TextColumn(width=150),
            "Intitulé": st.column_config.TextColumn(width=250),
            "Champ": st.column_config.TextColumn(width=120),
            "Avant": st.column_config.TextColumn(width=200),
            "Après": st.column_config.TextColumn(width=200),
        },
        column_order=_COLUMNS if any(line.fields for line in lines) else _COLUMNS[:2],
        alt="Ce que l’enregistrement ajoute ou modifie, avec l’avant et l’après.",
    )
    if len(lines) > _MOST_LINES:
        rest = counted(len(lines) - _MOST_LINES, "autre ligne", "autres lignes")
        note(f"… et {rest}.")
    if len(lines) > _MOST_LINES or any(line.fields for line in lines):
        st.download_button(
            "Tout le détail (CSV)",
            data=lambda: as_csv(Table(_COLUMNS, tuple(r for one in lines for r in _rows(one)))),
            file_name="changements.csv",
            mime="text/csv",
            key=key,
            icon=":material/download:",
            on_click="ignore",
        )


def _rows(line: ChangeLine) -> list[tuple[str, ...]]:
    start = (line.code, line.title)
    if not line.fields:
        return [(*start, "", "", "")]
    return [(*start, one.name, one.before, one.after) for one in line.fields]
