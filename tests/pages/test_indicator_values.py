"""Saisir des valeurs: typed, doubted, proposed, accepted, refused; two officers at once."""

from datetime import date

import pytest
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from data.base.database import migrate
from data.base.history import unit_of_work
from data.base.settings import settings
from data.indicators.entering.service import entry_view, proposals_view
from data.indicators.models import Indicator
from tests.data.indicators.entering.typed import (
    SCOPE,
    TOWN,
    a_value,
    proposed,
    recorded,
    town_with_indicator,
)
from tests.hostile import PAYLOAD
from tests.pages.screens import links, markup, opened, said, tables, troubles
from tests.pages.test_every_page import english

DANGERS = ("<b>x", "[lien](", ":red[y]")


@pytest.fixture
def own_town(no_base: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the test a town of its own, with one indicator, on 30 June 2029."""
    monkeypatch.setenv("MANDASCOPE_TODAY", "2029-06-30")
    settings.cache_clear()
    migrate()
    town_with_indicator()


def field(screen: AppTest, label: str) -> str:
    return next(one.key for one in screen.text_input if one.label.startswith(label)) or ""


def typed(screen: AppTest, **texts: str) -> AppTest:
    """Type into the form: ``value``, ``cited``, ``reason``."""
    labels = {"value": "Valeur (", "cited": "Source citée", "reason": "Raison"}
    for name, text in texts.items():
        screen.text_input(key=field(screen, labels[name])).set_value(text)
    return screen.run()


def opened_on_2027() -> AppTest:
    screen = opened("indicator_values", au="2029-06-30", indicateur="bio")
    return screen.number_input(key="entry-year").set_value(2027).run()


def pressed(screen: AppTest, key: str) -> AppTest:
    return screen.button(key=key).click().run()


def test_a_value_is_typed_and_validated_at_once(own_town: None) -> None:
    screen = typed(opened_on_2027(), value="20,5", cited="registre")
    screen.checkbox(key="entry-decided").check().run()
    screen = pressed(screen, "entry-save")
    assert troubles(screen) == []
    assert screen.success[0].value == "Valeur enregistrée."
    assert "20,5 % (définitive, Saisie : registre" in said(screen.main)
    assert english(said(screen.main)) == []


def test_a_small_count_is_told_to_stay_on_this_page(own_town: None) -> None:
    with unit_of_work() as session:
        row = session.exec(select(Indicator).where(Indicator.code == "bio")).one()
        row.smallest_count = 25
        session.add(row)
    screen = typed(opened_on_2027(), value="20")
    assert "ne se lira que sur cette page (secret : moins de 25)" in said(screen.main)
    assert "ne se lira" not in said(typed(screen, value="26").main)


def test_the_rules_of_the_page_are_a_click_away(own_town: None) -> None:
    screen = opened("indicator_values", indicateur="bio")
    labels = [one.label for one in screen.button]
    assert {"Ce qui est vérifié", "Petits effectifs et secret"} <= {*labels}
    screen = pressed(screen, "method-saisie-petits-effectifs-et-secret")
    assert troubles(screen) == []


def test_a_proposal_waits_then_is_accepted(own_town: None) -> None:
    screen = pressed(typed(opened_on_2027(), value="20", cited="registre"), "entry-save")
    assert "aucune valeur → 20,0 % (définitive)" in said(screen.main)
    screen = pressed(screen, "proposals-accept")
    assert "1 valeur acceptée" in said(screen.main)
    assert list(tables(screen.main)[0]["Décision"]) == ["Acceptée"]


def test_a_refusal_asks_why(own_town: None) -> None:
    proposed(a_value("20"))
    screen = pressed(opened("indicator_values", indicateur="bio"), "proposals-refuse")
    assert "un refus dit pourquoi" in screen.error[0].value
    screen.text_input(key="proposals-reason-0").set_value("source trop vague")
    screen = pressed(screen, "proposals-refuse")
    assert list(tables(screen.main)[0]["Motif"]) == ["source trop vague"]


def test_errors_refuse_and_what_was_typed_is_kept(own_town: None) -> None:
    screen = pressed(typed(opened_on_2027(), value="beaucoup"), "entry-save")
    text = said(screen.main)
    assert "« beaucoup » n’est pas un nombre" in text
    assert "La source manque" in text
    assert screen.text_input(key=field(screen, "Valeur (")).value == "beaucoup"
    assert proposals_view(SCOPE).waiting == ()


def test_a_doubtful_value_is_confirmed(own_town: None) -> None:
    screen = pressed(typed(opened_on_2027(), value="104", cited="registre"), "entry-save")
    assert "hors de 0 à 100" in screen.warning[0].value
    assert "cochez" in screen.error[0].value
    sure = next(one for one in screen.checkbox if one.label.startswith("J’ai vérifié"))
    screen = pressed(sure.check().run(), "entry-save")
    assert "104,0 %" in said(screen.main)
    assert len(proposals_view(SCOPE).waiting) == 1


def test_a_reason_of_absence_replaces_the_value(own_town: None) -> None:
    screen = opened_on_2027()
    screen = screen.selectbox(key="entry-kind").select("not_applicable").run()
    screen = typed(screen, cited="courrier")
    screen = pressed(screen, "entry-save")
    assert "aucune valeur → sans objet (non applicable)" in said(screen.main)


def test_two_officers_type_the_same_value(own_town: None) -> None:
    recorded(a_value("20"))
    mine = typed(opened_on_2027(), value="25", cited="autre registre", reason="relevé de juin")
    recorded(a_value("21"), author="Service éducation")
    mine.checkbox(key="entry-decided").check()
    mine = pressed(mine, "entry-save")
    assert "par Service éducation" in mine.error[0].value
    assert mine.text_input(key=field(mine, "Valeur (")).value == "25"
    held = entry_view(SCOPE, "bio").at(TOWN, 2027)
    assert held is not None
    assert held.value == 21
    mine = pressed(mine, "entry-save")
    assert "25,0 %" in said(mine.main)


def test_hostile_words_stay_words(own_town: None) -> None:
    proposed(a_value("20", cited=PAYLOAD[:190], reason=PAYLOAD[:490]), author=PAYLOAD[:90])
    screen = opened("indicator_values", indicateur="bio")
    assert troubles(screen) == []
    assert not [text for text in markup(screen.main) if any(one in text for one in DANGERS)]


def test_the_sheet_leads_here_and_tells_the_history(own_town: None) -> None:
    recorded(a_value("20"))
    recorded(a_value("21", reason="erreur de saisie"))
    screen = opened("indicators", indicateur="bio", au="2029-06-30")
    assert troubles(screen) == []
    assert ("Saisir ou corriger une valeur", "saisie") in [one[:2] for one in links(screen.main)]
    assert "erreur de saisie" in said(screen.main)


def test_a_target_is_fixed_on_the_sheet(own_town: None) -> None:
    recorded(a_value("20"))
    screen = opened("indicators", indicateur="bio", au="2029-06-30")
    start = next(one for one in screen.text_input if one.label.startswith("Valeur de départ"))
    assert start.value == "20,0"
    aim = next(one for one in screen.text_input if one.label.startswith("Cible"))
    aim.set_value("30")
    screen = pressed(screen, "target-save")
    assert "La référence manque" in screen.error[0].value
    reference = next(one for one in screen.text_input if one.label.startswith("Référence"))
    screen = reference.set_value("Projet alimentaire").run()
    form = next(one for one in screen.expander if one.label.startswith("Fixer, changer"))
    assert form.proto.expanded, "what was refused stays open while it is mended"
    day = next(one for one in screen.date_input if one.label == "Décidée le")
    day.set_value(date(2027, 4, 15))
    screen = pressed(screen, "target-save")
    assert troubles(screen) == []
    assert "au moins 30,0 % en 2032" in said(screen.main)


@pytest.mark.usefixtures("demo_base")
def test_the_demonstration_says_that_what_is_typed_is_simulated() -> None:
    assert "marqué « simulé »" in said(opened("indicator_values").main)
