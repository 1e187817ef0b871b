"""The columns of boundary files, under the names that portals give them, and their codes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from data.territories.naming import folded
from geo.reading import Attributes, VectorLayer

QUARTER_2024 = re.compile(r"QN(?:\d{3}|02[AB])\d{2}[A-Z]")
QUARTER_2015 = re.compile(r"QP(?:\d{3}|02[AB])\d{3}")

_COMMUNE = re.compile(r"\d{5}|2[AB]\d{3}")
# « NA » is what ANCT writes for territories that have no intercommunal body.
_NOTHING = frozenset({"", "na", "n/a", "nan", "null", "none", "-"})
_YES = frozenset({"true", "t", "1", "oui", "o", "vrai", "yes", "y"})
_PARTS = re.compile(r"\s*[;,|/]\s*")
_LONGEST_HEADING = 10
"""What a shapefile keeps of a longer one."""
_MOST_OF = 0.8

_QUARTER_CODES = (
    "code_qp",
    "codeqp",
    "code_qpv",
    "code_qp24",
    "code_qp2024",
    "qp2024",
    "code_quartier",
    "codgeo",
    "qp",
)
_QUARTER_NAMES = ("lib_qp", "nom_qp", "libelle_qp", "nom_qpv", "lib_qpv", "nom", "libelle")
_COMMUNE_CODES = (
    "insee_com",
    "code_insee",
    "codes_insee",
    "insee_commune",
    "code_insee_commune",
    "code_commune",
    "code_com",
    "codgeo",
    "depcom",
    "insee",
)
_NAMES_OF_COMMUNES = ("lib_com", "commune_qp", "nom_com", "nom_commune", "commune", "communes")
_EPCIS = ("siren_epci", "code_epci", "codeepci", "epci")
_ARCHIVES = ("archive", "archived", "est_archive")
_NOT_COMMUNES = ("code_iris", "insee_cad", "insee_arm")
_OFFICIAL_NAMES = ("nom_officiel", "nom", "nom_com", "nom_commune", "libelle", "libgeo", "lib_com")


@dataclass(frozen=True)
class QuarterColumns:
    """Headings of a layer of priority quarters; missing ones are ``None``."""

    code: str
    name: str | None
    commune_codes: str | None
    commune_names: str | None
    epci: str | None
    archive: str | None


@dataclass(frozen=True)
class CommuneColumns:
    """Headings of a layer of communes."""

    code: str
    name: str | None
    kind: str | None


def quarter_columns(layer: VectorLayer) -> QuarterColumns | None:
    """Return the columns of a layer whose rows are priority quarters, else nothing."""
    code = _quarter_code(layer)
    if code is None:
        return None
    others = [heading for heading in layer.columns if heading != code]
    return QuarterColumns(
        code=code,
        name=named_column(others, _QUARTER_NAMES),
        commune_codes=named_column(others, _COMMUNE_CODES),
        commune_names=named_column(others, _NAMES_OF_COMMUNES),
        epci=named_column(others, _EPCIS),
        archive=named_column(others, _ARCHIVES),
    )


def commune_columns(layer: VectorLayer) -> CommuneColumns | None:
    """Return the columns of a layer whose rows are communes, else nothing."""
    if _quarter_code(layer) is not None or has_smaller_grounds(layer):
        return None
    for heading in _all_named(layer.columns, ("code", *_COMMUNE_CODES)):
        values = _filled(layer, heading)
        good = [value for value in values if commune_codes(value) == (value.zfill(5),)]
        if values and len(good) >= _MOST_OF * len(values):
            others = [one for one in layer.columns if one != heading]
            return CommuneColumns(
                heading, named_column(others, _OFFICIAL_NAMES), named_column(others, ("type",))
            )
    return None


def value(row: Attributes, heading: str | None) -> str:
    """Return what a row says in a column; nothing when it says that it has nothing."""
    text = row.get(heading, "") if heading else ""
    return "" if text.strip().lower() in _NOTHING else text.strip()


def is_yes(text: str) -> bool:
    """Tell whether a value says yes."""
    return text.lower() in _YES


def quarter_code(text: str) -> str:
    """Return a code of quarter as it is written officially; anything else in capitals."""
    return re.sub(r"\s", "", text).upper()


def is_quarter_code(code: str) -> bool:
    """Tell a code of 2024 or of 2015."""
    return bool(QUARTER_2024.fullmatch(code) or QUARTER_2015.fullmatch(code))


def departement_of_quarter(code: str) -> str:
    """Return the département that a quarter's code holds: ``62`` for ``QN06236M``."""
    part = code[2:5]
    return part[1:] if part.startswith("0") else part


def departement_of_commune(code: str) -> str:
    """Return the département of an INSEE code."""
    return code[:3] if code.startswith(("97", "98")) else code[:2]


def commune_codes(text: str) -> tuple[str, ...]:
    """Return the INSEE codes of a cell: a list, or a number that lost its leading zero."""
    codes = (part.strip().upper().removesuffix(".0") for part in _PARTS.split(text))
    full = (code.zfill(5) if code.isdigit() and len(code) == 4 else code for code in codes)
    return tuple(dict.fromkeys(code for code in full if _COMMUNE.fullmatch(code)))


def texts(text: str) -> tuple[str, ...]:
    """Return the parts of a cell that lists several."""
    return tuple(part for part in _PARTS.split(text) if part.lower() not in _NOTHING)


def _quarter_code(layer: VectorLayer) -> str | None:
    """Return the heading of the codes: a known name that holds some, else any that holds them."""
    for heading in _all_named(layer.columns, _QUARTER_CODES):
        if any(is_quarter_code(quarter_code(one)) for one in _filled(layer, heading)):
            return heading
    for heading in layer.columns:
        values = _filled(layer, heading)
        good = [one for one in values if is_quarter_code(quarter_code(one))]
        if values and len(good) >= _MOST_OF * len(values):
            return heading
    return None


def _filled(layer: VectorLayer, heading: str) -> list[str]:
    return [text for row in layer.sample if (text := value(row, heading))]


def has_smaller_grounds(layer: VectorLayer) -> bool:
    """Tell a layer of IRIS or of delegated communes, which name their commune too."""
    return bool(_all_named(layer.columns, _NOT_COMMUNES))


def named_column(headings: Sequence[str], names: Sequence[str]) -> str | None:
    """Return the heading that bears the first of the names that one bears, else nothing."""
    return next(iter(_all_named(headings, names)), None)


def _all_named(headings: Sequence[str], names: Sequence[str]) -> list[str]:
    """Return the headings that bear one of the names, in the names' order, whatever the casing."""
    by_name: dict[str, str] = {}
    for heading in headings:
        by_name.setdefault(folded(heading).replace(" ", ""), heading)
    found = []
    for name in names:
        plain = name.replace("_", "")
        cut = folded(name[:_LONGEST_HEADING]).replace(" ", "")
        given = by_name.get(plain) or (by_name.get(cut) if len(name) > _LONGEST_HEADING else None)
        if given is not None:
            found.append(given)
    return found
