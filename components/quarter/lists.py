"""The lists of the identity card: a few words each, and the rest one click away."""

from collections.abc import Sequence

import streamlit as st

from components.links import action_line
from components.simulated import SIMULATED_BADGE
from components.texts import note, plain
from data.indicators.views import RemarkGroup
from data.indicators.views.identity import QuarterIdentity
from data.overview.quarter_sheet.views import PromisedGroup, QuarterSheet

_MOST_SCHOOLS = 7
_NO_SCHOOL = (
    "Aucun établissement connu dans ce quartier ni à proximité : l’annuaire de l’éducation, une "
    "fois importé, dira où ils sont."
)
_NO_ACTION = "Aucun document ne situe d’action dans ce quartier."
_NO_REMARK = "Aucune remarque d’habitants n’est connue."


def schools_column(card: QuarterIdentity) -> None:
    """Draw the schools with their position index, then the facts of the contract's card."""
    st.markdown("**Écoles et collèges** (IPS)")
    if card.schools:
        shown = card.schools[:_MOST_SCHOOLS]
        told = " · ".join(f"{plain(one.name)} **{plain(one.ips)}**" for one in shown)
        st.markdown(f":small[{told}]")
    else:
        note(_NO_SCHOOL)
    with st.container(horizontal=True, gap="small"):
        _schools(card)
        _facts(card)


def _schools(card: QuarterIdentity) -> None:
    if card.schools:
        with st.popover(_all(len(card.schools), "établissement"), type="tertiary"):
            note(plain(card.schools_note))
            st.markdown(
                "\n".join(
                    f"- {plain(one.name)} : **{plain(one.ips)}** ({plain(one.about)})"
                    for one in card.schools
                )
            )


def _facts(card: QuarterIdentity) -> None:
    count = sum(len(group.lines) for group in card.facts)
    if count:
        with st.popover(_all(count, "fait"), type="tertiary"):
            for group in card.facts:
                st.markdown(f"**{plain(group.title)}**\n\n{_bullets(group.lines)}")


def promised_column(sheet: QuarterSheet) -> None:
    """Draw what each plan promises here, by stage; each list opens."""
    st.markdown("**Actions et investissements**")
    if not sheet.promised:
        note(_NO_ACTION)
    for group in sheet.promised:
        mark = f" · {SIMULATED_BADGE}" if group.is_simulated else ""
        st.markdown(f":small[{plain(group.title)} : {plain(group.counts)}{mark}]")
        with st.popover(_all(len(group.lines), "action"), type="tertiary"):
            _actions(group)


def _actions(group: PromisedGroup) -> None:
    for one in group.lines:
        near = ", à proximité" if one.is_nearby else ""
        pilots = f" — {one.pilots}" if one.pilots else ""
        text = plain(f"{one.title}{pilots}{near} · {one.stage}")
        action_line(one.code, text, plan=one.plan)


def remarks_column(card: QuarterIdentity) -> None:
    """Draw how many strengths and weaknesses residents saw on each theme; all open at once."""
    st.markdown("**Ce qu’en disent les habitants**")
    if not card.remarks:
        note(_NO_REMARK)
        return
    told = " · ".join(
        f"{plain(one.theme)} +{len(one.strengths)} −{len(one.weaknesses)}" for one in card.remarks
    )
    st.markdown(f":small[Forces (+) et faiblesses (−) : {told}]")
    count = sum(len(one.strengths) + len(one.weaknesses) for one in card.remarks)
    with st.popover(_all(count, "remarque"), type="tertiary"):
        note("Concertation préparatoire au contrat de ville, formules abrégées.")
        for group in card.remarks:
            _remarks(group)


def _remarks(group: RemarkGroup) -> None:
    st.markdown(f"**{plain(group.theme)}**")
    left, right = st.columns(2)
    left.markdown(f"Forces\n\n{_bullets(group.strengths) or 'Aucune.'}")
    right.markdown(f"Faiblesses\n\n{_bullets(group.weaknesses) or 'Aucune.'}")


def _all(count: int, noun: str) -> str:
    return f"Les {count} {noun}s" if count > 1 else f"1 {noun}"


def _bullets(lines: Sequence[str]) -> str:
    return "\n".join(f"- {plain(line)}" for line in lines)
