"""The view of candidate cells, put together from the cells and the ground around them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from data.base.views import SourceLine
from data.territories.elision import named
from data.territories.grid import sentences, tables
from data.territories.grid.drawing import MOST_NAMED, candidates_map
from data.territories.grid.figures import Group, group
from data.territories.grid.rules import Cell, GridRule, benchmark, candidate_groups
from data.territories.grid.views import GridView
from data.territories.views import Geography, Geometry


@dataclass(frozen=True)
class Ground:
    """What a view is made of: the cells of a year, and what stands around them.

    Attributes:
        fragile: contours known of « quartiers fragiles », by code.
    """

    vintage: int
    vintages: tuple[int, ...]
    cells: tuple[Cell, ...]
    places: Geography
    fragile: Mapping[str, Geometry]
    sources: tuple[SourceLine, ...]
    is_simulated: bool


def grid_view(ground: Ground, rule: GridRule, framed: str) -> GridView:
    """Return the cells that meet a rule; the map frames a group, by its number, or all."""
    mark = benchmark(ground.cells)
    groups = _groups(ground, candidate_groups(ground.cells, mark, rule))
    name = named(_name(ground.places))
    source = sentences.source(ground.sources, ground.vintage)
    said = sentences.answer(
        groups, mark, rule, vintage=ground.vintage, name=name, cells=ground.cells
    )
    return GridView(
        answer=said,
        vintages=ground.vintages,
        vintage=ground.vintage,
        rule=sentences.rule(mark, rule, name),
        named_groups=tuple((str(one.number), _title(one)) for one in groups[:MOST_NAMED]),
        map=candidates_map(groups, ground.places, framed, source=source, vintage=ground.vintage),
        groups=tables.group_table(groups),
        cells=tables.cell_table(groups, _names(ground.places)),
        quarters=sentences.apart(ground.places.fragile, has_shapes=bool(ground.fragile)),
        method=sentences.method(ground.cells, mark, name),
        sources=ground.sources,
        source=source,
        is_simulated=ground.is_simulated,
    )


def _title(one: Group) -> str:
    return f"{one.name} ({', '.join(one.communes)})"


def _name(places: Geography) -> str:
    if places.agglomeration is not None:
        return places.agglomeration.name
    return places.communes[0].name if places.communes else ""


def _names(places: Geography) -> dict[str, str]:
    return {one.code: one.name for one in places.communes}


def _groups(ground: Ground, parted: Sequence[Sequence[Cell]]) -> tuple[Group, ...]:
    cells = [one for some in parted for one in some]
    quarters = [one.shape.geometry for one in ground.places.quarters if one.shape]
    on_quarters = _shares(cells, quarters)
    on_fragile = _shares(cells, ground.fragile.values())
    names = _names(ground.places)
    return tuple(
        group(rank, some, names, on_quarters, on_fragile)
        for rank, some in enumerate(parted, start=1)
    )


def _shares(cells: Sequence[Cell], shapes: Iterable[Geometry]) -> dict[Cell, float] | None:
    """Return the share of each cell on known contours; nothing when none is known."""
    known = list(shapes)
    if not known or not cells:
        return None
    from shapely.geometry import shape

    from geo.grid import shares_inside

    shares = shares_inside([one.square for one in cells], [shape(one) for one in known])
    return dict(zip(cells, shares, strict=True))
