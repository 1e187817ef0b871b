"""Account sets made by hand, and their saving, for tests that read no file."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from data.base.comparison import Comparison
from data.base.database import reading
from data.base.history import sign, unit_of_work
from data.base.models import Actor, ImportBatch, Source
from data.base.problems import Problem
from data.base.queries import first_organisation
from data.finances import saving
from data.finances.drafts import (
    AccountsDraft,
    AccountSetDraft,
    AggregateDraft,
    BalanceLineDraft,
    BudgetDraft,
    BudgetLineDraft,
    LoanDraft,
    PublishedFigureDraft,
)
from data.finances.vocabulary import AccountOrigin, AccountStage, BudgetKind

PRINCIPAL = BudgetDraft("SAINT OMER", BudgetKind.PRINCIPAL, "M57", "21620765400013")
PARKINGS = BudgetDraft("BUDGET ANNEXE PARKINGS", BudgetKind.ANNEX, "M4", "21620765400021")

AMOUNTS = {
    "operating_revenue": Decimal("20000000.10"),
    "operating_spending": Decimal("17000000.05"),
    "loan_repayments": Decimal("1200000"),
    "debt": Decimal("18000000"),
    "gross_savings": Decimal("3000000.05"),
}


def aggregates(
    budget: BudgetDraft = PRINCIPAL,
    year: int = 2024,
    amounts: Mapping[str, Decimal] = AMOUNTS,
    **values: Any,
) -> AccountSetDraft:
    """Return the accounts of a year as the OFGL gives them."""
    details: dict[str, Any] = {
        "budget": budget,
        "year": year,
        "stage": AccountStage.CG,
        "origin": AccountOrigin.OFGL,
        "known_on": date(year + 1, 12, 31),
        "population": 14_500,
        "stratum": "strate 5",
        "aggregates": tuple(AggregateDraft(code, amount) for code, amount in amounts.items()),
    }
    return AccountSetDraft(**(details | values))


def budget_act(lines: int = 3, loans: int = 1, **values: Any) -> AccountSetDraft:
    """Return a « compte administratif » with its lines, loans and printed figures."""
    details: dict[str, Any] = {
        "budget": PRINCIPAL,
        "year": 2021,
        "stage": AccountStage.CA,
        "origin": AccountOrigin.TOTEM,
        "known_on": date(2022, 6, 1),
        "budget_lines": tuple(a_line(rank) for rank in range(lines)),
        "loans": tuple(a_loan(rank) for rank in range(loans)),
        "published": (PublishedFigureDraft("ValDepPers", "52,56 %", Decimal("52.56")),),
    }
    return AccountSetDraft(**(details | values))


def a_line(rank: int) -> BudgetLineDraft:
    """Return a line of a budget act, its amount of its own."""
    return BudgetLineDraft(
        account=str(60_000 + rank),
        chapter="011",
        function="020",
        is_spending=True,
        is_order=False,
        voted_eur=Decimal(rank) + Decimal("0.50"),
        realised_eur=Decimal(rank) + Decimal("0.07"),
    )


def a_loan(rank: int) -> LoanDraft:
    """Return a loan of which little is known."""
    return LoanDraft(
        number=str(rank),
        lender="Banque",
        account="1641",
        loan_type="A",
        signed_on=date(2016, 4, 6),
        initial_eur=Decimal("2000000.00"),
        outstanding_eur=Decimal("1800000.33"),
        repaid_eur=None,
        interest_eur=Decimal(0),
        rate_kind="F",
        rate_pct=2.1,
        years_left=10.5,
        structure=None,
    )


def balance(budget: BudgetDraft = PRINCIPAL, accounts: int = 2) -> AccountSetDraft:
    """Return a trial balance of 2024."""
    return AccountSetDraft(
        budget=budget,
        year=2024,
        stage=AccountStage.CG,
        origin=AccountOrigin.BALANCE,
        known_on=date(2025, 12, 31),
        balance_lines=tuple(
            BalanceLineDraft(str(rank), *(Decimal(f"{rank}.{side}1") for side in range(10)))
            for rank in range(accounts)
        ),
    )


def individual_accounts() -> AccountSetDraft:
    """Return comptes individuels of 2023: an amount and the mean of its stratum."""
    return replace(
        aggregates(year=2023, origin=AccountOrigin.INDIVIDUAL),
        budget=replace(PRINCIPAL, siret=None),
        stratum="communes de 10 000 à 20 000 hab",
        aggregates=(
            AggregateDraft("individual_total_revenue", Decimal(20_000_000), Decimal("1400.00")),
        ),
    )


def draft(*sets: AccountSetDraft) -> AccountsDraft:
    """Return what a file says."""
    return AccountsDraft(sets)


def placed(*sets: AccountSetDraft) -> tuple[saving.PlacedSet, ...]:
    """Place sets beside the base."""
    with reading() as session:
        town = first_organisation(session)
        assert town is not None
        return saving.placed(draft(*sets), saving.read_stored(session, town, draft(*sets)))


def problems_of(*sets: AccountSetDraft) -> list[Problem]:
    """Return what keeps sets from being saved."""
    with reading() as session:
        town = first_organisation(session)
        assert town is not None
        stored = saving.read_stored(session, town, draft(*sets))
        return saving.problems(saving.placed(draft(*sets), stored), stored)


def save(*sets: AccountSetDraft, producer: str = "OFGL") -> Comparison:
    """Save sets as an import would, and return what it changed."""
    with unit_of_work() as session:
        town = first_organisation(session)
        assert town is not None
        actor = Actor(code=f"test-{datetime.now(UTC)}", label="Test")
        session.add(actor)
        session.flush()
        batch = ImportBatch(
            format="ofgl",
            file_name="comptes.csv",
            sha256="",
            recorded_at=datetime.now(UTC),
            actor_id=actor.id or 0,
        )
        source = Source(code=f"{producer}-{actor.code}", title="Comptes", producer=producer)
        session.add_all([batch, source])
        session.flush()
        sign(session, actor_id=actor.id or 0, batch_id=batch.id)
        stored = saving.read_stored(session, town, draft(*sets))
        beside = saving.placed(draft(*sets), stored)
        comparison = saving.compared(beside, stored)
        saving.write_accounts(
            session, town, beside, stored, batch_id=batch.id or 0, source_id=source.id or 0
        )
        return comparison
