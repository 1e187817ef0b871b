"""The list of indicators: its filters, the way to a sheet, and those without any value yet."""

from collections.abc import Mapping, Sequence

import streamlit as st

from components.data_table import Notice, data_popover
from components.links import go, link
from components.method import Method, method_links
from components.simulated import SIMULATED_BADGE
from components.texts import note
from components.url import choice, restore, search, write
from data.base.formats import counted, percent, typeset
from data.indicators import tables
from data.indicators.freshness import Freshness
from data.indicators.views import (
    BareIndicator,
    CoveredTheme,
    IndicatorFilters,
    IndicatorState,
    IndicatorsView,
    ListedIndicator,
)
from data.indicators.vocabulary import IndicatorKind

_ALL = "tout"
_YES, _NO = "oui", "non"
_SHEET = "fiche"
_NAMES = ("recherche", "theme", "type", "source", "fraicheur", "origine", "cible", _SHEET)
_FRESHNESS = {
    Freshness.CURRENT: "À jour",
    Freshness.OVERDUE: "Valeur attendue, en retard",
    Freshness.UNDATED: "Sans date attendue",
}
_ROW_HEIGHT = 35
_TALLEST = 620


def indicator_filters(view: IndicatorsView) -> IndicatorFilters:
    """Draw the search and the filters; return what they keep."""
    restore(_NAMES)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        text = search(
            "Rechercher", key="recherche", placeholder="revenu, logement, emploi…", width=270
        )
        theme = _choice("Thème", {theme: _capital(theme) for theme in view.themes}, "theme", 200)
        kind = _choice("Type", {str(one): tables.KINDS[one] for one in IndicatorKind}, "type", 150)
        source = _choice("Source", {one: one for one in view.families}, "source", 260)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        words = {str(one): label for one, label in _FRESHNESS.items()}
        fresh = _choice("Fraîcheur", words, "fraicheur", 240)
        own = _answer("Origine", "Propres à la commune", "Catalogue fourni", "origine", 210)
        target = _answer("Cible", "Avec une cible", "Sans cible", "cible", 170)
        full = _answer("Fiche", "Fiches complètes", "Fiches incomplètes", _SHEET, 200)
    filters = IndicatorFilters(
        search=text,
        theme=theme,
        kind=IndicatorKind(kind) if kind else None,
        source=source,
        freshness=Freshness(fresh) if fresh else None,
        is_own=own,
        has_target=target,
        is_complete=full,
    )
    if filters != IndicatorFilters():
        # A link to the page one is on would leave the old filters in the address.
        st.button(
            "Tout afficher", icon=":material/filter_alt_off:", type="tertiary", on_click=_forget
        )
    return filters


def _choice(label: str, options: Mapping[str, str], key: str, width: int) -> str | None:
    """Draw a filter; return what it keeps, or nothing for all."""
    chosen = choice(label, {_ALL: "Tout"} | dict(options), key=key, default=_ALL, width=width)
    return None if chosen == _ALL else chosen


def _answer(label: str, yes: str, no: str, key: str, width: int) -> bool | None:
    chosen = _choice(label, {_YES: yes, _NO: no}, key, width)
    return None if chosen is None else chosen == _YES


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def filled(view: IndicatorsView) -> None:
    """Say how much of the catalogue is filled; the counter leads to what is not."""
    with st.container(horizontal=True, vertical_alignment="center"):
        if view.filled:
            st.markdown(typeset(view.filled), width="content")
        if view.incomplete:
            st.button(
                counted(view.incomplete, "fiche incomplète", "fiches incomplètes"),
                icon=":material/checklist:",
                key="incomplete",
                on_click=_ask_incomplete,
            )
        link("indicators", "Ajouter un indicateur", icon=":material/add:", params={"ajouter": _YES})
        method_links(
            ("Fiche remplie", Method.FILLED), ("Fraîcheur", Method.FRESHNESS), key="catalogue"
        )


def _ask_incomplete() -> None:
    """Keep the sheets that lack something, whatever else was asked."""
    _forget()
    write(_SHEET, _NO)


def _forget() -> None:
    for name in _NAMES:
        write(name, None)


def indicator_picker(lines: Sequence[ListedIndicator | BareIndicator]) -> None:
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


