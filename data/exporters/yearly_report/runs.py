"""Words and traced figures in a paragraph: the reference's number stands beside each figure."""

from collections.abc import Iterable
from typing import Any

from docx.shared import Length

from data.base.formats import typeset
from data.exporters.yearly_report.styles import clean
from data.overview.yearly_report.views import Run, Told
from data.overview.yearly_report.words import SIMULATED


def add_runs(
    paragraph: Any,
    runs: Iterable[Run],
    *,
    size: Length | None = None,
    is_bold: bool = False,
    before: str = "\u00a0",
) -> None:
    """Write runs; a figure carries its mark « simulé », then its references, raised.

    ``before`` stands between a figure and its references.
    """
    for run in runs:
        if isinstance(run, str):
            _add(paragraph, typeset(run), size, is_bold=is_bold)
            continue
        _add(paragraph, figure_words(run), size, is_bold=is_bold)
        raised = _add(paragraph, reference_words(run, before), size, is_bold=False)
        raised.font.superscript = True


def figure_words(told: Told) -> str:
    """Return a figure as written, marked when it is simulated."""
    return f"{told.text} {SIMULATED}" if told.is_simulated else told.text


def reference_words(told: Told, before: str = "\u00a0") -> str:
    """Return the numbers of its references, never cut in two: « [2, 5] »."""
    numbers = ",\u00a0".join(map(str, told.references))
    return f"{before}[{numbers}]"


def _add(paragraph: Any, text: str, size: Length | None, *, is_bold: bool) -> Any:
    run = paragraph.add_run(clean(text))
    run.bold = is_bold or None
    if size is not None:
        run.font.size = size
    return run
