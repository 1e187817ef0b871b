"""What pages print is what ``python -m data figures`` prints for the same day."""

import re
from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data.base.formats import counted, euros, number, percent, quantity
from data.base.views import Scope
from data.mandate.service import mandate_view
from data.mandate.views import Check
from data.mandate.vocabulary import Stage
from data.mandate.words import CHECKS, STAGES, UNREPORTED
from data.overview.service import headline_figures
from tests.pages.screens import (
    DATES,
    links,
    moved,
    opened,
    parameters_of,
    read,
    said,
    slides,
    tables,
    troubles,
)

QUARTERS = ("QN06236M", "QN06237M", "QN06256M")


def figures(on: str) -> dict[str, Any]:
    return headline_figures(date.fromisoformat(on))


def of(rows: list[dict[str, Any]], code: str) -> dict[str, Any]:
    return next(row for row in rows if row["code"] == code)


def is_silent(on: str, plan: str) -> bool:
    """Tell whether nothing was declared yet of a plan: screens then count, and claim nothing."""
    return mandate_view(Scope("62765", plan, date.fromisoformat(on))).is_silent


def unreported(on: str, plan: str) -> dict[str, int]:
    """Count the projects never declared, by group, and in all under an empty code."""
    view = mandate_view(Scope("62765", plan, date.fromisoformat(on)))
    groups = {line.code: line.completion.unreported for line in view.delegations}
    return {**groups, "": view.completion.unreported}


SILENCE = "ucune mise à jour n’est"


def completion(found: dict[str, Any], *, silent: bool = False) -> str:
    done = found["completion"]
    if silent:
        return SILENCE
    if done["pct"] is None:
        return "ucun projet n’est compté"
    return read(
        f"{percent(done['pct'])} des projets sont réalisés ({done['num']} sur {done['den']}"
    )


def stages(found: dict[str, Any], unreported: int) -> dict[str, int]:
    """Return what a legend must count: « à venir » is then what was declared, silence apart."""
    counts = {label: found[stage.value] for stage, label in STAGES.items()}
    counts[STAGES[Stage.UPCOMING]] -= unreported
    return {label: count for label, count in (counts | {UNREPORTED: unreported}).items() if count}


def legend(text: str) -> dict[str, int]:
    """Return the stages that the legend of the bars counts."""
    labels = "|".join([*STAGES.values(), UNREPORTED])
    found = re.findall(rf"base64[^)]*\)\W*({labels})\W+(\d+)", text)
    return {label: int(count) for label, count in found}


@pytest.mark.parametrize("plan", ["FDR", "CDV"])
@pytest.mark.parametrize("on", DATES)
@pytest.mark.usefixtures("demo_base")
def test_the_overview_says_the_headline_figures(on: str, plan: str) -> None:
    found = of(figures(on)["plans"], plan)
    text = said(opened("overview", au=on, plan=plan).main)
    silent = is_silent(on, plan)
    assert completion(found, silent=silent) in text
    if silent:
        assert read(f"{counted(found['actions'], 'action suivie', 'actions suivies')}") in text
        assert read(counted(found["projects"], "projet")) in text
        assert "% des projets" not in text
        return
    overdue = CHECKS_WORDS["overdue"]
    assert read(counted(found["overdue"], overdue.singular, overdue.plural)) in text
    expected = stages(found, unreported(on, plan)[""])
    if len(expected) > 1:
        assert legend(text) == expected


CHECKS_WORDS = {check.value: words for check, words in CHECKS.items()}


@pytest.mark.parametrize("on", DATES)
@pytest.mark.usefixtures("demo_base")
def test_each_delegation_says_its_headline_figures(on: str) -> None:
    every = figures(on)["delegations"]
    silent = unreported(on, "FDR")
    screen = opened("delegations", au=on)
    expected = stages(of(figures(on)["plans"], "FDR"), silent[""])
    if len(expected) > 1:
        assert legend(said(screen.main)) == expected
    for found in every:
        moved(screen, "delegations", au=on, delegation=found["code"])
        text = said(screen.main)
        assert completion(found, silent=silent[found["code"]] == found["projects"]) in text, found
        assert len(tables(screen.main)[0]) == found["actions"], found["code"]
        expected = stages(found, silent[found["code"]])
        if len(expected) > 1:
            assert legend(text) == expected, found["code"]
        if found["overdue"]:
            words = CHECKS_WORDS["overdue"]
            assert read(counted(found["overdue"], words.singular, words.plural)) in text


@pytest.mark.parametrize("plan", ["FDR", "CDV"])
@pytest.mark.parametrize("on", DATES)
@pytest.mark.usefixtures("demo_base")
def test_actions_are_as_many_as_the_headline_figures_say(on: str, plan: str) -> None:
    found = of(figures(on)["plans"], plan)
    screen = opened("actions", au=on, plan=plan)
    text = said(screen.main)
    assert read(counted(found["actions"], "action")) in text
    assert read(counted(found["projects"], "projet")) in text
    assert len(tables(screen.main)[0]) == found["actions"]
    done = moved(screen, "actions", au=on, plan=plan, statut=Stage.DONE.value, nature="project")
    rows = tables(done.main)
    assert (len(rows[0]) if rows else 0) == found["done"]


