"""Own territories of a town out of any file of named shapes, all of them or none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from data.base.problems import RefusedFileError, Where
from data.importers.errors import MissingKindError
from data.importers.formats import FormatCode, Reading, Town
from data.importers.opened import OpenedFile
from data.importers.outlines.columns import commune_codes, is_quarter_code, quarter_code, value
from data.importers.outlines.drawing import Notes, boundary, surface, united
from data.importers.outlines.opening import FoundLayer, refusing
from data.importers.outlines.own.codes import own_code
from data.importers.outlines.own.columns import (
    OwnColumns,
    is_within_a_town,
    kind_said,
    named_kind,
    own_columns,
)
from data.importers.outlines.own.days import first_day, last_day
from data.importers.outlines.own.kinds import COUNT_NAMES, kind_of
from data.importers.tables.messages import problem, refused
from data.territories.drafts import LinkDraft, TerritoriesDraft, TerritoryDraft
from data.territories.naming import folded
from data.territories.vocabulary import LinkKind, TerritoryKind
from geo.reading import Feature, read_features

if TYPE_CHECKING:
    from shapely import Geometry

_SURE, _MAYBE = 0.97, 0.4
_MOST_NAMED = 4
_LONGEST_NAME = 120
_NO_LAYER = (
    "aucune couche de ce fichier ne nomme ses contours. Attendu : une colonne « nom » ; ou, pour "
    "des quartiers prioritaires, une colonne « code_qp ». Nommez chaque contour, puis recommencez."
)


@dataclass(frozen=True)
class _Row:
    """A named shape, its words understood."""

    name: str
    code: str
    kind: TerritoryKind
    communes: tuple[str, ...]
    since: date | None
    until: date | None
    feature: Feature
    is_code_made: bool

    @property
    def who(self) -> str:
        return f"« {self.name} »"


def score(opened: OpenedFile) -> float:
    """Tell how much a file looks like a town's own territories: named shapes of a known kind."""
    found = next(opened.outlines.matching(lambda layer: own_columns(layer) is not None), None)
    columns = own_columns(found.layer) if found else None
    if found is None or columns is None:
        return 0.0
    is_sure = kind_said(found.layer, found.label, columns) or is_within_a_town(found.layer)
    return _SURE if is_sure else _MAYBE


def read(opened: OpenedFile, town: Town) -> Reading:
    """Read the first layer of named shapes.

    Raises:
        MissingKindError: neither the file nor the officer says what its territories are.
        RefusedFileError: a row has no name, a wrong day or no surface, or two rows disagree.
    """
    found = next(opened.outlines.matching(lambda layer: own_columns(layer) is not None), None)
    columns = own_columns(found.layer) if found else None
    if found is None or columns is None:
        raise refused(opened.file.name, _NO_LAYER)
    with refusing(found.label):
        features = read_features(found.layer, lambda row: any(row.values()))
    if not features.kept:
        raise refused(found.label, "ce fichier ne contient aucun contour.")
    notes = Notes(warnings=[problem(text) for text in features.warnings])
    kinds = _kinds(opened.file.name, found, columns, features.kept, town)
    rows = [
        row
        for feature, kind in zip(features.kept, kinds, strict=True)
        if (row := _row(feature, kind, columns, town, notes)) is not None
    ]
    drawn = list(_drawn(rows, notes))
    if notes.problems:
        raise RefusedFileError(found.label, notes.problems)
    return Reading(
        format=FormatCode.OUTLINES,
        content=TerritoriesDraft(territories=tuple(drawn), links=tuple(_links(rows))),
        counts={"territories": len(drawn)} | Counter(COUNT_NAMES[one.kind] for one in drawn),
        warnings=tuple(notes.warnings),
    )


