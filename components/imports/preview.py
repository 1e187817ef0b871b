"""What a file holds, what looks wrong in it, and what saving it would change."""

from collections.abc import Sequence

import streamlit as st

from components.imports.words import DIFFERENCES, quoted
from components.imports.work import Work
from components.texts import note, plain
from data.base.comparison import ChangeLine, Comparison, Difference
from data.base.errors import MandascopeError
from data.base.formats import counted, listed, long_date, number, typeset
from data.base.problems import Problem, RefusedFileError
from data.importers.formats import Reading
from data.importers.views import FormatLine, Preview
from data.importers.words import contents
from data.mandate.drafts import PlanDraft

_MOST_OPEN = 5
_ROW_HEIGHT = 35
_TALLEST = 420
_MOST_NAMED = 12


def format_picker(work: Work, formats: Sequence[FormatLine]) -> None:
    """Draw the format recognised; choosing another reads the file again."""
    key = f"import-format-{work.token}"
    found = work.preview.reading.format if work.preview else work.format_code
    if found is not None:
        st.session_state[key] = found
    labels = {line.code: line.label for line in formats}
    st.selectbox(
        _format_label(work),
        list(labels),
        index=None if found is None else 0,
        format_func=lambda code: labels.get(code, code),
        placeholder="À choisir",
        key=key,
        on_change=_choose_format,
        args=(work, key),
    )


def _format_label(work: Work) -> str:
    if work.format_code is not None:
        return "Format choisi"
    if work.preview is not None:
        return "Format reconnu"
    return "Lire ce fichier comme un autre format"


def _choose_format(work: Work, key: str) -> None:
    chosen = st.session_state[key]
    if chosen is not None:
        work.format_code = chosen
        work.column_choices.clear()
        work.value_choices.clear()
        work.read_again()


def refused(work: Work, error: MandascopeError) -> None:
    """Say that a file was refused, and how many things are to mend."""
    if not isinstance(error, RefusedFileError):
        st.error(plain(str(error)), icon=":material/block:")
        return
    many = counted(error.count, "problème à corriger", "problèmes à corriger")
    can_answer = work.suggestions is not None and bool(work.suggestions.words)
    st.error(
        f"{quoted(plain(work.name))} ne peut pas être repris tel quel : {many}. Rien n’a été "
        "changé."
        + (" Dites ci-dessous ce que vos mots veulent dire, ou corrigez le fichier." * can_answer),
        icon=":material/block:",
    )


def problem_table(error: MandascopeError) -> None:
    """List all of a file's problems at once, each with its place."""
    if not isinstance(error, RefusedFileError):
        return
    st.table(_problem_rows(error.problems), hide_index=True)
    if error.count > len(error.problems):
        note(f"Les {number(len(error.problems))} premiers sur {number(error.count)}.")


def _problem_rows(problems: Sequence[Problem]) -> list[dict[str, str]]:
    return [
        {"Où": plain(str(one.where)) or "Fichier entier", "Quoi": plain(one.message)}
        for one in problems
    ]


def summary(preview: Preview) -> None:
    """Say what the file holds, whether it came in already, and what looks wrong in it."""
    reading = preview.reading
    document = reading.content.title if isinstance(reading.content, PlanDraft) else ""
    title = f" : {plain(document)}" if document else ""
    st.markdown(
        typeset(f"**{plain(preview.format_label)}**{title}. {_holds(reading)}."),
    )
    if preview.already:
        st.info(
            f"Déjà importé le {long_date(preview.already.recorded_at.date())} par "
            f"{plain(preview.already.author)} : c’est exactement le même fichier.",
            icon=":material/history:",
        )
    if isinstance(reading.content, PlanDraft) and reading.content.note:
        st.info(plain(reading.content.note), icon=":material/info:")
    if reading.ignored:
        ignored = counted(reading.ignored, "ligne ne concerne", "lignes ne concernent")
        note(f"{ignored} ni votre commune ni ses points de comparaison : laissées de côté.")
    _warnings(reading.warnings)


def _holds(reading: Reading) -> str:
    held = contents(reading.counts)
    return f"Trouvé : {held}" if held else "Rien n’a été trouvé dans ce fichier"


def _warnings(warnings: Sequence[Problem]) -> None:
    if not warnings:
        return
    label = f"Ce qui semble anormal dans le document ({number(len(warnings))})"
    with st.expander(label, expanded=len(warnings) <= _MOST_OPEN, icon=":material/report:"):
        st.markdown("\n".join(f"- {plain(str(one))}" for one in warnings))


def changes(preview: Preview, *, left_out: int = 0) -> None:
    """Say what saving would change in the base, line by line on demand."""
    comparison = preview.comparison
    st.subheader("Ce que l’enregistrement changera", anchor=False)
    if comparison.changes_nothing:
        st.markdown("Rien : la base dit déjà tout ce que dit ce fichier.")
    else:
        st.markdown(changed_sentence(comparison, left_out))
    if preview.absent:
        named = ", ".join(preview.absent[:_MOST_NAMED])
        more = ", …" if len(preview.absent) > _MOST_NAMED else ""
        what = counted(
            len(preview.absent),
            "action de la base n’est plus dans le document : elle est conservée",
            "actions de la base ne sont plus dans le document : elles sont conservées",
        )
        note(f"{what} ({plain(named)}{more}).")
    lines = [one for one in comparison.lines if one.difference is not Difference.UNCHANGED]
    if lines:
        changed = comparison.counted(Difference.CHANGED)
        with st.expander("Le détail, ligne à ligne", expanded=0 < changed <= _MOST_OPEN):
            rows = [row for line in lines for row in _change_rows(line)]
            st.dataframe(
                rows,
                hide_index=True,
                height=min(_TALLEST, _ROW_HEIGHT * (len(rows) + 1) + 2),
                column_config={
                    "Quoi": st.column_config.TextColumn(width=76),
                    "Code": st.column_config.TextColumn(width=110),
                    "Intitulé": st.column_config.TextColumn(width=230),
                    "Champ": st.column_config.TextColumn(width=110),
                    "Avant": st.column_config.TextColumn(width=190),
                    "Après": st.column_config.TextColumn(width=190),
                },
                alt="Ce que l’enregistrement ajoute ou modifie, avec l’avant et l’après.",
            )


def changed_sentence(comparison: Comparison, left_out: int) -> str:
    """Count what is added, changed and unchanged, and what the officer leaves out."""
    added, changed, unchanged = (comparison.counted(one) for one in Difference)
    parts = [
        f"**{counted(added, 'ligne ajoutée', 'lignes ajoutées')}**" if added else "",
        f"**{counted(changed, 'ligne modifiée', 'lignes modifiées')}**" if changed else "",
        counted(unchanged, "inchangée", "inchangées") if unchanged else "",
        counted(left_out, "écartée par vous", "écartées par vous") if left_out else "",
    ]
    return f"{listed([part for part in parts if part])}."


def _change_rows(line: ChangeLine) -> list[dict[str, str]]:
    start = {
        "Quoi": DIFFERENCES[line.difference],
        "Code": line.code,
        "Intitulé": line.title,
    }
    if not line.fields:
        return [start | {"Champ": "", "Avant": "", "Après": ""}]
    return [
        start | {"Champ": one.name, "Avant": one.before, "Après": one.after} for one in line.fields
    ]
