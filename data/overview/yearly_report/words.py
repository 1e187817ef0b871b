"""What the decree asks for, and the words that come back from one part to the next."""

from data.base.formats import typeset
from data.indicators.gap_analysis.words import VERDICTS
from data.indicators.views import GapCell

DECREE = typeset(
    "Code général des collectivités territoriales, article L. 1111-2 ; décret n° 2015-1118 du "
    "3 septembre 2015, article 1er"
)
UNMEASURABLE = typeset("Effet non mesurable à ce jour :")
TO_WRITE = typeset("À rédiger :")
COMPUTED = typeset(
    "Calcul de Mandascope sur les écarts de ce rapport (méthode : « Écart et rapport », « Seuil de "
    "bruit et verdict »)"
)
NO_GAP = "Aucun écart n’est calculable : aucune année commune aux quartiers et à leurs communes."
SIMULATED = "(simulé)"
NOT_GIVEN = "non renseigné"
NEVER_UPDATED = "Jamais mise à jour"

ASKED = {
    "orientations": (
        "rappeler les principales orientations du contrat de ville et le projet de territoire qui "
        "a déterminé son élaboration"
    ),
    "situation": (
        "présenter l’évolution de la situation dans les quartiers prioritaires, au regard des "
        "objectifs de la loi du 21 février 2014 et de ceux du contrat"
    ),
    "actions": (
        "retracer les actions menées au bénéfice des habitants des quartiers au titre de l’année "
        "écoulée, et les moyens qui leur sont consacrés"
    ),
    "perspectives": (
        "déterminer les perspectives d’évolution et les améliorations nécessaires : droit commun, "
        "coordination, participation des habitants, évaluation"
    ),
    "articulation": (
        "présenter l’articulation entre les volets social, économique et urbain du contrat, et "
        "avec les opérations de renouvellement urbain"
    ),
    "dsu": (
        "spécifier les actions de développement social urbain quand la commune a reçu la dotation "
        "de solidarité urbaine"
    ),
    "consultation": (
        "soumettre le projet aux conseils citoyens et aux conseils municipaux, un mois au moins ; "
        "annexer leurs contributions et dire les suites données"
    ),
}
"""What each part answers to, in our words."""


def asked(code: str) -> str:
    """Say what the decree asks of a part."""
    return typeset(f"Ce que demande le décret : {ASKED[code]}.")


def why(cell: GapCell) -> str:
    """Say why a pair has no gap, whichever comparator it is."""
    return VERDICTS[cell.verdict]
