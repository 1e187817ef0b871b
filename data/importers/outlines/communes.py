"""Boundaries of communes: IGN's, those of portals, of a département or of the nation."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from data.base.formats import counted, typeset
from data.base.problems import RefusedFileError, Where
from data.importers.formats import FormatCode, Reading, Town
from data.importers.opened import OpenedFile
from data.importers.outlines.columns import (
    CommuneColumns,
    commune_codes,
    commune_columns,
    value,
)
from data.importers.outlines.drawing import Notes, are_same, boundary, surface, united
from data.importers.outlines.opening import refusing
from data.importers.outlines.sources import communes_source
from data.importers.tables.messages import problem, refused
from data.territories.communes import bears_former_name
from data.territories.drafts import TerritoriesDraft, TerritoryDraft
from data.territories.naming import folded
from data.territories.surroundings import Surroundings
from data.territories.vocabulary import TerritoryKind
from geo.reading import Attributes, Feature, read_features

if TYPE_CHECKING:
    from shapely import Geometry

_LIKELY = 0.95
_MOST_NAMED = 10
_NOT_WHOLE = ("deleguee", "associee", "arrondissement")
_NO_COLUMN = (
    "aucune colonne ne contient de codes de communes. Attendu : une colonne « code », « INSEE_COM »"
    " ou « code_insee » avec des codes INSEE à cinq signes (62765). Choisissez un fichier de "
    "contours de communes, ou un autre format."
)


@dataclass
class _Sorting:
    """Sorts the rows of a layer as they come: those to draw, and those that are left out."""

    columns: CommuneColumns
    around: Surroundings | None
    elsewhere: dict[str, None] = field(default_factory=dict)
    delegated: int = 0
    former: dict[str, str] = field(default_factory=dict)

    def keep(self, row: Attributes) -> bool:
        code, name = self.code(row), value(row, self.columns.name)
        if not code:
            return False
        if any(word in folded(value(row, self.columns.kind)) for word in _NOT_WHOLE):
            self.delegated += self._is_ours(code, name)
            return False
        if not self._is_ours(code, name):
            if len(self.elsewhere) < _MOST_NAMED:
                self.elsewhere[name or code] = None
            return False
        if self._is_former(code, name):
            self.former[code] = name
            return False
        return True

    def code(self, row: Attributes) -> str:
        """Return the INSEE code of a row, nothing when it has none."""
        return next(iter(commune_codes(value(row, self.columns.code))), "")

    def _is_ours(self, code: str, name: str) -> bool:
        around = self.around
        if around is None:
            return True
        if not around.is_french and code in around.communes:
            # A French commune may have the same code.
            return not name or folded(name) == folded(around.communes[code])
        return code in around.communes or code in around.former

    def _is_former(self, code: str, name: str) -> bool:
        """Tell the ground of a commune before a merger, which may have kept its code."""
        around = self.around
        if around is None or not around.is_french:
            return False
        return code not in around.communes or (bool(name) and bears_former_name(code, name))


def score(opened: OpenedFile) -> float:
    """Tell by the codes of its first rows whether a file holds communes."""
    found = opened.outlines.matching(lambda layer: commune_columns(layer) is not None)
    return _LIKELY if next(found, None) is not None else 0.0


def read(opened: OpenedFile, town: Town) -> Reading:
    """Read the communes of the town's agglomeration, from the best layer that holds some.

    Raises:
        RefusedFileError: none of the agglomeration, or one whose shape is wrong.
    """
    sortings: list[_Sorting] = []
    for found in opened.outlines.matching(lambda layer: commune_columns(layer) is not None):
        columns = commune_columns(found.layer)
        if columns is None:
            continue
        sortings.append(_Sorting(columns, town.surroundings))
        with refusing(found.label):
            features = read_features(found.layer, sortings[-1].keep)
        if features.kept:
            notes = Notes(warnings=[problem(text) for text in features.warnings])
            drafts = _territories(features.kept, sortings[-1], notes)
            if notes.problems:
                raise RefusedFileError(found.label, notes.problems)
            _warn(sortings[-1], drafts, notes)
            ignored = features.seen - len(features.kept)
            return Reading(
                format=FormatCode.COMMUNES,
                content=TerritoriesDraft(territories=tuple(drafts)),
                counts={"territories": len(drafts)},
                warnings=tuple(notes.warnings),
                ignored=ignored,
                kept=_said(town.surroundings, drafts) if ignored else "",
                source=communes_source(columns, found, town.edition),
            )
    if not sortings:
        raise refused(opened.file.name, _NO_COLUMN)
    raise refused(opened.file.name, _none_of_ours(sortings))


def _territories(
    features: tuple[Feature, ...], sorting: _Sorting, notes: Notes
) -> list[TerritoryDraft]:
    by_code: dict[str, list[Feature]] = {}
    for feature in features:
        by_code.setdefault(sorting.code(feature.attributes), []).append(feature)
    drafts = []
    for code, same in by_code.items():
        name = value(same[0].attributes, sorting.columns.name)
        who = f"{code} ({name})" if name else code
        where = Where(line=same[0].line)
        shape = _whole(same, who, sorting.columns, notes)
        drawn = boundary(shape, who, where, notes) if shape is not None else None
        # Without a town nothing else can tell the names.
        shown = None if sorting.around else name or None
        if drawn is not None:
            drafts.append(TerritoryDraft(code, TerritoryKind.COMMUNE, shown, drawn, where))
    return drafts


def _whole(same: list[Feature], who: str, columns: CommuneColumns, notes: Notes) -> Geometry | None:
    """Return the ground of the rows of one commune.

    Some portals give a commune of several pieces as several rows: pieces of one name that do not
    overlap are put together. Anything else is two versions of it, and only the officer can choose.
    """
    shapes: list[Geometry] = []
    for feature in same:
        shape = surface(feature, who, notes)
        if shape is None:
            return None
        if not any(are_same(shape, other) for other in shapes):
            shapes.append(shape)
    if len(shapes) == 1:
        return shapes[0]
    names = {value(feature.attributes, columns.name) for feature in same}
    whole = united(shapes) if len(names) == 1 else None
    lines = f"lignes {', '.join(str(feature.line) for feature in same[:_MOST_NAMED])}"
    where = Where(line=same[-1].line)
    if whole is None:
        notes.refuse(
            f"{who} est décrite {len(same)} fois, avec des formes différentes ({lines}). Attendu : "
            "un contour par commune. Supprimez ceux qui ne sont pas bons.",
            where,
        )
        return None
    pieces = counted(len(shapes), "morceau", "morceaux")
    notes.warn(f"{who} est en {pieces} dans le fichier ({lines}) : ils sont réunis.", where)
    return whole


def _warn(sorting: _Sorting, drafts: list[TerritoryDraft], notes: Notes) -> None:
    """Say what is left out of the town's own rows, and what is missing."""
    nowhere = Where()
    if sorting.delegated:
        count = counted(sorting.delegated, "commune déléguée ou associée", "communes déléguées")
        notes.warn(f"{count} : laissées de côté, seules les communes entières sont lues.", nowhere)
    if sorting.former:
        named = _listed([f"{name} ({code})" for code, name in sorting.former.items()])
        notes.warn(
            f"le fichier est d’avant une fusion de communes : {named} n’y a pas sa forme "
            "d’aujourd’hui, et n’est pas repris. Choisissez une édition plus récente.",
            nowhere,
        )
    around = sorting.around
    found = {one.code for one in drafts}
    missing = (
        [name for code, name in around.communes.items() if code not in found] if around else []
    )
    if around and missing:
        count = counted(len(missing), "commune")
        notes.warn(
            f"il manque {count} {around.of_grounds} : {_listed(missing)}. Leur contour ne "
            "change pas.",
            nowhere,
        )


