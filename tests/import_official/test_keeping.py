"""What is recognised, kept and saved of each official file, and taken back."""

from pathlib import Path

import pytest

from tests.data.importers.made import content_of_base
from tests.data.importers.made_files import FILES, written
from tests.import_official.command import FORMATS, REVN, file, imported, refused, run, town

pytestmark = pytest.mark.usefixtures("no_base")


@pytest.mark.parametrize("name", FILES)
def test_a_dry_run_on_no_base_recognises_each_format_and_keeps_all_of_it(
    tmp_path: Path, name: str
) -> None:
    found = imported(written(tmp_path, name), "--dry-run")
    assert (found["format"], found["dry_run"], found["batch"]) == (FORMATS[name], True, None)
    assert (found["ignored"], found["kept"]) == (0, "") or FORMATS[name] == "totem"
    assert sum(found["counts"].values()) > 0
    assert found["changes"]["added"] > 0


@pytest.mark.parametrize("name", FILES)
def test_each_format_is_saved_once_and_taken_back_exactly(tmp_path: Path, name: str) -> None:
    town()
    path = written(tmp_path, name)
    before = content_of_base()
    would = imported(path, "--dry-run")
    assert content_of_base() == before
    did = imported(path)
    assert {**would, "dry_run": False, "batch": did["batch"]} == did
    again = imported(path)
    assert (again["changes"]["added"], again["changes"]["changed"], again["batch"]) == (0, 0, None)
    assert run("undo", str(did["batch"])).exit_code == 0
    sources = {"source"}
    left = content_of_base()
    assert {key: rows for key, rows in left.items() if key not in sources} == {
        key: rows for key, rows in before.items() if key not in sources
    }


@pytest.mark.parametrize("name", FILES)
def test_a_town_of_elsewhere_keeps_nothing(tmp_path: Path, name: str) -> None:
    town("Rennes", "35238")
    assert refused(written(tmp_path, name))["format"] == FORMATS[name]


@pytest.mark.parametrize("name", FILES)
def test_a_belgian_town_is_not_the_french_one_of_the_same_code(tmp_path: Path, name: str) -> None:
    town("Ville belge", "62765", "--belgique")
    refused(written(tmp_path, name))


def test_a_belgian_town_may_draw_its_own_commune(tmp_path: Path) -> None:
    town("Saint-Omer", "62765", "--belgique")
    found = imported(written(tmp_path, "communes-62-pas-de-calais.geojson"))
    assert (found["counts"]["territories"], found["ignored"]) == (1, 4)


def test_a_town_says_what_it_kept_of_a_national_file(tmp_path: Path) -> None:
    town()
    found = imported(written(tmp_path, "REVN_2021.csv"))
    assert found["ignored"] == 1
    assert found["kept"] == "Gardés : les 4 quartiers prioritaires du département (Pas-de-Calais)."
    assert found["counts"]["territories"] == 4
    assert (found["counts"]["observations"], found["counts"]["suppressed"]) == (16, 1)


def test_a_base_without_a_town_says_to_create_it_and_what_it_recognised(tmp_path: Path) -> None:
    found = imported(written(tmp_path, "REVN_2021.csv"))
    assert found["format"] == "insee-qpv"
    assert "commencez par créer la vôtre" in found["errors"][0]["message"]


def test_several_towns_of_accounts_are_told_apart_before_the_base_has_its_own(
    tmp_path: Path,
) -> None:
    for name, budgets in {
        "balances-comptables-des-communes-en-2024.csv": 2,
        "ofgl-base-communes.csv": 3,
    }.items():
        found = imported(written(tmp_path, name), "--dry-run")
        assert found["counts"]["budgets"] == budgets, name


@pytest.mark.parametrize(
    ("name", "edition"),
    [
        ("REVN_2021.csv", "2021"),
        ("INSEE_QP2015_REVN_2021_DEP62.CSV", "2021"),
        ("telechargement_2024-05-12_REVN_2021.csv", "2021"),
        ("REVN_2021_corrige_2023.csv", "2021"),
    ],
)
def test_the_edition_is_the_year_that_the_producer_s_name_says(
    tmp_path: Path, name: str, edition: str
) -> None:
    assert imported(file(tmp_path, name, REVN), "--dry-run")["source"]["edition"] == edition


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("revenus.csv", "rien n’y dit l’année de l’édition"),
        ("revenus 2021 et 2023.csv", "plusieurs années (2021, 2023)"),
    ],
)
def test_an_edition_that_the_name_does_not_say_is_asked(
    tmp_path: Path, name: str, said: str
) -> None:
    town()
    path = file(tmp_path, name, REVN)
    found = refused(path)
    assert said in found["said"]
    assert "--edition" in found["said"]
    assert imported(path, "--edition", "2021")["source"]["edition"] == "2021"
