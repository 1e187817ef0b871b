"""The indicators' only door: what is measured, in the quarters and all around."""

from collections.abc import Iterable, Sequence

from data.base.database import reading
from data.base.views import Scope, SourceLine
from data.indicators import queries, sentences, words
from data.indicators.cards.card import quarter_card
from data.indicators.catalogue_desk.states import (
    kept_states,
    list_published,
    newest_published,
    published_in,
)
from data.indicators.errors import UnknownIndicatorError
from data.indicators.gaps import gaps_chart
from data.indicators.grounds import communes_of, list_grounds
from data.indicators.headline import figures_by_territory
from data.indicators.knowledge import Knowledge, knowledge, known_headlines, known_places
from data.indicators.listing import listing, pairs_to_tell
from data.indicators.maps.choices import Drawing
from data.indicators.maps.comparing import compare_options, compared_with
from data.indicators.maps.drawing import outlines_map, quarters_map, quarters_maps
from data.indicators.maps.extras import extras_of
from data.indicators.series.breaks.queries import list_breaks
from data.indicators.sheets import sheet
from data.indicators.views import (
    IndicatorFilters,
    IndicatorLine,
    IndicatorSheet,
    IndicatorsView,
    NeighbourhoodsView,
    Option,
    Reading,
    TargetLine,
    TerritoryFigures,
)
from data.territories.views import MapView, Quarter

_USUAL = Drawing()


def neighbourhoods_view(
    scope: Scope,
    indicator: str | None = None,
    year: str | None = None,
    quarter: str | None = None,
    drawing: Drawing = _USUAL,
) -> NeighbourhoodsView:
    """Return the priority quarters for an indicator, a period and a quarter.

    An unknown choice is replaced by the first one known, and ``notice`` says so.

    Args:
        scope: the organisation and the day.
        indicator: code in the catalogue.
        year: a data year, or « fiche » for what the identity cards print.
        quarter: official code; the first quarter unless told.
        drawing: how the map is drawn, and what it is set beside.
    """
    known = knowledge(scope)
    indicators = known.indicators()
    if not known.places.quarters or not indicators:
        return NeighbourhoodsView(is_empty=True)
    line = known.catalogue[_chosen(indicators, indicator)]
    periods = known.periods(line.code)
    period = _chosen(periods, year)
    quarters = tuple(Option(one.code, one.name) for one in known.places.quarters)
    chosen = _quarter(known, _chosen(quarters, quarter))
    asked = ((indicators, indicator), (periods, year), (quarters, quarter))
    maps = quarters_maps(
        known,
        line,
        period,
        selected=chosen,
        drawing=drawing,
        compared=compared_with(known, line, period, drawing.compared),
        extras=extras_of(known, drawing),
    )
    return NeighbourhoodsView(
        is_empty=False,
        answer=sentences.answer(known, line, period),
        notice=_notice(asked),
        indicators=indicators,
        periods=periods,
        quarters=quarters,
        indicator=line,
        period=period,
        map=maps.first,
        beside=maps.second,
        beside_caution=maps.caution,
        comparable=compare_options(known, line, period),
        card=quarter_card(known, line, period, chosen),
        gaps_chart=gaps_chart(known, line),
        method=" ".join(part for part in (line.limits, words.PERIMETERS) if part),
        fragile=known.places.fragile,
        sources=_sources(known),
    )


def indicators_view(scope: Scope, filters: IndicatorFilters | None = None) -> IndicatorsView:
    """Return the indicators measured on an organisation's territories, and those that are not."""
    until = scope.on.year
    with reading() as session:
        grounds = list_grounds(session, scope.organisation, scope.on)
        ids = {ground.id for ground in grounds}
        communes = communes_of(grounds)
        catalogue = queries.list_indicators(session)
        known = queries.count_known(session, ids, until)
        pairs = pairs_to_tell(known, grounds)
        in_places = queries.list_readings_in_places(session, communes, until)
        published = [*list_published(session, ids, until), *published_in(in_places)]
        targets = queries.list_targets(session, [ground.code for ground in grounds], scope.on)
        aimed = {one.indicator for one in targets}
        return listing(
            catalogue=catalogue,
            known=known,
            readings=queries.list_readings_of(session, pairs, until),
            grounds=grounds,
            in_places=in_places,
            measured_places=queries.list_measured_places(session, communes),
            states=kept_states(catalogue, newest_published(published), aimed, scope.on),
            filters=filters or IndicatorFilters(),
            on=scope.on,
        )


