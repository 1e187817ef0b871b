"""The series on an indicator's sheet: what to draw is chosen, drawn, and its breaks are told."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from components.indicators.series.breaks import AddBreak, RemoveBreak, breaks_part
from components.indicators.series.controls import series_controls
from components.indicators.series.figures import series
from components.indicators.series.panels import panels
from components.method import Method, method_links
from components.texts import note, plain
from data.indicators.views import IndicatorSheet
from data.indicators.views.series import SeriesAsked, SeriesOptions, SeriesView

_NONE_DRAWN = "Aucune des ruptures connues, ci-dessous, ne touche ce qui est dessiné."


@dataclass(frozen=True)
class SeriesDesk:
    """What the page gives: the options, the picture asked for, and the two ways to write."""

    options: SeriesOptions
    view_of: Callable[[SeriesAsked], SeriesView]
    add: AddBreak
    remove: RemoveBreak


def series_part(sheet: IndicatorSheet, desk: SeriesDesk, meaning: Callable[[], None]) -> None:
    """Draw the picture asked for, and what the indicator means beside or under it."""
    asked = series_controls(desk.options, desk.view_of)
    if asked == SeriesAsked():
        view = SeriesView(sheet.chart, None, (), (sheet.chart_note,) if sheet.chart_note else ())
    else:
        view = desk.view_of(asked)
    if view.panels:
        panels(view.panels, key="vignettes")
        _after(view, desk)
        meaning()
    elif view.chart:
        wide, narrow = st.columns([3, 2], gap="large")
        with wide:
            series(view.chart, " ".join(view.notes), key="courbe")
            _after(view, desk, are_notes_said=True)
        with narrow:
            meaning()
    else:
        meaning()
        for one in view.notes:
            note(plain(one))
        breaks_part(desk.options, desk.add, desk.remove)


def _after(view: SeriesView, desk: SeriesDesk, *, are_notes_said: bool = False) -> None:
    for one in () if are_notes_said else view.notes:
        note(plain(one))
    drawn = [view.chart] if view.chart else list(view.panels.panels if view.panels else ())
    if desk.options.breaks and not any(one.breaks for one in drawn):
        note(_NONE_DRAWN)
    breaks_part(desk.options, desk.add, desk.remove)
    method_links(("Ruptures de série", Method.BREAKS), ("Base 100", Method.BASE_100), key="series")
