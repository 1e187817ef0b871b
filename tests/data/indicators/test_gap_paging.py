"""The table of gaps a page at a time: every quarter once, and its columns kept together."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from components.gap_analysis.headings import column_names, heading, shortened
from data.indicators.gap_analysis.opening import opened_column
from data.indicators.gap_analysis.paging import (
    MOST,
    page_count,
    page_label,
    page_of,
    page_quarters,
    page_view,
)
from data.indicators.gap_analysis.service import gap_analysis_view, gap_board_view, gap_detail
from data.indicators.views import (
    GapAnalysisView,
    GapCell,
    GapColumn,
    GapRow,
    GapVerdict,
    Option,
    QuarterReading,
)
from tests.quarters import SCOPE


def board_of(count: int, communes: int = 1) -> GapAnalysisView:
    """Make a table of one indicator, of so many quarters on so many communes each."""
    quarters = tuple(Option(f"Q{rank}", f"Quartier {rank}") for rank in range(1, count + 1))
    columns = tuple(
        GapColumn(one.code, one.label, f"C{place}", f"Commune {place}", f"{one.label}, {place}")
        for one in quarters
        for place in range(communes)
    )
    cells = tuple(GapCell("income", column, GapVerdict.UNKNOWN) for column in columns)
    return GapAnalysisView(
        is_empty=False,
        indicators=(Option("income", "Revenu"),),
        quarters=quarters,
        columns=columns,
        rows=(GapRow("income", "Revenu", "revenus", "€", cells),),
        readings=tuple(QuarterReading(one.code, one.label, ("Rien.",)) for one in quarters),
        default_indicator="income",
    )


def test_up_to_twelve_quarters_stand_on_one_page() -> None:
    view = board_of(MOST)
    assert page_count(view) == 1
    assert page_view(view, 1) is view
    assert page_count(board_of(MOST + 1)) == 2


@given(count=some.integers(1, 60), communes=some.integers(1, 3))
def test_the_pages_show_every_column_once_in_order(count: int, communes: int) -> None:
    view = board_of(count, communes)
    pages = [page_view(view, page) for page in range(1, page_count(view) + 1)]
    assert tuple(one for page in pages for one in page.columns) == view.columns
    assert tuple(one for page in pages for one in page.rows[0].cells) == view.rows[0].cells
    assert tuple(one for page in pages for one in page.readings) == view.readings
    assert all(len(page.readings) <= MOST for page in pages)


@given(count=some.integers(1, 60), rank=some.integers(1, 60))
def test_the_page_of_a_quarter_shows_it(count: int, rank: int) -> None:
    view, code = board_of(count), f"Q{min(rank, count)}"
    assert code in {one.code for one in page_quarters(view, page_of(view, code))}


def test_an_unknown_quarter_stands_on_the_first_page() -> None:
    assert page_of(board_of(30), "nowhere") == 1


def test_a_page_says_which_quarters_it_shows_and_of_how_many() -> None:
    view = board_of(1609)
    said = page_label(view, 1).replace("\u202f", " ").replace("\u00a0", " ")
    assert said == "Quartiers 1 à 12 sur 1 609 : Quartier 1…"
    last = page_label(view, page_count(view)).replace("\u202f", " ").replace("\u00a0", " ")
    assert last == "Quartier 1 609 sur 1 609 : Quartier 1609"


def test_what_is_not_known_opens_the_first_cell() -> None:
    view = board_of(2, communes=2)
    assert opened_column(view, "bonheur", "x", "y") == ("income", view.columns[0])
    assert opened_column(view, None, "Q2", "C1") == ("income", view.columns[3])
    assert opened_column(replace(view, rows=()), None, None, None) is None


@pytest.mark.usefixtures("quarters")
@pytest.mark.parametrize("kind", ["communes", "qpv"])
def test_a_gap_read_alone_is_the_gap_of_the_table(kind: str) -> None:
    board = gap_board_view(SCOPE, comparator=kind)
    for row in board.rows:
        for cell in row.cells:
            found = gap_detail(
                SCOPE,
                row.indicator,
                cell.column,
                kind=board.comparator,
                measure=board.measure,
                start=board.start,
            )
            assert (found.column, found.verdict) == (cell.column, cell.verdict)
            assert found.is_simulated == cell.is_simulated
            rows = [
                one
                for one in board.data.rows
                if (one[1], one[4], one[5])
                == (row.indicator, cell.column.quarter, cell.column.comparator_name)
            ]
            assert [one[6] for one in rows] == [one[0] for one in found.table.rows]


@pytest.mark.usefixtures("quarters")
def test_the_board_is_what_the_whole_view_has_without_its_opened_gap() -> None:
    whole = gap_analysis_view(SCOPE)
    assert replace(whole, detail=None, places=()) == gap_board_view(SCOPE)


def column(name: str, other: str) -> GapColumn:
    return GapColumn("Q", name, "C", other, f"{other} ({name})")


@pytest.mark.parametrize(
    ("name", "other", "expected"),
    [
        ("Fort", "Arques", "Arques (Fort)"),
        ("Saint-Exupéry / Léon Blum", "Fort", "Fort (Saint-Exupéry…)"),
        ("Quai du Commerce", "Saint-Omer", "Saint-Omer (Quai du…)"),
        ("Anticonstitutionnellement", "Arques", "Arques (Anticonstituti…)"),
        ("Saint-Exupéry", "Saint-Martin-lez-Tatinghem", "Saint-Martin-lez-Tating…"),
    ],
)
def test_a_heading_is_never_cut_and_says_first_what_tells_it_apart(
    name: str, other: str, expected: str
) -> None:
    one = column(name, other)
    assert heading(one, one.label) == expected
    assert len(heading(one, one.label)) <= 24


@given(text=some.text(max_size=40), most=some.integers(4, 30))
def test_a_shortened_text_holds_in_its_room(text: str, most: int) -> None:
    assert len(shortened(text, most)) <= most


def test_two_quarters_of_one_name_are_told_by_their_codes() -> None:
    first, second = (GapColumn(code, "Centre", "C", "Ville", "Centre") for code in ("Q1", "Q2"))
    view = replace(board_of(2), columns=(first, second))
    assert column_names(view) == ["Centre (Q1)", "Centre (Q2)"]
