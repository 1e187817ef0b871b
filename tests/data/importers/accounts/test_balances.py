"""Trial balances: the town's accounts, exact, from any of their layouts."""

import gzip
import random
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest

from data.finances.vocabulary import AccountOrigin, AccountStage, BudgetKind
from data.importers.accounts.balances import read, score
from data.importers.formats import Town
from data.territories.surroundings import Surroundings
from tests.data.importers import made_accounts
from tests.data.importers.accounts.making import (
    NOBODY,
    SAINT_OMER,
    TODAY,
    only,
    opened,
    plain,
    refusal,
    sets_of,
    table,
    warned,
)

HEADINGS = [
    "exer",
    "ident",
    "ndept",
    "lbudg",
    "insee",
    "cbudg",
    "ctype",
    "cstyp",
    "nomen",
    "siren",
    "cregi",
    "cacti",
    "secteur",
    "finess",
    "codbud1",
    "categ",
    "bal",
    "compte",
    "bedeb",
    "becre",
    "obnetdeb",
    "obnetcre",
    "onbdeb",
    "onbcre",
    "oobdeb",
    "oobcre",
    "sd",
    "sc",
]
OURS = {
    "exer": "2024",
    "ident": "21620765400013",
    "ndept": "062",
    "lbudg": "ST OMER",
    "insee": "765",
    "cbudg": "1",
    "nomen": "M57",
    "siren": "216207654",
    "bal": "DEF",
    "compte": "60612",
    **dict.fromkeys(HEADINGS[18:], "0.0"),
    "obnetdeb": "900000.81",
    "sd": "900000.81",
}
LILLE = OURS | {
    "ident": "21590350100017",
    "ndept": "059",
    "lbudg": "LILLE",
    "insee": "350",
    "siren": "215903501",
}


def csv(*rows: Mapping[str, str], headings: list[str] = HEADINGS) -> str:
    return table(headings, rows)


def test_the_towns_balance_is_read_and_no_other(tmp_path: Path) -> None:
    reading = read(opened(tmp_path, made_accounts.balance()), SAINT_OMER)
    found = only(reading)
    assert (found.budget.siret, found.budget.kind) == ("21620765400013", BudgetKind.PRINCIPAL)
    assert (found.budget.title, found.budget.nomenclature) == ("ST OMER", "M57")
    assert (found.year, found.stage) == (2024, AccountStage.CG)
    assert (found.origin, found.is_provisional) == (AccountOrigin.BALANCE, False)
    assert found.known_on == date(2025, 12, 31)
    assert [line.account for line in found.balance_lines] == [
        "1641",
        "60612",
        "64111",
        "66111",
        "73111",
        "74111",
    ]
    assert found.balance_lines[0].closing_credit_eur == Decimal(18_300_000)
    assert reading.counts == {"budgets": 1, "account_lines": 6, "aggregates": 0}
    assert plain(reading.kept) == "Gardé : 1 budget de Saint-Omer (62765), exercice 2024."
    assert reading.warnings == ()
    assert reading.source is not None
    assert reading.source.dataset == "balances-comptables-des-communes-en-2024"


def test_the_attached_file_is_read_like_the_one_of_the_portal(tmp_path: Path) -> None:
    row = OURS | {"lbudg": "SAINT-OMER ÉTÉ"}
    portal = only(read(opened(tmp_path, csv(row)), SAINT_OMER))
    comma = {key: value.replace(".", ",") for key, value in row.items()}
    text = csv(
        {key.upper(): value for key, value in comma.items()}, headings=[h.upper() for h in HEADINGS]
    )
    attached = only(read(opened(tmp_path, text.encode("latin-1"), "joint.csv"), SAINT_OMER))
    assert replace(attached, where=portal.where) == portal
    assert attached.balance_lines[0].budget_debit_eur == Decimal("900000.81")


