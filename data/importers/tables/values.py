"""The closed words of actions and of indicators, with what offices really write."""

from enum import StrEnum

from data.importers.tables.words import Vocabulary
from data.indicators import tables as indicators
from data.indicators.vocabulary import Absence, Direction, IndicatorKind, ObservationStatus
from data.mandate import tables as actions
from data.mandate.contract.programme import words as programme
from data.mandate.vocabulary import ActionNature, Confidence, CreditKind, Stage
from data.mandate.words import CONFIDENCES, NATURES, STAGES


class Answer(StrEnum):
    """What a column of yes and no says."""

    YES = indicators.YES
    NO = indicators.NO


STAGE_WORDS = Vocabulary(
    actions.STAGE,
    STAGES,
    {
        Stage.DONE: (
            "Réalisée", "Fini", "Finie", "Terminé", "Terminée", "Fait", "Faite", "Achevé",
            "Achevée", "Livré", "Livrée", "Clos", "Close", "Clôturé", "Clôturée", "Soldé",
            "Soldée", "Accompli", "Accomplie", "Atteint", "Atteinte", "Effectué", "Effectuée",
            "Exécuté", "Exécutée", "Action réalisée", "Action terminée", "Projet terminé",
            "Complet", "Done", "OK", "Mis en œuvre", "Mise en œuvre", "Ouvert au public",
        ),
        Stage.IN_PROGRESS: (
            "Lancé", "Lancée", "Démarré", "Démarrée", "Engagé", "Engagée",
            "En cours de réalisation",
            "En cours de mise en œuvre", "En chantier", "En travaux", "Travaux en cours",
            "Commencé", "Commencée", "Débuté", "Débutée", "En marche", "Amorcé", "Amorcée",
            "Action en cours", "Étude en cours", "En cours d’étude", "En cours d’exécution",
            "Partiellement réalisé", "Partiellement réalisée", "Partiel", "Assurée", "Assuré",
            "Permanent", "Récurrent", "In progress", "Initié", "Initiée", "Poursuivi",
        ),
        Stage.UPCOMING: (
            "À faire", "Non démarré", "Non démarrée", "À lancer", "Non commencé", "Non commencée",
            "À démarrer", "Pas commencé", "Pas commencée", "Pas démarré", "Pas démarrée", "Prévu",
            "Prévue", "Planifié", "Planifiée", "Programmé", "Programmée", "Non engagé",
            "Non engagée", "Non lancé", "Non lancée", "À engager", "À programmer", "À planifier",
            "Futur", "Projeté", "Projetée", "Non débuté", "Non débutée", "À réaliser", "À initier",
            "Non réalisé", "Non réalisée", "To do",
        ),
        Stage.PAUSED: (
            "Suspendu", "Suspendue", "En attente", "Pause", "Reporté", "Reportée", "Mis en pause",
            "Mise en pause", "En suspens", "Gelé", "Gelée", "Différé", "Différée", "Ajourné",
            "Ajournée", "Interrompu", "Interrompue", "Stand-by", "En stand-by", "Standby",
            "Non assurée", "Non assuré", "En sommeil", "À l’arrêt",
        ),
        Stage.BLOCKED: (
            "Bloquée", "Blocage", "En attente d’un préalable", "Point de blocage", "Point bloquant",
            "Bloquant", "Empêché", "Empêchée", "Action bloquée",
        ),
        Stage.DROPPED: (
            "Abandonnée", "Annulé", "Annulée", "Abandon", "Supprimé", "Supprimée", "Retiré",
            "Retirée", "Sans suite", "Classé sans suite", "Renoncé",
            "Abandonné ou annulé", "Stoppé", "Stoppée", "Cancelled",
        ),
    },
    frozenset({
        actions.NEVER_UPDATED, "Non renseigné", "Non renseignée", "N.D.", "NC", "-", "?",
        "Inconnu", "À renseigner", "Suivi non renseigné",
    }),
)  # fmt: skip

NATURE_WORDS = Vocabulary(
    actions.NATURE,
    NATURES,
    {
        ActionNature.PROJECT: (
            "Projets", "Action", "Opération", "Investissement", "Travaux", "Étude", "Chantier",
            "Ponctuel", "Ponctuelle", "Action ponctuelle",
        ),
        ActionNature.MISSION: (
            "Mission", "Permanent", "Permanente", "Mission de service", "Action permanente",
            "Fonctionnement", "Service permanent", "Continu", "Continue", "Action continue",
        ),
        ActionNature.RECURRING: (
            "Rendez-vous", "Récurrent", "Récurrente", "Événement", "Événement récurrent",
            "Annuel", "Annuelle", "Action récurrente", "Manifestation", "Périodique",
        ),
    },
)  # fmt: skip

