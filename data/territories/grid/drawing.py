"""The map of candidate cells."""

from collections.abc import Sequence

from data.base.formats import counted, number, percent, typeset
from data.territories.grid.classes import class_bounds, class_of
from data.territories.grid.figures import Group
from data.territories.grid.rules import Cell
from data.territories.grid.tables import group_table
from data.territories.rules import above, frame_of, joined, overlap, padded, visible_labels, widened
from data.territories.views import (
    Frame,
    Geography,
    Geometry,
    LegendEntry,
    MapFeature,
    MapLayer,
    MapMark,
    MapStatus,
    MapView,
    Outline,
)

MOST_CELLS = 400
"""Beyond, the groups alone are drawn: a map of thousands of squares is slow and unreadable."""
MOST_NAMED = 12
_NAME_SHARE = (0.1, 0.06)
"""Width and height that a name takes, as shares of the frame."""
_MARGIN = 0.15
_LEAST_KM = 2.5
_MARK = "i"
_QUARTER = "Quartier prioritaire en vigueur"
_IMPUTED = MapLayer(_MARK, "carreau dont les valeurs sont imputées par l’INSEE")
_IN_ONE_PIECE = typeset(
    f"Plus de {number(MOST_CELLS)} carreaux : chaque groupe est dessiné d’un bloc."
)


def candidates_map(
    groups: Sequence[Group], places: Geography, framed: str, *, source: str, vintage: int
) -> MapView | None:
    """Return the candidates over the communes and the priority quarters; nothing without any.

    ``framed`` is the number of the group that the map frames; all of them when it is none.
    """
    if not groups:
        return None
    drawn_grounds = _grounds([one.cells for one in groups])
    grounds = {one.number: ground for one, ground in zip(groups, drawn_grounds, strict=True)}
    cells = [cell for one in groups for cell in one.cells]
    by_cell = len(cells) <= MOST_CELLS
    rates = [one.rate_pct for one in (cells if by_cell else groups)]
    bounds = class_bounds([rate for rate in rates if rate is not None])
    features = _cells(groups, bounds) if by_cell else _unions(groups, grounds, bounds)
    quarters = _quarters(places)
    around = [ground for number, ground in grounds.items() if str(number) == framed]
    frame = _frame(around or [one.geometry for one in features])
    marks = _marks(cells, features) if by_cell and around else ()
    title = f"Carreaux candidats, taux de pauvreté des ménages en {vintage}"
    return MapView(
        title=title,
        features=(*quarters, *features),
        outlines=(*_communes(places, frame, grounds), *_names(groups, grounds, frame)),
        class_bounds=bounds,
        legend=_legend(features, bounds, len(quarters)),
        bounds=frame,
        outside="",
        selected=None,
        source=source,
        alt=_alt(title, groups),
        table=group_table(groups),
        caution="" if by_cell else _IN_ONE_PIECE,
        marks=marks,
        layers=(_IMPUTED,) if marks else (),
    )


def _grounds(groups: Sequence[Sequence[Cell]]) -> list[Geometry]:
    from shapely.geometry import mapping

    from geo.grid import grounds_of

    squares = [[one.square for one in cells] for cells in groups]
    return [mapping(one) for one in grounds_of(squares)]


def _cells(
    groups: Sequence[Group], bounds: Sequence[tuple[float, float]]
) -> tuple[MapFeature, ...]:
    pairs = [(group, cell) for group in groups for cell in group.cells]
    return tuple(
        _feature(
            cell.square.code,
            group.name,
            ground,
            cell.rate_pct,
            f"{_inhabited(cell.people, cell.households)}{' ; imputé' if cell.is_imputed else ''}",
            bounds,
        )
        for (group, cell), ground in zip(pairs, _grounds([[one] for _, one in pairs]), strict=True)
    )


def _unions(
    groups: Sequence[Group],
    grounds: dict[int, Geometry],
    bounds: Sequence[tuple[float, float]],
) -> tuple[MapFeature, ...]:
    return tuple(
        _feature(
            f"groupe-{one.number}",
            one.name,
            grounds[one.number],
            one.rate_pct,
            f"{counted(len(one.cells), 'carreau', 'carreaux')}, "
            f"{_inhabited(one.people, one.households)}",
            bounds,
        )
        for one in groups
    )


def _inhabited(people: float, households: float) -> str:
    return f"{counted(round(people), 'habitant')}, {counted(round(households), 'ménage')}"


