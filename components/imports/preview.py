"""What a file holds, and what looks wrong in it."""

from collections.abc import Sequence

import streamlit as st

from components.imports.messages import as_list
from components.imports.official import about_the_source, kept_and_left, publication
from components.imports.words import quoted
from components.imports.work import Work
from components.texts import note, plain
from data.base.errors import MandascopeError
from data.base.formats import counted, long_date, number, typeset
from data.base.problems import Problem, RefusedFileError
from data.importers.errors import UnknownFormatError
from data.importers.formats import Family, Reading
from data.importers.views import FormatLine, Preview
from data.importers.words import contents
from data.mandate.drafts import PlanDraft

_MOST_OPEN = 5
_MOST_PROBLEMS = 10
_FAMILIES = {
    Family.DOCUMENT: "Document",
    Family.SPREADSHEET: "Tableur",
    Family.OFFICIAL: "Fichier officiel",
}


def format_picker(work: Work, formats: Sequence[FormatLine]) -> None:
    """Draw the format recognised; choosing another reads the file again."""
    key = f"import-format-{work.token}"
    found = work.preview.reading.format if work.preview else work.format_code
    if found is not None:
        st.session_state[key] = found
    labels = {line.code: f"{_FAMILIES[line.family]} · {line.label}" for line in formats}
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
        work.edition = None
        work.read_again()


def refused(work: Work, error: MandascopeError) -> None:
    """Say that a file was refused, and how many things are to mend."""
    if isinstance(error, UnknownFormatError):
        st.error(
            f"{quoted(plain(work.name))} n’est pas reconnu : rien n’a été changé. Si Mandascope "
            "lit ce format, choisissez-le dans la liste ci-dessus ; sinon, recopiez ce qui vous "
            "intéresse dans un modèle de tableur.",
            icon=":material/block:",
        )
        return
    if not isinstance(error, RefusedFileError):
        st.error(as_list(str(error)), icon=":material/block:")
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
    """List a file's problems, each with its place: the first openly, the others on demand."""
    if not isinstance(error, RefusedFileError):
        return
    shown, others = error.problems[:_MOST_PROBLEMS], error.problems[_MOST_PROBLEMS:]
    st.table(_problem_rows(shown), hide_index=True)
    if others:
        more = counted(len(others), "autre problème", "autres problèmes")
        with st.expander(f"Et {more}", icon=":material/report:"):
            st.table(_problem_rows(others), hide_index=True)
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
    said = publication(reading).removesuffix(".")
    document = reading.content.title if isinstance(reading.content, PlanDraft) else ""
    title = f" : {plain(document)}" if document else f" : {said}" if said else ""
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
    kept_and_left(reading)
    about_the_source(reading.source)
    _warnings(reading.warnings)


def _holds(reading: Reading) -> str:
    held = contents(reading.counts)
    return f"Trouvé : {held}" if held else "Rien n’a été trouvé dans ce fichier"


def _warnings(warnings: Sequence[Problem]) -> None:
    """Show the first warnings openly: some of them mean that something was not read."""
    if not warnings:
        return
    shown, others = warnings[:_MOST_OPEN], warnings[_MOST_OPEN:]
    heading = counted(len(warnings), "point à vérifier", "points à vérifier")
    st.warning(f"**{heading} dans ce fichier**\n\n{_bullets(shown)}", icon=":material/report:")
    if others:
        more = counted(len(others), "autre point à vérifier", "autres points à vérifier")
        with st.expander(f"Et {more}", icon=":material/report:"):
            st.markdown(_bullets(others))


def _bullets(warnings: Sequence[Problem]) -> str:
    return "\n".join(f"- {plain(str(one))}" for one in warnings)
