"""Official figures into a base and back: on territories and on places, edition by edition."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from data.base.comparison import Difference, FieldChange
from data.base.database import reading
from data.base.problems import RefusedFileError
from data.base.views import Scope
from data.importers import service
from data.indicators.drafts import IndicatorsDraft, ObservationDraft, StatisticsDraft
from data.indicators.models import Observation
from data.indicators.saving import read_stored
from data.indicators.service import indicator_sheet, indicators_view, neighbourhoods_view
from data.indicators.vocabulary import Absence
from data.territories.drafts import TerritoriesDraft
from data.territories.models import Place, Territory
from tests.data.importers.made import content_of_base, own_town, unchanged
from tests.data.importers.made_grounds import (
    communes,
    correspondence,
    incomes,
    placed,
    quarters_2024,
    saved,
    saved_batch,
    schools,
)

SCOPE = Scope("62765", "CDM", date(2026, 11, 21))
INCOME = "median_disposable_income"


@pytest.fixture(autouse=True)
def town(empty_base: None) -> None:
    own_town()


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def test_figures_bring_the_ground_that_they_speak_of(tmp_path: Path) -> None:
    report = saved(tmp_path, incomes(2018, 2019))
    assert (report.added, report.changed) == (3 + 6, 0)
    with reading() as session:
        assert session.exec(select(Territory).where(Territory.code == "QP062036")).one()
        assert len(session.exec(select(Observation)).all()) == 6


def test_the_same_figures_again_change_nothing_even_under_another_name(tmp_path: Path) -> None:
    saved(tmp_path, incomes(2018, 2019))
    with unchanged():
        again = saved(tmp_path, incomes(2018, 2019), name="copie.csv")
    assert (again.added, again.changed, again.batch_id) == (0, 0, None)


def test_figures_rename_no_quarter_that_the_base_names(tmp_path: Path) -> None:
    saved(tmp_path, correspondence())
    saved(tmp_path, incomes(2018), name="revenus.csv")
    with reading() as session:
        row = session.exec(select(Territory).where(Territory.code == "QP062036")).one()
    assert row.name == "Saint-Exupéry - Léon Blum"


def test_a_value_corrected_by_a_newer_file_is_told_before_and_after(tmp_path: Path) -> None:
    saved(tmp_path, incomes(2018))
    preview = placed(tmp_path, incomes(2018, more=1_000.5), name="v2.csv")
    (line, *_) = [one for one in preview.comparison.lines if one.difference is Difference.CHANGED]
    assert line.code == f"{INCOME}, QP062036 2018"
    (change,) = line.fields
    assert FieldChange(change.name, plain(change.before), plain(change.after)) == FieldChange(
        "Valeur", "10 018", "11 018,50"
    )
    assert service.save(preview).changed == 3


def test_two_editions_of_a_year_both_stand_and_the_last_one_is_shown(tmp_path: Path) -> None:
    saved(tmp_path, quarters_2024(), name="qpv.geojson")
    saved(tmp_path, correspondence(), name="correspondance.csv")
    saved(tmp_path, incomes(2018, 2019, edition="2022", more=500), name="2022.csv")
    saved(tmp_path, incomes(2017, 2018, edition="2021"), name="2021.csv")
    sheet = indicator_sheet(SCOPE, INCOME)
    assert len(sheet.values.rows) == 12
    assert sheet.chart is not None
    first = sheet.chart.lines[0]
    shown = {int(point.x): point.y or 0 for point in first.points}
    assert shown[2018] == pytest.approx(shown[2017] + 501)
    view = neighbourhoods_view(SCOPE, INCOME, "2018")
    assert view.card is not None
    assert view.card.figure.edition == "2022"
    listed = next(one for one in indicators_view(SCOPE).lines if one.code == INCOME)
    assert listed.year == "2019"


def test_quarters_are_mapped_with_the_series_of_those_they_succeed_to(tmp_path: Path) -> None:
    saved(tmp_path, communes(), name="communes.geojson")
    saved(tmp_path, quarters_2024(), name="qpv.geojson")
    saved(tmp_path, correspondence(), name="correspondance.csv")
    saved(tmp_path, incomes(2018, 2019), name="revenus.csv")
    view = neighbourhoods_view(SCOPE)
    assert view.map is not None
    assert view.map.caution
    assert {one.code: one.value for one in view.map.features} == {
        "QN06236M": 10_019,
        "QN06237M": 10_119,
        "QN06256M": 10_219,
    }
    sheet = indicator_sheet(SCOPE, INCOME)
    assert sheet.chart is not None
    assert len(sheet.chart.lines) == 3


def test_what_a_figure_says_besides_its_value_is_kept(tmp_path: Path) -> None:
    draft = incomes(2018)
    one = replace(draft.values.observations[0], note="Année déduite.", perimeter="2015")
    none = replace(one, data_year=2019, value=None, absence=Absence.NOT_PUBLISHED)
    values = IndicatorsDraft(observations=(one, none))
    saved(tmp_path, replace(draft, values=values))
    with reading() as session:
        rows = session.exec(select(Observation).order_by(Observation.data_year)).all()  # type: ignore[arg-type]
        assert [(row.value, row.absence, row.note, row.perimeter) for row in rows] == [
            (10_018, None, "Année déduite.", "2015"),
            (None, Absence.NOT_PUBLISHED, "Année déduite.", "2015"),
        ]


def test_a_figure_of_a_territory_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    draft = StatisticsDraft(TerritoriesDraft(), incomes(2018).values)
    with unchanged(), pytest.raises(RefusedFileError, match="QP062036"):
        saved(tmp_path, draft)


def test_schools_come_with_their_index(tmp_path: Path) -> None:
    report = saved(tmp_path, schools(82.5, 110.25, None))
    assert report.added == 6
    with reading() as session:
        assert len(session.exec(select(Place)).all()) == 3
        rows = session.exec(select(Observation)).all()
        assert all(row.territory_id is None and row.place_id is not None for row in rows)
    with unchanged():
        assert saved(tmp_path, schools(82.5, 110.25, None)).batch_id is None


def test_the_sheet_lists_schools_by_commune_and_says_why_one_has_none(tmp_path: Path) -> None:
    saved(tmp_path, schools(82.5, None))
    saved(tmp_path, schools(90.0, 100.0, year=2023), name="2023.csv")
    sheet = indicator_sheet(SCOPE, "school_ips")
    assert [(one.place_code, one.year, one.value) for one in sheet.places] == [
        ("0600000A", 2023, 90.0),
        ("0600000A", 2022, 82.5),
        ("0600001A", 2023, 100.0),
        ("0600001A", 2022, None),
    ]
    one = sheet.places[3]
    assert (one.commune, one.kind, one.sector) == ("Longuenesse", "École primaire", "public")
    assert one.absence is not None
    assert one.absence.startswith("non publié")
    assert plain(sheet.answer).startswith("**2 établissements** ont une valeur en 2023, de **90")


def test_what_schools_alone_have_is_in_the_list_of_indicators(tmp_path: Path) -> None:
    saved(tmp_path, schools(82.5, 110.25))
    view = indicators_view(SCOPE)
    (line,) = view.lines
    assert (line.code, line.year, line.count) == ("school_ips", "2022", 2)
    assert plain(line.territory) == "2 établissements"


def test_a_spreadsheet_of_ours_may_name_a_school_where_it_names_a_territory(
    tmp_path: Path,
) -> None:
    saved(tmp_path, schools(82.5))
    own = ObservationDraft("school_ips", "0600000A", 2022, 82.5, edition="2022")
    preview = placed(tmp_path, IndicatorsDraft(observations=(own,)), code="indicateurs")
    assert preview.comparison.changes_nothing


def test_undoing_figures_gives_back_the_base_as_it_was(tmp_path: Path) -> None:
    states, batches = [content_of_base()], []
    for name, content in (
        ("a.csv", incomes(2018, 2019)),
        ("b.csv", incomes(2018, 2020, more=12.5)),
        ("c.csv", schools(82.5, None)),
        ("d.csv", schools(82.5, 90.0, 75.0)),
    ):
        batches.append(saved_batch(tmp_path, content, name=name))
        states.append(content_of_base())
    for batch in reversed(batches):
        states.pop()
        service.undo(batch)
        assert content_of_base() == states[-1]


def test_only_the_rows_that_a_file_names_are_read(tmp_path: Path) -> None:
    saved(tmp_path, incomes(2018, 2019))
    saved(tmp_path, schools(82.5), name="ips.csv")
    draft = incomes(2018)
    one = replace(draft, values=IndicatorsDraft(observations=draft.values.observations[:1]))
    with reading() as session:
        found = read_stored(session, one.values).observations
    assert {key[1] for key in found} == {("QP062036", "")}


def test_ten_thousand_figures_are_compared_in_moments(tmp_path: Path) -> None:
    observations = tuple(
        ObservationDraft(INCOME, code, year, float(year * rank), edition=str(edition))
        for rank, code in enumerate(("62765", "62525", "62040", "62014"))
        for year in range(1900, 2025)
        for edition in range(2000, 2020)
    )
    draft = StatisticsDraft(TerritoriesDraft(), IndicatorsDraft(observations=observations))
    start = perf_counter()
    preview = placed(tmp_path, draft)
    assert perf_counter() - start < 5
    assert preview.comparison.counted(Difference.ADDED) == 10_000


_VALUES = st.none() | st.floats(-1e9, 1e9, allow_nan=False)
_OBSERVATIONS = st.builds(
    ObservationDraft,
    indicator=st.sampled_from([INCOME, "poverty_rate_60"]),
    territory=st.sampled_from(["62765", "62525", "200069037", "62"]),
    data_year=st.none() | st.integers(2015, 2017),
    value=_VALUES,
    edition=st.sampled_from(["2019", "2020"]),
    perimeter=st.none() | st.just("2015"),
    note=st.none() | st.text("aé;\n", max_size=3),
)
_FILES = st.lists(
    _OBSERVATIONS,
    min_size=1,
    max_size=8,
    unique_by=lambda one: (one.indicator, one.territory, one.data_year, one.edition),
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=_FILES, second=_FILES)
def test_whatever_figures_come_saving_twice_changes_nothing_and_undoing_restores(
    tmp_path: Path, first: list[ObservationDraft], second: list[ObservationDraft]
) -> None:
    before, batches = content_of_base(), []
    for name, some in (("a", first), ("b", second)):
        draft = StatisticsDraft(TerritoriesDraft(), IndicatorsDraft(observations=tuple(some)))
        batches.append(saved(tmp_path, draft, name=name).batch_id)
        assert placed(tmp_path, draft, name=name).comparison.changes_nothing
    for batch in reversed([one for one in batches if one is not None]):
        service.undo(batch)
    assert content_of_base() == before
