"""The sidebar: which plan, which day, and what is simulated. Both travel in the URL."""

from collections.abc import Sequence
from datetime import date, timedelta

import streamlit as st

from components.links import TRAVELLING
from components.simulated import SIMULATED_BADGE
from components.texts import note, plain
from components.url import choice, notify, restore, show_notice, write
from data.base.formats import long_date
from data.base.views import BaseView
from data.mandate.views import PlanLine
from data.mandate.vocabulary import PlanStatus
from data.mandate.words import PLAN_STATUSES

_BEFORE = timedelta(days=366)


def sidebar(base: BaseView, plans: Sequence[PlanLine], default_on: date) -> tuple[str, date]:
    """Draw the choices shared by every page; return the plan's code and the day looked at."""
    restore(TRAVELLING)
    with st.sidebar:
        st.markdown(f"**{plain(base.name)}**")
        code = choice(
            "Document suivi",
            {plan.code: plan.title for plan in plans},
            key="plan",
            default=plans[0].code,
        )
        on = _day(
            # The day by default may lie years after the last mandate that is followed.
            earliest=min(default_on, *(plan.starts_on - _BEFORE for plan in plans)),
            latest=max(default_on, *(plan.ends_on + _BEFORE for plan in plans)),
            default=default_on,
        )
        plan = next(plan for plan in plans if plan.code == code)
        if plan.status is not PlanStatus.ADOPTED:
            stage = f"Document au stade « {PLAN_STATUSES[plan.status]} »."
            is_closed = plan.status is PlanStatus.CLOSED
            note(f"{plan.words.closed.capitalize()}." if is_closed else stage)
        if base.is_simulated:
            note(
                f"{SIMULATED_BADGE} : mises à jour, échéances décidées, liens aux indicateurs, "
                "comptes, PPI, scénarios, budget vert et strate. Réels : engagements, échéances du "
                "texte, quartiers, statistiques, cibles."
            )
    return code, on


def _day(*, earliest: date, latest: date, default: date) -> date:
    """Draw the date looked at, kept in the URL as « au »; drop an unknown one kindly."""
    st.session_state["au-day"] = _day_asked(earliest, latest) or default
    show_notice("au")
    st.date_input(
        "État au",
        key="au-day",
        min_value=earliest,
        max_value=latest,
        format="DD/MM/YYYY",
        on_change=_store_day,
        args=(default,),
    )
    day: date = st.session_state["au-day"] or default
    note(f"Ce qui était vrai le {long_date(day)}, d’après tout ce que la base sait.")
    return day


def _store_day(default: date) -> None:
    day: date | None = st.session_state["au-day"]
    write("au", None if day in {None, default} else day.isoformat() if day else None)


def _day_asked(earliest: date, latest: date) -> date | None:
    value = st.query_params.get("au")
    if value is None:
        return None
    try:
        day = date.fromisoformat(value)
        if earliest <= day <= latest:
            return day
    except ValueError:
        pass
    write("au", None)
    notify(
        "au",
        f"L’adresse demandait l’état au « {plain(value)} », qui n’est pas une date suivie ici.",
    )
    return None
