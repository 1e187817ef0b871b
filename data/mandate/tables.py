"""Actions as rows of a spreadsheet: what is taken away can be brought back unchanged."""

from data.base.tables import Column
from data.mandate.words import CONFIDENCES, NATURES, STAGES

CODE = "Code"
TITLE = "Action"
HEADING = "Rubrique"
SCOPE = "Volet"
NATURE = "Nature"
PILOT = "Pilote"
SUPPORT = "En appui"
PARTNERS = "Partenaires"
DEADLINE = "Échéance"
STAGE = "Statut"
PROGRESS = "Avancement (%)"
CONFIDENCE = "Météo"
UPDATED_ON = "Mise à jour le"
COMMENT = "Commentaire"
WORDING = "Texte d’origine"
PLACES = "Lieux"
INDICATORS = "Indicateurs"

DATED_MILESTONE = "Jalon daté"
"""Filled when the deadline is that of a part of the action, which is not read back."""
MILESTONES_DONE = "Jalons faits"
"""Filled when the progress comes from the action's parts, and is not read back."""
NEVER_UPDATED = "Jamais mis à jour"
"""What stands for a stage where nothing was ever declared."""
OUTSIDE = "(organisme extérieur)"
"""What follows the name of a body that is no delegation of the town."""
OTHERS = "Autres acteurs"
"""What an export tells of an action and no reading takes back."""

