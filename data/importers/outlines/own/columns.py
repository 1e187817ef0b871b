"""The columns of a town's own file of territories, under the names that people give them."""

from dataclasses import dataclass

from data.importers.outlines.columns import (
    commune_codes,
    commune_columns,
    has_smaller_grounds,
    named_column,
    quarter_columns,
    value,
)
from data.importers.outlines.own.kinds import kind_of
from data.territories.vocabulary import TerritoryKind
from geo.reading import VectorLayer

_NAMES = (
    "nom",
    "name",
    "libelle",
    "intitule",
    "nom_quartier",
    "quartier",
    "territoire",
    "lib",
    "label",
    "title",
    "titre",
    "secteur",
)
_CODES = ("code", "code_quartier", "identifiant", "code_territoire", "ref", "reference")
_KINDS = (
    "type",
    "nature",
    "kind",
    "categorie",
    "dispositif",
    "type_territoire",
    "zonage",
    "statut",
)
_SINCE = ("valid_from", "depuis", "date_debut", "debut", "date_creation", "du")
_UNTIL = ("valid_to", "jusqu_au", "date_fin", "fin", "au")
_COMMUNES = ("insee_com", "code_insee", "code_commune", "insee_commune", "insee", "code_com")


@dataclass(frozen=True)
class OwnColumns:
    """Headings of a layer of a town's own territories; missing ones are ``None``."""

    name: str
    code: str | None
    kind: str | None
    communes: str | None
    since: str | None
    until: str | None


def own_columns(layer: VectorLayer) -> OwnColumns | None:
    """Return the columns of a layer of named shapes that no official file is, else nothing."""
    if quarter_columns(layer) is not None or has_smaller_grounds(layer) or _is_communes(layer):
        return None
    name = named_column(layer.columns, _NAMES)
    if name is None or not any(value(row, name) for row in layer.sample):
        return None
    others = [one for one in layer.columns if one != name]
    return OwnColumns(
        name=name,
        code=named_column(others, _CODES),
        kind=named_column(others, _KINDS),
        communes=named_column(others, _COMMUNES),
        since=named_column(others, _SINCE),
        until=named_column(others, _UNTIL),
    )


def kind_said(layer: VectorLayer, label: str, columns: OwnColumns) -> TerritoryKind | None:
    """Return the first kind that the rows say, else the name of the layer or of the file."""
    rows = (kind_of(value(row, columns.kind)) for row in layer.sample)
    return next((one for one in rows if one is not None), None) or named_kind(layer, label)


def is_within_a_town(layer: VectorLayer) -> bool:
    """Tell a layer of ``own_columns`` whose rows all bear the code of the town they are in."""
    return commune_columns(layer) is not None


def named_kind(layer: VectorLayer, label: str) -> TerritoryKind | None:
    """Return the kind that the name of a layer, or else of its file, says."""
    return kind_of(layer.name) or kind_of(label)


def _is_communes(layer: VectorLayer) -> bool:
    """Tell a layer of communes: quarters that each say the town's code repeat it."""
    columns = commune_columns(layer)
    kinds = named_column(layer.columns, _KINDS)
    if columns is None or any(kind_of(value(row, kinds)) for row in layer.sample):
        return False
    codes = [code for row in layer.sample for code in commune_codes(value(row, columns.code))]
    called = named_column(layer.columns, _NAMES)
    names = {value(row, called) for row in layer.sample}
    return len(codes) < 2 or len(set(codes)) > 1 or len(names) < 2
