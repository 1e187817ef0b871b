"""Secrets planted in the demonstration: numbers that stand nowhere else."""

from datetime import date
from typing import Any

from sqlmodel import Session, select

from data.base.history import unit_of_work
from data.base.models import Source
from data.indicators.models import Indicator, Observation, Target
from data.indicators.vocabulary import Direction, IndicatorKind, ObservationStatus
from data.territories.models import Territory
from tests.quarters import CENTRE_HISTORIQUE, QUAI_DU_COMMERCE, SAINT_EXUPERY

INCOME, OWN = "median_disposable_income", "dossiers_suivis"
_VALUES = ("87316", "7893", "7879", "7867")
"""A confidential income, two small counts, and the start of a target."""

SECRETS = tuple(
    f"{value[:-3]}{space}{value[-3:]}"
    for value in _VALUES
    for space in ("", " ", "\u202f", "\u00a0", "\\u202f", "\\xa0")
)
"""How they may be written anywhere."""

NOTE = "soit neuf cent trente-sept dossiers"


def plant() -> None:
    """Add the secrets, as if somebody had typed them."""
    with unit_of_work() as session:
        source = Source(code="citée:registre", title="registre", producer="Registre de la Ville")
        indicator = Indicator(
            code=OWN,
            title="Dossiers suivis",
            theme="action sociale",
            definition="Dossiers suivis par le CCAS.",
            unit="dossiers",
            direction=Direction.NONE,
            kind=IndicatorKind.MONITORING,
            is_own=True,
            smallest_count=10_000,
        )
        session.add_all([source, indicator])
        session.flush()
        confidential = ObservationStatus.CONFIDENTIAL
        for code in (SAINT_EXUPERY, QUAI_DU_COMMERCE, CENTRE_HISTORIQUE):
            _add(session, INCOME, code, 87_316, source, status=confidential, perimeter="2024")
        _add(session, OWN, SAINT_EXUPERY, 7_893, source, note=NOTE, perimeter="2024")
        _add(session, OWN, "62765", 7_879, source)
        _add(session, OWN, QUAI_DU_COMMERCE, 943_217, source, perimeter="2024")
        _aim(session, OWN, SAINT_EXUPERY, 7_867)
        _aim(session, INCOME, QUAI_DU_COMMERCE, 87_316)


def _add(
    session: Session, indicator: str, territory: str, value: float, source: Source, **more: Any
) -> None:
    values: dict[str, Any] = {
        "data_year": 2028,
        "edition": "2028",
        "value": value,
        "source_id": source.id,
    }
    session.add(Observation(**_keys(session, indicator, territory), **values, **more))


def _aim(session: Session, indicator: str, territory: str, baseline: float) -> None:
    session.add(
        Target(
            **_keys(session, indicator, territory),
            baseline_year=2028,
            baseline_value=baseline,
            due_year=2032,
            value=20_311,
            reference="Délibération",
            decided_on=date(2028, 1, 1),
        )
    )


def _keys(session: Session, indicator: str, territory: str) -> dict[str, Any]:
    return {
        "indicator_id": session.exec(select(Indicator.id).where(Indicator.code == indicator)).one(),
        "territory_id": session.exec(select(Territory.id).where(Territory.code == territory)).one(),
    }
