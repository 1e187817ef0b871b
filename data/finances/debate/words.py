"""How the sections of the report are called, and what the texts ask of each."""

from data.finances.debate.views import SectionCode

TITLES: dict[SectionCode, str] = {
    SectionCode.SUMMARY: "En une page",
    SectionCode.ACCOUNTS: "Ce que disent les comptes",
    SectionCode.PROJECTION: "Hypothèses et prospective",
    SectionCode.INVESTMENTS: "Investissements",
    SectionCode.DEBT: "Dette",
    SectionCode.STAFF: "Dépenses de personnel",
    SectionCode.ANNEXES: "Budgets annexes",
    SectionCode.SOURCES: "Sources, définitions, limites",
}
_REPORT = "CGCT, articles L. 2312-1 et D. 2312-3"
_PROGRAMMING = "loi n° 2018-32 de programmation des finances publiques 2018-2022, article 13"
ASKED: dict[SectionCode, str] = {
    SectionCode.SUMMARY: "",
    SectionCode.ACCOUNTS: (
        "Évolution des recettes et des dépenses, en fonctionnement et en investissement "
        f"({_REPORT}, à vérifier)."
    ),
    SectionCode.PROJECTION: (
        "Orientations et hypothèses d’évolution, dont la fiscalité et les concours de l’État "
        f"({_REPORT}) ; objectifs d’évolution des dépenses réelles de fonctionnement et du besoin "
        f"de financement annuel ({_PROGRAMMING}). À vérifier."
    ),
    SectionCode.INVESTMENTS: (
        "Engagements pluriannuels : programmation des investissements, dépenses et recettes "
        f"attendues, autorisations de programme ({_REPORT}, à vérifier)."
    ),
    SectionCode.DEBT: (
        "Structure et gestion de l’encours, profil visé à la fin de l’exercice "
        f"({_REPORT}, à vérifier)."
    ),
    SectionCode.STAFF: (
        "Au-dessus de 10 000 habitants : structure et évolution des dépenses de personnel et des "
        f"effectifs, rémunérations, durée du travail ({_REPORT}, à vérifier)."
    ),
    SectionCode.ANNEXES: "",
    SectionCode.SOURCES: "",
}
REPORT_TITLE = "Rapport sur les orientations budgétaires"
DEPUTY = "Le mot de l’adjoint aux finances"
TO_WRITE = "À rédiger"
NOT_CHECKED = (
    f"Textes : {_REPORT} ; {_PROGRAMMING}. Leur version en vigueur et leur application à la "
    "commune sont à vérifier : le plan de ce rapport en suit notre lecture.",
    "Délai : celui qui sépare le débat du vote du budget dépend de la nomenclature (M14 ou M57), "
    "à vérifier.",
    "Les autorisations de programme et les crédits de paiement sont ceux du PPI reçu : ils ne sont "
    "pas rapprochés des délibérations.",
)
NO_STAFF_DATA = (
    "Effectifs, rémunérations (traitements, régimes indemnitaires, heures supplémentaires, "
    "avantages en nature) et durée du travail : à compléter par le service, aucune donnée reçue "
    "ne les donne."
)
NO_SCENARIO = (
    "Aucun scénario n’est écrit : les hypothèses et la trajectoire manquent. La page Prospective "
    "permet d’en créer un."
)
DEFAULTS = "Le reste vaut son défaut ; un défaut est neutre, ce n’est pas une prévision :"
NO_PROGRAMME = (
    "Le classeur du PPI (feuilles « Opérations » et « Années ») s’importe ; une opération se "
    "saisit aussi sur la page Investissements."
)
NO_ANNEXE = (
    "Les comptes d’un seul budget sont reçus : si la commune a des budgets annexes, ils ne sont "
    "pas dans ce rapport."
)
ONE_YEAR = "Un seul exercice est reçu : ce rapport ne peut pas en dire l’évolution."
LONGEST_TEXT = 8_000
LONGEST_REASON = 500
"""Signs, of a text and of its reason."""
