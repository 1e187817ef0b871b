"""The parts of the page « Contrat de ville »: each loads its view and hands it to its panel."""

from collections.abc import Callable

import streamlit as st

from components.contract import (
    committee,
    evaluation,
    investments,
    links,
    matrix,
    review,
)
from components.contract.programme import panel
from components.contract.yearly_report import panel as report_panel
from data.base.views import Scope
from data.exporters.yearly_report.service import as_docx, committee_docx
from data.mandate.contract.committee.service import committee_view
from data.mandate.contract.evaluation.service import evaluation_view, save_answer
from data.mandate.contract.programme.service import programme_view, save_programme
from data.mandate.contract.service import (
    investments_view,
    links_view,
    review_view,
    save_crossings,
)
from data.mandate.contract.views import ContractView, InvestmentFilters
from data.overview.yearly_report.service import yearly_report
from pages.context import load

NAMES = (
    "partie",
    *investments.NAMES,
    *links.NAMES,
    *review.NAMES,
    *panel.NAMES,
    *evaluation.NAMES,
    *report_panel.NAMES,
)
FIRST = "investissements"

Part = Callable[[ContractView, Scope], None]


def part_names(view: ContractView) -> dict[str, str]:
    """Return the parts by their codes in the address, in the order of the page."""
    return {
        FIRST: "Investissements",
        "croisements": "Ambitions et objectifs",
        "programmation": "Programmation",
        "liens": "Liens",
        review.PART: f"Mise à jour {view.year}",
        "evaluation": "Évaluation",
        "comite": "Comité",
        report_panel.PART: "Rapport annuel",
    }


def draw_part(code: str, view: ContractView, scope: Scope) -> None:
    """Draw the part of this code."""
    _PARTS[code](view, scope)


def _investments(_contract: ContractView, scope: Scope) -> None:
    everything = load(investments_view, scope, InvestmentFilters())
    answer = st.container()
    filters = investments.investment_filters(everything)
    view = load(investments_view, scope, filters, investments.dimension_choice())
    answer.markdown(view.answer)
    investments.investments_panel(view)


def _programme(contract: ContractView, scope: Scope) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        year = panel.year_choice(contract.plan.starts_on, contract.plan.ends_on, scope.on)
        by = panel.breakdown_choice()
    view = load(programme_view, scope, year, by)
    if view is not None:
        panel.programme_panel(view, by, scope, save_programme)


def _matrix(contract: ContractView, scope: Scope) -> None:
    matrix.matrix_panel(contract, scope, save_crossings)


def _links(_contract: ContractView, scope: Scope) -> None:
    links.links_panel(load(links_view, scope))


def _review(contract: ContractView, scope: Scope) -> None:
    everything = load(review_view, scope)
    review.review_counters(everything)
    review.review_list(load(review_view, scope, review.reason_choice(everything)), contract)


def _evaluation(_contract: ContractView, scope: Scope) -> None:
    view = load(evaluation_view, scope)
    if view is not None:
        evaluation.evaluation_panel(view, scope, save_answer)


def _committee(contract: ContractView, scope: Scope) -> None:
    view = load(committee_view, scope)
    if view is not None:
        committee.committee_panel(view, contract, lambda: committee_docx(scope))


def _report(_contract: ContractView, scope: Scope) -> None:
    usual = load(yearly_report, scope)
    if usual is not None:
        year = report_panel.report_year(usual)
        chosen = usual if year == usual.year else load(yearly_report, scope, year)
        report_panel.report_panel(chosen or usual, as_docx)


_PARTS: dict[str, Part] = {
    FIRST: _investments,
    "programmation": _programme,
    "croisements": _matrix,
    "liens": _links,
    review.PART: _review,
    "evaluation": _evaluation,
    "comite": _committee,
    report_panel.PART: _report,
}
