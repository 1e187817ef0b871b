"""The filters of the actions page, in one line, all of them in the URL."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from components.horizons import horizons
from components.links import link
from components.url import choice, restore, search
from data.mandate.views import ActionFilters, ActionsView, Check
from data.mandate.vocabulary import ActionNature, PlanKind, Stage
from data.mandate.words import CHECKS, NATURES, STAGES, UNREPORTED, shared_with

ALL = "tout"
_UNREPORTED = "sans-mise-a-jour"
EVERYTHING = {"statut": ALL}
"""Parameters of the page without any filter: one is named, so that none is remembered."""
NAMES = ("recherche", "pilote", "statut", "nature", "controle", "echeance", "partenaire")


def action_filters(view: ActionsView, on: date) -> ActionFilters:
    """Draw the filters and return what they keep."""
    restore(NAMES)
    words = view.plan.words
    groups = {line.code: line.title for line in view.delegations}
    stages = {stage.value: label for stage, label in STAGES.items()} | {_UNREPORTED: UNREPORTED}
    natures = {nature.value: label for nature, label in NATURES.items()}
    checks = {check.value: words.label for check, words in CHECKS.items()}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        text = search("Rechercher", key="recherche", placeholder=_example(view), width=200)
        group = choice(
            _capital(f"{words.group} pilote" if view.plan.has_delegations else words.group),
            {ALL: "Toutes" if words.group_is_feminine else "Tous"} | groups,
            key="pilote",
            default=ALL,
            width=215,
        )
        stage = choice("Statut", {ALL: "Tous"} | stages, key="statut", default=ALL, width=165)
        nature = choice("Nature", {ALL: "Toutes"} | natures, key="nature", default=ALL, width=165)
        check = choice(
            "À vérifier", {ALL: "Sans filtre"} | checks, key="controle", default=ALL, width=160
        )
        days = {horizon.code: horizon for horizon in horizons(on)}
        due = choice(
            "Échéance",
            {ALL: "Toutes"} | {code: horizon.label for code, horizon in days.items()},
            key="echeance",
            default=ALL,
            width=190,
        )
        partner = _partner(view.partners)
    filters = ActionFilters(
        search=text,
        delegation=None if group == ALL else group,
        stage=None if stage in {ALL, _UNREPORTED} else Stage(stage),
        is_unreported=stage == _UNREPORTED,
        nature=None if nature == ALL else ActionNature(nature),
        check=None if check == ALL else Check(check),
        due_by=None if due == ALL else days[due].day,
        partner=None if partner == ALL else partner,
    )
    if filters != ActionFilters():
        link("actions", "Tout afficher", icon=":material/filter_alt_off:", params=EVERYTHING)
    return filters


def _example(view: ActionsView) -> str:
    """Return words worth searching: everybody knows the bodies of their own country."""
    return f"école, rue, {'CPAS' if view.plan.kind is PlanKind.PST else 'vélo'}…"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _partner(partners: Sequence[str]) -> str:
    """Let the reader keep what is shared with a body, where the plan lists such actions."""
    if not partners:
        return ALL
    return choice(
        "Partagées",
        {ALL: "Sans filtre"} | {name: _capital(shared_with(name)) for name in partners},
        key="partenaire",
        default=ALL,
        width=160,
    )
