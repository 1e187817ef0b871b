"""The finances of the demonstration, and of towns that know less."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import data.demo
from components.charts.lines import lines
from components.charts.style import SCREEN
from components.palette import LIGHT
from data.base.chart import Line, Lines, Point, Table
from data.base.history import unit_of_work
from data.base.models import (
    Actor,
    ImportBatch,
    Organisation,
    Source,
)
from data.base.views import Scope
from data.base.vocabulary import (
    OrganisationKind,
)
from data.demo.accounts import load_accounts
from data.demo.loading import Loading
from data.finances.errors import UnknownBudgetError
from data.finances.models import (
    AccountSet,
    Aggregate,
    Budget,
    Threshold,
)
from data.finances.rules import Verdict
from data.finances.service import finance_figures, finance_targets, finances_view
from data.finances.views import TOGETHER
from data.finances.vocabulary import (
    AccountStage,
    AggregateCode,
    BudgetKind,
    Comparison,
    Ratio,
    ThresholdKind,
    ThresholdScope,
)

TOWN = Scope("62765", "feuille-de-route", date(2029, 6, 30))


def at(on: date) -> Scope:
    return Scope(TOWN.organisation, TOWN.plan, on)


@pytest.fixture
def town_id(empty_base: None) -> int:
    with unit_of_work() as session:
        town = Organisation(code="62765", name="Saint-Omer", kind=OrganisationKind.TOWN)
        session.add(town)
        session.flush()
        assert town.id is not None
        return town.id


@pytest.fixture
def demo(town_id: int) -> None:
    from datetime import UTC, datetime

    with unit_of_work() as session:
        actor = Actor(code="test", label="Test")
        session.add(actor)
        session.flush()
        assert actor.id is not None
        batch = ImportBatch(
            format="demo",
            file_name="",
            sha256="",
            recorded_at=datetime(2029, 6, 30, tzinfo=UTC),
            actor_id=actor.id,
        )
        session.add(batch)
        session.flush()
        town = session.get_one(Organisation, town_id)
        folder = Path(str(data.demo.__file__)).parent / "saint_omer"
        assert batch.id is not None
        load = Loading(session, folder, town, batch.id, actor.id)
        load.add_source(Source(code="feuille-de-route", title="Feuille de route", producer="Ville"))
        load_accounts(load)


def add_accounts(
    town_id: int, code: str, year: int, amounts: tuple[str, str, str, str], *, known: date
) -> None:
    """Add a budget and its accounts of a year."""
    add_years(town_id, {year: amounts}, code=code, known=known)


def add_years(
    town_id: int,
    years: dict[int, tuple[str, str, str, str]],
    *,
    code: str = "principal",
    known: date = date(2029, 6, 1),
) -> None:
    """Add a budget and its accounts of several years."""
    with unit_of_work() as session:
        budget = Budget(
            organisation_id=town_id,
            code=code,
            order=1,
            title=f"Budget {code}",
            kind=BudgetKind.PRINCIPAL if code == "principal" else BudgetKind.ANNEX,
            nomenclature="M57",
        )
        session.add(budget)
        session.flush()
        assert budget.id is not None
        for year, amounts in years.items():
            accounts = AccountSet(
                budget_id=budget.id, year=year, stage=AccountStage.CFU, known_on=known
            )
            session.add(accounts)
            session.flush()
            assert accounts.id is not None
            for aggregate, amount in zip(AggregateCode, amounts, strict=True):
                session.add(
                    Aggregate(
                        account_set_id=accounts.id, code=aggregate, amount_eur=Decimal(amount)
                    )
                )


def millions(revenue: str, spending: str) -> tuple[str, str, str, str]:
    """Return the amounts of a budget without debt, its revenue and spending given in M€."""
    return (str(Decimal(revenue) * 10**6), str(Decimal(spending) * 10**6), "0", "0")


def add_savings_targets(town_id: int) -> None:
    """Bind all the budgets of a town to 15 % of gross savings, and to net savings above zero."""
    with unit_of_work() as session:
        for ratio, value in ((Ratio.GROSS_SAVINGS_RATE, 15), (Ratio.NET_SAVINGS, 0)):
            session.add(
                Threshold(
                    organisation_id=town_id,
                    code=ratio,
                    ratio=ratio,
                    kind=ThresholdKind.TARGET,
                    scope=ThresholdScope.ALL_BUDGETS,
                    comparison=Comparison.ABOVE,
                    value=value,
                    unit="",
                    label="Cible",
                    reference="Test",
                )
            )


@pytest.mark.usefixtures("demo")
def test_both_readings_of_the_target_differ_and_are_said() -> None:
    view = finances_view(TOWN)
    whole, each = view.readings
    assert whole.verdict is Verdict.MET
    assert each.verdict is Verdict.MISSED
    assert "Budget annexe Locations" in each.sentence


@pytest.mark.usefixtures("demo")
def test_the_answer_counts_the_targets_and_says_the_one_that_is_missed() -> None:
    view = finances_view(TOWN)
    assert view.answer.startswith("En 2028, 2\u00a0cibles sur 3 sont tenues tous budgets ensemble")
    assert "10,6\u00a0ans" in view.answer
    assert view.is_simulated


@pytest.mark.usefixtures("demo")
def test_title_answer_and_subtitle_say_both_readings() -> None:
    view = finances_view(TOWN)
    assert view.targets.title == (
        "En 2028, 2\u00a0cibles sur 3 sont tenues tous budgets ensemble ; "
        "budget par budget, Locations manque les siennes"
    )
    assert view.answer == (
        f"{view.targets.title}. La dette du budget principal représente 10,6\u00a0ans d’épargne "
        "brute, pour une cible de moins de 10\u00a0ans (il manque 246\u00a0k€ d’épargne brute)."
    )
    assert "budget par budget, cibles d’épargne tenues par 2\u00a0budgets sur 3" in (
        view.targets.subtitle
    )
    alone = finances_view(TOWN, "principal").targets
    assert "budget par budget" not in alone.title + alone.subtitle


@pytest.mark.parametrize(
    ("annexe", "expected"),
    [
        (("10", "8", "1", "0"), ""),
        (("10", "9", "0", "0"), " ; budget par budget, Budget annexe en manque 1 sur 2"),
        (("10", "9", "5", "0"), " ; budget par budget, Budget annexe manque les siennes"),
    ],
)
def test_the_second_reading_is_said_only_when_it_differs(
    town_id: int, annexe: tuple[str, str, str, str], expected: str
) -> None:
    known = date(2029, 6, 1)
    add_savings_targets(town_id)
    add_accounts(town_id, "principal", 2028, ("100", "80", "5", "150"), known=known)
    add_accounts(town_id, "annexe", 2028, annexe, known=known)
    title = finance_targets(TOWN).title
    assert title.partition(" tous budgets ensemble")[2] == expected
    assert ("budget par budget" in title) is bool(expected)


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("on", [date(2032, 4, 1), date(2033, 1, 1), date(2040, 1, 1)])
def test_accounts_are_judged_by_the_targets_of_their_own_year(on: date) -> None:
    assert finances_view(at(on)).answer == finances_view(TOWN).answer
    assert finance_figures(at(on)) == finance_figures(TOWN)


@pytest.mark.usefixtures("demo")
def test_the_accounts_before_the_roadmap_are_not_judged_by_it() -> None:
    view = finances_view(at(date(2026, 12, 31)))
    assert view.year == 2025
    assert {bullet.threshold for bullet in view.targets.bullets} == {None}


@pytest.mark.usefixtures("demo")
def test_the_savings_said_are_the_gap_between_the_labels_drawn() -> None:
    view = finances_view(TOWN)
    assert [line.points[-1].text for line in view.scissors.lines] == [
        "27,93\u00a0M€",
        "23,57\u00a0M€",
    ]
    assert view.scissors.title == (
        "De 2020 à 2028, l’épargne brute recule légèrement, de 4,44\u00a0M€ à 4,36\u00a0M€ : "
        "+4,51\u00a0M€ de recettes, +4,59\u00a0M€ de dépenses"
    )


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (("9", "8"), ("9", "8"), "reste à 1,00 M€"),
        (("9", "8"), ("9", "8.001"), "recule légèrement, de 1 000 €, à 1,00 M€"),
        (("9", "8"), ("9.0000004", "8"), "progresse légèrement, de 0,40 €, à 1,00 M€"),
        (("9", "8"), ("9.05", "8"), "progresse légèrement, de 1,00 M€ à 1,05 M€"),
        (("9", "8"), ("8.5", "8"), "recule, de 1,00 M€ à 0,50 M€"),
        (("9.004", "8"), ("9.006", "8.003"), "recule légèrement, de 1 000 €, à 1,01 M€"),
    ],
)
def test_savings_that_moved_never_stay(
    town_id: int, before: tuple[str, str], after: tuple[str, str], expected: str
) -> None:
    accounts = {2027: before, 2028: after}
    add_years(town_id, {year: millions(*amounts) for year, amounts in accounts.items()})
    title = finances_view(TOWN).scissors.title
    plain = title.replace("\u00a0", " ").replace("\u202f", " ")
    assert plain.startswith(f"De 2027 à 2028, l’épargne brute {expected} : ")


@pytest.mark.usefixtures("demo")
def test_tables_to_take_away_are_rounded_and_say_where_they_come_from() -> None:
    view = finances_view(TOWN)
    for chart in (view.targets, view.scissors, view.savings_rate, view.debt_years):
        assert chart.table.columns[-2:] == ("Simulé", "Source")
        for row in chart.table.rows:
            assert row[-2:] == ("oui", "Mandascope, Comptes simulés pour la démonstration")
            assert all(cell == round(cell, 2) for cell in row if isinstance(cell, float))


@pytest.mark.usefixtures("demo")
def test_a_mark_says_that_it_is_no_ceiling() -> None:
    labels = [mark.label for mark in finances_view(TOWN).debt_years.marks]
    assert labels == ["Cible 10 ans", "Repère 12 ans (pas un plafond)"]


@pytest.mark.parametrize(
    ("values", "decimals"), [((0, 4), 0), ((6, 12), 0), ((1, 2), 1), ((0.1, 0.12), 3)]
)
def test_an_axis_has_the_decimals_of_its_step(values: tuple[float, float], decimals: int) -> None:
    points = tuple(Point(2027 + rank, value, "") for rank, value in enumerate(values))
    chart = Lines(
        title="",
        subtitle="",
        source="",
        alt="",
        table=Table((), ()),
        is_simulated=False,
        lines=(Line("Ville", "main", points),),
        unit="ans",
    )
    axis = lines(chart, SCREEN, LIGHT).layout.yaxis
    assert axis.tickformat == f",.{decimals}f"
    assert round(axis.dtick, decimals) == axis.dtick


@pytest.mark.usefixtures("demo")
def test_the_debt_target_binds_the_town_only() -> None:
    rows = {row.code: row.cells[2] for row in finances_view(TOWN).rows}
    assert rows["principal"].verdict_text == "cible manquée"
    assert rows[TOGETHER].verdict_text == ""
    assert rows["locations"].target is None


@pytest.mark.usefixtures("demo")
def test_overview_and_page_draw_the_same_targets() -> None:
    assert finance_targets(TOWN) == finances_view(TOWN).targets
    assert [bullet.verdict for bullet in finance_targets(TOWN).bullets] == [
        "met",
        "met",
        "missed",
    ]


@pytest.mark.usefixtures("demo")
def test_budgets_together_add_up() -> None:
    *budgets, whole = finance_figures(TOWN)
    assert [row.code for row in budgets] == ["principal", "locations", "stationnement"]
    assert (whole.code, whole.year, whole.stage) == (TOGETHER, 2028, "CFU")
    assert whole.debt_eur == sum(row.debt_eur or Decimal(0) for row in budgets)
    assert {row.sources for row in budgets} == {("simulation-comptes",)}
    assert all(row.is_simulated for row in (*budgets, whole))


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize(
    ("on", "year"),
    [(date(2029, 6, 14), 2027), (date(2029, 6, 15), 2028), (date(2021, 6, 30), 2020)],
)
def test_accounts_count_from_the_day_they_are_known(on: date, year: int) -> None:
    assert finances_view(at(on)).year == year


@pytest.mark.usefixtures("demo")
def test_before_the_roadmap_no_target_binds() -> None:
    view = finances_view(at(date(2025, 12, 31)))
    assert {bullet.verdict for bullet in view.targets.bullets} == {"unknown"}
    assert "aucune cible financière n’est en vigueur" in view.answer
    assert view.answer.count("de l’ensemble des budgets") == 1
    assert "leur épargne nette" in view.answer
    assert "(tous budgets ensemble\u00a0: " in view.answer.replace(" :", "\u00a0:")
    assert view.readings == ()


@pytest.mark.usefixtures("demo")
def test_a_year_without_savings_has_its_word_in_place_of_a_column() -> None:
    first = finances_view(TOWN, "stationnement").debt_years.columns[0]
    assert first.parts == ()
    assert first.text == "non calculable"
    assert first.detail == "non calculable (épargne brute négative ou nulle)"


@pytest.mark.usefixtures("demo")
def test_before_any_accounts_the_view_says_so() -> None:
    view = finances_view(at(date(2021, 6, 29)))
    assert view.is_empty
    assert "Aucun compte n’est connu" in view.answer
    assert finance_targets(at(date(2021, 6, 29))).bullets == ()


@pytest.mark.usefixtures("demo")
def test_an_unknown_budget_is_named_in_the_error() -> None:
    with pytest.raises(UnknownBudgetError, match="« eau »"):
        finances_view(TOWN, "eau")


@pytest.mark.usefixtures("demo")
def test_every_ratio_opens_to_its_formula_and_its_thresholds() -> None:
    definitions = finances_view(TOWN).definitions
    assert [len(definition.thresholds) for definition in definitions] == [1, 1, 2]
    assert "pas un plafond légal" in definitions[2].thresholds[1]


@pytest.mark.usefixtures("demo")
def test_every_budget_has_its_pictures() -> None:
    for choice in finances_view(TOWN).choices:
        view = finances_view(TOWN, choice.code)
        for chart in (view.targets, view.scissors, view.savings_rate, view.debt_years):
            assert chart.title
            assert chart.alt
            assert "Comptes simulés pour la démonstration" in chart.source
            assert "(simulé)" not in chart.source
            assert chart.is_simulated
            assert all(len(row) == len(chart.table.columns) for row in chart.table.rows)


@pytest.mark.usefixtures("town_id")
def test_a_town_without_budgets_is_out_of_the_question() -> None:
    view = finances_view(TOWN)
    assert view.is_empty
    assert "importez ses comptes" in view.answer
    assert finance_figures(TOWN) == []


def test_a_late_budget_holds_the_sum_back(town_id: int) -> None:
    known = date(2029, 6, 1)
    add_accounts(town_id, "principal", 2028, ("100", "80", "5", "150"), known=known)
    add_accounts(town_id, "annexe", 2028, ("10", "9", "0", "0"), known=date(2029, 12, 31))
    view = finances_view(TOWN)
    assert [row.code for row in view.rows] == ["principal"]
    assert view.targets.bullets[0].value is None
    assert view.targets.bullets[0].text == "n.\u00a0d."
    assert "Budget annexe" in view.notes[1]


def test_the_only_budget_of_a_town_is_its_whole(town_id: int) -> None:
    add_accounts(town_id, "principal", 2028, ("100", "80", "5", "150"), known=date(2029, 6, 1))
    view = finances_view(TOWN)
    assert [choice.code for choice in view.choices] == ["principal"]
    assert view.targets.bullets[2].value == 7.5
    assert not view.is_simulated
    (figures,) = finance_figures(TOWN)
    assert figures.status is Verdict.UNKNOWN


@pytest.mark.usefixtures("demo")
def test_what_would_bring_a_target_back_is_said_by_ratio() -> None:
    (way,) = finances_view(TOWN).ways
    assert way.ratio is Ratio.DEBT_YEARS
    assert "2,5\u00a0M€ de dette en moins" in way.sentence
    late = {one.ratio for one in finances_view(TOWN, "locations").ways}
    assert late == {Ratio.GROSS_SAVINGS_RATE, Ratio.NET_SAVINGS}
