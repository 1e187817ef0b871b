"""Bringing files in, and reading them with a word on what is going on."""

from collections.abc import Callable, Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from components.imports.words import quoted
from components.imports.work import Work, drop, take, works
from components.texts import note, plain
from data.base.errors import MandascopeError
from data.importers.errors import MissingEditionError, MissingKindError
from data.importers.tables.suggestions import Suggestions
from data.importers.views import FormatLine, Preview

Read = Callable[..., Preview]
Ask = Callable[..., Suggestions | None]

_UPLOADER = "import-files"
_ROUND = "import-round"
_BROUGHT = "import-brought"
_CHOSEN = "import-work"


def upload_panel(formats: Sequence[FormatLine], *, most_mb: int) -> None:
    """Draw where files are brought in. A file that is taken out of it is let go."""
    suffixes = tuple(dict.fromkeys(suffix for line in formats for suffix in line.suffixes))
    files: list[UploadedFile] = st.file_uploader(
        "Vos fichiers : cliquez, ou déposez-les ici",
        type=list(suffixes),
        accept_multiple_files=True,
        max_upload_size=most_mb,
        key=_uploader(),
        on_change=_let_go,
    )
    note(
        f"{most_mb} Mo au plus par fichier : un fichier plus gros est refusé ici, et entre par la "
        "ligne de commande, `python -m data import FICHIER`. Rien n’est enregistré avant votre "
        "accord."
    )
    for file in files:
        take(file.file_id, file.name, file)
    st.session_state[_BROUGHT] = [file.file_id for file in files]


def _uploader() -> str:
    return f"{_UPLOADER}-{st.session_state.get(_ROUND, 0)}"


def empty_uploader() -> None:
    """Draw an empty place for files from now on; the files at hand stay at hand."""
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    st.session_state[_BROUGHT] = []


def _let_go() -> None:
    """Forget the files that the officer took out; leaving the page takes none out."""
    left = {file.file_id for file in st.session_state.get(_uploader()) or ()}
    drop([token for token in st.session_state.get(_BROUGHT, ()) if token not in left])


def read_all(read: Read, ask: Ask) -> None:
    """Read the files that were not read yet, saying which one."""
    # Always there: what stands below would otherwise move up, and lose the focus, at the next run.
    place = st.empty()
    waiting = [work for work in works().values() if not work.is_read and work.report is None]
    if not waiting:
        return
    with place.status("Lecture en cours…", expanded=True):
        bar = st.progress(0.0)
        for rank, work in enumerate(waiting):
            bar.progress(
                rank / len(waiting),
                text=f"{plain(work.name)} ({rank + 1} sur {len(waiting)}) : lecture, puis "
                "comparaison avec la base. Un long document prend quelques secondes.",
            )
            read_work(work, read, ask)
    place.empty()


def read_work(work: Work, read: Read, ask: Ask) -> None:
    """Read a file as the officer wants it read; what it asks is kept even if it is refused."""
    with work.on_disk() as path:
        choices = {
            "column_choices": work.column_choices,
            "value_choices": work.value_choices,
        }
        said = {"edition": work.edition, "kind": work.kind}
        found = work.format_code
        try:
            work.preview = read(path, work.name, format_code=found, **said, **choices)
            found = work.preview.reading.format
        except MandascopeError as error:
            work.trouble = error
        if work.document is None:
            work.suggestions = ask(path, work.name, format_code=found, **choices)


def chosen_work() -> Work | None:
    """Return the file to look at: the only one, or the one chosen among several.

    Among several, those that were saved say so together, and are looked at no more.
    """
    held = works()
    if len(held) > 1:
        held = {token: work for token, work in held.items() if work.report is None}
    if len(held) < 2:
        return next(iter(held.values()), None)
    if st.session_state.get(_CHOSEN) not in held:
        st.session_state[_CHOSEN] = next(iter(held))
    # The rank keeps two files of one name apart: two labels alike would be one choice.
    labels = {
        token: f"{rank}. {work.name} ({_state(work)})"
        for rank, (token, work) in enumerate(held.items(), start=1)
    }
    token = st.selectbox(
        "Fichier à relire",
        list(labels),
        format_func=lambda token: labels.get(token, token),
        key=_CHOSEN,
    )
    return held.get(token)


def _state(work: Work) -> str:
    if isinstance(work.trouble, MissingEditionError):
        return "année à préciser"
    if isinstance(work.trouble, MissingKindError):
        return "nature à préciser"
    return "refusé" if work.preview is None else "à relire et enregistrer"


def leave_button(work: Work) -> None:
    """Offer to let a file go without saving it."""
    label = "Fermer ce compte rendu" if work.report else "Abandonner ce fichier"
    if st.button(
        label,
        key=f"import-leave-{work.token}",
        type="tertiary",
        icon=":material/close:",
        help=None if work.report else f"Oublie {quoted(plain(work.name))} et vos corrections.",
    ):
        drop([work.token])
        empty_uploader()
        st.rerun()
