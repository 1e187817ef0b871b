"""What the gaps' page says: of the demonstration, and of values made up after the contract."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from data.base.database import engine
from data.base.history import unit_of_work
from data.base.settings import settings
from data.indicators.gap_analysis.service import gap_analysis_view
from data.indicators.views import GapAnalysisView, GapCell, GapDetail, GapVerdict
from data.territories.models import Territory, TerritoryLink
from data.territories.vocabulary import LinkKind, TerritoryKind
from tests.data.indicators.measured import add_values
from tests.quarters import CENTRE_HISTORIQUE, QUAI_DU_COMMERCE, SAINT_EXUPERY, SCOPE

ARQUES, SAINT_OMER, AIRE = "62040", "62765", "62014"


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def cells(view: GapAnalysisView) -> list[GapCell]:
    return [cell for row in view.rows for cell in row.cells]


def cell_of(view: GapAnalysisView, quarter: str, comparator: str) -> GapCell:
    return next(
        cell
        for cell in view.rows[0].cells
        if (cell.column.quarter, cell.column.comparator) == (quarter, comparator)
    )


def detail_of(view: GapAnalysisView) -> GapDetail:
    assert view.detail is not None
    return view.detail


@pytest.fixture
def copied(quarters_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Configure a copy of the quarters, which a test may write into."""
    copy = shutil.copy(quarters_url.removeprefix("sqlite:///"), tmp_path / "base.db")
    monkeypatch.setenv("MANDASCOPE_DATABASE_URL", f"sqlite:///{copy}")
    settings.cache_clear()
    yield
    engine().dispose()
    settings.cache_clear()


@pytest.fixture
def measured(copied: None) -> None:
    """Add years on the perimeter of 2024, before and after the contract began."""
    add_values(
        {
            SAINT_EXUPERY: {2023: 12_000, 2025: 13_400, 2026: 13_900},
            QUAI_DU_COMMERCE: {2023: 14_000, 2026: 14_100},
            SAINT_OMER: {2023: 17_000, 2025: 17_500, 2026: 17_800},
            ARQUES: {2023: 17_000, 2026: 20_000},
            CENTRE_HISTORIQUE: {2025: 12_500},
            AIRE: {2025: 17_000},
        },
        perimeters={
            SAINT_EXUPERY: "2024",
            QUAI_DU_COMMERCE: "2024",
            CENTRE_HISTORIQUE: "2024",
        },
    )


@pytest.mark.usefixtures("quarters")
def test_the_demonstration_has_gaps_and_no_verdict() -> None:
    view = gap_analysis_view(SCOPE)
    assert {cell.verdict for cell in cells(view)} == {GapVerdict.NOT_MEASURABLE}
    assert {cell.year for cell in cells(view)} == {2015}
    assert "**Pas encore mesurable** : les 5 écarts connus s’arrêtent en 2015" in plain(view.answer)


@pytest.mark.usefixtures("quarters")
def test_a_quarter_on_several_communes_is_compared_with_each() -> None:
    columns = gap_analysis_view(SCOPE).columns
    mine = [one.comparator_name for one in columns if one.quarter == SAINT_EXUPERY]
    assert mine == ["Saint-Omer", "Arques", "Longuenesse"]


@pytest.mark.usefixtures("quarters")
def test_only_what_has_values_is_offered_and_an_unknown_choice_is_replaced() -> None:
    view = gap_analysis_view(
        SCOPE, comparator="lune", indicator="bonheur", quarter="<b>", start="1850", theme="x"
    )
    assert [one.code for one in view.comparators] == ["communes", "epci", "qpv"]
    assert (view.comparator, view.start) == ("communes", 2024)
    assert detail_of(view).column.quarter == SAINT_EXUPERY


@pytest.mark.usefixtures("quarters")
def test_without_a_year_in_common_the_reason_is_said() -> None:
    view = gap_analysis_view(SCOPE, comparator="epci")
    assert view.rows == ()
    assert "On ne peut pas encore le dire" in view.answer
    reasons = {row[0]: row[1] for row in view.silent.rows}
    assert reasons["Niveau de vie médian"] == "aucune année commune"


