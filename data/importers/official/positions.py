"""Where a school stands, as a directory writes it."""

from data.base.problems import Where
from data.importers.official.harvest import Harvest
from data.importers.official.headings import folded_heading
from data.importers.official.matching import Match
from data.importers.official.numbers import NotANumberError, parsed_number, shown
from data.importers.official.tables import TableRow
from geo.crs import is_french

_DECIMALS = 5
"""A metre."""

Position = tuple[float | None, float | None]
"""Longitude and latitude in degrees, both or none."""

_NOWHERE: Position = (None, None)


def nature_of(match: Match, row: TableRow) -> str | None:
    """Return what a row is, a key of ``PLACE_KINDS``, empty when its name tells.

    Returns:
        nothing for a row that is no school: a service, an orientation centre.
    """
    if match.nature is None:
        return ""
    natures = {folded_heading(word): kind for word, kind in match.layout.natures.items()}
    return natures.get(folded_heading(row.cells[match.nature]))


def position_of(match: Match, row: TableRow, harvest: Harvest, where: Where) -> Position:
    """Return the position of a row; none when it gives none, a problem noted when it is wrong."""
    if match.longitude is None or match.latitude is None:
        return _NOWHERE
    written = row.cells[match.longitude].strip(), row.cells[match.latitude].strip()
    if not all(written):
        return _NOWHERE
    try:
        longitude, latitude = map(parsed_number, written)
    except NotANumberError:
        return _refused(written, "n’est pas une position", harvest, where)
    if not is_french(longitude, latitude, longitude, latitude):
        return _refused(written, "n’est pas une position en France", harvest, where)
    return round(longitude, _DECIMALS), round(latitude, _DECIMALS)


def _refused(written: tuple[str, str], why: str, harvest: Harvest, where: Where) -> Position:
    said = shown(f"{written[0]} ; {written[1]}")
    harvest.problem(
        f"« {said} » {why}. Attendu : une longitude et une latitude en degrés, par exemple "
        "2,2584 et 50,7501 ; corrigez-les, ou videz les deux cases.",
        where,
        "longitude",
    )
    return _NOWHERE
