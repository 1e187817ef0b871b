"""OFGL's aggregates: by budget, by any of their headings, never the consolidated base."""

import random
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from data.finances.vocabulary import AccountOrigin, AccountStage, AggregateCode, BudgetKind
from data.importers.accounts.aggregates import read, score
from tests.data.importers import made_accounts
from tests.data.importers.accounts.making import (
    NOBODY,
    SAINT_OMER,
    only,
    opened,
    plain,
    refusal,
    sets_of,
    table,
    town,
    warned,
)

API = [
    "exer",
    "com_code",
    "com_name",
    "insee",
    "siren",
    "ident",
    "lbudg",
    "type_de_budget",
    "nomen",
    "agregat",
    "montant",
    "ptot",
    "tranche_population",
]
OURS = {
    "exer": "2024",
    "com_code": "62765",
    "com_name": "Saint-Omer",
    "insee": "62765",
    "siren": "216207654",
    "ident": "21620765400013",
    "lbudg": "SAINT OMER",
    "type_de_budget": "Budget principal",
    "nomen": "M57",
    "agregat": "Recettes de fonctionnement",
    "montant": "20000000.0",
    "ptot": "14500",
    "tranche_population": "7",
}
LILLE = OURS | {"com_code": "59350", "com_name": "Lille", "insee": "59350", "siren": "215903501"}


def csv(*rows: Mapping[str, str], headings: list[str] = API) -> str:
    return table(headings, rows)


def test_labels_that_carry_a_year_are_read(tmp_path: Path) -> None:
    reading = read(opened(tmp_path, made_accounts.aggregates()), SAINT_OMER)
    found = sets_of(reading)
    assert [(one.year, one.budget.kind) for one in found[:4]] == [
        (year, BudgetKind.PRINCIPAL) for year in (2021, 2022, 2023, 2024)
    ]
    assert len(found) == 8
    amounts = {one.code: one.amount_eur for one in found[0].aggregates}
    assert amounts[AggregateCode.DEBT] == Decimal(18_000_000)
    assert (found[0].population, found[0].stage) == (14500, AccountStage.CG)
    assert found[0].origin == AccountOrigin.OFGL
    counts = {"budgets": 2, "account_lines": 0, "aggregates": 104, "comparators": 52}
    assert reading.counts == counts
    assert plain(reading.kept).startswith(
        "Gardés : 2 budgets de Saint-Omer (62765), exercices 2021 à 2024. Moyenne de la strate"
    )
    assert reading.source is not None
    assert "ne distingue pas un montant nul" in (reading.source.note or "")


def test_names_of_the_api_are_read_the_same(tmp_path: Path) -> None:
    for headings in (API, [one.upper() for one in API]):
        rows = [dict(zip(headings, OURS.values(), strict=True))]
        found = only(read(opened(tmp_path, csv(*rows, headings=headings)), SAINT_OMER))
        assert found.aggregates[0].code == AggregateCode.OPERATING_REVENUE
        assert found.stratum == "strate de population 7 (OFGL)"


@pytest.mark.parametrize("day", ["2024-01-01", "2024-01-01T00:00:00+00:00", "2023-12-31T23:00:00Z"])
def test_the_year_may_be_a_date(tmp_path: Path, day: str) -> None:
    assert only(read(opened(tmp_path, csv(OURS | {"exer": day})), SAINT_OMER)).year == 2024


def test_a_zero_is_kept_as_published(tmp_path: Path) -> None:
    found = only(read(opened(tmp_path, csv(OURS | {"montant": "0.0"})), SAINT_OMER))
    assert found.aggregates[0].amount_eur == 0


def test_last_years_accounts_are_provisional_until_december(tmp_path: Path) -> None:
    found = sets_of(read(opened(tmp_path, csv(OURS, OURS | {"exer": "2025"})), SAINT_OMER))
    assert [one.is_provisional for one in found] == [False, True]
    assert found[1].known_on == SAINT_OMER.today


