"""The dated readings of a territory on one perimeter, and what parts them. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from data.indicators import rules
from data.indicators.views import Ground, Reading
from data.indicators.views.series import BreakLine
from data.indicators.vocabulary import BreakKind
from data.territories.vocabulary import TerritoryKind

MOST_LINES = 8
QUARTERS = frozenset({TerritoryKind.QPV_2015, TerritoryKind.QPV_2024, TerritoryKind.NATIONAL_QPV})
_PERIMETERS = {TerritoryKind.QPV_2015: "2015", TerritoryKind.QPV_2024: "2024"}
_BREAK = "rupture"
"""How a source says that a year does not continue the ones before: « rupture de série »."""


@dataclass(frozen=True)
class Series:
    """The dated readings of a territory on one perimeter, by year; never two perimeters in one."""

    ground: Ground
    perimeter: str | None
    readings: tuple[Reading, ...]
    breaks: tuple[BreakLine, ...] = ()

    @property
    def valued(self) -> list[Reading]:
        """Return the readings that have a value."""
        return [one for one in self.readings if one.value is not None]

    @property
    def vintage(self) -> str | None:
        """Return the one name of the perimeter, where the territory is a quarter."""
        return rules.vintage(self.perimeter) if self.perimeter else _PERIMETERS.get(self.kind)

    @property
    def kind(self) -> TerritoryKind:
        """Return the kind of the territory."""
        return self.ground.kind

    @property
    def parted_at(self) -> tuple[int, ...]:
        """Return the years that do not continue those before: known breaks, or said in a note."""
        said = {one.data_year or 0 for one in self.readings if is_broken(one)}
        return tuple(sorted(said | {one.year for one in self.breaks if one.is_parting}))

    @property
    def exceptional(self) -> frozenset[int]:
        """Return the years that are set apart from the others."""
        return frozenset(one.year for one in self.breaks if not one.is_parting)

    @property
    def last_stretch(self) -> list[Reading]:
        """Return the last values that no break parts."""
        if not self.valued:
            return []
        last = self.valued[-1].data_year or 0
        start = max((year for year in self.parted_at if year <= last), default=0)
        return [one for one in self.valued if (one.data_year or 0) >= start]

    def broken_between(self, first: int, last: int) -> int | None:
        """Return the last break after a year and up to another; none when nothing parts them."""
        return max((year for year in self.parted_at if first < year <= last), default=None)

    def word(self, year: int | None) -> str:
        """Say what sets a year apart or parts it from those before; may be empty."""
        own = [BREAKS[one.kind] for one in self.breaks if one.year == year]
        noted = any(is_broken(one) and one.data_year == year for one in self.readings)
        return ", ".join(dict.fromkeys([*own, *(["rupture de série"] if noted else [])]))


BREAKS: dict[BreakKind, str] = {
    BreakKind.GEOGRAPHY: "rupture de géographie",
    BreakKind.METHOD: "rupture de méthode",
    BreakKind.EXCEPTIONAL: "année exceptionnelle",
}


def is_broken(one: Reading) -> bool:
    """Tell a year whose note says that the series breaks there."""
    return _BREAK in (one.note or "").casefold()


def all_series(
    readings: Sequence[Reading], grounds: Sequence[Ground], breaks: Sequence[BreakLine] = ()
) -> list[Series]:
    """Return the statistical series, the nearest territory first; cards print no series."""
    dated = rules.latest_editions(
        one for one in rules.statistics(readings) if one.data_year is not None
    )
    found = []
    for ground in grounds:
        own = [one for one in dated if one.subject == ground.code]
        for perimeter in dict.fromkeys(one.perimeter for one in own):
            kept = tuple(one for one in breaks if concerns(one, ground.code, ground.kind))
            found.append(Series(ground, perimeter, tuple(rules.series(own, perimeter)), kept))
    return found


def concerns(one: BreakLine, code: str, kind: TerritoryKind) -> bool:
    """Tell whether a break holds for a territory."""
    if one.subject is not None:
        return one.subject == code
    return not one.only_quarters or kind in QUARTERS


def since_break(years: Iterable[int], parted_at: Iterable[int]) -> int:
    """Return the first year that compares with the last of some years; 0 when all of them do."""
    last = max(years, default=0)
    return max((year for year in parted_at if year <= last), default=0)


def unbroken(series: Series) -> list[Reading]:
    """Return the last values that make a trend: one producer, no break, no exceptional year."""
    kept: list[Reading] = []
    for one in series.last_stretch:
        if kept and kept[-1].source.producer != one.source.producer:
            kept = []
        if one.data_year not in series.exceptional:
            kept.append(one)
    return kept


BreakWords = Mapping[tuple[str, str | None, int | None], str]
"""What sets a value apart, by its territory, its perimeter and its year."""

NO_BREAKS: BreakWords = {}


def one_of(reading: Reading) -> tuple[str, str | None, int | None]:
    """Return the territory, the perimeter and the year of a value."""
    return reading.subject, reading.perimeter, reading.data_year


def break_words(series: Iterable[Series]) -> BreakWords:
    """Return what sets values apart, for the column « Rupture » of a table."""
    return {
        one_of(reading): word
        for one in series
        for reading in one.readings
        if (word := one.word(reading.data_year))
    }
