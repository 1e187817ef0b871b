"""Colours that can be read, in both themes."""

from itertools import combinations, pairwise
from math import dist

import pytest

from components.palette import DARK, LIGHT, Palette
from data.mandate.contract.programme.views import Financer
from data.mandate.vocabulary import Stage

THEMES = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")]
STAGES = (*(stage.value for stage in Stage), "main", "unknown")
FINANCERS = tuple(one.value for one in Financer)
PARTS = tuple(f"part_{rank}" for rank in range(1, 7))
Channels = tuple[float, float, float]

# Viénot, Brettel and Mollon (1999), on linear RGB: what a deuteranope sees.
_DEUTERANOPE = (
    (0.29275, 0.70725, 0.0),
    (0.29275, 0.70725, 0.0),
    (-0.02234, 0.02234, 1.0),
)


def linear(colour: str) -> Channels:
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))

    def one(value: float) -> float:
        return float(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)

    return one(red), one(green), one(blue)


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def lab(channels: Channels) -> Channels:
    red, green, blue = channels
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089

    def root(value: float) -> float:
        return float(value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116)

    return 116 * root(y) - 16, 500 * (root(x) - root(y)), 200 * (root(y) - root(z))


def seen_by_a_deuteranope(colour: str) -> Channels:
    channels = linear(colour)
    seen = [
        min(1.0, max(0.0, sum(weight * value for weight, value in zip(row, channels, strict=True))))
        for row in _DEUTERANOPE
    ]
    return seen[0], seen[1], seen[2]


def distance(one: Channels, other: Channels) -> float:
    return dist(lab(one), lab(other))


def test_the_measure_of_contrast_is_the_usual_one() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#FFFFFF", "#767676") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
def test_what_is_written_inside_a_segment_can_be_read(theme: Palette) -> None:
    poor = {
        role: round(contrast(theme.fills[role], colour), 2)
        for role, colour in theme.on_fills.items()
        if contrast(theme.fills[role], colour) < 4.5
    }
    assert poor == {}


@pytest.mark.parametrize("theme", THEMES)
def test_every_stage_has_its_colours(theme: Palette) -> None:
    assert set(theme.on_fills) == {*STAGES, *FINANCERS, *PARTS}
    assert set(theme.on_fills) <= set(theme.fills)


def test_both_themes_know_the_same_roles() -> None:
    assert set(LIGHT.fills) == set(DARK.fills)
    assert set(LIGHT.on_fills) == set(DARK.on_fills)
    assert len(LIGHT.classes) == len(DARK.classes) == 5


@pytest.mark.parametrize("theme", THEMES)
def test_words_can_be_read_on_the_page(theme: Palette) -> None:
    for colour in (theme.ink, theme.muted, theme.accent):
        assert contrast(colour, theme.paper) >= 4.5
    for role in ("main", "comparator", "revenue", "spending", "target", "mark"):
        assert contrast(theme.fills[role], theme.paper) >= 4.5, role


@pytest.mark.parametrize("theme", THEMES)
def test_a_segment_stands_out_from_the_page(theme: Palette) -> None:
    """Its outline does, which also surrounds the pale ones."""
    assert contrast(theme.outline, theme.paper) >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_a_bar_of_a_verdict_stands_out_from_its_track(theme: Palette) -> None:
    for verdict in ("met", "missed", "unknown"):
        assert contrast(theme.fills[verdict], theme.track) >= 3, verdict


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("roles", [STAGES, FINANCERS, PARTS])
def test_parts_of_a_bar_stay_apart_for_colour_blind_eyes(
    theme: Palette, roles: tuple[str, ...]
) -> None:
    close = {
        (one, other): round(found, 1)
        for one, other in combinations(roles, 2)
        if (
            found := distance(
                seen_by_a_deuteranope(theme.fills[one]), seen_by_a_deuteranope(theme.fills[other])
            )
        )
        < 16
    }
    assert close == {}


@pytest.mark.parametrize("theme", THEMES)
def test_classes_go_from_the_palest_to_the_strongest(theme: Palette) -> None:
    steps = [contrast(colour, theme.paper) for colour in theme.classes]
    assert steps == sorted(steps)
    assert all(later / former >= 1.2 for former, later in pairwise(steps))
