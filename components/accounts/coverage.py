"""Which lines of a set the amounts count, which they leave out, which no plan knows."""

import streamlit as st

from components.accounts.provenance import provenance_line, right_aligned
from components.data_table import Notice, data_popover
from components.texts import note
from data.base.formats import counted, number
from data.finances.engine.coverage import CoverageLine
from data.finances.opening.views import CoverageSheet

_SIDES = ("Dépenses ou débits (€)", "Recettes ou crédits (€)")
_AMOUNT = "Montant (€)"
_TALLEST, _ROW = 560, 35


def coverage_panel(sheet: CoverageSheet, year: int) -> None:
    """Draw the unknown accounts first, then what is left out on purpose."""
    provenance_line(sheet.provenance)
    st.subheader(_unknown_title(len(sheet.unknown)), anchor=False)
    if sheet.unknown:
        _unknown(sheet)
    else:
        note("Chaque numéro de compte est au plan de comptes de la nomenclature.")
    st.subheader("Laissé de côté exprès", anchor=False)
    if sheet.left_out:
        _left_out(sheet)
    else:
        note("Aucune ligne n’est laissée de côté.")
    data_popover(
        sheet.table,
        key="couverture",
        name=f"comptes-non-classes-{year}",
        notice=Notice(sheet.sentence, sheet.provenance.source, sheet.provenance.is_simulated),
    )


def _unknown_title(count: int) -> str:
    if not count:
        return "Aucun compte inconnu"
    return counted(count, "compte inconnu", "comptes inconnus")


def _unknown(sheet: CoverageSheet) -> None:
    st.dataframe(
        [
            {
                "Compte": row.account,
                "Chapitre": row.chapter,
                "Opérations": "d’ordre" if row.is_order else "réelles",
                "Sens": "dépense" if row.is_spending else "recette",
                _AMOUNT: number(row.amount_eur, 2),
                "Pourquoi": _why(row),
            }
            for row in sheet.unknown
        ],
        hide_index=True,
        key="inconnus",
        height=min(_TALLEST, _ROW * (len(sheet.unknown) + 1) + 3),
        column_config=right_aligned(_AMOUNT),
        alt="Comptes que la nomenclature ne connaît pas",
    )
    note(
        "Un numéro absent du plan de comptes compte quand même dans les montants dont la formule "
        "prend les comptes qui commencent comme lui : à corriger dans le fichier, ou à signaler."
    )


def _why(row: CoverageLine) -> str:
    if not row.is_in_plan:
        where = ", compté quand même" if row.codes else ""
        return f"numéro absent du plan de comptes{where}"
    return "aucune formule ne le prend, et aucune raison ne l’écarte"


def _left_out(sheet: CoverageSheet) -> None:
    st.dataframe(
        [
            {
                "Pourquoi": row.reason,
                "Lignes": number(row.lines),
                _SIDES[0]: number(row.spending_eur, 2),
                _SIDES[1]: number(row.revenue_eur, 2),
            }
            for row in sheet.left_out
        ],
        hide_index=True,
        key="laisses-de-cote",
        column_config=right_aligned("Lignes", *_SIDES),
        alt="Lignes laissées de côté, par raison",
    )
