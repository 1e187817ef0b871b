"""The picture to take away says the finding, the source and the date of its chart."""

from dataclasses import replace
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import pytest
from PIL import Image

from components.chart_image import image_stem
from components.charts.images.image import ImageFormat, foot_text, image
from data.base.chart import BreakMark, Chart, Panels
from tests.components.test_charts import COMMON, EVIL, bars, bullet, curve, steps, years

STATE = "30 juin 2029"


def panels() -> Panels:
    return Panels(**COMMON, panels=(curve(), curve("Dépenses")))


def broken() -> Chart:
    chart = curve()
    lines = tuple(replace(line, parted_at=(2028.0,)) for line in chart.lines)
    return replace(chart, lines=lines, breaks=(BreakMark(2028, "2028 : rupture"),))


CHARTS = [
    *(bars(), bullet(12.0), bullet(None, None), curve(), panels(), broken(), curve(EVIL)),
    *(years(), years(EVIL), steps(), steps(EVIL)),
]


@pytest.mark.parametrize("chart", CHARTS)
def test_every_kind_of_chart_becomes_a_png_wide_enough_to_print(chart: Chart) -> None:
    found = Image.open(BytesIO(image(chart, STATE, ImageFormat.PNG)))
    assert found.format == "PNG"
    assert found.width >= 1400


@pytest.mark.parametrize("chart", CHARTS)
def test_every_kind_of_chart_becomes_an_svg_that_describes_itself(chart: Chart) -> None:
    content = image(chart, STATE, ImageFormat.SVG).decode()
    root = ElementTree.fromstring(content)
    assert root.tag.endswith("svg")
    assert chart.title in "".join(root.itertext())
    assert chart.alt in "".join(root.itertext())


def test_the_same_chart_is_the_same_file() -> None:
    for kind in ImageFormat:
        assert image(curve(), STATE, kind) == image(curve(), STATE, kind)


@pytest.mark.parametrize(("is_simulated", "said"), [(True, True), (False, False)])
def test_the_foot_says_source_date_and_what_is_simulated(is_simulated: bool, said: bool) -> None:
    foot = foot_text(replace(curve(), is_simulated=is_simulated), STATE)
    assert "Source : Source" in foot
    assert f"État au {STATE}" in foot
    assert ("données simulées" in foot) is said


def test_a_dollar_sign_opens_no_formula() -> None:
    odd: Any = replace(curve(), title="Coût en $ \\frac{ et $^")
    assert image(odd, STATE, ImageFormat.PNG)


def test_the_name_of_the_file_says_what_it_shows() -> None:
    chart = replace(curve(), subtitle="Niveau de vie médian, €/an", title="../Écart")
    assert image_stem(chart) == "niveau-de-vie-median-an-ecart"
