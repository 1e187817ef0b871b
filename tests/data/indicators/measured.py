"""Made-up values after the contract began, on one perimeter, to see what becomes of a gap."""

from collections.abc import Mapping

from sqlmodel import Session, select

from data.base.history import unit_of_work
from data.base.models import Source
from data.indicators.models import Indicator, Observation
from data.territories.models import Territory

INCOME = "median_disposable_income"


def add_values(
    values: Mapping[str, Mapping[int, float]],
    indicator: str = INCOME,
    perimeters: Mapping[str, str] | None = None,
) -> None:
    """Add values by territory and year, simulated; a territory may have a perimeter."""
    with unit_of_work() as session:
        source = Source(code="made-up", title="Valeurs d’essai", producer="Essai")
        session.add(source)
        session.flush()
        for code, by_year in values.items():
            for year, value in by_year.items():
                session.add(
                    Observation(
                        indicator_id=_key(session, Indicator, indicator),
                        territory_id=_key(session, Territory, code),
                        source_id=source.id,
                        data_year=year,
                        edition=str(year + 2),
                        value=value,
                        perimeter=(perimeters or {}).get(code),
                        is_simulated=True,
                    )
                )


def _key(session: Session, table: type[Indicator] | type[Territory], code: str) -> int:
    return session.exec(select(table.id).where(table.code == code)).one() or 0
