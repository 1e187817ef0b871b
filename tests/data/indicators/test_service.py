"""What the neighbourhoods' page says of the demonstration."""

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from data.base.database import engine
from data.base.history import unit_of_work
from data.base.models import (
    Source,
)
from data.base.settings import settings
from data.indicators.cards.identity.service import quarter_identity
from data.indicators.models import (
    Indicator,
    Observation,
)
from data.indicators.rules import CARD_PERIOD
from data.indicators.service import neighbourhoods_view, small_map_view, territory_figures
from data.indicators.views import NeighbourhoodsView, QuarterCard
from data.indicators.views.identity import QuarterIdentity
from data.territories.models import (
    Territory,
)
from data.territories.views import MapStatus, MapView
from tests.quarters import CENTRE_HISTORIQUE, QUAI_DU_COMMERCE, SAINT_EXUPERY, SCOPE

pytestmark = pytest.mark.usefixtures("quarters")
INCOME = "median_disposable_income"


def plain(text: str) -> str:
    """Return a text with ordinary spaces, to compare it."""
    return text.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.fixture
def copied_base(
    quarters_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """Configure a copy of the quarters, which a test may write into."""
    copy = shutil.copy(quarters_url.removeprefix("sqlite:///"), tmp_path / "base.db")
    monkeypatch.setenv("MANDASCOPE_DATABASE_URL", f"sqlite:///{copy}")
    settings.cache_clear()
    yield
    engine().dispose()


def map_of(view: NeighbourhoodsView | MapView) -> MapView:
    found = view if isinstance(view, MapView) else view.map
    assert found is not None
    return found


def card_of(view: NeighbourhoodsView) -> QuarterCard:
    assert view.card is not None
    return view.card


def identity_of(quarter: str | None = None) -> QuarterIdentity:
    card = quarter_identity(SCOPE, quarter)
    assert card is not None
    return card


@pytest.mark.parametrize(
    ("year", "expected"),
    [("2013", "10 916 €"), ("2015", "11 174 €"), ("2017", "11 770 €")],
)
def test_published_values_come_out_as_they_went_in(year: str, expected: str) -> None:
    card = card_of(neighbourhoods_view(SCOPE, INCOME, year, SAINT_EXUPERY))
    assert plain(card.figure.text) == expected
    assert card.figure.data_year == int(year)
    assert card.figure.edition == str(int(year) + 4)
    assert card.figure.perimeter == "périmètre QPV 2015"
    assert card.figure.age_years == 2029 - int(year)
    assert card.figure.concept == "revenu disponible par unité de consommation"
    assert card.figure.citation.startswith("INSEE")


def test_the_answer_says_that_the_effect_cannot_be_measured_yet() -> None:
    answer = plain(neighbourhoods_view(SCOPE).answer)
    assert answer.startswith("**Pas encore mesurable**")
    assert "(2024)" in answer
    assert (
        "en 2017 (niveau de vie médian), les trois quartiers vont de **11 770 à 13 910 €**"
        in answer
    )
    assert answer.endswith(
        "sans valeur à comparer ; en 2015, dernière année commune, ils avaient "
        "**2 487 à 6 060 € de moins** que leurs communes."
    )


def test_the_answer_of_a_year_in_common_compares_that_year() -> None:
    answer = plain(neighbourhoods_view(SCOPE, INCOME, "2015").answer)
    assert answer.endswith(
        "en 2015 (niveau de vie médian), les trois quartiers avaient "
        "**2 487 à 6 060 € de moins** que leurs communes."
    )


def test_each_comparator_is_named_with_its_gap() -> None:
    card = card_of(neighbourhoods_view(SCOPE, INCOME, "2015", SAINT_EXUPERY))
    assert {one.name: round(one.gap, 1) for one in card.comparisons if one.gap is not None} == {
        "Saint-Omer": -4570,
        "Arques": -5930.3,
        "Longuenesse": -6060,
        "Ensemble des QPV (France)": -1927,
    }
    assert card.comparisons[0].name == "Saint-Omer"
    assert "Le quartier compte **4 570 € de moins que Saint-Omer" in plain(card.gap_sentence)
    assert "5 930 € de moins qu’Arques" in plain(card.gap_sentence)


@pytest.mark.parametrize("year", ["2013", "2017"])
def test_a_year_that_nothing_compares_with_gives_way_to_the_last_in_common(year: str) -> None:
    card = card_of(neighbourhoods_view(SCOPE, INCOME, year, SAINT_EXUPERY))
    assert card.figure.data_year == int(year)
    assert (card.compared.data_year, card.compared.value) == (2015, 11174)
    assert {one.figure.data_year for one in card.comparisons if one.gap is not None} == {2015}
    assert plain(card.gap_sentence).startswith(
        "En 2015, dernière année commune, le quartier comptait **4 570 € de moins que Saint-Omer"
    )


def test_the_country_compares_the_year_it_is_published_the_agglomeration_shares_none() -> None:
    card = card_of(neighbourhoods_view(SCOPE, INCOME, "2015", SAINT_EXUPERY))
    values = {one.name: one.figure.value for one in card.comparisons}
    assert values["CA du Pays de Saint-Omer (CAPSO)"] is None
    assert values["Ensemble des QPV (France)"] == 13101
    assert card.missing == "Aucune année commune : CA du Pays de Saint-Omer (CAPSO)"


def test_the_agglomeration_compares_the_year_both_are_known(copied_base: None) -> None:
    add_reading("QP062036", 2016, 11520.0, perimeter="2015")
    card = card_of(neighbourhoods_view(SCOPE, INCOME, "2017", SAINT_EXUPERY))
    values = {one.name: one.figure.value for one in card.comparisons}
    assert card.compared.data_year == 2016
    assert values["CA du Pays de Saint-Omer (CAPSO)"] == 18585
    assert card.missing == "Dernière année commune en 2015 : Ensemble des QPV (France)"


def test_what_never_meets_is_said_never_to(copied_base: None) -> None:
    with unit_of_work() as session:
        for row in session.exec(select(Observation).where(Observation.data_year == 2015)):
            session.delete(row)
    view = neighbourhoods_view(SCOPE, INCOME, "2017", SAINT_EXUPERY)
    card = card_of(view)
    assert card.compared == card.figure
    assert card.gap_sentence.startswith("Rien ne se compare : aucune année commune avec Saint-Omer")
    assert card.missing.startswith("Aucune année commune : Saint-Omer, Arques, Longuenesse")
    assert view.answer.endswith("**, sans valeur publiée à comparer.")
    assert view.gaps_chart is None


def test_a_single_gap_tells_no_trend() -> None:
    sentence = card_of(neighbourhoods_view(SCOPE, INCOME)).trend_sentence
    assert sentence == (
        "L’effet du contrat (2024) n’est **pas encore mesurable** : "
        "le dernier écart connu est celui de 2015."
    )


def test_what_came_before_the_contract_is_told_apart(copied_base: None) -> None:
    add_reading("62765", 2017, 16730.0)
    sentence = plain(card_of(neighbourhoods_view(SCOPE, INCOME)).trend_sentence)
    assert "n’est **pas encore mesurable**" in sentence
    assert "de 2015 à 2017" in sentence
    assert "s’était creusé (4 570 €, puis 4 960 €)" in sentence


def test_a_count_is_not_compared() -> None:
    card = card_of(neighbourhoods_view(SCOPE, "population"))
    assert all(one.gap is None for one in card.comparisons)
    assert "ne se compare pas" in card.gap_sentence


def test_a_withheld_value_is_missing_and_says_why() -> None:
    view = neighbourhoods_view(SCOPE, "jobseekers_abc", "2020", SAINT_EXUPERY)
    feature = next(one for one in map_of(view).features if one.code == SAINT_EXUPERY)
    assert feature.status is MapStatus.MISSING
    assert feature.value is None
    assert feature.class_index is None
    assert card_of(view).figure.absence == "non publié (qualité insuffisante)"
    assert [entry.count for entry in map_of(view).legend] == [1, 1, 1]


def test_no_missing_value_is_ever_a_zero() -> None:
    view = neighbourhoods_view(SCOPE)
    for indicator in view.indicators:
        for period in neighbourhoods_view(SCOPE, indicator.code).periods:
            shown = map_of(neighbourhoods_view(SCOPE, indicator.code, period.code))
            for feature in shown.features:
                assert (feature.value is None) == (feature.status is not MapStatus.PRESENT)
                assert feature.value != 0


def test_the_newest_value_shown_says_what_was_withheld_since() -> None:
    figures = {one.figure.indicator: one for one in card_of(neighbourhoods_view(SCOPE)).key_figures}
    jobseekers = figures["jobseekers_abc"].figure
    assert (jobseekers.value, jobseekers.data_year) == (544, 2018)
    assert jobseekers.note is not None
    assert "2019 et 2020" in jobseekers.note


def test_the_card_of_the_contract_stands_apart() -> None:
    statistic = card_of(neighbourhoods_view(SCOPE, "median_declared_income", "2017"))
    printed = card_of(neighbourhoods_view(SCOPE, "median_declared_income", CARD_PERIOD))
    assert statistic.figure.value == 6560
    assert printed.figure.value == 7040
    assert printed.figure.perimeter == "périmètre QPV 2015"
    assert printed.figure.year_text == "année non précisée"
    assert printed.chart is not None
    assert all(point.y != 7040 for line in printed.chart.lines for point in line.points)


def test_the_comparator_printed_in_the_card_is_used() -> None:
    comparisons = card_of(neighbourhoods_view(SCOPE, "precarious_jobs_share")).comparisons
    assert [(one.name, one.figure.value) for one in comparisons] == [
        ("CA du Pays de Saint-Omer (CAPSO)", 15.2)
    ]


def test_the_series_draws_one_perimeter_a_line() -> None:
    chart = card_of(neighbourhoods_view(SCOPE, INCOME)).chart
    assert chart is not None
    main = [line for line in chart.lines if line.role == "main"]
    assert [[point.x for point in line.points] for line in main] == [[2013, 2015, 2017]]
    assert not chart.is_simulated


def test_no_gap_is_shaded_where_a_single_year_is_common() -> None:
    chart = card_of(neighbourhoods_view(SCOPE, INCOME)).chart
    assert chart is not None
    assert "Saint-Omer" in [line.name for line in chart.lines]
    assert chart.gap_between is None
    assert plain(chart.title) == "Niveau de vie médian : 10 916 € en 2013, 11 770 € en 2017"


def test_the_gap_is_shaded_and_told_from_two_years_in_common(copied_base: None) -> None:
    add_reading("62765", 2017, 16730.0)
    chart = card_of(neighbourhoods_view(SCOPE, INCOME)).chart
    assert chart is not None
    assert chart.gap_between == ("Quartier", "Saint-Omer")
    assert plain(chart.title) == (
        "De 2015 à 2017, le quartier a eu 4 570 à 4 960 € de moins que Saint-Omer"
    )


def test_schools_show_their_index_or_say_that_it_is_not_known() -> None:
    rows = {str(row[0]): row for row in identity_of(CENTRE_HISTORIQUE).schools_data.rows}
    assert "81,6" in rows["Centre"]
    rows = {str(row[0]): row for row in identity_of(SAINT_EXUPERY).schools_data.rows}
    assert "non renseigné" in rows["Louis Blériot"]


def test_the_map_frames_the_quarter_chosen_and_names_those_outside() -> None:
    shown = map_of(neighbourhoods_view(SCOPE, quarter=QUAI_DU_COMMERCE))
    assert shown.selected == QUAI_DU_COMMERCE
    assert "Centre historique (Aire-sur-la-Lys)" in shown.outside
    assert "Saint-Exupéry" not in shown.outside


def test_the_small_map_frames_the_town_s_own_quarters() -> None:
    town = small_map_view(SCOPE)
    assert town is not None
    assert town.selected is None
    assert "Centre historique" in town.outside
    agglomeration = small_map_view(replace(SCOPE, organisation="200069037"))
    assert agglomeration is not None
    assert agglomeration.outside == ""
    assert agglomeration.bounds[1] < town.bounds[1]


def test_the_map_is_light_and_whole() -> None:
    shown = map_of(neighbourhoods_view(SCOPE))
    shapes = [one.geometry for one in shown.features] + [one.geometry for one in shown.outlines]
    assert len(json.dumps(shapes)) <= 60_000
    assert {one.code for one in shown.features} == {
        SAINT_EXUPERY,
        QUAI_DU_COMMERCE,
        CENTRE_HISTORIQUE,
    }
    assert {"62765", "62525", "62040", "62014"} <= {one.code for one in shown.outlines}
    assert [entry.count for entry in shown.legend] == [1, 1, 1]
    assert all(one.name in shown.alt for one in shown.features)
    assert "périmètre QPV 2015" in shown.source
    assert not shown.source.startswith("Valeurs")


def test_values_of_2015_drawn_on_the_ground_of_2024_are_said_to_be() -> None:
    for indicator, year in ((INCOME, "2017"), ("median_declared_income", CARD_PERIOD)):
        caution = map_of(neighbourhoods_view(SCOPE, indicator, year)).caution
        assert caution == (
            "Valeurs des quartiers de 2015 (QP062036, QP062037, QP062058), dessinées sur les "
            "contours de 2024, plus étendus."
        )


def test_a_map_on_its_own_ground_needs_no_caution(copied_base: None) -> None:
    for code in (SAINT_EXUPERY, QUAI_DU_COMMERCE):
        add_reading_of_2024(code, 2021, 12500.0)
    assert map_of(neighbourhoods_view(SCOPE, INCOME, "2021")).caution == ""


def test_the_card_tells_the_two_perimeters_apart() -> None:
    where = plain(card_of(neighbourhoods_view(SCOPE, quarter=SAINT_EXUPERY)).where)
    assert "QN06236M (périmètre QPV 2024, 45,7 ha)" in where
    assert "QP062036 (périmètre QPV 2015)" in where


def test_a_perimeter_has_one_name_explained_once() -> None:
    view = neighbourhoods_view(SCOPE)
    assert not re.search(r"périmètre (QPV )?2014", repr(view.card) + repr(view.map))
    assert view.method.count("que le contrat de ville date de 2014") == 1


def test_a_figure_that_the_contract_repeats_stands_once() -> None:
    for code in (SAINT_EXUPERY, CENTRE_HISTORIQUE):
        rows = identity_of(code).figures.rows
        population = [row for row in rows if row[1] == "Population municipale"]
        assert len(population) == 1
        assert "INSEE" in str(population[0][7])
        assert "repris par : " in str(population[0][7])
    # The one that differs keeps its own line.
    assert sum(row[1] == "Revenu déclaré médian" for row in rows) == 2


def test_figures_are_taken_away_as_numbers_with_unit_year_and_source() -> None:
    view = neighbourhoods_view(SCOPE)
    card = card_of(view)
    assert card.chart is not None
    for table in (identity_of().figures_data, card.chart.table, map_of(view).table):
        at = table.columns.index
        row = next(one for one in table.rows if one[at("Indicateur")] == "Niveau de vie médian")
        assert isinstance(row[at("Valeur")], float)
        assert isinstance(row[at("Année")], int)
        assert row[at("Unité")] == "€/an"
        assert row[at("Code du périmètre")] == "QP062036"
        assert "INSEE" in str(row[at("Source")])
        assert row[at("Édition")] is not None


def test_what_stands_out_of_the_frame_is_said_in_the_legend_and_with_its_value() -> None:
    shown = map_of(neighbourhoods_view(SCOPE, INCOME, "2017", SAINT_EXUPERY))
    assert [entry.outside for entry in shown.legend] == [0, 1, 0]
    assert [one.code for one in shown.features if not one.is_framed] == [CENTRE_HISTORIQUE]
    assert "13 640 €" in plain(shown.outside)


def test_a_key_figure_says_its_gap_or_why_there_is_none() -> None:
    figures = {one.figure.indicator: one for one in card_of(neighbourhoods_view(SCOPE)).key_figures}
    income = figures[INCOME]
    assert income.beside is None
    assert income.no_gap == "pas de comparateur publié pour cette année"
    assert plain(income.earlier) == (
        "En 2015, dernière année commune : 4 570 € de moins que Saint-Omer (15 744 €)"
    )
    assert figures["poverty_rate_60"].earlier == figures["population"].earlier == ""
    assert figures["poverty_rate_60"].no_gap == "pas de comparateur publié pour cette année"
    assert "ne se compare pas" in figures["population"].no_gap


def test_a_key_figure_stands_beside_the_same_year_when_it_can(copied_base: None) -> None:
    add_reading("62765", 2017, 16730.0)
    figures = {one.figure.indicator: one for one in card_of(neighbourhoods_view(SCOPE)).key_figures}
    income = figures[INCOME]
    assert income.beside is not None
    assert plain(income.beside.gap_text) == "4 960 € de moins que Saint-Omer"
    assert income.no_gap == income.earlier == ""


def test_the_list_of_figures_names_the_last_year_in_common() -> None:
    figures = identity_of().figures
    at = figures.columns.index
    rows = {row[at("Indicateur")]: row[at("À comparer")] for row in figures.rows}
    assert rows["Niveau de vie médian"] == (
        "Dernière année commune en 2015 : Saint-Omer, Arques, Longuenesse, "
        "Ensemble des QPV (France) ; aucune année commune : CA du Pays de Saint-Omer (CAPSO)"
    )
    assert rows["Population municipale"] == ""


def test_the_gaps_are_one_bar_a_quarter_under_their_finding() -> None:
    chart = neighbourhoods_view(SCOPE).gaps_chart
    assert chart is not None
    assert plain(chart.title) == (
        "En 2015, le niveau de vie médian des trois quartiers est inférieur de 2 487 à 6 060 € "
        "à celui de leurs communes"
    )
    assert "en 2015, dernière année commune, périmètre QPV 2015" in chart.subtitle
    sizes = [(row.key, round(row.segments[0].value, 1), plain(row.end_text)) for row in chart.rows]
    assert sizes == [
        (SAINT_EXUPERY, 6060, "6 060 € de moins que Longuenesse"),
        (CENTRE_HISTORIQUE, 4624.3, "4 624 € de moins qu’Aire-sur-la-Lys"),
        (QUAI_DU_COMMERCE, 2487, "2 487 € de moins que Saint-Omer"),
    ]
    assert len(chart.table.rows) == 5
    assert chart.roles == ("main",)
    assert all(row.label in chart.alt for row in chart.rows)


@pytest.mark.parametrize("indicator", ["population", "poverty_rate_60", "precarious_jobs_share"])
def test_no_bar_is_drawn_where_no_commune_compares(indicator: str) -> None:
    assert neighbourhoods_view(SCOPE, indicator).gaps_chart is None


def test_gaps_on_both_sides_have_no_one_finding(copied_base: None) -> None:
    add_reading_of_2024(SAINT_EXUPERY, 2015, 99000.0)
    assert neighbourhoods_view(SCOPE).gaps_chart is None


def test_an_unknown_choice_is_replaced_and_said() -> None:
    view = neighbourhoods_view(SCOPE, "bonheur", "1850", "QN99999X")
    assert view.indicator is not None
    assert view.indicator.code == INCOME
    assert view.period == "2017"
    assert card_of(view).code == SAINT_EXUPERY
    assert "« bonheur »" in view.notice


def test_what_is_later_than_the_day_is_not_known() -> None:
    view = neighbourhoods_view(replace(SCOPE, on=date(2024, 6, 30)), "population")
    assert card_of(view).figure.age_years == 6


def test_figures_stand_on_their_own_perimeter() -> None:
    figures = {one["code"]: one for one in territory_figures(SCOPE)}
    of_2015 = {one["code"]: one for one in figures["QP062036"]["indicators"]}
    of_2024 = {one["code"]: one for one in figures[SAINT_EXUPERY]["indicators"]}
    assert of_2015[INCOME] == {"code": INCOME, "value": 11770, "year": 2017, "absence": None}
    assert INCOME not in of_2024
    assert of_2024["single_parent_families_share"]["value"] is None
    assert of_2024["single_parent_families_share"]["absence"] == "unknown"
    assert figures["FR-QPV"]["kind"] == "national_qpv"
    country = {one["code"]: one for one in figures["FR-QPV"]["indicators"]}
    assert country["poverty_rate_60"]["value"] is None
    assert country["poverty_rate_60"]["absence"] == "not_published"


def test_every_text_of_the_page_is_written_with_french_apostrophes() -> None:
    view = neighbourhoods_view(SCOPE)
    assert not re.search(r"\w'\w", repr(view.card) + repr(view.sources) + view.answer)


def test_a_series_of_2024_is_never_chained_to_the_one_of_2015(copied_base: None) -> None:
    add_reading_of_2024(SAINT_EXUPERY, 2021, 12500.0)
    add_reading_of_2024(SAINT_EXUPERY, 2025, 13000.0)

    card = card_of(neighbourhoods_view(SCOPE, INCOME, "2021", SAINT_EXUPERY))
    assert card.figure.perimeter == "périmètre QPV 2024"
    assert card.chart is not None
    main = {line.name: line for line in card.chart.lines if line.role == "main"}
    assert [point.x for point in main["Quartier 2015"].points] == [2013, 2015, 2017]
    assert [point.x for point in main["Quartier 2024"].points] == [2021, 2025]
    assert card.chart.gap_between is None


def test_only_the_perimeter_compared_is_shaded(copied_base: None) -> None:
    add_reading_of_2024(SAINT_EXUPERY, 2021, 12500.0)
    add_reading("62765", 2017, 16730.0)
    chart = card_of(neighbourhoods_view(SCOPE, INCOME, "2021", SAINT_EXUPERY)).chart
    assert chart is not None
    assert chart.gap_between == ("Quartier 2015", "Saint-Omer")


def add_reading_of_2024(territory: str, year: int, value: float) -> None:
    add_reading(territory, year, value, perimeter="2024")


def add_reading(territory: str, year: int, value: float, perimeter: str | None = None) -> None:
    with unit_of_work() as session:
        place = session.exec(select(Territory).where(Territory.code == territory)).one()
        indicator = session.exec(select(Indicator).where(Indicator.code == INCOME)).one()
        source = session.exec(select(Source).where(Source.code == "insee-revn-2021")).one()
        session.add(
            Observation(
                indicator_id=indicator.id or 0,
                territory_id=place.id,
                data_year=year,
                value=value,
                perimeter=perimeter,
                source_id=source.id,
            )
        )


def test_an_empty_base_says_so(empty_base: None) -> None:
    assert neighbourhoods_view(SCOPE).is_empty
    assert small_map_view(SCOPE) is None
    assert territory_figures(SCOPE) == []
