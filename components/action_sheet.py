"""The sheet of one action: where it stands, who, when, where, its journal and its source."""

import re

import streamlit as st

from components.action_money import action_money
from components.links import action_line
from components.simulated import SIMULATED_BADGE
from components.stages import (
    CHECK_ICONS,
    STAGE_ICONS,
    confidence_markdown,
    nature_label,
    stage_markdown,
)
from components.texts import note, plain
from data.base.formats import counted, listed, long_date, percent, typeset
from data.mandate.views import ActionSheet, ActionState, Check, DeadlineState, JournalLine
from data.mandate.vocabulary import ActionNature, DeadlineOrigin, PartyRole, PlanKind
from data.mandate.words import (
    CHECKS,
    CONFIDENCES,
    REVIEWED_FIELDS,
    ROLES,
    STAGES,
    TOWN_ROLES,
    shared_with,
)
from data.overview.money_views import ActionMoney

_ONLY_FIGURES = re.compile(r"[\d\s./-]+")
"""A day as typed in a spreadsheet: it says no more than the date."""


def action_sheet(sheet: ActionSheet, money: ActionMoney | None = None) -> None:
    """Draw everything known of an action on the day looked at, and what pays for it."""
    action = sheet.action
    st.title(plain(action.title), anchor=False)
    note(plain(" · ".join((action.code, nature_label(action.nature), *_headings(sheet)))))
    if action.detail:
        st.markdown(plain(action.detail))
    if sheet.plan.kind is PlanKind.PST:
        for body in action.partners:
            st.markdown(f":material/handshake: **Partagée {plain(shared_with(body))}**")
    for check, words in CHECKS.items():
        if check in action.checks:
            icon = f":material/{CHECK_ICONS[check]}:"
            fields = _reviewed(action) if check is Check.TO_REVIEW else ""
            st.markdown(typeset(f"{icon} **{words.label}** : {words.rule}{fields}"))
    facts, story = st.columns([2, 3], gap="large")
    with facts:
        _state(action)
        _deadlines(sheet)
        _parties(action)
        _places(sheet)
        if money is not None:
            action_money(money)
    with story:
        _milestones(action)
        _journal(sheet.journal)
        _links(sheet)
        _source(sheet)


def _headings(sheet: ActionSheet) -> tuple[str, ...]:
    """Return where the action stands in the plan: the whole way down when there is one."""
    return (" › ".join(sheet.path),) if sheet.path else sheet.action.headings


def _reviewed(action: ActionState) -> str:
    """Name the fields to confirm, as the screen calls them."""
    names = [REVIEWED_FIELDS.get(field, field) for field in action.to_review]
    return f" Ici : {plain(listed(names))}."


def _state(action: ActionState) -> None:
    st.subheader("Où elle en est", anchor=False)
    st.markdown(stage_markdown(action))
    if action.nature is ActionNature.PROJECT:
        st.markdown(confidence_markdown(action.confidence))
        if action.progress_pct is None:
            st.markdown("Avancement non renseigné")
        else:
            origin = "d’après les jalons" if action.milestones else "déclaré"
            st.progress(
                action.progress_pct / 100,
                text=f"Avancement {origin} : {percent(action.progress_pct)}",
            )


def _deadlines(sheet: ActionSheet) -> None:
    st.subheader("Échéance", anchor=False)
    if not sheet.deadlines and not sheet.action.has_deadline:
        st.markdown("Ni le texte ni une décision ne fixent d’échéance.")
    elif not sheet.deadlines:
        st.markdown("L’action n’a pas d’échéance propre ; l’un de ses jalons est daté.")
    for deadline in sheet.deadlines:
        st.markdown(_deadline_line(deadline))
    slippage = sheet.action.slippage_days
    if slippage:
        verb = "reportée" if slippage > 0 else "avancée"
        days = counted(abs(slippage), "jour")
        st.markdown(f"Depuis la première échéance : **{verb} de {days}**.")


def _deadline_line(deadline: DeadlineState) -> str:
    mark = f" {SIMULATED_BADGE}" if deadline.is_simulated else ""
    day = f"**{long_date(deadline.latest_on)}**"
    wording = f" : «\u00a0{plain(deadline.wording)}\u00a0»"
    if deadline.origin is DeadlineOrigin.TEXT:
        return typeset(f"{day}, selon le texte{wording}.{mark}")
    said = "" if _is_only_a_day(deadline) else wording
    return typeset(f"Fixée au {day} le {long_date(deadline.decided_on)}{said}.{mark}")


def _is_only_a_day(deadline: DeadlineState) -> bool:
    """Tell whether the wording is but the day itself, in figures or in letters."""
    wording = deadline.wording.strip()
    return not wording or bool(
        _ONLY_FIGURES.fullmatch(wording) or wording == long_date(deadline.latest_on)
    )


def _parties(action: ActionState) -> None:
    st.subheader("Qui", anchor=False)
    for role, label in ROLES.items():
        names = [party.name for party in action.parties if party.role is role]
        if names:
            st.markdown(f"{label} : **{plain(', '.join(names))}**")
    if not action.parties:
        st.markdown("Le document ne nomme ni pilote ni partenaire.")
    if not any(party.role is PartyRole.PILOT and party.delegation for party in action.parties):
        return
    note(TOWN_ROLES[action.town_role])


def _places(sheet: ActionSheet) -> None:
    if sheet.places:
        st.subheader("Où", anchor=False)
        st.markdown(plain(", ".join(sheet.places)))


def _milestones(action: ActionState) -> None:
    if not action.milestones:
        return
    st.subheader("Jalons", anchor=False)
    for part in action.milestones:
        if part.done_on:
            st.markdown(
                f":material/check_circle: {plain(part.title)}, le {long_date(part.done_on)}"
            )
            continue
        day = f", attendu le {long_date(part.deadline.latest_on)}" if part.deadline else ""
        st.markdown(f":material/radio_button_unchecked: {plain(part.title)}{day}")


def _journal(lines: tuple[JournalLine, ...]) -> None:
    st.subheader("Journal", anchor=False)
    if not lines:
        st.markdown("Aucune mise à jour à cette date.")
    for line in lines:
        facts = [STAGES[line.stage]]
        if line.progress_pct is not None:
            facts.append(percent(line.progress_pct))
        if line.confidence is not None:
            facts.append(CONFIDENCES[line.confidence])
        with st.container(gap=None):
            st.markdown(
                f":material/{STAGE_ICONS[line.stage]}: **{long_date(line.effective_on)}** · "
                f"{' · '.join(facts)}"
            )
            words = [plain(text) for text in (line.comment, line.author) if text]
            note(" — ".join(words), is_simulated=line.is_simulated)


def _links(sheet: ActionSheet) -> None:
    if not sheet.links:
        return
    st.subheader("Dans les autres documents", anchor=False)
    for other in sheet.links:
        text = f"{plain(other.title)} — {plain(other.plan_title)}. {plain(other.reason)}."
        action_line(other.code, text, plan=other.plan_code)


def _source(sheet: ActionSheet) -> None:
    st.subheader("Source", anchor=False)
    document = sheet.source.citation if sheet.source else sheet.plan.title
    st.markdown(plain(f"{document}. {sheet.action.source_locator}."))
    if sheet.wording:
        with st.expander("Texte du document", icon=":material/format_quote:"):
            st.markdown(plain(sheet.wording))
    else:
        note("Le titre est une rédaction courte de Mandascope, pas une citation.")
