"""Whether the figures of a sheet of individual accounts answer each other."""

import re
from decimal import Decimal

from data.importers.accounts.rows import AccountRow, shown
from data.territories.communes import bears_former_name

_ARTICLE = re.compile(r"(.+?) ?\((le|la|les|l['’])\)", re.IGNORECASE)
_RATE_GAP = Decimal("0.06")
"""Rates are printed with one or two decimals."""
_AMOUNT_GAP = Decimal("0.03")
"""Three amounts rounded to ten euros, in thousands of euros."""


def check(row: AccountRow, code: str, year: int) -> None:
    """Warn of figures that do not answer each other, and of a name from before a merger."""
    _check_name(row, code, year)
    _check_rate(row, year)
    _check_net(row, year)


def _check_name(row: AccountRow, code: str, year: int) -> None:
    name = _ARTICLE.sub(r"\2 \1", row.text("name"))
    if name and bears_former_name(code, name):
        message = (
            f"exercice {year} : {code} y est {shown(name)}, une commune d’avant une fusion ; ses "
            "montants ne sont pas ceux de la commune d’aujourd’hui."
        )
        row.table.findings.warn(message, row.where("name"))


def _check_rate(row: AccountRow, year: int) -> None:
    revenue, savings = row.number("revenue"), row.number("gross_savings")
    rate = row.number("gross_savings_rate")
    if not revenue or savings is None or rate is None:
        return
    if abs(100 * savings / revenue - rate) > _RATE_GAP:
        message = (
            f"exercice {year} : la part de la CAF dans les produits (rcaf, {rate}) n’est pas celle "
            "que ses montants donnent."
        )
        row.table.findings.warn(message, row.where("gross_savings_rate"), like="rcaf")


def _check_net(row: AccountRow, year: int) -> None:
    savings, net = row.number("gross_savings"), row.number("net_savings")
    repaid = row.number("repayments")
    if savings is None or net is None or repaid is None:
        return
    if abs(savings - repaid - net) > _AMOUNT_GAP:
        message = (
            f"exercice {year} : la CAF nette (cafn) n’est pas la CAF moins les remboursements."
        )
        row.table.findings.warn(message, row.where("net_savings"), like="cafn")
