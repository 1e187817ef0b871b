"""Every value known of an indicator: as it is read, and as an import reads it back."""

from collections.abc import Iterable, Mapping, Sequence

from data.base.chart import Cell, Table
from data.indicators import tables, words
from data.indicators.series.lines import NO_BREAKS, BreakWords, one_of
from data.indicators.views import Ground, IndicatorLine, Reading
from data.territories.vocabulary import TerritoryKind

VALUE_COLUMNS = (
    tables.OF,
    tables.TITLE,
    tables.TERRITORY,
    "Nom du territoire",
    tables.YEAR,
    tables.EDITION,
    tables.VALUE,
    tables.UNIT,
    tables.ABSENCE,
    tables.STATUS,
    tables.PERIMETER,
    tables.NOTE,
    tables.SOURCE,
    "Citation",
    "Simulé",
    "Rupture",
)
"""Those of the format « indicateurs », and four that an import passes over."""

_READ_COLUMNS = (
    "Territoire",
    "Valeur",
    "Année",
    "Statut",
    "Édition",
    "Périmètre",
    "Remarque",
    "Source",
    "Rupture",
    "Simulé",
)
_LIMITS = {
    TerritoryKind.COMMUNE: "limites communales",
    TerritoryKind.EPCI: "limites de l’agglomération",
    TerritoryKind.DEPARTEMENT: "limites du département",
    TerritoryKind.COUNTRY: "limites nationales",
}


def ordered(readings: Iterable[Reading], grounds: dict[str, Ground]) -> list[Reading]:
    """Return readings as they are listed: the nearest territory first, then the newest year."""
    order = {code: rank for rank, code in enumerate(grounds)}
    return sorted(
        readings,
        key=lambda one: (order[one.subject], -(one.data_year or 0), -_edition(one)),
    )


def _edition(one: Reading) -> int:
    return int(one.edition) if one.edition and one.edition.isdecimal() else 0


def values(
    line: IndicatorLine,
    readings: Sequence[Reading],
    grounds: dict[str, Ground],
    broken: BreakWords = NO_BREAKS,
) -> Table:
    """Return every value as it is read; a column that would say nothing is left out."""
    rows = [
        (
            grounds[one.subject].name,
            _value(one, line),
            str(one.data_year) if one.data_year else "non précisée",
            _status(one),
            one.edition or "",
            perimeter_text(one, grounds[one.subject]),
            one.note or "",
            one.source.citation,
            broken.get(one_of(one), ""),
            "simulé" if one.is_simulated else "",
        )
        for one in ordered(readings, grounds)
    ]
    shown = [rank for rank in range(len(_READ_COLUMNS)) if any(row[rank] for row in rows)]
    return Table(
        tuple(_READ_COLUMNS[rank] for rank in shown),
        tuple(tuple(row[rank] for rank in shown) for row in rows),
    )


def _value(one: Reading, line: IndicatorLine) -> str:
    """Write a value, or in few words why there is none."""
    if one.absence and one.value is None and not one.withheld:
        return tables.ABSENCES[one.absence].lower()
    return words.reading_text(one, line)


def _status(one: Reading) -> str:
    """Say how final a value is, even withheld, or in which way there is none."""
    if one.withheld:
        return words.STATUSES[one.status]
    return words.status_text(one.status, one.value, one.absence)


def perimeter_text(one: Reading, ground: Ground) -> str:
    """Say on which boundaries a value was computed."""
    if one.perimeter:
        return words.perimeter_text(one.perimeter)
    return _LIMITS.get(ground.kind, "périmètre non précisé")


def values_data(
    line: IndicatorLine,
    readings: Sequence[Reading],
    names: Mapping[str, str],
    broken: BreakWords = NO_BREAKS,
) -> Table:
    """Return readings under the columns that an import reads back; ``names`` of their subjects.

    ``broken`` says, of a value, what parts it from those before.
    """
    values = [one.value for one in readings if one.value is not None]
    # An import takes percentages that are all from 0 to 1 for shares, unless the sign is written.
    is_small = (
        line.unit == "%"
        and all(0 <= value <= 1 for value in values)
        and any(0 < value < 1 for value in values)
    )
    return Table(
        VALUE_COLUMNS,
        tuple(
            (
                line.code,
                line.title,
                one.subject,
                names[one.subject],
                one.data_year,
                one.edition,
                _cell(one.value, is_small=is_small),
                line.unit,
                tables.absence_cell(one),
                tables.STATUSES[one.status],
                one.perimeter,
                one.note,
                one.source.code,
                one.source.citation,
                "oui" if one.is_simulated else "non",
                broken.get(one_of(one)),
            )
            for one in readings
        ),
    )


def _cell(value: float | None, *, is_small: bool) -> Cell:
    return f"{value!r} %".replace(".", ",") if is_small and value is not None else value