def _listed(names: list[str]) -> str:
    rest = len(names) - _MOST_NAMED
    more = f" et {counted(rest, 'autre')}" if rest > 0 else ""
    return f"{', '.join(names[:_MOST_NAMED])}{more}"


def _said(around: Surroundings | None, drafts: list[TerritoryDraft]) -> str:
    whose = f" {around.of_grounds}" if around else ""
    count = counted(len(drafts), "commune")
    return typeset(f"Gardés : les contours de {count}{whose}.")


def _none_of_ours(sortings: list[_Sorting]) -> str:
    around = sortings[0].around
    former = {code: name for one in sortings for code, name in one.former.items()}
    elsewhere = list(dict.fromkeys(name for one in sortings for name in one.elsewhere))
    if around is None or not (former or elsewhere):
        return "ce fichier ne contient aucune commune. Choisissez le fichier complet."
    if former:
        named = _listed([f"{name} ({code})" for code, name in former.items()])
        found = f"il ne décrit que d’anciennes communes ({named})"
    else:
        found = f"il en décrit d’autres ({', '.join(elsewhere[:_MOST_NAMED])}…)"
    return (
        f"aucune commune {around.of_grounds} dans ce fichier : {found}. Choisissez le fichier "
        "de votre département, ou le fichier national (IGN, ADMIN EXPRESS)."
    )
