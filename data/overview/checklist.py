"""What a town is asked to bring, in words: title, gain, where to find it. Free of database."""

from dataclasses import dataclass

_DOCUMENT = "DOCX, PDF, ODT ou texte"
_SPREADSHEET = "XLSX, ODS ou CSV"
_SHAPES = (
    "GeoJSON, GeoPackage ou ZIP (shapefile compris)\u00a0; correspondance\u00a0: CSV, XLSX ou ODS"
)
_OFFICIAL = "CSV, XLSX ou ODS, tels quels ou compressés (ZIP, GZ)"
_ACCOUNTS = "XML ou CSV, tels quels ou compressés (ZIP, GZ), XLSX ou ODS"


@dataclass(frozen=True)
class Entry:
    """A step as written, before the base is counted.

    Attributes:
        formats: codes of the formats that bring it.
        missing: what a report says while the base holds none of it.
    """

    key: str
    title: str
    gain: str
    where: str
    formats: tuple[str, ...]
    files: str
    missing: str


ROADMAP = Entry(
    key="roadmap",
    title="La feuille de route, telle qu’elle a été votée",
    gain=(
        "Vue d’ensemble, Délégations, Actions et Présentation : chaque engagement, qui le porte, "
        "qui l’appuie, pour quand."
    ),
    where=(
        "Le document de l’exécutif (cabinet du maire, direction générale), par délégation ou par "
        "thème, tel quel : rien à recopier."
    ),
    formats=("feuille-de-route",),
    files=_DOCUMENT,
    missing="La feuille de route : aucune action n’est encore connue.",
)
PST = Entry(
    key="roadmap",
    title="Le programme stratégique transversal (PST), tel qu’il a été adopté",
    gain=(
        "Vue d’ensemble, Actions et Présentation : objectifs stratégiques et opérationnels, "
        "actions, échevins et services qui les portent."
    ),
    where="Le document présenté au conseil communal, volets interne et externe, tel quel.",
    formats=("pst",),
    files=_DOCUMENT,
    missing="Le programme stratégique transversal : aucune action n’est encore connue.",
)
CONTRACT = Entry(
    key="city_contract",
    title="Le contrat de ville",
    gain=(
        "Le document suivi « Contrat de ville » : ambitions, objectifs et actions, à côté de "
        "ceux de la feuille de route, sans jamais les additionner."
    ),
    where=(
        "Le service politique de la ville de l’intercommunalité ; souvent en annexe de la "
        "délibération qui l’approuve. Seulement si la commune a un quartier prioritaire. Sa "
        "programmation annuelle vient ensuite d’un tableur, un projet par ligne."
    ),
    formats=("contrat-de-ville", "programmation"),
    files=_DOCUMENT,
    missing="Le contrat de ville, si la commune en a un.",
)
TRACKING = Entry(
    key="tracking",
    title="Le tableau de suivi des actions",
    gain=(
        "Vue d’ensemble, Délégations et Actions : statut, avancement, météo et échéances, datés ; "
        "ce qui a changé d’un envoi à l’autre."
    ),
    where=(
        "Votre tableur, avec vos colonnes : vous dites une fois ce qu’elles veulent dire. Sans "
        "tableur, partez du modèle."
    ),
    formats=("actions",),
    files=_SPREADSHEET,
    missing="Le tableau de suivi : aucune action n’a encore d’avancement déclaré.",
)
INDICATORS = Entry(
    key="indicators",
    title="Vos indicateurs",
    gain="Indicateurs : vos propres mesures, par territoire et par année.",
    where=(
        "Vos observatoires et vos services : une ligne par indicateur, territoire et année, avec "
        "sa source. Sans tableur, partez du modèle."
    ),
    formats=("indicateurs",),
    files=_SPREADSHEET,
    missing="Vos indicateurs : aucune valeur n’est encore connue.",
)
OUTLINES = Entry(
    key="outlines",
    title="Les contours des quartiers prioritaires et des communes",
    gain="Quartiers prioritaires et Vue d’ensemble : la carte, la fiche de chaque quartier.",
    where=(
        "data.gouv.fr, jeu « Quartiers prioritaires de la politique de la ville (QPV) », ANCT, "
        "génération 2024, et, au même endroit, la correspondance entre quartiers de 2015 et de "
        "2024 ; pour les communes, Admin Express, IGN. Le fichier de la France entière convient : "
        "Mandascope n’en garde que votre intercommunalité. Sans quartier prioritaire, les communes "
        "suffisent. Et, de vos services, les contours des quartiers fragiles, territoires de "
        "veille active ou conseils de quartier."
    ),
    formats=("contours", "communes", "correspondance-qpv"),
    files=_SHAPES,
    missing="Les contours des quartiers prioritaires, si la commune en a : aucun n’est connu.",
)
QUARTER_STATISTICS = Entry(
    key="quarter_statistics",
    title="Les statistiques des quartiers prioritaires",
    gain=(
        "Quartiers prioritaires et Indicateurs : population, revenus, emploi, et l’écart à "
        "l’agglomération."
    ),
    where=(
        "insee.fr, statistiques sur les quartiers prioritaires : bases DEMO, REVN, IPRO, EDUC et "
        "LOGT des quartiers de 2015, fichiers des quartiers de 2024, INSEE. Gardez le nom du "
        "fichier : il dit l’année de l’édition. Seulement si la commune a un quartier prioritaire."
    ),
    formats=("insee-qpv",),
    files=_OFFICIAL,
    missing=(
        "Les statistiques des quartiers prioritaires, si la commune en a : aucun n’est encore "
        "mesuré."
    ),
)
TOWN_STATISTICS = Entry(
    key="town_statistics",
    title="Les statistiques de la commune et de ses écoles",
    gain=(
        "Indicateurs et Quartiers prioritaires : ce à quoi un quartier se compare, et ses écoles."
    ),
    where=(
        "insee.fr, populations de référence, Filosofi et ses carreaux de 200\u00a0m, INSEE ; "
        "data.gouv.fr, délinquance enregistrée par commune, SSMSI ; "
        "data.education.gouv.fr, indices de position sociale des écoles, des "
        "collèges et des lycées, DEPP, et l’annuaire de l’éducation, qui dit où ils sont."
    ),
    formats=("populations", "filosofi", "ssmsi", "ips", "annuaire-education", "carreaux"),
    files=_OFFICIAL,
    missing="Les statistiques de la commune : aucune commune n’est encore mesurée.",
)
ACCOUNTS = Entry(
    key="accounts",
    title="Les comptes de la ville",
    gain=(
        "Ratios et trajectoire, Comptes et formules, Prospective et Orientation budgétaire : "
        "épargnes, dette et ratios de la loi de chaque budget, ouverts compte par compte, devant "
        "vos cibles et à côté de votre strate."
    ),
    where=(
        "data.ofgl.fr, jeu « ofgl-base-communes », OFGL ; data.economie.gouv.fr, balances "
        "comptables et comptes individuels des communes, DGFiP ; ou, au service des finances, "
        "vos documents budgétaires TOTEM."
    ),
    formats=("ofgl", "balances", "comptes-individuels", "totem"),
    files=_ACCOUNTS,
    missing="Les comptes de la ville : aucun exercice n’est encore connu.",
)
INVESTMENTS = Entry(
    key="investments",
    title="Le programme pluriannuel d’investissement (PPI)",
    gain=(
        "Investissements, Prospective et Orientation budgétaire : ce que chaque opération coûte, "
        "par exercice, pour quelles actions et quels territoires."
    ),
    where=(
        "Le tableau du service des finances, une ligne par opération et par exercice ; un modèle "
        "est à télécharger sur la page Imports."
    ),
    formats=("ppi",),
    files=_SPREADSHEET,
    missing="Le PPI : aucune opération d’investissement n’est encore connue.",
)

FRENCH = (
    ROADMAP,
    CONTRACT,
    TRACKING,
    INDICATORS,
    OUTLINES,
    QUARTER_STATISTICS,
    TOWN_STATISTICS,
    ACCOUNTS,
    INVESTMENTS,
)
"""What a French commune is asked for, in order."""

BELGIAN = (PST, TRACKING, INDICATORS)
"""What a Walloon commune is asked for: it has no French quarters nor accounts."""
