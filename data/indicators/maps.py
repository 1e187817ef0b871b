"""The map of the quarters for an indicator and a period."""

from collections.abc import Sequence

from data.base.chart import Table
from data.base.formats import counted, listed
from data.indicators import rules, sentences, words
from data.indicators.knowledge import Knowledge
from data.indicators.views import IndicatorLine, Reading
from data.indicators.vocabulary import (
    Absence,
)
from data.territories.rules import (
    distance_km,
    frame_of,
    joined,
    overlap,
    padded,
    visible_label,
    widened,
)
from data.territories.views import (
    Frame,
    Geometry,
    LegendEntry,
    MapFeature,
    MapStatus,
    MapView,
    Outline,
    Quarter,
)

_NEAR_KM = 5.0
_LEAST_KM = 2.5
_MARGIN = 0.2
_STATUS_LABELS = {
    MapStatus.MISSING: "Sans valeur publiée",
    MapStatus.NOT_APPLICABLE: "Sans objet",
}


def quarters_map(
    known: Knowledge,
    indicator: IndicatorLine,
    period: str,
    *,
    around: Quarter | None,
    selected: Quarter | None = None,
) -> MapView:
    """Return the quarters coloured by value, framed around one of them, or all."""
    pairs = [(one, known.at(indicator.code, one, period)) for one in known.places.quarters]
    values = [reading.value for _, reading in pairs if reading and reading.value is not None]
    bounds = rules.class_bounds(values)
    features = tuple(
        _feature(quarter, quarter.shape.geometry, reading, indicator, bounds)
        for quarter, reading in pairs
        if quarter.shape is not None
    )
    frame, outside = _framed(known.places.quarters, around)
    title = f"{indicator.title}, {sentences.period_words(period)}"
    return MapView(
        title=title,
        features=features,
        outlines=_outlines(known, frame),
        class_bounds=bounds,
        legend=_legend(features, bounds, indicator),
        bounds=frame,
        outside=outside,
        selected=selected.code if selected else None,
        source=_source(known, [reading for _, reading in pairs if reading]),
        alt=_alt(title, features),
        table=_table(pairs, indicator),
    )


def _feature(
    quarter: Quarter,
    geometry: Geometry,
    reading: Reading | None,
    indicator: IndicatorLine,
    bounds: Sequence[tuple[float, float]],
) -> MapFeature:
    value = reading.value if reading else None
    return MapFeature(
        code=quarter.code,
        name=quarter.name,
        geometry=geometry,
        status=_status(reading),
        value=value,
        value_text=words.reading_text(reading, indicator),
        detail=_detail(reading),
        class_index=rules.class_of(value, bounds),
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


def _framed(quarters: Sequence[Quarter], around: Quarter | None) -> tuple[Frame, str]:
    """Return the frame of the quarters near one of them, and the names of the others."""
    frames = {one.code: frame_of(one.shape.geometry) for one in quarters if one.shape}
    centre = frames.get(around.code) if around else None
    near = {
        code: frame
        for code, frame in frames.items()
        if centre is None or distance_km(centre, frame) <= _NEAR_KM
    }
    away = [
        f"{one.name} ({listed([commune.name for commune in one.communes])})"
        for one in quarters
        if one.code in frames and one.code not in near
    ]
    if not near:
        return (-5.0, 41.0, 10.0, 51.5), ""
    outside = f"Hors du cadre : {listed(away)}." if away else ""
    return widened(padded(joined(near.values()), _MARGIN), _LEAST_KM), outside


def _outlines(known: Knowledge, frame: Frame) -> tuple[Outline, ...]:
    """Return the communes around the quarters; the others would only make the map heavier."""
    drawn = [one.shape.geometry for one in known.places.quarters if one.shape]
    if not drawn:
        return ()
    around = padded(joined(frame_of(geometry) for geometry in drawn), _MARGIN)
    homes = {commune.code for quarter in known.places.quarters for commune in quarter.communes}
    return tuple(
        Outline(
            code=one.code,
            name=one.name,
            geometry=one.shape.geometry,
            label=visible_label(one.shape.geometry, frame, drawn)
            or ((one.shape.label_lon, one.shape.label_lat) if one.code in homes else None),
        )
        for one in known.places.communes
        if one.shape and overlap(frame_of(one.shape.geometry), around)
    )


def _legend(
    features: Sequence[MapFeature],
    bounds: Sequence[tuple[float, float]],
    indicator: IndicatorLine,
) -> tuple[LegendEntry, ...]:
    classes = [
        LegendEntry(
            label=words.span(low, high, indicator),
            count=sum(one.class_index == rank for one in features),
            status=MapStatus.PRESENT,
            class_index=rank,
        )
        for rank, (low, high) in enumerate(bounds)
    ]
    without = [
        LegendEntry(label, count, status, None)
        for status, label in _STATUS_LABELS.items()
        if (count := sum(one.status is status for one in features))
    ]
    return (*classes, *without)


def _source(known: Knowledge, readings: Sequence[Reading]) -> str:
    """Cite values with their perimeters, then boundaries."""
    cited = dict.fromkeys(
        f"{one.source.citation}, {words.perimeter_text(one.perimeter)}" for one in readings
    )
    drawn = dict.fromkeys(source.citation for source in known.places.sources)
    values = f"Valeurs : {' ; '.join(cited)}. " if cited else ""
    return f"{values}Contours : {' ; '.join(drawn)}."


def _alt(title: str, features: Sequence[MapFeature]) -> str:
    said = " ; ".join(f"{one.name} : {one.value_text}" for one in features)
    return f"Carte de {counted(len(features), 'quartier')}. {title}. {said}."


def _table(pairs: Sequence[tuple[Quarter, Reading | None]], indicator: IndicatorLine) -> Table:
    return Table(
        ("Code", "Quartier", "Communes", indicator.title, "Unité", "Année", "Périmètre", "Absence"),
        tuple(
            (
                quarter.code,
                quarter.name,
                ", ".join(one.name for one in quarter.communes),
                reading.value if reading else None,
                indicator.unit,
                reading.data_year if reading else None,
                words.perimeter_text(reading.perimeter) if reading else None,
                None
                if reading and reading.value is not None
                else words.reading_text(reading, indicator),
            )
            for quarter, reading in pairs
        ),
    )
