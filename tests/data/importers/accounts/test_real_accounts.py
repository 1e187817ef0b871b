"""Real extracts of official accounts, where they stand beside the checkout: right to the cent.

They are not ours to carry along: a stranger's clone skips this file, and the other tests check the
same on files of our own making.
"""

import csv
from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from data.finances.aggregates import by_label
from data.finances.drafts import AccountSetDraft
from data.finances.vocabulary import AccountOrigin, AggregateCode, BudgetKind
from data.importers.accounts import acts, aggregates, balances, individual
from data.importers.files import IncomingFile
from data.importers.formats import FormatCode, Reading, Town
from data.importers.opened import OpenedFile
from data.importers.registry import recognised
from tests.data.importers.accounts.making import (
    NOBODY,
    SAINT_OMER,
    Read,
    only,
    refusal,
    sets_of,
    town,
)

SAMPLES = Path(__file__).resolve().parents[5] / "shared" / "samples" / "finances"
MONTREUIL = town("93048", "219300480", "Montreuil")
WITTENHEIM = town("68376", "216803767", "Wittenheim")
ACT = "CA_2021_montreuil_trimmed.xml.gz"
OFGL = "ofgl_base_communes_guadeloupe3_2024.csv"
BALANCE = "dgfip_balance_2024_sample.csv"

pytestmark = pytest.mark.skipif(
    not SAMPLES.is_dir(), reason="the samples are not beside this checkout"
)


def sample(name: str) -> OpenedFile:
    return OpenedFile(IncomingFile(name, SAMPLES / name))


def reading(read: Read, name: str, town: Town = NOBODY) -> Reading:
    return read(sample(name), town)


def rows(name: str, year: str) -> list[dict[str, str]]:
    with (SAMPLES / name).open(encoding="utf-8", newline="") as content:
        return [row for row in csv.DictReader(content, delimiter=";") if row["Exer"] == year]


def number(text: str) -> Decimal:
    return Decimal(text or "0")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        (ACT, FormatCode.BUDGET_ACTS),
        (OFGL, FormatCode.AGGREGATES),
        (BALANCE, FormatCode.BALANCES),
        ("dgfip_comptes_individuels_wittenheim_2013.csv", FormatCode.INDIVIDUAL_ACCOUNTS),
    ],
)
def test_each_file_is_recognised_among_all_formats(name: str, code: FormatCode) -> None:
    assert recognised(sample(name)).code == code


def test_the_lines_of_a_real_act_add_up_to_the_cent() -> None:
    found: dict[tuple[str, ...], list[Decimal]] = defaultdict(lambda: [Decimal(0)] * 3)
    for line in only(reading(acts.read, ACT, MONTREUIL)).budget_lines:
        side = "D" if line.is_spending else "R"
        key = (line.chapter, line.account, line.function or "", side, str(int(line.is_order)))
        given = (line.voted_eur, line.realised_eur, line.remaining_eur)
        found[key] = [a + (b or 0) for a, b in zip(found[key], given, strict=True)]
    expected = {
        tuple(row[name] for name in ("ContNat", "Nature", "Fonction", "CodRD", "OpBudg")): [
            number(row[name]) for name in ("CredOuv", "MtReal", "MtRAR3112")
        ]
        for row in rows("totem_montreuil_2019_2021_lignes.csv", "2021")
    }
    # The extract left out the operations for others, which have no chapter by nature.
    others = {key: value for key, value in found.items() if key[1].startswith("454")}
    assert {key: value for key, value in found.items() if key not in others} == expected
    assert sum(value[1] for value in others.values()) == Decimal("236312.03")


def test_the_loans_of_a_real_act_add_up_to_the_cent() -> None:
    expected = rows("totem_montreuil_2019_2021_emprunts_type01.csv", "2021")
    found = only(reading(acts.read, ACT, MONTREUIL)).loans
    assert len(found) == len(expected) == 68
    total = sum((number(row["MtCapitalRestDu_31_12"]) for row in expected), Decimal(0))
    assert sum(one.outstanding_eur or 0 for one in found) == total.quantize(Decimal("0.01"))
    assert {one.number for one in found} == {row["NumContrat"] for row in expected}


def test_the_figures_of_a_real_act_are_its_own() -> None:
    expected = {
        row["Code"]: row["V"].strip()
        for row in rows("totem_montreuil_2019_2021_informations.csv", "2021")
    }
    act = only(reading(acts.read, ACT, MONTREUIL))
    found = {one.code: one.wording for one in act.published}
    assert found == {code: expected[code] for code in found}
    assert expected.keys() - found.keys() == {
        "EPCI",
        "MtAmort1An",
        "DtDelibAmort1An",
        "LieuCommDoc",
    }
    assert (act.population, act.known_on.isoformat()) == (111261, "2022-03-30")


