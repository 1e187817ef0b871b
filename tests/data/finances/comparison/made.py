"""A town and the towns that it is held beside, in a base, for tests that read no file."""

from datetime import date
from decimal import Decimal

from sqlmodel import select

from data.base.database import reading
from data.base.history import unit_of_work
from data.base.queries import first_organisation
from data.base.views import Scope
from data.finances.models import AccountSet, Aggregate, Budget, ComparatorAmount, PeerCommune
from data.finances.vocabulary import AccountOrigin, AccountStage, BudgetKind, ComparatorKind
from data.overview.service import start_town

ON = date(2026, 11, 21)
SCOPE = Scope("62765", "", ON)


def a_town(**amounts: int) -> None:
    """Give the empty base Saint-Omer, 10 000 inhabitants, with OFGL amounts of 2023 and 2024."""
    start_town("Saint-Omer", "62765", date(2026, 3, 23), date(2032, 3, 31))
    for year in (2023, 2024):
        accounts(
            year, 10_000, AccountOrigin.OFGL, **(amounts or {"operating_spending": 14_000_000})
        )


def accounts(
    year: int,
    population: int | None,
    origin: AccountOrigin = AccountOrigin.OFGL,
    **amounts: int,
) -> None:
    """Add the accounts of the principal budget for a year."""
    with unit_of_work() as session:
        town = first_organisation(session)
        assert town is not None
        assert town.id is not None
        budget = session.exec(select(Budget)).first() or Budget(
            organisation_id=town.id,
            code="principal",
            order=1,
            title="Budget principal",
            kind=BudgetKind.PRINCIPAL,
            nomenclature="M57",
        )
        session.add(budget)
        session.flush()
        row = AccountSet(
            budget_id=budget.id or 0,
            year=year,
            stage=AccountStage.CG,
            origin=origin,
            known_on=date(year + 1, 12, 31),
            population=population,
        )
        session.add(row)
        session.flush()
        for code, value in amounts.items():
            session.add(Aggregate(account_set_id=row.id or 0, code=code, amount_eur=Decimal(value)))


def group(
    year: int,
    code: str = "operating_spending",
    amount: int = 1_500_000_000,
    population: int = 1_000_000,
    communes: int = 60,
    name: str = "7",
) -> None:
    """Add an amount of the stratum, or of the commune whose code it is."""
    kind = ComparatorKind.STRATUM if len(name) < 5 else ComparatorKind.COMMUNE
    with unit_of_work() as session:
        town = first_organisation(session)
        assert town is not None
        assert town.id is not None
        session.add(
            ComparatorAmount(
                organisation_id=town.id,
                year=year,
                kind=kind,
                group_code=name,
                group_title="10 000 à 19 999 habitants" if len(name) < 5 else f"Commune {name}",
                code=code,
                amount_eur=Decimal(amount),
                population=population,
                communes=communes,
            )
        )


def chosen() -> list[tuple[str, str, int]]:
    """Return the code, name and version of the communes chosen."""
    with reading() as session:
        return [(one.commune, one.name, one.version) for one in session.exec(select(PeerCommune))]
