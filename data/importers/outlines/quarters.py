"""Boundaries of priority quarters, of 2024 and of 2015, out of any official file of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from data.base.formats import counted, listed, typeset
from data.base.problems import RefusedFileError, Where
from data.importers.formats import FormatCode, Reading, Town
from data.importers.opened import OpenedFile
from data.importers.outlines.columns import (
    QUARTER_2015,
    QuarterColumns,
    is_quarter_code,
    is_yes,
    quarter_code,
    quarter_columns,
    texts,
    value,
)
from data.importers.outlines.drawing import Notes
from data.importers.outlines.grounds import Grounds
from data.importers.outlines.opening import FoundLayer, refusing
from data.importers.outlines.same_code import QuarterRow, one_each
from data.importers.outlines.sources import quarters_source
from data.importers.tables.messages import problem, refused
from data.territories.drafts import LinkDraft, TerritoriesDraft, TerritoryDraft
from data.territories.vocabulary import LinkKind, TerritoryKind
from geo.reading import Attributes, Feature, Features, read_features

_LIKELY = 0.98
_MOST_NAMED = 6
_NO_COLUMN = (
    "aucune colonne ne contient de codes de quartiers prioritaires. Attendu : une colonne "
    "« code_qp » avec des codes comme QN06236M (2024) ou QP062036 (2015). Choisissez un fichier de "
    "contours de l’ANCT, ou un autre format."
)
_EXPECTED_CODE = (
    "Attendu : QN, cinq chiffres et une lettre (QN06236M, périmètres de 2024), ou QP et six "
    "chiffres (QP062036, périmètres de 2015)."
)


@dataclass
class _Elsewhere:
    """The communes of the quarters that were left out, the first ones."""

    names: dict[str, None]

    def note(self, row: Attributes, columns: QuarterColumns) -> None:
        said = value(row, columns.commune_names) or value(row, columns.commune_codes)
        if len(self.names) < _MOST_NAMED:
            self.names.update(dict.fromkeys(texts(said)))


def score(opened: OpenedFile) -> float:
    """Tell by the codes of its first rows whether a file holds priority quarters."""
    found = opened.outlines.matching(lambda layer: quarter_columns(layer) is not None)
    return _LIKELY if next(found, None) is not None else 0.0


def read(opened: OpenedFile, town: Town) -> Reading:
    """Read the quarters of the town's agglomeration, from the best layer that holds some.

    Raises:
        RefusedFileError: none of the agglomeration, or one whose code or shape is wrong.
    """
    grounds = Grounds(town.surroundings)
    seen, elsewhere = 0, _Elsewhere({})
    has_layer = False
    for found in opened.outlines.matching(lambda layer: quarter_columns(layer) is not None):
        has_layer = True
        columns = quarter_columns(found.layer)
        if columns is None:
            continue
        features = _features(found, grounds, columns, elsewhere)
        seen += features.seen
        if features.kept:
            return _reading(found, features, grounds, columns)
    if not has_layer:
        raise refused(opened.file.name, _NO_COLUMN)
    raise refused(opened.file.name, _none_of_ours(grounds, seen, elsewhere))


def _features(
    found: FoundLayer, grounds: Grounds, columns: QuarterColumns, elsewhere: _Elsewhere
) -> Features:
    def keep(row: Attributes) -> bool:
        if not any(row.values()):
            return False
        is_ours = grounds.touched(row, columns) is not None
        if not is_ours:
            elsewhere.note(row, columns)
        return is_ours

    with refusing(found.label):
        return read_features(found.layer, keep)


def _reading(
    found: FoundLayer, features: Features, grounds: Grounds, columns: QuarterColumns
) -> Reading:
    notes = Notes(warnings=[problem(text) for text in features.warnings])
    rows = [
        row
        for feature in features.kept
        if (row := _row(feature, grounds, columns, notes)) is not None
    ]
    kept = list(one_each(rows, notes))
    if notes.problems:
        raise RefusedFileError(found.label, notes.problems)
    if not kept:
        raise refused(found.label, _ALL_ARCHIVED)
    ignored = features.seen - len(features.kept)
    kinds = {row.kind for row in kept}
    newest = TerritoryKind.QPV_2024 if TerritoryKind.QPV_2024 in kinds else TerritoryKind.QPV_2015
    return Reading(
        format=FormatCode.OUTLINES,
        content=TerritoriesDraft(
            territories=tuple(_territory(row) for row in kept),
            links=tuple(_links(kept)),
        ),
        counts={"territories": len(kept)},
        warnings=tuple(notes.warnings),
        ignored=ignored,
        kept=_said(grounds, kept) if ignored else "",
        source=quarters_source(newest, found),
    )


_ALL_ARCHIVED = (
    "tous les quartiers de votre agglomération y sont archivés : leur périmètre n’est plus en "
    "vigueur. Choisissez le fichier des périmètres d’aujourd’hui."
)


def _row(
    feature: Feature, grounds: Grounds, columns: QuarterColumns, notes: Notes
) -> QuarterRow | None:
    """Return a row with its code and its communes; nothing for one that is wrong, or archived."""
    said = value(feature.attributes, columns.code)
    name = value(feature.attributes, columns.name)
    code = quarter_code(said)
    where = Where(line=feature.line, column=columns.code)
    if not is_quarter_code(code):
        what = f"« {said} » n’est pas un code de quartier" if said else "le code du quartier manque"
        after = f" ({name})" if name else ""
        notes.refuse(f"{what}{after}. {_EXPECTED_CODE} Corrigez cette ligne.", where)
        return None
    if is_yes(value(feature.attributes, columns.archive)):
        message = f"{code} est archivé dans le fichier : il n’est pas gardé."
        notes.warn(message, Where(line=feature.line, column=columns.archive))
        return None
    return QuarterRow(
        code=code,
        kind=TerritoryKind.QPV_2015 if QUARTER_2015.fullmatch(code) else TerritoryKind.QPV_2024,
        name=name,
        communes=grounds.touched(feature.attributes, columns) or (),
        feature=feature,
    )


def _territory(row: QuarterRow) -> TerritoryDraft:
    where = Where(line=row.feature.line)
    return TerritoryDraft(row.code, row.kind, row.name or None, row.boundary, where)


def _links(rows: Iterable[QuarterRow]) -> Iterable[LinkDraft]:
    for row in rows:
        for commune in row.communes:
            where = Where(line=row.feature.line)
            yield LinkDraft(row.code, LinkKind.OVERLAPS, commune, where)


def _said(grounds: Grounds, kept: list[QuarterRow]) -> str:
    years = sorted({"2015" if row.kind is TerritoryKind.QPV_2015 else "2024" for row in kept})
    whose = f" {grounds.around.of_grounds}" if grounds.around else ""
    count = counted(len(kept), "quartier prioritaire", "quartiers prioritaires")
    return typeset(f"Gardés : {count}{whose} (périmètres de {listed(years)}).")


def _none_of_ours(grounds: Grounds, seen: int, elsewhere: _Elsewhere) -> str:
    if grounds.around is None or not seen:
        return "ce fichier ne contient aucun quartier. Choisissez le fichier complet."
    named = list(elsewhere.names)[:_MOST_NAMED]
    places = f" ({', '.join(named)}…)" if named else ""
    count = counted(seen, "quartier")
    return (
        f"aucun quartier prioritaire {grounds.around.of_grounds} dans ce fichier : il "
        f"décrit {count} d’ailleurs{places}. Choisissez le fichier national ou celui de votre "
        "département (data.gouv.fr, « Quartiers prioritaires de la politique de la ville »)."
    )
