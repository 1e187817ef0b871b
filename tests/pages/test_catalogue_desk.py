"""The catalogue on screen: what is missing, what a town adds and corrects, nothing lost."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from components.indicators.catalogue_draft import merged
from data.base.database import migrate
from data.base.views import Scope
from data.indicators.catalogue_desk.service import add_indicator, describe_indicator, desk_view
from data.indicators.catalogue_desk.views import Described, Upkeep
from data.overview.service import start_town
from tests.hostile import PAYLOAD
from tests.pages.screens import (
    links,
    markup,
    moved,
    opened,
    parameters_of,
    read,
    said,
    tables,
    troubles,
)
from tests.pages.test_every_page import english
from tests.pages.test_indicators import DANGERS

SCOPE = Scope("62765", "FDR", date(2028, 1, 1))
BIO = Described(title="Part du bio", theme="cantines", definition="Part des achats.", unit="%")


@pytest.fixture
def own_town(no_base: Path) -> None:
    """Give the test a town of its own, without any content."""
    migrate()
    start_town("Saint-Omer", "62765", date(2026, 3, 23), date(2032, 3, 31))


def field(screen: AppTest, kind: str, name: str) -> Any:
    """Return a field of the form by what it is of, whatever its serial."""
    return next(one for one in getattr(screen, kind) if str(one.key).endswith(f"-{name}"))


def pressed(screen: AppTest, label: str) -> AppTest:
    return next(one for one in screen.button if one.label == label).click().run()


@pytest.mark.usefixtures("demo_base")
def test_the_counter_leads_to_what_is_incomplete() -> None:
    screen = opened("indicators", theme="emploi")
    assert troubles(screen) == []
    screen.button(key="incomplete").click().run()
    assert parameters_of(screen)["fiche"] == "non"
    assert "theme" not in parameters_of(screen)
    first = tables(screen.main)[0].to_dict("records")
    assert list(first[0])[:4] == ["Indicateur", "Thème", "Fiche remplie", "Il manque"]
    assert all(row["Il manque"] for row in first)


@pytest.mark.usefixtures("demo_base")
def test_filters_stand_in_the_address() -> None:
    screen = opened("indicators", type="outcome", fraicheur="overdue", origine="non", cible="non")
    assert troubles(screen) == []
    shown = tables(screen.main)[0].to_dict("records")
    assert shown
    assert {row["Type"] for row in shown} == {"résultat"}
    assert all("attendue depuis" in read(row["Fraîcheur"]) for row in shown)
    none = opened("indicators", origine="oui")
    assert "Aucun indicateur mesuré ne correspond" in said(none.main)
    assert english(said(none.main)) == []


@pytest.mark.usefixtures("own_town")
def test_what_is_wrong_is_said_beside_the_form_and_nothing_is_lost() -> None:
    screen = opened("indicators", ajouter="oui", au="2028-01-01")
    assert troubles(screen) == []
    field(screen, "text_area", "method").set_value("Achats bio ÷ achats")
    screen = pressed(screen, "Ajouter l’indicateur")
    text = " ".join(read(one.value) for one in screen.error)
    for name in ("Indicateur", "Thème", "Définition"):
        assert f"« {name} » est vide" in text
    assert field(screen, "text_area", "method").value == "Achats bio ÷ achats"


@pytest.mark.usefixtures("own_town")
def test_an_indicator_of_the_town_is_added_then_opened() -> None:
    screen = opened("indicators", ajouter="oui", au="2028-01-01")
    field(screen, "text_input", "title").set_value("Part du bio")
    field(screen, "selectbox", "theme").set_value("éducation")
    field(screen, "text_area", "definition").set_value("Part des achats.")
    screen = pressed(screen, "Ajouter l’indicateur")
    assert troubles(screen) == []
    assert parameters_of(screen)["indicateur"] == "part_du_bio"
    assert read(screen.title[0].value) == "Part du bio"
    text = said(screen.main)
    assert "Indicateur ajouté" in text
    assert "Origine : propre à la commune" in text
    assert "Responsable : non renseigné" in text


@pytest.mark.usefixtures("own_town")
def test_an_indicator_without_value_can_be_found_again() -> None:
    add_indicator(SCOPE, BIO)
    screen = opened("indicators", au="2028-01-01")
    assert troubles(screen) == []
    screen.selectbox(key="indicator-picker").select("part_du_bio").run()
    assert read(screen.title[0].value) == "Part du bio"


@pytest.mark.usefixtures("own_town")
def test_what_somebody_else_saved_is_said_and_mine_is_kept() -> None:
    code = add_indicator(SCOPE, BIO)
    screen = opened("indicators", au="2028-01-01", indicateur=code)
    seen = desk_view(SCOPE, code)
    other = Described(**(vars(seen.seen) | {"limits": "Hors pain."}))
    describe_indicator(SCOPE, code, seen.version, other, author="Éducation")
    field(screen, "text_input", "owner").set_value("Restauration")
    screen = pressed(screen, "Enregistrer la fiche")
    assert (
        troubles(
            screen,
        )
        == []
        or screen.error
    )
    text = " ".join(read(one.value) for one in screen.error)
    assert "Limites : « – » est devenu « Hors pain. », par Éducation" in text
    assert field(screen, "text_input", "owner").value == "Restauration"
    assert field(screen, "text_area", "limits").value == "Hors pain."
    screen = pressed(screen, "Enregistrer la fiche")
    now = desk_view(SCOPE, code).seen
    assert (now.owner, now.limits) == ("Restauration", "Hors pain.")
    assert "Fiche enregistrée." in said(screen.main)


def test_only_what_was_typed_is_put_over_what_others_saved() -> None:
    now = Described("A", "t", owner="eux")
    found = merged(now, Described("B", "t"), Described("B", "t", limits="moi"))
    assert found == Described("A", "t", owner="eux", limits="moi")


@pytest.mark.usefixtures("demo_copy")
def test_a_packaged_indicator_only_opens_its_keeping() -> None:
    screen = opened("indicators", indicateur="population")
    names = {str(one.key).rpartition("-")[2] for one in screen.text_input}
    assert "owner" in names
    assert "title" not in names
    field(screen, "text_input", "owner").set_value("Service statistiques")
    screen = pressed(screen, "Enregistrer la fiche")
    assert troubles(screen) == []
    assert "Responsable : Service statistiques (simulé)" in said(screen.main)


@pytest.mark.usefixtures("own_town")
def test_what_was_typed_is_never_markup() -> None:
    typed = dict.fromkeys(("title", "unit", "owner", "periodicity", "theme"), PAYLOAD[:30])
    code = add_indicator(SCOPE, Described(**(vars(BIO) | typed | {"definition": PAYLOAD})))
    seen = desk_view(SCOPE, code)
    describe_indicator(SCOPE, code, seen.version, Upkeep(PAYLOAD[:40]), author=PAYLOAD)
    for parameters in ({"indicateur": code}, {}, {"fiche": "non"}):
        screen = opened("indicators", au="2028-01-01", **parameters)
        assert troubles(screen) == []
        assert not [text for text in markup(screen.main) if any(one in text for one in DANGERS)]


@pytest.mark.usefixtures("demo_base")
def test_the_page_to_add_is_reached_from_the_list() -> None:
    screen = opened("indicators")
    assert "Ajouter un indicateur" in [one[0] for one in links(screen.main)]
    screen = moved(screen, "indicators", ajouter="oui")
    assert english(said(screen.main)) == []
