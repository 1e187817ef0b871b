"""Frozen answers about a town's own territories and its schools on the ground."""

from dataclasses import dataclass
from datetime import date

from data.territories.views import Shape, TerritoryName
from data.territories.vocabulary import TerritoryKind


@dataclass(frozen=True)
class LocalTerritory:
    """A territory that the town or its residents chose; without shape when none was given."""

    code: str
    name: str
    kind: TerritoryKind
    communes: tuple[str, ...]
    shape: Shape | None
    valid_from: date | None
    valid_to: date | None
    is_simulated: bool = False


@dataclass(frozen=True)
class PlacedSchool:
    """A school of the agglomeration whose position is known, in degrees.

    Attributes:
        quarters: the priority quarters that it is in, or serves, as a file says it.
        found_in: those that its position alone tells, when no file says any.
    """

    code: str
    name: str
    kind: str
    commune: str
    point: tuple[float, float]
    quarters: tuple[TerritoryName, ...] = ()
    found_in: tuple[TerritoryName, ...] = ()


@dataclass(frozen=True)
class Schools:
    """The schools of an agglomeration: those that can be drawn, and how many cannot."""

    placed: tuple[PlacedSchool, ...]
    unplaced: int
