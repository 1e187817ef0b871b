"""The time series of an indicator: parted at its breaks, drawn, indexed, set side by side."""

from data.indicators.series.charts import drawn_series, series_chart, short_name
from data.indicators.series.lines import MOST_LINES, Series, all_series

__all__ = ["MOST_LINES", "Series", "all_series", "drawn_series", "series_chart", "short_name"]
