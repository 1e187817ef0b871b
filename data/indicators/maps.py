"""The map of the quarters for an indicator and a period."""

from collections.abc import Sequence

from data.base.chart import Table
from data.base.formats import counted, listed
from data.indicators import rules, sentences, tables, words
from data.indicators.knowledge import Knowledge, vintage_of
from data.indicators.views import IndicatorLine, Reading
from data.indicators.vocabulary import (
    Absence,
)
from data.territories.rules import (
    above,
    distance_km,
    frame_of,
    joined,
    overlap,
    padded,
    visible_labels,
    widened,
)
from data.territories.views import (
    Frame,
    LegendEntry,
    MapFeature,
    MapStatus,
    MapView,
    Outline,
    Quarter,
)
from data.territories.vocabulary import FactTopic

_NEAR_KM = 5.0
_LEAST_KM = 2.5
_MARGIN = 0.2
_OUTLINED = "Les quartiers prioritaires et leurs communes"
_UNMEASURED = "pas encore mesuré"
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
    frame, away = _framed(known.places.quarters, around)
    features = tuple(
        _feature(quarter, reading, indicator, bounds, is_framed=quarter not in away)
        for quarter, reading in pairs
        if quarter.shape is not None
    )
    title = f"{indicator.title}, {sentences.period_words(period)}"
    return MapView(
        title=title,
        features=features,
        outlines=_outlines(known, frame),
        class_bounds=bounds,
        legend=_legend(features, bounds, indicator),
        bounds=frame,
        outside=_outside(known, indicator, period, away),
        caution=_caution(known, pairs),
        selected=selected.code if selected else None,
        source=_source(known, [reading for _, reading in pairs if reading]),
        alt=_alt(title, features),
        table=_table(known, pairs, indicator),
    )


def outlines_map(known: Knowledge) -> MapView | None:
    """Return the quarters of which nothing is measured yet; nothing when none is outlined."""
    outlined = [one for one in known.places.quarters if one.shape]
    if not outlined:
        return None
    frame, _ = _framed(outlined, None)
    features = tuple(
        MapFeature(
            code=one.code,
            name=one.name,
            short_name=one.name.split(" / ")[0],
            label=above(frame_of(one.shape.geometry)),
            geometry=one.shape.geometry,
            status=MapStatus.MISSING,
            value=None,
            value_text=_UNMEASURED,
            detail="",
            class_index=None,
        )
        for one in outlined
        if one.shape
    )
    return MapView(
        title=_OUTLINED,
        features=features,
        outlines=_outlines(known, frame),
        class_bounds=(),
        legend=(LegendEntry("Pas encore mesuré", len(features), MapStatus.MISSING, None),),
        bounds=frame,
        outside="",
        selected=None,
        source=_source(known, []),
        alt=_alt(_OUTLINED, features),
        table=Table(
            ("Code du quartier", "Quartier", "Communes"),
            tuple((one.code, one.name, _communes(one)) for one in known.places.quarters),
        ),
    )


def _communes(quarter: Quarter) -> str:
    return ", ".join(one.name for one in quarter.communes)


