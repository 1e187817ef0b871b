"""The accounts that were imported, and what the DGFiP publishes of the town."""

import pandas as pd
import streamlit as st

from components.texts import note, plain
from data.base.formats import MISSING, number, quantity
from data.finances.views import IndividualAccounts, ReceivedAccounts


def received_accounts(received: ReceivedAccounts, *, is_alone: bool = False) -> None:
    """List the accounts that were imported, then what the DGFiP publishes of the town.

    ``is_alone`` tells that the page has nothing else to show: what is published is then open.
    """
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
        _individual_accounts(received.individual, is_open=is_alone)


def _individual_accounts(accounts: IndividualAccounts, *, is_open: bool) -> None:
    """Show the amounts of the comptes individuels beside the mean of comparable towns."""
    title = f"Comptes individuels\u00a0: ce que publie la DGFiP, exercice {accounts.year}"
    with st.expander(title, icon=":material/table_view:", expanded=is_open):
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
