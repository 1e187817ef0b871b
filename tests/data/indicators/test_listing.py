"""What the list of indicators and the sheet of one say, on the demonstration and on a town."""

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.charts.spreading import spread
from components.data_table import as_xlsx
from data.base.comparison import Difference
from data.base.database import reading
from data.base.views import Scope, SourceLine
from data.exporters.texts import as_csv
from data.importers.formats import Town
from data.importers.tables import indicators as indicator_format
from data.indicators import saving
from data.indicators.catalogue_desk.filters import matches
from data.indicators.drafts import IndicatorsDraft
from data.indicators.errors import UnknownIndicatorError
from data.indicators.rules import CARD_PERIMETER
from data.indicators.series import MOST_LINES, all_series, drawn_series, short_name
from data.indicators.service import indicator_sheet, indicators_view
from data.indicators.sheets.sheet import indicator_sheet as a_sheet
from data.indicators.views import (
    Ground,
    IndicatorFilters,
    IndicatorLine,
    IndicatorSheet,
    Reading,
)
from data.indicators.vocabulary import Absence, Direction
from data.territories.vocabulary import TerritoryKind
from tests.data.importers.tables.files import opened
from tests.quarters import SCOPE

LINE = IndicatorLine("bio", "Part du bio", "cantines", "Définition", "%", 1, Direction.UP, None, "")
SOURCE = SourceLine("ville", "Bilan", "Ville", None, None, None, None, False)
HOME = Ground(1, "59009", "Villeneuve", TerritoryKind.COMMUNE, is_home=True)


def a_reading(subject: str, year: int | None, value: float | None, **parts: object) -> Reading:
    """Return a reading of the small indicator."""
    absence = None if value is not None else Absence.NOT_PUBLISHED
    one = Reading("bio", subject, year, None, value, absence, None, None, SOURCE, False)
    return replace(one, **parts)  # type: ignore[arg-type]


def sheet_of(
    *readings: Reading, line: IndicatorLine = LINE, others: tuple[Ground, ...] = ()
) -> IndicatorSheet:
    return a_sheet(line, readings, (HOME, *others))


def column(sheet: IndicatorSheet, name: str) -> list[str]:
    """Return the cells of a column of the values."""
    rank = sheet.values.columns.index(name)
    return [str(row[rank]) for row in sheet.values.rows]


def plain(text: str) -> str:
    """Return a text with ordinary spaces, to compare it."""
    return text.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.usefixtures("quarters")
def test_the_answer_counts_indicators_and_says_how_old_values_are() -> None:
    view = indicators_view(SCOPE)
    assert plain(view.answer) == (
        "**34 indicateurs** ont une valeur ; la plus récente est de **2022**, vieille de 7 ans. "
        "La valeur suivante est en retard pour **9** d’entre eux."
    )
    assert view.total == len(view.lines) == 34
    assert view.bare == ()


@pytest.mark.usefixtures("quarters")
def test_the_town_comes_first_then_a_territory_whose_value_has_a_year() -> None:
    lines = {line.code: line for line in indicators_view(SCOPE).lines}
    town, quarter = lines["median_disposable_income"], lines["median_declared_income"]
    assert (town.territory, plain(town.value), town.year) == ("Saint-Omer", "16 730 €", "2018")
    assert (quarter.territory, quarter.year) == ("Centre Historique", "2017")
    assert lines["general_practitioners"].territory == "Saint-Omer"


@pytest.mark.usefixtures("quarters")
def test_no_value_is_of_a_year_after_the_day_looked_at() -> None:
    early = Scope(SCOPE.organisation, SCOPE.plan, date(2016, 12, 31))
    view = indicators_view(early)
    assert "**2016**" in view.answer
    assert all(line.year <= "2016" for line in view.lines if line.year.isdecimal())
    sheet = indicator_sheet(early, "median_disposable_income")
    assert max(column(sheet, "Année")) == "2016"
    assert sheet.chart
    assert max(point.x for line in sheet.chart.lines for point in line.points) == 2016


@pytest.mark.usefixtures("quarters")
def test_what_has_no_value_for_a_territory_says_what_there_is() -> None:
    early = Scope(SCOPE.organisation, SCOPE.plan, date(2014, 12, 31))
    known = {one.code: one.known for one in indicators_view(early).bare}
    assert known["jobseekers_abc_rsa"] == "aucune donnée"


