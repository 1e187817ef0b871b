"""The parts of the finances page: each loads its view and hands it to its panel."""

from collections.abc import Callable

import streamlit as st

from components.finances import page_parts
from components.finances.budgets_panel import BudgetDoors, budgets_panel
from components.finances.comparison import comparison_panel
from components.finances.debt_panel import cut_asked, debt_panel
from components.finances.legal_ratios import legal_ratios_panel
from components.finances.provenance import provenance
from components.finances.readings import ratio_table, reading_lines
from components.finances.received import received_accounts
from components.finances.savings_panel import savings_panel
from components.finances.structure_panel import is_share_asked, structure_panel
from components.finances.targets_panel import ways_back
from components.texts import note, plain
from data.base.views import Scope
from data.finances.budgets_desk.service import (
    add_exemption,
    budgets_view,
    end_exemption,
    set_activity,
)
from data.finances.cells import SAVINGS
from data.finances.comparison.peers import add_peer, remove_peer
from data.finances.comparison.service import comparison_view
from data.finances.debt.service import debt_view
from data.finances.legal.service import legal_ratios
from data.finances.parts import savings_view, structure_view
from data.finances.views import FinancesView
from data.finances.vocabulary import Ratio
from data.territories.communes import find_communes
from pages.context import load

_DOORS = BudgetDoors(set_activity, add_exemption, end_exemption)


def draw_part(code: str, view: FinancesView, scope: Scope) -> None:
    """Draw the part of this name, for the budget that is looked at."""
    _PARTS[code](view, scope)


def _savings(view: FinancesView, scope: Scope) -> None:
    ways_back(view.ways, SAVINGS)
    savings_panel(load(savings_view, scope, view.budget), view.budget)


def _debt(view: FinancesView, scope: Scope) -> None:
    ways_back(view.ways, [Ratio.DEBT_YEARS])
    debt = load(debt_view, scope, view.budget, cut_asked())
    debt_panel(debt, year=view.year or 0, budget=view.budget)


def _structure(view: FinancesView, scope: Scope) -> None:
    structure = load(structure_view, scope, view.budget, is_share=is_share_asked())
    structure_panel(structure, view.budget)


def _legal(view: FinancesView, scope: Scope) -> None:
    legal_ratios_panel(load(legal_ratios, scope, view.budget))


def _comparison(_view: FinancesView, scope: Scope) -> None:
    comparison_panel(
        load(comparison_view, scope), scope, find=find_communes, add=add_peer, remove=remove_peer
    )


def _budgets(view: FinancesView, scope: Scope) -> None:
    before_targets = " devant les cibles" if view.has_targets else ""
    st.subheader(f"Chaque budget{before_targets}, comptes {view.year}")
    reading_lines(view.readings)
    ratio_table(view.rows, [definition.label for definition in view.definitions])
    for sentence in view.notes:
        note(plain(sentence))
    budgets_panel(load(budgets_view, scope), scope, _DOORS)
    received_accounts(view.received)
    provenance(view)


_PARTS: dict[str, Callable[[FinancesView, Scope], None]] = {
    page_parts.SAVINGS: _savings,
    page_parts.DEBT: _debt,
    page_parts.STRUCTURE: _structure,
    page_parts.LEGAL: _legal,
    page_parts.COMPARISON: _comparison,
    page_parts.BUDGETS: _budgets,
}