@pytest.mark.parametrize("on", DATES)
@pytest.mark.usefixtures("demo_base")
def test_finances_say_the_headline_figures(on: str) -> None:
    budgets = figures(on)["budgets"]
    screen = opened("finances", au=on, partie="budgets")
    ratios = next(frame for frame in tables(screen.main) if len(frame) == len(budgets))
    rows = [read(" | ".join(str(cell) for cell in row)) for row in ratios.to_numpy().tolist()]
    assert len(rows) == len(budgets) == 4
    for budget in budgets:
        expected = [
            read(percent(budget["gross_savings_rate_pct"], 1)),
            read(euros(budget["net_savings_eur"])),
        ]
        if budget["debt_years"] is not None:
            expected.append(read(quantity(budget["debt_years"], "ans", 1)))
        assert [row for row in rows if all(value in row for value in expected)], budget["code"]
    whole = said(screen.main)
    assert read(percent(of(budgets, "ensemble")["gross_savings_rate_pct"], 1)) in whole
    assert str(of(budgets, "ensemble")["year"]) in whole


@pytest.mark.parametrize("code", ["principal", "locations", "stationnement", "ensemble"])
@pytest.mark.parametrize("on", DATES)
@pytest.mark.usefixtures("demo_base")
def test_accounts_open_the_headline_figures_to_the_cent(on: str, code: str) -> None:
    row = of(figures(on)["budgets"], code)
    for amount in ("gross_savings", "net_savings", "debt"):
        screen = opened("accounts", au=on, budget=code, montant=amount)
        assert read(quantity(row[f"{amount}_eur"], "€", 2)) in said(screen.main), amount


@pytest.mark.parametrize("quarter", QUARTERS)
@pytest.mark.usefixtures("demo_base")
def test_key_figures_of_a_quarter_are_the_headline_ones(quarter: str) -> None:
    # Those of the perimeter of 2015 belong to the territory that the quarter succeeds to.
    every = figures(DATES[-1])["territories"]
    values = {
        number(one["value"], digits)
        for territory in every
        for one in territory["indicators"]
        for digits in (0, 1)
    }
    screen = opened("neighbourhoods", quartier=quarter)
    assert screen.metric
    for metric in screen.metric:
        written = re.sub(r"[^\d,\u202f]", "", metric.value).strip("\u202f,")
        assert written in values, (metric.label, metric.value)


@pytest.mark.parametrize("on", DATES)
@pytest.mark.usefixtures("demo_base")
def test_slides_say_the_headline_figures(on: str) -> None:
    found = of(figures(on)["plans"], "FDR")
    first = said(opened("presentation", au=on).main)
    if is_silent(on, "FDR"):
        assert SILENCE in first
        assert f"# {found['actions']}" in first
        assert f"# {found['projects']}" in first
        titles = [read(slide.title[0].value) for slide in slides(on)]
        assert not [title for title in titles if "réalisée" in title or "%" in title]
        return
    assert read(f"# {percent(found['completion']['pct'])}") in first
    assert f"# {found['completion']['den']}" in first
    words = CHECKS_WORDS["overdue"]
    overdue = read(counted(found["overdue"], words.singular, words.plural))
    titles = [read(slide.title[0].value) for slide in slides(on)]
    assert [title for title in titles if title.startswith(overdue)]


@pytest.mark.parametrize("plan", ["FDR", "CDV"])
@pytest.mark.parametrize("on", DATES)
@pytest.mark.usefixtures("demo_base")
def test_each_counter_is_as_many_as_the_rows_behind_it(on: str, plan: str) -> None:
    screen = opened("overview", au=on, plan=plan)
    counters = [one for one in links(screen.main) if "controle" in one[2]]
    assert counters
    if plan == "FDR" and on == DATES[-1]:
        # Only an import may read a document badly.
        shown = [check for check in CHECKS_WORDS if check != Check.TO_REVIEW]
        assert [one[2]["controle"] for one in counters] == shown
    follow(screen, counters)


@pytest.mark.usefixtures("demo_base")
def test_each_counter_of_each_delegation_is_as_many_as_the_rows_behind_it() -> None:
    screen = opened("delegations")
    for found in figures(DATES[-1])["delegations"]:
        moved(screen, "delegations", delegation=found["code"])
        counters = [one for one in links(screen.main) if "controle" in one[2]]
        assert all(one[2]["pilote"] == found["code"] for one in counters)
        follow(screen, counters)


def follow(screen: AppTest, counters: list[tuple[str, str, dict[str, str]]]) -> None:
    for words, page, parameters in counters:
        assert page == "actions"
        count = int(words.split(" ")[0])
        moved(screen, "actions", **parameters)
        assert troubles(screen) == []
        assert len(tables(screen.main)[0]) == count, (words, parameters)
        assert parameters_of(screen).get("controle") == parameters["controle"]
