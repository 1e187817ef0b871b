"""Accounts go through the one pipeline: preview, saving, the same file again, taking back."""

import csv
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from sqlmodel import col, select

from data.base.comparison import Difference
from data.base.database import reading
from data.base.problems import RefusedFileError
from data.base.views import Scope
from data.finances.drafts import AccountsDraft, AccountSetDraft
from data.finances.models import AccountSet, Aggregate, Budget, BudgetLine
from data.finances.queries import list_budgets
from data.finances.service import finance_figures
from data.finances.vocabulary import BudgetKind
from data.importers import service
from data.importers.errors import CannotUndoError
from data.importers.files import IncomingFile
from data.importers.formats import Reading
from data.importers.pipeline import beside_the_base
from data.importers.views import ImportReport, Preview
from data.overview.service import start_town
from tests.data.finances.made_accounts import (
    AMOUNTS,
    PARKINGS,
    aggregates,
    balance,
    budget_act,
    individual_accounts,
)
from tests.data.importers import made_accounts as files
from tests.data.importers.made import content_of_base, own_town, unchanged

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "samples" / "finances"


def previewed(folder: Path, *sets: AccountSetDraft) -> Preview:
    path = folder / f"{abs(hash(sets))}.csv"
    path.write_text(repr(sets), "utf-8")
    with reading() as session:
        file = IncomingFile(path.name, path)
        return beside_the_base(session, file, Reading("ofgl", AccountsDraft(sets), {}))


def saved(folder: Path, *sets: AccountSetDraft) -> ImportReport:
    return service.save(previewed(folder, *sets), author="Finances")


def undone(report: ImportReport) -> None:
    assert report.batch_id is not None
    service.undo(report.batch_id)


ALL = (aggregates(), aggregates(PARKINGS), budget_act(), balance(), individual_accounts())


@pytest.mark.usefixtures("empty_base")
def test_accounts_preview_beside_an_empty_base(tmp_path: Path) -> None:
    preview = previewed(tmp_path, *ALL)
    assert {line.difference for line in preview.comparison.lines} == {Difference.ADDED}
    assert "commencez par créer la vôtre" in preview.refusal


@pytest.mark.usefixtures("empty_base")
def test_accounts_are_taken_back_to_the_last_row(tmp_path: Path) -> None:
    own_town()
    before = content_of_base()
    report = saved(tmp_path, *ALL)
    assert (report.added, report.changed) == (len(ALL), 0)
    assert saved(tmp_path, *ALL).batch_id is None
    undone(report)
    assert content_of_base() == before


@pytest.mark.usefixtures("empty_base")
def test_provisional_accounts_are_back_when_the_final_ones_go(tmp_path: Path) -> None:
    own_town()
    act = budget_act()
    first = saved(tmp_path, aggregates(is_provisional=True), act)
    before = content_of_base()
    final = aggregates(amounts=AMOUNTS | {"taxes": AMOUNTS["debt"]})
    second = saved(tmp_path, final, replace(act, budget_lines=act.budget_lines[:1]))
    assert (second.added, second.changed) == (0, 2)
    with unchanged(), pytest.raises(CannotUndoError):
        undone(first)
    undone(second)
    assert content_of_base() == before


@pytest.mark.usefixtures("empty_base")
def test_a_budget_of_another_kind_changes_nothing(tmp_path: Path) -> None:
    own_town()
    saved(tmp_path, aggregates(PARKINGS))
    other = aggregates(replace(PARKINGS, kind=BudgetKind.PRINCIPAL))
    with unchanged(), pytest.raises(RefusedFileError, match="21620765400021"):
        previewed(tmp_path, other)


@pytest.mark.usefixtures("demo_base")
def test_the_demonstration_takes_no_real_accounts(tmp_path: Path) -> None:
    assert "démonstration" in previewed(tmp_path, aggregates()).refusal


@pytest.mark.usefixtures("empty_base")
def test_four_publications_of_one_town_meet_in_two_budgets(tmp_path: Path) -> None:
    own_town()
    made = {
        "balance.csv": ("balances", files.balance()),
        "individuels.csv": ("comptes-individuels", files.individual_accounts()),
        "ofgl.csv": ("ofgl", files.aggregates()),
        "acte.xml": ("totem", files.budget_act()),
    }
    reports = []
    for name, (code, content) in made.items():
        path = tmp_path / name
        path.write_bytes(content)
        reports.append(service.save(service.preview_file(path, name, format_code=code)))
    # The OFGL's file gives a mean of the stratum for each of its four years as well.
    assert [report.added for report in reports] == [1, 1, 12, 1]
    with reading() as session:
        budgets = list_budgets(session, "62765")
    assert [row.title for row in budgets] == ["Budget principal", "Parkings Saint-Omer"]
    assert [row.siret for row in budgets] == ["21620765400013", "21620765400021"]
    for report in reversed(reports):
        undone(report)
    with reading() as session:
        assert list_budgets(session, "62765") == []


@pytest.mark.skipif(not SAMPLES.exists(), reason="the real extracts are not beside the checkout")
@pytest.mark.usefixtures("empty_base")
def test_real_aggregates_are_kept_to_the_cent() -> None:
    start_town("Basse-Terre", "97105", date(2026, 3, 23), date(2032, 3, 31))
    path = SAMPLES / "ofgl_base_communes_guadeloupe3_2024.csv"
    service.save(service.preview_file(path, path.name, format_code="ofgl"))
    with path.open(encoding="utf-8-sig") as file:
        published = [
            (row["Siret Budget"], round(Decimal(row["Montant"]), 2))
            for row in csv.DictReader(file, delimiter=";")
            if row["Code Insee 2024 Commune"] == "97105"
        ]
    with reading() as session:
        found = session.exec(
            select(col(Budget.siret), col(Aggregate.amount_eur))
            .join(AccountSet, col(AccountSet.budget_id) == col(Budget.id))
            .join(Aggregate, col(Aggregate.account_set_id) == col(AccountSet.id))
        ).all()
    assert sorted(map(tuple, found)) == sorted(published)
    principal = finance_figures(Scope("97105", "FDR", date(2026, 11, 21)))[0]
    assert principal.gross_savings_eur == Decimal("1625766.75")


@pytest.mark.skipif(not SAMPLES.exists(), reason="the real extracts are not beside the checkout")
@pytest.mark.usefixtures("empty_base")
def test_a_real_act_is_kept_to_the_cent(tmp_path: Path) -> None:
    start_town("Montreuil", "93048", date(2026, 3, 23), date(2032, 3, 31))
    path = SAMPLES / "CA_2021_montreuil_trimmed.xml.gz"
    preview = service.preview_file(path, path.name, format_code="totem")
    content = preview.reading.content
    assert isinstance(content, AccountsDraft)
    service.save(preview)
    (one,) = content.sets
    with reading() as session:
        lines = session.exec(select(BudgetLine).order_by(col(BudgetLine.order))).all()
    assert [(row.account, row.realised_eur) for row in lines] == [
        (line.account, line.realised_eur) for line in one.budget_lines
    ]