COLUMNS: tuple[Column, ...] = (
    Column(
        CODE,
        "Ce qui désigne l’action d’un fichier à l’autre. Sans lui, l’action est reconnue à son "
        "titre et reçoit un numéro.",
        "CUL-1.2",
        synonyms=(
            "N°",
            "No",
            "Numéro",
            "Num",
            "Référence",
            "Réf",
            "Id",
            "Identifiant",
            "Code action",
            "Code de l’action",
            "Numéro d’action",
            "N° action",
            "N° de l’action",
            "Numéro de l’action",
            "Référence de l’action",
            "Réf action",
        ),
    ),
    Column(
        TITLE,
        "Ce qui est promis, en une phrase.",
        "Rénover la médiathèque",
        is_mandatory=True,
        synonyms=(
            "Titre",
            "Intitulé",
            "Libellé",
            "Nom",
            "Projet",
            "Engagement",
            "Mesure",
            "Promesse",
            "Objet",
            "Titre de l’action",
            "Intitulé de l’action",
            "Libellé de l’action",
            "Nom de l’action",
            "Nom du projet",
            "Intitulé du projet",
            "Titre du projet",
            "Action ou projet",
            "Action / projet",
            "Projet / action",
            "Actions et projets",
            "Description de l’action",
            "Intitulé de l’engagement",
        ),
    ),
    Column(
        HEADING,
        "Le thème ou la partie du plan où elle se trouve ; plusieurs se séparent par « ; ».",
        "Lecture publique",
        synonyms=(
            "Thème",
            "Thématique",
            "Axe",
            "Section",
            "Chapitre",
            "Partie",
            "Objectif",
            "Objectif opérationnel",
            "Objectif stratégique",
            "Domaine",
            "Catégorie",
            "Ambition",
        ),
    ),
    Column(
        SCOPE,
        "La numérotation dont vient le code, quand le plan en a plusieurs.",
        "Volet externe",
        synonyms=("Volet du plan", "Volet du PST"),
    ),
    Column(
        NATURE,
        "Projet, qui se termine ; mission, qui s’assure ; rendez-vous, qui revient.",
        "Projet",
        synonyms=("Nature de l’action", "Type", "Type d’action", "Type de l’action"),
        words=tuple(NATURES.values()),
    ),
    Column(
        PILOT,
        "La délégation qui pilote, par son titre ou son code, jamais un nom de personne. Un "
        f"organisme qui n’est pas de la ville est suivi de « {OUTSIDE} ».",
        "Culture",
        synonyms=(
            "Délégation",
            "Délégation pilote",
            "Porteur",
            "Portée par",
            "Piloté par",
            "Pilotage",
            "Service pilote",
            "Service référent",
            "Service responsable",
            "Service",
            "Direction pilote",
            "Direction",
            "Pilote de l’action",
            "Porteur de l’action",
            "Élu",
            "Élus",
            "Élu référent",
            "Élue référente",
            "Élu pilote",
            "Élu porteur",
            "Élu en charge",
            "Élu délégué",
            "Élu responsable",
            "Référent",
            "Adjoint",
            "Adjoint référent",
            "Adjoint délégué",
            "Adjoint en charge",
            "Responsable",
            "Porteur de projet",
            "Porteur du projet",
            "Chef de file",
        ),
    ),
    Column(
        SUPPORT,
        "Les délégations qui aident, séparées par « ; ».",
        "Sports ; Finances",
        synonyms=(
            "Appui",
            "Appuis",
            "Soutien",
            "Contributeurs",
            "Délégations en appui",
            "Délégation en appui",
            "En soutien",
            "Délégations associées",
            "Services associés",
            "Contribution",
        ),
    ),
    Column(
        PARTNERS,
        "Les organismes associés, séparés par « ; ».",
        "Département ; CAF",
        synonyms=("Partenaire", "Organismes partenaires", "Partenariats", "Partenaires associés"),
    ),
    Column(
        DEADLINE,
        "Le jour promis : une date, ou « juin 2029 », « fin 2029 », « avant l’été 2029 ».",
        "30/06/2029",
        synonyms=(
            "Date d’échéance",
            "Date limite",
            "Délai",
            "Date de fin",
            "Fin prévue",
            "Terme",
            "Date butoir",
            "Date de fin prévue",
            "Date prévue",
            "Date prévisionnelle",
            "Échéance prévue",
            "Livraison",
            "Date de livraison",
            "Fin prévisionnelle",
            "Calendrier",
            "Deadline",
            "Date de réalisation",
        ),
        is_day=True,
    ),
    Column(
        STAGE,
        "Où elle en est.",
        "En cours",
        synonyms=(
            "État",
            "Stade",
            "Situation",
            "État d’avancement",
            "Statut de l’action",
            "État de l’action",
            "Phase",
            "Étape",
            "Statut d’avancement",
            "Avancée",
            "Status",
        ),
        words=tuple(STAGES.values()),
    ),
    Column(
        PROGRESS,
        "De 0 à 100. Il se lit avec un statut.",
        "40",
        synonyms=(
            "%",
            "% d’avancement",
            "Taux",
            "Avancement",
            "État d’avancement (%)",
            "% avanc.",
            "Taux d’avancement",
            "Pourcentage",
            "Pourcentage d’avancement",
            "% avancement",
            "Avancement en %",
            "Progression",
            "Progrès",
            "% réalisé",
            "Taux de réalisation",
            "Pourcentage de réalisation",
            "% de réalisation",
        ),
    ),
    Column(
        CONFIDENCE,
        "La confiance du service dans la tenue de l’objectif. Elle se lit avec un statut.",
        "Objectifs atteignables",
        synonyms=("Météo du projet", "Météo de l’action", "Confiance", "Risque", "Climat"),
        words=tuple(label for value, label in CONFIDENCES.items() if value is not None),
    ),
    Column(
        UPDATED_ON,
        "Le jour où le statut est vrai ; aujourd’hui si la case est vide.",
        "15/09/2028",
        synonyms=(
            "Date de mise à jour",
            "Mis à jour le",
            "Mise à jour",
            "Dernière mise à jour",
            "Date de la mise à jour",
            "Date de la dernière mise à jour",
            "Actualisé le",
            "Date du statut",
            "Maj",
            "Date maj",
            "Maj le",
        ),
        is_day=True,
    ),
    Column(
        COMMENT,
        "Ce qu’il faut savoir de ce statut.",
        "Marché notifié en mai.",
        synonyms=(
            "Observation",
            "Observations",
            "Remarque",
            "Note",
            "Précision",
            "Commentaire de suivi",
            "Point d’étape",
            "Explication",
        ),
    ),
    Column(
        WORDING,
        "La phrase entière du document qui promet.",
        "Nous rénoverons la médiathèque d’ici 2029.",
        synonyms=(
            "Texte",
            "Texte intégral",
            "Texte complet",
            "Formulation",
            "Formulation d’origine",
            "Descriptif",
            "Description",
            "Texte du plan",
        ),
    ),
    Column(
        PLACES,
        "Les quartiers ou les lieux, séparés par « ; ».",
        "Quai du Commerce",
        synonyms=(
            "Lieu",
            "Quartier",
            "Localisation",
            "Adresse",
            "Secteur",
            "Territoire",
            "Site",
            "Quartier concerné",
            "Lieu concerné",
        ),
    ),
    Column(
        INDICATORS,
        "Les indicateurs que l’action vise, par code ou par titre, séparés par « ; ».",
        "poverty_rate_60 ; Revenu déclaré médian",
        synonyms=("Indicateurs visés", "Indicateur visé", "Indicateurs liés", "Vise"),
    ),
)

MARKS: tuple[Column, ...] = (
    Column(
        DATED_MILESTONE,
        "Rempli par l’export quand l’échéance est celle d’un jalon : elle n’est pas relue.",
        "Ouverture du chantier",
    ),
    Column(
        MILESTONES_DONE,
        "Rempli par l’export quand l’avancement vient des jalons : il n’est pas relu.",
        "2 sur 5",
    ),
)
"""What an export says of its own cells, so that they are not read as something else."""
