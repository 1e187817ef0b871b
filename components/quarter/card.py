"""The identity card of a quarter: key figures first, then all that is known, in order of need."""

from collections.abc import Sequence

import streamlit as st

from components.data_table import Notice, data_popover
from components.links import link
from components.texts import note, plain
from data.base.chart import Table
from data.indicators.cards import ages
from data.indicators.views import FactGroup, KeyFigure, QuarterCard, RemarkGroup

_ROW_HEIGHT = 36
_TALLEST = 420
_SEE_REMARK = "remarque : voir « ? »"
_ALL = "Tous les chiffres connus"
_SCHOOLS = "Écoles et collèges"
_NO_SCHOOL = (
    "Aucun établissement n’est situé dans ce quartier ni à proximité : les fichiers officiels ne "
    "donnent que leur commune. L’indice de position sociale de chacun, une fois importé, se lit "
    "parmi les indicateurs."
)


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


def quarter_details(card: QuarterCard) -> None:
    """Draw all the figures, the schools, the facts and what residents said."""
    st.subheader(_ALL, anchor=False)
    _whole_table(card.figures, key=f"chiffres-{card.code}", title=_ALL, taken=card.figures_data)
    st.subheader(_SCHOOLS, anchor=False)
    if card.schools.rows:
        note(plain(card.schools_note))
        _whole_table(card.schools, key=f"ecoles-{card.code}", title=_SCHOOLS)
    else:
        note(_NO_SCHOOL)
        link("indicators", "Voir les indicateurs", icon=":material/monitoring:")
    if card.facts:
        _facts(card.facts)
    if card.remarks:
        st.subheader("Ce qu’en disent les habitants", anchor=False)
        note("Concertation préparatoire au contrat de ville, formules abrégées.")
        for said in card.remarks:
            _remarks(said)


def _facts(facts: Sequence[FactGroup]) -> None:
    st.subheader("Le quartier en faits", anchor=False)
    for column, group in zip(st.columns(len(facts)), facts, strict=True):
        with column:
            st.markdown(f"**{group.title}**\n\n" + _bullets(group.lines))


def _whole_table(table: Table, *, key: str, title: str, taken: Table | None = None) -> None:
    """Draw a table in full; what is taken away may hold numbers where it shows words."""
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    height = min(_TALLEST, _ROW_HEIGHT * (len(rows) + 1))
    st.dataframe(rows, hide_index=True, key=key, height=height)
    data_popover(taken or table, key=f"{key}-donnees", name=key, notice=Notice(title))


def _remarks(group: RemarkGroup) -> None:
    counts = f"{len(group.strengths)} forces, {len(group.weaknesses)} faiblesses"
    with st.expander(f"{plain(group.theme)} · {counts}"):
        if not group.strengths and not group.weaknesses:
            st.markdown("La fiche ne dit rien sur ce thème.")
        left, right = st.columns(2)
        left.markdown("**Forces**\n\n" + _bullets(group.strengths))
        right.markdown("**Faiblesses**\n\n" + _bullets(group.weaknesses))


def _bullets(lines: Sequence[str]) -> str:
    return "\n".join(f"- {plain(line)}" for line in lines)
