"""The latest figure of each indicator, by territory: what screens, slides and reports must equal.

The town and what surrounds it come first, then the quarters of its département, kept to compare.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlmodel import Session

from data.base.views import Scope
from data.indicators import queries, rules
from data.indicators.grounds import list_grounds
from data.indicators.queries import BareReading
from data.indicators.views import Ground, IndicatorFigure, TerritoryFigures
from data.indicators.vocabulary import Absence
from data.territories.queries import list_members
from data.territories.vocabulary import TerritoryKind

_QUARTERS = frozenset({TerritoryKind.QPV_2015, TerritoryKind.QPV_2024})

_Known = defaultdict[str, defaultdict[str, list[BareReading]]]


def figures_by_territory(session: Session, scope: Scope) -> list[TerritoryFigures]:
    """Return what is known last of the town, of what surrounds it and of what it compares with.

    A territory of which nothing is known is left out, unless it is a quarter of the town's.
    """
    grounds = list_grounds(session, scope.organisation, scope.on)
    own = {one.code: (one.name, one.kind) for one in grounds}
    subjects = own | _compared(session, grounds)
    known = _by_subject(queries.list_bare_readings(session, list(subjects), scope.on.year))
    catalogue = queries.list_indicators(session)
    return [
        TerritoryFigures(code=code, name=name, kind=kind.value, indicators=indicators)
        for code, (name, kind) in subjects.items()
        if (indicators := _figures(known[code], catalogue)) or (code in own and kind in _QUARTERS)
    ]


def _compared(session: Session, grounds: Iterable[Ground]) -> dict[str, tuple[str, TerritoryKind]]:
    """Return the quarters of the départements among grounds, of both generations."""
    rows = [
        row
        for ground in grounds
        if ground.kind is TerritoryKind.DEPARTEMENT
        for row in list_members(session, ground.id)
    ]
    found = {row.code: (row.name, row.kind) for row in rows if row.kind in _QUARTERS}
    return dict(sorted(found.items()))


def _by_subject(found: Iterable[BareReading]) -> _Known:
    """Return readings from their last edition, by territory, then by indicator."""
    known: _Known = defaultdict(lambda: defaultdict(list))
    for one in rules.latest_editions(found):
        known[one.subject][one.indicator].append(one)
    return known


def _figures(
    known: Mapping[str, Sequence[BareReading]], catalogue: Iterable[str]
) -> list[IndicatorFigure]:
    """Return the latest figure of each indicator known, in the catalogue's order."""
    latest = (rules.latest(known[code]) for code in catalogue if code in known)
    return [_figure(one) for one in latest if one is not None]


def _figure(known: BareReading) -> IndicatorFigure:
    absence = known.absence or Absence.UNKNOWN
    return IndicatorFigure(
        code=known.indicator,
        value=known.value,
        year=known.data_year,
        absence=absence.value if known.value is None else None,
    )
