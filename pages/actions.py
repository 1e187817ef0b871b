"""Actions: search, filter, and open the sheet of one of them."""

import streamlit as st

from components.action_filters import action_filters
from components.action_list import action_data, action_picker, action_table
from components.action_sheet import action_sheet as draw_sheet
from components.aims.action_aims import action_aims as draw_aims
from components.data_table import Notice, data_popover
from components.links import link
from components.page import empty_state
from components.texts import plain
from data.mandate.aims.service import action_aims, add_aim, remove_aim, reword_aim
from data.mandate.errors import UnknownActionError
from data.mandate.service import action_sheet, actions_view
from data.mandate.views import ActionFilters
from data.overview.action_money import action_money
from pages.context import current_scope, load
from pages.plan_filling import what_fills_a_plan

scope = current_scope()
code = st.query_params.get("action")

if code:
    link("actions", "Toutes les actions", icon=":material/arrow_back:")
    try:
        draw_sheet(load(action_sheet, scope, code), load(action_money, scope, code))
        draw_aims(
            load(action_aims, scope, code), scope, add=add_aim, reword=reword_aim, remove=remove_aim
        )
    except UnknownActionError as error:
        empty_state(plain(str(error)), page="actions", label="Voir toutes les actions")
else:
    everything = load(actions_view, scope, ActionFilters())
    st.title("Quelles actions, et où en sont-elles ?", anchor=False)
    if not everything.total:
        st.markdown(everything.answer)
        what_fills_a_plan(everything.plan, scope.on)
        st.stop()
    answer = st.container()
    filters = action_filters(everything, scope.on)
    view = load(actions_view, scope, filters)
    answer.markdown(view.answer)
    if view.actions:
        action_picker(view.actions)
        action_table(view.actions, key="actions")
        data_popover(
            action_data(view.actions),
            key="actions-data",
            name="actions",
            notice=Notice(view.answer.replace("**", "")),
        )
    else:
        empty_state("Aucune action ne correspond à ces filtres : enlevez-en un, ou affichez tout.")
