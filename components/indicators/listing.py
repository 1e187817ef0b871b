"""The list of indicators: its filters, the way to a sheet, and those without any value yet."""

from collections.abc import Sequence

import streamlit as st

from components.links import go
from components.simulated import SIMULATED_BADGE
from components.texts import note
from components.url import choice, restore, search, write
from data.base.formats import counted
from data.indicators.views import (
    BareIndicator,
    IndicatorFilters,
    IndicatorsView,
    ListedIndicator,
)

_ALL = "tout"
_NAMES = ("recherche", "theme")
_ROW_HEIGHT = 35
_TALLEST = 620


def indicator_filters(view: IndicatorsView) -> IndicatorFilters:
    """Draw the search and the theme; return what they keep."""
    restore(_NAMES)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        text = search(
            "Rechercher", key="recherche", placeholder="revenu, logement, emploi…", width=320
        )
        themes = {theme: theme[:1].upper() + theme[1:] for theme in view.themes}
        theme = choice("Thème", {_ALL: "Tous"} | themes, key="theme", default=_ALL, width=280)
    filters = IndicatorFilters(text, None if theme == _ALL else theme)
    if filters != IndicatorFilters():
        # A link to the page one is on would leave the old filters in the address.
        st.button(
            "Tout afficher", icon=":material/filter_alt_off:", type="tertiary", on_click=_forget
        )
    return filters


def _forget() -> None:
    for name in _NAMES:
        write(name, None)


def indicator_picker(lines: Sequence[ListedIndicator]) -> None:
    """Draw a searchable list of the indicators: the way to a sheet without a mouse."""
    titles = {line.code: f"{line.title} ({line.theme})" for line in lines}
    code = st.selectbox(
        "Ouvrir la fiche d’un indicateur",
        list(titles),
        index=None,
        format_func=lambda code: titles.get(code, code),
        placeholder="Mots du titre ou du thème",
        key="indicator-picker",
    )
    if code:
        go("indicators", indicateur=code)


def indicator_table(lines: Sequence[ListedIndicator]) -> None:
    """Draw the indicators as a table; choosing a row opens the sheet."""
    mark = f" · {SIMULATED_BADGE}" if any(line.is_simulated for line in lines) else ""
    note(f"Cocher une ligne ouvre la fiche de l’indicateur.{mark}")
    chosen = st.dataframe(
        [_row(line) for line in lines],
        key="indicators",
        hide_index=True,
        height=min(_TALLEST, _ROW_HEIGHT * (len(lines) + 1) + 2),
        on_select="rerun",
        selection_mode="single-row",
        column_config={
            "Indicateur": st.column_config.TextColumn(width=350),
            "Thème": st.column_config.TextColumn(width=112),
            "Unité": st.column_config.TextColumn(width=90),
            "Dernière valeur": st.column_config.TextColumn(width=140, alignment="right"),
            "Année": st.column_config.TextColumn(width=102),
            "Territoire": st.column_config.TextColumn(width=200),
            "Valeurs": st.column_config.NumberColumn(width=70),
        },
        alt=f"Liste de {counted(len(lines), 'indicateur')} : dernière valeur, année, source.",
    )
    if rows := chosen.selection.rows:
        go("indicators", indicateur=lines[rows[0]].code)


def _row(line: ListedIndicator) -> dict[str, str | int]:
    return {
        "Indicateur": line.title,
        "Thème": line.theme,
        "Dernière valeur": f"{line.value} (simulé)" if line.is_simulated else line.value,
        "Année": line.year,
        "Territoire": line.territory,
        "Valeurs": line.count,
        "Unité": line.unit,
        "Source": line.source,
    }


def bare_indicators(bare: Sequence[BareIndicator], *, is_filtered: bool) -> None:
    """List on demand the indicators of the catalogue that have no value yet."""
    if not bare:
        return
    noun = counted(len(bare), "indicateur du catalogue n’a", "indicateurs du catalogue n’ont")
    among = ", dans ce choix," if is_filtered else ""
    words = noun.replace(" n’", f"{among} n’")
    with st.expander(f"{words} pas encore de valeur pour un territoire"):
        st.dataframe(
            [
                {
                    "Indicateur": one.title,
                    "Thème": one.theme,
                    "Unité": one.unit,
                    "Ce qui est connu": one.known,
                }
                for one in bare
            ],
            key="bare-indicators",
            hide_index=True,
        )
