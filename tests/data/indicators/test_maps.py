"""The map as the reader draws it: layers in words, two maps that compare, or do not."""

import json
from typing import Any

import pytest

from data.indicators.classes import ClassMethod
from data.indicators.maps.cautions import chain_caution
from data.indicators.maps.choices import Drawing, Layer
from data.indicators.maps.framing import sketches
from data.indicators.service import neighbourhoods_view
from data.indicators.views import NeighbourhoodsView, Reading
from data.territories.rules import count_points, frame_of, joined
from data.territories.views import MapView
from tests.bench.quarters import half_quarter
from tests.quarters import SCOPE

pytestmark = pytest.mark.usefixtures("quarters")


def drawn(**choices: Any) -> NeighbourhoodsView:
    return neighbourhoods_view(SCOPE, drawing=Drawing(**choices))


def first(view: NeighbourhoodsView) -> MapView:
    assert view.map is not None
    return view.map


def second(view: NeighbourhoodsView) -> MapView:
    assert view.beside is not None
    return view.beside


@pytest.mark.parametrize("method", ClassMethod)
def test_the_legend_counts_every_quarter(method: ClassMethod) -> None:
    view = first(drawn(method=method))
    assert sum(entry.count for entry in view.legend) == len(view.features)


@pytest.mark.parametrize("method", ClassMethod)
def test_two_years_share_their_classes_and_say_so(method: ClassMethod) -> None:
    view = drawn(method=method, compared="2013")
    assert first(view).class_bounds == second(view).class_bounds
    assert [one.label for one in first(view).legend] == [one.label for one in second(view).legend]
    assert "les mêmes sur les deux cartes" in first(view).method
    assert second(view).title.endswith("2013")
    assert view.beside_caution == ""


def test_two_indicators_have_their_own_classes() -> None:
    view = drawn(compared="poverty_rate_60")
    assert first(view).class_bounds != second(view).class_bounds
    assert "les mêmes" not in first(view).method


def test_another_indicator_of_another_year_says_so() -> None:
    view = drawn(compared="population")
    assert second(view).title.endswith("2018")
    assert "pas de valeur en 2017" in view.beside_caution


def test_what_is_not_offered_is_not_compared() -> None:
    assert drawn(compared="1850").beside is None
    assert drawn(compared="2017").beside is None


def test_perimeters_are_never_compared_without_a_word() -> None:
    (quarter, known), *_ = readings("2015")
    other = [(quarter, moved(known))]
    assert "Ce n’est pas le même sol" in chain_caution([(quarter, known)], other)
    assert chain_caution([(quarter, known)], [(quarter, known)]) == ""


def readings(period: str) -> Any:
    from data.indicators.knowledge import knowledge
    from data.indicators.maps.drawing import readings_of

    known = knowledge(SCOPE)
    return readings_of(known, known.catalogue["median_disposable_income"], period)


def moved(reading: Reading) -> Reading:
    from dataclasses import replace

    return replace(reading, perimeter="2024")


def test_layers_are_named_in_words_or_said_to_be_missing() -> None:
    view = first(drawn(layers=frozenset({Layer.EARLIER, Layer.FRAGILE})))
    assert view.outlines == ()
    assert view.earlier == ()
    said = {layer.title: layer.words for layer in view.layers}
    assert "aucun contour de 2015" in said["Contours QPV 2015"]
    fragile = next(words for title, words in said.items() if title.startswith("Quartiers fragiles"))
    assert "Perpignan" in fragile
    assert fragile in view.alt


def test_every_quarter_is_framed_when_asked() -> None:
    assert first(drawn()).outside
    assert first(drawn(is_wide=True)).outside == ""


def test_few_shapes_are_drawn_as_they_are() -> None:
    assert all(one.sketch is None for one in first(drawn()).features)


def test_many_shapes_are_lighter_and_keep_their_shared_border() -> None:
    from random import Random

    from shapely.geometry import shape

    shapes = {
        f"{rank}-{is_east}": half_quarter(
            2 + rank / 50, 48 + rank / 90, Random(rank), is_east=is_east
        )
        for rank in range(60)
        for is_east in (False, True)
    }
    found = sketches(shapes, joined(map(frame_of, shapes.values())))
    assert len(found) == len(shapes)
    assert sum(map(count_points, found.values())) < sum(map(count_points, shapes.values()))
    for rank in range(60):
        west, east = (shape(found[f"{rank}-{is_east}"]) for is_east in (False, True))
        assert west.is_valid
        assert west.intersection(east).area == pytest.approx(0, abs=1e-12)
        assert west.intersection(east).length > 0
    assert json.dumps(found)
