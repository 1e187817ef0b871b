"""The choices of the gaps' page, all of them in the URL."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from components.url import buttons, choice, write
from data.indicators.gap_analysis.paging import page_count
from data.indicators.views import GapAnalysisView, GapMeasure, Option

COMPARATOR, MEASURE, START, THEME, INDICATOR, QUARTER, PLACE, PAGE = NAMES = (
    "comparateur",
    "mesure",
    "depuis",
    "theme",
    "indicateur",
    "quartier",
    "commune",
    "tranche",
)
_MEASURES = {
    GapMeasure.DIFFERENCE.value: "Points ou euros",
    GapMeasure.RATIO.value: "Rapport",
}


def board_filters() -> dict[str, str | None]:
    """Return what the URL asks of the table, known or not."""
    asked = st.query_params
    return {
        "comparator": asked.get(COMPARATOR),
        "measure": asked.get(MEASURE),
        "start": asked.get(START),
        "theme": asked.get(THEME),
    }


def cell_filters() -> dict[str, str | None]:
    """Return which gap the URL asks to open, known or not."""
    asked = st.query_params
    return {
        "indicator": asked.get(INDICATOR),
        "quarter": asked.get(QUARTER),
        "place": asked.get(PLACE),
    }


def board_pickers(view: GapAnalysisView) -> None:
    """Draw what the table is asked: beside what, told how, since when, of which theme."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        choice(
            "Comparer à",
            _labels(view.comparators),
            key=COMPARATOR,
            default=_default(view.comparators, view.comparator, COMPARATOR),
            width=300,
        )
        buttons("Écart en", _MEASURES, key=MEASURE, default=GapMeasure.DIFFERENCE.value)
        if len(view.starts) > 1 or START in st.query_params:
            starts = view.starts
            choice("Depuis", _labels(starts), key=START, default=starts[0].code, width=280)
        if len(view.themes) > 2 or THEME in st.query_params:
            themes = view.themes
            choice("Thème", _labels(themes), key=THEME, default=themes[0].code, width=200)


def cell_pickers(view: GapAnalysisView) -> None:
    """Draw which gap is opened below the table."""
    _forget_other_place(view)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        choice(
            "Indicateur",
            _labels(view.indicators),
            key=INDICATOR,
            default=view.default_indicator,
            width=380,
        )
        first = view.quarters[0].code
        if page_count(view) == 1:
            buttons("Quartier", _labels(view.quarters), key=QUARTER, default=first)
        else:
            choice("Quartier", _told_apart(view), key=QUARTER, default=first, width=300)
        if len(view.places) > 1:
            buttons("Commune", _labels(view.places), key=PLACE, default=view.places[0].code)


def open_cell(indicator: str, quarter: str, place: str) -> None:
    """Choose the gap to open, as a click in the table does."""
    for name, value in ((INDICATOR, indicator), (QUARTER, quarter), (PLACE, place)):
        write(name, value)


def _told_apart(view: GapAnalysisView) -> dict[str, str]:
    """Name each quarter; those of one name are told by their codes."""
    counts = Counter(one.label for one in view.quarters)
    return {
        one.code: one.label if counts[one.label] == 1 else f"{one.label} ({one.code})"
        for one in view.quarters
    }


def _forget_other_place(view: GapAnalysisView) -> None:
    """Drop the commune of another quarter: it was right there, nobody made a mistake."""
    asked, here = st.query_params.get(PLACE), {one.code for one in view.places}
    elsewhere = {column.comparator for column in view.columns} - here
    if asked in elsewhere or (asked and len(here) < 2):
        write(PLACE, None)


def _default(options: Sequence[Option], shown: str, name: str) -> str:
    """Return what is shown when the URL does not say: not always the first one offered."""
    return options[0].code if name in st.query_params else shown


def _labels(options: Sequence[Option]) -> dict[str, str]:
    return {option.code: option.label for option in options}
