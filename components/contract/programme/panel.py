"""The annual programme: its answer, its picture, its totals, and the table to fill in."""

from datetime import date

import streamlit as st

from components.chart_frame import draw
from components.contract.programme.grid import Save, programme_form
from components.data_table import Notice, data_popover
from components.links import link
from components.method import Method, method_links
from components.page import READABLE_WIDTH, empty_state
from components.texts import note
from components.url import buttons, choice
from data.base.formats import MISSING, number, short_date, typeset
from data.base.views import Scope
from data.mandate.contract.programme.cells import lines_table
from data.mandate.contract.programme.charts import totals_table
from data.mandate.contract.programme.sentences import missing_by_financer
from data.mandate.contract.programme.views import Breakdown, ProgrammeTotal, ProgrammeView
from data.mandate.contract.programme.words import BREAKDOWNS

NAMES = ("annee", "par")
_EVERY = "toutes"
_ROW_HEIGHT, _TALLEST = 35, 460


def year_choice(starts_on: date, ends_on: date, on: date) -> int | None:
    """Let the reader choose a year of the contract, or all of them together."""
    years = range(starts_on.year, ends_on.year + 1)
    default = str(min(max(on.year, years[0]), years[-1]))
    options = {str(year): str(year) for year in years} | {_EVERY: "Toutes les années"}
    chosen = choice("Année", options, key="annee", default=default, width=190)
    return None if chosen == _EVERY else int(chosen)


def breakdown_choice() -> Breakdown:
    """Let the reader choose what the amounts are added up by."""
    names = {one.value: label for one, label in BREAKDOWNS.items()}
    return Breakdown(buttons("Additionner par", names, key="par", default=Breakdown.QUARTER.value))


def programme_panel(view: ProgrammeView, by: Breakdown, scope: Scope, save: Save) -> None:
    """Draw the answer and the picture, the totals, then the projects."""
    st.markdown(typeset(view.answer), width=READABLE_WIDTH)
    if not view.lines:
        empty_state(
            "La programmation se saisit ci-dessous, se colle depuis un tableur, ou s’importe d’un "
            "fichier qui a une colonne « Année » (page « Imports », où est le modèle)."
            if view.year
            else "Choisissez une année pour saisir sa programmation."
        )
    else:
        _totals(view, by)
        method_links(("Comment ces totaux se calculent", Method.PROGRAMME), key="programme")
    if view.year is not None:
        st.subheader(f"Projets de {view.year}", anchor=False)
        programme_form(view, scope, save)
    elif view.lines:
        _list(view)
    with st.container(horizontal=True):
        if view.lines:
            data_popover(
                lines_table(view.lines, view.objectives, view.quarters),
                key="programmation",
                name=f"programmation-{view.year or 'toutes-annees'}",
                notice=Notice(_bare(view.answer), view.plan.title, view.is_simulated),
            )
        if view.history:
            _history(view)
        link("imports", "Importer une programmation", icon=":material/upload_file:")


def _totals(view: ProgrammeView, by: Breakdown) -> None:
    if view.chart is not None:
        draw(view.chart, key="programmation-montants")
        told = missing_by_financer(view.overall)
        note(
            (f"{told} L’astérisque marque un total auquel il manque des montants. " if told else "")
            + "Ces montants sont ceux du contrat de ville seul : ils ne s’ajoutent à ceux "
            "d’aucun autre document."
        )
    totals = {
        Breakdown.QUARTER: view.by_quarter,
        Breakdown.OBJECTIVE: view.by_objective,
        Breakdown.CREDIT: view.by_credit,
        Breakdown.YEAR: view.by_year,
    }[by]
    _totals_table(BREAKDOWNS[by], (*totals, view.overall))


def _totals_table(label: str, totals: tuple[ProgrammeTotal, ...]) -> None:
    table = totals_table(label, totals)
    st.dataframe(
        [
            {
                name: cell
                if isinstance(cell, str)
                else (MISSING if cell is None else number(cell, 0 if cell == int(cell) else 2))
                for name, cell in zip(table.columns, row, strict=True)
                if isinstance(cell, str | int | float | None)
            }
            for row in table.rows
        ],
        hide_index=True,
        key="programme-totals",
        column_config={
            name: st.column_config.TextColumn(alignment="right") for name in table.columns[1:]
        },
        alt=f"Totaux de la programmation par {label.lower()}, puis ensemble.",
    )


def _list(view: ProgrammeView) -> None:
    table = lines_table(view.lines, view.objectives, view.quarters)
    note("Pour saisir ou corriger, choisissez une année.")
    st.dataframe(
        [
            {
                name: ""
                if cell is None
                else str(cell)
                if not isinstance(cell, float)
                else number(cell, 0 if cell == int(cell) else 2)
                for name, cell in zip(table.columns, row, strict=True)
            }
            for row in table.rows
        ],
        hide_index=True,
        key="programme-lines",
        height=min(_TALLEST, _ROW_HEIGHT * (len(table.rows) + 1) + 2),
        alt=f"Liste de {len(table.rows)} projets programmés, toutes années ensemble.",
    )


def _history(view: ProgrammeView) -> None:
    with st.popover("Qui a changé quoi", icon=":material/history:", type="tertiary"):
        st.dataframe(
            [
                {
                    "Le": short_date(one.recorded_at.date()),
                    "Par": one.author,
                    "Projet": one.project,
                    "Quoi": one.what,
                }
                for one in view.history
            ],
            hide_index=True,
            key="programme-history",
            alt=f"Historique de {len(view.history)} changements de la programmation.",
        )


def _bare(text: str) -> str:
    return text.replace("**", "")
