"""The packaged list of the amounts that publishers compute."""

import csv
from pathlib import Path

import pytest

from data.finances.aggregates import aggregate_definitions, by_code, by_label
from data.finances.vocabulary import AccountOrigin, AggregateCode

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "samples" / "finances"
OFGL_COUNT = 56


def test_codes_are_unique_and_each_publisher_has_its_own() -> None:
    definitions = aggregate_definitions()
    assert len(by_code()) == len(definitions)
    assert {one.publisher for one in definitions} == {AccountOrigin.OFGL, AccountOrigin.INDIVIDUAL}
    for one in definitions:
        is_individual = one.publisher is AccountOrigin.INDIVIDUAL
        assert one.code.startswith("individual_") is is_individual


def test_every_aggregate_is_said_in_words() -> None:
    for one in aggregate_definitions():
        assert one.code.isascii()
        assert one.code.islower()
        assert one.definition.endswith(".")
        assert "'" not in one.title + one.definition


def test_the_ratios_rest_on_the_amounts_of_the_ofgl() -> None:
    labels = {code: by_code()[code].label for code in AggregateCode}
    assert labels == {
        AggregateCode.OPERATING_REVENUE: "Recettes de fonctionnement",
        AggregateCode.OPERATING_SPENDING: "Dépenses de fonctionnement",
        AggregateCode.LOAN_REPAYMENTS: "Remboursements d'emprunts hors GAD",
        AggregateCode.DEBT: "Encours de dette",
    }


def test_an_aggregate_is_found_by_its_label_or_its_title() -> None:
    labels = by_label(AccountOrigin.OFGL)
    assert labels["Epargne brute"] is labels["Épargne brute"] is by_code()["gross_savings"]
    assert by_label(AccountOrigin.INDIVIDUAL)["prod"].code == "individual_total_revenue"
    assert "prod" not in labels


@pytest.mark.skipif(not SAMPLES.exists(), reason="the real extracts are not beside the checkout")
def test_every_aggregate_of_communes_is_known() -> None:
    with (SAMPLES / "ofgl_agregats_definitions_72.csv").open(encoding="utf-8") as file:
        published = {
            row["agregat"] for row in csv.DictReader(file) if "commune" in row["niveaux"].split(",")
        }
    known = {one.label for one in aggregate_definitions() if one.publisher is AccountOrigin.OFGL}
    assert known == published
    assert len(known) == OFGL_COUNT


@pytest.mark.skipif(not SAMPLES.exists(), reason="the real extracts are not beside the checkout")
def test_every_column_of_individual_accounts_is_in_a_real_file_or_a_later_one() -> None:
    later = {"pfcaf", "cfcaf", "encdbr"}
    path = SAMPLES / "dgfip_comptes_individuels_wittenheim_2014.csv"
    columns = path.read_text("utf-8").splitlines()[0].lower().split(";")
    labels = {
        one.label for one in aggregate_definitions() if one.publisher is AccountOrigin.INDIVIDUAL
    }
    assert labels - set(columns) == later
