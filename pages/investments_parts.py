"""The parts of the page « Investissements »: each loads its view and hands it to its panel."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import streamlit as st

from components.investments import filters as choosing
from components.investments import green
from components.investments.form import operation_form
from components.investments.lacking import lacking_counts, lacking_panel
from components.investments.panel import investments_panel, territories_panel
from components.map_panel import map_panel
from components.page import READABLE_WIDTH, empty_state
from components.url import write
from data.base.formats import typeset
from data.base.views import Scope
from data.exporters.service import export_content
from data.finances.green.service import green_view, save_marks
from data.finances.investments.service import (
    investment_choices,
    investments_map,
    investments_view,
    save_operation,
)
from data.finances.investments.views import InvestmentFilters, InvestmentsView
from data.finances.investments.words import NO_MAP
from data.indicators.service import outlined_quarters
from pages.context import load

OPERATION = "operation"
NAMES = ("partie", *choosing.NAMES, choosing.MEASURE, *green.NAMES)
FIRST, PLACES, LACKING, NEW = "operations", "territoires", "manques", "nouvelle"
GREEN = "budget-vert"
PARTS = {
    FIRST: "Programmes et opérations",
    PLACES: "Par territoire",
    GREEN: "Budget vert",
    LACKING: "Sans argent, sans action",
    NEW: "Nouvelle opération",
}

WITHOUT_PPI = (NEW, GREEN)
"""What a town that has no PPI may open: the accounts alone make an annex, wholly « non coté »."""

Part = Callable[[InvestmentsView, Scope], None]


def parts_of(everything: InvestmentsView) -> dict[str, str]:
    """Return the parts that have something to show, the first one first."""
    return PARTS if everything.operations else {code: PARTS[code] for code in WITHOUT_PPI}


def draw_part(code: str, everything: InvestmentsView, scope: Scope) -> None:
    """Draw the part of this code."""
    _PARTS[code](everything, scope)


def _operations(everything: InvestmentsView, scope: Scope) -> None:
    answer = st.container()
    kept = choosing.investment_filters(everything)
    view = load(investments_view, scope, kept)
    with answer:
        if kept != InvestmentFilters():
            st.markdown(typeset(view.answer), width=READABLE_WIDTH)
        lacking_counts(everything, LACKING)

    def write_workbook(path: Path) -> None:
        export_content("xlsx", "ppi", path)

    investments_panel(view, kept, write_workbook)


def _places(everything: InvestmentsView, scope: Scope) -> None:
    kept = choosing.investment_filters(everything)
    if load(outlined_quarters, scope) is not None:
        drawn = load(investments_map, scope, choosing.measure_choice(), kept)
        if drawn is not None:
            map_panel(drawn, key="carte-ppi", on_click=partial(write, choosing.TERRITORY))
    else:
        empty_state(NO_MAP, page="imports", label="Importer des contours")
    territories_panel(load(investments_view, scope, kept))


def _green(_everything: InvestmentsView, scope: Scope) -> None:
    known = load(green_view, scope)
    year = green.year_choice(known)
    view = known if year == known.year else load(green_view, scope, year)
    green.green_panel(view, scope, save_marks)


def _lacking(everything: InvestmentsView, _scope: Scope) -> None:
    lacking_panel(everything)


def _new(everything: InvestmentsView, scope: Scope) -> None:
    """Draw the form of a new operation."""
    operation_form(
        None,
        load(investment_choices, scope),
        scope,
        save_operation,
        is_demonstration=everything.is_demonstration,
    )


_PARTS: dict[str, Part] = {
    FIRST: _operations,
    PLACES: _places,
    GREEN: _green,
    LACKING: _lacking,
    NEW: _new,
}
