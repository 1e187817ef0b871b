"""Projection page: the targets until the end of the mandate, scenario by scenario."""

import streamlit as st

from components.method import Method, method_links
from components.page import page_header
from components.projection import parts
from components.projection.desk import Writes, desk
from components.projection.first import first_scenario, without_accounts
from components.projection.trying import current_draft, show_notice, tried_banner, tried_content
from components.texts import plain
from components.url import restore
from data.finances.projection_desk.desk import desk_view, sensitivity_view
from data.finances.projection_desk.service import (
    add_scenario,
    delete_scenario,
    projection_view,
    save_scenario,
)
from data.mandate.service import is_belgian
from pages.context import current_scope, load
from pages.filling import what_fills

QUESTION = "Les cibles tiennent-elles jusqu’à la fin du mandat ?"

scope = current_scope()
restore(parts.NAMES)
first = load(projection_view, scope)
if first.is_without_accounts:
    if without_accounts(QUESTION, first, is_walloon=load(is_belgian, scope)):
        what_fills("accounts")
    st.stop()
if not first.scenarios:
    page_header(QUESTION, plain(first.answer))
    show_notice()
    first_scenario(first, scope, add_scenario)
    st.stop()

head = st.container()
scenario, budget = parts.scenario_picker(first), parts.budget_picker(first)
form = load(desk_view, scope, scenario)
draft = current_draft(form)
tried, problems = tried_content(draft, form)
view = load(projection_view, scope, budget=budget, scenario=scenario, tried=tried)
with head:
    page_header(QUESTION, plain(view.answer))
tried_banner(scenario, tried, problems)
show_notice()
parts.panels(view)
part = parts.part_picker()
if part == parts.DESK:
    desk(form, draft, scope, Writes(add_scenario, save_scenario, delete_scenario))
elif part == parts.WEIGHT:
    parts.weight_part(load(sensitivity_view, scope, budget, scenario, tried=tried))
elif part == parts.LINES:
    parts.lines_part(view)
else:
    parts.reading_part(view)
parts.rests_on(view)
method_links(("Comment la projection se calcule", Method.PROJECTION), key="prospective")
