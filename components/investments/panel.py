"""The PPI on a page: its chart, its rates, its programmes and operations, its territories."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from components.chart_frame import draw
from components.data_table import Notice, data_popover
from components.links import go, link
from components.method import Method, method_links
from components.page import READABLE_WIDTH, empty_state
from components.texts import note, plain
from data.base.chart import Table
from data.base.formats import counted, euros, short_date, typeset
from data.finances.investments import words
from data.finances.investments.cells import (
    TOTAL_COLUMNS,
    flat_table,
    operations_table,
    programme_name,
    territories_table,
    total_cells,
)
from data.finances.investments.rules import over_authorised
from data.finances.investments.sentences import filters_text, rates_text
from data.finances.investments.views import (
    InvestmentFilters,
    InvestmentsView,
    OperationTotal,
    Programme,
    ProgrammeTotal,
)

_ROW_HEIGHT, _TALLEST = 35, 560
_STAR = (
    "L’astérisque marque un total auquel il manque des montants : un montant absent n’est jamais "
    "zéro."
)


def investments_panel(
    view: InvestmentsView, filters: InvestmentFilters, write: Callable[[Path], None]
) -> None:
    """Draw the years, the rates, the programmes, then the operations."""
    if not view.operations:
        empty_state("Aucune opération ne correspond à ces filtres : enlevez-en un.")
        return
    if view.chart is not None:
        draw(view.chart, key="ppi-exercices")
    st.markdown(typeset(rates_text(view.total)), width=READABLE_WIDTH)
    _said(view)
    st.subheader("Programmes", anchor=False)
    _programmes(view.by_programme)
    st.subheader("Opérations", anchor=False)
    _operations(view.operations)
    about = filters_text(filters)
    operations = [one.operation for one in view.operations]
    with st.container(horizontal=True, vertical_alignment="center"):
        data_popover(
            operations_table(view.operations),
            key="ppi",
            name="ppi",
            notice=Notice(
                f"Programme pluriannuel d’investissement{f' ({about})' if about else ''}"
            ),
            whole=lambda: flat_table(operations, dict(view.cited)),
        )
        st.download_button(
            "Classeur du PPI (XLSX)",
            data=partial(_written, write),
            file_name="ppi.xlsx",
            key="ppi-workbook",
            icon=":material/download:",
            type="tertiary",
            on_click="ignore",
            help="Toutes les opérations, feuilles « Opérations » et « Années » : le classeur se "
            "réimporte à l’identique.",
        )
        link("imports", "Importer un PPI", icon=":material/upload_file:")
    note(f"Source : {plain(view.source)}", is_simulated=view.is_simulated)
    method_links(("Comment ces chiffres se calculent", Method.INVESTMENTS), key="ppi")


def _written(write: Callable[[Path], None]) -> bytes:
    with TemporaryDirectory(prefix="mandascope-") as folder:
        path = Path(folder) / "ppi.xlsx"
        write(path)
        return path.read_bytes()


def _said(view: InvestmentsView) -> None:
    """Say what the accounts bring, and where they and the PPI differ."""
    if view.from_accounts:
        many = counted(view.from_accounts, "montant réalisé vient", "montants réalisés viennent")
        note(f"{many} des comptes, le PPI ne le disant pas.")
    if view.gaps:
        many = counted(len(view.gaps), "écart")
        with st.expander(f"{many} entre le PPI et les comptes", icon=":material/difference:"):
            note("Chaque source garde son chiffre : aucun ne remplace l’autre.")
            for sentence in view.gaps:
                st.markdown(f"- {plain(sentence)}")


def _programmes(programmes: Sequence[ProgrammeTotal]) -> None:
    rows = [
        {
            "Programme": programme_name(one.programme),
            "AP votée": authorisation(one.programme),
            "Opérations": str(one.total.operations),
        }
        | _cells(_programme_flags(one), total_cells(one.total))
        for one in programmes
    ]
    table(rows, key="ppi-programmes", alt=f"{len(rows)} programmes du PPI et leurs totaux")
    note(_STAR)


def authorisation(programme: Programme) -> str:
    """Say the AP of a programme and when it was voted; « non votée » is not known: « n. d. »."""
    if programme.authorised_eur is None:
        return euros(None)
    voted = f" ({short_date(programme.authorised_on)})" if programme.authorised_on else ""
    return f"{euros(programme.authorised_eur)}{voted}"


def _programme_flags(one: ProgrammeTotal) -> str:
    over = [f"{words.MEASURES[part].lower()} > AP" for part in over_authorised(one)]
    count = one.total.overruns
    return ", ".join([*over, *([counted(count, "dépassement")] if count else [])])


def _cells(flags: str, cells: Sequence[str]) -> dict[str, str]:
    """Return a row whose flags stand beside the rate: they are what is looked for."""
    found = dict(zip(TOTAL_COLUMNS, cells, strict=True))
    first = {name: found.pop(name) for name in TOTAL_COLUMNS[:4]}
    return first | {words.TO_SEE: flags} | found


def _operations(operations: Sequence[OperationTotal]) -> None:
    note("Cocher une ligne ouvre l’opération : ses exercices, ses actions, ses territoires.")
    rows = [
        {
            "N°": one.operation.code,
            "Opération": one.operation.title,
        }
        | _cells(_flags(one), total_cells(one.total))
        | {"Programme": one.operation.programme.code}
        for one in operations
    ]
    chosen = table(rows, key="ppi-operations", alt=f"{len(rows)} opérations", is_choosing=True)
    if chosen is not None:
        go("investments", operation=operations[chosen].operation.code)


def _flags(one: OperationTotal) -> str:
    flags = (
        "dépasse ses crédits" if one.total.overruns else "",
        "" if one.operation.actions else "sans action",
        words.SHARED if one.operation.is_shared else "",
        "" if one.operation.years else "sans montant",
    )
    return ", ".join(flag for flag in flags if flag)


def table(
    rows: Sequence[dict[str, str]], *, key: str, alt: str, is_choosing: bool = False
) -> int | None:
    """Draw rows of text, amounts at the right; return the rank of the row chosen, if any."""
    config = {
        name: st.column_config.TextColumn(alignment="right")
        for name in (*TOTAL_COLUMNS, words.BY_ACCOUNTS, "AP votée", "Opérations", "dont partagées")
    }
    config |= {
        "N°": st.column_config.TextColumn(width=64, pinned=True),
        "Opération": st.column_config.TextColumn(width=280),
        "Programme": st.column_config.TextColumn(width=250 if not is_choosing else 90),
        words.TO_SEE: st.column_config.TextColumn(width=210),
    }
    height = min(_TALLEST, _ROW_HEIGHT * (len(rows) + 1) + 2)
    if not is_choosing:
        st.dataframe(
            list(rows), key=key, hide_index=True, height=height, column_config=config, alt=alt
        )
        return None
    chosen = st.dataframe(
        list(rows),
        key=key,
        hide_index=True,
        height=height,
        column_config=config,
        on_select="rerun",
        selection_mode="single-row",
        alt=alt,
    )
    return next(iter(chosen.selection.rows), None)


def territories_panel(view: InvestmentsView) -> None:
    """Draw the euros of each territory, each operation whole in each of its own."""
    if not view.operations:
        empty_state("Aucune opération ne correspond à ces filtres : enlevez-en un.")
        return
    shared = [one for one in view.operations if one.operation.is_shared]
    st.markdown(
        typeset(
            f"**{counted(len(shared), 'opération partagée', 'opérations partagées')}** entre "
            "plusieurs territoires : les euros d’une opération partagée comptent en entier dans "
            "chacun, et une seule fois dans l’ensemble. Les lignes ne s’additionnent donc pas."
            if shared
            else "Aucune opération n’est partagée entre plusieurs territoires."
        ),
        width=READABLE_WIDTH,
    )
    found = territories_table(view.by_territory, view.total)
    table(_rows(found), key="ppi-territoires", alt="Totaux du PPI par territoire, puis ensemble")
    note(_STAR)
    with st.container(horizontal=True):
        for one in view.by_territory:
            if one.territory is not None:
                link(
                    "investments",
                    plain(one.territory.name),
                    icon=":material/filter_alt:",
                    params={"territoire": one.territory.code},
                )
    data_popover(
        found,
        key="ppi-territoires-data",
        name="ppi-territoires",
        notice=Notice("PPI par territoire", view.source, view.is_simulated),
    )
    note(f"Source : {plain(view.source)}", is_simulated=view.is_simulated)


def _rows(found: Table) -> list[dict[str, str]]:
    return [
        {
            name: "" if cell is None else str(cell)
            for name, cell in zip(found.columns, row, strict=True)
        }
        for row in found.rows
    ]
