"""Shapes that would take hours to mend are told from those that a slip of the hand made."""

import time

import numpy as np
import pytest
import shapely
from shapely import Polygon

from geo.errors import GeoError
from geo.shapes import repaired
from geo.tangles import is_tangled


def test_a_slip_is_no_tangle() -> None:
    bow = Polygon([(2.0, 50.0), (2.1, 50.1), (2.1, 50.0), (2.0, 50.1)])
    assert not is_tangled(bow)
    assert repaired(bow).is_valid


@pytest.mark.parametrize("count", [300, 20_000])
def test_a_tangle_is_refused_at_once(count: int) -> None:
    points = np.random.default_rng(1).uniform((2.2, 50.7), (2.3, 50.8), (count, 2))
    start = time.monotonic()
    with pytest.raises(GeoError, match="trop souvent"):
        repaired(shapely.polygons(points))
    assert time.monotonic() - start < 5
