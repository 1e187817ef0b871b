"""Every part of the finances page stands, whatever the budget, and its address brings it back."""

import pytest

from tests.pages.screens import opened, said, troubles

PARTS = {
    "epargne": "Ouvrir un montant de 2028",
    "dette": "Profil de la dette",
    "structure": "Unité",
    "ratios": "Ratios",
    "comparaison": "Comparaison",
    "budgets": "Comptes reçus",
}


@pytest.mark.parametrize("budget", ["ensemble", "stationnement"])
@pytest.mark.parametrize("part", PARTS)
@pytest.mark.usefixtures("demo_base")
def test_a_part_is_drawn_for_each_budget(part: str, budget: str) -> None:
    screen = opened("finances", au="2029-06-30", partie=part, budget=budget)
    assert troubles(screen) == []
    labels = " ".join(str(getattr(one, "label", "")) for one in screen.main.get("button_group"))
    assert PARTS[part] in f"{said(screen.main)} {labels}"


@pytest.mark.usefixtures("demo_base")
def test_a_part_that_does_not_exist_gives_the_first_one_and_says_so() -> None:
    screen = opened("finances", au="2029-06-30", partie="inconnue")
    assert troubles(screen) == []
    assert "qui n’existe pas ici" in said(screen.main)


@pytest.mark.usefixtures("demo_base")
def test_the_debt_falls_due_by_lender_when_asked() -> None:
    screen = opened("finances", au="2029-06-30", partie="dette", profil="preteur")
    assert troubles(screen) == []
    assert "capital par prêteur" in said(screen.main)