@pytest.mark.usefixtures("quarters")
def test_what_schools_alone_have_is_listed_from_the_lowest_to_the_highest() -> None:
    lines = {line.code: line for line in indicators_view(SCOPE).lines}
    schools = lines["school_ips"]
    assert re.fullmatch(
        r"écoles : [0-9,]+ à [0-9,]+ ; collèges : [0-9,]+ à [0-9,]+", plain(schools.value)
    )
    assert "établissements" in schools.territory
    sheet = indicator_sheet(SCOPE, "school_ips")
    assert sheet.places
    assert "établissements** ont une valeur" in plain(sheet.answer)
    assert {"Arques", "Longuenesse"} < {one.commune for one in sheet.places}
    assert list(sheet.places) == sorted(
        sheet.places,
        key=lambda one: (one.commune, one.place_name, one.place_code, -(one.year or 0)),
    )


@pytest.mark.usefixtures("quarters")
def test_filters_keep_a_theme_and_every_word_whatever_its_accents() -> None:
    view = indicators_view(SCOPE, IndicatorFilters("DEMANDEURS rsa", "emploi"))
    assert [line.code for line in view.lines] == ["jobseekers_abc_rsa"]
    assert view.total == 34
    assert not indicators_view(SCOPE, IndicatorFilters(theme="santé", search="revenu")).lines
    assert matches(LINE, IndicatorFilters("CANTINES bio"))


@pytest.mark.usefixtures("quarters")
def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(UnknownIndicatorError, match="bonheur"):
        indicator_sheet(SCOPE, "bonheur")


@pytest.mark.usefixtures("quarters")
def test_the_files_of_every_sheet_change_nothing_when_they_come_back(tmp_path: Path) -> None:
    lines = indicators_view(SCOPE).lines
    town = Town(SCOPE.on, indicators={line.code: line.title for line in lines})
    for line in lines:
        table = indicator_sheet(SCOPE, line.code).values_data
        for name, content in (("a.csv", as_csv(table)), ("a.xlsx", as_xlsx(table))):
            (tmp_path / name).write_bytes(content)
            file = opened(tmp_path / name)
            assert indicator_format.score(file) > 0.8
            found = indicator_format.read(file, town)
            assert found.warnings == ()
            draft = found.content
            assert isinstance(draft, IndicatorsDraft)
            assert draft.indicators == ()
            assert len(draft.observations) == len(table.rows)
            with reading() as session:
                stored = saving.read_stored(session, draft)
                known = saving.reconciled(draft, stored)
                assert saving.problems(known, stored) == []
                changes = saving.compared(known, stored)
            assert changes.counted(Difference.UNCHANGED) == len(table.rows), (line.code, name)


@given(
    st.lists(
        st.floats(-1e6, 1e6) | st.floats(0, 1) | st.integers(0, 100).map(float) | st.none(),
        min_size=1,
        max_size=8,
    ),
    st.sampled_from(["%", "€", "", "ménages"]),
)
def test_any_value_comes_back_from_both_files(values: list[float | None], unit: str) -> None:
    readings = [a_reading("59009", 2000 + rank, value) for rank, value in enumerate(values)]
    table = sheet_of(*readings, line=replace(LINE, unit=unit)).values_data
    with TemporaryDirectory() as folder:
        for name, content in (("a.csv", as_csv(table)), ("a.xlsx", as_xlsx(table))):
            path = Path(folder) / name
            path.write_bytes(content)
            draft = indicator_format.read(opened(path), Town(date(2029, 1, 1))).content
            assert isinstance(draft, IndicatorsDraft)
            assert [one.data_year for one in draft.observations] == [
                2000 + rank for rank in reversed(range(len(values)))
            ]
            for one in draft.observations:
                expected = values[(one.data_year or 0) - 2000]
                assert one.value == (None if expected is None else pytest.approx(expected))
                assert one.source == SOURCE.code


def test_the_answer_says_the_change_in_points_and_on_which_side() -> None:
    sheet = sheet_of(a_reading("59009", 2020, 30.0), a_reading("59009", 2024, 42.5))
    assert plain(sheet.answer) == (
        "Villeneuve : **42,5 %** en 2024, soit **12,5 points de plus** qu’en 2020, dans le sens "
        "favorable."
    )


@pytest.mark.parametrize("direction", [Direction.NONE, Direction.HOLD])
def test_nothing_is_judged_without_a_favourable_side(direction: Direction) -> None:
    sheet = sheet_of(
        a_reading("59009", 2020, 30.0),
        a_reading("59009", 2024, 42.5),
        line=replace(LINE, direction=direction),
    )
    assert "favorable" not in sheet.answer
    assert "amélior" not in sheet.answer


