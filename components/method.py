"""How figures are computed: ``docs/methode.md``, read in the app, one section at a time."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

import streamlit as st

from data.base.formats import typeset

METHOD_FILE = Path(__file__).resolve().parents[1] / "docs" / "methode.md"
_ALL = "tout"
_HEADING = re.compile(r"(?m)^## (.+)$")


class Method(StrEnum):
    """A section of the method; the value is its anchor, as a forge makes it from the heading."""

    GAP = "écart-et-rapport"
    NOISE = "seuil-de-bruit-et-verdict"
    RANK = "rang-dans-le-département"
    PERIMETERS = "périmètres-2015-et-2024"
    MISSING = "valeurs-manquantes"
    COMPARATORS = "comparateurs"
    YEARS = "année-des-données-et-édition"
    PROGRAMME = "montants-de-la-programmation"
    AMBITIONS = "avancement-des-ambitions"
    CONTRACT_UPDATE = "mise-à-jour-du-contrat-de-ville"
    BREAKS = "ruptures-de-série"
    BASE_100 = "base-100"
    FILLED = "fiche-remplie"
    FRESHNESS = "fraîcheur"
    PASSAGES = "entrées-et-sorties-de-la-géographie-prioritaire"
    CHANGE = "ce-qui-a-changé"
    AIMS = "liens-entre-actions-et-indicateurs"
    SECRECY = "petits-effectifs-et-secret"
    TYPED = "valeurs-saisies-à-lécran"
    COMPLETION = "taux-de-réalisation"
    PROGRESS = "avancement-moyen"
    ELAPSED = "temps-du-mandat-écoulé"
    OVERDUE = "échéance-dépassée"
    SIMULATED = "données-simulées"
    TARGET = "progression-vers-une-cible"
    CLASSES = "classes-de-la-carte"
    SCHOOLS = "écoles-dans-un-quartier"
    AREAS = "surfaces"
    CELLS = "carreaux-candidats"
    SAVINGS = "épargne-et-désendettement"
    ACCOUNTS = "comptes-et-formules"
    INVESTMENTS = "investissements-du-ppi"
    GREEN = "budget-vert"
    LEGAL_RATIOS = "ratios-de-la-loi"
    COMPARISON = "comparaison-avec-dautres-communes"
    PROJECTION = "prospective-financière"
    DEBT_PROFILE = "structure-des-comptes-et-profil-de-la-dette"
    DELAY = "délai-de-parution"
    DEBATE = "débat-dorientation-budgétaire"


@dataclass(frozen=True)
class Section:
    """A heading of the method and what stands under it, in Markdown."""

    anchor: str
    title: str
    body: str


def anchor(heading: str) -> str:
    """Return the anchor of a heading: small letters, hyphens for spaces, no other sign."""
    kept = re.sub(r"[^\w\s-]", "", heading.strip().lower().replace("’", ""))
    return re.sub(r"\s", "-", kept)


@lru_cache(maxsize=1)
def sections() -> dict[str, Section]:
    """Return the sections of the method, by anchor, in their order."""
    parts = _HEADING.split(METHOD_FILE.read_text(encoding="utf-8"))
    pairs = zip(parts[1::2], parts[2::2], strict=True)
    found = (Section(anchor(title), title.strip(), body.strip()) for title, body in pairs)
    return {one.anchor: one for one in found}


def method_links(*links: tuple[str, Method], key: str, with_all: bool = False) -> None:
    """Draw terms on a line, each opening its section, and the whole method when asked to.

    Args:
        links: the words of the link, and the section that it opens.
        key: unique on the page.
        with_all: draws a link to the whole method too.
    """
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        for words, section in links:
            _link(words, section, key=f"{key}-{section}", icon=":material/help:")
        if with_all:
            _link("Toute la méthode", _ALL, key=f"{key}-{_ALL}", icon=":material/menu_book:")


def _link(words: str, section: str, *, key: str, icon: str) -> None:
    if st.button(words, key=f"method-{key}", icon=icon, type="tertiary"):
        _open(section)


@st.dialog("Comment ces chiffres sont calculés", width="large", icon=":material/menu_book:")
def _open(section: str) -> None:
    """Show one section, or all of them."""
    for one in sections().values() if section == _ALL else (sections()[section],):
        st.subheader(one.title, anchor=False)
        st.markdown(typeset(one.body))