def test_it_is_read_in_a_gzip_and_in_a_zip(tmp_path: Path) -> None:
    content = csv(OURS, LILLE).encode()
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("dossier/balances.csv", content)
    for name, given in (("b.csv.gz", gzip.compress(content)), ("b.zip", packed.getvalue())):
        file = opened(tmp_path, given, name)
        assert score(file) >= 0.95
        assert only(read(file, SAINT_OMER)).balance_lines[0].account == "60612"


def test_annexes_stand_apart_and_the_principal_budget_comes_first(tmp_path: Path) -> None:
    annexe = OURS | {"ident": "21620765400005", "cbudg": "3", "lbudg": "PARKINGS", "nomen": "M4"}
    found = sets_of(read(opened(tmp_path, csv(annexe, OURS)), SAINT_OMER))
    assert [one.budget.kind for one in found] == [BudgetKind.PRINCIPAL, BudgetKind.ANNEX]
    assert found[1].budget.nomenclature == "M4"


def test_provisional_accounts_are_known_in_july(tmp_path: Path) -> None:
    found = only(read(opened(tmp_path, csv(OURS | {"bal": "PRO"})), SAINT_OMER))
    assert (found.is_provisional, found.known_on) == (True, date(2025, 7, 1))


def test_final_accounts_win_over_provisional_ones_of_the_same_file(tmp_path: Path) -> None:
    reading = read(opened(tmp_path, csv(OURS | {"bal": "PRO", "sd": "1"}, OURS)), SAINT_OMER)
    assert not only(reading).is_provisional
    assert "la définitive est gardée" in warned(reading)


def test_a_file_from_before_2016_is_read_by_its_insee_codes(tmp_path: Path) -> None:
    headings = [one for one in HEADINGS if one not in ("siren", "bal", "ident")]
    headings[headings.index("cbudg")] = "budget"
    row = OURS | {"exer": "2013", "ndept": "62", "budget": "BP"}
    other = LILLE | {"exer": "2013", "ndept": "59", "budget": "BP"}
    reading = read(opened(tmp_path, csv(row, other, headings=headings)), SAINT_OMER)
    found = only(reading)
    assert (found.year, found.budget.kind, found.budget.siret) == (2013, BudgetKind.PRINCIPAL, None)
    assert not found.is_provisional


def test_a_town_without_siren_is_found_by_its_code(tmp_path: Path) -> None:
    nameless = Town(today=TODAY, surroundings=Surroundings("62765", None, {"62765": "Saint-Omer"}))
    # 59765 bears the same last figures.
    near = OURS | {"ndept": "059", "siren": "215907650", "ident": "21590765000017"}
    assert only(read(opened(tmp_path, csv(near, OURS)), nameless)).budget.siret == OURS["ident"]


def test_a_siret_that_holds_the_siren_elsewhere_is_not_ours(tmp_path: Path) -> None:
    stranger = LILLE | {"ident": "99216207654999", "lbudg": "216207654"}
    assert len(only(read(opened(tmp_path, csv(stranger, OURS)), SAINT_OMER)).balance_lines) == 1


def test_a_file_without_the_town_says_of_whom_it_speaks(tmp_path: Path) -> None:
    said = refusal(read, opened(tmp_path, csv(LILLE)))
    assert "aucune ligne n’est de Saint-Omer (62765, SIREN 216207654)" in said
    assert "LILLE (59350)" in said
    assert "rien n’a été changé" in said


def test_without_a_town_everything_is_kept(tmp_path: Path) -> None:
    reading = read(opened(tmp_path, csv(OURS, LILLE)), NOBODY)
    assert (len(sets_of(reading)), reading.kept) == (2, "")


def test_without_a_town_a_national_file_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("data.importers.accounts.balances.MOST_ROWS_WITHOUT_TOWN", 2)
    rows = [OURS | {"compte": str(account)} for account in range(600, 603)]
    said = refusal(read, opened(tmp_path, csv(*rows)), NOBODY)
    assert "Créez d’abord votre commune" in said