def test_a_small_change_is_told_and_not_judged() -> None:
    sheet = sheet_of(a_reading("59009", 2020, 30.0), a_reading("59009", 2024, 31.0))
    assert "1,0 point de plus" in plain(sheet.answer)
    assert "favorable" not in sheet.answer


def test_a_newer_year_withheld_is_said_and_is_never_zero() -> None:
    sheet = sheet_of(a_reading("59009", 2020, 30.0), a_reading("59009", 2021, None))
    assert "Depuis : non publié en" in sheet.answer
    assert column(sheet, "Valeur") == ["non publié", "30,0\u00a0%"]


def test_an_absence_everywhere_is_said() -> None:
    sheet = sheet_of(a_reading("59009", 2021, None, absence=Absence.NOT_APPLICABLE))
    assert sheet.answer == "**Aucune valeur n’est connue** à cette date : sans objet."
    assert sheet.chart is None
    assert sheet_of().answer == "Cet indicateur **n’a encore aucune valeur** à cette date."


def test_perimeters_are_never_one_line() -> None:
    old = Ground(2, "QP059", "Centre (ancien)", TerritoryKind.QPV_2015)
    new = Ground(3, "QN059", "Centre", TerritoryKind.QPV_2024)
    readings = [
        *(a_reading("QP059", year, 30.0, perimeter="2015") for year in (2014, 2018)),
        *(a_reading("QN059", year, 35.0, perimeter="2024") for year in (2022, 2024)),
        a_reading("QN059", 2018, 12.0, perimeter=CARD_PERIMETER),
    ]
    sheet = sheet_of(*readings, others=(new, old))
    assert sheet.chart
    drawn = [(line.name, [point.x for point in line.points]) for line in sheet.chart.lines]
    assert drawn == [("Centre 2024", [2022, 2024]), ("Centre 2015", [2014, 2018])]
    assert "ne s’enchaînent pas" in sheet.chart.subtitle
    assert "quartiers" in sheet.method


def test_at_most_eight_lines_are_drawn_and_the_rest_is_said() -> None:
    others = tuple(
        Ground(rank, f"{rank:05}", f"Commune {rank}", TerritoryKind.COMMUNE, is_far=True)
        for rank in range(2, 14)
    )
    readings = [
        a_reading(one.code, year, float(one.id)) for one in (HOME, *others) for year in (2020, 2024)
    ]
    sheet = sheet_of(*readings, others=others)
    assert sheet.chart
    assert len(sheet.chart.lines) == MOST_LINES
    assert sheet.chart.lines[0].name == "Villeneuve"
    assert sheet.chart_note.startswith("5\u00a0autres séries sont dans le tableau")
    assert len(sheet.values.rows) == 26


def test_a_count_leaves_wider_territories_to_the_table() -> None:
    wide = Ground(2, "200", "Agglo", TerritoryKind.EPCI)
    near = Ground(3, "59010", "Voisine", TerritoryKind.COMMUNE)
    readings = [
        a_reading(code, year, 10.0) for code in ("59009", "200", "59010") for year in (2020, 2024)
    ]
    series = all_series(readings, (HOME, wide, near))
    count = drawn_series(series, replace(LINE, unit="logements"))
    assert [one.ground.code for one in count] == ["59009", "59010"]
    assert len(drawn_series(series, LINE)) == 3


def test_one_simulated_value_marks_the_sheet() -> None:
    sheet = sheet_of(a_reading("59009", 2020, 3.0, is_simulated=True), a_reading("59009", 2021, 4))
    assert sheet.is_simulated
    assert sheet.chart
    assert sheet.chart.is_simulated
    assert "Simulé" in sheet.values.columns


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("CA du Pays de Saint-Omer (CAPSO)", "CAPSO"),
        ("Ensemble des QPV (France)", "Ensemble des QPV"),
        ("Saint-Exupéry / Léon Blum", "Saint-Exupéry"),
        ("Saint-Martin-d’Hardinghem-sur-Aa", "Saint-Martin-d’Hardin…"),
    ],
)
def test_a_long_name_is_shortened_beside_its_line(name: str, expected: str) -> None:
    assert short_name(name) == expected


@given(st.lists(st.floats(0, 100), min_size=1, max_size=8), st.floats(1, 12))
def test_labels_never_touch_nor_leave_the_top(values: list[float], step: float) -> None:
    placed = spread(sorted(values), step, 110.0)
    assert all(after - before >= step - 1e-6 for before, after in pairwise(placed))
    assert placed[-1] <= 110.0
