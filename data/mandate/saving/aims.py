"""Linking an action to the indicators that a file says it aims at."""

from collections.abc import Sequence

from sqlmodel import col, select

from data.indicators.catalogue import catalogue_rows
from data.indicators.models import Indicator
from data.mandate.models import IndicatorLink
from data.mandate.saving.signing import Writing


def change_aims(write: Writing, new: Sequence[str], old: Sequence[str], key: int) -> None:
    """Remove the links of an action that a file no longer says, add those that it says.

    What stays keeps its row, and what was expected of it.

    Args:
        write: the saving in progress.
        new: codes of indicators, as the file says.
        old: codes of indicators, as the base says.
        key: the action's identifier.
    """
    if set(new) == set(old):
        return
    ids = _indicator_ids(write, {*new, *old})
    held = {
        row.indicator_id: row
        for row in write.session.exec(select(IndicatorLink).where(IndicatorLink.action_id == key))
    }
    wanted = {ids[code] for code in new}
    for indicator, row in held.items():
        if indicator not in wanted:
            write.session.delete(row)
    for code in dict.fromkeys(new):
        if ids[code] not in held:
            write.add(IndicatorLink(indicator_id=ids[code], action_id=key))


def _indicator_ids(write: Writing, codes: set[str]) -> dict[str, int]:
    """Return identifiers by code; a packaged indicator that the base lacks joins it."""
    found = {
        row.code: row.id or 0
        for row in write.session.exec(select(Indicator).where(col(Indicator.code).in_(codes)))
    }
    for packaged in catalogue_rows() if codes - found.keys() else ():
        if packaged.code in codes and packaged.code not in found:
            write.add(packaged)
            write.session.flush()
            found[packaged.code] = packaged.id or 0
    return found
