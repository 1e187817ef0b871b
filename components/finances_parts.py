"""The finances page's own pieces: budget picker, readings, table of ratios, provenance."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from components.simulated import SIMULATED_BADGE
from components.texts import note, plain
from components.url import buttons, restore
from data.base.chart import Cell, Table
from data.base.formats import MISSING, number, quantity
from data.finances.rules import Verdict
from data.finances.views import (
    BudgetChoice,
    FinancesView,
    IndividualAccounts,
    RatioCell,
    RatioRow,
    Reading,
    ReceivedAccounts,
)

_BADGES = {
    Verdict.MET: ":green-badge[:material/check: {}]",
    Verdict.MISSED: ":red-badge[:material/close: {}]",
    Verdict.UNKNOWN: ":gray-badge[:material/help: {}]",
}
_READINGS = {
    Verdict.MET: "cibles tenues",
    Verdict.MISSED: "cibles manquées",
    Verdict.UNKNOWN: "à vérifier",
}
_SIGNS = {Verdict.MET: "✓", Verdict.MISSED: "✕", Verdict.UNKNOWN: "?"}
_PARAMETER = "budget"


def budget_picker(choices: Sequence[BudgetChoice]) -> str:
    """Let the reader choose a budget, kept in the URL; return its code."""
    restore([_PARAMETER])
    titles = {choice.code: choice.title for choice in choices}
    return buttons("Budget", titles, key=_PARAMETER, default=choices[0].code)


def reading_lines(readings: Sequence[Reading]) -> None:
    """Say both readings of « sur l’ensemble des budgets », each with its verdict."""
    for reading in readings:
        badge = _BADGES[reading.verdict].format(_READINGS[reading.verdict])
        st.markdown(f"**{reading.label}** {badge}  \n{plain(reading.sentence)}")


def ratio_table(rows: Sequence[RatioRow], columns: Sequence[str], year: int) -> None:
    """Show one line per budget: its ratios and what they are worth against the targets."""
    st.dataframe(
        [
            {"Budget": f"{row.title} ({row.stage})"}
            | {name: _cell(cell) for name, cell in zip(columns, row.cells, strict=True)}
            for row in rows
        ],
        hide_index=True,
        key="ratios",
        alt=f"Ratios de chaque budget en {year}",
    )


def provenance(view: FinancesView) -> None:
    """Open the ratios to their formulas, the accounts that make them and their sources."""
    with st.expander("D’où viennent ces chiffres", icon=":material/menu_book:"):
        if view.is_simulated:
            st.markdown(f"Comptes de démonstration : {SIMULATED_BADGE}")
        for definition in view.definitions:
            st.markdown(f"**{definition.label}** : {definition.formula}")
            note("  \n".join(map(plain, (definition.reference, *definition.thresholds))))
        st.markdown("**Montants des comptes**, en euros, hors produits de cessions")
        st.table(_amounts(view.accounts), border="horizontal", hide_index=True)
        for source in view.sources:
            note(plain(source.citation))


def received_accounts(received: ReceivedAccounts) -> None:
    """List the accounts that were imported, then what the DGFiP publishes of the town."""
    if not received.sets:
        return
    st.subheader("Comptes reçus")
    st.dataframe(
        [
            {
                "Budget": one.budget,
                "Exercice": str(one.year),
                "Stade": one.stage,
                "Origine": one.origin,
                "État": one.state,
                "Lignes": number(one.lines),
                "Agrégats": number(one.aggregates),
                "Emprunts": number(one.loans),
                "Population": number(one.population),
                "Source": one.source,
            }
            for one in received.sets
        ],
        hide_index=True,
        column_config={
            name: st.column_config.TextColumn(alignment="right")
            for name in ("Lignes", "Agrégats", "Emprunts", "Population")
        },
        key="comptes-recus",
        alt="Comptes reçus, par budget et par exercice",
    )
    if received.note:
        note(plain(received.note))
    if received.individual:
        _individual_accounts(received.individual)


def _individual_accounts(accounts: IndividualAccounts) -> None:
    """Show the amounts of the comptes individuels beside the mean of comparable towns."""
    title = f"Comptes individuels\u00a0: ce que publie la DGFiP, exercice {accounts.year}"
    with st.expander(title, icon=":material/table_view:"):
        st.table(
            pd.DataFrame(
                [
                    [
                        plain(one.title),
                        quantity(one.amount_eur, "€"),
                        quantity(one.per_head_eur, "€", 2),
                        quantity(one.stratum_mean_eur, "€", 2),
                    ]
                    for one in accounts.amounts
                ],
                columns=["Montant publié", "Montant", "Par habitant", "Moyenne de la strate"],
            ),
            border="horizontal",
            hide_index=True,
        )
        population = quantity(accounts.population, "habitants")
        note(
            plain(
                f"Population de la DGFiP\u00a0: {population}. Strate\u00a0: "
                f"{accounts.stratum or MISSING}. Ces montants, publiés en milliers d’euros, ne "
                f"comptent pas les mêmes choses que ceux de l’OFGL. {accounts.source}."
            )
        )


def _cell(cell: RatioCell) -> str:
    if not cell.verdict_text:
        return cell.text
    return f"{cell.text} {_SIGNS[cell.verdict]} {cell.verdict_text}"


def _amounts(table: Table) -> pd.DataFrame:
    """Write the amounts to the cent; years stay plain."""
    return pd.DataFrame(
        [[_amount(cell) for cell in row] for row in table.rows],
        columns=list(table.columns),
    ).fillna("n. d.")


def _amount(cell: Cell) -> Cell:
    """Write a cell of a still table, which is Markdown."""
    if isinstance(cell, float):
        return quantity(cell, "€", 2)
    return plain(cell) if isinstance(cell, str) else cell
