"""The command line: what it loads, what it prints, how it refuses."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from typer.testing import CliRunner, Result

from data.__main__ import app
from data.base.service import base_view
from data.base.settings import PROJECT_ROOT
from data.mandate.service import plan_lines

SCHEMA = PROJECT_ROOT / "docs" / "figures.schema.json"
COUNTS = {
    "code",
    "actions",
    "projects",
    "done",
    "in_progress",
    "upcoming",
    "paused",
    "blocked",
    "dropped",
    "overdue",
    "completion",
}
BUDGET = {
    "code",
    "year",
    "stage",
    "source",
    "gross_savings_eur",
    "gross_savings_rate_pct",
    "net_savings_eur",
    "debt_eur",
    "debt_years",
    "status",
}
INIT = {
    "--name": "Petiteville",
    "--insee": "2A004",
    "--mandate-start": "2026-03-23",
    "--mandate-end": "2032-03-31",
}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def init(**changes: str) -> Result:
    options = INIT | {f"--{name.replace('_', '-')}": value for name, value in changes.items()}
    return run("init", *(part for pair in options.items() for part in pair))


def figures(*arguments: str) -> dict[str, Any]:
    result = run("figures", "--json", *arguments)
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def every_number(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        for item in value.values():
            yield from every_number(item)
    elif isinstance(value, list):
        for item in value:
            yield from every_number(item)
    else:
        yield value


class TestPrepare:
    def test_an_empty_base_receives_the_demonstration(self, no_base: Path) -> None:
        result = run("prepare")
        assert result.exit_code == 0
        assert "chargement de la démonstration" in result.stdout
        assert (base_view().name, base_view().version) == ("Saint-Omer", 1)

    def test_a_base_that_holds_a_town_is_left_alone(self, demo_copy: Path) -> None:
        result = run("prepare")
        assert result.exit_code == 0
        assert "chargement" not in result.stdout
        assert base_view().version == 1

    def test_a_town_of_one_s_own_is_never_overwritten(self, no_base: Path) -> None:
        assert init().exit_code == 0
        assert run("prepare").exit_code == 0
        assert base_view().name == "Petiteville"


class TestDemo:
    def test_refused_when_the_base_is_not_empty(self, demo_copy: Path) -> None:
        result = run("demo")
        assert result.exit_code == 1
        assert "rien n’a été changé" in result.stderr
        assert result.stdout == ""
        assert base_view().version == 1

    def test_an_unknown_town_is_a_misuse(self, no_base: Path) -> None:
        assert run("demo", "atlantide").exit_code == 2


class TestFigures:
    def test_one_json_object_with_the_keys_of_the_design(self, demo_base: Path) -> None:
        found = figures()
        assert set(found) == {
            "as_of",
            "simulated",
            "plans",
            "delegations",
            "budgets",
            "territories",
        }
        assert (found["as_of"], found["simulated"]) == ("2029-06-30", True)
        assert [plan["code"] for plan in found["plans"]] == ["FDR", "CDV"]
        assert [plan["kind"] for plan in found["plans"]] == ["mandate_contract", "city_contract"]
        assert all(set(plan) == COUNTS | {"kind"} for plan in found["plans"])
        assert all(set(part) == COUNTS for part in found["delegations"])
        assert all(set(budget) == BUDGET for budget in found["budgets"])
        for territory in found["territories"]:
            assert set(territory) == {"code", "name", "kind", "indicators"}
            for one in territory["indicators"]:
                assert set(one) == {"code", "value", "year", "absence"}

    @pytest.mark.parametrize("day", [(), ("--as-of", "2020-01-01"), ("--as-of", "2027-01-01")])
    def test_valid_against_its_schema(self, demo_base: Path, day: tuple[str, ...]) -> None:
        found = figures(*day)
        schema = json.loads(SCHEMA.read_text("utf-8"))
        Draft202012Validator.check_schema(schema)
        errors = Draft202012Validator(schema).iter_errors(found)
        assert [error.message for error in errors] == []
        assert not any(value != value for value in every_number(found)), "NaN is no JSON"

    def test_counts_agree_with_each_other(self, demo_base: Path) -> None:
        found = figures()
        stages = COUNTS - {"code", "actions", "projects", "overdue", "completion"}
        for line in [*found["plans"], *found["delegations"]]:
            assert line["projects"] == sum(line[stage] for stage in stages)
            completion = line["completion"]
            assert completion["num"] == line["done"]
            assert completion["den"] == line["projects"] - line["dropped"]
        roadmap = found["plans"][0]
        for name in COUNTS - {"code", "completion"}:
            assert roadmap[name] == sum(part[name] for part in found["delegations"])
        assert roadmap["actions"] == 201
        assert len(found["delegations"]) == 12

    def test_another_day_gives_other_figures(self, demo_base: Path) -> None:
        then, now = figures("--as-of", "2027-01-01"), figures()
        assert then["as_of"] == "2027-01-01"
        assert then["plans"][0]["done"] < now["plans"][0]["done"]
        assert {budget["year"] for budget in then["budgets"]} == {2025}
        assert {budget["year"] for budget in now["budgets"]} == {2028}

    def test_what_is_missing_is_null_with_its_reason(self, demo_base: Path) -> None:
        indicators = [
            one for territory in figures()["territories"] for one in territory["indicators"]
        ]
        missing = [one for one in indicators if one["value"] is None]
        assert missing
        assert all(one["absence"] for one in missing)
        assert not any(one["absence"] for one in indicators if one["value"] is not None)

    def test_without_projects_the_share_is_null_and_not_zero(self, no_base: Path) -> None:
        assert init().exit_code == 0
        found = figures("--as-of", "2027-01-01")
        assert found["plans"][0]["completion"] == {"num": 0, "den": 0, "pct": None}
        assert (found["simulated"], found["delegations"], found["budgets"]) == (False, [], [])

    def test_in_words(self, demo_base: Path) -> None:
        result = run("figures")
        assert result.exit_code == 0
        first, *lines = result.stdout.splitlines()
        assert first == "État au 30 juin 2029 (données simulées)"
        completion = figures()["plans"][0]["completion"]
        assert f"({completion['num']} sur {completion['den']})" in lines[0]

    def test_refused_on_an_empty_base(self, no_base: Path) -> None:
        result = run("figures", "--json")
        assert result.exit_code == 1
        assert result.stdout == ""
        assert "La base est vide" in result.stderr

    def test_a_day_that_is_none_is_a_misuse(self, demo_base: Path) -> None:
        assert run("figures", "--as-of", "30/06/2029").exit_code == 2
        assert run("figures", "--as-of", "2029-02-30").exit_code == 2


class TestInit:
    def test_creates_a_town_with_an_empty_roadmap(self, no_base: Path) -> None:
        result = init()
        assert result.exit_code == 0
        assert (base_view().organisation, base_view().name) == ("2A004", "Petiteville")
        assert not base_view().is_simulated
        (plan,) = plan_lines("2A004")
        assert (plan.starts_on, plan.ends_on) == (date(2026, 3, 23), date(2032, 3, 31))

    @pytest.mark.parametrize("insee", ["", "6276", "627655", "62-65", "62 65"])
    def test_refuses_what_is_no_insee_code(self, no_base: Path, insee: str) -> None:
        result = init(insee=insee)
        assert result.exit_code == 1
        assert "code INSEE" in result.stderr
        assert base_view().organisation is None

    @pytest.mark.parametrize("insee", ["ABCDE", "٦٢٧٦٥", "6276A", "ÉÉÉÉÉ"])
    def test_refuses_five_characters_that_are_no_insee_code(
        self, no_base: Path, insee: str
    ) -> None:
        assert init(insee=insee).exit_code == 1

    @pytest.mark.parametrize("ends", ["2026-03-23", "2020-01-01"])
    def test_refuses_a_mandate_that_ends_before_it_starts(self, no_base: Path, ends: str) -> None:
        result = init(mandate_end=ends)
        assert result.exit_code == 1
        assert "doit suivre son début" in result.stderr
        assert base_view().organisation is None

    def test_refuses_a_base_that_is_not_empty(self, demo_copy: Path) -> None:
        result = init()
        assert result.exit_code == 1
        assert "rien n’a été changé" in result.stderr
        assert (base_view().name, base_view().version) == ("Saint-Omer", 1)

    def test_a_missing_or_unknown_option_is_a_misuse(self, no_base: Path) -> None:
        assert run("init", "--name", "Petiteville").exit_code == 2
        assert run("init", "--couleur", "bleu").exit_code == 2
        assert run("inconnue").exit_code == 2
        assert not no_base.exists()
