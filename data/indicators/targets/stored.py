"""Targets as the base holds them: what a reader may know of each."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlmodel import Session, col

from data.indicators.confidentiality import withheld
from data.indicators.models import Observation, Target
from data.indicators.secrecy import smallest_counts, withheld_values
from data.indicators.views.targets import TargetLine
from data.indicators.vocabulary import ObservationStatus

_Cell = tuple[int, int | None, int | None]
"""Identifiers of an indicator and of a territory, and a data year."""


def target_of(row: Target, indicator: str, subject: str, secrets: dict[int, str]) -> TargetLine:
    """Return a target as it is read: a secret start is left out, and says why.

    Args:
        row: the target.
        indicator: code.
        subject: code of the territory.
        secrets: what ``withheld_baselines`` found.
    """
    why = secrets.get(row.id or 0, "")
    return TargetLine(
        indicator=indicator,
        subject=subject,
        baseline_year=row.baseline_year,
        baseline_value=None if why else row.baseline_value,
        due_year=row.due_year,
        value=row.value,
        upper_value=row.upper_value,
        reference=row.reference,
        decided_on=row.decided_on,
        is_simulated=row.is_simulated,
        withheld=why,
    )


def withheld_baselines(session: Session, rows: Iterable[Target]) -> dict[int, str]:
    """Return why the start of some targets stays in the base, by the identifier of the target.

    A start is a measure, under the rule of the values: it stays when the value of its year does,
    or when it is a small count that no shown value says. What is aimed at is no measure.
    """
    started = [row for row in rows if row.baseline_value is not None]
    if not started:
        return {}
    rules, hidden = smallest_counts(session), withheld_values(session)
    columns = (
        col(Observation.id), col(Observation.indicator_id), col(Observation.territory_id),
        col(Observation.data_year), col(Observation.value),
    )  # fmt: skip
    statement = select(*columns).where(
        col(Observation.indicator_id).in_({row.indicator_id for row in started}),
        col(Observation.territory_id).in_({row.territory_id for row in started}),
        col(Observation.value).is_not(None),
    )
    secret: dict[_Cell, str] = {}
    shown: set[tuple[_Cell, float | None]] = set()
    for key, indicator, territory, year, value in session.connection().execute(statement):
        measured = (indicator, territory, year)
        if key in hidden:
            secret[measured] = hidden[key]
        else:
            shown.add((measured, value))
    found = {}
    for row in started:
        cell = (row.indicator_id, row.territory_id, row.baseline_year)
        why = secret.get(cell) or withheld(
            row.baseline_value,
            ObservationStatus.DEFINITIVE,
            rules[row.indicator_id],
            is_published=(cell, row.baseline_value) in shown,
        )
        if why:
            found[row.id or 0] = why
    return found
