"""A budget act becomes a set of accounts: its stage, its lines, its loans, its own figures."""

import gzip
import random
import zipfile
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest

from data.finances.vocabulary import AccountOrigin, AccountStage, BudgetKind
from data.importers.accounts.acts import read, score
from data.importers.opened import OpenedFile
from tests.data.importers import made_accounts
from tests.data.importers.accounts.made_acts import LINE, a_budget, a_loan, an_act
from tests.data.importers.accounts.making import (
    NOBODY,
    SAINT_OMER,
    only,
    opened,
    plain,
    refusal,
    sets_of,
    warned,
)


def act(folder: Path, content: bytes, name: str = "acte.xml") -> OpenedFile:
    return opened(folder, content, name)


def test_an_act_says_its_budget_its_stage_and_its_day(tmp_path: Path) -> None:
    reading = read(act(tmp_path, an_act()), SAINT_OMER)
    found = only(reading)
    assert (found.budget.title, found.budget.siret) == (
        "BUDGET PRINCIPAL SAINT-OMER",
        "21620765400013",
    )
    assert (found.budget.kind, found.budget.nomenclature) == (BudgetKind.PRINCIPAL, "M57")
    assert (found.stage, found.year, found.number) == (AccountStage.CA, 2024, 0)
    assert (found.origin, found.is_provisional) == (AccountOrigin.TOTEM, False)
    assert (found.known_on, found.population) == (date(2025, 3, 30), 14500)
    assert reading.counts == {"budgets": 1, "account_lines": 1, "aggregates": 0}
    assert reading.warnings == ()
    assert "1 ligne et 1 emprunt" in plain(reading.kept)
    assert reading.source is not None
    assert reading.source.title == "Acte budgétaire CA 2024, BUDGET PRINCIPAL SAINT-OMER"


def test_a_line_keeps_its_codes_and_its_cents(tmp_path: Path) -> None:
    line = LINE | {"CodRD": "R", "OpBudg": "1", "Operation": "20170001"}
    (found,) = only(read(act(tmp_path, an_act(a_budget([line]))), SAINT_OMER)).budget_lines
    assert (found.account, found.chapter, found.function) == ("60612", "011", "020")
    assert (found.is_spending, found.is_order, found.operation) == (False, True, "20170001")
    assert (found.voted_eur, found.realised_eur, found.remaining_eur) == (
        Decimal("1000000.00"),
        Decimal("900000.81"),
        Decimal("12.50"),
    )


def test_a_missing_amount_is_not_a_zero(tmp_path: Path) -> None:
    line = {name: LINE[name] for name in ("Nature", "CodRD", "OpBudg", "MtPrev")}
    (found,) = only(read(act(tmp_path, an_act(a_budget([line]))), SAINT_OMER)).budget_lines
    assert (found.voted_eur, found.realised_eur, found.remaining_eur) == (None, None, None)
    assert (found.chapter, found.function) == ("", None)


def test_an_act_that_votes_gives_what_it_votes(tmp_path: Path) -> None:
    line = {"Nature": "60612", "CodRD": "D", "OpBudg": "0", "MtPrev": "75.00"}
    content = an_act(a_budget([line], NatDec="01"))
    (found,) = only(read(act(tmp_path, content), SAINT_OMER)).budget_lines
    assert found.voted_eur == Decimal(75)


def test_an_operation_for_others_has_its_own_chapter(tmp_path: Path) -> None:
    line = {"Nature": "4541", "CodRD": "D", "OpBudg": "0", "ContOp": "454101"}
    (found,) = only(read(act(tmp_path, an_act(a_budget([line]))), SAINT_OMER)).budget_lines
    assert found.chapter == "454101"


def test_lines_that_look_alike_stay_apart_and_totals_go(tmp_path: Path) -> None:
    content = an_act(a_budget([LINE, LINE, LINE | {"OpBudg": "T"}]))
    assert len(only(read(act(tmp_path, content), SAINT_OMER)).budget_lines) == 2


@pytest.mark.parametrize(
    ("code", "stage"),
    [
        ("01", AccountStage.BP),
        ("02", AccountStage.DM),
        ("03", AccountStage.BS),
        ("9", AccountStage.CA),
        ("10", AccountStage.CFU),
    ],
)
def test_each_stage_has_its_code(tmp_path: Path, code: str, stage: AccountStage) -> None:
    content = an_act(a_budget(NatDec=code, NumDec="2"))
    found = only(read(act(tmp_path, content), SAINT_OMER))
    assert (found.stage, found.number) == (stage, 2)


def test_a_decision_without_its_number_is_told(tmp_path: Path) -> None:
    reading = read(act(tmp_path, an_act(a_budget(NatDec="02"))), SAINT_OMER)
    assert only(reading).number == 0
    assert "le numéro de cette décision modificative manque" in warned(reading)


