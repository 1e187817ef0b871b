"""Published accounts in, the same amounts out to the cent: from the file to the base.

The files are of our own making; the real act of Montreuil must agree with itself where it stands
beside the checkout.
"""

import gzip
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from sqlmodel import col, select

from data.base.database import reading
from data.base.views import Scope
from data.finances.models import AccountSet, Aggregate, BalanceLine, Budget, BudgetLine
from data.finances.service import finance_figures, finances_view
from data.finances.vocabulary import AccountOrigin
from data.importers import service
from data.importers.views import ImportReport
from data.overview.service import start_town
from tests.data.importers.accounts.made_acts import LINE, SECRETS, a_budget, an_act
from tests.data.importers.made import content_of_base
from tests.data.importers.made_files import written

SAMPLES = Path(__file__).resolve().parents[5] / "shared" / "samples" / "finances"
REAL_ACT = SAMPLES / "CA_2021_montreuil_trimmed.xml.gz"
needs_samples = pytest.mark.skipif(
    not SAMPLES.exists(), reason="the samples are not beside this checkout"
)
SCOPE = Scope("62765", "FDR", date(2026, 11, 21))
AMOUNTS = ("0.01", "900000.81", "12 345,67", "-3.33")

pytestmark = pytest.mark.usefixtures("empty_base")


def town(name: str = "Saint-Omer", code: str = "62765") -> None:
    start_town(name, code, date(2026, 3, 23), date(2032, 3, 31))


def imported(path: Path) -> ImportReport:
    return service.save(service.preview_file(path, path.name), author="Test")


def act(folder: Path, *, encoding: str = "ISO-8859-1", declared: str = "", **more: str) -> Path:
    path = folder / f"acte_{len(more)}_{encoding}.xml"
    lines = [LINE | {"Nature": f"6061{rank}", "MtReal": one} for rank, one in enumerate(AMOUNTS)]
    document = an_act(a_budget(lines, headers=more), encoding=encoding)
    path.write_bytes(document.replace(encoding.encode(), (declared or encoding).encode()))
    return path


def realised() -> Decimal:
    with reading() as session:
        rows = session.exec(select(BudgetLine)).all()
        return sum((row.realised_eur or Decimal(0) for row in rows), Decimal(0))


def test_the_lines_of_an_act_add_up_to_the_cent(tmp_path: Path) -> None:
    town()
    assert imported(act(tmp_path)).counts["account_lines"] == len(AMOUNTS)
    assert realised() == Decimal("912343.16")


@pytest.mark.parametrize("declared", ["UTF-8", "utf-8"])
def test_an_act_in_latin_letters_that_says_otherwise_is_read_as_it_is(
    tmp_path: Path, declared: str
) -> None:
    town()
    imported(act(tmp_path, declared=declared, LibelleEtab="BUDGET EAU ÉTÉ", CodTypBud="A"))
    with reading() as session:
        (budget,) = session.exec(select(Budget)).all()
        assert "été" in budget.title.casefold()
    assert realised() == Decimal("912343.16")


def test_nobody_named_in_the_annexes_reaches_the_base(tmp_path: Path) -> None:
    town()
    imported(act(tmp_path))
    held = repr(content_of_base())
    assert not [secret for secret in SECRETS if secret in held]


def test_the_budget_voted_and_the_accounts_of_one_year_both_stand(tmp_path: Path) -> None:
    town()
    imported(act(tmp_path))
    imported(act(tmp_path, NatDec="01"))
    with reading() as session:
        sets = session.exec(select(AccountSet)).all()
        assert sorted((one.year, one.stage.value) for one in sets) == [(2024, "BP"), (2024, "CA")]
        assert len({one.source_id for one in sets}) == 2


def test_balances_close_in_the_base(tmp_path: Path) -> None:
    town()
    imported(written(tmp_path, "balances-comptables-des-communes-en-2024.csv"))
    with reading() as session:
        rows = session.exec(select(BalanceLine)).all()
        assert rows
        for row in rows:
            moved = (
                row.opening_debit_eur
                + row.budget_debit_eur
                + row.other_debit_eur
                - row.opening_credit_eur
                - row.budget_credit_eur
                - row.other_credit_eur
            )
            assert moved == row.closing_debit_eur - row.closing_credit_eur


def test_published_aggregates_are_the_headline_figures(tmp_path: Path) -> None:
    town()
    imported(written(tmp_path, "ofgl-base-communes.csv"))
    principal = next(one for one in finance_figures(SCOPE) if one.code == "principal")
    assert (principal.year, principal.gross_savings_eur) == (2024, Decimal("3180000.00"))
    assert principal.debt_eur == Decimal("19080000.00")


def test_thousands_of_euros_become_euros(tmp_path: Path) -> None:
    town()
    imported(written(tmp_path, "comptes-individuels-des-communes-2023.csv"))
    received = finances_view(SCOPE).received
    assert received.individual is not None
    assert max(one.amount_eur for one in received.individual.amounts) > 1_000_000


@needs_samples
def test_a_real_act_is_in_the_base_to_the_cent() -> None:
    town("Montreuil", "93048")
    report = imported(REAL_ACT)
    text = gzip.decompress(REAL_ACT.read_bytes()).decode("latin-1")
    lines = re.findall(r"<LigneBudget>(.*?)</LigneBudget>", text, re.DOTALL)
    written_amounts = [re.search(r'<MtReal V="([^"]*)"', line) for line in lines]
    assert report.counts["account_lines"] == len(lines) == 1_450
    expected = sum((Decimal(one[1]) for one in written_amounts if one), Decimal(0))
    assert realised() == expected == Decimal("549357520.33")


@needs_samples
def test_real_individual_accounts_are_in_the_base_with_their_deficit() -> None:
    town("Wittenheim", "68376")
    for year in (2013, 2014, 2015):
        imported(SAMPLES / f"dgfip_comptes_individuels_wittenheim_{year}.csv")
    with reading() as session:
        found = session.exec(
            select(AccountSet, Aggregate)
            .join(Aggregate, col(Aggregate.account_set_id) == col(AccountSet.id))
            .where(AccountSet.origin == AccountOrigin.INDIVIDUAL)
        ).all()
        rows = {(one.year, aggregate.amount_eur) for one, aggregate in found}
    published = {(2013, Decimal("456290")), (2014, Decimal("-59050")), (2014, Decimal("9710580"))}
    assert published <= rows, "caf nette, and debt"


@needs_samples
def test_real_aggregates_of_an_overseas_town_are_its_headline_figures() -> None:
    town("Basse-Terre", "97105")
    report = imported(SAMPLES / "ofgl_base_communes_guadeloupe3_2024.csv")
    assert (report.counts["aggregates"], report.ignored) == (89, 254)
    found = finance_figures(Scope("97105", "FDR", date(2026, 11, 21)))
    figures = {one.code: one for one in found}
    assert figures["principal"].gross_savings_eur == Decimal("1625766.75")
    parkings = figures["21971105800228"]
    assert (parkings.gross_savings_eur, parkings.debt_years) == (Decimal("-143010.92"), None)