def test_unknown_aggregates_are_told_once(tmp_path: Path) -> None:
    rows = [OURS] + [OURS | {"agregat": name} for name in ("Indice neuf", "Autre", "Autre")]
    reading = read(opened(tmp_path, csv(*rows)), SAINT_OMER)
    assert warned(reading).count("« Autre »") == 1
    assert "« Indice neuf » et « Autre »" in warned(reading)
    assert len(only(reading).aggregates) == 1


def test_the_consolidated_base_is_refused_and_says_why(tmp_path: Path) -> None:
    headings = [one for one in API if one not in ("ident", "lbudg", "type_de_budget", "nomen")]
    for more in ([], ["montant_bp", "montant_ba", "montant_flux"]):
        file = opened(tmp_path, csv(OURS, headings=[*headings, *more]))
        assert score(file) >= 0.95
        said = refusal(read, file)
        assert "Ils ne sont ceux d’aucun budget" in said
        assert "ofgl-base-communes" in said


def test_budgets_from_before_a_merger_are_added_and_it_is_told(tmp_path: Path) -> None:
    merged = town("62757", "200059608", "Saint-Martin-lez-Tatinghem", c62807="62757")
    first = OURS | {
        "exer": "2018",
        "com_code": "62757",
        "siren": "216207571",
        "ident": "21620757100010",
        "lbudg": "ST MARTIN AU LAERT",
        "montant": "100.25",
        "ptot": "4000",
    }
    second = first | {
        "siren": "216208074",
        "ident": "21620807400010",
        "lbudg": "TATINGHEM",
        "insee": "62807",
        "montant": "50.50",
        "ptot": "1800",
    }
    for other in (second, second | {"com_code": "62807"}):
        reading = read(opened(tmp_path, csv(first, other)), merged)
        found = only(reading)
        assert found.aggregates[0].amount_eur == Decimal("150.75")
        assert (found.population, found.budget.siret) == (5800, None)
        assert "« ST MARTIN AU LAERT » et « TATINGHEM »" in warned(reading)


def test_a_town_that_is_not_there_is_told(tmp_path: Path) -> None:
    said = refusal(read, opened(tmp_path, csv(LILLE)))
    assert "aucune ligne n’est de Saint-Omer" in said
    assert "Lille (59350)" in said


def test_without_a_town_every_commune_is_kept(tmp_path: Path) -> None:
    lille = LILLE | {"ident": "21590350100017"}
    assert len(sets_of(read(opened(tmp_path, csv(OURS, lille)), NOBODY))) == 2


@pytest.mark.parametrize(
    ("column", "value", "expected"),
    [
        ("montant", "beaucoup", "un montant au centime"),
        ("type_de_budget", "Budget vert", "« Budget principal » ou « Budget annexe »"),
        ("ident", "", "le SIRET du budget, 14 chiffres"),
        ("exer", "bientôt", "l’exercice"),
        ("ptot", "mille", "un nombre d’habitants"),
    ],
)
def test_a_bad_cell_is_told_with_its_place(
    tmp_path: Path, column: str, value: str, expected: str
) -> None:
    said = refusal(read, opened(tmp_path, csv(OURS | {column: value})))
    assert f"Ligne 2, colonne « {column} »" in said
    assert expected in said


def test_two_amounts_for_the_same_aggregate_are_refused(tmp_path: Path) -> None:
    said = refusal(read, opened(tmp_path, csv(OURS, OURS | {"montant": "1.0"})))
    assert "y est déjà avec un autre montant" in said
    assert len(only(read(opened(tmp_path, csv(OURS, OURS)), SAINT_OMER)).aggregates) == 1


def test_the_order_of_the_rows_changes_nothing(tmp_path: Path) -> None:
    rows = made_accounts.aggregates().decode("utf-8-sig").splitlines()
    shuffled = [rows[0], *random.Random(3).sample(rows[1:], len(rows) - 1)]
    totals = {
        tuple(
            (one.year, one.budget.siret, sum(part.amount_eur for part in one.aggregates))
            for one in sets_of(read(opened(tmp_path, "\n".join(given)), SAINT_OMER))
        )
        for given in (rows, shuffled)
    }
    assert len(totals) == 1
