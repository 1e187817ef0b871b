"""The publications of one budget and year side by side."""

import streamlit as st

from components.accounts.provenance import provenance_line, right_aligned
from components.data_table import Notice, data_popover
from components.links import link
from components.texts import note, plain
from data.base.formats import number, percent
from data.finances.opening.choices import ROUNDING_EUR
from data.finances.opening.views import ComparedRow, SourcesSheet

_TALLEST, _ROW = 560, 35
_FAR = "≠"


def sources_panel(sheet: SourcesSheet, year: int) -> None:
    """Say which publication the ratios use and why, then draw the amounts beside each other."""
    st.markdown(plain(sheet.why))
    for provenance in sheet.provenances:
        provenance_line(provenance)
    if len(sheet.provenances) > 1 and sheet.rows:
        _table(sheet)
        note(
            "Les plus grands écarts d’abord, de chaque publication à la première. "
            f"{_FAR} : un écart de plus "
            "d’un euro, que l’arrondi n’explique pas. Un montant que l’une ne donne pas est "
            "« n. d. », jamais zéro."
        )
        data_popover(
            sheet.table,
            key="deux-sources",
            name=f"sources-comparees-{year}",
            notice=Notice(sheet.sentence, None, sheet.is_simulated),
        )
    else:
        note(
            "Importer la balance comptable de la DGFiP ou les agrégats de l’OFGL du même exercice "
            "permettrait de comparer."
        )
        link("imports", "Importer des comptes", icon=":material/upload_file:")
    if sheet.individual:
        _individual(sheet, year)


def _table(sheet: SourcesSheet) -> None:
    first, *others = (one.short[:1].upper() + one.short[1:] for one in sheet.provenances)
    gaps = [f"Écart, {other}" for other in others] if len(others) > 1 else ["Écart"]
    names = [name for gap in gaps for name in (f"{gap} (€)", f"{gap} (%)")]
    names += [f"{one} (€)" for one in (first, *others)]
    st.dataframe(
        [{"Montant": row.title} | dict(zip(names, _cells(row), strict=True)) for row in sheet.rows],
        hide_index=True,
        key="sources",
        height=min(_TALLEST, _ROW * (len(sheet.rows) + 1) + 3),
        column_config=right_aligned(*names),
        alt="Montants de chaque publication, et leurs écarts",
    )


def _cells(row: ComparedRow) -> list[str]:
    """Write the gaps first: they are what is looked for."""
    cells = []
    for gap, share in zip(row.gaps_eur, row.gaps_pct, strict=True):
        is_far = gap is not None and abs(gap) >= ROUNDING_EUR
        cells += [f"{_FAR} {number(gap, 2)}" if is_far else number(gap, 2), percent(share, 2)]
    return cells + [number(amount, 2) for amount in row.amounts]


def _individual(sheet: SourcesSheet, year: int) -> None:
    with st.expander(f"À part : les comptes individuels {year}", icon=":material/table_view:"):
        note(
            "La DGFiP y compte autre chose (ventes de biens, opérations d’ordre) et publie des "
            "milliers d’euros : ces montants ne se comparent pas aux précédents."
        )
        st.dataframe(
            [
                {"Montant publié": title, "Montant (€)": number(amount)}
                for title, amount in sheet.individual
            ],
            hide_index=True,
            key="comptes-individuels",
            column_config=right_aligned("Montant (€)"),
            alt=f"Comptes individuels {year}",
        )
        note(f"Source : {plain(sheet.individual_source)}")
