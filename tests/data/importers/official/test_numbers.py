"""Numbers, years and codes as official files write them."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.importers.official.codes import commune_code, quarter_code, school_code, territory_code
from data.importers.official.editions import edition_in, row_year
from data.importers.official.numbers import NotANumberError, parsed_number
from data.territories.vocabulary import TerritoryKind


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("11\u202f350", 11350),
        ("11\u00a0350", 11350),
        ("11\u2009350", 11350),
        ("1 234 567,5", 1234567.5),
        ("1'234", 1234),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("6,7071072", 6.7071072),
        ("84.1", 84.1),
        ("-14,5", -14.5),
        ("\u221214,5", -14.5),
        ("7,83177350511023e-03", 0.00783177350511023),
        ("1,5E+03", 1500),
        ("42,5 %", 42.5),
        (",5", 0.5),
        ("0", 0),
        ("  12 ", 12),
    ],
)
def test_a_number_is_read_whichever_way_it_is_written(text: str, value: float) -> None:
    assert parsed_number(text) == pytest.approx(value)


@pytest.mark.parametrize(
    "text", ["", "abc", "1 2", "12,3,4", "--3", "e5", "1e999", "nan", "inf", "12 habitants", "٣"]
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(NotANumberError):
        parsed_number(text)


@given(
    st.integers(-(10**11), 10**11),
    st.sampled_from(["", "\u202f", "\u00a0", " ", "'"]),
    st.sampled_from([",", "."]),
    st.integers(0, 999),
)
def test_a_written_number_reads_back(whole: int, group: str, mark: str, decimals: int) -> None:
    written = f"{whole:,}".replace(",", group) + f"{mark}{decimals:03d}"
    sign = -1 if whole < 0 else 1
    assert parsed_number(written) == pytest.approx(whole + sign * decimals / 1000)


@given(st.text(max_size=30))
def test_any_text_is_a_number_or_is_not(text: str) -> None:
    with contextlib.suppress(NotANumberError):
        assert abs(parsed_number(text)) < 1e15


@pytest.mark.parametrize(
    ("name", "edition"),
    [
        ("FILO2018_DISP_COM.csv", 2018),
        ("data_DEMO_2021_V1_QP.csv", 2021),
        ("insee_qp2015_REVN_2019_dep62.csv", 2019),
        ("estimations-demographiques_2022_QPV2024_csv.zip", 2022),
        ("RPLS_01-01-2025_QPV_2024.csv", 2025),
        ("donnee-data.gouv-2025-geographie2026-produit-le2026-02-03.csv", 2025),
        ("fr-en-ips_ecoles_2021-2022.csv", 2021),
        ("EDUC_2024_2025_QP24.csv", 2024),
        ("revenus_2017_et_2019.csv", None),
        ("QP2015_REVN.csv", None),
        ("export_20240626.csv", None),
        ("donnees.csv", None),
    ],
)
def test_the_edition_is_the_only_year_of_the_name(name: str, edition: int | None) -> None:
    assert edition_in(name) == edition


@pytest.mark.parametrize(
    ("text", "year"),
    [("2021", 2021), ("2021-2022", 2021), ("16", 2016), ("2021.0", 2021), ("an 3", None)],
)
def test_the_year_of_a_row_is_read(text: str, year: int | None) -> None:
    assert row_year(text) == year


@pytest.mark.parametrize(
    ("text", "code", "kind"),
    [
        ("62765", "62765", TerritoryKind.COMMUNE),
        ("1053", "01053", TerritoryKind.COMMUNE),
        ("2a004", "2A004", TerritoryKind.COMMUNE),
        ("62765.0", "62765", TerritoryKind.COMMUNE),
        ("200069037", "200069037", TerritoryKind.EPCI),
        ("200 069 037", "200069037", TerritoryKind.EPCI),
        ("62", "62", TerritoryKind.DEPARTEMENT),
        ("062", "62", TerritoryKind.DEPARTEMENT),
        ("1", "01", TerritoryKind.DEPARTEMENT),
        ("02A", "2A", TerritoryKind.DEPARTEMENT),
        ("974", "974", TerritoryKind.DEPARTEMENT),
    ],
)
def test_a_code_is_mended(text: str, code: str, kind: TerritoryKind) -> None:
    assert territory_code(text) == (code, kind)


def test_what_is_no_code_is_none() -> None:
    assert territory_code("0051") is None
    assert territory_code("Ensemble") is None
    assert commune_code("627") is None
    assert quarter_code("QN06236M", "qpv_2015") is None


def test_codes_of_quarters_and_schools_are_read() -> None:
    assert quarter_code(" qp062036 ", "qpv_2015") == "QP062036"
    assert quarter_code("QN06236M", "qpv_2024") == "QN06236M"
    assert quarter_code("QP974001", "qpv_2015") == "QP974001"
    assert school_code("622763s") == "0622763S"
