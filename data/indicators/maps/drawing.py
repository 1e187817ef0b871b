"""The map of the quarters for an indicator and a period, alone or beside another."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from data.base.chart import Table
from data.indicators import sentences
from data.indicators.classes import Classes, ClassMethod, classes
from data.indicators.knowledge import Knowledge
from data.indicators.maps import cautions, framing
from data.indicators.maps.choices import Drawing
from data.indicators.maps.comparing import Compared, readings_beside
from data.indicators.maps.extras import Extras
from data.indicators.maps.features import (
    Pairs,
    alternative,
    bare_feature,
    communes_text,
    features_of,
    legend_of,
    outside_words,
    table_of,
)
from data.indicators.maps.layers import with_layers
from data.indicators.views import IndicatorLine
from data.territories.views import LegendEntry, MapStatus, MapView, Quarter

_OUTLINED = "Les quartiers prioritaires et leurs communes"
_UNMEASURED = "pas encore mesuré"
_METHODS = {
    ClassMethod.QUANTILES: "quantiles, autant de quartiers dans chacune que possible",
    ClassMethod.NATURAL: "seuils naturels (Jenks), là où les valeurs laissent des écarts",
    ClassMethod.FIXED: "bornes rondes, d’une même largeur",
}
_USUAL = Drawing()
_NOTHING_MORE = Extras()


@dataclass(frozen=True)
class MapPair:
    """The map asked for and, when the reader compares, another; ``caution`` is about both."""

    first: MapView
    second: MapView | None = None
    caution: str = ""


def quarters_map(
    known: Knowledge,
    indicator: IndicatorLine,
    period: str,
    *,
    around: Quarter | None,
    selected: Quarter | None = None,
) -> MapView:
    """Return the quarters coloured by value as usual, framed around one of them, or all."""
    pairs = readings_of(known, indicator, period)
    found = _classes([pairs], indicator, _USUAL)
    view = _drawn(known, indicator, period, pairs, found, around=around, selected=selected)
    return replace(view, outlines=framing.outlines(known, view.bounds))


def quarters_maps(
    known: Knowledge,
    indicator: IndicatorLine,
    period: str,
    *,
    selected: Quarter,
    drawing: Drawing,
    compared: Compared | None = None,
    extras: Extras = _NOTHING_MORE,
) -> MapPair:
    """Return the map as the reader chose to draw it, and the one to set beside.

    Two years of one indicator share their classes; two indicators have their own.
    """
    pairs = readings_of(known, indicator, period)
    around = None if drawing.is_wide else selected
    other = readings_beside(known, compared, pairs) if compared else None
    is_shared = bool(compared and compared.indicator.code == indicator.code)
    pooled = [pairs, other] if other is not None and is_shared else [pairs]
    found = _classes(pooled, indicator, drawing)
    first = _drawn(known, indicator, period, pairs, found, around=around, selected=selected)
    first = replace(first, method=_method(found, is_shared=is_shared))
    if compared is None or other is None:
        return MapPair(with_layers(known, first, drawing, extras))
    beside = found if is_shared else _classes([other], compared.indicator, drawing)
    second = _drawn(
        known,
        compared.indicator,
        compared.period,
        other,
        beside,
        around=around,
        selected=selected,
    )
    second = replace(second, method=_method(beside, is_shared=is_shared))
    caution = cautions.chain_caution(pairs, other)
    return MapPair(
        with_layers(known, first, drawing, extras),
        with_layers(known, second, drawing, extras),
        " ".join(part for part in (compared.notice, caution) if part),
    )


def readings_of(known: Knowledge, indicator: IndicatorLine, period: str) -> Pairs:
    """Return each quarter with its reading of a period."""
    return [(one, known.at(indicator.code, one, period)) for one in known.places.quarters]


def _classes(pooled: Iterable[Pairs], indicator: IndicatorLine, drawing: Drawing) -> Classes:
    values = [
        reading.value
        for pairs in pooled
        for quarter, reading in pairs
        if reading and reading.value is not None and quarter.shape is not None
    ]
    return classes(values, drawing.method, indicator.decimals)


def _method(found: Classes, *, is_shared: bool) -> str:
    shared = ", les mêmes sur les deux cartes" if is_shared else ""
    return f"Classes : {_METHODS[found.method]}{shared}."


def _drawn(
    known: Knowledge,
    indicator: IndicatorLine,
    period: str,
    pairs: Pairs,
    found: Classes,
    *,
    around: Quarter | None,
    selected: Quarter | None,
) -> MapView:
    frame, away = framing.framed(known.places.quarters, around)
    shapes = {one.code: one.shape.geometry for one in known.places.quarters if one.shape}
    features = features_of(
        pairs, indicator, found, away=away, sketches=framing.sketches(shapes, frame)
    )
    title = f"{indicator.title}, {sentences.period_words(period)}"
    legend = legend_of(features, found, indicator)
    readings = [reading for _, reading in pairs if reading]
    return MapView(
        title=title,
        features=features,
        outlines=(),
        class_bounds=found.bounds,
        legend=legend,
        bounds=frame,
        outside=outside_words(pairs, indicator, away),
        caution=cautions.ground_caution(known, pairs),
        selected=selected.code if selected else None,
        source=cautions.source_words(known, readings),
        alt=alternative(title, features, legend),
        table=table_of(known, pairs, indicator),
        is_simulated=cautions.is_simulated(readings),
    )


def outlines_map(known: Knowledge) -> MapView | None:
    """Return the quarters of which nothing is measured yet; nothing when none is outlined."""
    outlined = [one for one in known.places.quarters if one.shape]
    if not outlined:
        return None
    frame, _ = framing.framed(outlined, None)
    features = tuple(replace(bare_feature(one), value_text=_UNMEASURED) for one in outlined)
    return MapView(
        title=_OUTLINED,
        features=features,
        outlines=framing.outlines(known, frame),
        class_bounds=(),
        legend=(LegendEntry("Pas encore mesuré", len(features), MapStatus.MISSING, None),),
        bounds=frame,
        outside="",
        selected=None,
        source=cautions.source_words(known, []),
        alt=alternative(_OUTLINED, features, ()),
        table=Table(
            ("Code du quartier", "Quartier", "Communes"),
            tuple((one.code, one.name, communes_text(one)) for one in known.places.quarters),
        ),
    )
