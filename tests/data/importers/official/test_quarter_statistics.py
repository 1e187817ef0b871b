"""What INSEE's codes on priority quarters mean: tables of our own making, read by their layouts."""

from datetime import date
from pathlib import Path

import pytest

from data.importers.files import IncomingFile
from data.importers.formats import Reading, Town
from data.importers.official import quarter_statistics
from data.importers.official.layouts import Layout, layouts
from data.importers.opened import OpenedFile
from data.indicators.catalogue import catalogue_rows
from data.indicators.drafts import ObservationDraft, StatisticsDraft
from data.indicators.vocabulary import Absence

QUARTER_2015, QUARTER_2024 = "QP062036", "QN06236M"
LAYOUTS = layouts("insee-qpv")
_BY_LAYOUT = pytest.mark.parametrize("layout", LAYOUTS, ids=lambda one: one.code)


def _read(folder: Path, name: str, *lines: str) -> Reading:
    path = folder / name
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return quarter_statistics.read(
        OpenedFile(IncomingFile(name, path)), Town(today=date(2026, 11, 21))
    )


def _found(reading: Reading, indicator: str, territory: str = QUARTER_2015) -> ObservationDraft:
    assert isinstance(reading.content, StatisticsDraft)
    return next(
        one
        for one in reading.content.values.observations
        if (one.indicator, one.territory) == (indicator, territory)
    )


def test_the_same_letter_is_a_household_or_a_jobseeker_after_the_table(tmp_path: Path) -> None:
    people = _read(
        tmp_path,
        "DEMO_2017.csv",
        "CODGEO;LIBGEO;POP_MUN;TX_TOT_0A24;A;PERCOU;NOTE_CNAF",
        "QP062036;Ici;2 896;34,0;852;2 041;0",
    )
    work = _read(
        tmp_path,
        "IPRO_2019.csv",
        "CODGEO;LIBGEO;TX_TOT_EMPL;NOTE_ASP_E;ABC;A;NOTE_PE",
        "QP062036;Ici;34,2;0;544;388;0",
    )
    assert _found(people, "caf_households").value == 852
    assert _found(work, "jobseekers_a").value == 388


@pytest.mark.parametrize(
    ("edition", "population", "households", "share"),
    [(2017, 2013, 2015, None), (2018, 2013, 2016, None), (2019, 2013, 2017, 2015)],
)
def test_each_group_of_a_table_has_its_own_year(
    tmp_path: Path, edition: int, population: int, households: int, share: int | None
) -> None:
    reading = _read(
        tmp_path,
        f"data_DEMO_{edition}_V1_QP.csv",
        '"CODGEO";"POP_MUN";"TX_F";"TX_TOT_0A24";"A";"PERCOU";"NOTE_CNAF"',
        '"QP062036";2896;56,2;34,0;852;2041;0',
    )
    years = [
        _found(reading, one).data_year for one in ("population", "caf_households", "women_share")
    ]
    assert years == [population, households, share]


def test_incomes_are_four_years_older_than_their_edition(tmp_path: Path) -> None:
    reading = _read(
        tmp_path,
        "REVN_2021.csv",
        "CODGEO;LIBGEO;PMIMP;DISP_Q2;TP60;PIMPOT;NOTE_FILO;A;NOTE_CNAF",
        "QP062036;Ici;11,6;11 770;58,2;-6,1;1;1 097;0",
    )
    median = _found(reading, "median_disposable_income")
    assert (median.value, median.data_year, median.edition) == (11770, 2017, "2021")
    assert _found(reading, "direct_taxes_share").value == -6.1


def test_a_blank_is_not_published_and_a_bad_note_voids_its_group_alone(tmp_path: Path) -> None:
    reading = _read(
        tmp_path,
        "IPRO_2020.csv",
        "CODGEO;LIBGEO;TX_TOT_EMPL;TX_ET_EMPL;CA;NOTE_ASP;NOTE_ASP_E;ABC;A;NOTE_PE",
        "QP062036;Ici;35,2;;;5;5;;;5",
    )
    assert _found(reading, "employment_rate").value == 35.2
    assert _found(reading, "employment_rate_foreigners").absence is Absence.NOT_PUBLISHED
    for indicator in ("subsidised_contracts", "jobseekers_abc", "jobseekers_a"):
        assert _found(reading, indicator).absence is Absence.QUALITY


