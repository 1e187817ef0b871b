"""Account sets beside the base, then in it: to the cent, and only what differs."""

import time
from collections.abc import Sequence
from dataclasses import astuple, replace
from datetime import date
from decimal import Decimal
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import col, func, select

from data.base.columns import Tracked
from data.base.comparison import ChangeLine, Difference
from data.base.database import reading
from data.base.models import Revision
from data.finances.drafts import AggregateDraft, BudgetDraft
from data.finances.models import (
    AccountSet,
    Aggregate,
    BalanceLine,
    Budget,
    BudgetLine,
    Loan,
    PublishedFigure,
)
from data.finances.saving.budgets import title_of
from data.finances.saving.details import DETAILS, changed_count
from data.finances.vocabulary import AccountOrigin, AccountStage, BudgetKind
from data.overview.service import start_town
from tests.data.finances.made_accounts import (
    AMOUNTS,
    PARKINGS,
    PRINCIPAL,
    a_line,
    aggregates,
    balance,
    budget_act,
    individual_accounts,
    placed,
    problems_of,
    save,
)

Row = TypeVar("Row", bound=Tracked)


@pytest.fixture(autouse=True)
def town(empty_base: None) -> None:
    start_town("Saint-Omer", "62765", date(2026, 3, 23), date(2032, 3, 31))


def rows(table: type[Row]) -> Sequence[Row]:
    with reading() as session:
        return session.exec(select(table).order_by(col(table.id))).all()


def only(lines: Sequence[ChangeLine]) -> ChangeLine:
    (line,) = lines
    return line


def test_a_budget_act_is_kept_line_by_line_to_the_cent() -> None:
    act = budget_act(lines=5, loans=2)
    save(act)
    lines = rows(BudgetLine)
    assert [row.order for row in lines] == [1, 2, 3, 4, 5]
    assert [row.account for row in lines] == [one.account for one in act.budget_lines]
    assert sum(row.realised_eur or 0 for row in lines) == Decimal("10.35")
    assert {row.remaining_eur for row in lines} == {None}
    assert [row.outstanding_eur for row in rows(Loan)] == [Decimal("1800000.33")] * 2
    figure = only_row(rows(PublishedFigure))
    assert (figure.wording, figure.value) == ("52,56 %", Decimal("52.56"))


def only_row(found: Sequence[Row]) -> Row:
    (row,) = found
    return row


def test_a_trial_balance_is_kept_account_by_account() -> None:
    one = balance(accounts=3)
    save(one)
    names = DETAILS[1].names
    stored = [tuple(getattr(row, name) for name in names) for row in rows(BalanceLine)]
    assert stored == [astuple(line) for line in one.balance_lines]


def test_the_same_accounts_again_change_nothing() -> None:
    sets = (aggregates(), balance(PARKINGS), budget_act(), individual_accounts())
    save(*sets)
    with reading() as session:
        before = session.exec(select(func.count()).select_from(Revision)).one()
    again = save(*sets)
    assert again.changes_nothing
    with reading() as session:
        assert session.exec(select(func.count()).select_from(Revision)).one() == before


def test_a_line_says_the_act_its_lines_and_its_loans() -> None:
    line = only(save(budget_act(lines=1452, loans=245)).lines)
    assert line.code == "Budget principal 2021"
    said = line.title.replace("\u00a0", " ").replace("\u202f", " ")
    assert said == "Compte administratif, acte TOTEM : 1 452 lignes, 245 emprunts"


def test_final_accounts_replace_provisional_ones_and_stay_known() -> None:
    save(aggregates(is_provisional=True, known_on=date(2025, 7, 31)))
    final = aggregates(amounts=AMOUNTS | {"debt": Decimal("18000000.01")})
    line = only(save(final).lines)
    assert line.difference is Difference.CHANGED
    said = {field.name: (field.before, field.after) for field in line.fields}
    assert said["État"] == ("provisoire", "définitif")
    assert said["Encours de dette"][1].endswith(",01\u00a0€")
    assert "dont 1 qui change" in said["Agrégats"][1]
    stored = only_row(rows(AccountSet))
    assert (stored.is_provisional, stored.known_on) == (False, date(2025, 7, 31))
    assert len(rows(Aggregate)) == len(AMOUNTS)


def test_what_differs_alone_is_written_again() -> None:
    save(budget_act(), producer="v1")
    act = budget_act()
    save(replace(act, budget_lines=(*act.budget_lines, a_line(9))), producer="v2")
    assert len(rows(BudgetLine)) == 4
    assert {row.batch_id for row in rows(BudgetLine)} == {2}
    assert {row.batch_id for row in rows(Loan)} == {1}


def test_publications_stand_side_by_side() -> None:
    save(aggregates(year=2021))
    save(budget_act())
    save(replace(budget_act(), stage=AccountStage.DM, number=2))
    found = {(row.origin, row.stage, row.number) for row in rows(AccountSet)}
    assert len(found) == 3
    assert len(rows(Budget)) == 1


