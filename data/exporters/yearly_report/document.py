"""The whole draft as a Word document, in memory."""

from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any

from data.base.formats import long_date, typeset
from data.exporters.yearly_report import styles
from data.exporters.yearly_report.runs import add_runs
from data.exporters.yearly_report.tables import add_references, add_table
from data.overview.yearly_report.views import (
    Block,
    Paragraph,
    ReportTable,
    Section,
    ToWrite,
    TracedDocument,
    Unmeasurable,
    YearlyReport,
)
from data.overview.yearly_report.words import DECREE, SIMULATED, TO_WRITE

_READING = (
    "Les chiffres viennent de la base Mandascope ; le numéro entre "
    "crochets après chacun renvoie au tableau des sources, à la fin. Une valeur secrète (petit "
    "effectif) n’y figure pas et compte comme manquante. Les paragraphes surlignés « À rédiger » "
    "sont laissés à la collectivité : rien n’y est inventé."
)
_SIMULATED = (
    f"Les chiffres marqués « {SIMULATED} » ont été inventés pour la démonstration : ils ne se "
    "publient pas."
)


def as_docx(report: TracedDocument) -> bytes:
    """Return the draft as the bytes of a Word document."""
    document = styles.new_document(report.title)
    moment = datetime.combine(report.drafted_on, time(), UTC)
    document.core_properties.created = document.core_properties.modified = moment
    styles.footer(document, styles.clean(typeset(report.foot)))
    _opening(document, report)
    for section in report.sections:
        _section(document, section)
    document.add_heading("Sources des chiffres", 1)
    add_references(document, report.references)
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def _opening(document: Any, report: TracedDocument) -> None:
    document.add_heading(styles.clean(report.title), 0)
    document.add_paragraph(styles.clean(typeset(f"{report.town} · {report.plan_title}")))
    document.add_paragraph(typeset(f"Chiffres au {long_date(report.until)}."))
    if isinstance(report, YearlyReport):
        document.add_paragraph(f"{DECREE}.")
    document.add_paragraph(typeset(_READING))
    if report.is_simulated:
        document.add_paragraph().add_run(typeset(_SIMULATED)).bold = True


def _section(document: Any, section: Section) -> None:
    document.add_heading(styles.clean(typeset(section.title)), section.level)
    if section.asked_by:
        line = document.add_paragraph()
        line.paragraph_format.keep_with_next = True
        run = line.add_run(section.asked_by)
        run.italic, run.font.color.rgb = True, styles.GREY
    for block in section.blocks:
        _block(document, block)


def _block(document: Any, block: Block) -> None:
    if isinstance(block, ReportTable):
        add_table(document, block)
    elif isinstance(block, Paragraph):
        style = "List Bullet" if block.style == "list" else "Normal"
        add_runs(document.add_paragraph(style=style), block.runs)
    elif isinstance(block, Unmeasurable):
        document.add_paragraph(styles.clean(block.text))
    else:
        _to_write(document, block)


def _to_write(document: Any, block: ToWrite) -> None:
    """Add what the officer writes: a line that says what, then an empty line to fill."""
    asked = document.add_paragraph(style=styles.TO_WRITE)
    asked.paragraph_format.keep_with_next = True
    asked.add_run(f"{TO_WRITE} ").bold = True
    asked.add_run(styles.clean(typeset(block.text)))
    document.add_paragraph("…", style=styles.TO_WRITE)