@pytest.mark.usefixtures("measured")
def test_each_gap_has_its_verdict() -> None:
    view = gap_analysis_view(SCOPE)
    assert cell_of(view, SAINT_EXUPERY, SAINT_OMER).verdict is GapVerdict.CLOSING
    assert cell_of(view, SAINT_EXUPERY, ARQUES).verdict is GapVerdict.WIDENING
    assert cell_of(view, QUAI_DU_COMMERCE, SAINT_OMER).verdict is GapVerdict.WIDENING
    assert cell_of(view, CENTRE_HISTORIQUE, AIRE).verdict is GapVerdict.NOT_MEASURABLE
    assert "1 écart se referme" in plain(view.answer)
    assert "2 écarts se creusent" in plain(view.answer)


@pytest.mark.usefixtures("measured")
def test_a_gap_is_never_measured_across_two_perimeters() -> None:
    view = gap_analysis_view(SCOPE, quarter=CENTRE_HISTORIQUE)
    detail = detail_of(view)
    assert "aucune ne précède 2025" in plain(detail.sentence)
    assert {row[-1] for row in detail.table.rows} == {"QPV 2015", "QPV 2024"}
    assert any("deux périmètres" in line for line in detail.lines)


@pytest.mark.usefixtures("measured")
def test_an_opened_gap_says_since_when_and_how_sure() -> None:
    detail = detail_of(gap_analysis_view(SCOPE, quarter=SAINT_EXUPERY))
    assert "se referme** : 5 000 € en 2023, 3 900 € en 2026." in plain(detail.sentence)
    assert any("constat étayé" in line for line in detail.lines)
    assert "356 €" in plain(detail.rule)
    assert detail.is_simulated
    assert detail.chart is not None
    assert [line.name for line in detail.chart.lines] == [
        "Périmètre QPV 2015",
        "Périmètre QPV 2024",
    ]


@pytest.mark.usefixtures("measured")
def test_a_later_start_asks_for_later_years() -> None:
    view = gap_analysis_view(SCOPE, start="2026", plan_year=2026)
    assert view.start == 2026
    assert not {cell.verdict for cell in cells(view)} & {GapVerdict.CLOSING, GapVerdict.WIDENING}


@pytest.mark.usefixtures("measured")
def test_a_ratio_tells_the_same_gap_from_one() -> None:
    view = gap_analysis_view(SCOPE, measure="ratio")
    cell = cell_of(view, SAINT_EXUPERY, SAINT_OMER)
    assert plain(cell.text) == "× 0,78"
    assert cell.verdict is GapVerdict.CLOSING


@pytest.mark.usefixtures("measured")
def test_the_tables_hold_every_cell_and_every_year() -> None:
    view = gap_analysis_view(SCOPE)
    assert len(view.cells.rows) == len(cells(view))
    years = [row[view.data.columns.index("Année")] for row in view.data.rows]
    assert set(years) >= {2015, 2023, 2025, 2026}
    assert all(len(row) == len(view.data.columns) for row in view.data.rows)


def add_departement() -> None:
    """Put every quarter of 2015 known in a département."""
    with unit_of_work() as session:
        home = session.exec(select(Territory).where(Territory.code == SAINT_OMER)).one()
        departement = Territory(
            code="62",
            name="Pas-de-Calais",
            kind=TerritoryKind.DEPARTEMENT,
            source_id=home.source_id,
        )
        session.add(departement)
        session.flush()
        of_2015 = Territory.kind == TerritoryKind.QPV_2015
        for row in [home, *session.exec(select(Territory).where(of_2015))]:
            session.add(
                TerritoryLink(
                    territory_id=row.id or 0,
                    other_id=departement.id or 0,
                    kind=LinkKind.MEMBER_OF,
                    source_id=home.source_id,
                )
            )


@pytest.mark.usefixtures("copied")
def test_a_quarter_is_ranked_among_those_of_its_departement_the_same_year() -> None:
    add_departement()
    rank = detail_of(gap_analysis_view(SCOPE)).rank
    assert "En 2015, **1er sur 3**" in plain(rank.sentence)
    assert "du plus pauvre au moins pauvre" in rank.sentence
    assert [row[2] for row in rank.table.rows] == [1, 1, 1]


