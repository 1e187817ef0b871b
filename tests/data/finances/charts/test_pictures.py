"""The pictures of the finances: steps that add up, parts that make the total, changes said."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from data.base.formats import MISSING
from data.finances.charts import (
    REVENUE_SIDE,
    SPENDING_SIDE,
    outstanding_chart,
    scissors_chart,
    structure_chart,
    waterfall_chart,
)
from data.finances.rules import Amounts, Verdict, ratios
from data.finances.views import BudgetChoice, BudgetFigures, TownAccounts
from data.finances.vocabulary import AccountOrigin

NET = {
    "operating_revenue": Decimal(20_000_000),
    "operating_spending": Decimal(17_000_000),
    "management_savings": Decimal(3_400_000),
    "financial_charges": Decimal(500_000),
    "loan_repayments": Decimal(1_200_000),
    "debt": Decimal(18_000_000),
    "taxes": Decimal(12_000_000),
    "general_operating_grant": Decimal(3_000_000),
    "staff_costs": Decimal(9_000_000),
}


def year(number: int, net: Mapping[str, Decimal] = NET, **values: Any) -> BudgetFigures:
    amounts = Amounts(
        *(net.get(code) for code in ("operating_revenue", "operating_spending")),
        *(net.get(code) for code in ("loan_repayments", "debt")),
    )
    details: dict[str, Any] = {
        "code": "principal",
        "title": "Budget principal",
        "stage": "CA",
        "sources": (),
        "is_provisional": False,
        "is_simulated": False,
        "status": Verdict.UNKNOWN,
        "origins": (AccountOrigin.TOTEM,),
        "population": 14_500,
    }
    return BudgetFigures(
        year=number, amounts=amounts, ratios=ratios(amounts), net=net, **(details | values)
    )


def town(*figures: BudgetFigures) -> TownAccounts:
    choices = (BudgetChoice("principal", "Budget principal", is_principal=True),)
    return TownAccounts(choices, figures, targets={}, marks={}, sources=(), missing={})


def without(*codes: str) -> dict[str, Decimal]:
    return {code: amount for code, amount in NET.items() if code not in codes}


def test_the_steps_go_from_revenue_to_net_savings_through_what_is_apart() -> None:
    chart = waterfall_chart(town(year(2024)), "principal", 2024)
    assert [step.value for step in chart.steps] == [20, -16.6, 3.4, -0.5, 0.1, 3, -1.2, 1.8]
    ends = [span[1] for span in chart.spans if span]
    assert ends == pytest.approx([20, 3.4, 3.4, 2.9, 3, 3, 1.8, 1.8])
    assert chart.title == (
        "En 2024, 3,00\u00a0M€ d’épargne brute sur 20,00\u00a0M€ de recettes ; 1,80\u00a0M€ une "
        "fois la dette remboursée"
    )


def test_without_epargne_de_gestion_spending_is_one_step_and_it_is_said() -> None:
    found = waterfall_chart(town(year(2024, without("management_savings"))), "principal", 2024)
    assert [step.value for step in found.steps] == [20, -17, 3, -1.2, 1.8]
    assert "n’est pas donnée" in found.subtitle


def test_an_amount_not_known_is_no_step_of_zero() -> None:
    found = waterfall_chart(town(year(2024, without("loan_repayments"))), "principal", 2024)
    assert [step.value for step in found.steps[-2:]] == [None, None]
    assert found.steps[-1].text == MISSING


def test_the_parts_and_what_is_not_broken_down_make_the_total() -> None:
    (column,) = structure_chart(town(year(2024)), "principal", REVENUE_SIDE).columns
    assert {part.label: part.value for part in column.parts} == {
        "Impôts et taxes": 12,
        "DGF": 3,
        "Non ventilé": 5,
    }
    assert column.height == 20


def test_shares_make_a_hundred_and_a_total_of_zero_has_none() -> None:
    none = {**NET, "operating_revenue": Decimal(0)}
    chart = structure_chart(
        town(year(2023, none), year(2024)), "principal", REVENUE_SIDE, is_share=True
    )
    assert [column.text for column in chart.columns] == ["non calculable", ""]
    assert chart.columns[1].height == pytest.approx(100)


def test_a_total_not_known_has_its_word() -> None:
    chart = structure_chart(
        town(year(2024, without("operating_revenue"))), "principal", REVENUE_SIDE
    )
    assert [(column.parts, column.text) for column in chart.columns] == [((), MISSING)]
    assert chart.title == "Recettes par nature : aucun montant connu"


def test_a_change_of_publication_is_marked_and_said() -> None:
    accounts = town(year(2023), year(2024, origins=(AccountOrigin.OFGL,)))
    spending = structure_chart(accounts, "principal", SPENDING_SIDE)
    assert spending.columns[1].parting == "source : OFGL ; interventions : rupture OFGL"
    assert "la publication change en 2024" in spending.source
    assert [mark.x for mark in scissors_chart(accounts, "principal").breaks] == [2024]
    assert outstanding_chart(accounts, "principal").columns[1].parting == "source : OFGL"


def test_a_change_of_nomenclature_is_marked_and_said() -> None:
    accounts = town(year(2023, nomenclature="M14"), year(2024, nomenclature="M57"))
    chart = outstanding_chart(accounts, "principal")
    assert chart.columns[1].parting == "nomenclature : M57"
    assert "la nomenclature change en 2024" in chart.source


def test_every_table_says_scope_stage_state_population_and_source() -> None:
    accounts = town(year(2024, is_provisional=True))
    for chart in (
        waterfall_chart(accounts, "principal", 2024),
        structure_chart(accounts, "principal", SPENDING_SIDE),
        outstanding_chart(accounts, "principal"),
        scissors_chart(accounts, "principal"),
    ):
        row = dict(zip(chart.table.columns, chart.table.rows[0], strict=True))
        assert row["Périmètre"] == "Budget principal"
        assert (row["Stade"], row["État"]) == ("compte administratif", "provisoire")
        assert (row["Population"], row["Simulé"]) == (14_500, "non")
        assert "population 2024 : 14\u202f500 habitants" in chart.source
        assert "provisoires : 2024" in chart.source
