"""How the settings of budgets are said in French."""

from data.finances.vocabulary import BudgetActivity, Ratio
from data.finances.words import RATIOS

TITLE = "Réglages des budgets"
ACTIVITIES: dict[BudgetActivity, str] = {
    BudgetActivity.GENERAL: "Service général",
    BudgetActivity.COMMERCIAL: "Service industriel et commercial",
    BudgetActivity.HOUSING_ESTATE: "Lotissement",
}
MEANINGS: dict[BudgetActivity, str] = {
    BudgetActivity.GENERAL: "les ratios et les cibles s’appliquent",
    BudgetActivity.COMMERCIAL: (
        "les ratios et les cibles s’appliquent ; une dispense se saisit si une cible n’a pas lieu "
        "d’être"
    ),
    BudgetActivity.HOUSING_ESTATE: (
        "les terrains sont un stock : taux d’épargne, épargne nette et désendettement y sont sans "
        "objet"
    ),
}
CURRENT, COMING, ENDED = "en vigueur", "à venir", "terminée"
NO_REASON = "Dites pourquoi : le motif reste dans l’historique, avec votre signature."
SAME_ACTIVITY = "Ce budget a déjà cette activité : rien n’a changé."
WRONG_DATES = "La dispense finit avant de commencer : corrigez les dates."
ALREADY = (
    "Ce budget est déjà dispensé de cette cible à ces dates : mettez d’abord fin à la dispense."
)
ENDED_BEFORE = "La fin précède le début de la dispense : choisissez un jour plus tardif."
GONE = "Ce budget n’existe plus : rien n’a été enregistré. Rechargez la page."


def target_name(ratio: Ratio) -> str:
    """Name the target of a ratio within a sentence."""
    return f"cible de {RATIOS[ratio].lower()}"
