"""The packaged catalogue of indicators: read file by file, refused when one of them is wrong."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from pydantic import ValidationError

from data.indicators.catalogue import catalogue_rows, completed, packaged, read_catalogue
from data.indicators.views.figures import IndicatorLine
from data.indicators.vocabulary import Direction

ENTRY = {
    "code": "bakeries",
    "title": "Boulangeries",
    "theme": "économie",
    "definition": "Boulangeries ouvertes.",
    "unit": "établissements",
    "decimals": 0,
    "direction": "up",
    "kind": "context",
    "concept": "établissement",
    "source_family": "INSEE",
    "periodicity": "annuelle",
    "limits": "Compte l'enseigne, pas le pain.",
}


def _write(folder: Path, name: str, *entries: dict[str, object]) -> None:
    (folder / f"{name}.yaml").write_text(yaml.safe_dump(list(entries)), "utf-8")


def test_files_are_read_in_a_stable_order(tmp_path: Path) -> None:
    for name in ("zoo", "sante", "demographie", "air"):
        _write(tmp_path, name, ENTRY | {"code": name, "title": name})
    codes = [entry.code for entry in read_catalogue(tmp_path)]
    assert codes == ["demographie", "sante", "air", "zoo"]


def test_apostrophes_are_typographic(tmp_path: Path) -> None:
    _write(tmp_path, "economie", ENTRY)
    assert read_catalogue(tmp_path)[0].limits == "Compte l’enseigne, pas le pain."


@pytest.mark.parametrize(
    "wrong",
    [
        {"official_codes": "DEMO"},
        {"code": "Boulangeries"},
        {"title": "B" * 61},
        {"direction": "sideways"},
        {"limits": ""},
        {"unit": None},
    ],
)
def test_a_wrong_entry_is_refused(tmp_path: Path, wrong: dict[str, object]) -> None:
    _write(tmp_path, "economie", ENTRY | wrong)
    with pytest.raises(ValidationError):
        read_catalogue(tmp_path)


def test_an_entry_without_one_of_its_keys_is_refused(tmp_path: Path) -> None:
    _write(tmp_path, "economie", {key: ENTRY[key] for key in ENTRY if key != "limits"})
    with pytest.raises(ValidationError, match="limits"):
        read_catalogue(tmp_path)


@pytest.mark.parametrize("other", [{"title": "Fournils"}, {"code": "ovens"}])
def test_a_code_or_a_title_declared_twice_is_refused(
    tmp_path: Path, other: dict[str, object]
) -> None:
    _write(tmp_path, "economie", ENTRY)
    _write(tmp_path, "emploi", ENTRY | other)
    with pytest.raises(ValueError, match=r"(?i)declared twice .*(bakeries|boulangeries)"):
        read_catalogue(tmp_path)


def test_the_packaged_catalogue_opens_with_the_population() -> None:
    assert catalogue_rows()[0].code == "population"


def test_each_packaged_indicator_says_its_limits_in_whole_sentences() -> None:
    unfinished = [
        row.code
        for row in catalogue_rows()
        if not (row.definition.endswith(".") and str(row.limits).endswith("."))
    ]
    assert unfinished == []


def test_rates_and_shares_have_a_decimal_and_counts_have_none() -> None:
    counts = {"personnes", "ménages", "élèves", "établissements", "logements"}
    wrong = [row.code for row in catalogue_rows() if row.unit in counts and row.decimals]
    assert wrong == []


def test_a_line_of_the_base_gets_the_texts_that_only_the_package_knows() -> None:
    entry = next(one for one in packaged() if one.method)
    line = IndicatorLine(entry.code, "t", "t", "d", "€", 0, Direction.UP, None, "Ici.")
    assert (completed(line).method, completed(line).limits) == (entry.method, "Ici.")
    assert completed(replace(line, is_own=True)).method is None
    assert completed(replace(line, code="a_nous")).method is None
