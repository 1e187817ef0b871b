"""What the layers of the map are drawn from, read only for those that the reader asked for."""

from collections.abc import Sequence
from dataclasses import dataclass

from data.base.database import reading
from data.base.views import Scope
from data.indicators import queries, words
from data.indicators.knowledge import Knowledge
from data.indicators.maps.choices import Drawing, Layer
from data.indicators.rules import latest
from data.indicators.views import IndicatorLine, Reading
from data.territories.earlier import earlier_outlines
from data.territories.local.service import local_territories, schools
from data.territories.local.views import LocalTerritory, Schools
from data.territories.queries import list_of_codes
from data.territories.views import Outline
from data.territories.vocabulary import TerritoryKind

LOCAL_KINDS: dict[Layer, TerritoryKind] = {
    Layer.FRAGILE: TerritoryKind.QUARTIER_FRAGILE,
    Layer.WATCHED: TerritoryKind.WATCHED_TERRITORY,
    Layer.NEIGHBOURHOODS: TerritoryKind.NEIGHBOURHOOD,
}
_INDEX = "school_ips"


@dataclass(frozen=True)
class Extras:
    """What the layers asked for show.

    Attributes:
        earlier: perimeters of 2015.
        local: the town's own territories.
        schools: of the agglomeration; missing when not asked for.
        indexes: social position index of a school in words, by its code.
    """

    earlier: tuple[Outline, ...] = ()
    local: tuple[LocalTerritory, ...] = ()
    schools: Schools | None = None
    indexes: tuple[tuple[str, str], ...] = ()


def extras_of(known: Knowledge, drawing: Drawing) -> Extras:
    """Read what the layers asked for need, nothing for the others."""
    asked = drawing.layers
    found = schools(known.scope) if Layer.SCHOOLS in asked else None
    line = known.catalogue.get(_INDEX)
    return Extras(
        earlier=earlier_outlines(known.places) if Layer.EARLIER in asked else (),
        local=local_territories(known.scope) if asked & LOCAL_KINDS.keys() else (),
        schools=found,
        indexes=_indexes(known.scope, line, known) if found and line else (),
    )


def _indexes(scope: Scope, line: IndicatorLine, known: Knowledge) -> tuple[tuple[str, str], ...]:
    """Return the newest index of each school, with its year."""
    codes = [one.code for one in known.places.communes]
    with reading() as session:
        communes = {row.id or 0 for row in list_of_codes(session, codes)}
        found = queries.list_readings_in_places(session, communes, scope.on.year, _INDEX)
    by_school: dict[str, list[Reading]] = {}
    for one in found:
        by_school.setdefault(one.subject, []).append(one)
    return tuple((code, _index(line, readings)) for code, readings in sorted(by_school.items()))


def _index(line: IndicatorLine, readings: Sequence[Reading]) -> str:
    newest = latest(list(readings))
    if newest is None or newest.value is None:
        return ""
    year = f" ({newest.data_year})" if newest.data_year else ""
    return f"IPS {words.measure(newest.value, line)}{year}"