@pytest.mark.usefixtures("copied")
def test_equal_values_share_a_rank_and_missing_ones_are_counted() -> None:
    add_departement()
    values = {"QP062036": {2031: 12_000.0}, "QP062037": {2031: 12_000.0}}
    add_values(values, perimeters=dict.fromkeys(values, "2015"))
    later = replace(SCOPE, on=date(2033, 6, 30))
    rank = detail_of(gap_analysis_view(later)).rank
    assert "en 2031, **1er sur 2**, à égalité avec 1 autre" in plain(rank.sentence)
    assert "3 quartiers connus dans le département, 1 sans valeur" in plain(rank.sentence)


@pytest.mark.usefixtures("quarters")
def test_without_the_departement_no_rank_is_invented() -> None:
    rank = detail_of(gap_analysis_view(SCOPE)).rank
    assert "ne sont pas connus ici" in rank.sentence
    assert rank.table.rows == ()


@pytest.mark.usefixtures("quarters")
def test_each_quarter_says_what_is_known_and_when_more_may_be() -> None:
    view = gap_analysis_view(SCOPE)
    assert [one.quarter for one in view.readings] == [
        SAINT_EXUPERY,
        QUAI_DU_COMMERCE,
        CENTRE_HISTORIQUE,
    ]
    said = plain(" ".join(view.readings[0].sentences))
    assert "Pas encore mesurable depuis 2024" in said
    assert all(name in said for name in ("Saint-Omer", "Arques", "Longuenesse"))
    assert "une seule année est commune" in said
    assert "deux années communes sur le périmètre QPV 2024" in said
    assert "4 ans après l’année dont ils parlent" in said


@pytest.mark.usefixtures("measured")
def test_each_quarter_says_its_verdicts_with_both_years_and_how_sure() -> None:
    said = plain(" ".join(gap_analysis_view(SCOPE).readings[0].sentences))
    assert "à Saint-Omer **se referme** (5 000 € en 2023, 3 900 € en 2026 ; constat étayé)" in said
    assert "à Arques **se creuse**" in said
    assert said.index("Arques") < said.index("Saint-Omer")
    assert said.count("niveau de vie médian") == 1
    assert gap_analysis_view(SCOPE).readings[0].is_simulated
    waiting = plain(" ".join(gap_analysis_view(SCOPE).readings[2].sentences))
    assert "Il faut une année commune jusqu’à 2024." in waiting
    assert "Jusqu’à 2024, aucune année ne se compare sur ce périmètre." in waiting


@pytest.mark.usefixtures("measured")
def test_the_past_may_be_judged_from_any_year_that_a_later_one_follows() -> None:
    view = gap_analysis_view(SCOPE)
    assert [one.code for one in view.starts] == ["2024", "2023", "2025"]
    assert view.starts[1].label == "2023, première année comparable"
    past = gap_analysis_view(SCOPE, start="2023")
    assert past.start == 2023
    assert cell_of(past, SAINT_EXUPERY, SAINT_OMER).verdict is GapVerdict.CLOSING


@pytest.mark.usefixtures("copied")
def test_a_value_that_is_late_or_still_to_come_is_told_by_the_delay_of_publishing() -> None:
    values = {QUAI_DU_COMMERCE: {2022: 14_000.0}, SAINT_OMER: {2022: 17_000.0}}
    add_values(values, perimeters={QUAI_DU_COMMERCE: "2024"})
    now = detail_of(gap_analysis_view(SCOPE, quarter=QUAI_DU_COMMERCE)).sentence
    assert "Une valeur de 2025 est peut-être parue" in plain(now)
    early = replace(SCOPE, on=date(2026, 6, 30))
    then = detail_of(gap_analysis_view(early, quarter=QUAI_DU_COMMERCE)).sentence
    assert "Une valeur de 2025 est à attendre vers 2027" in plain(then)
    assert "2 ans après" in plain(then)


@pytest.mark.usefixtures("quarters")
def test_an_indicator_without_comparator_is_told_with_the_year_of_the_quarter() -> None:
    rows = {row[0]: row for row in gap_analysis_view(SCOPE).silent.rows}
    _, why, own, other = rows["Taux de pauvreté"]
    assert why == "Saint-Omer, Arques, Longuenesse et Aire-sur-la-Lys : aucune valeur connue"
    assert (own, other) == (2017, None)
