"""A quarter beside the map: its key figures, its gap, and the way to its whole card."""

import streamlit as st

from components.links import link
from components.texts import note, plain
from data.indicators.cards import ages
from data.indicators.views import KeyFigure, QuarterCard

_SEE_REMARK = "remarque : voir « ? »"


def quarter_card(card: QuarterCard) -> None:
    """Draw who the quarter is, its key figures, its gap and what became of it."""
    st.subheader(plain(card.name), anchor=False)
    note(plain(card.where))
    for start in range(0, len(card.key_figures), 2):
        pair = card.key_figures[start : start + 2]
        for column, key_figure in zip(st.columns(2), pair, strict=False):
            with column:
                _key_figure(key_figure)
    st.markdown(card.gap_sentence)
    st.markdown(card.trend_sentence)
    card_link(card.code)


def card_link(code: str) -> None:
    """Lead to the whole card of a quarter, which also prints on one page."""
    link("quarter_card", "Fiche du quartier", icon=":material/badge:", params={"quartier": code})


def _key_figure(key: KeyFigure) -> None:
    figure = key.figure
    alone = f"{key.no_gap[:1].upper()}{key.no_gap[1:]}"
    about = [figure.label, figure.citation, figure.concept or "", figure.note or "", alone]
    st.metric(key.label, key.text, help=plain(" · ".join(one for one in about if one)))
    lines = [
        f"{key.beside.gap_text} ({key.beside.figure.text})" if key.beside else "",
        figure.absence or "",
        f"{ages.dated(figure)}, {figure.perimeter}",
        key.earlier,
        _SEE_REMARK if figure.note else "",
    ]
    note(plain(" · ".join(line for line in lines if line)))


def comparison_table(card: QuarterCard) -> None:
    """Draw a figure beside each territory it may be compared with the same year."""
    figure = card.compared
    about = f"{ages.dated(figure)}, {figure.perimeter}."
    if is_earlier := figure != card.figure:
        note(plain(f"Dernière année commune : {about}"))
    known = [one for one in card.comparisons if one.figure.value is not None]
    rows = [
        # The cells of a still table are Markdown.
        {"Territoire": plain(card.name), "Valeur": figure.text, "Écart": ""},
        *(
            {"Territoire": plain(one.name), "Valeur": one.figure.text, "Écart": one.gap_short}
            for one in known
        ),
    ]
    if known:
        st.table(rows, border="horizontal", hide_index=True)
    if card.missing:
        note(plain(f"{card.missing}."))
    if not is_earlier:
        note(plain(about))
