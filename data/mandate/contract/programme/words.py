"""How the programme is called on screen, and the columns of its table."""

from data.mandate.contract.programme.views import Breakdown, Financer
from data.mandate.vocabulary import CreditKind

FINANCERS: dict[Financer, str] = {
    Financer.STATE: "État",
    Financer.EPCI: "EPCI",
    Financer.TOWN: "Commune",
    Financer.OTHER: "Autres",
}
CREDITS: dict[CreditKind, str] = {
    CreditKind.SPECIFIC: "Crédits spécifiques",
    CreditKind.COMMON_LAW: "Droit commun",
}
BREAKDOWNS: dict[Breakdown, str] = {
    Breakdown.QUARTER: "Quartier",
    Breakdown.OBJECTIVE: "Objectif",
    Breakdown.CREDIT: "Crédits",
    Breakdown.YEAR: "Année",
}
NO_QUARTER = "Sans quartier, ou plusieurs"
NO_OBJECTIVE = "Sans objectif"

YEAR, PROJECT, BEARER = "Année", "Projet", "Porteur"
OBJECTIVE, QUARTER, CREDIT, OUTCOME = "Objectif", "Quartier", "Crédits", "Bilan"
AMOUNTS: dict[Financer, str] = {one: f"{label} (€)" for one, label in FINANCERS.items()}
COLUMNS = (YEAR, PROJECT, BEARER, OBJECTIVE, QUARTER, CREDIT, *AMOUNTS.values(), OUTCOME)
"""Of the table on screen, of the files taken away, and of what is pasted from a spreadsheet."""
