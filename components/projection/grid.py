"""The tables where a scenario's hypotheses and loans are typed."""

from typing import Any

import streamlit as st

from components.projection.draft import Draft
from components.texts import note, plain
from components.url import buttons
from data.base.formats import typeset
from data.finances.projection.types import Group, HypothesisDefinition
from data.finances.projection_desk.typed import (
    AMOUNT,
    BUDGET,
    DEFERRED,
    EVERY,
    EVERY_YEAR,
    LENGTH,
    LOAN_COLUMNS,
    PROFILE,
    PROFILES,
    RATE,
    YEAR,
)
from data.finances.projection_desk.views import DeskView
from data.finances.projection_desk.words import GROUPS, UNITS, default_short, default_text

GROUP_PARAMETER, BUDGET_PARAMETER = "rubrique", "pour"
_ALL = "tous"
_LINE, _UNIT, _DEFAULT = "Hypothèse", "Unité", "Par défaut"
_ROW_HEIGHT = 35
_LEAST_ROWS = 2


def hypotheses_grid(view: DeskView, draft: Draft) -> None:
    """Draw the hypotheses of one heading, for every budget or one, a line each, by year."""
    group = Group(
        buttons(
            "Rubrique",
            {one.value: name for one, name in GROUPS.items()},
            key=GROUP_PARAMETER,
            default=Group.TAXES.value,
        )
    )
    budget = EVERY
    if len(view.titles) > 1:
        names = {_ALL: "Tous les budgets"} | dict(view.titles)
        chosen = buttons("Ces hypothèses valent pour", names, key=BUDGET_PARAMETER, default=_ALL)
        budget = EVERY if chosen == _ALL else chosen
    is_drawn = draft.key("hypotheses") in st.session_state
    if not is_drawn or (group, budget) != (draft.group, draft.budget):
        draft.redraw(budget=budget, group=group)
    lines = draft.lines()
    years = [str(year) for year in view.years]
    text = st.column_config.TextColumn
    st.data_editor(
        _frame(
            [_row(draft, one, years) for one in lines],
            [_LINE, _UNIT, _DEFAULT, EVERY_YEAR, *years],
        ),
        key=draft.key("hypotheses"),
        hide_index=True,
        disabled=[_LINE, _UNIT, _DEFAULT],
        placeholder="–",
        height=_ROW_HEIGHT * (len(lines) + 1) + 2,
        column_config={
            _LINE: text(width=250, pinned=True, help=typeset(_definitions(lines))),
            _UNIT: text(width=80),
            EVERY_YEAR: text(width=150, max_chars=30, help=typeset(_HELP_EVERY)),
            **{year: text(width=100, max_chars=30, help=typeset(_HELP_YEAR)) for year in years},
            _DEFAULT: text(width=110, help=typeset(_HELP_DEFAULT)),
        },
        alt=(
            f"Tableau modifiable des hypothèses, {GROUPS[group]} : une hypothèse par ligne, toutes "
            "les années puis une colonne par exercice."
        ),
    )
    note(
        "Une cellule vide laisse la valeur par défaut. Une année saisie l’emporte sur « Toutes les "
        "années », un budget sur « Tous les budgets ». Un montant saisi pour tous les budgets est "
        "celui du budget principal. Nombres à la française : « 1,5 », « −2 », « 410 k€ »."
    )
    with st.expander(
        f"Ce que veut dire chaque hypothèse ({GROUPS[group]})", icon=":material/help:"
    ):
        for one in lines:
            st.markdown(
                typeset(
                    f"- **{plain(one.title)}** ({UNITS[one.unit]}) : {plain(one.words)} *Par "
                    f"défaut : {plain(default_text(one))}*"
                )
            )


_HELP_EVERY = "Vaut pour chaque exercice projeté qui n’a pas sa propre valeur."
_HELP_YEAR = "Vaut pour ce seul exercice."
_HELP_DEFAULT = (
    "Ce qui vaut quand rien n’est saisi ; d’où il vient se lit sous le tableau. Un défaut est "
    "neutre : ce n’est pas une prévision."
)


def _definitions(lines: list[HypothesisDefinition]) -> str:
    """Return the definition of each hypothesis, for the hover of the column's head."""
    return "\n\n".join(f"**{plain(one.title)}** : {plain(one.words)}" for one in lines)


def _row(draft: Draft, one: HypothesisDefinition, years: list[str]) -> dict[str, str]:
    def cell(year: int) -> str:
        return draft.drawn.get((draft.budget, one.code, year), "")

    inherited = _inherited(draft, one)
    return {
        _LINE: one.title,
        _UNIT: UNITS[one.unit],
        EVERY_YEAR: cell(0),
        **{year: cell(int(year)) for year in years},
        _DEFAULT: inherited or default_short(one),
    }


def _inherited(draft: Draft, one: HypothesisDefinition) -> str:
    """Say what every budget is given, where a budget has nothing of its own."""
    if draft.budget == EVERY:
        return ""
    shared = draft.cells.get((EVERY, one.code, 0), "").strip()
    return f"{shared} (tous)" if shared else ""


def loans_grid(view: DeskView, draft: Draft) -> None:
    """Draw the loans that the scenario takes, to add, change or remove."""
    select, text = st.column_config.SelectboxColumn, st.column_config.TextColumn
    rows = [{name: row.get(name, "") for name in LOAN_COLUMNS} for row in draft.drawn_loans]
    st.data_editor(
        _frame(rows, list(LOAN_COLUMNS)),
        key=draft.key("loans"),
        hide_index=True,
        num_rows="dynamic",
        placeholder="–",
        height=_ROW_HEIGHT * (max(len(rows), _LEAST_ROWS) + 2) + 2,
        column_config={
            BUDGET: select(width=220, options=list(view.titles.values()), required=True),
            YEAR: select(width=100, options=[str(year) for year in view.years]),
            AMOUNT: text(width=140, max_chars=30),
            RATE: text(width=100, max_chars=10),
            LENGTH: text(width=120, max_chars=5, help="Différé compris."),
            PROFILE: select(width=180, options=list(PROFILES.values())),
            DEFERRED: text(
                width=120,
                max_chars=5,
                help=typeset("Premières années qui ne paient que des intérêts. Vide : aucune."),
            ),
        },
        alt=f"Tableau modifiable de {len(rows)} emprunts prévus par le scénario, un par ligne.",
    )
    note(
        "Un emprunt se paie à partir de l’année qui suit. Quand la réserve manque, un « emprunt "
        "d’équilibre » s’ajoute de lui-même : il se règle dans la rubrique « Dette et réserve »."
    )


def _frame(rows: list[dict[str, str]], columns: list[str]) -> Any:
    """Return the rows as text: without a row, a column has to say its type to be filled in."""
    from pandas import DataFrame

    filled = [{name: row[name] or None for name in columns} for row in rows]
    return DataFrame(filled, columns=columns, dtype="string")
