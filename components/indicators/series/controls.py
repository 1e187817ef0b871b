"""What to draw of a series: territories, other indicators, apart or together, base 100."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from components.texts import note
from components.url import buttons, choice, restore, write
from components.url_several import several
from data.indicators.series.lines import MOST_LINES
from data.indicators.series.panels import MOST_PANELS
from data.indicators.views.series import SeriesAsked, SeriesOptions, SeriesView

_NAMES = ("territoires", "comparer", "disposition", "base")
_TOGETHER, _APART = "ensemble", "cote-a-cote"
_VALUES = "valeurs"
_LAYOUTS = {_TOGETHER: "Sur un graphique", _APART: "Côte à côte"}


def series_controls(
    options: SeriesOptions, view_of: Callable[[SeriesAsked], SeriesView]
) -> SeriesAsked:
    """Draw the choices, folded until one is made; return what they ask for.

    Args:
        options: what may be chosen.
        view_of: the picture of a choice: the years that may be 100 depend on what is drawn.
    """
    if not options.territories:
        return SeriesAsked()
    restore(_NAMES)
    is_chosen = any(name in st.query_params for name in _NAMES)
    with st.expander(
        "Choisir ce qui est dessiné : territoires, autres indicateurs, base 100",
        icon=":material/tune:",
        expanded=is_chosen,
        key="series-choices",
    ):
        asked = _what(options)
        asked = replace(asked, base_year=_base(asked, view_of))
        if asked != SeriesAsked():
            st.button(
                "Revenir au dessin habituel",
                icon=":material/filter_alt_off:",
                type="tertiary",
                on_click=_forget,
                key="series-forget",
            )
    return asked


def _what(options: SeriesOptions) -> SeriesAsked:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        territories = several(
            "Territoires",
            {one.code: one.label for one in options.territories},
            key="territoires",
            most=MOST_PANELS,
            placeholder="Les plus proches",
            width=420,
        )
        others = several(
            "Comparer à d’autres indicateurs",
            {one.code: one.label for one in options.others},
            key="comparer",
            most=MOST_PANELS - 1,
            placeholder="Aucun autre",
            width=420,
        )
    if others:
        note("Plusieurs indicateurs : une vignette chacun, sur les mêmes années.")
        return SeriesAsked(territories, others)
    layout = buttons("Disposition", _LAYOUTS, key="disposition", default=_TOGETHER)
    if layout == _TOGETHER and len(territories) >= MOST_LINES:
        note(f"Sur un graphique, {MOST_LINES} courbes au plus ; côte à côte, {MOST_PANELS}.")
    return SeriesAsked(territories, (), is_apart=layout == _APART)


def _base(asked: SeriesAsked, view_of: Callable[[SeriesAsked], SeriesView]) -> int | None:
    years = view_of(asked).base_years
    if not years:
        note(
            "Base 100 : aucune année n’est connue de toutes les séries dessinées avec une valeur "
            "au-dessus de zéro."
        )
        return None
    labels = {_VALUES: "Non : les valeurs"} | {str(year): f"Oui, en {year}" for year in years}
    chosen = choice("Base 100", labels, key="base", default=_VALUES, width=200)
    return None if chosen == _VALUES else int(chosen)


def _forget() -> None:
    for name in _NAMES:
        write(name, None)
