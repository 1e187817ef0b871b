"""What budgets pay each other, said beside their plain sum."""

from datetime import date
from decimal import Decimal

import pytest

from data.base.views import Scope
from data.finances.drafts import AccountSetDraft, BudgetDraft, BudgetLineDraft
from data.finances.service import finances_view
from data.overview.service import start_town
from tests.data.finances.made_accounts import PARKINGS, PRINCIPAL, aggregates, budget_act, save

TOWN = Scope("62765", "FDR", date(2026, 11, 21))


@pytest.fixture(autouse=True)
def town(empty_base: None) -> None:
    start_town("Saint-Omer", "62765", date(2026, 3, 23), date(2032, 3, 31))


def line(account: str, amount: int, *, is_spending: bool) -> BudgetLineDraft:
    """Return a real operation of an act."""
    return BudgetLineDraft(
        account=account,
        chapter=account[:2],
        function=None,
        is_spending=is_spending,
        is_order=False,
        voted_eur=None,
        realised_eur=Decimal(amount),
    )


def act(budget: BudgetDraft, *lines: BudgetLineDraft) -> AccountSetDraft:
    """Return the accounts of 2021 of a budget, line by line."""
    return budget_act(budget=budget, budget_lines=lines, loans=0, published=())


def note() -> str:
    (said,) = [one for one in finances_view(TOWN).notes if one.startswith("Flux entre budgets")]
    return said.replace("\u00a0", " ")


def test_what_one_budget_pays_another_is_found_and_its_effect_on_the_rate_said() -> None:
    save(
        act(
            PRINCIPAL,
            line("7015", 1_000_000, is_spending=False),
            line("6573641", 200_000, is_spending=True),
        ),
        act(
            PARKINGS,
            line("7474", 200_000, is_spending=False),
            line("6061", 100_000, is_spending=True),
        ),
    )
    assert finances_view(TOWN).rows[0].cells[0].text.startswith("75,0")
    assert "200 k€ comptés deux fois" in note()
    assert note().endswith("serait de 90,0 %.")


def test_lines_that_show_no_flow_say_so() -> None:
    save(
        act(PRINCIPAL, line("7015", 1_000_000, is_spending=False)),
        act(PARKINGS, line("7068", 200_000, is_spending=False)),
    )
    assert "n’en montrent aucun" in note()


def test_without_the_lines_of_a_budget_the_flows_are_unknown() -> None:
    save(aggregates(), aggregates(PARKINGS))
    assert "inconnus" in note()
    assert "Budget annexe parkings" in note()


def test_a_single_budget_has_no_flows_to_tell() -> None:
    save(aggregates())
    assert not any("Flux" in one for one in finances_view(TOWN).notes)
