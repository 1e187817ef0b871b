"""The targets of an indicator: where each stands, how far on its way, and how to set one."""

import streamlit as st

from components.chart_frame import draw
from components.data_table import Notice, data_popover
from components.indicators.target_form import Desk, target_form
from components.indicators.value_history import value_history
from components.links import link
from components.method import Method, method_links
from components.page import READABLE_WIDTH
from components.simulated import SIMULATED_BADGE
from components.texts import note, plain
from data.base.formats import typeset
from data.indicators.views import IndicatorSheet, TargetCard

_ICONS = {
    "met": ":material/check_circle:",
    "ahead": ":material/trending_up:",
    "late": ":material/schedule:",
    "missed": ":material/cancel:",
    "unknown": ":material/help:",
}
_SET = (
    "Pour fixer une cible par fichier, ou plusieurs à la fois : remplissez la feuille « Cibles » "
    "du modèle de tableur « indicateurs », puis importez-le."
)


def targets(sheet: IndicatorSheet, *, file_stem: str, desk: Desk | None = None) -> None:
    """Draw where the targets stand, or how to set one.

    Args:
        sheet: the indicator.
        file_stem: how the file of targets is called.
        desk: what may be changed from the sheet; nothing where it is only read.
    """
    part = sheet.targets
    several = len(part.cards) > 1
    st.subheader("Les cibles" if several else "La cible", anchor=False)
    if not part.cards:
        note("Aucune cible n’est fixée pour cet indicateur à la date regardée.")
    for card in part.cards:
        _card(card)
    if part.chart:
        draw(part.chart, key="cibles", heading="Le chemin fait")
    elif part.cards:
        name = f"cibles-{file_stem}"
        notice = Notice(f"{sheet.title} : cibles")
        data_popover(part.data, key="targets-data", name=name, notice=notice)
    if part.cards:
        method_links(("Comment la progression se calcule", Method.TARGET), key="cibles")
        note("Le fichier se relit tel quel dans les imports, au format « indicateurs ».")
    if desk:
        target_form(desk)
        value_history(desk.view.target_history, key="target-history", what="cible")
    note(_SET)
    link("imports", "Aller aux imports", icon=":material/upload_file:")


def _card(card: TargetCard) -> None:
    with st.container(border=True):
        mark = f" {SIMULATED_BADGE}" if card.is_simulated else ""
        st.markdown(f"**{plain(card.title)}**{mark}", width=READABLE_WIDTH)
        st.markdown(f"{_ICONS[card.verdict]} **{plain(card.state)}**", width=READABLE_WIDTH)
        lines = [f"- **{name}** : {plain(text)}" for name, text in card.facts]
        st.markdown(typeset("\n".join(lines)), width=READABLE_WIDTH)
