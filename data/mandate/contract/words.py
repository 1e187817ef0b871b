"""How crossings, dimensions and reasons are called on screen."""

from dataclasses import dataclass

from data.mandate.contract.views import Crossed, Dimension, Reason
from data.mandate.rules import STALE_AFTER

CROSSED: dict[Crossed, str] = {
    Crossed.LINKED: "Lié",
    Crossed.NOT_LINKED: "Non lié",
    Crossed.TO_FILL: "À renseigner",
}

DIMENSIONS: dict[Dimension, str] = {
    Dimension.QUARTER: "Quartier",
    Dimension.PILOT: "Pilote",
    Dimension.THEME: "Thème",
    Dimension.STAGE: "Statut",
}

NO_AMOUNT = "sans montant dans la source"
UNPRICED = "montant non renseigné"
NO_PLACE = "Sans lieu précisé"
NO_PILOT = "Sans pilote"

AMBITION, OBJECTIVE, INVESTMENT = "Ambition", "Objectif", "Investissement"
PROGRAMME_LINE = "Projet"


@dataclass(frozen=True)
class ReasonWords:
    """A reason to look again: its short name, its counted noun, the rule behind it."""

    label: str
    singular: str
    plural: str
    rule: str


REASONS: dict[Reason, ReasonWords] = {
    Reason.NO_ACTION: ReasonWords(
        "Sans action",
        "objectif sans action",
        "objectifs sans action",
        "Aucune action du contrat n’est rangée sous cet objectif : un document peut ranger ses "
        "investissements par thème.",
    ),
    Reason.NO_INDICATOR: ReasonWords(
        "Sans indicateur",
        "objectif sans indicateur",
        "objectifs sans indicateur",
        "Personne n’a relié d’indicateur à cet objectif, ni à une action rangée sous lui.",
    ),
    Reason.TO_FILL: ReasonWords(
        "Croisements à renseigner",
        "objectif dont un croisement reste à renseigner",
        "objectifs dont un croisement reste à renseigner",
        "La case qui relierait l’objectif à une ambition est vide : ni oui, ni non.",
    ),
    Reason.NO_AMBITION: ReasonWords(
        "Objectif sans ambition",
        "objectif qui ne sert aucune ambition",
        "objectifs qui ne servent aucune ambition",
        "Tous ses croisements sont renseignés, et tous disent « non lié ».",
    ),
    Reason.NO_OBJECTIVE: ReasonWords(
        "Ambition sans objectif",
        "ambition sans objectif",
        "ambitions sans objectif",
        "Tous ses croisements sont renseignés, et tous disent « non lié ».",
    ),
    Reason.NO_PILOT: ReasonWords(
        "Sans pilote",
        "investissement sans pilote",
        "investissements sans pilote",
        "La source ne nomme aucun pilote.",
    ),
    Reason.NO_PLACE: ReasonWords(
        "Sans lieu",
        "investissement sans lieu",
        "investissements sans lieu",
        "Aucun quartier ni aucun autre lieu ne lui est rattaché.",
    ),
    Reason.NO_DEADLINE: ReasonWords(
        "Sans échéance",
        "investissement sans échéance",
        "investissements sans échéance",
        "Ni le texte ni une décision ne fixent d’échéance, et il n’est ni réalisé ni abandonné.",
    ),
    Reason.NEVER_UPDATED: ReasonWords(
        "Jamais mis à jour",
        "investissement jamais mis à jour",
        "investissements jamais mis à jour",
        "Aucune mise à jour n’est déclarée à cette date.",
    ),
    Reason.STALE: ReasonWords(
        "Sans mise à jour récente",
        "investissement sans mise à jour récente",
        "investissements sans mise à jour récente",
        f"La dernière mise à jour a plus de {STALE_AFTER.days} jours, et l’investissement n’est "
        "ni réalisé ni abandonné.",
    ),
    Reason.LINE_WITHOUT_OBJECTIVE: ReasonWords(
        "Projet sans objectif",
        "projet programmé sans objectif",
        "projets programmés sans objectif",
        "La ligne de la programmation annuelle ne nomme aucun objectif du contrat.",
    ),
}
"""In the order in which the update deals with them."""
