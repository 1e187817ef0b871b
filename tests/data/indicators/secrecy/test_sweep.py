"""Planted secrets: no view, no file, no command lets them out."""

import json
import zipfile
from collections.abc import Callable
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path

import geopandas
import pdfplumber
import pytest
from python_calamine import CalamineWorkbook
from sqlmodel import col, select

from data.base.database import reading
from data.base.views import Scope
from data.exporters.maps import map_geojson, map_geopackage
from data.exporters.quarter_card.page import quarter_card_pdf
from data.exporters.service import export_content
from data.exporters.yearly_report.service import committee_docx, write_report
from data.importers.formats import Family
from data.importers.registry import FORMATS
from data.indicators.cards.identity.service import quarter_identity
from data.indicators.catalogue_desk.service import desk_view
from data.indicators.entering.service import sheet_desk
from data.indicators.gap_analysis.service import gap_analysis_view
from data.indicators.models import Indicator, Observation
from data.indicators.secrecy import OWN_FORMATS, withheld_values
from data.indicators.series.service import series_options, series_view
from data.indicators.service import (
    indicator_sheet,
    indicators_view,
    known_figures,
    known_targets,
    neighbourhoods_view,
    small_map_view,
    territory_figures,
)
from data.indicators.views.series import SeriesAsked
from data.mandate.aims.service import all_aims, indicator_aims, quarter_aims
from data.mandate.contract.committee.service import committee_view
from data.mandate.contract.evaluation.service import evaluation_view
from data.mandate.contract.service import contract_view, review_view
from data.overview.quarter_sheet.service import quarter_sheet
from data.overview.service import headline_figures, presentation
from data.overview.yearly_report.service import yearly_report
from tests.data.exporters.test_same_base import differences
from tests.data.indicators.secrecy.planted import INCOME, NOTE, OWN, SECRETS, plant
from tests.quarters import SAINT_EXUPERY

SCOPE = Scope("62765", "CDV", date(2029, 6, 30))
PLACES = (SAINT_EXUPERY, "QN06237M", "QN06256M")
VIEWS: dict[str, Callable[[], object]] = {
    "list": lambda: indicators_view(SCOPE),
    "income sheet": lambda: indicator_sheet(SCOPE, INCOME),
    "own sheet": lambda: indicator_sheet(SCOPE, OWN),
    "known": lambda: known_figures(SCOPE),
    "figures": lambda: territory_figures(SCOPE),
    "headline": lambda: headline_figures(SCOPE.on),
    "small map": lambda: small_map_view(SCOPE),
    "gaps": lambda: gap_analysis_view(SCOPE),
    "slides": lambda: presentation(Scope("62765", "FDR", SCOPE.on)),
    "targets": lambda: known_targets(SCOPE),
    "contract": lambda: contract_view(SCOPE),
    "review": lambda: review_view(SCOPE),
    "committee": lambda: committee_view(SCOPE),
    "final evaluation": lambda: evaluation_view(SCOPE),
    "yearly report": lambda: yearly_report(SCOPE),
    "aims": lambda: all_aims(SCOPE),
    **{f"card {quarter}": partial(quarter_identity, SCOPE, quarter) for quarter in PLACES},
    **{f"printed card {quarter}": partial(quarter_sheet, SCOPE, quarter) for quarter in PLACES},
    **{f"aims of {quarter}": partial(quarter_aims, SCOPE, quarter) for quarter in PLACES},
    **{f"target form of {code}": partial(sheet_desk, SCOPE, code) for code in (INCOME, OWN)},
    **{f"catalogue form of {code}": partial(desk_view, SCOPE, code) for code in (INCOME, OWN)},
    **{f"aims of {code}": partial(indicator_aims, SCOPE, code) for code in (INCOME, OWN)},
    **{f"choices of {code}": partial(series_options, SCOPE, code) for code in (INCOME, OWN)},
    **{
        f"series of {code}, {asked}": partial(series_view, SCOPE, code, asked)
        for code in (INCOME, OWN)
        for asked in (
            SeriesAsked(),
            SeriesAsked(PLACES, is_apart=True),
            SeriesAsked(PLACES, others=(OWN, INCOME)),
            SeriesAsked(PLACES, base_year=2028),
        )
    },
    **{
        f"{code} {quarter}": partial(neighbourhoods_view, SCOPE, code, quarter=quarter)
        for code in (INCOME, OWN)
        for quarter in PLACES
    },
}


@pytest.fixture
def planted(demo_copy: Path) -> Path:
    """Give the test a copy of the demonstration with the secrets in it."""
    plant()
    return demo_copy


