"""The report as a file: what pages call; the writer is loaded when it is asked for."""

from collections.abc import Callable

from data.base.chart import Chart
from data.finances.debate.views import DebateReport

Draw = Callable[[Chart], bytes]
"""Makes the picture of a chart, as PNG, without its words: the document writes them."""


def debate_pdf(report: DebateReport, draw: Draw) -> bytes:
    """Return a report as a PDF in A4, its pictures made by ``draw``."""
    from data.exporters.budget_debate.document import as_pdf

    return as_pdf(report, draw)
