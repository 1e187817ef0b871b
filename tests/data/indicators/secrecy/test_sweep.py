"""Planted secrets: no view, no file, no command lets them out."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from sqlmodel import select

from data.base.database import reading
from data.base.views import Scope
from data.exporters.maps import map_geojson
from data.exporters.service import export_content
from data.importers.formats import Family
from data.importers.registry import FORMATS
from data.indicators.gap_analysis.service import gap_analysis_view
from data.indicators.models import Indicator, Observation
from data.indicators.secrecy import OWN_FORMATS, withheld_values
from data.indicators.service import (
    indicator_sheet,
    indicators_view,
    known_figures,
    neighbourhoods_view,
    small_map_view,
    territory_figures,
)
from data.overview.service import headline_figures, presentation
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
    **{
        f"{code} {quarter}": lambda code=code, quarter=quarter: neighbourhoods_view(
            SCOPE, code, quarter=quarter
        )
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
def test_the_map_as_a_file_keeps_the_secret() -> None:
    for code in (INCOME, OWN):
        view = neighbourhoods_view(SCOPE, code, "2028").map
        assert view is not None
        features = json.loads(map_geojson(view))["features"]
        assert leaks(json.dumps([one["properties"] for one in features])) == []


@pytest.mark.usefixtures("demo_base")
def test_nothing_published_is_withheld() -> None:
    with reading() as session:
        assert withheld_values(session) == {}
        small = session.exec(
            select(Observation.value).join(Indicator).where(Observation.value < 5)
        ).all()
    assert small, "the demonstration prints small published values"


def test_every_spreadsheet_of_values_is_the_towns_own() -> None:
    spreadsheets = {code for code, one in FORMATS.items() if one.family is Family.SPREADSHEET}
    assert set(OWN_FORMATS) <= spreadsheets
