"""What is kept beside the lines: the town's own loans, and the figures that the act prints."""

import re
from collections.abc import Iterator

from data.finances.drafts import LoanDraft, PublishedFigureDraft
from data.importers.accounts.amounts import figure
from data.importers.accounts.rows import one_line
from data.importers.accounts.totem.streaming import Element
from data.importers.accounts.totem.values import day, loan_money, measure
from data.importers.tables.rows import Findings

_OWN = "01"
"""Loans of the town itself; other types are guarantees, which name who benefits."""
_FIGURES = re.compile(r"(?:Val|MoyNat|Pop|Pot|NbRes)[A-Za-z0-9]{0,40}|SourceRatio")
"""The legal ratios, the national means and their source: the block also has free words."""
_HIGHEST_RATE = 100
_LONGEST_LOAN = 200


def loan(element: Element, findings: Findings) -> LoanDraft | None:
    """Return a loan of the town; nothing for one that it only guarantees."""
    if element.text("CodTypEmpr") != _OWN:
        return None
    risk = element.text("IndSousJacentDtVote") or element.text("IndSousJacent")
    structure = element.text("StructureDtVote") or element.text("Structure")
    return LoanDraft(
        number=one_line(element.text("NumContrat")),
        lender=one_line(element.text("LibOrgaPreteur")) or None,
        account=one_line(element.text("CodArticle")) or None,
        loan_type=_OWN,
        signed_on=day(element, "DtSignInit"),
        initial_eur=loan_money(findings, element, "MtEmprOrig"),
        outstanding_eur=loan_money(findings, element, "MtCapitalRestDu_31_12"),
        repaid_eur=loan_money(findings, element, "MtCapitalExer"),
        interest_eur=loan_money(findings, element, "MtIntExer"),
        rate_kind=one_line(element.text("CodTyptxDtVote") or element.text("CodTyptxInit")) or None,
        rate_pct=_rate(element),
        years_left=measure(element, "DureeRest", _LONGEST_LOAN),
        structure=one_line(f"{risk}{structure}") or None,
    )


def _rate(element: Element) -> float | None:
    """Return the rate on the day of the vote, else the one that was signed."""
    now = measure(element, "TxActua", _HIGHEST_RATE)
    return measure(element, "Txinit", _HIGHEST_RATE) if now is None else now


def published_figures(element: Element) -> Iterator[PublishedFigureDraft]:
    """Return the figures of the act's block of information, in its words."""
    for code, wording in element.coded.items():
        words = one_line(wording)
        if words and _FIGURES.fullmatch(code):
            yield PublishedFigureDraft(code, words, figure(words))
