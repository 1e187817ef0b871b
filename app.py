"""The entry: ``streamlit run app.py``.

The server imports this file and takes ``app``; each reader's session runs it as a script.
"""

import streamlit as st

ADDRESSES = {
    "overview": "vue-ensemble",
    "delegations": "delegations",
    "actions": "actions",
    "indicators": "indicateurs",
    "indicator_values": "saisie",
    "neighbourhoods": "quartiers",
    "quarter_card": "quartier",
    "gap_analysis": "ecarts",
    "city_contract": "contrat-de-ville",
    "grid_cells": "carreaux",
    "finances": "finances",
    "accounts": "comptes",
    "investments": "investissements",
    "projection": "prospective",
    "budget_debate": "orientation-budgetaire",
    "presentation": "presentation",
    "first_steps": "premiers-pas",
    "imports": "imports",
}
STARTING = "first_steps"
"""The page that an empty base leads to, whatever the address."""

if __name__ == "__main__":
    from components.errors import error_boundary
    from components.scope import set_scope
    from components.sidebar import sidebar
    from components.url import forget_notices
    from data.base.service import base_view, today
    from data.base.views import Scope
    from data.mandate.service import plan_lines

    def page(
        name: str, title: str, icon: str, *, is_first: bool = False, is_listed: bool = True
    ) -> st.Page:
        """Declare a page of the navigation; an empty base only shows how to start."""
        is_shown = is_listed and (base.organisation is not None or name == STARTING)
        return st.Page(
            f"pages/{name}.py",
            title=title,
            icon=f":material/{icon}:",
            url_path=ADDRESSES[name],
            default=is_first,
            visibility="visible" if is_shown else "hidden",
        )

    st.set_page_config(page_icon="static/favicon.svg", layout="wide")
    base = base_view()
    lines = plan_lines(base.organisation) if base.organisation else ()
    term, groups = "Mandat", "Délégations"
    if lines and not any(line.has_delegations for line in lines):
        term, groups = lines[0].words.term.capitalize(), lines[0].words.groups.capitalize()
    current = st.navigation(
        {
            term: [
                page("overview", "Vue d’ensemble", "dashboard", is_first=True),
                page("delegations", groups, "groups"),
                page("actions", "Actions", "checklist"),
            ],
            "Territoires": [
                page("indicators", "Indicateurs", "monitoring"),
                page("indicator_values", "Saisir des valeurs", "edit_note"),
                page("neighbourhoods", "Quartiers prioritaires", "map"),
                page("quarter_card", "Fiche du quartier", "badge", is_listed=False),
                page("gap_analysis", "Écarts des quartiers", "compare_arrows"),
                page("city_contract", "Contrat de ville", "handshake"),
                page("grid_cells", "Carreaux candidats", "grid_on"),
            ],
            "Finances": [
                page("finances", "Ratios et trajectoire", "account_balance"),
                page("accounts", "Comptes et formules", "receipt_long"),
                page("investments", "Investissements", "construction"),
                page("projection", "Prospective", "trending_up"),
                page("budget_debate", "Orientation budgétaire", "print"),
            ],
            "Présenter": [page("presentation", "Présentation", "slideshow")],
            "Administrer": [
                page("first_steps", "Premiers pas", "flag"),
                page("imports", "Imports", "upload_file"),
            ],
        },
        # Beyond twelve pages, Streamlit would hide the last ones behind words in English.
        expanded=True,
    )
    if base.organisation is None:
        if current.url_path != ADDRESSES[STARTING]:
            st.switch_page(f"pages/{STARTING}.py")
        st.set_page_config(page_title=f"{current.title} – Mandascope")
        with error_boundary():
            current.run()
    else:
        st.set_page_config(page_title=f"{current.title} – {base.name} – Mandascope")
        forget_notices(current.url_path)
        with error_boundary():
            plan, on = sidebar(base, lines, base.default_on or today())
            set_scope(Scope(base.organisation, plan, on))
            current.run()
else:
    from starlette.middleware import Middleware
    from streamlit.runtime.pages_manager import PagesManager

    from components.server import FrenchDocument, explain_error, warm_start

    # Without this, a first visit to a page's own address would run its file alone, because a
    # folder named pages/ wakes Streamlit's older navigation until a session has run this script.
    PagesManager.uses_pages_directory = False

    app = st.App(
        __file__,
        lifespan=warm_start,
        middleware=[
            # The first page answers at "" alone: at its own address, Streamlit finds no page.
            Middleware(
                FrenchDocument,
                pages=frozenset({"", *ADDRESSES.values()} - {ADDRESSES["overview"]}),
            ),
        ],
        on_script_error=explain_error,
    )
