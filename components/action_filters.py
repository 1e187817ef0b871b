"""The filters of the actions page, in one line, all of them in the URL."""

from datetime import date

import streamlit as st

from components.horizons import horizons
from components.links import link
from components.url import choice, restore, search
from data.mandate.views import ActionFilters, ActionsView, Check
from data.mandate.vocabulary import ActionNature, Stage
from data.mandate.words import CHECKS, NATURES, STAGES

ALL = "tout"
EVERYTHING = {"statut": ALL}
"""Parameters of the page without any filter: one is named, so that none is remembered."""
NAMES = ("recherche", "pilote", "statut", "nature", "controle", "echeance")


def action_filters(view: ActionsView, on: date) -> ActionFilters:
    """Draw the filters and return what they keep."""
    restore(NAMES)
    has_delegations = view.plan.has_delegations
    groups = {line.code: line.title for line in view.delegations}
    stages = {stage.value: label for stage, label in STAGES.items()}
    natures = {nature.value: label for nature, label in NATURES.items()}
    checks = {check.value: words.label for check, words in CHECKS.items()}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        text = search("Rechercher", key="recherche", placeholder="école, rue, CAPSO…", width=200)
        group = choice(
            "Délégation pilote" if has_delegations else "Thème",
            {ALL: "Toutes" if has_delegations else "Tous"} | groups,
            key="pilote",
            default=ALL,
            width=215,
        )
        stage = choice("Statut", {ALL: "Tous"} | stages, key="statut", default=ALL, width=130)
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
    filters = ActionFilters(
        search=text,
        delegation=None if group == ALL else group,
        stage=None if stage == ALL else Stage(stage),
        nature=None if nature == ALL else ActionNature(nature),
        check=None if check == ALL else Check(check),
        due_by=None if due == ALL else days[due].day,
    )
    if filters != ActionFilters():
        link("actions", "Tout afficher", icon=":material/filter_alt_off:", params=EVERYTHING)
    return filters
