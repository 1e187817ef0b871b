"""Bars by group: from zero, each named with its value, what somebody typed never markup."""

from io import BytesIO

import pytest
from PIL import Image

from components.charts.grouped_bars import reach
from components.charts.images.image import ImageFormat, image
from components.charts.style import Style
from components.palette import Palette
from data.base.chart import BarGroup, GroupedBars, NamedBar
from tests.components.test_charts import COMMON, EVIL, LOOKS, drawn


def pairs(*values: float | None, name: str = "Saint-Omer") -> GroupedBars:
    groups = tuple(
        BarGroup(
            str(rank),
            name,
            (
                NamedBar(name, "main", value, "n. d." if value is None else f"{value} €"),
                NamedBar("Strate", "comparator", 3.0, "3 €"),
            ),
        )
        for rank, value in enumerate(values)
    )
    return GroupedBars(**COMMON, groups=groups, unit="€")


def written(chart: GroupedBars) -> list[str]:
    return [one["text"] for one in drawn(chart)["layout"]["annotations"]]


def test_each_bar_says_whose_it_is_and_what_it_is_worth() -> None:
    assert written(pairs(5.0)) == ["<b>Saint-Omer</b>", "Saint-Omer : 5.0 €", "Strate : 3 €"]


def test_a_missing_value_has_its_word_and_no_length() -> None:
    found = drawn(pairs(None))
    assert found["data"][0]["x"] == [0.0]
    assert "Saint-Omer : n. d." in written(pairs(None))


@pytest.mark.parametrize(
    ("values", "span"),
    [((5.0, 1.0), (0, 5)), ((-2.0,), (-2, 3)), ((None,), (0, 3))],
)
def test_the_scale_is_one_for_all_and_holds_zero(
    values: tuple[float | None, ...], span: tuple[float, float]
) -> None:
    chart = pairs(*values)
    assert reach(chart) == span
    low, high = drawn(chart)["layout"]["xaxis"]["range"]
    assert low == span[0]
    assert high > span[1]


def test_groups_stand_one_under_the_other_in_their_order() -> None:
    levels = [trace["y"][0] for trace in drawn(pairs(1.0, 2.0))["data"]]
    assert levels == sorted(levels, reverse=True)


@pytest.mark.parametrize(("style", "colours"), LOOKS)
def test_every_look_draws_them(style: Style, colours: Palette) -> None:
    assert drawn(pairs(1.0, -2.0), style, colours)["layout"]["height"] > 0


def test_what_somebody_typed_is_never_markup() -> None:
    assert not any("<a" in text for text in written(pairs(1.0, name=EVIL)))


@pytest.mark.parametrize("chart", [pairs(1.0, -2.0), pairs(None, name=EVIL)])
def test_they_become_pictures_to_take_away(chart: GroupedBars) -> None:
    assert Image.open(BytesIO(image(chart, "30 juin 2029", ImageFormat.PNG))).width >= 1400
