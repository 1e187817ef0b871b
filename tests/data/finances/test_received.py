"""Which accounts a town's figures are computed from, and what it is told of the others."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlmodel import select

from data.base.database import reading
from data.base.history import unit_of_work
from data.base.views import Scope
from data.finances.models import AccountSet, Aggregate, Budget
from data.finances.service import finance_figures, finance_targets, finances_view
from data.finances.vocabulary import AccountStage
from data.finances.words import NO_EXECUTED_ACCOUNTS
from data.overview.service import start_town
from tests.data.finances.made_accounts import (
    AMOUNTS,
    PARKINGS,
    aggregates,
    budget_act,
    individual_accounts,
    save,
)

TOWN = Scope("62765", "FDR", date(2026, 11, 21))


@pytest.fixture(autouse=True)
def town(empty_base: None) -> None:
    start_town("Saint-Omer", "62765", date(2026, 3, 23), date(2032, 3, 31))


def typed(year: int, debt: str, **values: Any) -> None:
    """Add accounts that the town entered itself."""
    with unit_of_work() as session:
        budget = session.exec(select(Budget)).one()
        details: dict[str, Any] = {
            "known_on": date(year + 1, 6, 1),
            "stage": AccountStage.CA,
        } | values
        row = AccountSet(budget_id=budget.id or 0, year=year, **details)
        session.add(row)
        session.flush()
        for code in ("operating_revenue", "operating_spending", "loan_repayments", "debt"):
            amount = Decimal(debt) if code == "debt" else AMOUNTS[code]
            session.add(Aggregate(account_set_id=row.id or 0, code=code, amount_eur=amount))


def debt() -> Decimal | None:
    return finance_figures(TOWN)[0].debt_eur


def test_the_whole_page_works_on_the_aggregates_of_the_ofgl() -> None:
    save(*(aggregates(year=year) for year in (2022, 2023)), aggregates(is_provisional=True))
    view = finances_view(TOWN)
    assert view.year == 2024
    assert [len(line.points) for line in view.scissors.lines] == [3, 3]
    assert view.answer.startswith("En 2024, aucune cible financière n’est en vigueur")
    assert not view.has_targets
    assert "provisoires\u00a0: 2024" in view.targets.source.replace(" :", "\u00a0:")
    assert "OFGL" in view.targets.source
    assert [mark.role for mark in view.debt_years.marks] == ["mark"]
    assert finance_targets(TOWN) == view.targets


def test_figures_name_the_publisher() -> None:
    save(aggregates())
    assert finance_figures(TOWN)[0].source.startswith("OFGL (")


def test_what_the_town_entered_wins_over_the_ofgl() -> None:
    save(aggregates())
    typed(2024, "1.00", is_provisional=True)
    assert debt() == Decimal("1.00")
    assert finance_figures(TOWN)[0].publishers == ()


def test_executed_accounts_win_over_planned_ones() -> None:
    save(aggregates())
    typed(2024, "1.00", stage=AccountStage.BP)
    assert debt() == AMOUNTS["debt"]


def test_accounts_without_savings_lose_against_any_that_give_them() -> None:
    save(aggregates())
    typed(2024, "1.00")
    with unit_of_work() as session:
        for row in session.exec(select(Aggregate).where(Aggregate.code == "operating_revenue")):
            if row.batch_id is None:
                session.delete(row)
    assert debt() == AMOUNTS["debt"]


def test_individual_accounts_and_votes_are_listed_and_not_computed() -> None:
    save(budget_act(stage=AccountStage.BP), individual_accounts())
    view = finances_view(TOWN)
    assert view.is_empty
    assert view.answer.startswith(NO_EXECUTED_ACCOUNTS.split(" : ")[0])
    assert finance_figures(TOWN) == []
    assert finance_targets(TOWN).bullets == ()
    assert [(one.year, one.origin, one.lines, one.loans) for one in view.received.sets] == [
        (2023, "Comptes individuels DGFiP", 0, 0),
        (2021, "Acte budgétaire TOTEM", 3, 1),
    ]
    assert "additionnées compte par compte" in view.received.note


def test_individual_accounts_stand_beside_the_mean_of_their_stratum() -> None:
    save(individual_accounts())
    individual = finances_view(TOWN).received.individual
    assert individual is not None
    (amount,) = individual.amounts
    assert amount.title == "Total des produits de fonctionnement"
    assert amount.per_head_eur == Decimal(20_000_000) / 14_500
    assert amount.stratum_mean_eur == Decimal("1400.00")


def test_what_is_not_known_yet_is_not_listed() -> None:
    save(aggregates())
    before = Scope(TOWN.organisation, TOWN.plan, date(2025, 12, 30))
    assert finances_view(before).received.sets == ()
    assert len(finances_view(TOWN).received.sets) == 1


def test_an_annexe_is_due_from_its_first_accounts_on() -> None:
    save(aggregates(year=2023), aggregates(), aggregates(PARKINGS))
    view = finances_view(TOWN)
    assert len(view.scissors.lines[0].points) == 2
    assert not any("pas encore connus" in note for note in view.notes)


def test_an_annexe_that_the_ofgl_no_longer_gives_has_ended() -> None:
    other = type(PARKINGS)("EAU", PARKINGS.kind, "M49", "21620765400099")
    save(*(aggregates(one, year=2023) for one in (aggregates().budget, PARKINGS, other)))
    save(aggregates(), aggregates(other))
    view = finances_view(TOWN)
    assert view.rows[0].cells[0].value is not None
    assert any("n’a plus de comptes après 2023" in note for note in view.notes)


def test_a_file_of_the_principal_budget_alone_ends_no_annexe() -> None:
    save(aggregates(year=2023), aggregates(PARKINGS, year=2023))
    save(aggregates())
    view = finances_view(TOWN)
    assert view.year == 2023
    assert any("pas encore connus pour Budget annexe parkings" in note for note in view.notes)


def test_written_amounts_are_those_of_the_file() -> None:
    save(aggregates(), aggregates(PARKINGS))
    with reading() as session:
        found = session.exec(select(Aggregate)).all()
    assert sum(row.amount_eur for row in found) == 2 * sum(AMOUNTS.values())