CONFIDENCE_WORDS = Vocabulary(
    actions.CONFIDENCE,
    {value: label for value, label in CONFIDENCES.items() if value is not None},
    {
        Confidence.SECURED: (
            "Sécurisé", "Sécurisés", "Soleil", "Grand soleil", "Ensoleillé", "Beau temps", "Beau",
            "Vert", "Serein", "Bon", "Très bon", "Favorable", "☀", "☀️", "🟢", "Objectif sécurisé",
        ),
        Confidence.REACHABLE: (
            "Atteignable", "Éclaircies", "Éclaircie", "Peu nuageux", "Soleil voilé", "Jaune",
            "Objectif atteignable", "Variable", "⛅", "🌤", "🟡", "Mitigé",
        ),
        Confidence.NEEDS_SUPPORT: (
            "Appui nécessaire", "Nuageux", "Nuage", "Nuages", "Couvert", "Orange", "Pluie",
            "Pluvieux", "À surveiller", "Vigilance", "Appuis", "☁", "☁️", "🌧", "🟠",
            "Soutien nécessaire",
        ),
        Confidence.AT_RISK: (
            "Risque", "Orage", "Orageux", "Tempête", "Rouge", "Mauvais", "Critique", "Alerte",
            "À risque", "En danger", "⛈", "🌩", "🔴", "Défavorable",
        ),
    },
    frozenset({"Météo non renseignée", "Non renseigné", "Non renseignée", "N.D.", "NC", "-", "?"}),
)  # fmt: skip

DIRECTION_WORDS = Vocabulary(
    indicators.DIRECTION,
    indicators.DIRECTIONS,
    {
        Direction.UP: ("Hausse", "Augmentation", "Augmenter", "Croissant", "Plus", "+", "↑", "↗",
                       "En hausse", "À augmenter", "Positif", "Haut"),
        Direction.DOWN: ("Baisse", "Diminution", "Diminuer", "Décroissant", "Moins", "-", "↓", "↘",
                         "En baisse", "À réduire", "À diminuer", "Réduire", "Négatif", "Bas"),
        Direction.HOLD: ("Maintien", "Maintenir", "Stable", "Stabilité", "=", "→", "Stabiliser"),
        Direction.RANGE: ("Plage", "Fourchette", "Intervalle", "Entre deux bornes"),
        Direction.NONE: ("Aucun", "Neutre", "Sans objet", "Sans sens favorable", "Néant",
                         "Descriptif"),
    },
)  # fmt: skip

KIND_WORDS = Vocabulary(
    indicators.KIND,
    indicators.KINDS,
    {
        IndicatorKind.MONITORING: ("Indicateur de suivi", "Activité", "Moyens"),
        IndicatorKind.OUTPUT: ("Indicateur de réalisation", "Réalisations"),
        IndicatorKind.OUTCOME: ("Indicateur de résultat", "Impact", "Indicateur d’impact", "Effet"),
        IndicatorKind.CONTEXT: ("Indicateur de contexte", "Environnement"),
    },
)


OWN_WORDS = Vocabulary(
    indicators.OWN,
    {Answer.YES: indicators.YES, Answer.NO: indicators.NO},
    {Answer.YES: ("Vrai", "True", "X", "1"), Answer.NO: ("Faux", "False", "0")},
)

OBSERVATION_STATUS_WORDS = Vocabulary(
    indicators.STATUS,
    indicators.STATUSES,
    {
        ObservationStatus.DEFINITIVE: ("Définitive", "D", "Validé", "Validée", "Final", "Finale"),
        ObservationStatus.PROVISIONAL: ("Provisoire (p)", "P", "Semi-définitif", "SD"),
        ObservationStatus.ESTIMATED: ("Estimée", "Estimation", "E", "Estimé (e)"),
    },
)

ABSENCE_WORDS = Vocabulary(
    indicators.ABSENCE,
    indicators.ABSENCES,
    {
        Absence.NOT_PUBLISHED: (
            "s", "sec", "secret", "c", "Confidentiel", "Secret stat", "Secret statistique",
            "Non publié (secret statistique ou effectif inférieur à 5)", "Non diffusable", "NP",
            "Sous secret", "Soumis au secret", "Non diffusé",
        ),
        Absence.QUALITY: (
            "ns", "n.s.", "Non significatif", "Non fiable", "Non publié (qualité insuffisante)",
            "Qualité",
        ),
        Absence.NOT_APPLICABLE: ("so", "s.o.", "Non concerné", "Non applicable", "NA", "N/A"),
        Absence.UNKNOWN: (
            "nd", "n.d.", "Non disponible", "Indisponible", "Inconnu", "Inconnue", "Manquant",
            "nr", "n.r.", "nc", "n.c.", "Non communiqué", "Non connu", "-", "–", "—", "…", "...",
            "?", "/", "x",
        ),
    },
)  # fmt: skip

CREDIT_WORDS = Vocabulary(
    programme.CREDIT,
    programme.CREDITS,
    {
        CreditKind.SPECIFIC: (
            "Spécifiques", "Spécifique", "Crédit spécifique", "Crédits politique de la ville",
            "Politique de la ville", "P147", "BOP 147", "Programme 147",
        ),
        CreditKind.COMMON_LAW: ("Droits communs", "Crédits de droit commun", "DC"),
    },
)  # fmt: skip

AnyVocabulary = (
    Vocabulary[Stage]
    | Vocabulary[ActionNature]
    | Vocabulary[Confidence]
    | Vocabulary[Direction]
    | Vocabulary[IndicatorKind]
    | Vocabulary[ObservationStatus]
    | Vocabulary[Absence]
    | Vocabulary[Answer]
    | Vocabulary[CreditKind]
)