def leaks(text: str) -> list[str]:
    """Return the secrets that a text lets out; shapes hold many figures and are left out."""
    return [secret for secret in (*SECRETS, NOTE) if secret in text]


def told(one: object) -> str:
    """Return all that a view says, without the geometry of its shapes."""
    if isinstance(one, dict):
        return " ".join(told(value) for key, value in one.items() if key != "coordinates")
    if isinstance(one, list | tuple | set | frozenset):
        return " ".join(map(told, one))
    if hasattr(one, "__dataclass_fields__"):
        return " ".join(
            told(getattr(one, name))
            for name in one.__dataclass_fields__
            if name not in {"bounds", "centre", "label", "path", "path_html", "area_ha"}
        )
    return repr(one)


@pytest.mark.usefixtures("planted")
@pytest.mark.parametrize("name", VIEWS)
def test_no_view_lets_a_secret_out(name: str) -> None:
    assert leaks(told(VIEWS[name]())) == []


@pytest.mark.usefixtures("planted")
def test_the_sweep_would_see_a_leak() -> None:
    with reading() as session:
        values = session.exec(select(Observation.value).where(Observation.data_year == 2028))
        assert leaks(told(list(values)))
    assert "943217" in told(indicator_sheet(SCOPE, OWN)), "a large count leaves"


@pytest.mark.usefixtures("planted")
def test_a_withheld_value_says_why_and_counts_as_missing() -> None:
    sheet = told(indicator_sheet(SCOPE, OWN))
    assert "moins de 10" in sheet
    by_code = {one.subject: one for one in known_figures(SCOPE)[1] if one.indicator == OWN}
    assert by_code[SAINT_EXUPERY].value is None
    assert by_code[SAINT_EXUPERY].note is None
    assert [line.count for line in indicators_view(SCOPE).lines if line.code == OWN] == [1]


@pytest.mark.usefixtures("planted")
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_files_keep_the_secret_and_read_back_unchanged(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"valeurs.{kind}"
    export_content(kind, "indicateurs", path)
    text = path.read_text("utf-8-sig") if kind == "csv" else cells_of(path)
    assert leaks(text) == []
    assert "Secret" in text
    assert differences(path, "indicateurs") == []


def cells_of(path: Path) -> str:
    """Return every cell of a workbook."""
    book = CalamineWorkbook.from_path(path)
    return " ".join(str(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names)


@pytest.mark.usefixtures("planted")
def test_the_map_as_a_file_keeps_the_secret(tmp_path: Path) -> None:
    for code in (INCOME, OWN):
        view = neighbourhoods_view(SCOPE, code, "2028").map
        assert view is not None
        features = json.loads(map_geojson(view))["features"]
        assert leaks(json.dumps([one["properties"] for one in features])) == []
        path = tmp_path / "carte.gpkg"
        path.write_bytes(map_geopackage(view))
        frame = geopandas.read_file(path).drop(columns="geometry")
        assert leaks(str(frame.astype(str).values.tolist())) == []


@pytest.mark.usefixtures("planted")
def test_what_is_printed_keeps_the_secret(tmp_path: Path) -> None:
    for quarter in PLACES:
        sheet = quarter_sheet(SCOPE, quarter)
        assert sheet is not None
        with pdfplumber.open(BytesIO(quarter_card_pdf(sheet))) as pdf:
            assert leaks(" ".join(page.extract_text() for page in pdf.pages)) == []
    write_report(SCOPE, tmp_path / "rapport.docx")
    for content in ((tmp_path / "rapport.docx").read_bytes(), committee_docx(SCOPE)):
        with zipfile.ZipFile(BytesIO(content)) as parts:
            assert (
                leaks(
                    " ".join(
                        parts.read(name).decode("latin-1")
                        for name in parts.namelist()
                        if name.endswith(".xml")
                    )
                )
                == []
            )


@pytest.mark.usefixtures("planted")
def test_a_target_says_that_its_start_is_secret() -> None:
    for code in (OWN, INCOME):
        (card,) = indicator_sheet(SCOPE, code).targets.cards
        facts = dict(card.facts)
        assert facts["Départ"].startswith("secret")
        assert any(one in facts["Progression"] for one in ("secrète", "aucune valeur"))


@pytest.mark.usefixtures("demo_base")
def test_nothing_published_is_withheld() -> None:
    with reading() as session:
        assert withheld_values(session) == {}
        small = session.exec(
            select(Observation.value).join(Indicator).where(col(Observation.value) < 5)
        ).all()
    assert small, "the demonstration prints small published values"


def test_every_spreadsheet_of_values_is_the_towns_own() -> None:
    spreadsheets = {code for code, one in FORMATS.items() if one.family is Family.SPREADSHEET}
    assert set(OWN_FORMATS) <= spreadsheets
