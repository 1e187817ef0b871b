"""The series on the sheet of an indicator: what the address asks for is drawn, breaks are kept."""

from pathlib import Path

from data.indicators.series.service import series_options
from tests.data.indicators.series.test_saving import CODE, SCOPE
from tests.pages.screens import opened, parameters_of, said, troubles


def test_the_address_asks_for_panels(demo_base: Path) -> None:
    screen = opened(
        "indicators", indicateur=CODE, territoires="62765,QP062036", disposition="cote-a-cote"
    )
    assert troubles(screen) == []
    assert "mêmes années, même échelle pour une même unité" in said(screen.main)


def test_the_address_asks_for_base_100(demo_base: Path) -> None:
    screen = opened("indicators", indicateur=CODE, territoires="62765,62040", base="2014")
    assert troubles(screen) == []
    assert "Pour 100 en 2014" in said(screen.main)


def test_an_unknown_territory_gets_a_kind_word(demo_base: Path) -> None:
    screen = opened("indicators", indicateur=CODE, territoires="62765,ailleurs")
    assert troubles(screen) == []
    assert "« ailleurs »" in said(screen.main)
    assert parameters_of(screen)["territoires"] == "62765"


def test_a_break_is_written_on_the_sheet(demo_copy: Path) -> None:
    screen = opened("indicators", indicateur=CODE)
    screen.number_input(key="break-year-0").set_value(2016)
    screen.text_input(key="break-text-0").set_value("Les <b>questions</b> changent")
    screen.text_input(key="break-reason-0").set_value("Note du service")
    next(one for one in screen.button if one.label == "Enregistrer la rupture").click().run()
    assert troubles(screen) == []
    assert "Rupture enregistrée" in said(screen.main)
    assert [one.year for one in series_options(SCOPE, CODE).breaks if one.is_own] == [2016]
    assert not any("<b>questions" in one.value for one in screen.markdown)


def test_a_break_without_reason_is_refused_and_kept_in_its_fields(demo_copy: Path) -> None:
    screen = opened("indicators", indicateur=CODE)
    screen.number_input(key="break-year-0").set_value(2016)
    screen.text_input(key="break-text-0").set_value("Les questions changent")
    next(one for one in screen.button if one.label == "Enregistrer la rupture").click().run()
    assert "Dites d’où vous le tenez" in said(screen.main)
    assert screen.text_input(key="break-text-0").value == "Les questions changent"