@pytest.mark.parametrize(
    ("column", "value", "expected"),
    [
        ("bedeb", "douze", "un montant au centime"),
        ("sc", "", "un montant au centime"),
        ("obnetcre", "1.234", "un montant au centime"),
        ("cbudg", "9", "1 ou BP"),
        ("exer", "2031", "une année jusqu’à 2026"),
        ("compte", "", "un numéro de compte"),
        ("ident", "2,16207E+13", "un SIRET, 14 chiffres"),
    ],
)
def test_a_bad_cell_is_told_with_its_place(
    tmp_path: Path, column: str, value: str, expected: str
) -> None:
    said = refusal(read, opened(tmp_path, csv(OURS, OURS | {"compte": "611", column: value})))
    assert f"Ligne 3, colonne « {column} »" in said
    assert expected in said
    assert f"« {value} »" in said if value else "la case est vide" in said


def test_a_balance_that_does_not_close_is_told_by_account(tmp_path: Path) -> None:
    reading = read(opened(tmp_path, csv(OURS, OURS | {"compte": "611", "sd": "5"})), SAINT_OMER)
    assert "le solde de 1 compte (611)" in warned(reading)


def test_the_same_account_twice_is_kept_once_or_refused(tmp_path: Path) -> None:
    reading = read(opened(tmp_path, csv(OURS, OURS)), SAINT_OMER)
    assert len(only(reading).balance_lines) == 1
    assert "il est gardé une fois" in warned(reading)
    twice = OURS | {"obnetdeb": "1.00", "sd": "1.00"}
    said = refusal(read, opened(tmp_path, csv(OURS, twice)))
    assert "le compte 60612 du budget « ST OMER » y est déjà" in said


def test_the_crossed_presentation_is_not_taken_for_a_balance(tmp_path: Path) -> None:
    file = opened(tmp_path, csv(OURS | {"fonction": "020"}, headings=[*HEADINGS, "fonction"]))
    assert score(file) >= 0.95
    assert "présentation croisée" in refusal(read, file)


def test_a_new_column_is_told_and_a_missing_one_refused(tmp_path: Path) -> None:
    row = OURS | {"nouveau": "1"}
    reading = read(opened(tmp_path, csv(row, headings=[*HEADINGS, "nouveau"])), SAINT_OMER)
    assert "1 colonne nouvelle (« nouveau »)" in warned(reading)
    headings = [one for one in HEADINGS if one != "onbdeb"]
    assert "il manque 1 colonne (« onbdeb »)" in refusal(
        read, opened(tmp_path, csv(OURS, headings=headings))
    )


def test_sums_do_not_depend_on_the_order_of_the_rows(tmp_path: Path) -> None:
    rows = [
        OURS | {"compte": str(6000 + at), "obnetdeb": f"{at}.1", "sd": f"{at}.1"}
        for at in range(50)
    ]
    shuffled = random.Random(7).sample(rows, len(rows))
    totals = {
        sum(line.budget_debit_eur for line in only(read(file, SAINT_OMER)).balance_lines)
        for file in (opened(tmp_path, csv(*given)) for given in (rows, shuffled))
    }
    assert totals == {Decimal("1230.0")}


def test_another_table_scores_nothing(tmp_path: Path) -> None:
    assert score(opened(tmp_path, made_accounts.aggregates())) == 0
    assert "colonnes attendues" in refusal(read, opened(tmp_path, made_accounts.aggregates()))


def test_a_balance_without_a_class_is_told(tmp_path: Path) -> None:
    whole = csv(OURS, OURS | {"compte": "73111"})
    assert "aucun compte de classe" not in warned(read(opened(tmp_path, whole), SAINT_OMER))
    cut = warned(read(opened(tmp_path, csv(OURS)), SAINT_OMER))
    assert "exercice 2024 : aucun compte de classe 7 (produits)" in cut