def indicator_sheet(scope: Scope, code: str) -> IndicatorSheet:
    """Return an indicator and all that is known of it on an organisation's territories.

    Raises:
        UnknownIndicatorError: the catalogue has no such code.
    """
    with reading() as session:
        line = queries.find_indicator(session, code)
        if line is None:
            raise UnknownIndicatorError(code)
        grounds = list_grounds(session, scope.organisation, scope.on)
        pairs = [(code, ground.id) for ground in grounds]
        readings = queries.list_readings_of(session, pairs, scope.on.year)
        communes = communes_of(grounds)
        return sheet.indicator_sheet(
            line,
            readings,
            grounds,
            queries.list_readings_in_places(session, communes, scope.on.year, code),
            queries.list_measured_places(session, communes),
            queries.list_targets(session, [ground.code for ground in grounds], scope.on, code),
            on=scope.on,
            breaks=list_breaks(session, [code]),
        )


def known_figures(scope: Scope) -> tuple[tuple[IndicatorLine, ...], tuple[Reading, ...]]:
    """Return all that is known on an organisation's territories and places, and what it is of."""
    with reading() as session:
        grounds = list_grounds(session, scope.organisation, scope.on)
        codes = {ground.code for ground in grounds}
        found = [
            *queries.list_territory_readings(session, codes, scope.on.year),
            *queries.list_readings_in_places(session, communes_of(grounds), scope.on.year),
        ]
        catalogue = queries.list_indicators(session)
    measured = {one.indicator for one in found}
    return tuple(line for code, line in catalogue.items() if code in measured), tuple(found)


def known_targets(scope: Scope) -> tuple[dict[str, IndicatorLine], tuple[TargetLine, ...]]:
    """Return every target decided by the day looked at, even replaced, and what they are of."""
    with reading() as session:
        grounds = list_grounds(session, scope.organisation, scope.on)
        targets = queries.list_targets(session, [ground.code for ground in grounds], scope.on)
        catalogue = queries.list_indicators(session)
    aimed = {one.indicator for one in targets}
    return {code: line for code, line in catalogue.items() if code in aimed}, tuple(targets)


def small_map_view(scope: Scope) -> MapView | None:
    """Return the map of the town's quarters for the first headline figure; nothing if empty."""
    known = known_headlines(scope)
    indicators = known.indicators()
    if not known.places.quarters or not indicators:
        return None
    line = known.catalogue[indicators[0].code]
    home = (
        one
        for one in known.places.quarters
        if scope.organisation in {commune.code for commune in one.communes}
    )
    period = known.periods(line.code)[0].code
    return quarters_map(known, line, period, around=next(home, None))


def outlined_quarters(scope: Scope) -> MapView | None:
    """Return the map of quarters that nothing measures yet; nothing when none is outlined."""
    return outlines_map(known_places(scope))


def territory_figures(scope: Scope) -> list[TerritoryFigures]:
    """Return the latest figure of each indicator, by territory, on its own perimeter only."""
    with reading() as session:
        return figures_by_territory(session, scope)


def _chosen(options: Sequence[Option], code: str | None) -> str:
    return next((one.code for one in options if one.code == code), options[0].code)


def _quarter(known: Knowledge, code: str) -> Quarter:
    return next(one for one in known.places.quarters if one.code == code)


def _notice(asked: Iterable[tuple[Sequence[Option], str | None]]) -> str:
    unknown = [
        f"« {code} »"
        for options, code in asked
        if code is not None and code not in {one.code for one in options}
    ]
    if not unknown:
        return ""
    return f"{', '.join(unknown)} : choix inconnu ici, remplacé par le premier de la liste."


def _sources(known: Knowledge) -> tuple[SourceLine, ...]:
    """Return the sources of the figures and of the boundaries, each once, by producer."""
    cited = {one.source.code: one.source for some in known.readings.values() for one in some}
    cited |= {source.code: source for source in known.places.sources}
    return tuple(sorted(cited.values(), key=lambda one: (one.producer, one.title)))