def _feature(
    code: str,
    name: str,
    geometry: Geometry,
    rate: float | None,
    detail: str,
    bounds: Sequence[tuple[float, float]],
) -> MapFeature:
    return MapFeature(
        code=code,
        name=name,
        geometry=geometry,
        status=MapStatus.PRESENT if rate is not None else MapStatus.MISSING,
        value=rate,
        value_text=f"{percent(rate, 1)} de ménages pauvres",
        detail=typeset(detail),
        class_index=class_of(rate, bounds),
    )


def _quarters(places: Geography) -> tuple[MapFeature, ...]:
    """Return the priority quarters, hatched below the cells: no rate is drawn on them."""
    return tuple(
        MapFeature(
            code=one.code,
            name=one.name,
            geometry=one.shape.geometry,
            status=MapStatus.NOT_APPLICABLE,
            value=None,
            value_text=_QUARTER,
            detail=one.code,
            class_index=None,
        )
        for one in places.quarters
        if one.shape
    )


def _frame(geometries: Sequence[Geometry]) -> Frame:
    return widened(padded(joined(frame_of(one) for one in geometries), _MARGIN), _LEAST_KM)


def _communes(places: Geography, frame: Frame, grounds: dict[int, Geometry]) -> tuple[Outline, ...]:
    near = [
        (one, one.shape)
        for one in places.communes
        if one.shape and overlap(frame_of(one.shape.geometry), frame)
    ]
    # Names are kept off the groups that are named too: off hundreds, it would take seconds.
    named = [ground for number, ground in grounds.items() if number <= MOST_NAMED]
    labels = visible_labels([shape.geometry for _, shape in near], frame, named)
    return tuple(
        Outline(one.code, one.name, shape.geometry, label)
        for (one, shape), label in zip(near, labels, strict=True)
    )


def _names(
    groups: Sequence[Group], grounds: dict[int, Geometry], frame: Frame
) -> tuple[Outline, ...]:
    """Write the names of the most peopled groups above them, where no other one is written."""
    west, south, east, north = frame
    across, upward = (east - west) * _NAME_SHARE[0], (north - south) * _NAME_SHARE[1]
    placed: list[tuple[float, float]] = []
    outlines = []
    for one in groups[:MOST_NAMED]:
        lon, lat = above(frame_of(grounds[one.number]))
        is_free = all(abs(lon - x) > across or abs(lat - y) > upward for x, y in placed)
        label = (lon, lat + upward / 2) if is_free else None
        if label:
            placed.append((lon, lat))
        outlines.append(Outline(one.name, one.name, grounds[one.number], label))
    return tuple(outlines)


def _marks(cells: Sequence[Cell], features: Sequence[MapFeature]) -> tuple[MapMark, ...]:
    """Mark the imputed cells; drawn on a map that frames one group, where a sign can be read."""
    middles = {
        one.code: ((west + east) / 2, (south + north) / 2)
        for one in features
        for west, south, east, north in [frame_of(one.geometry)]
    }
    return tuple(
        MapMark(one.square.code, middles[one.square.code], _MARK, "carreau imputé")
        for one in cells
        if one.is_imputed
    )


def _legend(
    features: Sequence[MapFeature], bounds: Sequence[tuple[float, float]], quarters: int
) -> tuple[LegendEntry, ...]:
    classes = [
        LegendEntry(
            label=_span(low, high),
            count=sum(one.class_index == rank for one in features),
            status=MapStatus.PRESENT,
            class_index=rank,
        )
        for rank, (low, high) in enumerate(bounds)
    ]
    if quarters:
        hatched = LegendEntry(_QUARTER, quarters, MapStatus.NOT_APPLICABLE, None)
        classes.append(hatched)
    return tuple(classes)


def _span(low: float, high: float) -> str:
    first, last = number(low, 1), percent(high, 1)
    return last if number(low, 1) == number(high, 1) else f"{first} à {last}"


def _alt(title: str, groups: Sequence[Group]) -> str:
    said = " ; ".join(
        f"{one.name} ({', '.join(one.communes)}) : {counted(len(one.cells), 'carreau', 'carreaux')}"
        f", {counted(round(one.people), 'habitant')}, {percent(one.rate_pct, 1)} de ménages pauvres"
        for one in groups[:MOST_NAMED]
    )
    rest = len(groups) - MOST_NAMED
    more = f" ; et {counted(rest, 'autre groupe', 'autres groupes')}" if rest > 0 else ""
    return typeset(f"{title}. {said}{more}.")