def _kinds(
    name: str, found: FoundLayer, columns: OwnColumns, features: Iterable[Feature], town: Town
) -> list[TerritoryKind]:
    """Return the kind of each row: its own word, else the officer's, else the file's name's."""
    otherwise = town.kind or named_kind(found.layer, found.label)
    said = [(one, kind_of(value(one.attributes, columns.kind)) or otherwise) for one in features]
    unknown = [one for one, kind in said if kind is None]
    if unknown:
        names = [f"« {value(one.attributes, columns.name) or '?'} »" for one in unknown]
        more = [f"et {len(names) - _MOST_NAMED} autres"] if len(names) > _MOST_NAMED else []
        words = dict.fromkeys(value(one.attributes, columns.kind) for one in unknown)
        raise MissingKindError(
            name, [*names[:_MOST_NAMED], *more], [one for one in words if one][:_MOST_NAMED]
        )
    return [kind for _, kind in said if kind is not None]


def _row(
    feature: Feature, kind: TerritoryKind, columns: OwnColumns, town: Town, notes: Notes
) -> _Row | None:
    row, line = feature.attributes, feature.line
    name = value(row, columns.name)[:_LONGEST_NAME]
    if not re.search(r"\w", name):
        message = "ce contour n’a pas de nom. Nommez-le, ou retirez-le du fichier."
        notes.refuse(message, Where(line=line, column=columns.name))
        return None
    given = value(row, columns.code)
    if is_quarter_code(quarter_code(given)):
        message = f"« {given} » est un code de quartier prioritaire : « {name} » n’en est pas un."
        notes.refuse(message, Where(line=line, column=columns.code))
        return None
    since = first_day(value(row, columns.since), Where(line=line, column=columns.since), notes)
    until = last_day(value(row, columns.until), Where(line=line, column=columns.until), notes)
    if since and until and since > until:
        message = f"« {name} » finit avant de commencer. Corrigez l’une des deux dates."
        notes.refuse(message, Where(line=line, column=columns.until))
    communes = commune_codes(value(row, columns.communes))
    host = communes[0] if communes else town.organisation or ""
    code, is_made = own_code(kind, given, name, host)
    return _Row(name, code, kind, communes, since, until, feature, is_made)


def _drawn(rows: Iterable[_Row], notes: Notes) -> Iterator[TerritoryDraft]:
    """Give each territory once; parts of one, drawn apart, are put together."""
    by_code: dict[str, list[_Row]] = {}
    for row in rows:
        by_code.setdefault(row.code, []).append(row)
    for same in by_code.values():
        shape = _whole(same, notes)
        first = same[0]
        where = Where(line=first.feature.line)
        kept = boundary(shape, first.who, where, notes) if shape is not None else None
        if kept is not None:
            yield TerritoryDraft(
                code=first.code,
                kind=first.kind,
                name=first.name,
                boundary=kept,
                where=where,
                valid_from=first.since,
                valid_to=first.until,
                is_code_made=first.is_code_made,
            )


def _whole(same: list[_Row], notes: Notes) -> Geometry | None:
    first = same[0]
    for other in same[1:]:
        if folded(other.name) != folded(first.name) or _facts(other) != _facts(first):
            _two_things(first, other, "sous un même code, avec d’autres mots", notes)
            return None
    shapes = [surface(row.feature, row.who, notes) for row in same]
    known = [one for one in shapes if one is not None]
    if len(known) < len(shapes):
        return None
    whole = united(known)
    if whole is None:
        _two_things(first, same[1], "avec deux contours qui se recouvrent", notes)
    return whole


def _facts(row: _Row) -> tuple[object, ...]:
    return row.kind, row.since, row.until


def _two_things(first: _Row, other: _Row, how: str, notes: Notes) -> None:
    notes.refuse(
        f"{first.who} (ligne {first.feature.line}) est décrit deux fois, {how}. Attendu : un "
        "contour par territoire, ou ses morceaux sans recouvrement. Supprimez celui qui n’est pas "
        "bon, ou donnez-lui un autre nom.",
        Where(line=other.feature.line),
    )


def _links(rows: Iterable[_Row]) -> Iterator[LinkDraft]:
    for row in rows:
        for commune in row.communes:
            where = Where(line=row.feature.line)
            yield LinkDraft(row.code, LinkKind.OVERLAPS, commune, where)