def indicator_table(lines: Sequence[ListedIndicator], *, is_to_fill: bool = False) -> None:
    """Draw the indicators as a table; choosing a row opens the sheet.

    Args:
        lines: those that have a value.
        is_to_fill: what each lacks comes first.
    """
    mark = f" · {SIMULATED_BADGE}" if any(line.is_simulated for line in lines) else ""
    note(f"Cocher une ligne ouvre la fiche de l’indicateur.{mark}")
    rows = [_row(line) for line in lines]
    chosen = st.dataframe(
        [_to_fill(row) for row in rows] if is_to_fill else rows,
        key="indicators-to-fill" if is_to_fill else "indicators",
        hide_index=True,
        height=min(_TALLEST, _ROW_HEIGHT * (len(lines) + 1) + 2),
        on_select="rerun",
        selection_mode="single-row",
        column_config={
            "Indicateur": st.column_config.TextColumn(width=370),
            "Thème": st.column_config.TextColumn(width=112),
            "Unité": st.column_config.TextColumn(width=90),
            "Dernière valeur": st.column_config.TextColumn(width=140, alignment="right"),
            "Année": st.column_config.TextColumn(width=102),
            "Territoire": st.column_config.TextColumn(width=150),
            "Fraîcheur": st.column_config.TextColumn(width=400),
            _FILLED: st.column_config.TextColumn(width=110, alignment="right"),
            _LACKING: st.column_config.TextColumn(width=400),
            "Valeurs": st.column_config.NumberColumn(width=70),
        },
        alt=f"Liste de {counted(len(lines), 'indicateur')} : dernière valeur, année, source.",
    )
    if chosen_rows := chosen.selection.rows:
        go("indicators", indicateur=lines[chosen_rows[0]].code)


_FILLED, _LACKING = "Fiche remplie", "Il manque"
_FIRST = ("Indicateur", "Thème", _FILLED, _LACKING)
"""What comes first where what is missing is looked for."""


def _row(line: ListedIndicator) -> dict[str, str | int]:
    return {
        "Indicateur": line.title,
        "Dernière valeur": f"{line.value} (simulé)" if line.is_simulated else line.value,
        "Année": line.year,
        "Territoire": line.territory,
        "Fraîcheur": _capital(line.state.age),
        "Thème": line.theme,
        **_state(line.state),
        "Valeurs": line.count,
        "Unité": line.unit,
        "Source": line.source,
    }


def _state(state: IndicatorState) -> dict[str, str]:
    return {
        _FILLED: percent(state.percent),
        _LACKING: ", ".join(state.missing),
        "Type": state.kind,
        "Origine": "commune" if state.is_own else "catalogue fourni",
    }


def _to_fill(row: dict[str, str | int]) -> dict[str, str | int]:
    return {name: row[name] for name in _FIRST} | row


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
                    **_state(one.state),
                }
                for one in bare
            ],
            key="bare-indicators",
            hide_index=True,
        )


def catalogue_data(view: IndicatorsView) -> None:
    """Offer the catalogue that the filters keep, with what each sheet lacks, to take away."""
    if view.catalogue.rows:
        data_popover(
            view.catalogue,
            key="catalogue",
            name="catalogue-indicateurs",
            notice=Notice(
                "Catalogue des indicateurs : description, fraîcheur, ce qui manque",
                "Catalogue de l’application et saisies de la commune",
            ),
        )


def covered(themes: Sequence[CoveredTheme], ratios: Sequence[str]) -> None:
    """Say on demand which themes the packaged catalogue describes, and which none brings yet.

    Args:
        themes: of the package, and those that a town looks for.
        ratios: the finance ratios, which stand on their own page.
    """
    with st.expander("Ce que le catalogue fourni couvre, thème par thème"):
        st.dataframe(
            [
                {
                    "Thème": _capital(one.theme),
                    "Indicateurs décrits": one.described,
                    "Avec une valeur ici": one.measured,
                    "Apportés par": one.brought_by,
                }
                for one in themes
            ],
            key="covered-themes",
            hide_index=True,
            height=_ROW_HEIGHT * (len(themes) + 1) + 2,
            column_config={
                "Thème": st.column_config.TextColumn(width=150),
                "Apportés par": st.column_config.TextColumn(width=620),
            },
            alt=f"Couverture de {counted(len(themes), 'thème')} par le catalogue fourni.",
        )
        note(f"Finances : {', '.join(ratios).lower()} sont définis et calculés à leur page.")
        link("finances", "Aller aux finances", icon=":material/account_balance:")
