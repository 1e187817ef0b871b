"""Series made by tests: one territory, one perimeter, values by year."""

from collections.abc import Mapping

from data.indicators.series import Series
from data.indicators.views import Ground, IndicatorLine
from data.indicators.views.series import BreakLine
from data.indicators.vocabulary import BreakKind, Direction, ObservationStatus
from data.territories.vocabulary import TerritoryKind
from tests.data.indicators.test_rules import make_reading

LINE = IndicatorLine("rate", "Taux", "revenus", "Une part.", "%", 1, Direction.DOWN, None, None)
TOWN = Ground(1, "62765", "Saint-Omer", TerritoryKind.COMMUNE, is_home=True)
QUARTER = Ground(2, "QP062036", "Saint-Exupéry", TerritoryKind.QPV_2015)


def rupture(year: int, kind: BreakKind = BreakKind.METHOD, **changes: object) -> BreakLine:
    """Return a break of the indicator."""
    return BreakLine("rate", year, kind, "Le questionnaire change", **changes)  # type: ignore[arg-type]


def series(
    values: Mapping[int, float | None],
    *breaks: BreakLine,
    ground: Ground = TOWN,
    status: ObservationStatus = ObservationStatus.DEFINITIVE,
) -> Series:
    """Return a series of values by year."""
    readings = tuple(
        make_reading(
            indicator="rate",
            subject=ground.code,
            data_year=year,
            value=value,
            perimeter=None,
            status=status,
        )
        for year, value in sorted(values.items())
    )
    return Series(ground, None, readings, tuple(breaks))
