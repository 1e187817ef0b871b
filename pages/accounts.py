"""Accounts page: a figure opened to the accounts that make it; sources and credits compared."""

from components.accounts.part import Views, accounts_part
from components.links import link
from components.page import page_header
from data.finances.opening.service import (
    accounts_index,
    amount_sheet,
    compared_sources,
    coverage,
    publications,
    voted_and_executed,
)
from data.mandate.service import is_belgian
from pages.context import current_scope, load
from pages.filling import what_fills

QUESTION = "De quels comptes vient ce chiffre ?"
NOT_CONCERNED = (
    "Sans objet : ces montants suivent les nomenclatures des communes françaises, et ne se "
    "lisent pas dans des comptes wallons."
)
NONE_KNOWN = "Aucun compte n’est connu à cette date."

scope = current_scope()
budgets = load(accounts_index, scope)
if budgets:
    accounts_part(
        QUESTION,
        budgets,
        Views(
            publications=lambda *asked: load(publications, scope, *asked),
            amount=lambda *asked: load(amount_sheet, scope, *asked),
            coverage=lambda *asked: load(coverage, scope, *asked),
            sources=lambda *asked: load(compared_sources, scope, *asked),
            execution=lambda *asked: load(voted_and_executed, scope, *asked),
        ),
    )
elif load(is_belgian, scope):
    page_header(QUESTION, NOT_CONCERNED)
else:
    page_header(QUESTION, NONE_KNOWN)
    what_fills("accounts")
    link("imports", "Importer des comptes", icon=":material/upload_file:")
