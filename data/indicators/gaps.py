"""The gap of each quarter to a commune of its own, the last year that has one, as bars."""

from dataclasses import dataclass

from data.base.chart import BarRow, Segment, StackedBars, Table
from data.base.formats import listed
from data.indicators import rules, tables, words
from data.indicators.knowledge import Knowledge
from data.indicators.views import IndicatorLine, Reading
from data.territories.views import Quarter, TerritoryName
from data.territories.vocabulary import TerritoryKind

_ROLE = "main"
_ROOM = 1.35
"""The scale, in times the widest bar: what is written after it needs room."""


@dataclass(frozen=True)
class _Gap:
    """A quarter and the commune it is furthest from, the same year."""

    quarter: Quarter
    own: Reading
    commune: TerritoryName
    other: Reading
    value: float


def gaps_chart(known: Knowledge, indicator: IndicatorLine) -> StackedBars | None:
    """Return a bar a quarter, its gap to the commune it is furthest from.

    Nothing when no year compares, or when quarters are on both sides of their communes.
    """
    if not rules.is_comparable(indicator.unit):
        return None
    years = [option.code for option in known.periods(indicator.code)]
    found = next((gaps for year in years if (gaps := _gaps(known, indicator, year))), [])
    if not found or min(one.value for one in found) < 0 < max(one.value for one in found):
        return None
    widest = _widest(found)
    used = [*(one.own for one in found), *(one.other for one in found)]
    return StackedBars(
        title=_title(known, indicator, found),
        subtitle=_subtitle(indicator, widest, is_newest=years[0] == _period(found)),
        source=words.cited(used),
        alt="Barres. "
        + " ; ".join(f"{one.quarter.name} : {_told(one, indicator)}" for one in widest)
        + ".",
        table=_table(known, indicator, found),
        is_simulated=any(one.is_simulated for one in used),
        rows=tuple(
            BarRow(
                key=one.quarter.code,
                label=one.quarter.name,
                segments=(Segment(_ROLE, "Écart à la commune", _size(one)),),
                end_text=_told(one, indicator),
            )
            for one in widest
        ),
        maximum=_size(widest[0]) * _ROOM or 1.0,
        order=(_ROLE,),
    )


def _gaps(known: Knowledge, indicator: IndicatorLine, year: str) -> list[_Gap]:
    gaps = []
    for quarter in known.places.quarters:
        own = known.at(indicator.code, quarter, year)
        if own is None:
            continue
        for commune in known.comparators(indicator.code, quarter):
            other = known.beside(own, commune) if commune.kind is TerritoryKind.COMMUNE else None
            value = rules.gap(own.value, other.value) if other else None
            if value is not None and other is not None:
                gaps.append(_Gap(quarter, own, commune, other, value))
    return gaps


def _widest(gaps: list[_Gap]) -> list[_Gap]:
    """Keep, of each quarter, the gap that is the widest; the widest of all comes first."""
    kept: dict[str, _Gap] = {}
    for one in sorted(gaps, key=_size, reverse=True):
        kept.setdefault(one.quarter.code, one)
    return list(kept.values())


def _told(gap: _Gap, indicator: IndicatorLine) -> str:
    return f"{words.gap_words(gap.value, indicator)} {words.than(gap.commune)}"


def _title(known: Knowledge, indicator: IndicatorLine, gaps: list[_Gap]) -> str:
    """Say the finding: « En 2018, le niveau de vie médian des trois quartiers est inférieur… »."""
    near, far = min(gaps, key=_size).value, max(gaps, key=_size).value
    count = len({one.quarter.code for one in gaps})
    whose = words.of_quarters(count, len(known.places.quarters))
    communes = "leurs communes" if count > 1 else "ses communes" if len(gaps) > 1 else "sa commune"
    level, stands, that = words.level_words(indicator.title, far)
    span = words.distance_span(near, far, indicator)
    return f"{_when(gaps)}, {level} {whose} est {stands} de {span} à {that} de {communes}"


def _subtitle(indicator: IndicatorLine, shown: list[_Gap], *, is_newest: bool) -> str:
    """Say what a bar is, and why an earlier year than the newest is told."""
    unit = {"%": "points", "€/an": "€ par an"}.get(indicator.unit, indicator.unit)
    perimeters = listed(
        list(dict.fromkeys(words.perimeter_text(one.own.perimeter) for one in shown))
    )
    when = _when(shown).lower() + ("" if is_newest else ", dernière année commune")
    return (
        f"Écart, en {unit}, à la commune du quartier la plus éloignée de lui "
        f"({words.lowered(indicator.title)}), {when}, {perimeters}"
    )


def _period(gaps: list[_Gap]) -> str:
    year = gaps[0].own.data_year
    return str(year) if year else rules.CARD_PERIOD


def _when(gaps: list[_Gap]) -> str:
    year = gaps[0].own.data_year
    return f"En {year}" if year else "Selon les fiches du contrat"


def _size(gap: _Gap) -> float:
    return abs(gap.value)


def _table(known: Knowledge, indicator: IndicatorLine, gaps: list[_Gap]) -> Table:
    """Return every gap, those that are not drawn too."""
    return Table(
        ("Quartier", *tables.COLUMNS, "Commune", "Valeur de la commune", "Écart"),
        tuple(
            (
                one.quarter.name,
                *tables.figure_cells(
                    indicator,
                    known.figure(indicator, one.own, one.quarter.name),
                    known.ground_code(one.own, one.quarter),
                ),
                one.commune.name,
                one.other.value,
                one.value,
            )
            for one in gaps
        ),
    )
