"""An address that asks for what does not exist gets a kind word and the usual choice."""

import pytest

from tests.pages.screens import PAGES, opened, parameters_of, said, troubles

DAY = "30 juin 2029"


@pytest.mark.parametrize(
    ("page", "parameters", "word"),
    [
        *((page, {"plan": "XXX"}, "L’adresse demandait « XXX »") for page in PAGES),
        ("overview", {"au": "hier"}, "L’adresse demandait l’état au « hier »"),
        ("overview", {"au": "1900-01-01"}, "L’adresse demandait l’état au « 1900-01-01 »"),
        ("overview", {"au": "30/06/2029"}, "L’adresse demandait l’état au « 30/06/2029 »"),
        ("delegations", {"delegation": "XXX"}, "L’adresse demandait « XXX »"),
        ("actions", {"controle": "xxx"}, "L’adresse demandait « xxx »"),
        ("actions", {"statut": "perdu"}, "L’adresse demandait « perdu »"),
        ("actions", {"pilote": "XXX"}, "L’adresse demandait « XXX »"),
        ("actions", {"nature": "xxx"}, "L’adresse demandait « xxx »"),
        ("actions", {"action": "XXX"}, "Aucune action n’a le code « XXX »"),
        ("neighbourhoods", {"indicateur": "xxx"}, "L’adresse demandait « xxx »"),
        ("neighbourhoods", {"annee": "1850"}, "1850"),
        ("neighbourhoods", {"quartier": "QN0"}, "L’adresse demandait « QN0 »"),
        ("finances", {"budget": "XXX"}, "L’adresse demandait « XXX »"),
        ("finances", {"partie": "xxx"}, "L’adresse demandait « xxx »"),
        ("accounts", {"partie": "xxx"}, "L’adresse demandait « xxx »"),
        ("accounts", {"montant": "xxx"}, "L’adresse demandait « xxx »"),
        ("accounts", {"budget": "XXX"}, "L’adresse demandait « XXX »"),
        ("accounts", {"exercice": "1850"}, "L’adresse demandait « 1850 »"),
        ("investments", {"partie": "xxx"}, "L’adresse demandait « xxx »"),
        ("investments", {"programme": "XXX"}, "L’adresse demandait « XXX »"),
        ("projection", {"scenario": "xxx"}, "L’adresse demandait « xxx »"),
        ("projection", {"partie": "xxx"}, "L’adresse demandait « xxx »"),
        ("budget_debate", {"exercice": "1850"}, "L’adresse demandait « 1850 »"),
        ("budget_debate", {"section": "xxx"}, "L’adresse demandait « xxx »"),
    ],
)
@pytest.mark.usefixtures("demo_base")
def test_it_is_said_and_the_usual_choice_is_shown(
    page: str, parameters: dict[str, str], word: str
) -> None:
    usual = said(opened(page).main)
    screen = opened(page, **parameters)
    assert troubles(screen) == []
    assert word in said(screen.main) + said(screen.sidebar)
    assert DAY in said(screen.sidebar)
    assert screen.sidebar.selectbox[0].value == "FDR"
    if "action" not in parameters:
        assert parameters_of(screen).keys().isdisjoint(parameters)
        lost = set(usual.splitlines()) - set(said(screen.main).splitlines())
        assert lost == set()


@pytest.mark.parametrize("rank", ["999", "abc", "0", "-1", "²", ""])
@pytest.mark.usefixtures("demo_base")
def test_a_slide_that_does_not_exist_is_the_first_one(rank: str) -> None:
    screen = opened("presentation", diapo=rank)
    assert troubles(screen) == []
    assert "1 / " in said(screen.main)


@pytest.mark.usefixtures("demo_base")
def test_a_slide_that_exists_is_shown() -> None:
    screen = opened("presentation", diapo="2")
    assert troubles(screen) == []
    assert "2 / " in said(screen.main)


@pytest.mark.usefixtures("demo_base")
def test_what_the_address_typed_is_never_markup() -> None:
    screen = opened("delegations", delegation="<b>[x](javascript:alert(1))")
    assert troubles(screen) == []
    assert r"\[x\]\(javascript" in screen.info[0].value
