"""A file at hand, from what was read in it to what saving it did."""

from collections.abc import Callable, Sequence

import streamlit as st

from components.imports.action_reading import action_reading, sureness_legend
from components.imports.changes import changes
from components.imports.correction_table import correction_table
from components.imports.corrections import corrected_draft
from components.imports.delegations_found import delegations_found
from components.imports.kind import kind_question
from components.imports.matching import matching_panel
from components.imports.official import edition_question
from components.imports.preview import format_picker, problem_table, refused, summary
from components.imports.saving import Save, import_report, save_panel, show_notice
from components.imports.upload import leave_button
from components.imports.work import Work
from data.base.errors import MandascopeError
from data.importers.errors import MissingEditionError, MissingKindError
from data.importers.views import FormatLine, Preview
from data.mandate.drafts import PlanDraft

Revise = Callable[[Preview, PlanDraft], Preview]


def import_panel(work: Work, formats: Sequence[FormatLine], revise: Revise, save: Save) -> None:
    """Draw a file at hand: refused, to correct and save, or saved."""
    with st.container(border=True):
        show_notice(work)
        if work.report is not None:
            import_report(work.report)
            leave_button(work)
            return
        picker, button = st.columns([3, 1], vertical_alignment="bottom")
        with picker:
            format_picker(work, formats)
        with button:
            leave_button(work)
        if work.preview is None:
            if work.trouble is not None:
                _in_trouble(work, work.trouble)
            return
        summary(work.preview)
        _to_save(work, work.preview, revise, save)


def _in_trouble(work: Work, trouble: MandascopeError) -> None:
    """Draw why a file was not read, and what the officer may answer."""
    if isinstance(trouble, MissingEditionError):
        edition_question(work)
        return
    if isinstance(trouble, MissingKindError):
        kind_question(work, trouble)
        return
    refused(work, trouble)
    matching_panel(work)
    problem_table(trouble)


def _to_save(work: Work, preview: Preview, revise: Revise, save: Save) -> None:
    """Draw what the officer corrects or matches, what it changes, and the way to save it."""
    content = work.document
    left_out = 0
    if content is not None and not content.actions:
        st.warning(
            "Aucune action n’a été trouvée dans ce document : il n’y a rien à enregistrer. Est-ce "
            "le bon format ? Sinon, enregistrez-le en .docx depuis votre traitement de texte, ou "
            "partez du modèle de tableau ci-dessous.",
            icon=":material/search_off:",
        )
        return
    if content is not None:
        shown = correction_table(work, content)
        action_reading(work, content, shown)
        sureness_legend()
        delegations_found(work, content)
        left_out = sum(
            not work.corrections.is_kept((one.scope, one.code)) for one in content.actions
        )
        try:
            preview = _revised(work, preview, content, revise)
        except MandascopeError as error:
            refused(work, error)
            problem_table(error)
            return
    else:
        matching_panel(work)
    changes(preview, token=work.token, left_out=left_out)
    save_panel(work, preview, save)


def _revised(work: Work, preview: Preview, draft: PlanDraft, revise: Revise) -> Preview:
    """Compare again with the base when something was corrected since."""
    revision = work.corrections.revision
    if not revision:
        return preview
    if work.revised is None or work.revised[0] != revision:
        work.revised = revision, revise(preview, corrected_draft(draft, work.corrections))
    return work.revised[1]
