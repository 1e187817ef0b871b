"""Figures as rows to take away, and the columns of the indicators' own spreadsheets."""

from data.base.chart import Cell
from data.base.tables import Column
from data.indicators import confidentiality
from data.indicators.views import Figure, IndicatorLine, Reading
from data.indicators.vocabulary import Absence, Direction, IndicatorKind, ObservationStatus

COLUMNS = (
    "Indicateur",
    "Valeur",
    "Unité",
    "Année",
    "Périmètre",
    "Code du périmètre",
    "Absence",
    "Source",
    "Édition",
)

DIRECTIONS: dict[Direction, str] = {
    Direction.UP: "À la hausse",
    Direction.DOWN: "À la baisse",
    Direction.HOLD: "À maintenir",
    Direction.RANGE: "Dans une plage",
    Direction.NONE: "Sans",
}

KINDS: dict[IndicatorKind, str] = {
    IndicatorKind.MONITORING: "Suivi",
    IndicatorKind.OUTPUT: "Réalisation",
    IndicatorKind.OUTCOME: "Résultat",
    IndicatorKind.CONTEXT: "Contexte",
}

STATUSES: dict[ObservationStatus, str] = {
    ObservationStatus.DEFINITIVE: "Définitif",
    ObservationStatus.PROVISIONAL: "Provisoire",
    ObservationStatus.ESTIMATED: "Estimé",
    ObservationStatus.CONFIDENTIAL: "Confidentiel",
}

ABSENCES: dict[Absence, str] = {
    Absence.NOT_PUBLISHED: "Non publié",
    Absence.QUALITY: "Qualité insuffisante",
    Absence.NOT_APPLICABLE: "Sans objet",
    Absence.UNKNOWN: "Non renseigné",
}
"""Short enough for a cell; the screen says more."""

CODE = "Code"
TITLE = "Indicateur"
THEME = "Thème"
DEFINITION = "Définition"
UNIT = "Unité"
DECIMALS = "Décimales"
DIRECTION = "Sens favorable"
KIND = "Type"
CONCEPT = "Concept"
PERIODICITY = "Périodicité"
LIMITS = "Limites"
SOURCE_FAMILY = "Source habituelle"
METHOD = "Méthode"
OWNER = "Responsable"
NEXT_UPDATE = "Prochaine mise à jour"
SMALLEST_COUNT = "Effectif minimal publiable"
OWN = "Propre à la commune"
YES, NO = "oui", "non"

OF = "Code de l’indicateur"
TERRITORY = "Territoire"
YEAR = "Année"
EDITION = "Édition"
VALUE = "Valeur"
ABSENCE = "Absence"
STATUS = "Statut"
PERIMETER = "Périmètre"
NOTE = "Note"
SOURCE = "Source"

_CODES = (
    "Code indicateur", "Code de l’indicateur", "N° indicateur", "Id indicateur",
    "Identifiant de l’indicateur", "Identifiant", "Réf indicateur",
)  # fmt: skip

CATALOGUE: tuple[Column, ...] = (
    Column(
        CODE,
        "Ce qui désigne l’indicateur d’un fichier à l’autre.",
        "loges_bailleurs",
        is_mandatory=True,
        synonyms=_CODES,
    ),
    Column(
        TITLE,
        "Ce qui est mesuré.",
        "Part des ménages logés par un bailleur social",
        is_mandatory=True,
        synonyms=(
            "Titre",
            "Intitulé",
            "Libellé",
            "Nom",
            "Nom de l’indicateur",
            "Libellé indicateur",
            "Intitulé de l’indicateur",
            "Titre de l’indicateur",
        ),
    ),
    Column(THEME, "Le sujet dont il relève.", "logement", synonyms=("Thématique", "Domaine")),
    Column(
        DEFINITION,
        "Comment il se calcule, en une phrase.",
        "Ménages locataires d’un bailleur social, rapportés à l’ensemble des ménages.",
        synonyms=("Description",),
    ),
    Column(
        UNIT,
        "« % », « € », « personnes »…",
        "%",
        synonyms=("Unité de mesure", "Mesuré en"),
    ),
    Column(
        DECIMALS,
        "Le nombre de décimales à écrire, de 0 à 6.",
        "1",
        synonyms=("Nombre de décimales", "Décimale", "Précision"),
    ),
    Column(
        DIRECTION,
        "Le sens dans lequel la situation s’améliore.",
        "À la baisse",
        synonyms=("Sens", "Sens souhaité", "Direction", "Tendance souhaitée", "Sens attendu"),
        words=tuple(DIRECTIONS.values()),
    ),
    Column(
        KIND,
        "Ce qu’il dit : un suivi, une réalisation, un résultat ou un contexte.",
        "Contexte",
        synonyms=("Type d’indicateur", "Nature", "Nature de l’indicateur"),
        words=tuple(KINDS.values()),
    ),
    Column(
        CONCEPT,
        "La notion officielle qu’il suit ; deux concepts différents ne se comparent pas.",
        "population des ménages",
        synonyms=("Notion",),
    ),
    Column(
        PERIODICITY,
        "Tous les combien il paraît.",
        "annuelle",
        synonyms=("Fréquence", "Périodicité de mise à jour"),
    ),
    Column(
        LIMITS,
        "Ce qu’il ne faut pas lui faire dire.",
        "Secret statistique sous onze ménages.",
        synonyms=("Limite", "Précautions", "Précautions de lecture", "Réserves"),
    ),
    Column(
        SOURCE_FAMILY,
        "Qui le publie d’ordinaire, ou quel outil de la ville le donne.",
        "INSEE, recensement de la population",
        synonyms=("Famille de source", "Source de l’indicateur", "Source usuelle"),
    ),
    Column(
        METHOD,
        "Comment il se calcule, pas à pas : numérateur, dénominateur, ce qui est exclu.",
        "Locataires d’un bailleur social ÷ ensemble des ménages, au 1er janvier.",
        synonyms=("Mode de calcul", "Méthode de calcul", "Formule", "Calcul"),
    ),
    Column(
        OWNER,
        "Le service qui en répond ; jamais le nom d’une personne.",
        "Service habitat",
        synonyms=("Service responsable", "Service référent", "Service producteur"),
    ),
    Column(
        NEXT_UPDATE,
        "Le jour où la prochaine valeur est attendue.",
        "30/06/2027",
        synonyms=("Prochaine actualisation", "Prochaine valeur attendue"),
        is_day=True,
    ),
    Column(
        SMALLEST_COUNT,
        "L’effectif sous lequel une valeur ne sort pas de la base.",
        "11",
        synonyms=("Seuil de secret", "Seuil de diffusion", "Effectif minimal"),
    ),
    Column(
        OWN,
        "« oui » pour un indicateur que la commune a défini elle-même.",
        NO,
        synonyms=("Propre à la ville", "Indicateur de la commune", "Indicateur local"),
        words=(YES, NO),
    ),
)

