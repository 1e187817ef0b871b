"""How quarters came into the priority geography, or left it: from 2015, on the left, to 2024."""

from collections.abc import Iterator

import streamlit as st

from components.data_table import Notice, data_popover
from components.method import Method, method_links
from components.texts import note, plain
from data.territories.priority.views import Origin, Passage, PriorityHistory, QuarterPassage
from data.territories.priority.words import (
    PASSAGES,
    area_words,
    basis_words,
    share_words,
)
from data.territories.vocabulary import TerritoryKind
from data.territories.words import validity_words

_TITLE = "Entrées et sorties de la géographie prioritaire"
_NO_OLD = "Aucun périmètre de 2015"
_NO_NEW = "Aucun périmètre de 2024"
_ICONS = {
    Passage.KEPT: ":material/arrow_forward:",
    Passage.ENTERED: ":material/login:",
    Passage.LEFT: ":material/logout:",
    Passage.UNKNOWN: ":material/help:",
}

_MOST_DRAWN = 30
"""Passages drawn one by one: beyond, they are read in a table that can be searched."""

Row = tuple[str, str, str]
"""Markdown: what stood in 2015, how it passed, what stands in 2024."""


def priority_history(history: PriorityHistory) -> None:
    """Draw each quarter's passage from one generation to the next; nothing without quarters."""
    if not history.quarters:
        return
    st.subheader(_TITLE, anchor=False)
    st.markdown(plain(history.answer))
    is_short = len(history.quarters) <= _MOST_DRAWN
    if is_short:
        _drawn(history)
    elif not st.toggle("Donner le tableau de tous les passages", key="passages-tous"):
        return
    if history.caution:
        note(plain(history.caution))
    note("Une part de surface n’est pas une part d’habitants.")
    if history.sources:
        cited = " ; ".join(f"{one.title}, {one.producer}" for one in history.sources)
        note(plain(f"Source : {cited}."))
    with st.container(horizontal=True, vertical_alignment="center"):
        notice = Notice(_TITLE)
        data_popover(history.table, key="passages", name="geographie-prioritaire", notice=notice)
        if is_short:
            with st.popover("Les passages en mots", icon=":material/description:", type="tertiary"):
                st.markdown(plain(history.alt))
        method_links(("Comment c’est calculé", Method.PASSAGES), key="passages-methode")


def _drawn(history: PriorityHistory) -> None:
    with st.container(border=True):
        for row in _rows(history):
            for column, words in zip(st.columns(3), row, strict=True):
                column.markdown(words)


def _rows(history: PriorityHistory) -> Iterator[Row]:
    for one in history.quarters:
        if one.quarter.kind is TerritoryKind.QPV_2015:
            yield _named(one), _passage(one), _small(_NO_NEW)
        elif not one.origins:
            yield _small(_NO_OLD), _passage(one), _named(one)
        else:
            yield from (_passed(one, origin) for origin in one.origins)


def _passed(one: QuarterPassage, origin: Origin) -> Row:
    before = f"**{plain(origin.quarter.name)}**  \n{_small(origin.quarter.code)}"
    shares = (
        f"{share_words(origin.share_kept)} de la surface de 2015 gardée, "
        f"{share_words(origin.share_of_today)} de celle de 2024 déjà prioritaire"
    )
    kept = "Part de surface non calculable" if origin.share_kept is None else shares
    how = f"{kept} ; d’après {basis_words(origin)}"
    return before, f"{_passage(one)}  \n{_small(how)}", _named(one)


def _passage(one: QuarterPassage) -> str:
    return f"{_ICONS[one.passage]} {PASSAGES[one.passage]}"


def _named(one: QuarterPassage) -> str:
    days = f", {validity_words(one.since, one.until)}" if one.since or one.until else ""
    facts = f"{one.quarter.code}, {area_words(one.area_ha)}{days}"
    return f"**{plain(one.quarter.name)}**  \n{_small(facts)}"


def _small(words: str) -> str:
    return f":small[:gray[{plain(words)}]]"
