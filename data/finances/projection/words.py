"""What a projection says of what it assumed, and of what it lacks, in French."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from data.base.formats import euros, listed

MISSING = {
    "operating_revenue": "les recettes réelles de fonctionnement",
    "operating_spending": "les dépenses réelles de fonctionnement",
    "loan_repayments": "les remboursements d’emprunts",
    "debt": "l’encours de dette",
    "equipment_spending": "les dépenses d’équipement, dans le PPI ou en hypothèse",
}
"""What a budget cannot be carried on without."""

NO_ANNEX = (
    "L’annexe de la dette n’est pas connue : la dette ancienne est prolongée au rythme et au taux "
    "moyen du dernier exercice."
)
NEGATIVE_DEBT = "L’encours du dernier exercice est négatif : il est gardé tel quel."
INTEREST_INSIDE = (
    "Les intérêts de la dette ancienne ne sont pas connus à part : ils restent dans les dépenses "
    "et ne baissent pas avec la dette."
)
NO_WORKING_CAPITAL = (
    "Le fonds de roulement de départ n’est pas connu : seule sa variation est projetée, et "
    "l’emprunt d’équilibre l’empêche de descendre sous son niveau de départ."
)
POSTPONED_TOO_MUCH = (
    "L’investissement reporté dépasse ce qui est prévu certaines années : il est ramené à ce "
    "montant."
)
BELOW_ZERO = (
    "Attention : des recettes ou des dépenses de fonctionnement deviennent négatives. Une "
    "hypothèse retire plus que la ligne ne contient ; les ratios de ces années n’ont pas de sens."
)
NO_PAST_EQUIPMENT = (
    "Les dépenses d’équipement qui ouvrent droit au FCTVA des premières années ne sont pas "
    "connues : celui du dernier exercice est reconduit ces années-là."
)
NO_PAST_FCTVA = (
    "Ni le FCTVA du dernier exercice, ni les dépenses d’équipement qui y ouvrent droit ne sont "
    "connus : le FCTVA des premières années est compté pour rien."
)
NO_FCTVA = "Aucun FCTVA n’a été reçu au dernier exercice : aucun n’est supposé ensuite."
NO_SUBSIDIES = (
    "Les subventions d’investissement attendues ne sont ni saisies ni connues : aucune n’est "
    "supposée."
)
NO_SUBSIDIES_PAID = (
    "Les subventions d’équipement versées ne sont ni saisies ni connues : aucune n’est supposée."
)
EQUIPMENT_AS_BEFORE = (
    "Les dépenses d’équipement des années sans PPI ni hypothèse sont celles du dernier exercice."
)
REPLACED_PLAN = "Les dépenses d’équipement saisies en hypothèse remplacent celles du PPI."
LATE_LOANS = "Les emprunts d’une année déjà exécutée ne sont pas comptés une seconde fois."


def closing_result(amount_eur: Decimal) -> str:
    """Say that the fonds de roulement starts from the résultat de clôture of the act."""
    return (
        f"Le fonds de roulement part du résultat de clôture de l’acte ({euros(amount_eur)}) : "
        "toutes ses recettes moins toutes ses dépenses, reports 001 et 002 compris, restes à "
        "réaliser non déduits. L’emprunt d’équilibre l’y maintient tant qu’aucun plancher n’est "
        "saisi."
    )


def other_interest(amount_eur: Decimal) -> str:
    """Say which financial charges stay the same whatever the debt."""
    return (
        f"Les charges financières que l’échéancier n’explique pas ({euros(amount_eur)}) sont "
        "reconduites chaque année."
    )


def debt_outside_annex(amount_eur: Decimal) -> str:
    """Say which debt is in the accounts and not in the annex."""
    return (
        f"L’encours des comptes et celui de l’annexe diffèrent de {euros(amount_eur)} : cet écart "
        "est gardé tel quel."
    )


def undetailed(titles: Iterable[str]) -> str:
    """Name the lines that stand for several."""
    return f"La source ne détaille pas tout : {_list(titles)} évoluent d’un seul bloc."


def without_effect(titles: Iterable[str]) -> str:
    """Name the hypotheses that were typed and act on nothing."""
    return f"Sans effet sur ce budget, faute de la ligne correspondante : {_list(titles)}."


def of_budget(title: str, words: str) -> str:
    """Say which budget a sentence speaks of."""
    return f"{title} : {words}"


def gathered(by_title: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return what several budgets say, once each, with their names; without when all say it."""
    titles: dict[str, list[str]] = {}
    for title, sentences in by_title.items():
        for one in sentences:
            titles.setdefault(one, []).append(title)
    return tuple(
        one if len(names) == len(by_title) else of_budget(listed(names), one)
        for one, names in titles.items()
    )


def _list(titles: Iterable[str]) -> str:
    return ", ".join(f"« {title} »" for title in titles)
