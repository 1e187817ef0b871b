"""How stages, natures, confidence and things to check are called on screen."""

from dataclasses import dataclass

from data.mandate.views import Check
from data.mandate.vocabulary import (
    ActionNature,
    Confidence,
    PartyRole,
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

PUBLIC_STAGES: dict[Stage, str] = STAGES | {Stage.BLOCKED: "En attente d’un préalable"}

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
        "Aucune mise à jour, six mois au moins après le début du document : le statut « à venir » "
        "est un défaut, pas une déclaration.",
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
}
"""In the order in which they deserve attention."""
