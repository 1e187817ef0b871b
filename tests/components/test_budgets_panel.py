"""The settings of budgets on screen: what is typed stays until it is saved, and is signed."""

from typing import Any

from streamlit.testing.v1 import AppTest

WAIT = 20


def script() -> None:
    """Draw the panel with doors that remember what they were given."""
    from datetime import date

    import streamlit as st

    from components.finances.budgets_panel import BudgetDoors, budgets_panel
    from data.base.views import Scope
    from data.finances.budgets_desk.errors import SettingChangedError
    from data.finances.budgets_desk.views import BudgetSettings, BudgetsView
    from data.finances.vocabulary import BudgetActivity

    saved = st.session_state.setdefault("saved", [])

    def keep(*given: object, **typed: object) -> None:
        if st.session_state.get("is_late"):
            raise SettingChangedError("Rien n’a été enregistré : Direction a changé ce réglage.")
        saved.append((given, typed))

    budget = BudgetSettings(
        key=1,
        version=3,
        code="lot",
        title="Lot <b>des Prés</b>",
        nomenclature="M57",
        activity=BudgetActivity.GENERAL,
        suggestion=BudgetActivity.HOUSING_ESTATE,
        why="son nom contient « LOT »",
        exemptions=(),
    )
    view = BudgetsView((budget,), (), date(2029, 6, 30), is_demonstration=True)
    doors = BudgetDoors(keep, keep, keep)
    budgets_panel(view, Scope("62765", "FDR", date(2029, 6, 30)), doors)


def drawn() -> Any:
    return AppTest.from_function(script, default_timeout=WAIT).run()


def fill(app: Any, label: str, text: str) -> None:
    next(one for one in app.text_input if one.label == label).set_value(text).run()


def press(app: Any) -> None:
    next(one for one in app.button if one.key == "reglages-budgets-save").click().run()


def test_a_suggestion_is_said_and_what_was_typed_is_never_markup() -> None:
    app = drawn()
    assert not app.exception
    assert "son nom contient" in app.info[0].value
    assert "<b>" not in app.info[0].value


def test_an_activity_is_saved_as_it_was_seen_with_its_reason() -> None:
    app = drawn()
    next(one for one in app.radio if one.label == "Activité du budget").set_value(
        "housing_estate"
    ).run()
    fill(app, "Motif", "Lotissement communal")
    press(app)
    ((given, typed),) = app.session_state["saved"]
    assert (given[1].version, given[2]) == (3, "housing_estate")
    assert typed["reason"] == "Lotissement communal"
    assert app.success[0].value == "Activité enregistrée."


def test_an_exemption_without_target_is_not_sent() -> None:
    app = drawn()
    next(one for one in app.radio if one.label == "Que faire ?").set_value(
        "Ajouter une dispense"
    ).run()
    press(app)
    assert app.session_state["saved"] == []
    assert "cible" in app.error[0].value


def test_who_comes_second_reads_why_and_keeps_what_was_typed() -> None:
    app = drawn()
    fill(app, "Motif", "Terrains à vendre")
    app.session_state["is_late"] = True
    press(app)
    assert "Direction" in app.error[0].value
    assert next(one for one in app.text_input if one.label == "Motif").value == "Terrains à vendre"
