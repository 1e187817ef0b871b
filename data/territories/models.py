"""Tables of territories, of the links between them, and of places."""

from datetime import date
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, UniqueConstraint

from data.base.columns import Dated, Tracked
from data.territories.vocabulary import (
    FactTopic,
    LinkKind,
    TerritoryKind,
)


class Territory(Tracked, Dated, table=True):
    """A territory with its official code, kept as text."""

    code: str = Field(unique=True)
    name: str
    kind: TerritoryKind = Field(index=True)


class TerritoryLink(Tracked, table=True):
    """``territory`` is a member of, overlaps or succeeds ``other``."""

    __tablename__ = "territory_link"

    territory_id: int = Field(foreign_key="territory.id", index=True)
    other_id: int = Field(foreign_key="territory.id", index=True)
    kind: LinkKind


class Boundary(Tracked, Dated, table=True):
    """A territory's shape for a time: GeoJSON geometry in WGS 84, and its area.

    ``label_lon``/``label_lat`` is a point inside, where its name can be written.
    """

    territory_id: int = Field(foreign_key="territory.id", index=True)
    geometry: dict[str, Any] = Field(sa_type=JSON)
    area_ha: float
    label_lon: float
    label_lat: float


class Place(Tracked, Dated, table=True):
    """A school, an equipment or a site, by its name; ``uai`` is a school's national code.

    ``lon`` and ``lat`` are degrees in WGS 84, when a file gave them.
    """

    code: str = Field(unique=True)
    name: str
    kind: str = Field(index=True)
    uai: str | None = None
    commune_id: int | None = Field(default=None, foreign_key="territory.id")
    sector: str | None = None
    priority_education: str | None = None
    lon: float | None = None
    lat: float | None = None


class PlaceTerritory(Tracked, table=True):
    """A place stands inside a territory, or serves it from nearby."""

    __tablename__ = "place_territory"

    place_id: int = Field(foreign_key="place.id", index=True)
    territory_id: int = Field(foreign_key="territory.id", index=True)
    is_inside: bool


class TerritoryFact(Tracked, table=True):
    """What an identity card says of a territory in words rather than in figures."""

    __tablename__ = "territory_fact"

    territory_id: int = Field(foreign_key="territory.id", index=True)
    topic: FactTopic
    text: str


class ResidentRemark(Tracked, table=True):
    """A strength or a weakness that residents named when the contract was prepared."""

    __tablename__ = "resident_remark"

    territory_id: int = Field(foreign_key="territory.id", index=True)
    theme: str
    is_strength: bool
    commune_name: str | None = None
    text: str
    said_on: date | None = None


class GridCell(Tracked, table=True):
    """A square of INSEE's grid (200 m): who lives there, by the concept of the grid's edition.

    ``code`` says the projection, the size and the lower left corner (``geo.grid``); ``communes``
    are those it lies on, separated by blanks. Counts are INSEE's estimates, hence not whole.
    ``is_imputed`` tells values that INSEE guessed for confidentiality.
    """

    __tablename__ = "grid_cell"
    __table_args__ = (UniqueConstraint("code", "vintage"),)

    code: str
    vintage: int = Field(index=True)
    communes: str
    people: float
    households: float
    poor_households: float | None = None
    is_imputed: bool = False
