"""How the PPI is called on screen, and the columns of its workbook."""

from data.finances.investments.views import Measure

PROGRAMME, PROGRAMME_TITLE = "Programme", "Intitulé du programme"
AUTHORISED, AUTHORISED_ON = "AP votée (€)", "Date de l’AP"
OPERATION, OPERATION_TITLE = "Opération", "Intitulé de l’opération"
BUDGET, ACTIONS, TERRITORIES = "Budget", "Actions", "Territoires"
YEAR = "Exercice"

MEASURES: dict[Measure, str] = {
    Measure.PLANNED: "Prévu",
    Measure.OPENED: "Crédits ouverts",
    Measure.COMMITTED: "Engagé",
    Measure.EXECUTED: "Réalisé",
    Measure.REMAINING: "Restes à réaliser",
    Measure.SUBSIDIES_PLANNED: "Subventions attendues",
    Measure.SUBSIDIES_RECEIVED: "Subventions reçues",
}
SHORT: dict[Measure, str] = MEASURES | {
    Measure.OPENED: "CP ouverts",
    Measure.REMAINING: "RAR",
    Measure.SUBSIDIES_PLANNED: "Subv. attendues",
    Measure.SUBSIDIES_RECEIVED: "Subv. reçues",
}
"""Headings of tables, where room lacks."""
BY_ACCOUNTS, TO_SEE = "Réalisé des comptes", "À voir"
AMOUNTS: dict[Measure, str] = {one: f"{label} (€)" for one, label in MEASURES.items()}

OPERATIONS_SHEET, YEARS_SHEET = "Opérations", "Années"
SHARED = "partagée"
NO_TERRITORY = "Sans territoire"
NO_PPI = (
    "Aucun programme pluriannuel d’investissement n’est connu dans cette base : on ne peut dire ni "
    "ce qui est prévu, ni ce qui est payé."
)
NO_MAP = (
    "Pas de carte : les contours d’aucun quartier prioritaire ne sont dans cette base. Les "
    "montants par territoire se lisent dans le tableau."
)
WHAT_FILLS = (
    "Le classeur du PPI (feuilles « Opérations » et « Années ») s’importe ; une opération se "
    "saisit aussi à l’écran, ci-dessous. Le modèle est sur la page « Imports »."
)
