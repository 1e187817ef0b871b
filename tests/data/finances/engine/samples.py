"""Real accounts, read where they stand beside the checkout; they are not ours to carry along."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from data.finances.drafts import AccountSetDraft
from data.finances.engine import Flow, Ledger
from data.finances.vocabulary import Support
from data.importers.accounts import acts
from data.importers.files import IncomingFile
from data.importers.opened import OpenedFile
from tests.data.importers.accounts.making import only, town

SAMPLES = Path(__file__).resolve().parents[5] / "shared" / "samples" / "finances"
ACT = "CA_2021_montreuil_trimmed.xml.gz"
LINES = "totem_montreuil_2019_2021_lignes.csv"
LOANS = "totem_montreuil_2019_2021_emprunts_type01.csv"
GOLDEN = "golden_montreuil_2019_2021.csv"
YEARS = ["2019", "2020", "2021"]

needs_samples = pytest.mark.skipif(
    not SAMPLES.is_dir(), reason="the samples are not beside this checkout"
)
"""A stranger's clone skips these tests: the others check the same on made accounts."""


def rows(name: str, delimiter: str = ";") -> list[dict[str, str]]:
    with (SAMPLES / name).open(encoding="utf-8-sig", newline="") as content:
        return list(csv.DictReader(content, delimiter=delimiter))


def golden(year: str) -> dict[str, Decimal]:
    (row,) = (row for row in rows(GOLDEN, ",") if row["exer"] == year)
    return {name: Decimal(text) for name, text in row.items()}


def of_lines(year: str) -> Ledger:
    """Return the extracted lines of a year."""
    flows = tuple(
        flow(row["Nature"], row["ContNat"], row["CodRD"] == "D", row["OpBudg"] == "1", amount)
        for row in rows(LINES)
        if row["Exer"] == year and (amount := Decimal(row["MtReal"] or 0))
    )
    debt = sum(Decimal(row["MtCapitalRestDu_31_12"]) for row in rows(LOANS) if row["Exer"] == year)
    return Ledger(int(year), "M14", Support.ACT, flows, Decimal(debt))


def of_act() -> Ledger:
    """Return what the importer reads in the real act of 2021."""
    file = OpenedFile(IncomingFile(ACT, SAMPLES / ACT))
    draft: AccountSetDraft = only(acts.read(file, town("93048", "219300480", "Montreuil")))
    flows = tuple(
        flow(
            one.account, one.chapter, one.is_spending, one.is_order, one.realised_eur or Decimal(0)
        )
        for one in draft.budget_lines
    )
    debt = sum((one.outstanding_eur or Decimal(0) for one in draft.loans), Decimal(0))
    return Ledger(draft.year, draft.budget.nomenclature, Support.ACT, flows, debt)


def flow(account: str, chapter: str, is_spending: bool, is_order: bool, amount: Decimal) -> Flow:
    sides = {"debit" if is_spending else "credit": amount}
    return Flow(account, chapter, is_order, **sides)


def said(value: Decimal, expected: Decimal) -> Decimal:
    """Round a value to the precision of what is expected."""
    return value.quantize(expected)
