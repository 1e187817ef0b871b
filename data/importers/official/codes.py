"""Official codes as they should be written, whatever a spreadsheet did to them. Pure."""

import re

from data.importers.official.layouts import Layout
from data.territories.vocabulary import TerritoryKind

_WHOLE_NUMBER = re.compile(r"([0-9]+)\.0+")
_COMMUNE = re.compile(r"[0-9]{5}|2[AB][0-9]{3}")
_SHORT_COMMUNE = re.compile(r"[1-9][0-9]{3}")
_EPCI = re.compile(r"[12][0-9]{8}")
_DEPARTEMENT = re.compile(r"0?([0-9]{2}|2[AB])|(9[78][0-9])")
_QUARTERS = {
    "qpv_2015": re.compile(r"QP[0-9][0-9AB]{2}[0-9]{3}"),
    "qpv_2024": re.compile(r"QN[0-9][0-9AB]{2}[0-9]{2}[A-Z]"),
}
_SCHOOL = re.compile(r"[0-9]{7}[A-Z]")


def tidied(text: str) -> str:
    """Return a code in capitals, without blanks or the decimals that a spreadsheet gave it."""
    bare = "".join(text.split()).upper()
    found = _WHOLE_NUMBER.fullmatch(bare)
    return found[1] if found else bare


def commune_code(text: str) -> str | None:
    """Return the INSEE code of a commune; ``1053`` lost its zero."""
    code = tidied(text)
    if _SHORT_COMMUNE.fullmatch(code):
        code = f"0{code}"
    return code if _COMMUNE.fullmatch(code) else None


def territory_code(text: str) -> tuple[str, TerritoryKind] | None:
    """Return the code of a commune, an EPCI or a département, told by its length."""
    code = tidied(text)
    if _EPCI.fullmatch(code):
        return code, TerritoryKind.EPCI
    if departement := departement_code(code):
        return departement, TerritoryKind.DEPARTEMENT
    commune = commune_code(code)
    return (commune, TerritoryKind.COMMUNE) if commune else None


def departement_code(text: str) -> str | None:
    """Return the code of a département: ``062``, ``62``, ``2A``, ``974``; ``1`` is ``01``."""
    code = tidied(text)
    if re.fullmatch(r"[1-9]", code):
        return f"0{code}"
    found = _DEPARTEMENT.fullmatch(code)
    return (found[1] or found[2]) if found else None


def quarter_code(text: str, subject: str) -> str | None:
    """Return the code of a quarter of a generation, the subject of its layout."""
    code = tidied(text)
    return code if _QUARTERS[subject].fullmatch(code) else None


def departement_of_quarter(code: str) -> str:
    """Return the département that a quarter's code says."""
    return code[2:5].removeprefix("0")


def school_code(text: str) -> str | None:
    """Return the UAI of a school; a spreadsheet may have eaten its leading zero."""
    code = tidied(text).zfill(8)
    return code if _SCHOOL.fullmatch(code) else None


def is_key(layout: Layout, text: str) -> bool:
    """Tell whether a cell looks like what this layout calls its rows by."""
    if tidied(text) in {tidied(one) for one in layout.whole}:
        return True
    if layout.subject == "school":
        return school_code(text) is not None
    if layout.subject == "commune":
        return territory_code(text) is not None or layout.zone != ()
    return quarter_code(text, layout.subject) is not None
