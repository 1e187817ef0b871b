"""What the sheet of an indicator needs of its series: options, pictures, the two ways to write."""

from functools import partial

from components.indicators.series.part import SeriesDesk
from data.base.views import Scope
from data.indicators.series.breaks.saving import add_break, remove_break
from data.indicators.series.service import series_options, series_view
from data.indicators.views.series import BreakDraft, BreakLine
from pages.context import load


def series_desk(scope: Scope, code: str) -> SeriesDesk:
    """Return what the series of an indicator may draw and write."""

    def add(draft: BreakDraft, author: str) -> None:
        add_break(scope, code, draft, author=author)

    def remove(seen: BreakLine, reason: str, author: str) -> None:
        remove_break(scope, code, seen.id, seen.version, reason, author=author)

    return SeriesDesk(
        options=load(series_options, scope, code),
        view_of=partial(load, series_view, scope, code),
        add=add,
        remove=remove,
    )
