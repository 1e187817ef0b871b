"""A table of gaps too wide to be read at once: so many quarters at a time. Pure."""

from dataclasses import replace

from data.base.formats import number
from data.indicators.views import GapAnalysisView, GapRow, Option

MOST = 12
"""Quarters shown at a time: about as many columns as a reader compares."""


def page_count(view: GapAnalysisView) -> int:
    """Return how many pages the quarters make, one at least."""
    return max(1, -(-len(view.quarters) // MOST))


def page_of(view: GapAnalysisView, quarter: str) -> int:
    """Return the page of a quarter, from 1; the first one for a quarter that is not there."""
    places = (place for place, one in enumerate(view.quarters) if one.code == quarter)
    return next(places, 0) // MOST + 1


def page_quarters(view: GapAnalysisView, page: int) -> tuple[Option, ...]:
    """Return the quarters of a page, numbered from 1."""
    return view.quarters[(page - 1) * MOST : page * MOST]


def page_label(view: GapAnalysisView, page: int) -> str:
    """Write « Quartiers 1 à 12 sur 1 609 : Centre historique… », after the first of them."""
    some = page_quarters(view, page)
    first, last = (page - 1) * MOST + 1, (page - 1) * MOST + len(some)
    total = number(len(view.quarters))
    if len(some) == 1:
        return f"Quartier {number(first)} sur {total} : {some[0].label}"
    return f"Quartiers {number(first)} à {number(last)} sur {total} : {some[0].label}…"


def page_view(view: GapAnalysisView, page: int) -> GapAnalysisView:
    """Return a table of gaps with the columns and the sentences of a page alone.

    What is taken away (``cells``, ``data``) and what is counted keep every quarter.
    """
    if page_count(view) == 1:
        return view
    codes = {one.code for one in page_quarters(view, page)}
    kept = [place for place, one in enumerate(view.columns) if one.quarter in codes]
    return replace(
        view,
        columns=tuple(view.columns[place] for place in kept),
        rows=tuple(_cut(row, kept) for row in view.rows),
        readings=tuple(one for one in view.readings if one.quarter in codes),
    )


def _cut(row: GapRow, kept: list[int]) -> GapRow:
    return replace(row, cells=tuple(row.cells[place] for place in kept))
