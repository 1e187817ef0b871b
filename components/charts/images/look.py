"""Sizes and settings that every picture to take away shares."""

from typing import Any

WIDTH = 10.0
"""Inches."""
FONT_SIZE = 11
INCH_LETTERS = 72 / 0.56
"""Letters of one point in an inch of text, on average: a letter is 0.56 times its size wide."""

SETTINGS: Any = {
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],
    "font.size": FONT_SIZE,
    # A dollar sign that somebody typed opens no formula.
    "text.parse_math": False,
    "axes.unicode_minus": True,
    # Letters as outlines: the file looks the same wherever it is opened.
    "svg.fonttype": "path",
    "svg.hashsalt": "mandascope",
}
