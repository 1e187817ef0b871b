"""How stages, natures, confidence and things to check are called on screen."""

from collections.abc import Mapping
from dataclasses import dataclass

from data.mandate.drafts import ActionField
from data.mandate.views import Check, PlanWords
from data.mandate.vocabulary import (
    ActionNature,
    Confidence,
    PartyRole,
    PlanKind,
    PlanStatus,
    Stage,
    TownRole,
)

STAGES: dict[Stage, str] = {
    Stage.DONE: "Réalisé",
    Stage.IN_PROGRESS: "En cours",
    Stage.UPCOMING: "À venir",
    Stage.PAUSED: "En pause",
    Stage.BLOCKED: "Bloqué",
    Stage.DROPPED: "Abandonné",
}
"""In the order in which bars are drawn, done at the left."""


NATURES: dict[ActionNature, str] = {
    ActionNature.PROJECT: "Projet",
    ActionNature.MISSION: "Mission permanente",
    ActionNature.RECURRING: "Rendez-vous récurrent",
}

CONFIDENCES: dict[Confidence | None, str] = {
    Confidence.SECURED: "Objectifs sécurisés",
    Confidence.REACHABLE: "Objectifs atteignables",
    Confidence.NEEDS_SUPPORT: "Appuis nécessaires",
    Confidence.AT_RISK: "Risque fort",
    None: "Météo non renseignée",
}

ROLES: dict[PartyRole, str] = {
    PartyRole.PILOT: "Pilote",
    PartyRole.SUPPORT: "En appui",
    PartyRole.WORKS_OWNER: "Maître d’ouvrage",
    PartyRole.OPERATOR: "Opérateur",
    PartyRole.PARTNER: "Partenaire",
    PartyRole.FUNDER: "Financeur",
}

TOWN_ROLES: dict[TownRole, str] = {
    TownRole.PILOTS: "La ville pilote",
    TownRole.CONTRIBUTES: "La ville contribue",
    TownRole.FOLLOWS: "La ville suit",
}

PLAN_STATUSES: dict[PlanStatus, str] = {
    PlanStatus.DRAFT: "projet",
    PlanStatus.ADOPTED: "adopté",
    PlanStatus.CLOSED: "clos",
}

UNREPORTED = "Sans mise à jour"
"""In place of a stage, of what nothing was ever declared: not the same as « à venir »."""

REVIEWED_FIELDS: dict[str, str] = {
    ActionField.CODE: "numéro",
    ActionField.TITLE: "titre",
    ActionField.NATURE: "nature",
    ActionField.DEADLINE: "échéance",
    ActionField.SUPPORTS: "appuis",
    ActionField.PARTIES: "partenaires",
    ActionField.HEADING: "place dans le document",
}
"""What an import may have read with too little certainty."""

_FEMININE = {"délégation", "législature", "mandature", "compétence", "thématique"}
_GROUPS = {
    PlanKind.MANDATE_CONTRACT: "délégation",
    PlanKind.CITY_CONTRACT: "thème",
    PlanKind.PST: "objectif stratégique",
}
_REPORTERS = {PlanKind.PST: "services"}
_TERMS = {PlanKind.PST: "législature"}


def plan_words(kind: PlanKind, own: Mapping[str, str]) -> PlanWords:
    """Return the words of a plan: its own where it has some, else those of its kind."""
    term = own.get("term") or _TERMS.get(kind, "mandat")
    group = _GROUPS[kind]
    if kind is PlanKind.MANDATE_CONTRACT:
        group = own.get("delegation") or group
    is_feminine = term in _FEMININE
    return PlanWords(
        term=term,
        the_term=f"la {term}" if is_feminine else f"le {term}",
        closed=f"{term} close" if is_feminine else f"{term} clos",
        group=group,
        groups=" ".join(f"{word}s" for word in group.split()),
        group_is_feminine=group in _FEMININE,
        reporters=_REPORTERS.get(kind, "délégations"),
    )


def shared_with(body: str) -> str:
    """Say with whom an action is shared; the CPAS is the only body whose article is known."""
    return f"avec le {body}" if body == "CPAS" else f"avec {body}"


def shared_noun(count: int) -> str:
    """Name so many actions shared with somebody."""
    return "action partagée" if count < 2 else "actions partagées"


@dataclass(frozen=True)
class CheckWords:
    """A thing to check: its short name, its counted noun, and the rule behind it."""

    label: str
    singular: str
    plural: str
    rule: str


CHECKS: dict[Check, CheckWords] = {
    Check.OVERDUE: CheckWords(
        "Échéance dépassée",
        "échéance dépassée",
        "échéances dépassées",
        "L’échéance en vigueur est passée et l’action n’est ni réalisée ni abandonnée.",
    ),
    Check.BLOCKED: CheckWords(
        "Bloqué", "projet bloqué", "projets bloqués", "Dernier statut déclaré : bloqué."
    ),
    Check.DUE_SOON: CheckWords(
        "Échéance dans les trois mois",
        "échéance dans les trois mois",
        "échéances dans les trois mois",
        "L’échéance tombe dans les trois mois (92 jours) et l’action n’est ni réalisée ni "
        "abandonnée.",
    ),
    Check.CONTRADICTION: CheckWords(
        "Déclarations contradictoires",
        "déclaration contradictoire",
        "déclarations contradictoires",
        "Météo sereine malgré une échéance dépassée, ou réalisé avec un avancement "
        "inférieur à 100 %.",
    ),
    Check.STALE: CheckWords(
        "Sans mise à jour depuis six mois",
        "projet sans mise à jour depuis six mois",
        "projets sans mise à jour depuis six mois",
        "Projet engagé (en cours, en pause ou bloqué) dont la dernière mise à jour a plus de "
        "183 jours.",
    ),
    Check.NEVER_UPDATED: CheckWords(
        "Jamais mis à jour",
        "action jamais mise à jour",
        "actions jamais mises à jour",
        "Aucune mise à jour, six mois au moins après le début du document.",
    ),
    Check.NO_CONFIDENCE: CheckWords(
        "Sans météo",
        "projet engagé sans météo",
        "projets engagés sans météo",
        "Projet en cours, en pause ou bloqué dont la météo n’est pas renseignée.",
    ),
    Check.NO_DEADLINE: CheckWords(
        "Sans échéance",
        "projet sans échéance",
        "projets sans échéance",
        "Ni le texte ni une décision ne fixent d’échéance à ce projet.",
    ),
    Check.TO_REVIEW: CheckWords(
        "À relire",
        "action à relire",
        "actions à relire",
        "Lecture incertaine du document : titre, échéance ou appui à confirmer.",
    ),
}
"""In the order in which they deserve attention."""
