"""One operation opened: its years, its actions, its territories, its history."""

from decimal import Decimal

import streamlit as st

from components.data_table import Notice, data_popover
from components.investments.panel import authorisation, table
from components.links import action_line, link
from components.method import Method, method_links
from components.page import READABLE_WIDTH, page_header
from components.texts import note, plain
from data.base.formats import MISSING, quantity, short_date, typeset
from data.finances.investments import words
from data.finances.investments.cells import flat_table, programme_name
from data.finances.investments.rules import is_year_overrun
from data.finances.investments.sentences import operation_answer, rates_text
from data.finances.investments.views import Measure, Operation, OperationView, YearMoney

_HISTORY_WIDTH = 720


def operation_sheet(view: OperationView) -> None:
    """Draw an operation as it is seen on the day looked at."""
    one, total = view.seen.operation, view.seen.total
    years = tuple(money.year for money in one.years)
    page_header(plain(f"{one.code} · {one.title}"), operation_answer(years, total))
    note(plain(_about(one)))
    if one.years:
        st.markdown(typeset(rates_text(total)), width=READABLE_WIDTH)
        _years(one)
    for sentence in view.gaps:
        st.markdown(f":material/difference: {plain(sentence)}")
    st.subheader("Actions qu’elle finance", anchor=False)
    if not one.actions:
        st.markdown("Aucune action d’un document suivi n’y est reliée.")
    with st.container(gap="xsmall"):
        for action in one.actions:
            action_line(action.code, plain(action.title), plan=action.plan)
    st.subheader("Où elle se situe", anchor=False)
    _places(one)
    note(f"Source : {plain(view.source)}", is_simulated=one.is_simulated)
    with st.container(horizontal=True, vertical_alignment="center"):
        data_popover(
            flat_table([one], {}),
            key="operation",
            name=f"operation-{_file_name(one.code)}",
            notice=Notice(f"Opération {one.code} · {one.title}", view.source, one.is_simulated),
        )
        _history(view)
        method_links(("Comment ces chiffres se calculent", Method.INVESTMENTS), key="operation")


def _file_name(code: str) -> str:
    return "".join(sign if sign.isalnum() else "-" for sign in code)


def _about(one: Operation) -> str:
    parts = (
        f"Programme {programme_name(one.programme)}",
        f"AP votée : {authorisation(one.programme)}",
        one.budget_title or "budget non renseigné",
    )
    return " · ".join(parts)


def _years(one: Operation) -> None:
    has_accounts = any(money.accounts_eur is not None for money in one.years)
    rows = []
    for money in one.years:
        row = {words.YEAR: str(money.year)}
        for part in Measure:
            row[words.SHORT[part]] = _amount(money, part)
            if part is Measure.EXECUTED and has_accounts:
                row[words.BY_ACCOUNTS] = _euros(money.accounts_eur)
            if part is Measure.EXECUTED and any(map(is_year_overrun, one.years)):
                row[words.TO_SEE] = "dépasse ses crédits" if is_year_overrun(money) else ""
        rows.append(row)
    table(rows, key="operation-years", alt=f"Montants de l’opération {one.code}, par exercice")
    note(f"Montants en euros. « {MISSING} » : non renseigné, jamais zéro.")


def _amount(money: YearMoney, measure: Measure) -> str:
    told = _euros(money.amount(measure))
    return f"{told} (comptes)" if measure is Measure.EXECUTED and money.is_from_accounts else told


def _euros(value: Decimal | None) -> str:
    if value is None:
        return MISSING
    return quantity(value, "€", 0 if value == value.to_integral_value() else 2)


def _places(one: Operation) -> None:
    if not one.territories:
        st.markdown("Aucun territoire n’est renseigné.")
    for place in one.territories:
        if place.is_quarter:
            link(
                "neighbourhoods",
                plain(place.name),
                icon=":material/map:",
                params={"quartier": place.code},
            )
        else:
            st.markdown(plain(place.name))
    if one.is_shared:
        note(
            f"Opération {words.SHARED} : ses euros comptent en entier dans chaque territoire, et "
            "une fois dans les totaux. Rien ne dit comment ils s’y répartissent."
        )


def _history(view: OperationView) -> None:
    if not view.history:
        return
    with st.popover("Qui a changé quoi", icon=":material/history:", type="tertiary"):
        st.dataframe(
            [
                {
                    "Le": short_date(one.recorded_at.date()),
                    "Par": one.author,
                    "Quoi": one.what,
                    "Pourquoi": one.reason,
                }
                for one in view.history
            ],
            hide_index=True,
            width=_HISTORY_WIDTH,
            key="operation-history",
            alt=f"Historique de l’opération : {len(view.history)} changements",
        )