def test_a_draft_budget_is_provisional_and_a_day_to_come_is_today(tmp_path: Path) -> None:
    content = an_act(a_budget(ProjetBudget="true", DteDec="2027-03-30", Exer="2027", NatDec="01"))
    reading = read(act(tmp_path, content), SAINT_OMER)
    assert (only(reading).is_provisional, only(reading).known_on) == (True, SAINT_OMER.today)
    assert "dans le futur" in warned(reading)


def test_without_a_vote_the_day_of_the_document_is_retained(tmp_path: Path) -> None:
    reading = read(act(tmp_path, an_act(a_budget(DteDec=""))), SAINT_OMER)
    assert only(reading).known_on == date(2025, 4, 4)
    assert "le jour du vote manque" in warned(reading)


def test_the_figures_that_the_act_prints_are_kept_in_its_words(tmp_path: Path) -> None:
    found = only(read(act(tmp_path, an_act()), SAINT_OMER)).published
    assert {one.code: (one.wording, one.value) for one in found} == {
        "PopTot": ("14 500", Decimal(14500)),
        "ValDepRFonc": ("1 960,73", Decimal("1960.73")),
        "ValDepPers": ("52,56 %", Decimal("52.56")),
        "MoyNatDepPers": ("56.94%", Decimal("56.94")),
        "SourceRatio": ("DGCL 2024", None),
    }


def test_a_loan_is_kept_and_a_guarantee_is_not(tmp_path: Path) -> None:
    loans = [a_loan(), a_loan(CodTypEmpr="09", NomBenefEmprGaranti="GARANTIE-SECRETE")]
    (found,) = only(read(act(tmp_path, an_act(a_budget(loans=loans))), SAINT_OMER)).loans
    assert (found.number, found.lender, found.account) == (
        "20160001",
        "Banque de développement",
        "1641",
    )
    assert (found.outstanding_eur, found.repaid_eur) == (Decimal(1800000), Decimal(120000))
    assert (found.initial_eur, found.interest_eur) == (Decimal(2000000), Decimal(40000))
    assert (found.rate_pct, found.rate_kind, found.years_left) == (2.1, "F", 10.5)
    assert (found.structure, found.signed_on) == ("1A", date(2016, 4, 6))


def test_a_rate_said_in_words_is_missing(tmp_path: Path) -> None:
    loans = [a_loan(TxActua="Taux fixe à 0 %", DureeRest="-", DtSignInit="06/04/2016")]
    (found,) = only(read(act(tmp_path, an_act(a_budget(loans=loans))), SAINT_OMER)).loans
    assert (found.rate_pct, found.years_left, found.signed_on) == (None, None, date(2016, 4, 6))


def test_a_document_may_hold_several_budgets(tmp_path: Path) -> None:
    annexe = a_budget(LibelleEtab="PARKINGS", IdEtab="21620765400021", CodTypBud="A")
    found = sets_of(read(act(tmp_path, an_act(a_budget(), annexe)), SAINT_OMER))
    assert [one.budget.kind for one in found] == [BudgetKind.PRINCIPAL, BudgetKind.ANNEX]
    assert [len(one.budget_lines) for one in found] == [1, 1]


def test_an_annexe_under_the_towns_siret_is_known_by_its_title(tmp_path: Path) -> None:
    annexe = a_budget(LibelleEtab="PARKINGS", CodTypBud="A", IdEtabPal="21620765400013")
    found = sets_of(read(act(tmp_path, an_act(a_budget(), annexe)), SAINT_OMER))
    assert [one.budget.siret for one in found] == ["21620765400013", None]


def test_acts_come_gzipped_and_zipped(tmp_path: Path) -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("2024/ca.xml", an_act())
        archive.writestr("2023/ca.xml", an_act(a_budget(Exer="2023", DteDec="2024-03-30")))
        archive.writestr("lisez-moi.txt", "bonjour")
    for name, content, years in (
        ("acte.xml.gz", gzip.compress(an_act()), [2024]),
        ("actes.zip", packed.getvalue(), [2024, 2023]),
    ):
        file = act(tmp_path, content, name)
        assert score(file) >= 0.95
        assert [one.year for one in sets_of(read(file, SAINT_OMER))] == years
    assert "1 autre fichier de l’archive" in warned(read(file, SAINT_OMER))


@pytest.mark.parametrize("encoding", ["utf-8", "ISO-8859-1", "windows-1252", "utf-16"])
def test_any_declared_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    content = an_act(
        a_budget(LibelleEtab="RÉGIE D’ÉTÉ" if encoding != "ISO-8859-1" else "ÉTÉ"),
        encoding=encoding,
    )
    file = act(tmp_path, content)
    assert score(file) >= 0.95
    assert "ÉTÉ" in only(read(file, SAINT_OMER)).budget.title


def test_the_made_act_of_the_other_tests_is_read(tmp_path: Path) -> None:
    found = only(read(act(tmp_path, made_accounts.budget_act()), SAINT_OMER))
    assert (len(found.budget_lines), len(found.loans)) == (7, 1)