VALUES: tuple[Column, ...] = (
    Column(
        OF,
        "Le code que lui donne le catalogue.",
        "loges_bailleurs",
        synonyms=("Code", *_CODES),
    ),
    Column(
        TITLE,
        "Son nom ; il remplace le code quand il n’y en a pas.",
        "Part des ménages logés par un bailleur social",
        synonyms=("Nom de l’indicateur", "Libellé indicateur", "Libellé", "Intitulé"),
    ),
    Column(
        TERRITORY,
        "Le code officiel ou le nom de la commune, du quartier, de l’agglomération.",
        "QN06211M",
        is_mandatory=True,
        synonyms=(
            "Code du territoire",
            "Code territoire",
            "Nom du territoire",
            "Quartier",
            "Commune",
            "Code du quartier",
            "Code quartier",
            "Code géographique",
            "Codgeo",
            "Code géo",
            "Zone",
            "Code INSEE",
            "Code commune",
            "Lieu",
            "Ville",
        ),
    ),
    Column(
        YEAR,
        "L’année dont parle la valeur, qui n’est pas celle de la publication.",
        "2021",
        synonyms=("Année des données", "Année de la donnée", "Millésime", "An", "Période"),
    ),
    Column(
        EDITION,
        "L’année de la publication.",
        "2024",
        synonyms=("Année d’édition", "Année de publication", "Publication"),
    ),
    Column(
        VALUE,
        "La valeur, dans l’unité du catalogue ; une case vide ne dit rien, 0 est un vrai zéro.",
        "42,5",
        is_mandatory=True,
        synonyms=("Valeurs", "Résultat", "Mesure", "Chiffre", "Val", "Donnée"),
    ),
    Column(UNIT, "L’unité de la valeur.", "%", synonyms=("Unité de mesure",)),
    Column(
        ABSENCE,
        "Pourquoi il n’y a pas de valeur.",
        "Non publié",
        synonyms=("Raison de l’absence", "Motif d’absence", "Motif", "Valeur manquante"),
        words=tuple(ABSENCES.values()),
    ),
    Column(
        STATUS,
        "Si la valeur peut encore changer.",
        "Définitif",
        synonyms=("Statut de la valeur", "État de la valeur"),
        words=tuple(STATUSES.values()),
    ),
    Column(
        PERIMETER,
        "Le millésime des limites du territoire, pour un quartier prioritaire.",
        "2024",
        synonyms=("Code du périmètre", "Millésime du périmètre", "Géographie"),
    ),
    Column(NOTE, "Ce qu’il faut savoir de cette valeur.", "", synonyms=("Remarque", "Commentaire")),
    Column(
        SOURCE,
        "D’où vient la valeur.",
        "INSEE, recensement de la population",
        synonyms=("Origine", "Producteur", "Source de la donnée"),
    ),
)


def absence_cell(reading: Reading) -> str | None:
    """Return why a reading has no value in few words; « Secret » reads back as no change."""
    if reading.withheld:
        return confidentiality.WORD
    return ABSENCES[reading.absence] if reading.absence else None


def figure_cells(indicator: IndicatorLine, figure: Figure, code: str) -> tuple[Cell, ...]:
    """Return a figure under the columns; ``code`` is the territory it was made on."""
    return (
        indicator.title,
        figure.value,
        indicator.unit,
        figure.data_year,
        figure.perimeter or None,
        code,
        figure.absence,
        figure.source or None,
        figure.edition,
    )
