"""Contrat de ville: what it invests, what it aims at, what its update must look at."""

from components.links import link
from components.page import page_header
from components.url import buttons, restore
from data.base.views import Scope
from data.mandate.contract.service import contract_view
from data.mandate.contract.views import ContractView
from data.mandate.service import is_belgian
from pages.context import current_scope, load
from pages.contract_parts import FIRST, NAMES, draw_part, part_names
from pages.filling import what_fills

QUESTION = "Que fait le contrat de ville, et que reste-t-il à y préciser ?"
NOT_CONCERNED = "Sans objet : le contrat de ville est un dispositif français."
NONE_KNOWN = "Aucun contrat de ville n’est connu dans cette base."


def _contract(view: ContractView, scope: Scope) -> None:
    """Draw the answer, then the part chosen."""
    page_header(QUESTION, view.answer)
    parts = part_names(view)
    part = buttons("Partie", parts, key="partie", default=FIRST, is_label_shown=False)
    draw_part(part, view, scope)


scope = current_scope()
restore(NAMES)
if load(is_belgian, scope):
    page_header("Contrat de ville", NOT_CONCERNED)
elif contract := load(contract_view, scope):
    _contract(contract, scope)
else:
    page_header("Contrat de ville", NONE_KNOWN)
    what_fills("city_contract")
    link("imports", "Importer ce document", icon=":material/upload_file:")