def test_the_act_of_another_town_is_refused(tmp_path: Path) -> None:
    content = an_act(
        a_budget(CodInseeColl="93048", IdEtab="21930048000015"),
        body="VILLE DE MONTREUIL",
        siret="21930048000015",
    )
    said = refusal(read, act(tmp_path, content))
    assert (
        "ce compte est celui de VILLE DE MONTREUIL (93048) ; la commune de cette base est "
        "Saint-Omer (62765)."
    ) in said
    assert "rien n’a été changé" in said
    assert only(read(act(tmp_path, content), NOBODY)).year == 2024


def test_the_act_of_the_agglomeration_seated_in_town_is_refused(tmp_path: Path) -> None:
    content = an_act(
        a_budget(IdEtab="20006903700010"), body="CA DU PAYS DE SAINT-OMER", siret="20006903700010"
    )
    said = refusal(read, act(tmp_path, content))
    assert "celui de CA DU PAYS DE SAINT-OMER (SIREN 200069037)" in said


def test_an_attached_body_of_the_town_is_an_annexe(tmp_path: Path) -> None:
    ccas = a_budget(LibelleEtab="CCAS", IdEtab="26620765700011", Nomenclature="M57-M57_CCAS")
    found = only(read(act(tmp_path, an_act(ccas, body="CCAS", siret="26620765700011")), SAINT_OMER))
    assert (found.budget.kind, found.budget.siret) == (BudgetKind.ANNEX, "26620765700011")


def test_the_town_is_known_by_its_siren_when_its_code_is_not_there(tmp_path: Path) -> None:
    assert only(read(act(tmp_path, an_act(a_budget(CodInseeColl=""))), SAINT_OMER)).year == 2024


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"NatDec": "77"}, "colonne « NatDec » : « 77 » n’est pas lu"),
        ({"Exer": "20X4"}, "colonne « Exer » : « 20X4 » n’est pas lu"),
        ({"CodTypBud": "Z"}, "P (budget principal) ou A (budget annexe)"),
    ],
)
def test_a_bad_header_is_told_with_its_line(
    tmp_path: Path, more: dict[str, str], told: str
) -> None:
    said = refusal(read, act(tmp_path, an_act(a_budget(headers=more))))
    assert told in said
    assert "Ligne 6" in said


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"MtReal": "douze"}, "colonne « MtReal » : « douze » n’est pas lu"),
        ({"CredOuv": "1,2,3"}, "un montant au centime"),
        ({"CodRD": "X"}, "D (dépense) ou R (recette)"),
        ({"OpBudg": ""}, "0 (opération réelle) ou 1 (opération d’ordre)"),
        ({"Nature": "", "ContNat": ""}, "un numéro de compte"),
    ],
)
def test_a_bad_line_is_told_with_its_line(tmp_path: Path, more: dict[str, str], told: str) -> None:
    said = refusal(read, act(tmp_path, an_act(a_budget([LINE, LINE | more]))))
    assert told in said
    assert "Ligne 9" in said


def test_an_act_twice_in_a_file_is_refused(tmp_path: Path) -> None:
    assert "y est deux fois" in refusal(read, act(tmp_path, an_act(a_budget(), a_budget())))


def test_a_budget_without_its_headers_is_refused(tmp_path: Path) -> None:
    headless = f"<Budget><LigneBudget><Nature V='1'/></LigneBudget>{'<Annexes/>'}</Budget>"
    assert "n’a pas d’en-tête" in refusal(read, act(tmp_path, an_act(headless)))
    assert "aucun budget" in refusal(read, act(tmp_path, an_act("<!-- rien -->")))


def test_the_order_of_the_lines_changes_no_sum(tmp_path: Path) -> None:
    lines = [LINE | {"Nature": str(6000 + at), "MtReal": f"{at}.1"} for at in range(40)]
    totals = set()
    for given in (lines, random.Random(5).sample(lines, len(lines))):
        found = only(read(act(tmp_path, an_act(a_budget(given))), SAINT_OMER)).budget_lines
        totals.add(sum(one.realised_eur or 0 for one in found))
    assert totals == {Decimal("784.0")}


def test_an_administrative_account_after_the_single_one_is_told(tmp_path: Path) -> None:
    budget = a_budget(headers={"Exer": "2026", "DteDec": "2026-11-01"})
    told = warned(read(act(tmp_path, an_act(budget)), SAINT_OMER))
    assert "Depuis l’exercice 2026" in told
    assert "l’exercice 2026 n’est pas clos" in told


@pytest.mark.parametrize(("code", "year"), [("10", "2025"), ("09", "2025"), ("01", "2026")])
def test_an_act_of_its_time_is_not_questioned(tmp_path: Path, code: str, year: str) -> None:
    budget = a_budget(headers={"NatDec": code, "Exer": year})
    told = warned(read(act(tmp_path, an_act(budget)), SAINT_OMER))
    assert "compte financier unique" not in told
    assert "n’est pas clos" not in told
