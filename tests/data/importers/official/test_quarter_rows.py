"""Rows of priority quarters: which are kept, what they are linked to, when they speak of."""

from dataclasses import replace
from pathlib import Path

import pytest

from data.base.problems import RefusedFileError
from data.importers.errors import MissingEditionError
from data.importers.formats import FormatCode
from data.territories.vocabulary import LinkKind, TerritoryKind
from tests.data.importers.official.statistics import (
    AROUND,
    NOBODY,
    OURS,
    observations,
    read,
    statistics,
    values,
)

QUARTERS = FormatCode.QUARTER_STATISTICS
HEADS = "CODGEO;LIBGEO;POP_MUN;LIB_COM;TX_F;TX_TOT_0A24;IND_JEUNE;A;PERCOU;NOTE_CNAF"
ALL = "Ensemble;Ensemble des QPV;;;52,1;39,8;2,1;1 428 400;3 470 200;"
OWN = (
    "QP062036;Saint-Exupéry - Léon Blum;3\u202f126;Arques, Longuenesse, Saint-Omer;"
    "52,9;39,0;1,7;700;1 800;0"
)
NEAR = "QP062001;Quartier Du Mieux-Etre;1 082;Marquise;53,3;36,9;1,4;;621;0"
FAR = "QP001001;Grande Reyssouze;6490;Bourg-en-Bresse;54,2;36,5;1,3;1991;4635;0"


def table(*rows: str) -> str:
    return "\ufeff" + "\r\n".join((HEADS, *rows)) + "\r\n"


def test_quarters_of_the_departement_are_kept_with_the_whole(tmp_path: Path) -> None:
    found = read(tmp_path, "DEMO_2021.csv", table(ALL, OWN, NEAR, FAR), QUARTERS)
    kinds = {one.code: one.kind for one in statistics(found).grounds.territories}
    assert kinds == {
        "FR-QPV": TerritoryKind.NATIONAL_QPV,
        "QP062036": TerritoryKind.QPV_2015,
        "QP062001": TerritoryKind.QPV_2015,
    }
    assert found.ignored == 1
    assert "les 2\u00a0quartiers prioritaires du département (Pas-de-Calais)" in found.kept
    assert "l’ensemble des quartiers prioritaires de France" in found.kept


def test_the_town_s_own_quarters_are_counted_when_nothing_is_left_out(tmp_path: Path) -> None:
    around = replace(AROUND, quarters=frozenset({"QP062036"}))
    found = read(
        tmp_path, "DEMO_2021.csv", table(OWN, NEAR), QUARTERS, replace(OURS, surroundings=around)
    )
    assert found.ignored == 0
    assert found.kept == (
        "Gardés\u00a0: les 2\u00a0quartiers prioritaires du département (Pas-de-Calais), dont 1 de "
        "la CA du Pays de Saint-Omer."
    )


def test_a_quarter_is_linked_to_what_the_base_holds(tmp_path: Path) -> None:
    found = read(tmp_path, "DEMO_2021.csv", table(OWN, NEAR), QUARTERS)
    links = {(one.territory, one.kind, one.other) for one in statistics(found).grounds.links}
    assert links == {
        ("QP062036", LinkKind.MEMBER_OF, "62"),
        ("QP062001", LinkKind.MEMBER_OF, "62"),
        ("QP062036", LinkKind.OVERLAPS, "62040"),
        ("QP062036", LinkKind.OVERLAPS, "62525"),
        ("QP062036", LinkKind.OVERLAPS, "62765"),
    }


def test_thousands_and_blanks_are_read_as_they_are(tmp_path: Path) -> None:
    found = values(read(tmp_path, "DEMO_2021.csv", table(OWN, NEAR), QUARTERS))
    by_place = {key[:2]: value for key, value in found.items()}
    assert by_place["population", "QP062036"] == 3126
    assert by_place["caf_households", "QP062001"] is None


def test_edition_and_year_of_the_figures_are_both_kept(tmp_path: Path) -> None:
    found = observations(read(tmp_path, "DEMO_2022.csv", table(OWN), QUARTERS))
    (population,) = (one for key, one in found.items() if key[0] == "population")
    assert (population.data_year, population.edition, population.perimeter) == (
        2018,
        "2022",
        "2015",
    )


def test_a_later_edition_has_its_years_deduced_and_says_so(tmp_path: Path) -> None:
    found = read(tmp_path, "DEMO_2031.csv", table(OWN), QUARTERS)
    assert any("l’édition 2031" in str(one) for one in found.warnings)
    assert {one.edition for one in observations(found).values()} == {"2031"}


def test_without_an_edition_the_officer_is_asked_and_answers(tmp_path: Path) -> None:
    with pytest.raises(MissingEditionError, match="DEMO_2021"):
        read(tmp_path, "demographie.csv", table(OWN), QUARTERS)
    said = replace(OURS, edition=2021)
    assert read(tmp_path, "demographie.csv", table(OWN), QUARTERS, said).counts["territories"] == 1


def test_the_whole_alone_is_nothing_of_the_town(tmp_path: Path) -> None:
    with pytest.raises(RefusedFileError, match="Grande Reyssouze"):
        read(tmp_path, "DEMO_2021.csv", table(ALL, FAR), QUARTERS)


def test_without_a_town_every_quarter_is_kept(tmp_path: Path) -> None:
    found = read(tmp_path, "DEMO_2021.csv", table(OWN, FAR), QUARTERS, NOBODY)
    assert (found.counts["territories"], found.ignored) == (2, 0)
    assert statistics(found).grounds.links == ()


def test_corsica_and_overseas_are_departements_as_well(tmp_path: Path) -> None:
    for code, departement in (("QP02A001", "2A"), ("QP974001", "974"), ("QP001001", "01")):
        town = replace(OURS, surroundings=replace(AROUND, departement=departement))
        content = table(f"{code};Q;1;X;1;2;3;4;5;0", OWN)
        found = read(tmp_path, "DEMO_2021.csv", content, QUARTERS, town)
        assert [one.code for one in statistics(found).grounds.territories] == [code]
