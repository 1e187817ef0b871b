"""Chapters of the budgets by nature, as their nomenclatures name them."""

TITLES = {
    "001": "Solde d’exécution reporté",
    "002": "Résultat de fonctionnement reporté",
    "010": "Stocks",
    "011": "Charges à caractère général",
    "012": "Charges de personnel et frais assimilés",
    "013": "Atténuations de charges",
    "014": "Atténuations de produits",
    "018": "RSA",
    "020": "Dépenses imprévues",
    "021": "Virement de la section de fonctionnement",
    "022": "Dépenses imprévues",
    "023": "Virement à la section d’investissement",
    "024": "Produits des cessions",
    "040": "Opérations d’ordre entre sections",
    "041": "Opérations patrimoniales",
    "042": "Opérations d’ordre entre sections",
    "043": "Opérations d’ordre dans la section",
    "10": "Dotations, fonds divers et réserves",
    "13": "Subventions d’investissement",
    "16": "Emprunts et dettes assimilées",
    "18": "Comptes de liaison",
    "20": "Immobilisations incorporelles",
    "204": "Subventions d’équipement versées",
    "21": "Immobilisations corporelles",
    "22": "Immobilisations reçues en affectation",
    "23": "Immobilisations en cours",
    "26": "Participations et créances rattachées",
    "27": "Autres immobilisations financières",
    "45": "Opérations pour le compte de tiers",
    "65": "Autres charges de gestion courante",
    "656": "Frais de fonctionnement des groupes d’élus",
    "66": "Charges financières",
    "67": "Charges exceptionnelles ou spécifiques",
    "68": "Dotations aux provisions et dépréciations",
    "70": "Produits des services, du domaine et ventes",
    "73": "Impôts et taxes",
    "731": "Fiscalité locale",
    "74": "Dotations, subventions et participations",
    "75": "Autres produits de gestion courante",
    "76": "Produits financiers",
    "77": "Produits exceptionnels ou spécifiques",
    "775": "Produits des cessions, prévus au 024",
    "78": "Reprises sur provisions et dépréciations",
}
UNRATED = frozenset({"001", "002", "020", "021", "022", "023", "024", "775"})
"""Voted here and realised elsewhere or never: results carried over, transfers, disposals."""


def chapter_title(chapter: str) -> str:
    """Name a chapter; an operation or an unknown one has its number alone."""
    return TITLES.get(chapter, "")