def test_a_lesser_note_voids_nothing(tmp_path: Path) -> None:
    reading = _read(
        tmp_path,
        "DEMO_2021.csv",
        "CODGEO;POP_MUN;TX_TOT_0A24;NOTE_RP;A;PERCOU;NOTE_CNAF",
        "QP062036;3126;44,7;1;1097;2407;1",
    )
    assert _found(reading, "caf_households").value == 1097
    assert _found(reading, "under_25_share").value == 44.7


@pytest.mark.parametrize(("heading", "edition"), [("EPREC", 2020), ("EDLIM", 2021)])
def test_a_renamed_column_stays_the_same_indicator(
    tmp_path: Path, heading: str, edition: int
) -> None:
    reading = _read(
        tmp_path,
        f"IPRO_{edition}.csv",
        f"CODGEO;LIBGEO;TX_TOT_EMPL;TX_TOT_{heading};NOTE_ASP_E;ABC;NOTE_PE",
        "QP062036;Ici;35,2;37,3;0;544;0",
    )
    found = _found(reading, "precarious_jobs_share")
    assert found.value == 37.3
    assert ("durée limitée" in str(found.note)) is (edition == 2021)


@pytest.mark.parametrize(
    ("heading", "indicator"),
    [
        ("CCMUC", "cmuc_beneficiaries"),
        ("CC2S", "c2s_beneficiaries"),
        ("C_C2SNP", "c2s_free_beneficiaries"),
        ("C_C2SP", "c2s_contributing_beneficiaries"),
        ("ARSA", "caf_rsa"),
        ("APPA", "caf_activity_bonus"),
    ],
)
def test_schemes_that_replace_each_other_are_not_chained(
    tmp_path: Path, heading: str, indicator: str
) -> None:
    reading = _read(
        tmp_path,
        "REVN_2020.csv",
        f"CODGEO;LIBGEO;PMIMP;DISP_Q2;TP60;{heading};NOTE_CNAF;NOTE_CNAM",
        "QP062036;Ici;11,6;11 770;58,2;321;0;0",
    )
    assert _found(reading, indicator).value == 321


@pytest.mark.parametrize(
    ("name", "headings", "year"),
    [
        ("data_filo16_qp_revdis.csv", "codgeo;disp_q1_a16;disp_q2_a16;tp60_a16;note", 2016),
        (
            "indic-qp15-2021_QP.csv",
            "CODGEO;DISP_Q1_A21;DISP_MED_A21;DISP_TP60_A21;DISP_NOTE_A21",
            2021,
        ),
    ],
)
def test_the_heading_of_incomes_says_their_year(
    tmp_path: Path, name: str, headings: str, year: int
) -> None:
    reading = _read(tmp_path, name, headings, "QP062036;9100;11520;59,8;0")
    found = _found(reading, "median_disposable_income")
    assert (found.value, found.data_year) == (11520, year)
    assert _found(reading, "poverty_rate_60").value == 59.8


def test_the_whole_of_the_quarters_is_taken_under_both_its_codes(tmp_path: Path) -> None:
    early = "codgeo;disp_q2_a16;tp60_a16", "Ensemble;13210;44,3", "QP062036;11520;59,8"
    late = "CODGEO;DISP_MED_A21;DISP_TP60_A21", "00;14010;43,6", "QP062036;11770;58,2"
    whole = _found(_read(tmp_path, "filo16_qp.csv", *early), "poverty_rate_60", "FR-QPV")
    assert whole.value == 44.3
    whole = _found(_read(tmp_path, "disponible-qp15-2021.csv", *late), "poverty_rate_60", "FR-QPV")
    assert whole.value == 43.6


def test_a_quarter_of_2024_is_told_from_one_of_2015_by_its_code(tmp_path: Path) -> None:
    headings = "CODGEO;DISP_MED_A21;DISP_TP60_A21"
    reading = _read(tmp_path, "revenus_2021_qp24.csv", headings, "QN06236M;12 000;55,0")
    found = _found(reading, "median_disposable_income", QUARTER_2024)
    assert (found.value, found.perimeter) == (12000, "2024")
    assert reading.source is not None
    assert "QPV 2024" in reading.source.title


