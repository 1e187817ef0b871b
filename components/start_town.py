"""The start of a town of one's own: which commune, which mandate, and what it replaces."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from components.emphasis import emphasis
from components.texts import note, plain
from data.base.errors import MandascopeError
from data.base.formats import counted, typeset
from data.territories.communes import CommuneLine
from data.territories.elision import of

Find = Callable[[str], Sequence[CommuneLine]]
Start = Callable[["NewTown"], None]

FRENCH_MANDATE = (date(2026, 3, 23), date(2032, 3, 31))
WALLOON_MANDATE = (date(2024, 12, 2), date(2030, 12, 1))
_EARLIEST, _LATEST = date(1990, 1, 1), date(2060, 12, 31)
_MOST_FOUND = 8
_WIDTH = 900
_KEPT = "import-"
"""What the officer already brought in is kept when the demonstration goes."""


@dataclass(frozen=True)
class NewTown:
    """What was chosen; ``code`` is the INSEE code, or the INS code of a Walloon commune."""

    name: str
    code: str
    starts_on: date
    ends_on: date
    is_belgian: bool


def start_panel(find: Find, start: Start, *, erased: str | None, is_belgian: bool = False) -> None:
    """Draw the choice of a commune and of its mandate, and the button that starts its dashboard.

    Args:
        find: communes by name or code.
        start: gives the base its town.
        erased: the demonstration that goes, by its name; nothing on an empty base.
        is_belgian: whether the demonstration is Walloon: one's own town is likely to be too.
    """
    with st.container(border=True, width=_WIDTH):
        st.subheader("Commencer avec votre commune", anchor=False)
        if erased:
            st.markdown(
                typeset(
                    f"La démonstration ({plain(erased)}) sera effacée : ses valeurs ne se "
                    "mélangent jamais aux vôtres. Elle se recharge quand on veut dans une autre "
                    "base."
                )
            )
        is_belgian = st.checkbox("Commune wallonne", value=is_belgian, key="start-is-belgian")
        chosen = _walloon() if is_belgian else _french(find)
        starts_on, ends_on = _mandate(is_belgian=is_belgian)
        is_agreed = not erased or st.checkbox(
            "J’ai compris : effacer la démonstration", key="start-agreed"
        )
        name, code = chosen or ("", "")
        whose = of(name, code) if name else "de votre commune"
        is_ordered = bool(starts_on and ends_on and starts_on < ends_on)
        if starts_on and ends_on and not is_ordered:
            st.error(
                "La fin du mandat doit venir après son début : corrigez l’une des deux dates.",
                icon=":material/event_busy:",
            )
        is_pressed = st.button(
            plain(f"Créer le tableau de bord {whose}"),
            type=emphasis(),
            key="start-create",
            icon=":material/flag:",
            disabled=not (name and code and is_ordered and is_agreed),
        )
        if is_pressed and starts_on and ends_on:
            _create(start, NewTown(name, code, starts_on, ends_on, is_belgian))


def _french(find: Find) -> tuple[str, str] | None:
    """Draw the search and what it finds; return the name and the code of the commune chosen."""
    text = st.text_input(
        "Nom ou code INSEE de la commune",
        key="start-search",
        icon=":material/search:",
        placeholder="Saint-Omer, ou 62765",
        max_chars=100,
    )
    if not text.strip():
        return None
    found = {one.code: one for one in find(text)}
    if not found:
        st.markdown(
            "Aucune commune de France ne porte ce nom ni ce code. Vérifiez l’orthographe, ou "
            "cochez « Commune wallonne »."
        )
        return None
    shown = dict(list(found.items())[:_MOST_FOUND])
    code = st.radio(
        "Votre commune",
        list(shown),
        format_func=lambda code: _described(shown[code]) if code in shown else code,
        index=0 if len(shown) == 1 else None,
        # A new list starts without a choice: the one made in another list may not be in it.
        key=f"start-commune-{text.strip().casefold()}",
    )
    if len(found) > len(shown):
        note("D’autres communes conviennent : précisez le nom, ou tapez le code INSEE.")
    return (shown[code].name, code) if code else None


def _described(one: CommuneLine) -> str:
    """Name a commune with what tells it from others: two labels alike would be one choice."""
    parts = [f"{one.departement} ({one.departement_code})", f"code INSEE {one.code}"]
    if one.epci:
        parts.append(one.epci)
    parts.append(counted(one.population, "habitant"))
    if one.former_name:
        parts.append(f"comprend {one.former_name}")
    return f"**{plain(one.name)}** : {plain(', '.join(parts))}"


def _walloon() -> tuple[str, str] | None:
    """Draw the name and the code of a Walloon commune, which are typed."""
    left, right = st.columns(2)
    with left:
        name = st.text_input(
            "Nom de la commune", key="start-name", placeholder="Soignies", max_chars=100
        )
    with right:
        code = st.text_input(
            "Code INS (cinq chiffres)", key="start-ins", placeholder="55040", max_chars=5
        )
    return (name.strip(), code.strip()) if name.strip() and code.strip() else None


def _mandate(*, is_belgian: bool) -> tuple[date | None, date | None]:
    """Draw the first and the last day of the mandate, usual for the country until changed."""
    country = "be" if is_belgian else "fr"
    first, last = WALLOON_MANDATE if is_belgian else FRENCH_MANDATE
    left, right = st.columns(2)
    with left:
        starts_on = st.date_input(
            "Début du mandat",
            value=first,
            min_value=_EARLIEST,
            max_value=_LATEST,
            format="DD/MM/YYYY",
            key=f"start-first-day-{country}",
        )
    with right:
        ends_on = st.date_input(
            "Fin du mandat",
            value=last,
            min_value=_EARLIEST,
            max_value=_LATEST,
            format="DD/MM/YYYY",
            key=f"start-last-day-{country}",
        )
    return _day(starts_on), _day(ends_on)


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None


def _create(start: Start, town: NewTown) -> None:
    try:
        with st.spinner(f"Création du tableau de bord de {plain(town.name)}…"):
            start(town)
    except MandascopeError as error:
        st.error(plain(str(error)), icon=":material/block:")
        return
    # What this session remembers (plan, date, filters) is the demonstration's.
    for name in [str(name) for name in st.session_state if not str(name).startswith(_KEPT)]:
        del st.session_state[name]
    st.switch_page("pages/first_steps.py")


def demo_panel(towns: Mapping[str, tuple[str, str]], load: Callable[[str], None]) -> None:
    """Draw the ways to look around with a town that exists already, a button each.

    Args:
        towns: name of each and what is real in it, by code.
        load: fills the empty base with one.
    """
    with st.container(border=True, width=_WIDTH):
        st.subheader("Découvrir avec une ville de démonstration", anchor=False)
        for code, (name, content) in towns.items():
            st.markdown(typeset(f"**{plain(name)}**. {plain(content)}"))
            if st.button(
                plain(f"Charger la démonstration de {name}"),
                key=f"demo-{code}",
                icon=":material/play_circle:",
            ):
                _load(load, code, name)


def _load(load: Callable[[str], None], code: str, name: str) -> None:
    try:
        with st.spinner(f"Chargement de la démonstration de {plain(name)}…"):
            load(code)
    except MandascopeError as error:
        st.error(plain(str(error)), icon=":material/block:")
        return
    st.switch_page("pages/overview.py")
