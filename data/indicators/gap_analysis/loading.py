"""What gaps are made of, read once: quarters, and all that they may be compared with."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from data.base.database import reading
from data.base.views import Scope
from data.indicators import queries, rules
from data.indicators.grounds import list_grounds
from data.indicators.knowledge import Knowledge, subjects
from data.indicators.series.breaks.queries import breaks_by_indicator
from data.indicators.views import Ground, Reading
from data.territories.queries import list_members
from data.territories.service import geography
from data.territories.views import TerritoryName
from data.territories.vocabulary import TerritoryKind

_QUARTERS = (TerritoryKind.QPV_2015, TerritoryKind.QPV_2024)


@dataclass(frozen=True)
class GapKnowledge:
    """What is known of indicators that compare, and the bodies wider than the agglomeration."""

    known: Knowledge
    departement: TerritoryName | None = None
    country: TerritoryName | None = None
    departement_id: int | None = None


def gap_knowledge(
    scope: Scope, *, quarter: str | None = None, indicator: str | None = None
) -> GapKnowledge:
    """Read the indicators that compare, for quarters and all that they may be compared with.

    With a ``quarter`` and an ``indicator``, only their own values are read, and those they are
    compared with.
    """
    places = geography(scope, quarter=quarter)
    if not places.quarters:
        return GapKnowledge(Knowledge(scope, places, {}, {}))
    with reading() as session:
        grounds = list_grounds(session, scope.organisation, scope.on)
        kinds = {TerritoryKind.DEPARTEMENT, TerritoryKind.COUNTRY}
        wider = [one for one in grounds if one.kind in kinds]
        catalogue = {
            code: line
            for code, line in queries.list_indicators(session).items()
            if rules.is_comparable(line.unit)
        }
        codes = {one.code for one in wider}
        # Of two Frances, the one that most is told of over all indicators: read apart.
        found = queries.list_territory_readings(session, codes, scope.on.year, catalogue)
        codes = {one.code for one in subjects(places)} - codes
        some = [indicator] if indicator in catalogue else catalogue
        found += queries.list_territory_readings(session, codes, scope.on.year, some)
        breaks = breaks_by_indicator(session)
    departement = _most_told(wider, TerritoryKind.DEPARTEMENT, found)
    country = _most_told(wider, TerritoryKind.COUNTRY, found)
    return GapKnowledge(
        known=Knowledge(scope, places, catalogue, _indexed(found), breaks),
        departement=_named(departement),
        country=_named(country),
        departement_id=departement.id if departement else None,
    )


def _most_told(
    grounds: Iterable[Ground], kind: TerritoryKind, found: Iterable[Reading]
) -> Ground | None:
    """Return the territory of a kind that most is known of: France, or its mainland alone."""
    counts = Counter(one.subject for one in found if one.value is not None)
    some = (one for one in grounds if one.kind is kind)
    return max(some, key=lambda one: counts[one.code], default=None)


def _named(ground: Ground | None) -> TerritoryName | None:
    return TerritoryName(ground.code, ground.name, ground.kind) if ground else None


def read_peers(
    departement_id: int | None, indicator: str, until: int
) -> dict[TerritoryKind, dict[str, list[Reading]]]:
    """Return the readings of an indicator in each quarter of a département, by generation.

    A quarter of which nothing is known has an empty list: it counts as missing.
    """
    peers: dict[TerritoryKind, dict[str, list[Reading]]] = {kind: {} for kind in _QUARTERS}
    if departement_id is None:
        return peers
    with reading() as session:
        kinds = {
            row.code: row.kind
            for row in list_members(session, departement_id)
            if row.kind in _QUARTERS
        }
        found = queries.list_territory_readings(session, set(kinds), until, [indicator])
    for code, kind in kinds.items():
        peers[kind][code] = []
    for one in rules.latest_editions(found):
        peers[kinds[one.subject]][one.subject].append(one)
    return peers


def _indexed(found: Iterable[Reading]) -> dict[tuple[str, str], list[Reading]]:
    index: dict[tuple[str, str], list[Reading]] = defaultdict(list)
    for one in rules.latest_editions(found):
        index[one.indicator, one.subject].append(one)
    return dict(index)
