"""What is done of the actions that serve each ambition, beside the links of the matrix."""

import streamlit as st

from components.method import Method, method_links
from components.texts import note
from data.base.chart import Table
from data.base.formats import number
from data.mandate.contract.views import ContractView

DONE_IN_FULL = "Actions réalisées"


def completion_text(done: int, projects: int) -> str:
    """Write how many projects are done, out of how many; without any, say so."""
    return f"{number(done)} sur {number(projects)}" if projects else "sans action"


def ambitions_progress(view: ContractView) -> None:
    """Draw, ambition by ambition, the objectives linked to it and what is done of their actions."""
    st.subheader("Avancement par ambition", anchor=False)
    table = progress_table(view)
    st.dataframe(
        [dict(zip(table.columns, map(str, row), strict=True)) for row in table.rows],
        hide_index=True,
        key="ambitions-progress",
        column_config={
            "Code": st.column_config.TextColumn(width=76),
            "Ambition": st.column_config.TextColumn(width=480),
        },
        alt="Ambitions, objectifs liés à chacune, actions réalisées de ces objectifs.",
    )
    note(
        "Une action réalisée compte une fois par ambition ; les abandonnées sont écartées. Un "
        "croisement à renseigner ne compte pas."
    )
    method_links(("Comment l’avancement se calcule", Method.AMBITIONS), key="ambitions")


def progress_table(view: ContractView) -> Table:
    """Return the progress of each ambition to read and to take away."""
    return Table(
        ("Code", "Ambition", "Objectifs liés", DONE_IN_FULL),
        tuple(
            (
                one.code,
                one.title,
                one.linked,
                completion_text(one.done, one.projects) if one.linked else "sans objectif lié",
            )
            for one in view.progress
        ),
    )
