"""What the first sentence says of targets that are missed, kept again, and missed once more."""

from decimal import Decimal

import pytest

from data.base.views import Scope
from data.finances.projection.types import Break, HypothesisValue
from data.finances.projection_desk.content import Content
from data.finances.projection_desk.saving import add_scenario
from data.finances.projection_desk.service import projection_view
from data.finances.projection_desk.words import break_text
from data.finances.vocabulary import Ratio
from tests.data.finances.made_accounts import AMOUNTS, aggregates, save
from tests.data.finances.projection_desk.test_service import PPI, TOWN
from tests.data.importers.made import own_town


def tried(scope: Scope, *said: tuple[str, int | None, str]) -> str:
    supposed = tuple(HypothesisValue(line, year, Decimal(value)) for line, year, value in said)
    return projection_view(scope, "principal", PPI, Content("Essai", supposed=supposed)).answer


@pytest.mark.usefixtures("demo_base")
def test_a_target_kept_for_a_year_is_not_said_missed_all_along() -> None:
    answer = tried(TOWN, ("new_revenue", 2030, "2000000"), ("new_revenue", 2031, "-3000000"))
    assert "au-delà de 10\u00a0ans en 2029, puis de nouveau en 2031 et 2032" in answer


@pytest.mark.usefixtures("demo_base")
def test_a_target_that_no_saving_holds_is_said_so() -> None:
    answer = tried(TOWN, ("new_revenue", None, "-90000000"))
    assert answer.endswith("aucune économie de fonctionnement n’y suffirait à elle seule.")


def test_a_ratio_that_is_words_is_not_a_target_kept() -> None:
    found = Break("principal", Ratio.DEBT_YEARS, None, (), (2030, 2031))
    assert break_text(found, 2032) == "sans réponse en 2030 et 2031"


@pytest.mark.usefixtures("demo_base")
def test_the_step_of_the_net_savings_is_the_sum_of_its_parts() -> None:
    view = projection_view(TOWN, "principal", PPI)
    first, later = view.steps
    assert first.startswith("De 2028 (observé) à 2029 (projeté), l’épargne nette passe de")
    assert "capital remboursé +111\u00a0k€" in first
    assert "(projeté)" in later


@pytest.mark.usefixtures("empty_base")
def test_without_target_the_answer_says_where_the_ratios_go() -> None:
    own_town()
    save(aggregates(year=2027, amounts=AMOUNTS | {"equipment_spending": Decimal(2_000_000)}))
    add_scenario(TOWN, Content("Fil de l’eau"), reason="Premier")
    view = projection_view(TOWN)
    assert "de 2027 à 2032, le taux d’épargne brute va de" in view.answer
    assert "aucune cible en vigueur pour en juger" in view.answer
    assert not view.has_targets
