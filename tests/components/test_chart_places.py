"""Where years and the names of marks stand in a picture of lines."""

from hypothesis import given
from hypothesis import strategies as st

from components.charts.marks import free_place
from components.charts.years import year_ticks
from data.base.chart import Line, Lines, Point, Table


def picture(*curves: dict[int, float], x_range: tuple[float, float] | None = None) -> Lines:
    """Return a chart of curves, each its values by year."""
    return Lines(
        title="t",
        subtitle="s",
        source="s",
        alt="a",
        table=Table((), ()),
        is_simulated=False,
        lines=tuple(
            Line(str(rank), "main", tuple(Point(float(x), y, str(y)) for x, y in one.items()))
            for rank, one in enumerate(curves)
        ),
        unit="",
        x_range=x_range,
    )


def test_the_name_of_a_mark_keeps_its_usual_place_when_it_is_free() -> None:
    assert free_place(picture({2014: 10.0, 2018: 20.0}), 40.0) == ("left", "bottom")


def test_the_name_of_the_year_that_is_100_leaves_the_point_that_it_names() -> None:
    rising = picture({2014: 100.0, 2016: 105.0, 2018: 110.0})
    assert free_place(rising, 100.0)[0] == "right"
    falling_to = picture({2013: 93.0, 2015: 101.0, 2017: 100.0}, {2013: 101.0, 2017: 100.0})
    assert free_place(falling_to, 100.0) == ("left", "top")


def test_panels_that_share_their_years_write_the_same() -> None:
    one = picture({2014: 1.0, 2016: 2.0, 2018: 3.0}, x_range=(2012.6, 2018.4))
    other = picture({2013: 1.0, 2017: 2.0}, x_range=(2012.6, 2018.4))
    assert year_ticks(one, 3) == year_ticks(other, 3) == [2014.0, 2016.0, 2018.0]


def test_a_picture_without_a_point_has_no_year() -> None:
    assert year_ticks(picture(), 5) == []
    assert free_place(picture(), 100.0) == ("left", "bottom")


@given(st.sets(st.integers(1900, 2100), min_size=1, max_size=40), st.integers(1, 9))
def test_years_are_never_more_than_asked_and_end_on_the_last(years: set[int], most: int) -> None:
    shown = year_ticks(picture(dict.fromkeys(years, 1.0)), most)
    assert len(shown) <= most
    assert shown[-1] == max(years)
    assert shown == sorted(shown)
