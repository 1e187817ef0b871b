"""How the legal ratios and their checks are said in French."""

from decimal import Decimal

from data.base.formats import MISSING, counted, percent, quantity
from data.finances.cells import reason_text
from data.finances.engine import Why
from data.finances.legal.definitions import LegalRatio
from data.finances.legal.rules import Agreement, LegalAmounts
from data.finances.rules import Reason, Result

TITLE = "Ratios de la loi"
GROSS = (
    "Définition brute de la loi : ni atténuations ni annulations déduites. Ces ratios ne se mêlent "
    "pas à ceux de l’épargne et de la dette, nets, qui suivent l’OFGL."
)
NO_LINES = (
    "Les ratios de la loi se calculent sur les lignes d’un acte budgétaire ou d’une balance : "
    "importez-en un pour ce budget."
)
WITHOUT_DATA = "sans donnée"
PER_HEAD = "€/hab."
_NOT_MADE: dict[Why, str] = {
    Why.NO_FORMULA: "pas de formule pour cette nomenclature",
    Why.NO_LOANS: "annexe de la dette absente ou incomplète",
    Why.NO_BALANCE: "une balance est nécessaire",
    Why.NO_LINES: "comptes de fonctionnement absents",
}
_PLACES = 2
_SEVERAL = 2


def value_text(ratio: LegalRatio, result: Result, of: LegalAmounts) -> str:
    """Write a ratio, or why it has no number."""
    if ratio.without:
        return WITHOUT_DATA
    if result.value is not None:
        return amount_text(ratio, result.value)
    if result.reason is not Reason.MISSING:
        return reason_text(result)
    reasons = (of.amounts[code].why for code in ratio.codes)
    said = next((_NOT_MADE[one] for one in reasons if one in _NOT_MADE), "")
    return f"{MISSING} ({said})" if said else MISSING


def amount_text(ratio: LegalRatio, value: Decimal | None, places: int = _PLACES) -> str:
    """Write euros per inhabitant or a percentage, to two decimals as most acts print them."""
    return quantity(value, PER_HEAD, places) if ratio.is_per_head else percent(value, places)


def printed_text(ratio: LegalRatio, value: Decimal | None) -> str:
    """Write a ratio that an act prints with the decimals that it has there, no more."""
    exponent = value.as_tuple().exponent if value is not None else 0
    return amount_text(ratio, value, max(0, -exponent) if isinstance(exponent, int) else _PLACES)


def unit(ratio: LegalRatio) -> str:
    """Return the unit of a ratio."""
    if ratio.without:
        return ""
    return PER_HEAD if ratio.is_per_head else "%"


def agreement_text(ratio: LegalRatio, found: Agreement, apart: Decimal | None) -> str:
    """Say whether the computed ratio is the printed one, or by how much it is not."""
    if found is Agreement.DIFFERS and apart is not None:
        sign = "+" if apart > 0 else ""
        if ratio.is_per_head:
            return f"écart de {sign}{amount_text(ratio, apart)}"
        points = "point" if abs(apart) < _SEVERAL else "points"
        return f"écart de {sign}{quantity(apart, points, _PLACES)}"
    return {
        Agreement.AGREES: "concorde à l’arrondi publié",
        Agreement.NOT_PRINTED: "non publié dans les comptes reçus",
        Agreement.NOT_COMPUTED: "publié, non calculé ici",
    }.get(found, "")


def evidence_text(ratio: LegalRatio, of: LegalAmounts) -> str:
    """Say against what each amount was checked, or what would check it; or why there is none."""
    if ratio.without:
        return f"{WITHOUT_DATA} : {ratio.without}"
    variants = [of.amounts[code].variant for code in ratio.codes]
    said = [
        f"{'vérifié sur' if one.evidence.is_verified else 'non vérifié :'} {one.evidence.against}"
        for one in variants
        if one is not None
    ]
    return " ; ".join(dict.fromkeys(said))


def count_sentence(agreements: list[Agreement]) -> str:
    """Count the ratios met to the printed rounding, ``10 ratios sur 10 concordent …``."""
    compared = [one for one in agreements if one in (Agreement.AGREES, Agreement.DIFFERS)]
    if not compared:
        return "Aucun ratio publié n’accompagne ces comptes : rien à quoi comparer le calcul."
    met = sum(one is Agreement.AGREES for one in compared)
    verb = "concordent" if met > 1 else "concorde"
    return f"{counted(met, 'ratio')} sur {len(compared)} {verb} avec la publication, à l’arrondi."
