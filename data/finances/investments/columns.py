"""The columns of the PPI in a spreadsheet: read, exported, handed out as a template."""

from data.base.tables import Column
from data.finances.investments import words
from data.finances.investments.views import Measure

SIMULATED, SOURCE = "Simulé", "Source"
"""Written in what leaves the base; an import does not read them."""

_NEVER_ZERO = "en euros. Vide : non renseigné, jamais zéro."

_OPERATION = Column(
    words.OPERATION,
    "Le numéro de l’opération, celui que portent les lignes du budget.",
    "0101",
    is_mandatory=True,
    synonyms=(
        "Numéro d’opération", "N° d’opération", "N° opération", "Code opération",
        "Code de l’opération", "Numéro de l’opération",
    ),
)  # fmt: skip


def _amount(measure: Measure, meaning: str, example: str, *synonyms: str) -> Column:
    name = words.AMOUNTS[measure]
    bare = words.MEASURES[measure]
    return Column(name, f"{meaning}, {_NEVER_ZERO}", example, synonyms=(bare, *synonyms))


OPERATIONS: tuple[Column, ...] = (
    Column(
        words.PROGRAMME,
        "Le code du programme.",
        "ECO",
        is_mandatory=True,
        synonyms=("Code programme", "Code du programme", "N° programme", "Numéro de programme"),
    ),
    Column(
        words.PROGRAMME_TITLE,
        "L’intitulé du programme ; obligatoire pour un programme que la base ne connaît pas.",
        "Écoles",
        synonyms=("Libellé du programme", "Libellé programme", "Nom du programme"),
    ),
    Column(
        words.AUTHORISED,
        f"L’autorisation de programme (AP) votée, {_NEVER_ZERO}",
        "4 200 000",
        synonyms=("AP", "AP votée", "Autorisation de programme", "Montant AP", "AP (€)"),
    ),
    Column(
        words.AUTHORISED_ON,
        "Le jour du vote de l’autorisation de programme.",
        "12/03/2027",
        synonyms=("Date AP", "Date du vote", "AP votée le", "Date de vote"),
        is_day=True,
    ),
    _OPERATION,
    Column(
        words.OPERATION_TITLE,
        "L’intitulé de l’opération ; une ligne par opération.",
        "Rénovation de l’école du centre",
        is_mandatory=True,
        synonyms=("Libellé de l’opération", "Libellé opération", "Nom de l’opération"),
    ),
    Column(
        words.BUDGET,
        "Le budget qui la porte, par son code ou son titre.",
        "principal",
        synonyms=("Code budget", "Budget concerné"),
    ),
    Column(
        words.ACTIONS,
        "Les actions qu’elle finance, par leurs codes, séparés par « ; ».",
        "EDU-1.2 ; LOG-6.2",
        synonyms=("Codes des actions", "Actions liées", "Action"),
    ),
    Column(
        words.TERRITORIES,
        "Les quartiers où elle se situe, par leurs codes ou leurs noms, séparés par « ; ».",
        "QN06236M",
        synonyms=("Quartiers", "QPV", "Territoire", "Quartier"),
    ),
)
YEARS: tuple[Column, ...] = (
    _OPERATION,
    Column(
        words.YEAR,
        "L’exercice, une ligne par opération et par exercice.",
        "2027",
        is_mandatory=True,
        synonyms=("Année", "Exercice budgétaire"),
    ),
    _amount(
        Measure.PLANNED, "Ce que le PPI prévoit", "1 200 000", "Prévisions", "Montant prévu",
        "PPI",
    ),
    _amount(
        Measure.OPENED, "Les crédits de paiement ouverts", "950 000", "CP", "Crédits ouverts (CP)",
        "CP ouverts", "Crédits de paiement",
    ),
    _amount(Measure.COMMITTED, "Ce qui est engagé", "900 000", "Engagements", "Montant engagé"),
    _amount(
        Measure.EXECUTED, "Ce qui est mandaté", "610 000", "Mandaté", "Montant réalisé",
        "Réalisations",
    ),
    _amount(
        Measure.REMAINING, "Ce qui est engagé et non mandaté au 31 décembre", "290 000", "RAR",
        "Reste à réaliser",
    ),
    _amount(
        Measure.SUBSIDIES_PLANNED, "Les subventions attendues", "240 000", "Subventions prévues",
        "Recettes attendues",
    ),
    _amount(
        Measure.SUBSIDIES_RECEIVED, "Les subventions reçues", "", "Subventions encaissées",
        "Recettes reçues",
    ),
)  # fmt: skip