def test_budgets_are_known_by_siret_by_kind_or_by_title() -> None:
    save(aggregates(), aggregates(PARKINGS))
    save(
        balance(replace(PRINCIPAL, title="ST OMER", siret=None)),
        balance(replace(PARKINGS, title="Stationnement")),
    )
    save(budget_act(budget=replace(PARKINGS, title="B.A. Parkings", siret=None)))
    assert [(row.code, row.title, row.order) for row in rows(Budget)] == [
        ("principal", "Budget principal", 1),
        ("21620765400021", "Budget annexe parkings", 2),
    ]


def test_a_siret_that_comes_later_completes_its_budget() -> None:
    save(individual_accounts())
    assert only_row(rows(Budget)).siret is None
    save(aggregates())
    assert only_row(rows(Budget)).siret == PRINCIPAL.siret


def test_a_budget_begins_with_its_first_accounts_and_keeps_its_last_nomenclature() -> None:
    save(aggregates(year=2024))
    save(aggregates(replace(PRINCIPAL, nomenclature="M14"), year=2019))
    budget = only_row(rows(Budget))
    assert (budget.valid_from, budget.nomenclature) == (date(2019, 1, 1), "M57")


def test_two_annexes_of_one_name_are_told_apart_by_their_siret() -> None:
    other = replace(PARKINGS, siret="21620765400039")
    titles = {one.budget.title for one in placed(aggregates(PARKINGS), aggregates(other))}
    assert titles == {"Budget annexe parkings", "Budget annexe parkings (00039)"}


def test_a_siret_known_under_another_kind_is_refused() -> None:
    save(aggregates(PARKINGS))
    (problem,) = problems_of(aggregates(replace(PARKINGS, kind=BudgetKind.PRINCIPAL)))
    assert "21620765400021" in problem.message
    assert "un budget annexe\u00a0; le fichier en fait un budget principal" in problem.message


def test_accounts_given_twice_are_refused() -> None:
    (problem,) = problems_of(aggregates(), aggregates())
    assert "deux fois les comptes 2024" in problem.message


def test_an_unknown_aggregate_is_refused_by_the_table() -> None:
    with pytest.raises(ValueError, match=r"aggregates\.yaml"):
        save(aggregates(amounts={"invented": Decimal(1)}))


def test_fractions_of_cents_are_rounded_once() -> None:
    one = replace(
        aggregates(),
        aggregates=(AggregateDraft("debt", Decimal("10.0000002"), Decimal("1.005")),),
    )
    save(one)
    assert only_row(rows(Aggregate)).amount_eur == Decimal("10.00")
    assert save(one).changes_nothing


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("BUDGET ANNEXE PARKINGS", "Budget annexe parkings"),
        ("BA EAU ST OMER", "Budget annexe eau Saint-Omer"),
        ("LOTISSEMENT SAINT-OMER EST", "Lotissement Saint-Omer est"),
        ("Service de l’eau", "Service de l’eau"),
    ],
)
def test_titles_lose_the_capitals_that_were_only_typed_so(published: str, expected: str) -> None:
    assert title_of(BudgetDraft(published, BudgetKind.ANNEX, "M4"), "Saint-Omer") == expected


@given(st.text(max_size=60), st.text(max_size=30))
def test_any_title_makes_a_title(published: str, name: str) -> None:
    assert isinstance(title_of(BudgetDraft(published, BudgetKind.ANNEX, "M4"), name), str)


def test_rows_are_counted_as_changed_wherever_they_stand() -> None:
    assert changed_count((("a",), ("b",)), (("b",), ("a",))) == 0
    assert changed_count((("a",), ("b",)), (("b",), ("c",), ("c",))) == 2


def test_big_accounts_are_saved_in_a_moment() -> None:
    annexes = (
        replace(PARKINGS, title=f"Annexe {rank}", siret=f"216207654{rank:05d}")
        for rank in range(100, 110)
    )
    started = time.process_time()
    save(budget_act(lines=1500), *(balance(budget, accounts=400) for budget in annexes))
    assert time.process_time() - started < 5
    assert len(rows(BudgetLine)) == 1500
    assert len(rows(BalanceLine)) == 4000


def test_every_row_names_its_import_and_its_source() -> None:
    save(aggregates(), budget_act(), balance(PARKINGS))
    for table in (Budget, AccountSet, Aggregate, BudgetLine, BalanceLine, Loan, PublishedFigure):
        with reading() as session:
            unsigned = select(table.id).where(
                col(table.batch_id).is_(None) | col(table.source_id).is_(None)
            )
            assert session.exec(unsigned).all() == []


def test_origins_are_kept() -> None:
    save(aggregates(), individual_accounts())
    assert {row.origin for row in rows(AccountSet)} == {
        AccountOrigin.OFGL,
        AccountOrigin.INDIVIDUAL,
    }
