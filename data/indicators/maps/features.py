"""The quarters as a map colours them: value, class, words, and the rows behind them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from data.base.chart import Table
from data.base.formats import counted, listed
from data.indicators import tables, words
from data.indicators.classes import Classes
from data.indicators.knowledge import Knowledge
from data.indicators.views import IndicatorLine, Reading
from data.indicators.vocabulary import Absence
from data.territories.rules import above, frame_of
from data.territories.views import Geometry, LegendEntry, MapFeature, MapStatus, Quarter

Pairs = Sequence[tuple[Quarter, Reading | None]]
"""Each quarter, with what is known of it for the indicator and the period."""

STATUS_LABELS = {
    MapStatus.MISSING: "Sans valeur publiée",
    MapStatus.NOT_APPLICABLE: "Sans objet",
}
CODE, QUARTER, SIMULATED = "Code du quartier", "Quartier", "Simulé"
_MOST_TOLD = 40


def features_of(
    pairs: Pairs,
    indicator: IndicatorLine,
    classes: Classes,
    *,
    away: Sequence[Quarter],
    sketches: Mapping[str, Geometry],
) -> tuple[MapFeature, ...]:
    """Return the quarters that have a shape, coloured."""
    far = {one.code for one in away}
    return tuple(
        replace(
            bare_feature(quarter),
            is_framed=quarter.code not in far,
            status=_status(reading),
            value=reading.value if reading else None,
            value_text=words.reading_text(reading, indicator),
            detail=_detail(reading),
            class_index=classes.rank_of(reading.value if reading else None),
            sketch=sketches.get(quarter.code),
        )
        for quarter, reading in pairs
        if quarter.shape is not None
    )


def bare_feature(quarter: Quarter) -> MapFeature:
    """Return a quarter that has a shape as a feature without any value."""
    shape = quarter.shape
    geometry = shape.geometry if shape else {}
    return MapFeature(
        code=quarter.code,
        name=quarter.name,
        short_name=quarter.name.split(" / ")[0],
        label=above(frame_of(geometry)),
        centre=(shape.label_lon, shape.label_lat) if shape else None,
        geometry=geometry,
        status=MapStatus.MISSING,
        value=None,
        value_text="",
        detail="",
        class_index=None,
    )


def _status(reading: Reading | None) -> MapStatus:
    if reading is not None and reading.value is not None:
        return MapStatus.PRESENT
    if reading is not None and reading.absence is Absence.NOT_APPLICABLE:
        return MapStatus.NOT_APPLICABLE
    return MapStatus.MISSING


def _detail(reading: Reading | None) -> str:
    if reading is None:
        return ""
    year = str(reading.data_year) if reading.data_year else words.NO_YEAR
    return f"{year}, {words.perimeter_text(reading.perimeter)}"


def communes_text(quarter: Quarter) -> str:
    """Name the communes of a quarter."""
    return ", ".join(one.name for one in quarter.communes)


def legend_of(
    features: Sequence[MapFeature], classes: Classes, indicator: IndicatorLine
) -> tuple[LegendEntry, ...]:
    """Return each class with its bounds and its count, then what has no value."""
    coloured = [
        LegendEntry(
            label=_class_words(low, high, classes, indicator),
            count=sum(one.class_index == rank for one in features),
            status=MapStatus.PRESENT,
            class_index=rank,
            outside=sum(one.class_index == rank and not one.is_framed for one in features),
        )
        for rank, (low, high) in enumerate(classes.bounds)
    ]
    without = [
        LegendEntry(label, len(such), status, None, sum(not one.is_framed for one in such))
        for status, label in STATUS_LABELS.items()
        if (such := [one for one in features if one.status is status])
    ]
    return (*coloured, *without)


def _class_words(low: float, high: float, classes: Classes, indicator: IndicatorLine) -> str:
    if not classes.is_round:
        return words.span(low, high, indicator)
    return f"{words.bare(low, indicator)} à moins de {words.measure(high, indicator)}"


def alternative(
    title: str, features: Sequence[MapFeature], legend: Sequence[LegendEntry] = ()
) -> str:
    """Say the map in words: each quarter, or each class when there are many quarters."""
    start = f"Carte de {counted(len(features), 'quartier')}. {title}."
    if len(features) <= _MOST_TOLD:
        said = " ; ".join(f"{one.name} : {one.value_text}" for one in features)
        return f"{start} {said}."
    by_class = " ; ".join(f"{one.label} : {counted(one.count, 'quartier')}" for one in legend)
    valued = sorted(
        (one for one in features if one.value is not None), key=lambda one: one.value or 0.0
    )
    ends = [f"{one.name} ({one.value_text})" for one in (valued[:1] + valued[1:][-1:])]
    extremes = f" De {' à '.join(ends)}." if ends else ""
    return f"{start} {by_class}.{extremes} Le tableau « Voir les données » donne chaque quartier."


def outside_words(pairs: Pairs, indicator: IndicatorLine, away: Sequence[Quarter]) -> str:
    """Name the quarters out of the frame, with their communes and values; count them if many."""
    far = {one.code for one in away}
    told = [
        f"{one.name} ({listed([commune.name for commune in one.communes])}), "
        + words.reading_text(reading, indicator)
        for one, reading in pairs
        if one.code in far
    ]
    if not told:
        return ""
    if len(told) > _MOST_TOLD:
        return f"Hors du cadre : {counted(len(told), 'quartier')}."
    return f"Hors du cadre : {' ; '.join(told)}."


def table_of(known: Knowledge, pairs: Pairs, indicator: IndicatorLine) -> Table:
    """Return a row a quarter, with or without a shape."""
    return Table(
        (CODE, QUARTER, "Communes", *tables.COLUMNS, SIMULATED),
        tuple(
            (
                quarter.code,
                quarter.name,
                communes_text(quarter),
                *tables.figure_cells(
                    indicator,
                    known.figure(indicator, reading, quarter.name),
                    known.ground_code(reading, quarter),
                ),
                "oui" if reading and reading.is_simulated else "non",
            )
            for quarter, reading in pairs
        ),
    )
