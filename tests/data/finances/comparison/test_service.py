"""The town beside its stratum: per inhabitant, in the last year of both, and said in words."""

from dataclasses import replace
from datetime import date

import pytest

from data.base.views import Scope
from data.finances.comparison.peers import add_peer
from data.finances.comparison.service import comparison_view
from data.finances.vocabulary import AccountOrigin
from tests.data.finances.comparison.made import SCOPE, a_town, accounts, group
from tests.data.importers.accounts.making import plain

pytestmark = pytest.mark.usefixtures("empty_base")
SENTENCE = (
    "En 2024, Saint-Omer dépense 1 400 € par habitant en fonctionnement, 7 % de moins que la "
    "moyenne de sa strate (10 000 à 19 999 habitants, 60 communes)"
)


def test_operating_spending_is_held_beside_the_mean_of_the_stratum() -> None:
    a_town()
    group(2024)
    view = comparison_view(SCOPE)
    (one,) = view.beside
    assert (view.year, one.year, one.code) == (2024, 2024, "strate")
    assert plain(one.pairs.title) == SENTENCE
    (bars,) = one.pairs.groups
    assert [(bar.name, bar.value, plain(bar.text)) for bar in bars.bars] == [
        ("Saint-Omer", 1400.0, "1 400 €"),
        ("Strate", 1500.0, "1 500 €"),
    ]


def test_the_table_says_amounts_people_towns_and_sources() -> None:
    a_town()
    group(2024)
    table = comparison_view(SCOPE).beside[0].pairs.table
    row = dict(zip(table.columns, table.rows[0], strict=True))
    assert (row["Exercice"], row["Comparaison, communes"]) == (2024, 60)
    assert (row["Saint-Omer, habitants"], row["Comparaison, habitants"]) == (10_000, 1_000_000)
    assert (row["Source, Saint-Omer"], row["Source, comparaison"]) == ("OFGL", "OFGL")
    assert plain(str(row["Écart"])) == "−7 %"


def test_the_last_year_of_both_is_shown_and_the_years_of_both_are_followed() -> None:
    a_town()
    for year in (2022, 2023):
        group(year)
    (one,) = comparison_view(SCOPE).beside
    assert (one.year, one.trends) == (2023, ())
    group(2024)
    (trend,) = comparison_view(SCOPE).beside[0].trends
    assert [[point.x for point in line.points] for line in trend.lines.lines] == [[2023, 2024]] * 2


def test_a_comparison_that_stops_before_the_accounts_says_so() -> None:
    a_town()
    group(2023)
    notes = plain(" ".join(comparison_view(SCOPE).beside[0].notes))
    assert "La comparaison s’arrête à 2023" in notes
    assert "les comptes de Saint-Omer vont jusqu’à 2024" in notes
    group(2024)
    assert "s’arrête" not in " ".join(comparison_view(SCOPE).beside[0].notes)


def test_a_picture_over_the_years_says_how_many_towns_each_has() -> None:
    a_town()
    group(2023, communes=58)
    group(2024)
    (one,) = comparison_view(SCOPE).beside
    assert "(comparaison : 58 à 60 communes selon l’année)" in plain(one.trends[0].lines.source)
    assert "(comparaison : 60 communes)" in plain(one.pairs.source)


@pytest.mark.parametrize(("code", "is_said"), [("7", False), ("9", True)])
def test_a_stratum_whose_size_nobody_checked_says_so(code: str, is_said: bool) -> None:
    a_town()
    group(2024, name=code)
    notes = plain(" ".join(comparison_view(SCOPE).beside[0].notes))
    assert ("n’a pas été vérifiée auprès de l’OFGL" in notes) is is_said


def test_a_mean_cannot_be_known_before_the_july_that_follows() -> None:
    a_town()
    accounts(2025, 10_000, AccountOrigin.TOTEM, operating_spending=1)
    group(2025)
    group(2024)
    assert comparison_view(replace(SCOPE, on=date(2026, 6, 30))).year == 2024
    assert comparison_view(replace(SCOPE, on=date(2025, 6, 30))).is_empty


def test_a_town_without_population_is_not_computable_and_says_why() -> None:
    a_town()
    accounts(2025, None, operating_spending=14_000_000)
    group(2025)
    view = comparison_view(Scope("62765", "", date(2027, 1, 1)))
    assert view.is_empty
    assert "aucune année n’est connue à la fois" in plain(view.why_empty)


def test_a_missing_amount_is_missing_and_never_zero() -> None:
    a_town(operating_spending=14_000_000, debt=5_000_000)
    group(2024)
    bars = {one.key: one.bars for one in comparison_view(SCOPE).beside[0].pairs.groups}
    assert (bars["debt"][1].value, bars["debt"][1].text) == (None, "non publié")


@pytest.mark.parametrize(
    ("own", "other", "said"),
    [(-500_000, 1_000, "−150 € par habitant"), (500_000, -100_000_000, "150 € par habitant")],
)
def test_a_gap_in_per_cent_is_not_made_of_what_is_negative(own: int, other: int, said: str) -> None:
    a_town(operating_spending=14_000_000, net_savings=own)
    group(2024)
    group(2024, "net_savings", other if other < 0 else 100_000_000)
    table = comparison_view(SCOPE).beside[0].pairs.table
    gap = next(row[4] for row in table.rows if row[0] == "Épargne nette")
    assert plain(str(gap)).lstrip("+") == said


def test_few_towns_the_weight_of_the_town_and_changing_strata_are_said() -> None:
    a_town()
    group(2023, population=40_000, communes=2)
    group(2024, population=40_000, communes=2)
    (one,) = comparison_view(SCOPE).beside
    notes = plain(" ".join(one.notes))
    assert "ne porte que sur 2 communes" in notes
    assert "Saint-Omer en fait partie, pour 25,0 % des habitants" in notes
    assert "n’est pas faite des mêmes communes" in notes
    assert "seulement 2 communes" in plain(one.pairs.title)


def test_the_ofgl_s_own_amounts_are_preferred_to_computed_ones() -> None:
    a_town()
    accounts(2024, 9_000, AccountOrigin.TOWN, operating_spending=99_000_000, operating_revenue=1)
    group(2024)
    assert plain(comparison_view(SCOPE).beside[0].pairs.title) == SENTENCE
    group(2024, name="59350")


def test_a_commune_is_shown_while_it_is_chosen() -> None:
    a_town()
    group(2024, name="59350")
    assert comparison_view(SCOPE).is_empty
    add_peer(SCOPE, "59350", reason="Grande ville")
    view = comparison_view(SCOPE)
    assert [(one.code, one.title) for one in view.beside] == [("59350", "Commune 59350")]
    assert [(one.name, one.years) for one in view.peers] == [("Lille", "comptes 2024")]


def test_an_empty_comparison_names_the_file_that_fills_it() -> None:
    a_town()
    view = comparison_view(SCOPE)
    assert view.is_empty
    assert "ofgl-base-communes" in view.why_empty
    assert "aucune autre commune" in plain(view.why_empty)


def test_of_two_strata_of_a_year_the_one_imported_last_counts() -> None:
    a_town()
    group(2024, name="8", amount=2)
    group(2024)
    assert plain(comparison_view(SCOPE).beside[0].pairs.title) == SENTENCE