def test_people_of_the_quarters_of_2024_in_several_communes_are_taken_once(
    tmp_path: Path,
) -> None:
    reading = _read(
        tmp_path,
        "estimations-demographiques_2022_QPV2024.csv",
        "codeQPV;libQPV;listeDepcom;popMuniQPV;indiceJeunesse;partPopEt;partMen1p",
        "QN06236M;Ici;62040;3728;2,1;7,5;40,2",
        "QN06236M;Ici;62525;3728;2,1;7,5;40,2",
    )
    found = _found(reading, "population", QUARTER_2024)
    assert (found.value, found.data_year, found.edition) == (3728, 2022, "2022")
    assert reading.counts["observations"] == 4


def test_schooling_is_of_the_school_year_and_housing_of_its_registers(tmp_path: Path) -> None:
    school = _read(
        tmp_path,
        "EDUC_2022.csv",
        "CODGEO;LIBGEO;TX_NSNE_16A25;EFF_E6;RET_E6",
        "QP062036;Ici;31,2;40;7",
    )
    housing = _read(
        tmp_path,
        "LOGT_2023.csv",
        "codGeo;libGeo;nbLsPls;txLsRp;partResVac;PartResPrincAch06_15",
        "QP062036;Ici;1 210;92,0;5,1;2,3",
    )
    late = _found(school, "pupils_grade_6_late")
    assert (late.value, late.data_year) == (7, 2020)
    years = [
        _found(housing, one).data_year for one in ("social_dwellings", "vacant_dwellings_share")
    ]
    assert years == [2021, 2019]


def test_jobseekers_alone_are_of_the_year_of_their_name(tmp_path: Path) -> None:
    reading = _read(tmp_path, "DEFM2022.csv", "CODGEO;LIBGEO;ABCDE;ABC", "QP062036;Ici;600;512")
    found = _found(reading, "jobseekers_abc")
    assert (found.value, found.data_year) == (512, 2022)


def test_health_cover_is_of_the_first_of_january_of_its_name(tmp_path: Path) -> None:
    headings = "CODGEO;C;C_C2SNP;C_C2SP;C_17_C2SNP;C_60_C2SNP"
    row = "2528;1116;210;480;90"
    for name, code in (("01-01-2023_QP", QUARTER_2015), ("01-01-2025_QP24", QUARTER_2024)):
        name = f"beneficiaires_CNAM_{name}.csv"
        found = _found(_read(tmp_path, name, headings, f"{code};{row}"), "c2s_free_under_18", code)
        assert (found.value, str(found.data_year) in name) == (480, True)


@_BY_LAYOUT
def test_a_layout_points_to_what_exists(layout: Layout) -> None:
    catalogue = {row.code for row in catalogue_rows()}
    assert {one.indicator for one in layout.columns} <= catalogue
    assert {one.years for one in layout.columns} - {None} <= set(layout.years)
    assert {one.flag for one in layout.columns} - {None} <= set(layout.flags)


@_BY_LAYOUT
def test_no_heading_means_two_things_in_a_layout(layout: Layout) -> None:
    names = [name.casefold() for column in layout.columns for name in column.names]
    assert len(names) == len(set(names))
    assert not set(names) & {name.casefold() for name in layout.known}


@_BY_LAYOUT
def test_a_year_that_is_known_says_how(layout: Layout) -> None:
    assert all(one.basis for one in layout.years.values() if one.by_edition)


def test_a_year_that_is_guessed_says_so(tmp_path: Path) -> None:
    reading = _read(
        tmp_path,
        "IPRO_2021.csv",
        "CODGEO;LIBGEO;TX_TOT_EMPL;NOTE_ASP_E;ABC;NOTE_PE",
        "QP062036;Ici;35,5;0;544;0",
    )
    for indicator, year in (("jobseekers_abc", 2020), ("employment_rate", 2017)):
        found = _found(reading, indicator)
        assert found.data_year == year
        assert "déduite" in str(found.note)
