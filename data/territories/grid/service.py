"""The grid's door: the cells that meet the contract's rule, for an organisation and a day."""

from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation

from sqlmodel import Session

from data.base.database import reading
from data.base.queries import list_sources
from data.base.views import Scope
from data.territories.grid import queries
from data.territories.grid.assembly import Ground, grid_view
from data.territories.grid.queries import CellRow
from data.territories.grid.rules import Cell, GridRule
from data.territories.grid.views import Choices, GridView
from data.territories.service import geography
from data.territories.views import Geography, Geometry
from geo.grid import grid_square

_NOTHING = (
    "Aucun carreau n’est connu à cette date : la règle du contrat ne peut pas être appliquée."
)


def candidate_cells(scope: Scope, choices: Choices) -> GridView:
    """Return the cells of the agglomeration that meet a rule, with the newest grid unless told."""
    places = geography(scope)
    with reading() as session:
        vintages = tuple(queries.list_vintages(session, scope.on.year))
        if not vintages:
            return GridView(answer=_NOTHING)
        asked = [year for year in vintages if str(year) == choices.vintage]
        vintage = asked[0] if asked else vintages[0]
        rows = _own_rows(queries.list_cells(session, vintage), places)
        ground = Ground(
            vintage=vintage,
            vintages=vintages,
            cells=tuple(cell for row in rows if (cell := _cell(row)) is not None),
            places=places,
            fragile=_fragile_shapes(session, scope, places),
            sources=list_sources(session, {row.source_id for row in rows if row.source_id}),
            is_simulated=any(row.is_simulated for row in rows),
        )
    return grid_view(ground, rule_of(choices), choices.group)


def _own_rows(rows: Iterable[CellRow], places: Geography) -> list[CellRow]:
    """Return the cells of the agglomeration: another one's may have been kept in former times."""
    own = {one.code for one in places.communes}
    return [row for row in rows if not own.isdisjoint(row.communes.split())]


def _cell(row: CellRow) -> Cell | None:
    square = grid_square(row.code)
    if square is None:
        return None
    communes = tuple(row.communes.split())
    return Cell(square, communes, row.people, row.households, row.poor_households, row.is_imputed)


def _fragile_shapes(session: Session, scope: Scope, places: Geography) -> Mapping[str, Geometry]:
    """Return the contours known of « quartiers fragiles », by code: seldom any."""
    codes = [one.code for one in places.fragile]
    return queries.shapes_by_code(session, codes, scope.on)


def rule_of(choices: Choices) -> GridRule:
    """Return the rule that choices ask for; what is no number keeps the contract's."""
    usual = GridRule()
    return GridRule(
        ratio=_number(choices.ratio, usual.ratio),
        households=int(_number(choices.households, Decimal(usual.households))),
        people=int(_number(choices.people, Decimal(usual.people))),
        with_corners=choices.contact == "coins",
        with_imputed=choices.imputed != "sans",
    )


def _number(text: str, usual: Decimal) -> Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return usual
    return value if value.is_finite() and 0 <= value < 1_000_000 else usual