def test_a_real_act_is_not_taken_for_another_towns() -> None:
    said = refusal(acts.read, sample(ACT), SAINT_OMER)
    assert "celui de VILLE DE MONTREUIL (93048) ; la commune de cette base est Saint-Omer" in said


def test_real_balances_close() -> None:
    found = reading(balances.read, BALANCE)
    assert found.warnings == ()
    assert found.counts["account_lines"] == 9
    chambery = only(reading(balances.read, BALANCE, town("73065", "217300656", "Chambéry")))
    assert chambery.balance_lines[1].closing_debit_eur == Decimal("250303591.11")


def amounts(one: AccountSetDraft) -> Mapping[str, Decimal]:
    return {aggregate.code: aggregate.amount_eur for aggregate in one.aggregates}


def ofgl(label: str) -> str:
    return by_label(AccountOrigin.OFGL)[label].code


@pytest.mark.parametrize(
    ("result", "plus", "minus"),
    [
        ("Epargne brute", ["Recettes de fonctionnement"], ["Dépenses de fonctionnement"]),
        ("Epargne nette", ["Epargne brute"], ["Remboursements d'emprunts hors GAD"]),
        (
            "Annuité de la dette",
            ["Remboursements d'emprunts hors GAD", "Charges financières"],
            [],
        ),
        ("Dépenses totales", ["Dépenses de fonctionnement", "Dépenses d'investissement"], []),
        ("Variation du fonds de roulement", ["Recettes totales"], ["Dépenses totales"]),
    ],
)
def test_the_identities_of_the_ofgl_hold_on_every_budget(
    result: str, plus: list[str], minus: list[str]
) -> None:
    found = sets_of(reading(aggregates.read, OFGL))
    assert len(found) == 8
    for one in found:
        given = amounts(one)
        total = sum((given.get(ofgl(label), Decimal(0)) for label in plus), Decimal(0))
        total -= sum((given.get(ofgl(label), Decimal(0)) for label in minus), Decimal(0))
        assert given.get(ofgl(result), Decimal(0)) == total


def test_a_town_keeps_its_own_budgets_of_the_ofgl() -> None:
    kept = reading(aggregates.read, OFGL, town("97105", "219711058", "Basse-Terre"))
    found = sets_of(kept)
    assert [(one.budget.kind, one.budget.nomenclature) for one in found] == [
        (BudgetKind.PRINCIPAL, "M57"),
        (BudgetKind.ANNEX, "M4"),
    ]
    assert amounts(found[0])[ofgl("Epargne brute")] == Decimal("1625766.75")
    assert amounts(found[1])[ofgl("Epargne brute")] == Decimal("-143010.92")
    assert {one.population for one in found} == {9973}
    assert kept.warnings == ()


def test_a_negative_debt_stays_negative() -> None:
    found = sets_of(reading(aggregates.read, OFGL, town("97125", None, "Saint-François")))
    golf = next(one for one in found if "GOLF" in one.budget.title)
    assert amounts(golf)[AggregateCode.DEBT] < 0


@pytest.mark.parametrize(
    ("year", "code", "expected", "mean"),
    [
        (2013, "prod", "13210120", None),
        (2013, "caf", "1078580", "179.55"),
        (2013, "cafn", "456290", None),
        (2013, "dette", "6901680", None),
        (2014, "charge", "13719530", None),
        (2014, "caf", "732930", "163.90"),
        (2014, "cafn", "-59050", None),
        (2014, "dette", "9710580", None),
    ],
)
def test_real_individual_accounts_are_in_euros(
    year: int, code: str, expected: str, mean: str | None
) -> None:
    name = f"dgfip_comptes_individuels_wittenheim_{year}.csv"
    given = reading(individual.read, name, WITTENHEIM)
    wanted = by_label(AccountOrigin.INDIVIDUAL)[code].code
    found = next(one for one in only(given).aggregates if one.code == wanted)
    assert found.amount_eur == Decimal(expected)
    assert mean is None or found.stratum_mean_eur == Decimal(mean)
    assert given.warnings == ()


def test_all_columns_of_real_individual_accounts_are_known() -> None:
    for year in (2013, 2014, 2015):
        name = f"dgfip_comptes_individuels_wittenheim_{year}.csv"
        given = reading(individual.read, name, WITTENHEIM)
        assert given.warnings == ()
        assert only(given).stratum == (
            "communes de 10 000 à 20 000 hab, appartenant à un groupement fiscalisé (FPU)"
        )
