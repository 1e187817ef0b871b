"""An official file: which publication it is, what is kept of it, and the year that it may lack."""

import re

import streamlit as st

from components.emphasis import emphasis
from components.imports.work import Work
from components.texts import note, plain
from data.base.drafts import SourceDraft
from data.base.formats import counted, typeset
from data.importers.errors import MissingEditionError
from data.importers.formats import Reading

_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_GIVEN = re.compile(r"^Gardée?s?\s*:\s*")
_WHOLE_KEPT = "Tout le fichier : il ne parle que de vous et de ce à quoi vous vous comparez."
_NOTHING_LEFT = "Rien."
_REST_LEFT = "Tout le reste, s’il y en a : rien n’en est enregistré."
_COMMAND = " (--edition sur la ligne de commande)"


def publication(reading: Reading) -> str:
    """Say which publication was read: its title, its edition, who publishes it."""
    source = reading.source
    return f"{plain(f'{edition_title(source)}, {source.producer}')}." if source else ""


def edition_title(source: SourceDraft) -> str:
    """Return what a publication is called, its edition told: two years are never one name."""
    is_said = source.edition is None or source.edition in source.title
    return source.title if is_said else f"{source.title}, édition {source.edition}"


def kept_and_left(reading: Reading) -> None:
    """Draw side by side what is kept of a published file and what is left out of it."""
    if reading.source is None:
        return
    kept, left = st.columns(2)
    with kept.container(border=True, height="stretch"):
        st.markdown(":material/check_circle: **Ce qui est gardé**")
        st.markdown(plain(_kept(reading.kept)))
        _missing(reading)
    with left.container(border=True, height="stretch"):
        st.markdown(":material/filter_alt: **Ce qui est laissé de côté**")
        st.markdown(typeset(_left(reading)))


def _kept(sentence: str) -> str:
    """Return what is kept without the word that the heading says already."""
    words = _GIVEN.sub("", sentence)
    return f"{words[:1].upper()}{words[1:]}" if words else _WHOLE_KEPT


def _left(reading: Reading) -> str:
    if not reading.ignored:
        return _REST_LEFT if reading.kept else _NOTHING_LEFT
    rows = counted(reading.ignored, "ligne ne concerne", "lignes ne concernent")
    return f"**{rows}** ni votre commune ni ses points de comparaison : rien n’en est enregistré."


def _missing(reading: Reading) -> None:
    missing = reading.counts.get("suppressed", 0)
    if missing:
        values = counted(missing, "valeur n’est pas publiée", "valeurs ne sont pas publiées")
        note(f"Dont {values} : absentes ici aussi, jamais comptées zéro.")


def about_the_source(source: SourceDraft | None) -> None:
    """Say what a reader of the figures must know, and their licence."""
    if source is None:
        return
    parts = [
        source.note or "",
        _perimeter(source),
        f"{source.licence}." if source.licence else "",
    ]
    if words := " ".join(part for part in parts if part):
        note(plain(words))


def _perimeter(source: SourceDraft) -> str:
    """Return the perimeter, which the note of many sources says already."""
    if source.perimeter is None or source.perimeter in (source.note or ""):
        return ""
    return f"Périmètre de {source.perimeter}."


def edition_question(work: Work) -> None:
    """Ask for the year of publication that nothing in the file says, then read it again."""
    if not isinstance(work.trouble, MissingEditionError):
        return
    said = work.trouble.problems[0].message.replace(_COMMAND, "")
    st.info(
        plain(f"« {work.name} » : {said} Rien n’a été changé."), icon=":material/calendar_today:"
    )
    field, button = st.columns([1, 2], vertical_alignment="bottom")
    with field:
        year = st.number_input(
            "Année de l’édition",
            min_value=_FIRST_YEAR,
            max_value=_LAST_YEAR,
            value=work.edition,
            step=1,
            format="%d",
            placeholder="2024",
            key=f"import-edition-{work.token}",
            help="Celle de la publication, écrite sur la page du portail : ni celle des données, "
            "ni celle du téléchargement.",
        )
    with button:
        is_asked = st.button(
            "Relire avec cette année",
            type=emphasis(),
            key=f"import-edition-read-{work.token}",
            icon=":material/refresh:",
        )
    if is_asked and year is not None:
        work.edition = int(year)
        work.read_again()
        st.rerun()
