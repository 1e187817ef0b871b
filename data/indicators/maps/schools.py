"""The schools of the agglomeration on the map: where each stands, its index, its quarter."""

from collections.abc import Mapping, Sequence

from data.base.chart import Table
from data.base.formats import counted, listed, number
from data.indicators.maps.choices import LAYERS, Layer
from data.territories.local.views import PlacedSchool, Schools
from data.territories.views import MapLayer, MapPoint

_NO_INDEX = "IPS non connu"
_NONE = "aucun établissement n’est connu ici"
_UNPLACED = (
    "aucune position n’est dans la base ; la page Imports lit l’annuaire de l’éducation, qui les "
    "donne"
)
_COMPUTED = "d’après sa position"
_MOST_NAMED = 4


def school_points(schools: Schools, indexes: Mapping[str, str]) -> tuple[MapPoint, ...]:
    """Return a point for each school whose position is known."""
    return tuple(
        MapPoint(one.code, one.name, one.point, _detail(one, indexes)) for one in schools.placed
    )


def school_layer(schools: Schools, points: Sequence[MapPoint]) -> MapLayer:
    """Say the schools in words: each with its index and its quarter, and those not drawn."""
    title = LAYERS[Layer.SCHOOLS]
    missing = counted(schools.unplaced, "établissement", "établissements")
    if not points:
        said = f"{_UNPLACED} ({missing} sans position)" if schools.unplaced else _NONE
        return MapLayer(title, said)
    rest = f" ; {missing} sans position connue, pas dessinés" if schools.unplaced else ""
    words = " ; ".join(f"{one.name} ({one.detail})" for one in points)
    count = counted(len(points), "établissement", "établissements")
    return MapLayer(
        title=f"{title} (ronds blancs)",
        words=words + rest,
        short=f"{count}{rest}" if len(points) > _MOST_NAMED else "",
        table=_table(schools.placed, points),
    )


def _detail(school: PlacedSchool, indexes: Mapping[str, str]) -> str:
    index = indexes.get(school.code) or _NO_INDEX
    return ", ".join(part for part in (school.kind, school.commune, index, _where(school)) if part)


def _where(school: PlacedSchool) -> str:
    """Say which quarters a school is in or serves, and whether its position alone tells it."""
    if school.quarters:
        return f"sert {listed([one.name for one in school.quarters])}"
    if school.found_in:
        return f"dans {listed([one.name for one in school.found_in])}, {_COMPUTED}"
    return ""


def _table(schools: Sequence[PlacedSchool], points: Sequence[MapPoint]) -> Table:
    return Table(
        ("Code UAI", "Établissement", "Précisions", "Longitude", "Latitude", "Quartier"),
        tuple(
            (
                school.code,
                school.name,
                one.detail,
                *(number(degrees, 5) for degrees in school.point),
                _where(school) or None,
            )
            for school, one in zip(schools, points, strict=True)
        ),
    )
