"""Imports: what comes into the base, read and corrected before it is saved."""

from components.imports.panel import import_panel
from components.imports.past import imports_answer, past_imports
from components.imports.templates import template_buttons
from components.imports.together import reports_together, save_together
from components.imports.upload import chosen_work, read_all, upload_panel
from components.imports.work import forget_older
from components.page import page_header
from data.base.service import base_view
from data.exporters.spreadsheets import template
from data.importers.asking import ask_about
from data.importers.service import (
    MOST_ON_SCREEN_MB,
    batch_lines,
    corrected,
    format_lines,
    preview_file,
    save,
    undo,
)

past, formats = batch_lines(), format_lines()
page_header("Qu’est-ce qui alimente ce tableau de bord ?", imports_answer(past, formats))
upload_panel(formats, most_mb=MOST_ON_SCREEN_MB)
forget_older(base_view().version)
read_all(preview_file, ask_about)
save_together(formats, preview_file, ask_about, save)
reports_together()
if work := chosen_work():
    import_panel(work, formats, corrected, save)
past_imports(past, formats, undo)
template_buttons(formats, template)
