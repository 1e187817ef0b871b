"""Incomes of communes and of what is around them, in tables of our own making."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from data.base.problems import RefusedFileError
from data.importers.formats import FormatCode
from data.importers.official import harvest, incomes
from data.indicators.vocabulary import Absence
from data.territories.vocabulary import TerritoryKind
from tests.data.importers.official.statistics import (
    AROUND,
    NOBODY,
    OURS,
    observations,
    opened,
    read,
    statistics,
    values,
)

FILOSOFI = FormatCode.INCOMES
HEADS = "CODGEO;LIBGEO;NBMEN18;Q118;Q218;D118;PPSOC18;PIMPOT18;RD"
SAINT_OMER = "62765;Saint-Omer;6796;12060;16730;9250;13,2;-15,9;3,5"
ARQUES = "62040;Arques;4134;13 880;17 800;10 620;9,4;-14,0;2,7"


def table(*rows: str, heads: str = HEADS) -> str:
    return "\n".join((heads, *rows)) + "\n"


def test_the_year_stands_in_the_headings(tmp_path: Path) -> None:
    found = read(tmp_path, "x.csv", table(SAINT_OMER, ARQUES), FILOSOFI)
    read_values = values(found)
    assert read_values["median_disposable_income", "62765", 2018] == 16730
    assert read_values["median_disposable_income", "62040", 2018] == 17800
    assert read_values["direct_taxes_share", "62765", 2018] == -15.9
    assert read_values["disposable_interdecile_ratio", "62765", 2018] == 3.5
    assert {one.edition for one in observations(found).values()} == {"2018"}
    assert found.source is not None
    assert found.source.dataset == "FILO2018_DISP"


def test_only_the_town_and_what_is_around_it_is_kept(tmp_path: Path) -> None:
    rows = (SAINT_OMER, ARQUES, "01001;Ailleurs;1;2;3;4;5;6;7", "62041;Arras;1;2;3;4;5;6;7")
    found = read(tmp_path, "FILO2018_DISP_COM.csv", table(*rows), FILOSOFI)
    assert found.ignored == 2
    assert found.counts["territories"] == 2
    assert found.kept == "Gardés\u00a0: 2 des 5 communes de la CA du Pays de Saint-Omer."


def test_without_a_town_all_is_kept(tmp_path: Path) -> None:
    content = table(SAINT_OMER, "01001;L'Abergement-Clémenciat;1;2;3;4;5;6;7")
    found = read(tmp_path, "x.csv", content, FILOSOFI, NOBODY)
    assert (found.counts["territories"], found.ignored, found.kept) == (2, 0, "")


def test_an_absence_is_never_zero(tmp_path: Path) -> None:
    rows = ("62765;Saint-Omer;s;nd;;ns;so;NA;0", ARQUES)
    found = observations(read(tmp_path, "x.csv", table(*rows), FILOSOFI))
    assert found["fiscal_households", "62765", 2018].absence is Absence.NOT_PUBLISHED
    assert found["median_disposable_income", "62765", 2018].absence is Absence.NOT_PUBLISHED
    assert found["social_benefits_share", "62765", 2018].absence is Absence.NOT_APPLICABLE
    assert found["disposable_interdecile_ratio", "62765", 2018].value == 0
    counts = read(tmp_path, "x.csv", table(*rows), FILOSOFI).counts
    assert (counts["observations"], counts["suppressed"]) == (14, 6)


def test_a_former_name_is_not_applicable_and_said_once(tmp_path: Path) -> None:
    rows = (SAINT_OMER, "62757;Saint-Martin-au-Laërt;1705;1;18380,6;3;4;5;6")
    found = read(tmp_path, "x.csv", table(*rows), FILOSOFI)
    of_former = observations(found)["median_disposable_income", "62757", 2018]
    assert (of_former.value, of_former.absence) == (None, Absence.NOT_APPLICABLE)
    assert of_former.note is not None
    assert "fusion" in of_former.note
    assert sum(str(one).count("Saint-Martin-au-Laërt") for one in found.warnings) == 1
    named = {one.code: one.name for one in statistics(found).grounds.territories}
    assert named["62757"] == "Saint-Martin-lez-Tatinghem"


def test_a_merged_commune_is_left_out_and_said(tmp_path: Path) -> None:
    rows = (SAINT_OMER, "62807;Tatinghem;700;1;2;3;4;5;6")
    found = read(tmp_path, "x.csv", table(*rows), FILOSOFI)
    assert {one.code for one in statistics(found).grounds.territories} == {"62765"}
    assert found.ignored == 1
    assert sum("62807 Tatinghem" in str(one) for one in found.warnings) == 1


def test_a_code_that_lost_its_zero_is_mended(tmp_path: Path) -> None:
    around = replace(AROUND, commune="01053", communes={"01053": "Bourg-en-Bresse"}, former={})
    content = table("1053;Bourg-en-Bresse;1;2;3;4;5;6;7", "1004;Ambérieu-en-Bugey;1;2;3;4;5;6;7")
    found = read(tmp_path, "x.csv", content, FILOSOFI, replace(OURS, surroundings=around))
    assert values(found)["median_disposable_income", "01053", 2018] == 3


def test_an_archive_gives_communes_agglomeration_and_departement(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("FILO2018_DISP_COM.csv", table(SAINT_OMER, ARQUES))
        archive.writestr("FILO2018_DISP_EPCI.csv", table("200069037;CAPSO;1;2;18585;4;5;6;7"))
        archive.writestr("FILO2018_DISP_DEP.csv", table("62;Pas-de-Calais;1;2;19000;4;5;6;7"))
        archive.writestr("FILO2018_DISP_REG.csv", table("62;Une région;1;2;99999;4;5;6;7"))
        archive.writestr("FILO2018_DISP_BV2012.csv", table("62765;Saint-Omer;1;2;88888;4;5;6;7"))
        archive.writestr("meta_FILO2018.csv", "COD_VAR;LIB_VAR\nQ218;Médiane\nQ118;Quartile\n")
    found = read(tmp_path, "indic-2018.zip", packed.getvalue(), FILOSOFI)
    medians = {key[1]: value for key, value in values(found).items() if key[0].startswith("median")}
    assert medians == {"62765": 16730, "62040": 17800, "200069037": 18585, "62": 19000}
    kinds = {one.kind for one in statistics(found).grounds.territories}
    assert TerritoryKind.DEPARTEMENT in kinds
    left = str(found.warnings[-1])
    assert "BV2012" in left
    assert "meta" not in left


def test_a_region_of_the_same_code_is_not_the_departement(tmp_path: Path) -> None:
    around = replace(AROUND, departement="32", departement_name="Gers")
    content = table(SAINT_OMER, "32;Hauts-de-France;1;2;3;4;5;6;7")
    found = read(tmp_path, "x.csv", content, FILOSOFI, replace(OURS, surroundings=around))
    assert {one.code for one in statistics(found).grounds.territories} == {"62765"}


def test_unknown_columns_are_named_and_empty_ones_are_not(tmp_path: Path) -> None:
    heads = f"{HEADS};NOUVEAU18;Unnamed: 9;"
    content = table(f"{SAINT_OMER};1;;", f"{ARQUES};1;;", heads=heads)
    (said,) = read(tmp_path, "x.csv", content, FILOSOFI).warnings[:1]
    assert "1\u00a0colonne inconnue" in said.message
    assert "NOUVEAU18" in said.message


def test_what_is_no_number_is_refused_with_its_place(tmp_path: Path) -> None:
    content = table("62765;Saint-Omer;beaucoup;1;2;3;4;5;6", "62040;Arques;1;deux;3;4;5;6;7")
    with pytest.raises(RefusedFileError) as caught:
        read(tmp_path, "x.csv", content, FILOSOFI)
    places = [(one.where.line, one.where.column) for one in caught.value.problems]
    assert places == [(2, "NBMEN18"), (3, "Q118")]
    assert "«\u00a0beaucoup\u00a0» n’est pas un nombre" in str(caught.value)


def test_a_row_of_others_is_not_looked_at(tmp_path: Path) -> None:
    content = table(SAINT_OMER, "01001;Ailleurs;beaucoup;1;2;3;4;5;6")
    assert read(tmp_path, "x.csv", content, FILOSOFI).ignored == 1


def test_all_problems_are_counted_and_the_first_kept(tmp_path: Path) -> None:
    content = table(*("62765;Saint-Omer;t;u;v;w;x;y;z" for _ in range(30)))
    with pytest.raises(RefusedFileError) as caught:
        read(tmp_path, "x.csv", content, FILOSOFI)
    assert caught.value.count == 210
    assert len(caught.value.problems) == 100


def test_the_same_row_twice_is_kept_once(tmp_path: Path) -> None:
    found = read(tmp_path, "x.csv", table(SAINT_OMER, ARQUES, SAINT_OMER), FILOSOFI)
    assert found.counts["observations"] == 14


def test_two_values_for_one_thing_name_both_lines(tmp_path: Path) -> None:
    other = SAINT_OMER.replace("16730", "16731")
    with pytest.raises(RefusedFileError) as caught:
        read(tmp_path, "x.csv", table(SAINT_OMER, ARQUES, other), FILOSOFI)
    (problem,) = caught.value.problems
    assert (problem.where.line, problem.where.column) == (4, "Q218")
    assert "ligne 2" in problem.message


def test_a_file_of_elsewhere_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedFileError, match="01001 Ailleurs"):
        read(tmp_path, "x.csv", table("01001;Ailleurs;1;2;3;4;5;6;7"), FILOSOFI)


def test_a_national_file_is_not_kept_whole_when_it_is_too_big(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(harvest, "_MOST_VALUES", 13)
    with pytest.raises(RefusedFileError, match="Premiers pas"):
        read(tmp_path, "x.csv", table(SAINT_OMER, ARQUES), FILOSOFI, NOBODY)


def test_declared_incomes_are_not_disposable_ones(tmp_path: Path) -> None:
    heads = "CODGEO;LIBGEO;NBMEN18;PMIMP18;Q118;Q218;D118;PTSA18"
    content = table("62765;Saint-Omer;6796;40,1;8000;14000;3000;70", heads=heads)
    found = values(read(tmp_path, "FILO2018_DEC_COM.csv", content, FILOSOFI))
    assert found["median_declared_income", "62765", 2018] == 14000
    assert not any(key[0] == "median_disposable_income" for key in found)


def test_key_figures_of_a_later_version_are_read(tmp_path: Path) -> None:
    heads = "CODGEO;NBMENFISC21;MED21;PIMP21;TP6021;TP60AGE121;D121;D921;RD21"
    content = table("62765;6800;17650;s;27,0;s;9800;34000;3,5", heads=heads)
    found = read(tmp_path, "cc_filosofi_2021_COM.csv", content, FILOSOFI)
    assert values(found)["poverty_rate_60", "62765", 2021] == 27
    assert observations(found)["taxed_households_share", "62765", 2021].value is None


def test_the_long_form_keeps_what_is_published(tmp_path: Path) -> None:
    heads = "GEO;GEO_OBJECT;FILOSOFI_MEASURE;UNIT_MEASURE;CONF_STATUS;TIME_PERIOD;OBS_VALUE"
    rows = (
        "62765;COM;MED_SL;EUR_YR;F;2021;17650",
        "62765;COM;PR_MD60;PC;C;2021;",
        "62765;BV2022;MED_SL;EUR_YR;F;2021;99999",
        "200069037;EPCI;MED_SL;EUR_YR;F;2021;19000",
        "62;DEP;MED_SL;EUR_YR;F;2021;20000",
    )
    found = values(
        read(tmp_path, "DS_FILOSOFI_CC_2021_data.csv", table(*rows, heads=heads), FILOSOFI)
    )
    assert found == {
        ("median_disposable_income", "62765", 2021): 17650,
        ("poverty_rate_60", "62765", 2021): None,
        ("median_disposable_income", "200069037", 2021): 19000,
        ("median_disposable_income", "62", 2021): 20000,
    }


def test_a_table_of_other_zones_is_not_recognised(tmp_path: Path) -> None:
    content = table(SAINT_OMER, ARQUES)
    assert incomes.score(opened(tmp_path, "FILO2018_DISP_COM.csv", content)) == 1
    assert incomes.score(opened(tmp_path, "FILO2018_DISP_BV2012.csv", content)) < 0.3
    assert incomes.score(opened(tmp_path, "x.csv", "CODGEO;LIBGEO\n62765;Saint-Omer\n")) < 0.3


def test_a_file_forced_into_the_format_is_refused_with_what_was_expected(tmp_path: Path) -> None:
    with pytest.raises(RefusedFileError, match="Q2AA"):
        read(tmp_path, "x.csv", "CODGEO;LIBGEO\n62765;Saint-Omer\n", FILOSOFI)
