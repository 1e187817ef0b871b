"""Amounts that the OFGL publishes: sums and differences of one another, on every budget."""

from collections import defaultdict
from decimal import Decimal

import pytest

from data.finances.aggregates import by_label
from data.finances.vocabulary import AccountOrigin
from tests.data.finances.engine.samples import needs_samples, rows

OFGL = "ofgl_base_communes_guadeloupe3_2024.csv"

pytestmark = needs_samples


def ofgl() -> dict[str, dict[str, Decimal]]:
    """Return the published amounts of each budget of the extract."""
    labels = by_label(AccountOrigin.OFGL)
    found: defaultdict[str, dict[str, Decimal]] = defaultdict(dict)
    for row in rows(OFGL):
        code = labels[row["Agrégat"]].code
        found[row["Siret Budget"]][code] = Decimal(row["Montant"])
    return dict(found)


IDENTITIES = {
    "gross_savings": ({"operating_revenue"}, {"operating_spending"}),
    "net_savings": ({"gross_savings"}, {"loan_repayments"}),
    "debt_annuity": ({"loan_repayments", "financial_charges"}, set()),
    "taxes": ({"local_taxes", "other_taxes"}, set()),
    "state_grants": (
        {
            "general_operating_grant",
            "other_operating_grants",
            "equalisation_and_tax_compensations",
        },
        set(),
    ),
    "operating_revenue": (
        {
            "taxes",
            "state_grants",
            "operating_subsidies_received",
            "sales_of_goods_and_services",
            "other_operating_revenue",
        },
        set(),
    ),
    "operating_spending": (
        {
            "external_charges",
            "staff_costs",
            "interventions",
            "financial_charges",
            "other_operating_spending",
        },
        set(),
    ),
    "investment_spending_without_repayments": (
        {"equipment_spending", "equipment_subsidies_paid", "other_investment_spending"},
        set(),
    ),
    "investment_spending": (
        {"investment_spending_without_repayments", "loan_repayments"},
        set(),
    ),
    "investment_revenue_without_loans": (
        {"vat_compensation", "investment_subsidies_received", "other_investment_revenue"},
        set(),
    ),
    "investment_revenue": ({"investment_revenue_without_loans", "new_loans"}, set()),
    "total_revenue": ({"operating_revenue", "investment_revenue"}, set()),
    "total_revenue_without_loans": (
        {"operating_revenue", "investment_revenue_without_loans"},
        set(),
    ),
    "total_spending": ({"operating_spending", "investment_spending"}, set()),
    "total_spending_without_repayments": (
        {"operating_spending", "investment_spending_without_repayments"},
        set(),
    ),
    "financing_balance": (
        {"total_revenue_without_loans"},
        {"total_spending_without_repayments"},
    ),
    "net_debt_flow": ({"new_loans"}, {"loan_repayments"}),
    "working_capital_change": ({"total_revenue"}, {"total_spending"}),
}


@pytest.mark.parametrize(("code", "parts"), IDENTITIES.items())
def test_the_identities_of_published_amounts_hold_on_every_budget(
    code: str, parts: tuple[set[str], set[str]]
) -> None:
    budgets = ofgl()
    assert len(budgets) == 8
    for siret, amounts in budgets.items():
        # The publisher leaves out the rows of what a nomenclature does not have.
        if code not in amounts:
            continue
        added, subtracted = parts
        found = sum(amounts.get(one, Decimal(0)) for one in added) - sum(
            amounts.get(one, Decimal(0)) for one in subtracted
        )
        # Published amounts carry the noise of binary numbers: 0.00 is to the cent.
        assert round(found - amounts[code], 2) == 0, siret
