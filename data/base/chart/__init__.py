"""What a picture says: one frozen description that screen, slide and report all draw.

A chart's title is its finding, a sentence made from the data; its table is what « Voir les
données » shows; its alternative is what a screen reader says.
"""

from data.base.chart.bars import BarGroup, BarRow, GroupedBars, NamedBar, StackedBars
from data.base.chart.bullets import Bullet, Bullets
from data.base.chart.columns import Column, Columns
from data.base.chart.common import Cell, Chart, Mark, Segment, Table
from data.base.chart.lines import BreakMark, Line, Lines, Panels, Point
from data.base.chart.waterfall import Step, Waterfall

__all__ = [
    "BarGroup",
    "BarRow",
    "BreakMark",
    "Bullet",
    "Bullets",
    "Cell",
    "Chart",
    "Column",
    "Columns",
    "GroupedBars",
    "Line",
    "Lines",
    "Mark",
    "NamedBar",
    "Panels",
    "Point",
    "Segment",
    "StackedBars",
    "Step",
    "Table",
    "Waterfall",
]
