"""Names of people in a document: recognised so that none is kept."""

import re
from collections.abc import Iterable

_FIRST = r"[A-ZÀ-ÖØ-Ý][a-zà-öø-ÿ’']+(?:[- ][A-ZÀ-ÖØ-Ý][a-zà-öø-ÿ]+)*"
_PARTICLE = r"(?:(?:DE|DU|LE|LA|VAN|DER|DEN|EL|de|du|van|der|den|el)[ -]|[Dd][’'])*"
_FAMILY = rf"{_PARTICLE}[A-ZÀ-ÖØ-Ý][A-ZÀ-ÖØ-Ý’'-]+(?:[ -][A-ZÀ-ÖØ-Ý’']{{2,}}){{0,2}}"
_ANY = r"[A-ZÀ-ÖØ-Ý][\w’'-]+"
_CIVIL = r"(?:M\.|MM\.|Mmes?|Mlle|Monsieur|Madame|Mesdames|Messieurs|Dr|Docteur|Maître|Me)"
_ALONE = re.compile(rf"^(?:{_CIVIL} )?{_FIRST} {_FAMILY}(?: ?\([^)]{{1,30}}\))?$")
_CIVIL_ALONE = re.compile(rf"^{_CIVIL} {_ANY}(?: {_ANY}){{0,3}}$")
_TITLED = re.compile(
    rf"\b{_CIVIL} (?![Ll]e |[Ll]a |[Ll][’'])(?:{_FIRST} )?(?:{_FAMILY}|{_ANY})(?:, ?)?"
)
_BEFORE_ROLE = re.compile(
    rf"^{_FIRST} (?:{_FAMILY}|{_ANY}) ?[,:–—-] ?(?=(?:[Aa]djoint|[Mm]aire|[Cc]onseill|[ÉéE]chevin))"
)
_PLACES = frozenset(
    [
        *("plan", "contrat", "projet", "salle", "boulevard", "rue", "place", "quartier", "budget"),
        *("pôle", "service", "programme", "label", "centre", "parc", "avenue", "square", "stade"),
        *("école", "collège", "lycée", "maison", "opération", "dispositif", "le", "la", "les"),
    ]
)
"""First words of what looks like a name and is none: « Place VAUBAN », « Contrat ANRU »."""


def is_name(text: str) -> bool:
    """Tell a line that is somebody's name: « Camille DURAND », « Mme Durand »."""
    line = text.strip(" ,.;:")
    if len(line) > 60 or line.split(" ")[0].lower() in _PLACES:
        return False
    return bool(_ALONE.match(line) or _CIVIL_ALONE.match(line))


def without_names(text: str, names: Iterable[str]) -> str:
    """Return the text without the names known and without those that a civility announces."""
    for name in names:
        known = rf"(?:{_CIVIL} )?\b{re.escape(name)}\b(?:, ?)?"
        text = re.sub(known, "", text, flags=re.IGNORECASE)
    text = _BEFORE_ROLE.sub("", _TITLED.sub("", text))
    return re.sub(r" {2,}", " ", text).strip()
