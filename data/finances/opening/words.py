"""How a figure is said in a sentence, and its formula in words."""

from decimal import Decimal

from data.base.formats import listed, percent, quantity
from data.finances.engine import Why
from data.finances.engine.formulas import Operations, Take, Term
from data.finances.opening.quotients import Quotient

EURO = "€"
PEOPLE = "Population que divise la publication (habitants)"
GROSS = (
    "Ratio de la loi, sur des montants bruts : il ne se compare pas aux montants nets de l’OFGL."
)
NO_OBJECT = (
    "sans objet, car les terrains d’un lotissement sont un stock : ce qu’ils coûtent et rapportent "
    "n’est pas une épargne"
)
NO_FLOW = "Aucun compte de cette formule n’a de mouvement dans ces comptes."
PARTS_VERIFIED: dict[bool | None, str] = {
    True: "Formules des termes vérifiées ; ouvrir un terme dit contre quoi.",
    False: "Formule d’un terme non vérifiée ; ouvrir chaque terme dit ce qui la vérifierait.",
}
PUBLISHED = (
    "Montant publié tel quel : les comptes qui le font ne sont pas dans la base. Importer l’acte "
    "budgétaire (TOTEM) ou la balance de l’année l’ouvrirait."
)
ENTERED = (
    "Montant saisi tel quel : les comptes qui le font ne sont pas dans la base. Importer l’acte "
    "budgétaire (TOTEM) ou la balance de l’année l’ouvrirait."
)
WHY_NOT = {
    Why.NO_FORMULA: "aucune formule n’est connue pour cette nomenclature, cet exercice ou ce "
    "type de fichier",
    Why.NO_BALANCE: "ce montant se lit dans les soldes de fin d’exercice, qu’un acte budgétaire ne "
    "donne pas ; la balance comptable de l’année le donnerait",
    Why.NO_LOANS: "l’acte n’a pas d’annexe de la dette, ou un emprunt y est sans capital restant "
    "dû ; la balance ou une annexe complète le donnerait",
    Why.NO_LINES: "les lignes reçues n’ont pas tous les comptes, et aucun de la section de "
    "fonctionnement ; l’acte ou la balance en entier le donnerait",
}
NOT_GIVEN = "cette publication ne le donne pas"
RATE_KINDS = {"F": "fixe", "V": "variable", "C": "complexe", "P": "préfixé"}
_TAKES = {
    Take.DEBIT: "débit",
    Take.CREDIT: "crédit",
    Take.NET_DEBIT: "débit − crédit",
    Take.NET_CREDIT: "crédit − débit",
    Take.LEAST: "le plus petit du débit et du crédit, compte par compte :",
    Take.CLOSING_CREDIT: "solde créditeur au 31 décembre",
    Take.CLOSING_DEBIT: "solde débiteur au 31 décembre",
    Take.OUTSTANDING: "capital restant dû au 31 décembre, annexe de la dette",
}
_OPERATIONS = {
    Operations.REAL: "",
    Operations.ORDER: " (opérations d’ordre)",
    Operations.ALL: " (opérations réelles et d’ordre)",
}
_ARTICLES = {
    "les": (
        *("Recettes", "Dépenses", "Charges", "Frais", "Impôts", "Remboursements", "Emprunts"),
        *("Subventions", "Travaux", "Ventes", "Achats", "Concours", "Autres", "Crédits"),
        *("Dépôts", "Produits", "Péréquations", "Intérêts"),
    ),
    "l’": ("Épargne", "Encours", "Annuité", "Excédent", "Autofinancement"),
    "la": (
        "Dotation",
        "Fiscalité",
        "TVA",
        "DGF",
        "Taxe",
        "Capacité",
        "Variation",
        "Dette",
        "Part",
        "Fraction",
        "Contribution",
        "Mobilisation",
    ),
    "le": ("FCTVA", "Taux", "Fonds", "Flux", "Produit", "Versement", "Personnel", "Poids"),
}
_ARTICLE_OF = {word: article for article, words in _ARTICLES.items() for word in words}


def budget_said(title: str) -> str:
    """Name a budget after « de », ``du budget principal``, ``du budget annexe Eau``."""
    if "budget principal" in title.casefold():
        return "du budget principal"
    if title.casefold().startswith("budget "):
        return f"du b{title[1:]}"
    return f"du budget « {title} »"


def sentence(title: str, whose: str, year: int, value: str) -> str:
    """Say a figure, ``En 2028, l’épargne brute du budget principal est de 4 083 321,66 €.``."""
    article = _ARTICLE_OF.get(title.split(" ")[0])
    if article is None or any(sign in title for sign in (",", ":", " ou ")):
        return f"En {year}, {lowered(title)} : {value} ({_bare(whose)})."
    verb = "sont de" if article == "les" else "est de"
    joined = f"{article}{'' if article == 'l’' else ' '}{lowered(title)}"
    return f"En {year}, {joined} {whose} {verb} {value}."


def unknown_sentence(title: str, whose: str, year: int, why: str) -> str:
    """Say that a figure is not known, and why."""
    said = (
        why
        if why.startswith(("sans objet", "non calculable"))
        else f"sans donnée. {why[:1].upper()}{why[1:]}"
    )
    return f"En {year}, {lowered(title)} ({_bare(whose)}) : {said}."


def _bare(whose: str) -> str:
    """Return a budget without its « de »."""
    return whose.removeprefix("du ").removeprefix("de ")


def lowered(title: str) -> str:
    """Return a title within a sentence; initials keep their capitals."""
    is_initials = title[:2].isupper()
    return title if is_initials else title[:1].lower() + title[1:]


def euros_exactly(amount: Decimal | None) -> str:
    """Write an amount to the cent."""
    return quantity(amount, EURO, 2)


def quotient_text(quotient: Quotient, value: Decimal) -> str:
    """Write a ratio in its unit."""
    if quotient.unit == "%":
        return percent(value, quotient.decimals)
    return quantity(value, quotient.unit, quotient.decimals)


def term_words(term: Term) -> str:
    """Say a term of accounts, ``crédit − débit des comptes 7…, sauf 775…``."""
    take = _TAKES[Take(term.take or Take.OUTSTANDING)]
    if term.take is Take.OUTSTANDING:
        return take
    link = " des comptes " if term.take is not Take.LEAST else " "
    named = f"{link}{listed([f'{one}…' for one in term.accounts])}" if term.accounts else ""
    without = (
        f", sauf {listed([f'{one}…' for one in term.except_accounts])}"
        if term.except_accounts
        else ""
    )
    return f"{take}{named}{without}{_OPERATIONS[term.operations]}"


def evidence_words(is_verified: bool, against: str) -> str:
    """Say whether a formula was verified, against what, or what would verify it."""
    against = against.strip().rstrip(".")
    return f"{'Formule vérifiée contre' if is_verified else 'Formule non vérifiée'} : {against}."
