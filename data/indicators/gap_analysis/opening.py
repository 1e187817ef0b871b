"""Which cell of a table of gaps is opened. Pure."""

from dataclasses import replace

from data.indicators.views import GapAnalysisView, GapColumn, GapDetail, Option


def opened_column(
    view: GapAnalysisView, indicator: str | None, quarter: str | None, place: str | None
) -> tuple[str, GapColumn] | None:
    """Return the indicator and the column opened; nothing where the table is empty.

    An unknown choice is replaced by the first one of the table.
    """
    if not view.rows:
        return None
    is_known = any(one.code == indicator for one in view.indicators)
    code = indicator if indicator and is_known else view.default_indicator
    home = columns_of(view, quarter or "") or columns_of(view, view.columns[0].quarter)
    return code, next((one for one in home if one.comparator == place), home[0])


def with_detail(view: GapAnalysisView, detail: GapDetail) -> GapAnalysisView:
    """Return a table of gaps with one of them opened, and what its quarter is compared with."""
    beside = columns_of(view, detail.column.quarter)
    places = tuple(Option(one.comparator, one.comparator_name) for one in beside)
    return replace(view, detail=detail, places=places)


def columns_of(view: GapAnalysisView, quarter: str) -> list[GapColumn]:
    """Return the columns of a quarter, one for each that it is compared with."""
    return [one for one in view.columns if one.quarter == quarter]
