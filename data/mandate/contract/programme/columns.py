"""The columns of the programme in a spreadsheet: read, exported, handed out as a template."""

from data.base.tables import Column
from data.mandate.contract.programme import words
from data.mandate.contract.programme.views import Financer

SIMULATED = "Simulé"
"""Written in what leaves the base; an import does not read it."""

_PAID = "Ce que {who} apporte, en euros. Vide : montant non renseigné, jamais zéro."


def _amount(financer: Financer, who: str, example: str, *synonyms: str) -> Column:
    return Column(words.AMOUNTS[financer], _PAID.format(who=who), example, synonyms=synonyms)


PROGRAMME: tuple[Column, ...] = (
    Column(
        words.YEAR,
        "L’année de programmation, une de celles du contrat.",
        "2027",
        is_mandatory=True,
        synonyms=("Année de programmation", "Exercice", "Programmation"),
    ),
    Column(
        words.PROJECT,
        "L’intitulé du projet, un par ligne.",
        "Ateliers numériques de proximité",
        is_mandatory=True,
        synonyms=(
            "Intitulé du projet",
            "Nom du projet",
            "Titre du projet",
            "Intitulé",
            "Action",
            "Intitulé de l’action",
        ),
    ),
    Column(
        words.BEARER,
        "Qui porte le projet : une structure, jamais un nom de personne.",
        "Centre social",
        is_mandatory=True,
        synonyms=("Porteur du projet", "Structure porteuse", "Structure", "Organisme"),
    ),
    Column(
        words.OBJECTIVE,
        "L’objectif du contrat, par son code ou son titre.",
        "EMA-01",
        synonyms=("Objectif du contrat", "Code de l’objectif", "Objectif opérationnel"),
    ),
    Column(
        words.QUARTER,
        "Le quartier prioritaire, par son code ou son nom ; vide s’il y en a plusieurs.",
        "QN06250I",
        synonyms=("QPV", "Quartier prioritaire", "Code du quartier", "Territoire"),
    ),
    Column(
        words.CREDIT,
        "Crédits spécifiques de la politique de la ville, ou droit commun.",
        words.CREDITS[next(iter(words.CREDITS))],
        is_mandatory=True,
        synonyms=("Type de crédits", "Nature des crédits", "Crédits mobilisés"),
        words=tuple(words.CREDITS.values()),
    ),
    _amount(
        Financer.STATE, "l’État", "12 500,50", "Part État", "Montant État", "Subvention État",
        "ANCT",
    ),
    _amount(
        Financer.EPCI, "l’intercommunalité", "4 000", "Part EPCI", "Montant EPCI",
        "Intercommunalité", "Agglomération",
    ),
    _amount(
        Financer.TOWN, "la commune", "2 000", "Ville", "Part commune", "Part ville",
        "Montant commune",
    ),
    _amount(
        Financer.OTHER, "les autres financeurs", "", "Autres financeurs", "Autres financements",
        "Cofinanceurs", "Montant autres",
    ),
    Column(
        words.OUTCOME,
        "Ce que le projet a donné, en quelques phrases.",
        "",
        synonyms=("Bilan du projet", "Résultats"),
    ),
)  # fmt: skip
