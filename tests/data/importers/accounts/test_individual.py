"""Individual accounts: thousands become euros, and the means of comparable towns stay beside."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from data.finances.vocabulary import AccountOrigin, BudgetKind
from data.importers.accounts.individual import read, score
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

HEADINGS = [
    "an",
    "dep",
    "icom",
    "inom",
    "pop1",
    "nomsst2",
    "prod",
    "fprod",
    "mprod",
    "caf",
    "mcaf",
    "rcaf",
    "cafn",
    "remb",
    "dette",
    "mdette",
    "nomsst1",
]
OURS = {
    "an": "2014",
    "dep": "062",
    "icom": "765",
    "inom": "SAINT-OMER",
    "pop1": "14463",
    "nomsst2": "appartenant à un groupement fiscalisé (FPU)",
    "prod": "13399.69",
    "fprod": "926.48",
    "mprod": "1336.99",
    "caf": "732.93",
    "mcaf": "163.90",
    "rcaf": "5.47",
    "cafn": "-59.05",
    "remb": "791.98",
    "dette": "9710.58",
    "mdette": "957.59",
    "nomsst1": "communes de 10 000 à 20 000 hab",
}


def csv(*rows: Mapping[str, str], headings: list[str] = HEADINGS) -> str:
    return table(headings, rows)


def test_thousands_become_euros_and_means_stay_per_inhabitant(tmp_path: Path) -> None:
    reading = read(opened(tmp_path, csv(OURS)), SAINT_OMER)
    found = only(reading)
    amounts = {one.code: one for one in found.aggregates}
    savings = amounts["individual_self_financing"]
    assert (savings.amount_eur, savings.stratum_mean_eur) == (Decimal(732930), Decimal("163.90"))
    assert amounts["individual_net_self_financing"].amount_eur == Decimal(-59050)
    assert amounts["individual_net_self_financing"].stratum_mean_eur is None
    assert (found.population, found.origin) == (14463, AccountOrigin.INDIVIDUAL)
    assert (found.budget.kind, found.budget.siret) == (BudgetKind.PRINCIPAL, None)
    assert found.stratum == (
        "communes de 10 000 à 20 000 hab, appartenant à un groupement fiscalisé (FPU)"
    )
    assert reading.counts["aggregates"] == 5
    assert reading.warnings == ()


def test_the_town_is_found_in_a_national_file(tmp_path: Path) -> None:
    reading = read(opened(tmp_path, made_accounts.individual_accounts()), SAINT_OMER)
    assert only(reading).year == 2023
    assert plain(reading.kept) == "Gardé : 1 budget de Saint-Omer (62765), exercice 2023."
    assert score(opened(tmp_path, made_accounts.individual_accounts())) >= 0.95


def test_a_file_whose_columns_were_moved_is_read_too(tmp_path: Path) -> None:
    headings = sorted(HEADINGS)
    other = OURS | {"icom": "525", "inom": "LONGUENESSE"}
    reading = read(opened(tmp_path, csv(other, OURS, headings=headings)), SAINT_OMER)
    assert len(only(reading).aggregates) == 5
    assert reading.ignored == 1


@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_quotes_and_delimiters_do_not_matter(tmp_path: Path, sign: str) -> None:
    text = table(HEADINGS, [{key: f'"{value}"' for key, value in OURS.items()}], sign)
    assert only(read(opened(tmp_path, text), SAINT_OMER)).population == 14463


def test_corsica_and_overseas_are_found(tmp_path: Path) -> None:
    ajaccio, basse_terre = town("2A004", None, "Ajaccio"), town("97105", None, "Basse-Terre")
    rows = [
        OURS | {"dep": "02A", "icom": "004", "inom": "AJACCIO"},
        OURS | {"dep": "101", "icom": "105", "inom": "BASSE-TERRE", "pop1": "9973"},
    ]
    assert only(read(opened(tmp_path, csv(*rows)), ajaccio)).population == 14463
    assert only(read(opened(tmp_path, csv(*rows)), basse_terre)).population == 9973


def test_every_year_of_the_town_is_a_set(tmp_path: Path) -> None:
    rows = [OURS | {"an": year} for year in ("2015", "2013", "2014")]
    found = sets_of(read(opened(tmp_path, csv(*rows)), SAINT_OMER))
    assert [one.year for one in found] == [2013, 2014, 2015]


def test_a_blank_amount_is_missing_and_a_zero_is_not(tmp_path: Path) -> None:
    row = OURS | {"dette": "", "caf": "0.00", "rcaf": "0.0", "cafn": "", "remb": "n.d."}
    found = only(read(opened(tmp_path, csv(row)), SAINT_OMER))
    assert {one.code: one.amount_eur for one in found.aggregates} == {
        "individual_total_revenue": Decimal(13399690),
        "individual_self_financing": Decimal(0),
    }


def test_a_rate_that_its_amounts_do_not_make_is_told(tmp_path: Path) -> None:
    reading = read(opened(tmp_path, csv(OURS | {"rcaf": "7.47"})), SAINT_OMER)
    assert "(rcaf, 7.47) n’est pas celle que ses montants donnent" in warned(reading)
    reading = read(opened(tmp_path, csv(OURS | {"cafn": "59.05"})), SAINT_OMER)
    assert "cafn" in warned(reading)


def test_a_name_from_before_a_merger_is_told(tmp_path: Path) -> None:
    merged = town("62757", None, "Saint-Martin-lez-Tatinghem")
    row = OURS | {"icom": "757", "inom": "SAINT-MARTIN-AU-LAERT"}
    assert "une commune d’avant une fusion" in warned(read(opened(tmp_path, csv(row)), merged))
    today = row | {"inom": "SAINT-MARTIN-LEZ-TATINGHEM"}
    assert read(opened(tmp_path, csv(today)), merged).warnings == ()


def test_a_town_that_is_not_there_is_told(tmp_path: Path) -> None:
    said = refusal(read, opened(tmp_path, csv(OURS | {"dep": "068", "icom": "376"})))
    assert "aucune ligne n’est de Saint-Omer" in said
    assert "(68376)" in said


def test_without_a_town_every_commune_is_kept(tmp_path: Path) -> None:
    rows = [OURS, OURS | {"icom": "525", "inom": "LONGUENESSE"}]
    assert len(sets_of(read(opened(tmp_path, csv(*rows)), NOBODY))) == 2


def test_a_bad_amount_is_told_with_its_place(tmp_path: Path) -> None:
    said = refusal(read, opened(tmp_path, csv(OURS | {"dette": "beaucoup", "mprod": "1e88"})))
    assert "Ligne 2, colonne « dette » : « beaucoup » n’est pas lu" in said
    assert "colonne « mprod »" in said
    assert "un montant en milliers d’euros" in said


def test_the_same_year_twice_with_other_amounts_is_refused(tmp_path: Path) -> None:
    said = refusal(read, opened(tmp_path, csv(OURS, OURS | {"dette": "1.00"})))
    assert "l’exercice 2014 de SAINT-OMER y est déjà" in said


def test_columns_of_later_years_are_known_and_new_ones_told(tmp_path: Path) -> None:
    later = ["encdbr", "fencdbr", "rmencdbr", "mencdbr", "det2cal", "rmdet2cal", "tfb", "bfbexod"]
    reading = read(opened(tmp_path, csv(OURS, headings=[*HEADINGS, *later])), SAINT_OMER)
    assert reading.warnings == ()
    reading = read(opened(tmp_path, csv(OURS, headings=[*HEADINGS, "zzz", "mzzz"])), SAINT_OMER)
    assert "2 colonnes nouvelles (« zzz », « mzzz »)" in warned(reading)
