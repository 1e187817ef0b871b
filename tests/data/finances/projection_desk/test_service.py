"""The projection as the deputy reads it, on the demonstration and on towns that know less."""

from datetime import date
from decimal import Decimal

import pytest

from data.base.views import Scope
from data.finances.errors import UnknownBudgetError
from data.finances.projection.types import HypothesisValue
from data.finances.projection_desk.content import Content
from data.finances.projection_desk.desk import desk_view, sensitivity_view
from data.finances.projection_desk.saving import add_scenario
from data.finances.projection_desk.service import projection_view
from data.finances.vocabulary import Ratio
from tests.data.finances.made_accounts import AMOUNTS, aggregates, save
from tests.data.importers.made import own_town

TOWN = Scope("62765", "feuille-de-route", date(2029, 6, 30))
PPI = "ppi-complet"


@pytest.mark.usefixtures("demo_base")
def test_the_answer_says_when_a_target_breaks_and_what_would_hold_it() -> None:
    view = projection_view(TOWN, scenario=PPI)
    assert view.answer.startswith("Dans le scénario « PPI complet », ")
    assert "passe sous 15\u00a0% en 20" in view.answer
    assert "de dépenses en moins par an à partir de 2029" in view.answer
    assert (view.base_year, view.years) == (2028, (2029, 2030, 2031, 2032))


@pytest.mark.usefixtures("demo_base")
def test_what_is_projected_is_drawn_apart_from_what_was_observed() -> None:
    for panel in projection_view(TOWN, scenario=PPI).panels:
        (line,) = panel.lines
        assert line.projected_from == 2029
        assert all(point.is_hollow is (point.x > 2028) for point in line.points)
        later = {row[2] for row in panel.table.rows if int(str(row[1])) > 2028}
        assert later == {"projection"}


@pytest.mark.usefixtures("demo_base")
@pytest.mark.parametrize("budget", ["ensemble", "principal", "locations", "stationnement"])
def test_each_budget_is_projected_by_every_scenario(budget: str) -> None:
    view = projection_view(TOWN, budget, PPI)
    assert [one.scenario for one in view.verdicts] == ["Fil de l’eau", "PPI complet", "PPI étalé"]
    assert len(dict(view.compared)[Ratio.NET_SAVINGS].lines) == 3


@pytest.mark.usefixtures("demo_base")
def test_trying_changes_what_is_seen_and_nothing_that_is_kept() -> None:
    before = projection_view(TOWN, scenario=PPI)
    content = desk_view(TOWN, PPI).content
    dearer = HypothesisValue("new_revenue", None, Decimal(2_000_000))
    tried = Content(content.title, content.note, (*content.supposed, dearer), content.loans)
    during = projection_view(TOWN, scenario=PPI, tried=tried)
    assert during.answer != before.answer
    assert not any("épargne brute" in one.target for one in during.remedies)
    assert projection_view(TOWN, scenario=PPI) == before


@pytest.mark.usefixtures("demo_base")
def test_each_row_taken_away_says_what_it_is_and_rests_on() -> None:
    table = projection_view(TOWN, "principal", PPI).table
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    assert {row["Scénario"] for row in rows} == {"PPI complet"}
    assert all(row["Source"] and row["Simulé"] == "oui" for row in rows)
    later = [row for row in rows if int(str(row["Exercice"])) > 2028]
    assert {row["Nature"] for row in later} == {"projection"}
    assert all("revalorisation forfaitaire : 1,4" in str(row["Hypothèses"]) for row in later)
    assert {row["État"] for row in rows if row not in later} == {"définitif"}


@pytest.mark.usefixtures("demo_base")
def test_the_lines_make_the_totals_of_each_projected_year() -> None:
    table = projection_view(TOWN, "principal", PPI).table
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    for year in (2028, 2029, 2032):
        values = [
            (str(row["Rubrique"]), str(row["Ligne"]), float(str(row["Valeur"])))
            for row in rows
            if row["Exercice"] == year and row["Valeur"] is not None
        ]
        for section, total in (
            ("Recettes", "Recettes réelles de fonctionnement"),
            ("Dépenses", "Dépenses réelles de fonctionnement"),
        ):
            lines = sum(value for where, _, value in values if where == section)
            assert [lines] == pytest.approx([v for _, name, v in values if name == total], abs=0.05)


@pytest.mark.usefixtures("demo_base")
def test_what_weighs_the_most_comes_first() -> None:
    view = sensitivity_view(TOWN, "ensemble", PPI)
    assert view is not None
    for _, chart in view.pictures:
        sizes = [row.segments[0].value for row in chart.rows]
        assert sizes == sorted(sizes, reverse=True)


@pytest.mark.usefixtures("demo_base")
def test_an_unknown_budget_is_refused() -> None:
    with pytest.raises(UnknownBudgetError):
        projection_view(TOWN, "autre")


@pytest.mark.usefixtures("empty_base")
def test_a_town_without_accounts_has_nothing_to_carry_on() -> None:
    own_town()
    assert projection_view(TOWN).is_without_accounts


@pytest.mark.usefixtures("empty_base")
def test_accounts_that_say_too_little_say_what_lacks() -> None:
    own_town()
    save(aggregates(year=2027, amounts=AMOUNTS))
    assert projection_view(TOWN).scenarios == ()
    add_scenario(TOWN, Content("Fil de l’eau"), reason="Premier")
    assert "les dépenses d’équipement" in projection_view(TOWN).answer
    spent = HypothesisValue("equipment_spending", None, Decimal(2_000_000))
    view = projection_view(TOWN, scenario="fil-de-l-eau", tried=Content("x", supposed=(spent,)))
    assert "aucune cible en vigueur" in view.answer
    assert view.years[-1] == 2032
    assert len(view.panels) == 3
