"""Several files at once: those that need no correction are saved together, each its own import."""

from collections.abc import Sequence

import streamlit as st

from components.emphasis import emphasis
from components.imports.messages import as_list
from components.imports.official import edition_title
from components.imports.saving import Save, gained_links, what_was_saved
from components.imports.upload import Ask, Read, empty_uploader, read_work
from components.imports.words import quoted
from components.imports.work import Work, drop, works
from components.signing import author_field
from components.texts import note, plain
from data.base.comparison import ChangeLine, Difference
from data.base.errors import MandascopeError
from data.base.formats import counted, typeset
from data.importers.errors import BaseChangedError
from data.importers.views import FormatLine, ImportReport, Preview

_NOTICES = "import-together-notices"
_SAVED = ("fichier enregistré", "fichiers enregistrés")


def save_together(formats: Sequence[FormatLine], read: Read, ask: Ask, save: Save) -> None:
    """Offer to save at once the files that are ready: two at least, read and not documents."""
    _show_notices()
    ready = _ready(formats)
    if len(ready) < 2:
        return
    with st.container(border=True):
        names = "\n".join(f"- {quoted(plain(work.name))}, {_label(work)}" for work in ready)
        st.markdown(
            typeset(f"**{counted(len(ready), 'fichier est prêt', 'fichiers sont prêts')}**")
            + f"\n\n{names}"
        )
        note(f"Chacun fait son propre import, que l’on peut annuler seul.{_others(len(ready))}")
        author = author_field("together")
        if st.button(
            f"Enregistrer les {len(ready)} fichiers prêts",
            type=emphasis(),
            key="import-save-together",
            icon=":material/save:",
        ):
            _save_all(ready, author, read, ask, save)
            st.rerun()


def _others(ready: int) -> str:
    others = sum(work.report is None for work in works().values()) - ready
    if not others:
        return " Relisez-les ci-dessous."
    return f" {counted(others, 'autre fichier attend', 'autres fichiers attendent')} ci-dessous."


def _ready(formats: Sequence[FormatLine]) -> list[Work]:
    """Return the files to save as they are, in the order in which a town is asked for them."""
    ranks = {line.code: rank for rank, line in enumerate(formats)}
    found = [
        (ranks[work.preview.reading.format], work)
        for work in works().values()
        if work.preview is not None
        and work.document is None
        and not work.preview.refusal
        and not work.preview.comparison.changes_nothing
    ]
    return [work for _, work in sorted(found, key=lambda one: one[0])]


def _label(work: Work) -> str:
    assert work.preview is not None
    if source := work.preview.reading.source:
        return plain(edition_title(source))
    label = work.preview.format_label
    return plain(label[:1].lower() + label[1:])


def _save_all(ready: Sequence[Work], author: str, read: Read, ask: Ask, save: Save) -> None:
    """Save one file after the other; one that cannot be stays at hand, the others go on."""
    notices: list[str] = []
    with st.status("Enregistrement en cours…", expanded=True):
        bar = st.progress(0.0)
        for rank, work in enumerate(ready):
            bar.progress(
                rank / len(ready), text=f"{plain(work.name)} ({rank + 1} sur {len(ready)})"
            )
            try:
                work.finish(_saved(work, author, read, ask, save, is_first=rank == 0))
            except MandascopeError as error:
                notices.append(f"{quoted(work.name)} : {error}")
                if work.trouble is None:
                    work.read_again()
    st.session_state[_NOTICES] = notices
    empty_uploader()


def _saved(
    work: Work, author: str, read: Read, ask: Ask, save: Save, *, is_first: bool
) -> ImportReport:
    """Save a file; it is compared again when another one was saved since it was shown.

    Raises:
        BaseChangedError: it would now replace something that was not shown.
        MandascopeError: it cannot be read any more, or not saved.
    """
    shown = work.preview
    assert shown is not None
    if not is_first:
        work.read_again()
        read_work(work, read, ask)
    if work.preview is None:
        raise work.trouble or BaseChangedError
    if not _replaced(work.preview) <= _replaced(shown):
        raise BaseChangedError
    choices = {"column_choices": work.column_choices, "value_choices": work.value_choices}
    return save(work.preview, author=author, **choices)


def _replaced(preview: Preview) -> set[ChangeLine]:
    lines = preview.comparison.lines
    return {line for line in lines if line.difference is Difference.CHANGED}


def _show_notices() -> None:
    for message in st.session_state.pop(_NOTICES, ()):
        st.error(as_list(message), icon=":material/sync_problem:")


def reports_together() -> None:
    """Draw as one the reports of the files saved, when several files are at hand."""
    done = [work for work in works().values() if work.report is not None]
    if not done or len(works()) < 2:
        return
    reports = [work.report for work in done if work.report is not None]
    with st.container(border=True):
        lines = "\n".join(f"- {what_was_saved(report)}" for report in reports)
        st.success(
            typeset(f"**{counted(len(reports), *_SAVED)}**") + f"\n\n{lines}",
            icon=":material/check_circle:",
        )
        if missing := reports[-1].still_missing:
            st.markdown("**Ce qui manque encore**")
            st.markdown("\n".join(f"- {plain(one)}" for one in missing))
        gained_links(reports)
        if st.button(
            "Fermer ces comptes rendus",
            key="import-leave-together",
            type="tertiary",
            icon=":material/close:",
        ):
            drop([work.token for work in done])
            empty_uploader()
            st.rerun()
