"""Budget debate page: what the council needs before the vote of the budget, ready to print."""

from functools import partial

import streamlit as st

from components.debate.choosing import NAMES, SCENARIO, answer, asked_year, pickers
from components.debate.desk import deputy_panel
from components.debate.section import section_panel
from components.links import link
from components.method import Method, method_links
from components.page import page_header
from components.texts import plain
from components.url import restore
from data.finances.debate.service import debate_head, debate_report, debate_section, save_text
from data.mandate.service import is_belgian
from pages.context import current_scope, load
from pages.filling import what_fills

QUESTION = "Que faut-il savoir avant de voter le budget ?"
NOT_CONCERNED = (
    "Sans objet : le débat d’orientation budgétaire est une obligation des communes françaises, et "
    "ses chiffres ne se calculent pas sur des comptes wallons."
)

scope = current_scope()
if load(is_belgian, scope):
    page_header("Orientation budgétaire", NOT_CONCERNED)
    st.stop()
restore(NAMES)
head = load(debate_head, scope, asked_year(), st.query_params.get(SCENARIO))
if head.why_empty:
    page_header(QUESTION, plain(head.why_empty))
    what_fills("accounts")
    link("imports", "Importer des comptes", icon=":material/upload_file:")
    st.stop()

page_header(f"Que faut-il savoir avant de voter le budget {head.year} ?", answer(head))
chosen = (head.year, head.scenario)
code = pickers(head, partial(load, debate_report, scope, *chosen))
section = load(debate_section, scope, code, *chosen)
deputy_panel(section, head, scope, save_text)
section_panel(section, head)
method_links(
    ("Comment ce rapport est fait", Method.DEBATE),
    ("Épargne et désendettement", Method.SAVINGS),
    ("Prospective", Method.PROJECTION),
    key="dob",
    with_all=True,
)
