"""Which actions aim at an indicator, on every page that says so."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data.base.desk import desk_work
from data.base.views import Scope
from data.mandate.aims.service import indicator_aims
from data.mandate.aims.views import AimTie, IndicatorAims
from data.mandate.models import IndicatorLink
from tests.pages.screens import links, opened, said, tables, troubles

DOCTORS = {"indicateur": "general_practitioners"}
CAMERAS = "SEC-1.1"


def field(screen: AppTest, kind: str, label: str) -> Any:
    """Return the field of a form that has this label."""
    return next(one for one in getattr(screen, kind) if one.label == label)


def ends() -> IndicatorAims:
    """Return what the sheet of the doctors offers and holds now."""
    return indicator_aims(Scope("62765", "FDR", date(2029, 6, 30)), DOCTORS["indicateur"])


def tie_of(code: str) -> AimTie:
    """Return the link of an action, as the sheet shows it now."""
    return next(tie for tie, end in ends().aims.links if end.code == code)


def press(screen: AppTest, label: str) -> AppTest:
    """Press the button that has this label."""
    return next(one for one in screen.button if one.label == label).click().run()


def filled_in(screen: AppTest, reason: str = "Comité de suivi") -> AppTest:
    """Choose the cameras, whatever they have to do with doctors, and say why."""
    choice = field(screen, "selectbox", "Action ou objectif")
    choice.select(next(one for one in ends().offered if one.code == CAMERAS))
    field(screen, "text_input", "Motif").input(reason)
    return screen.run()


@pytest.mark.usefixtures("demo_base")
def test_the_sheet_of_an_indicator_lists_its_actions_and_says_that_links_are_simulated() -> None:
    screen = opened("indicators", **DOCTORS)
    assert troubles(screen) == []
    text = said(screen.main)
    assert "3 actions visent cet indicateur" in text
    assert "Quai du Commerce / Saint-Sépulcre (à proximité)" in text
    assert "Lien proposé pour la démonstration." in text
    opening = [asked for words, _, asked in links(screen.main) if words == "EMA-03"]
    assert opening == [{"action": "EMA-03", "plan": "CDV"}]


@pytest.mark.usefixtures("demo_base")
def test_an_indicator_that_nothing_aims_at_says_so() -> None:
    text = said(opened("indicators", indicateur="median_declared_income").main)
    assert "Aucune action ne vise cet indicateur." in text


@pytest.mark.usefixtures("demo_base")
def test_the_sheet_of_an_action_tells_where_its_indicators_stand() -> None:
    screen = opened("actions", action="SAN-1.1")
    assert troubles(screen) == []
    text = said(screen.main)
    assert "Indicateurs visés" in text
    assert "Médecins généralistes" in text
    assert "Saint-Omer : 14 personnes" in text
    assert "ne vise aucun indicateur" in said(opened("actions", action="SEC-1.1").main)


@pytest.mark.usefixtures("demo_base")
def test_gaps_that_no_action_aims_at_are_marked_in_words() -> None:
    screen = opened("gap_analysis", comparateur="qpv")
    assert troubles(screen) == []
    titles = [str(title) for title in tables(screen.main)[0]["Indicateur"]]
    marked = [title for title in titles if "⚐ aucune action ne le vise" in title]
    assert 0 < len(marked) < len(titles)
    assert "par aucune action" in said(screen.main)


@pytest.mark.usefixtures("demo_base")
def test_an_opened_gap_tells_the_actions_of_its_quarter_first() -> None:
    asked = {"indicateur": "median_disposable_income", "quartier": "QN06237M"}
    screen = opened("gap_analysis", **asked)
    text = said(screen.main)
    assert "2 actions visent cet indicateur, dont 1 située dans Quai du Commerce" in text
    codes = [words for words, _, _ in links(screen.main) if re.fullmatch(r"[A-Z]+-[\d.]+", words)]
    assert codes == ["EDE-02", "SAN-3.3"]


@pytest.mark.usefixtures("demo_base")
def test_the_card_of_a_quarter_tells_what_its_actions_aim_at() -> None:
    screen = opened("quarter_card", quartier="QN06237M")
    assert troubles(screen) == []
    assert "5 actions situées ici ou à proximité visent 6 indicateurs." in said(screen.main)


@pytest.mark.usefixtures("demo_copy")
def test_an_officer_links_then_unlinks_with_a_reason() -> None:
    screen = press(filled_in(opened("indicators", **DOCTORS)), "Ajouter un lien")
    assert troubles(screen) == []
    assert "Lien ajouté." in [one.value.replace("\u00a0", " ") for one in screen.success]
    assert "4 actions visent cet indicateur" in said(screen.main)
    assert field(screen, "text_input", "Motif").value == ""
    screen.radio[0].set_value("Retirer un lien").run()
    field(screen, "selectbox", "Lien à retirer").select(tie_of(CAMERAS))
    field(screen, "text_input", "Motif").input("Sans rapport")
    screen = press(screen.run(), "Retirer un lien")
    assert troubles(screen) == []
    assert "3 actions visent cet indicateur" in said(screen.main)


@pytest.mark.usefixtures("demo_copy")
def test_without_a_reason_nothing_is_saved_and_the_choice_is_kept() -> None:
    screen = press(filled_in(opened("indicators", **DOCTORS), reason=""), "Ajouter un lien")
    assert any("Dites pourquoi" in one.value for one in screen.error)
    assert field(screen, "selectbox", "Action ou objectif").value.code == "SEC-1.1"
    assert "3 actions visent cet indicateur" in said(screen.main)


@pytest.mark.usefixtures("demo_copy")
def test_removing_what_a_colleague_changed_meanwhile_is_refused_and_says_who() -> None:
    screen = opened("indicators", **DOCTORS)
    screen.radio[0].set_value("Retirer un lien").run()
    seen = tie_of("EMA-03")
    field(screen, "selectbox", "Lien à retirer").select(seen)
    field(screen, "text_input", "Motif").input("Sans rapport")
    screen.run()
    with desk_work(reason="Précision", author="Cabinet") as session:
        row = session.get(IndicatorLink, seen.key)
        assert row is not None
        row.expected = "Autre chose"
    screen = press(screen, "Retirer un lien")
    assert any("par Cabinet" in one.value for one in screen.error)
    assert field(screen, "text_input", "Motif").value == "Sans rapport"
    assert "3 actions visent cet indicateur" in said(screen.main)


@pytest.mark.usefixtures("demo_copy")
def test_what_is_typed_is_never_markup(demo_copy: Path) -> None:
    screen = filled_in(opened("indicators", **DOCTORS))
    wild = "[lien](http://x) <b>gras</b> $x$ :red[rouge]"
    field(screen, "text_input", "Ce qui en est attendu (facultatif)").input(wild)
    screen = press(screen.run(), "Ajouter un lien")
    assert troubles(screen) == []
    shown = " ".join(one.value for one in screen.markdown)
    assert "[lien](http" not in shown
    assert ":red[rouge]" not in shown.replace("\\:", "")


@pytest.mark.usefixtures("demo_copy")
def test_an_officer_rewords_what_is_expected_from_the_words_that_stand() -> None:
    screen = opened("indicators", **DOCTORS)
    screen.radio[0].set_value("Préciser ce qui est attendu").run()
    field(screen, "selectbox", "Lien à préciser").select(tie_of("SAN-1.1"))
    screen.run()
    label = "Ce qui en est attendu (facultatif)"
    assert field(screen, "text_input", label).value == tie_of("SAN-1.1").expected
    field(screen, "text_input", label).input("Deux médecins de plus en 2030")
    field(screen, "text_input", "Motif").input("Comité de suivi")
    screen = press(screen.run(), "Préciser ce qui est attendu")
    assert troubles(screen) == []
    assert "attendu : Deux médecins de plus en 2030" in said(screen.main)


@pytest.mark.usefixtures("demo_base")
def test_the_list_to_link_is_searched_without_accents() -> None:
    screen = opened("indicators", **DOCTORS)
    field(screen, "text_input", "Mots à chercher dans la liste (facultatif)").input("securite")
    found = field(screen.run(), "selectbox", "Action ou objectif").options
    assert found
    assert all("curité" in one for one in found)
    screen = opened("actions", action=CAMERAS)
    field(screen, "text_input", "Mots à chercher dans la liste (facultatif)").input("MEDECINS gen")
    found = field(screen.run(), "selectbox", "Indicateur").options
    assert "Médecins généralistes" in found
    assert all("decins" in one for one in found)
