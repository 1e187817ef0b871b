"""The lines of a budget act."""

from data.finances.drafts import BudgetLineDraft
from data.finances.vocabulary import AccountStage
from data.importers.accounts.totem.streaming import Element
from data.importers.accounts.totem.values import money, refuse
from data.importers.tables.rows import Findings

_SIDES = {"D": True, "R": False}
_ORDERS = {"0": False, "1": True}
_TOTAL = "T"
_CHAPTERS = ("ContNat", "ContFon", "ContOp")
_ACCOUNTS = ("Nature", "ContNat", "ContFon", "ContOp")
_EXECUTED = frozenset({AccountStage.CA, AccountStage.CFU})
_LONGEST_CODE = 30


def budget_line(
    element: Element, stage: AccountStage, findings: Findings
) -> BudgetLineDraft | None:
    """Return a line; nothing for a total, or for a line that must be mended.

    Credits are those opened by then (``CredOuv``); in an act that votes them, a line that has none
    gives what it votes (``MtPrev``).
    """
    if element.text("OpBudg").upper() == _TOTAL:
        return None
    side = _SIDES.get(element.text("CodRD").upper())
    order = _ORDERS.get(element.text("OpBudg"))
    account = _first(element, _ACCOUNTS)
    if side is None:
        refuse(findings, element, "CodRD", "D (dépense) ou R (recette)")
    if order is None:
        refuse(findings, element, "OpBudg", "0 (opération réelle) ou 1 (opération d’ordre)")
    if not account:
        refuse(findings, element, "Nature", "un numéro de compte, par exemple 60612")
    if side is None or order is None or not account:
        return None
    voted = money(findings, element, "CredOuv")
    if voted is None and stage not in _EXECUTED:
        voted = money(findings, element, "MtPrev")
    return BudgetLineDraft(
        account=account,
        chapter=_first(element, _CHAPTERS),
        function=_code(element, "Fonction") or None,
        is_spending=side,
        is_order=order,
        voted_eur=voted,
        realised_eur=money(findings, element, "MtReal"),
        remaining_eur=money(findings, element, "MtRAR3112"),
        operation=_code(element, "Operation") or None,
    )


def _first(element: Element, names: tuple[str, ...]) -> str:
    return next((code for name in names if (code := _code(element, name))), "")


def _code(element: Element, name: str) -> str:
    return element.text(name)[:_LONGEST_CODE]