def _feature(
    quarter: Quarter,
    reading: Reading | None,
    indicator: IndicatorLine,
    bounds: Sequence[tuple[float, float]],
    *,
    is_framed: bool,
) -> MapFeature:
    value = reading.value if reading else None
    geometry = quarter.shape.geometry if quarter.shape else {}
    return MapFeature(
        code=quarter.code,
        name=quarter.name,
        short_name=quarter.name.split(" / ")[0],
        label=above(frame_of(geometry)),
        is_framed=is_framed,
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


def _framed(
    quarters: Sequence[Quarter], around: Quarter | None
) -> tuple[Frame, tuple[Quarter, ...]]:
    """Return the frame of the quarters near one of them, and the others."""
    frames = {one.code: frame_of(one.shape.geometry) for one in quarters if one.shape}
    centre = frames.get(around.code) if around else None
    near = {
        code: frame
        for code, frame in frames.items()
        if centre is None or distance_km(centre, frame) <= _NEAR_KM
    }
    if not near:
        return (-5.0, 41.0, 10.0, 51.5), ()
    away = tuple(one for one in quarters if one.code in frames and one.code not in near)
    return widened(padded(joined(near.values()), _MARGIN), _LEAST_KM), away


def _outside(
    known: Knowledge, indicator: IndicatorLine, period: str, away: Sequence[Quarter]
) -> str:
    """Name the quarters out of the frame, with their communes and values."""
    told = [
        f"{one.name} ({listed([commune.name for commune in one.communes])}), "
        + words.reading_text(known.at(indicator.code, one, period), indicator)
        for one in away
    ]
    return f"Hors du cadre : {' ; '.join(told)}." if told else ""


def _caution(known: Knowledge, pairs: Sequence[tuple[Quarter, Reading | None]]) -> str:
    """Say which values were made on an earlier perimeter than the one drawn."""
    moved = [
        (quarter, ground, rules.vintage(reading.perimeter or ""))
        for quarter, reading in pairs
        if reading
        and reading.value is not None
        and quarter.shape
        and (ground := known.ground(reading, quarter))
    ]
    if not moved:
        return ""
    is_one = len(moved) == 1
    codes = ", ".join(ground.code for _, ground, _ in moved)
    then = listed(sorted({vintage for *_, vintage in moved}))
    now = listed(sorted({vintage_of(quarter) for quarter, *_ in moved}))
    is_larger = all(
        any(fact.topic is FactTopic.EXTENSION for fact in quarter.facts) for quarter, *_ in moved
    )
    how = ("plus étendu" if is_larger else "différent") + ("" if is_one else "s")
    return (
        f"Valeurs {'du quartier' if is_one else 'des quartiers'} de {then} ({codes}), "
        f"{'dessinées sur le contour' if is_one else 'dessinées sur les contours'} de {now}, {how}."
    )


def _outlines(known: Knowledge, frame: Frame) -> tuple[Outline, ...]:
    """Return the communes around the quarters; the others would only make the map heavier."""
    drawn = [one.shape.geometry for one in known.places.quarters if one.shape]
    if not drawn:
        return ()
    around = padded(joined(frame_of(geometry) for geometry in drawn), _MARGIN)
    homes = {commune.code for quarter in known.places.quarters for commune in quarter.communes}
    near = [
        (one, one.shape)
        for one in known.places.communes
        if one.shape and overlap(frame_of(one.shape.geometry), around)
    ]
    labels = visible_labels([shape.geometry for _, shape in near], frame, drawn)
    return tuple(
        Outline(
            code=one.code,
            name=one.name,
            geometry=shape.geometry,
            label=label or ((shape.label_lon, shape.label_lat) if one.code in homes else None),
        )
        for (one, shape), label in zip(near, labels, strict=True)
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
            outside=sum(one.class_index == rank and not one.is_framed for one in features),
        )
        for rank, (low, high) in enumerate(bounds)
    ]
    without = [
        LegendEntry(label, len(such), status, None, sum(not one.is_framed for one in such))
        for status, label in _STATUS_LABELS.items()
        if (such := [one for one in features if one.status is status])
    ]
    return (*classes, *without)


def _source(known: Knowledge, readings: Sequence[Reading]) -> str:
    """Cite values with their perimeters, then boundaries, in short."""
    drawn = dict.fromkeys(
        f"{source.producer}, {source.title.split(', ')[0]}" for source in known.places.sources
    )
    values = f"{words.cited(readings)} ; contours" if readings else "contours"
    return f"{values}, {' ; '.join(drawn)}."


def _alt(title: str, features: Sequence[MapFeature]) -> str:
    said = " ; ".join(f"{one.name} : {one.value_text}" for one in features)
    return f"Carte de {counted(len(features), 'quartier')}. {title}. {said}."


def _table(
    known: Knowledge, pairs: Sequence[tuple[Quarter, Reading | None]], indicator: IndicatorLine
) -> Table:
    return Table(
        ("Code du quartier", "Quartier", "Communes", *tables.COLUMNS),
        tuple(
            (
                quarter.code,
                quarter.name,
                _communes(quarter),
                *tables.figure_cells(
                    indicator,
                    known.figure(indicator, reading, quarter.name),
                    known.ground_code(reading, quarter),
                ),
            )
            for quarter, reading in pairs
        ),
    )
