"""Years that a break parts, or that are exceptional, never make a verdict; the page says so."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import select

from data.base.database import engine
from data.base.history import unit_of_work
from data.base.settings import settings
from data.indicators.gap_analysis.service import gap_analysis_view
from data.indicators.models import Indicator, Observation, SeriesBreak
from data.indicators.views import GapCell, GapVerdict
from data.indicators.vocabulary import BreakKind
from data.territories.models import Territory
from tests.data.indicators.measured import INCOME, add_values
from tests.quarters import QUAI_DU_COMMERCE, SCOPE

SAINT_OMER = "62765"


@pytest.fixture(autouse=True)
def measured(quarters_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Give a quarter a gap that closes, in a copy of the quarters."""
    copy = shutil.copy(quarters_url.removeprefix("sqlite:///"), tmp_path / "base.db")
    monkeypatch.setenv("MANDASCOPE_DATABASE_URL", f"sqlite:///{copy}")
    settings.cache_clear()
    add_values(
        {
            QUAI_DU_COMMERCE: {2022: 12_000, 2025: 13_400, 2026: 13_900},
            SAINT_OMER: {2022: 17_000, 2025: 17_500, 2026: 17_800},
        },
        perimeters={QUAI_DU_COMMERCE: "2024"},
    )
    yield
    engine().dispose()
    settings.cache_clear()


def judged() -> tuple[GapCell, str]:
    """Return the cell of the quarter and what stands under its verdict."""
    view = gap_analysis_view(SCOPE, quarter=QUAI_DU_COMMERCE)
    assert view.detail is not None
    cells = [one for one in view.rows[0].cells if one.column.quarter == QUAI_DU_COMMERCE]
    return cells[0], " ".join(view.detail.lines).replace("\u00a0", " ")


def part(year: int, kind: BreakKind) -> None:
    """Declare a break of the income series."""
    with unit_of_work() as session:
        indicator = session.exec(select(Indicator).where(Indicator.code == INCOME)).one()
        session.add(
            SeriesBreak(indicator_id=indicator.id or 0, year=year, kind=kind, text="Essai.")
        )


def test_without_a_break_the_gap_closes() -> None:
    cell, said = judged()
    assert cell.verdict is GapVerdict.CLOSING
    assert "rupture" not in said


@pytest.mark.parametrize("kind", [BreakKind.METHOD, BreakKind.GEOGRAPHY])
def test_a_break_keeps_earlier_years_out_of_the_verdict(kind: BreakKind) -> None:
    part(2025, kind)
    cell, said = judged()
    assert cell.verdict is GapVerdict.NOT_MEASURABLE
    assert "met 1 année à part : seules celles depuis 2025 sont jugées" in said


def test_a_break_that_only_a_note_says_parts_years_too() -> None:
    with unit_of_work() as session:
        home = session.exec(select(Territory).where(Territory.code == SAINT_OMER)).one()
        row = session.exec(
            select(Observation).where(
                Observation.territory_id == home.id, Observation.data_year == 2025
            )
        ).one()
        row.note = "Rupture : la source compte autrement."
    assert judged()[0].verdict is GapVerdict.NOT_MEASURABLE


def test_an_exceptional_year_is_told_and_never_judged() -> None:
    part(2026, BreakKind.EXCEPTIONAL)
    cell, said = judged()
    assert (cell.year, cell.verdict) == (2025, GapVerdict.CLOSING)
    assert "Année exceptionnelle, 2026 n’est pas jugée" in said


def test_exceptional_years_alone_make_no_verdict() -> None:
    for year in (2022, 2025, 2026):
        part(year, BreakKind.EXCEPTIONAL)
    cell, _ = judged()
    assert (cell.year, cell.verdict) == (2026, GapVerdict.NOT_MEASURABLE)
