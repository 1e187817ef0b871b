"""Published figures in, the same figures out: through the pipeline, the base and its views.

The files are of our own making and quote what INSEE published of QP062036; where the real extracts
stand beside the checkout, they must say the same.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import geopandas
import pytest
from shapely import box
from sqlmodel import col, select

from data.base.database import reading
from data.base.views import Scope
from data.importers import service
from data.importers.views import ImportReport
from data.indicators.models import Indicator, Observation
from data.indicators.service import indicator_sheet, neighbourhoods_view, territory_figures
from data.indicators.vocabulary import Absence
from data.territories.models import Boundary, Territory
from tests.data.importers.made import own_town
from tests.data.importers.made_files import quarters
from tests.data.importers.made_lines import lines

SAMPLES = Path(__file__).resolve().parents[5] / "shared" / "samples"
needs_samples = pytest.mark.skipif(
    not SAMPLES.exists(), reason="the samples are not beside this checkout"
)
SCOPE = Scope("62765", "FDR", date(2026, 11, 21))
QUARTER, SUCCESSOR = "QP062036", "QN06236M"
INCOME, POVERTY, POPULATION = "median_disposable_income", "poverty_rate_60", "population"
PUBLISHED = {
    2017: ("10\u202f916", "60,4"),
    2018: ("11\u202f144", "59,3"),
    2019: ("11\u202f174", "58,9"),
    2021: ("11\u202f770", "58,2"),
    2022: ("11\u202f910", "60,0"),
}
"""By edition, the median disposable income and the poverty rate of QP062036."""
INCOMES = {2017: 10_916, 2018: 11_144, 2019: 11_174, 2021: 11_770, 2022: 11_910}
DATA_YEARS = {2017: 2013, 2018: 2014, 2019: 2015, 2021: 2017, 2022: 2018}
CORRESPONDENCE = lines(
    "QP2024 ;Label_QP2024 ;Statut ;QP2015_1 ;Label_QP2015_1 ;QP2015_2 ;QP2015_3",
    f"{SUCCESSOR};Saint-Exupéry - Léon Blum;Modifié;{QUARTER};Saint-Exupéry - Léon Blum;;",
)
AREAS = {"QN06236M": 45.7, "QN06237M": 21.1, "QN06256M": 28.0}
"""Hectares, as the published shapes have them."""


@pytest.fixture(autouse=True)
def town(empty_base: None) -> None:
    own_town()


def imported(path: Path) -> ImportReport:
    return service.save(service.preview_file(path, path.name), author="Test")


def written(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def incomes(folder: Path, edition: int) -> Path:
    """Write an edition as a spreadsheet left it: narrow blanks, hundreds of empty columns."""
    income, poverty = PUBLISHED[edition]
    empty = ";" * 300
    rows = (
        f"CODGEO;LIBGEO;PMIMP;DISP_Q2;TP60;NOTE_FILO;A;NOTE_CNAF{empty}",
        f"Ensemble;Ensemble des QPV;;13\u202f101;;;1\u202f537\u202f600;{empty}",
        f"{QUARTER};Saint-Exupéry - Léon Blum;20,4;{income};{poverty};0;305;0{empty}",
        f"QP062037;Quai Du commerce;;;;1;;0{empty}",
        f"QP059001;Ailleurs;30,0;12\u202f000;45,0;0;100;0{empty}",
    )
    text = "\ufeff" + "".join(f"{row}\r\n" for row in rows)
    return written(folder, f"REVN_{edition}.csv", text.encode())


def values_of(indicator: str, territory: str) -> Mapping[str | None, tuple[int | None, object]]:
    """Return data year and value by edition."""
    with reading() as session:
        rows = session.exec(
            select(Observation)
            .join(Indicator, col(Observation.indicator_id) == col(Indicator.id))
            .join(Territory, col(Observation.territory_id) == col(Territory.id))
            .where(Indicator.code == indicator, Territory.code == territory)
        ).all()
        return {row.edition: (row.data_year, row.value) for row in rows}


def latest(territory: str) -> dict[str, tuple[object, object, object]]:
    found = {one["code"]: one["indicators"] for one in territory_figures(SCOPE)}
    return {one["code"]: (one["value"], one["year"], one["absence"]) for one in found[territory]}


@pytest.fixture
def five_editions(tmp_path: Path) -> None:
    imported(written(tmp_path, "QP2024_WGS84.geojson", quarters()))
    imported(written(tmp_path, "liste-correspondance-qp2024-qp2015.csv", CORRESPONDENCE))
    for edition in PUBLISHED:
        imported(incomes(tmp_path, edition))


@pytest.mark.usefixtures("five_editions")
def test_five_editions_stand_in_the_base_with_their_edition_and_their_year() -> None:
    assert values_of(INCOME, QUARTER) == {
        str(edition): (DATA_YEARS[edition], value) for edition, value in INCOMES.items()
    }
    assert values_of(INCOME, SUCCESSOR) == {}, "never chained to the quarter of 2024"


@pytest.mark.usefixtures("five_editions")
def test_the_series_is_drawn_on_the_sheet_of_the_indicator() -> None:
    sheet = indicator_sheet(SCOPE, INCOME)
    assert sheet.chart is not None
    drawn = {
        tuple((int(point.x), point.y) for point in line.points if point.y is not None)
        for line in sheet.chart.lines
    }
    assert tuple((DATA_YEARS[edition], value) for edition, value in INCOMES.items()) in drawn


@pytest.mark.usefixtures("five_editions")
@pytest.mark.parametrize("edition", INCOMES)
def test_the_card_of_the_quarter_shows_each_year_on_its_own_perimeter(edition: int) -> None:
    view = neighbourhoods_view(SCOPE, INCOME, str(DATA_YEARS[edition]), SUCCESSOR)
    assert view.card is not None
    figure = view.card.figure
    assert (figure.value, figure.edition) == (INCOMES[edition], str(edition))
    assert figure.perimeter == "périmètre QPV 2015"


@pytest.mark.usefixtures("five_editions")
def test_headline_figures_hold_the_last_value_of_the_quarter_of_2015_and_that_of_2024() -> None:
    of_2015 = latest(QUARTER)
    assert of_2015[INCOME] == (11_910, 2018, None)
    assert of_2015[POVERTY] == (60.0, 2018, None)
    assert latest(SUCCESSOR) == {}
    assert latest("QP062037")[INCOME] == (None, 2018, Absence.NOT_PUBLISHED.value)


def test_a_quarter_that_no_other_file_places_is_a_comparator_of_the_headlines(
    tmp_path: Path,
) -> None:
    report = imported(incomes(tmp_path, 2021))
    assert (report.ignored, report.counts["suppressed"]) == (1, 6)
    assert latest(QUARTER)[INCOME] == (11_770, 2017, None)
    assert "QP059001" not in {one["code"] for one in territory_figures(SCOPE)}


def test_a_town_without_any_quarter_has_its_headlines(tmp_path: Path) -> None:
    table = lines(
        "REG;Région;DEP;CODARR;CODCAN;CODCOM;COM;Commune;PMUN;PCAP;PTOT",
        "32;Hauts-de-France;62;5;37;765;62765;Saint-Omer;14358;566;14924",
    )
    imported(written(tmp_path, "populations_2022_communes.csv", table))
    assert latest("62765")[POPULATION] == (14_358, 2022, None)


def test_two_editions_of_one_year_both_stand_and_the_last_one_is_said(tmp_path: Path) -> None:
    heading = "CODGEO;POP_MUN;TX_TOT_0A24;PERCOU;NOTE_RP"
    for edition, count in ((2021, 1_400), (2022, 1_401)):
        table = lines(heading, f"{QUARTER};{count};40,0;1000;0")
        imported(written(tmp_path, f"data_DEMO_{edition}_V1_QP.csv", table))
    assert values_of(POPULATION, QUARTER) == {"2021": (2018, 1_400), "2022": (2018, 1_401)}
    assert latest(QUARTER)[POPULATION] == (1_401, 2018, None)


def test_areas_are_those_of_the_shapes_in_hectares(tmp_path: Path) -> None:
    shapes = [
        box(648_000, 7_069_000 + 2_000 * rank, 649_000, 7_069_000 + 2_000 * rank + 10 * hectares)
        for rank, hectares in enumerate(AREAS.values())
    ]
    frame = geopandas.GeoDataFrame(
        {"code_qp": list(AREAS), "lib_qp": list(AREAS), "insee_com": ["62765"] * len(AREAS)},
        geometry=shapes,
        crs=2154,
    )
    path = tmp_path / "QP2024_LB93.gpkg"
    frame.to_file(path, layer="qpv", driver="GPKG")
    imported(path)
    assert areas() == pytest.approx(AREAS, abs=0.1)


def areas() -> dict[str, float]:
    with reading() as session:
        rows = session.exec(
            select(Territory.code, Boundary.area_ha)
            .join(Boundary, col(Boundary.territory_id) == col(Territory.id))
            .where(col(Territory.code).startswith("QN"))
        ).all()
    return dict(rows)


@needs_samples
@pytest.mark.parametrize(
    "name", ["QP2024_extrait_62_WGS84.geojson", "QP2024_extrait_62_WGS84_converti.gpkg"]
)
def test_the_real_shapes_have_the_published_areas(name: str) -> None:
    report = imported(SAMPLES / "territories" / name)
    assert (report.counts["territories"], report.ignored) == (3, 61)
    assert {code: round(area, 1) for code, area in areas().items()} == AREAS


@needs_samples
def test_the_real_editions_say_what_ours_quote() -> None:
    extracts = (SAMPLES / "territories").glob("insee_qp2015_REVN_*.csv")
    editions = [str(imported(path).source.edition) for path in extracts]  # type: ignore[union-attr]
    assert sorted(editions) == ["2017", "2019", "2021"]
    assert values_of(INCOME, QUARTER) == {
        edition: (DATA_YEARS[int(edition)], INCOMES[int(edition)]) for edition in editions
    }
    assert values_of(POVERTY, QUARTER) == {
        edition: (DATA_YEARS[int(edition)], float(PUBLISHED[int(edition)][1].replace(",", ".")))
        for edition in editions
    }


@needs_samples
def test_every_cell_of_a_real_table_is_in_the_base_blanks_included() -> None:
    path = SAMPLES / "territories" / "insee_qp2015_REVN_2021_dep62.csv"
    rows = [line.split(";") for line in path.read_text("utf-8-sig").splitlines()]
    at = rows[0].index("DISP_Q2")
    expected = {
        row[0]: float(text.replace("\u202f", "")) if (text := row[at]) else None for row in rows[1:]
    }
    imported(path)
    with reading() as session:
        found = session.exec(
            select(Territory.code, Observation.value)
            .join(Observation, col(Observation.territory_id) == col(Territory.id))
            .join(Indicator, col(Observation.indicator_id) == col(Indicator.id))
            .where(Indicator.code == INCOME)
        ).all()
    assert dict(found) == expected
