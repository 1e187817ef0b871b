"""A town writes and removes its own breaks: signed, with a reason, never over a colleague's."""

from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from data.base.history import unit_of_work
from data.base.views import Scope
from data.indicators.models import Indicator, SeriesBreak
from data.indicators.series.breaks.errors import BreakChangedError, InvalidBreakError
from data.indicators.series.breaks.saving import add_break, remove_break
from data.indicators.series.service import series_options, series_view
from data.indicators.service import indicator_sheet
from data.indicators.views.series import BreakDraft, BreakLine, SeriesAsked
from data.indicators.vocabulary import BreakKind

SCOPE = Scope("62765", "FDR", date(2029, 6, 30))
CODE = "median_disposable_income"
DRAFT = BreakDraft(2016, BreakKind.METHOD, "Questionnaire changé", "Note du service", "62765")


def own() -> list[BreakLine]:
    return [one for one in series_options(SCOPE, CODE).breaks if one.is_own]


def test_the_packaged_breaks_come_with_the_catalogue(demo_base: Path) -> None:
    found = series_options(SCOPE, CODE).breaks
    assert [one.year for one in found] == [2019, 2020, 2021]
    assert not any(one.is_own for one in found)
    assert series_options(SCOPE, CODE).history == ()


def test_what_an_earlier_release_wrote_of_the_package_is_told_once(demo_copy: Path) -> None:
    before = series_options(SCOPE, CODE).breaks
    with unit_of_work(reason="version précédente") as session:
        row = session.exec(select(Indicator).where(Indicator.code == CODE)).one()
        for one in before:
            session.add(
                SeriesBreak(indicator_id=row.id or 0, year=one.year, kind=one.kind, text=one.text)
            )
    after = series_options(SCOPE, CODE).breaks
    assert [(one.year, one.is_own) for one in after] == [
        (2019, False),
        (2020, False),
        (2021, False),
    ]
    assert [one.only_quarters for one in after] == [one.only_quarters for one in before]
    assert series_options(SCOPE, CODE).history == ()


def test_a_break_that_a_town_wrote_before_the_package_stays_its_own(demo_copy: Path) -> None:
    with unit_of_work(reason="écrite avant") as session:
        row = session.exec(select(Indicator).where(Indicator.code == CODE)).one()
        session.add(
            SeriesBreak(
                indicator_id=row.id or 0, year=2019, kind=BreakKind.METHOD, text="Vu par la ville"
            )
        )
    told = [one for one in series_options(SCOPE, CODE).breaks if one.year == 2019]
    assert [(one.text, one.is_own) for one in told] == [("Vu par la ville", True)]


def test_a_written_break_parts_the_series_and_leaves_a_trace(demo_copy: Path) -> None:
    add_break(SCOPE, CODE, DRAFT, author="Service habitat")
    assert [(one.year, one.subject, one.is_simulated) for one in own()] == [(2016, "62765", True)]
    sheet = indicator_sheet(SCOPE, CODE)
    assert sheet.chart is not None
    assert "2016 : rupture de méthode" in [mark.label for mark in sheet.chart.breaks]
    assert "qu’en 2016" in sheet.answer
    history = series_options(SCOPE, CODE).history
    assert [(one.author, one.what, one.reason) for one in history] == [
        ("Service habitat", "ajoutée", "Note du service")
    ]


def test_a_removed_break_is_gone_and_told(demo_copy: Path) -> None:
    add_break(SCOPE, CODE, DRAFT)
    seen = own()[0]
    remove_break(SCOPE, CODE, seen.id, seen.version, "Erreur de lecture", author="Cabinet")
    assert own() == []
    assert [one.what for one in series_options(SCOPE, CODE).history] == ["enlevée", "ajoutée"]
    with pytest.raises(BreakChangedError, match=r"enlevée le .* par Cabinet"):
        remove_break(SCOPE, CODE, seen.id, seen.version, "Encore")


def test_a_packaged_break_stays(demo_copy: Path) -> None:
    packaged = series_options(SCOPE, CODE).breaks[0]
    with pytest.raises(InvalidBreakError, match="catalogue"):
        remove_break(SCOPE, CODE, packaged.id, packaged.version, "Pour voir")


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        (BreakDraft(None, BreakKind.METHOD, "Texte", "Raison"), "année"),
        (BreakDraft(2040, BreakKind.METHOD, "Texte", "Raison"), "2029"),
        (BreakDraft(2016, BreakKind.METHOD, "  ", "Raison"), "ce qui change"),
        (BreakDraft(2016, BreakKind.METHOD, "Texte", ""), "d’où"),
        (BreakDraft(2016, BreakKind.METHOD, "x" * 400, "Raison"), "300"),
        (BreakDraft(2016, BreakKind.METHOD, "Texte", "Raison", "inconnu"), "territoire"),
        (BreakDraft(2019, BreakKind.METHOD, "Texte", "Raison"), "déjà"),
    ],
)
def test_what_is_incomplete_is_refused(demo_copy: Path, draft: BreakDraft, said: str) -> None:
    with pytest.raises(InvalidBreakError, match=said):
        add_break(SCOPE, CODE, draft)
    assert own() == []


def test_panels_share_their_years_and_the_scale_of_a_unit(demo_base: Path) -> None:
    asked = SeriesAsked(("62765", "QP062036", "QP062037"), is_apart=True)
    panels = series_view(SCOPE, CODE, asked).panels
    assert panels is not None
    assert len(panels.panels) == 3
    assert len({one.x_range for one in panels.panels}) == 1
    assert len({one.y_range for one in panels.panels}) == 1
    assert len(panels.table.rows) == sum(len(one.table.rows) for one in panels.panels)


def test_several_indicators_make_a_panel_each(demo_base: Path) -> None:
    asked = SeriesAsked(("QP062036",), ("poverty_rate_60", "population"))
    panels = series_view(SCOPE, CODE, asked).panels
    assert panels is not None
    assert [one.title for one in panels.panels][:2] == ["Niveau de vie médian", "Taux de pauvreté"]
    assert len({one.y_range for one in panels.panels}) == 3


def test_base_100_is_drawn_from_a_common_year_and_told_in_the_table(demo_base: Path) -> None:
    years = series_view(SCOPE, CODE, SeriesAsked(("62765", "62040"))).base_years
    assert 2014 in years
    chart = series_view(SCOPE, CODE, SeriesAsked(("62765", "62040"), base_year=2014)).chart
    assert chart is not None
    assert {line.points[0].y for line in chart.lines} == {100.0}
    assert chart.table.columns[-1] == "Indice (base 100 en 2014)"


def test_a_series_without_the_base_year_is_named(demo_base: Path) -> None:
    asked = SeriesAsked(("62765", "QP062036"), base_year=2014)
    view = series_view(SCOPE, CODE, asked)
    assert "Sans indice en base 100 : Saint-Exupéry" in " ".join(view.notes)
