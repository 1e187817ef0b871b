"""What the accounts of a year leave unknown is said, and why; never shown as zero."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from data.base.formats import MISSING
from data.base.views import Scope
from data.finances.drafts import AccountSetDraft
from data.finances.service import finances_view
from data.overview.service import start_town
from tests.data.finances.engine.made import TOWN, act, as_balance, as_lines, received, spent
from tests.data.finances.made_accounts import aggregates, balance, budget_act, save

ON = Scope("62765", "FDR", date(2026, 11, 21))


@pytest.fixture(autouse=True)
def town(empty_base: None) -> None:
    start_town("Saint-Omer", "62765", date(2026, 3, 23), date(2032, 3, 31))


def said(draft: AccountSetDraft, words: str) -> list[str]:
    """Save a set, and return the notes that have some words."""
    save(draft)
    notes = [one.replace("\u00a0", " ") for one in finances_view(ON).notes]
    return [one for one in notes if words in one]


def test_an_act_without_loan_annex_says_that_its_debt_is_unknown() -> None:
    (note,) = said(budget_act(budget_lines=as_lines(TOWN), loans=0), "inconnue")
    assert "dette 2021 inconnue, l’annexe de la dette de l’acte est absente" in note
    assert finances_view(ON).rows[0].cells[2].text == MISSING


def test_an_act_with_its_loans_leaves_nothing_unknown() -> None:
    assert said(budget_act(budget_lines=as_lines(TOWN)), "inconnue") == []


def test_a_balance_cut_down_to_a_few_accounts_says_that_its_savings_are_unknown() -> None:
    lines = tuple(one for one in as_balance(TOWN) if one.account[0] not in "67")
    (note,) = said(replace(balance(), balance_lines=lines), "inconnue")
    assert "épargne 2024 inconnue, les lignes reçues n’ont pas tous les comptes" in note
    assert {cell.text for cell in finances_view(ON).rows[0].cells} == {MISSING}
    assert finances_view(ON).accounts.rows[0][3:5] == (None, None)


def test_amounts_published_without_a_debt_say_so() -> None:
    amounts = {"operating_revenue": Decimal(9), "operating_spending": Decimal(8)}
    (note,) = said(aggregates(amounts=amounts), "inconnue")
    assert note.endswith("la publication reçue ne la donne pas.")


def test_what_a_town_of_the_grand_paris_pays_on_is_said_with_the_rate_without_it() -> None:
    lines = act(
        received("7311", "100", "73"),
        spent("60612", "60", "011"),
        spent("65541", "20", "65"),
        nomenclature="M14",
    )
    draft = budget_act(budget_lines=as_lines(lines))
    draft = replace(draft, budget=replace(draft.budget, nomenclature="M14"))
    (note,) = said(draft, "Grand Paris")
    assert "20 € de contribution" in note
    assert "serait de 25,0 %" in note


def test_other_towns_hear_nothing_of_the_grand_paris() -> None:
    assert said(budget_act(budget_lines=as_lines(TOWN)), "Grand Paris") == []
