"""Saisir des valeurs: type or correct a value, accept or refuse those that wait."""

from components.indicators.entry_form import entry_form, entry_note
from components.indicators.proposals import proposals_panel
from components.links import link
from components.page import empty_state, page_header
from components.texts import plain
from components.url import choice, restore
from data.base.formats import counted
from data.base.service import base_view, today
from data.indicators.entering.errors import UnknownEntryError
from data.indicators.entering.service import (
    decide_proposals,
    entry_choices,
    entry_view,
    proposals_view,
    propose_value,
)
from pages.context import current_scope, load

QUESTION = "Quelle valeur ajouter ou corriger ?"
NAME = "indicateur"

scope = current_scope()
restore([NAME])
titles = dict(load(entry_choices, scope).indicators)
proposals = load(proposals_view, scope)
waiting = counted(len(proposals.waiting), "valeur attend", "valeurs attendent")
page_header(
    QUESTION,
    "Une valeur saisie dit sa source ; une correction dit aussi sa raison. "
    + (f"{waiting} une validation." if proposals.waiting else "Aucune n’attend de validation."),
)
code = choice("Indicateur", titles, key=NAME, default=next(iter(titles)), width=560)
try:
    entry_form(
        load(entry_view, scope, code), scope, propose_value, base_view().default_on or today()
    )
except UnknownEntryError as error:
    empty_state(plain(str(error)), page="indicators", label="Voir tous les indicateurs")
link(
    "indicators", "Voir la fiche de l’indicateur", icon=":material/monitoring:", params={NAME: code}
)
entry_note()
proposals_panel(proposals, scope, decide_proposals)
