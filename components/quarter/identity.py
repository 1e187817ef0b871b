"""The identity card of a quarter, whole, on one screen."""

import streamlit as st

from components.data_table import Notice, data_popover
from components.gap_analysis.verdicts import ICONS
from components.links import link
from components.method import Method, method_links
from components.quarter.lists import promised_column, remarks_column, schools_column
from components.simulated import SIMULATED_BADGE
from components.texts import note, plain
from data.base.chart import Table
from data.base.formats import counted, long_date
from data.exporters.quarter_card.locator import locator_svg
from data.exporters.quarter_card.page import quarter_card_pdf
from data.indicators.views.identity import IdentityLine, Move, QuarterIdentity
from data.overview.quarter_sheet.views import QuarterSheet

_ARROWS = {
    Move.UP: ":material/arrow_upward: ",
    Move.DOWN: ":material/arrow_downward: ",
    Move.LITTLE: ":material/drag_handle: ",
    Move.UNKNOWN: "",
}
_COLUMNS = (
    "Chiffre clé",
    "Valeur",
    "Années et âge",
    "Périmètre et notion",
    "Évolution",
    "Ailleurs",
    "Écart",
    "Rang",
    "Source",
    "Remarque",
    "Simulé",
)
_PDF = "Fiche en PDF (une page A4)"


def pdf_button(sheet: QuarterSheet) -> None:
    """Offer the card as one printed page, made when it is asked for."""
    st.download_button(
        _PDF,
        data=lambda: quarter_card_pdf(sheet),
        file_name=f"fiche-{sheet.identity.code}-{sheet.on.isoformat()}.pdf",
        mime="application/pdf",
        icon=":material/picture_as_pdf:",
        key="fiche-pdf",
        on_click="ignore",
    )


def identity_head(sheet: QuarterSheet) -> None:
    """Draw who the quarter is and what became of it, beside the map that places it."""
    card = sheet.identity
    words, picture = st.columns([7, 2], gap="medium")
    with words:
        st.title(plain(card.name), anchor=False)
        st.markdown(plain(card.answer))
        note(plain(card.where))
    if card.locator is not None:
        picture.image(locator_svg(card.locator), width="stretch", alt=card.locator.alt)


def identity_card(sheet: QuarterSheet) -> None:
    """Draw the key figures, then schools and facts, actions, and what residents said."""
    card = sheet.identity
    for start in range(0, len(card.lines), 2):
        pair = card.lines[start : start + 2]
        for column, line in zip(st.columns(2, gap="small"), pair, strict=False):
            with column.container(height="stretch", gap=None):
                st.markdown(_text(line, card))
    columns = st.columns(3, gap="medium")
    with columns[0].container(gap=None):
        schools_column(card)
    with columns[1].container(gap=None):
        promised_column(sheet)
    with columns[2].container(gap=None):
        remarks_column(card)


def identity_notes(sheet: QuarterSheet) -> None:
    """Draw what is not compared and why, the method, and the way to all that is known."""
    card = sheet.identity
    notes = [f"État au {long_date(sheet.on)}.", card.without, card.rank_note]
    if card.others:
        others = counted(card.others, "autre chiffre est connu", "autres chiffres sont connus")
        notes.append(f"{others} : « Tous les chiffres connus », plus bas.")
    note(plain(" ".join(one for one in notes if one)))
    with st.container(horizontal=True, vertical_alignment="center"):
        here = {"quartier": card.code}
        link("neighbourhoods", "Sur la carte", icon=":material/map:", params=here)
        link("gap_analysis", "Tous ses écarts", icon=":material/compare_arrows:", params=here)
        if card.lines:
            notice = Notice(f"Chiffres clés : {card.name}")
            data_popover(_table(card), key="fiche", name=f"fiche-{card.code}", notice=notice)
    if not card.lines:
        return
    method_links(
        ("Ce qui a changé", Method.CHANGE),
        ("L’écart et le rapport", Method.GAP),
        ("Le seuil et le verdict", Method.NOISE),
        ("Le rang", Method.RANK),
        ("Les périmètres", Method.PERIMETERS),
        key="fiche",
    )


def _text(line: IdentityLine, card: QuarterIdentity) -> str:
    """Write a figure: value and change, then its age, then the same elsewhere, then the gap."""
    simulated = f" {SIMULATED_BADGE}" if line.is_simulated else ""
    change, about = line.change, [line.dated, line.about]
    if change.move is Move.UNKNOWN:
        about.append(change.text)
    if not line.verdicts:
        about.append(line.no_verdict)
    moved = f" · :small[{_ARROWS[change.move]}{plain(change.text)}]" if _ARROWS[change.move] else ""
    lines = [
        f"**{plain(line.title)} : {plain(line.text)}**{simulated}{moved}",
        _small(" · ".join(one for one in about if one)),
        f":small[{plain(line.beside)}]" if line.beside and not line.no_verdict else "",
        _verdicts(line, card),
        f":small[Rang : {plain(line.rank)}]" if line.rank else "",
    ]
    return "  \n".join(one for one in lines if one)


def _verdicts(line: IdentityLine, card: QuarterIdentity) -> str:
    if not line.verdicts:
        return ""
    told = " ; ".join(
        f"{ICONS[one.verdict]} **{plain(one.word)}** ({plain(one.gaps)})" for one in line.verdicts
    )
    return f":small[Écart depuis {card.start} : {told}]"


def _small(text: str) -> str:
    return f":small[:gray[{plain(text)}]]" if text else ""


def _table(card: QuarterIdentity) -> Table:
    """Return the key figures as a table to read or take away."""
    return Table(
        _COLUMNS,
        tuple(
            (
                one.title,
                one.text,
                one.dated,
                one.about,
                one.change.text,
                one.beside,
                " ; ".join(f"{it.word} : {it.gaps}" for it in one.verdicts) or one.no_verdict,
                one.rank or card.rank_note,
                one.citation,
                one.note,
                "oui" if one.is_simulated else "non",
            )
            for one in card.lines
        ),
    )
