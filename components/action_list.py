"""Lists of actions: short ones as links, long ones as a table that opens a sheet."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from components.horizons import horizons
from components.links import action_line, go, link
from components.simulated import SIMULATED_BADGE
from components.stages import CHECK_ICONS, stage_cell, stage_label
from components.texts import note, plain
from data.base.chart import Cell, Table
from data.base.formats import MISSING, long_date, percent, short_date, typeset
from data.mandate.rules import is_due_by
from data.mandate.state_cells import STATE_COLUMNS, state_cells
from data.mandate.views import ActionState, Check
from data.mandate.vocabulary import PartyRole
from data.mandate.words import CHECKS, shared_noun, shared_with

_ROW_HEIGHT = 35
_TALLEST = 620


def deadline_links(actions: Sequence[ActionState], *, most: int) -> None:
    """Draw the next actions due, nearest first, each a link to its sheet."""
    if not actions:
        st.markdown("Aucune échéance à venir à cette date.")
    with st.container(gap="xsmall"):
        for action in actions[:most]:
            action_line(action.code, deadline_markdown(action))


def horizon_links(actions: Sequence[ActionState], on: date) -> None:
    """Draw how many actions fall due by each horizon, each a link to the list behind it."""
    with st.container(horizontal=True):
        for horizon in horizons(on):
            count = sum(is_due_by(action, on, horizon.day) for action in actions)
            link(
                "actions",
                f"**{count}** {horizon.label}",
                icon=":material/event:",
                params={"echeance": horizon.code},
            )


def deadline_markdown(action: ActionState) -> str:
    """Return what is due and when; a date made up for the demonstration says so."""
    deadline = action.deadline
    if deadline is None:
        return plain(action.title)
    part = f"jalon « {deadline.milestone} » : " if deadline.milestone else ""
    mark = f" {SIMULATED_BADGE}" if deadline.is_simulated else ""
    return f"**{long_date(deadline.latest_on)}**{mark} · {plain(part + action.title)}"


def check_links(counts: Sequence[tuple[Check, int]], *, delegation: str | None = None) -> None:
    """Draw the things to check, each a link to the list behind its counter."""
    found = [(check, count) for check, count in counts if count]
    if not found:
        st.markdown(":material/task_alt: Rien à vérifier à cette date.")
    with st.container(gap="xsmall"):
        for check, words in CHECKS.items():
            count = dict(counts)[check]
            if count:
                noun = words.singular if count == 1 else words.plural
                link(
                    "actions",
                    f"**{count}** {noun}",
                    icon=f":material/{CHECK_ICONS[check]}:",
                    params={"controle": check.value, "pilote": delegation},
                )


def shared_links(counts: Sequence[tuple[str, int]]) -> None:
    """Draw how many actions are shared with each outside body, each a link to the list."""
    for body, count in counts:
        link(
            "actions",
            f"**{count}** {shared_noun(count)} {shared_with(body)}",
            icon=":material/handshake:",
            params={"partenaire": body},
        )


def check_rules() -> None:
    """Say on demand what each thing to check means."""
    with st.popover("Ce que ces mots veulent dire", icon=":material/help:", type="tertiary"):
        for words in CHECKS.values():
            st.markdown(typeset(f"**{words.label}** : {words.rule}"))


def action_table(actions: Sequence[ActionState], *, key: str, hidden: Sequence[str] = ()) -> None:
    """Draw actions as a table, without the columns hidden; choosing a row opens its sheet."""
    is_simulated = any(action.report and action.report.is_simulated for action in actions)
    mark = f" Statuts et avancements : {SIMULATED_BADGE}." if is_simulated else ""
    note(f"Cocher une ligne ouvre la fiche de l’action.{mark}")
    rows_shown = [_row(action) for action in actions]
    skipped = {*hidden, *_bare_columns(rows_shown)}
    chosen = st.dataframe(
        [{name: cell for name, cell in row.items() if name not in skipped} for row in rows_shown],
        key=key,
        hide_index=True,
        height=min(_TALLEST, _ROW_HEIGHT * (len(actions) + 1) + 2),
        on_select="rerun",
        selection_mode="single-row",
        column_config={
            "Code": st.column_config.TextColumn(width=76),
            "Action": st.column_config.TextColumn(width=380),
            "Statut": st.column_config.TextColumn(width=138),
            "Avancement": st.column_config.TextColumn(width=92),
            "Échéance": st.column_config.TextColumn(width=150),
            "Objectif": st.column_config.TextColumn(width=330),
            "À vérifier": st.column_config.TextColumn(width=230),
        },
        alt=f"Liste de {len(actions)} actions : code, titre, pilote, statut, échéance, contrôles.",
    )
    rows = chosen.selection.rows
    if rows:
        go("actions", action=actions[rows[0]].code)


def _row(action: ActionState) -> dict[str, str]:
    return {
        "Code": action.code,
        "Action": action.title,
        "Statut": stage_cell(action),
        "Échéance": _deadline_cell(action),
        "À vérifier": ", ".join(
            words.label for check, words in CHECKS.items() if check in action.checks
        ),
        "Avancement": "" if action.progress_pct is None else percent(action.progress_pct),
        "Pilote": pilots_text(action),
        "Objectif": "" if action.pilot or not action.headings else action.headings[0],
    }


def _bare_columns(rows: Sequence[dict[str, str]]) -> set[str]:
    """Return the columns that say nothing of any row: a PST names no pilot, a silence no share."""
    return {
        name
        for name in ("Avancement", "Pilote", "Objectif")
        if all(row[name] in {"", MISSING} for row in rows)
    }


def _deadline_cell(action: ActionState) -> str:
    if action.deadline is None:
        return "sans"
    notes = [
        "jalon" if action.deadline.milestone else "",
        "simulée" if action.deadline.is_simulated else "",
    ]
    said = ", ".join(note for note in notes if note)
    return short_date(action.deadline.latest_on) + (f" ({said})" if said else "")


def pilots_text(action: ActionState) -> str:
    """Return the names of those who pilot an action."""
    names = [party.name for party in action.parties if party.role is PartyRole.PILOT]
    return ", ".join(names) or MISSING


def action_picker(actions: Sequence[ActionState]) -> None:
    """Draw a searchable list of the actions: the way to a sheet without a mouse."""
    titles = {action.code: f"{action.code} · {action.title}" for action in actions}
    code = st.selectbox(
        "Ouvrir la fiche d’une action",
        list(titles),
        index=None,
        format_func=lambda code: titles.get(code, code),
        placeholder="Code ou mots du titre",
        key="action-picker",
    )
    if code:
        go("actions", action=code)


def action_data(actions: Sequence[ActionState]) -> Table:
    """Return actions as rows to take away; an import reads them back, without the last ones."""
    columns = (
        *STATE_COLUMNS,
        "Suivi",
        "Échéance simulée",
        "À vérifier",
        "Source",
        "Mise à jour simulée",
    )
    return Table(columns, tuple(_cells(action) for action in actions))


def _cells(action: ActionState) -> tuple[Cell, ...]:
    return (
        *state_cells(action),
        stage_label(action),
        _yes(action.deadline is not None and action.deadline.is_simulated),
        ", ".join(words.label for check, words in CHECKS.items() if check in action.checks),
        action.source_locator,
        _yes(action.report is not None and action.report.is_simulated),
    )


def _yes(fact: bool) -> str:
    return "oui" if fact else "non"
