"""What a PST's block is by its words: « Objectif stratégique », « OO 1.2 », « Action »."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from data.importers.documents.blocks import Block
from data.importers.plans.pst.levels import Level
from data.importers.plans.wording.comparing import words
from data.importers.plans.wording.layout import is_strong, is_titlelike
from data.importers.plans.wording.numbering import steps
from data.mandate.rules import folded

_STRATEGIC = re.compile(r"(?:objectif|axe|priorite|orientation|enjeu|ambition|defi)s? strateg|os$")
_OPERATIONAL = re.compile(r"(?:sous.)?objectifs? (?:operation|specif)|priorites? operation|oo$")
_ACTION = re.compile(
    r"(?:sous.)?actions?\b|fiche|projets?\b|mesures?\b|engagements?\b|propositions?\b"
)
_UPPER = re.compile(
    r"(?:axe|enjeu|ambition|orientation|priorite|thematique|theme|defi|pilier|domaine)"
)
_OBJECTIVE = re.compile(r"objectifs?\b")

_SIGLE = re.compile(
    r"O\.?\s?(?P<letter>[SO])\.?\s*(?:n°\s*)?(?P<number>\d{1,3}(?:\.\d{1,3})*)\.?"
    r"\s*(?:[:–—-]\s*)?(?P<rest>.*)",
    re.IGNORECASE,
)
_VOLET = re.compile(r"\bvolet\s+(?:externe|interne|[a-z]{4,})")
_VOLET_LINE = re.compile(
    r"(?:le\s+)?volet\s+(?:externe|interne|commun|transversal)\b\s*(?:$|[:.(–—-])"
)
_SHARED = re.compile(
    r"^(?:\W|\d)*(?:(?:volet|partie|tableau|liste)s?\s+(?:des\s+|de\s+)?)?(?:les\s+)?"
    r"(?:synergies?\b|(?:actions?|projets?)\s+(?:communes?|communs|partage|mutualise|en synergie))"
)
_OUTSIDE = re.compile(
    r"(?:\W|\d|[ivx]+\b)*(?:introduction|preambule|base[s]? legale|cadre (?:legal|juridique|regl)|"
    r"contexte|methodolog|avant.propos|mot (?:du|de)|edito|table des matieres|sommaire|glossaire|"
    r"lexique|annexes?\b|conclusions?\b|presentation|suivi et|evaluation|abreviations|"
    r"declaration de politique|pourquoi un|qu.est.ce|le pst\b|notre vision|diagnostic)"
)
_NOTE = re.compile(
    r"(?:indicateur|responsable|pilote|porteur|echeance|delai|calendrier|budget|financement|"
    r"partenaire|priorite|etat|statut|moyens?|service|agent|mandataire|remarque|commentaire)"
    r"[^:]{0,40}:"
)


@dataclass(frozen=True)
class Labels:
    """The kinds of words that a document uses."""

    strategic: bool
    operational: bool
    upper: bool
    action: bool

    @classmethod
    def of(cls, blocks: Iterable[Block]) -> "Labels":
        """Gather the kinds of words that stand before some block."""
        labels = {words(block.label) for block in blocks if block.label}
        upper = {label for label in labels if _UPPER.match(label) and not _STRATEGIC.match(label)}
        return cls(
            strategic=any(_STRATEGIC.match(label) for label in labels),
            operational=any(_OPERATIONAL.match(label) for label in labels),
            upper=bool(upper),
            action=any(_ACTION.match(label) for label in labels),
        )


def labelled(block: Block, used: Labels) -> Level | None:
    """Return the level that the words give; none when they give none."""
    if _is_shared(block):
        return Level.SHARED
    if is_volet(block):
        return Level.PART
    label = words(block.label or "")
    if not label:
        is_aside = is_titlelike(block) and _OUTSIDE.match(folded(block.text))
        return Level.OUTSIDE if is_aside else None
    if _STRATEGIC.match(label):
        return Level.STRATEGIC
    if _OPERATIONAL.match(label):
        return Level.OPERATIONAL
    if _ACTION.match(label):
        return Level.ACTION
    if _UPPER.match(label):
        return Level.AXIS if used.strategic else Level.STRATEGIC
    if _OBJECTIVE.match(label):
        return _objective(block, used)
    return None


def is_volet(block: Block) -> bool:
    """Tell the heading of a volet."""
    if block.is_row:
        return False
    text = folded(block.text)
    if words(block.label or "") == "volet":
        return block.number is not None or is_titlelike(block)
    if is_strong(block) and not block.label:
        return bool(_VOLET.search(text)) and "deux volets" not in text
    return bool(_VOLET_LINE.match(text)) and not block.is_bullet


def is_note(block: Block) -> bool:
    """Tell a line about an action, « Responsable : … », which is no part of it."""
    return bool(_NOTE.match(folded(block.text)))


def with_sigle(block: Block) -> Block:
    """Take « O.S.1 » off, as the reader does for « OS1 »."""
    if block.label or block.is_row:
        return block
    found = _SIGLE.match(block.text)
    if not found:
        return block
    label = "OS" if found["letter"].upper() == "S" else "OO"
    return replace(block, text=found["rest"] or block.text, number=found["number"], label=label)


def _is_shared(block: Block) -> bool:
    if block.is_row or block.is_bullet or not is_titlelike(block):
        return False
    name = folded(block.text)
    label = words(block.label or "")
    return (not label or label in {"volet", "partie"}) and bool(_SHARED.match(name))


def _objective(block: Block, used: Labels) -> Level:
    """Tell at which level a mere « Objectif » is."""
    if used.strategic:
        return Level.OPERATIONAL
    if used.operational:
        return Level.STRATEGIC
    if used.upper:
        return Level.OPERATIONAL
    return Level.OPERATIONAL if len(steps(block.number) or ()) > 1 else Level.STRATEGIC
