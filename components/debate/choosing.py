"""What the report is about, kept in the address: the year debated, the scenario, the section."""

from collections.abc import Callable

import streamlit as st

from components.charts.images.image import bare_image
from components.texts import note, plain
from components.url import buttons, choice
from data.base.formats import counted, long_date
from data.exporters.budget_debate.service import debate_pdf
from data.finances.debate.views import DebateHead, DebateReport, SectionCode
from data.finances.debate.words import TITLES

YEAR, SCENARIO, SECTION = "exercice", "scenario", "section"
NAMES = (YEAR, SCENARIO, SECTION)
"""Parameters of the page's URL."""


def asked_year() -> int | None:
    """Return the year that the address asks for; the pickers say kindly when it is not offered."""
    asked = st.query_params.get(YEAR, "")
    return int(asked) if asked.isdecimal() and len(asked) == 4 else None


def pickers(head: DebateHead, read: Callable[[], DebateReport]) -> SectionCode:
    """Draw the year, the scenario, the printed document and the sections; return the one chosen."""
    years = {str(year): f"Budget {year}" for year in head.years}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        choice("Budget débattu", years, key=YEAR, default=str(head.on.year + 1), width=180)
        if head.scenarios:
            first = head.scenarios[0][0]
            choice("Scénario", dict(head.scenarios), key=SCENARIO, default=first, width=300)
        st.download_button(
            "Rapport en PDF (A4)",
            data=lambda: debate_pdf(read(), bare_image),
            file_name=f"orientations-budgetaires-{head.year}-{head.on.isoformat()}.pdf",
            mime="application/pdf",
            icon=":material/picture_as_pdf:",
            key="dob-pdf",
            on_click="ignore",
            help="Les huit sections, leurs figures et les textes rédigés, à imprimer. Quelques "
            "secondes.",
        )
    note(plain(f"{_about(head)}. État au {long_date(head.on)}."))
    titles = {code.value: f"{rank}. {TITLES[code]}" for rank, code in enumerate(SectionCode, 1)}
    chosen = buttons(
        "Section", titles, key=SECTION, default=SectionCode.SUMMARY.value, is_label_shown=False
    )
    return SectionCode(chosen)


def answer(head: DebateHead) -> str:
    """Say what the report is made of, and what is left to write."""
    left = len(SectionCode) - len(head.written)
    made = f"Le rapport tient en {counted(len(SectionCode), 'section')}"
    if not left:
        return f"{made} ; tous les textes de l’adjoint aux finances sont rédigés."
    texts = counted(left, "texte reste", "textes restent")
    return f"{made} ; {texts} à rédiger par l’adjoint aux finances."


def _about(head: DebateHead) -> str:
    scenario = f"scénario « {head.scenario_title} »" if head.scenario else "aucun scénario écrit"
    perimeter = f"{head.perimeter[:1].upper()}{head.perimeter[1:]}"
    return f"{perimeter} ; derniers comptes exécutés : {head.base} ; {scenario}"
